"""What an entry says, by the keys it is written with."""

from __future__ import annotations

from typing import Any

from reader.glossary.entry import Entry


def as_values(entry: Entry) -> dict[str, Any]:
    """What is written of it, as YAML and JSON have it; what is left out is left out."""
    import msgspec

    made: dict[str, Any] = msgspec.to_builtins(entry)
    return made
