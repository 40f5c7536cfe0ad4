"""Entries as the YAML of a glossary file: a line for each key, lists and maps in one line.

Quick enough for an imported list of 100,000; what is changed by hand goes through `editing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from reader.glossary.entry import Entry
from reader.glossary.listing import as_values

_BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Keys(dict[str, Any]):
    """The keys of one entry."""


class _Dumper(_BASE):  # type: ignore[misc]  # its base is chosen when it runs
    """Texts of several lines are blocks."""


def _represent_text(dumper: Any, text: str) -> Any:
    is_block = "\n" in text and all(line == line.strip() and line for line in text.split("\n"))
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if is_block else None)


def _represent_keys(dumper: Any, keys: _Keys) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", keys.items(), flow_style=False)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Keys, _represent_keys)


def emitted(entries: Sequence[Entry], width: int = 1 << 20) -> str:
    """An element each, with an empty line between; longer texts go on in another line past the width."""
    return "\n".join(_element(entry, width) for entry in entries)


def _element(entry: Entry, width: int) -> str:
    made: str = yaml.dump(
        [_Keys(as_values(entry))],
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=width,
    )
    return made
