"""What an entry says, as it is written."""

from __future__ import annotations

from typing import Any

from reader.glossary.entry import Entry


def as_values(entry: Entry) -> dict[str, Any]:
    """What is written of it, as YAML and JSON have it; what is left out is left out."""
    import msgspec

    made: dict[str, Any] = msgspec.to_builtins(entry)
    return made


def as_yaml(entry: Entry) -> str:
    """The entry as one item of a glossary file."""
    import yaml

    made: str = yaml.safe_dump(
        [as_values(entry)], allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )
    return made
