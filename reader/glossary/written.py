"""An entry from what somebody wrote on the command line, held to the same rules as one in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.errors import GlossaryError
from reader.glossary.entry import Entry
from reader.glossary.nodes import Listing, Map, Node, Scalar
from reader.glossary.schema import read_entry

Written = str | list[str] | dict[str, str]


def entry_of(fields: Mapping[str, Written]) -> Entry:
    """Raises GlossaryError for the first thing that a file would be told off for."""
    node = Map(1, 1, None, [(_scalar(key), _node(value)) for key, value in fields.items() if value])
    entry, problems = read_entry(node, Path())
    if problems or entry is None:
        raise GlossaryError(problems[0].what, remedy=problems[0].remedy)
    return entry


def _node(value: Written) -> Node:
    if isinstance(value, dict):
        return Map(1, 1, None, [(_scalar(key), _scalar(text)) for key, text in value.items()])
    return Listing(1, 1, None, [*map(_scalar, value)]) if isinstance(value, list) else _scalar(value)


def _scalar(text: str) -> Scalar:
    return Scalar(1, 1, None, text)
