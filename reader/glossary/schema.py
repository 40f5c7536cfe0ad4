"""A node → an entry, with one clear line for everything in it that cannot be used.

A key that is wrong is left out and named; an entry goes only where its term or its English is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from reader.errors import GlossaryError
from reader.glossary.entry import Entry, Kind
from reader.glossary.fields import (
    Fields,
    Reader,
    UnusableError,
    mapping,
    note,
    read_fields,
    text,
    texts,
    truth,
)
from reader.glossary.nodes import LIST_REMEDY, Map, Node, Scalar

REGIONS = ("hk", "tw", "cn")
NEEDED = ("term", "english")


def read_entry(node: Node, path: Path) -> tuple[Entry | None, list[GlossaryError]]:
    """The entry one element of the list holds, or None, and what is wrong with it."""
    if not isinstance(node, Map):
        fields = Fields(path)
        fields.report(node, *not_an_entry(node, LIST_REMEDY))
        return None, fields.problems
    fields = read_fields(node, path, READERS)
    if not fields.need(node, *NEEDED):
        return None, fields.problems
    drop_wrong_readings(fields, fields.values["term"])
    return Entry(**{key: value for key, value in fields.values.items() if value}), fields.problems


def not_an_entry(node: Node, remedy: str) -> tuple[str, str]:
    """What to say of an element of the list that is no map."""
    if isinstance(node, Scalar) and "：" in node.value:
        return "full-width colon ：", "write ': ', a half-width colon and a space"
    return "not an entry", remedy


def drop_wrong_readings(fields: Fields, term: str) -> None:
    """Readings must have a syllable for each character of the term."""
    for key in ("pinyin", "jyutping"):
        if fields.values.get(key) and (wrong := _wrong_reading(key, fields.values[key], term)):
            fields.report(fields.nodes[key], *wrong)
            del fields.values[key]


def _wrong_reading(key: str, written: str, term: str) -> tuple[str, str] | None:
    from reader.chinese.han import is_han
    from reader.chinese.pronunciation import parse_jyutping, parse_pinyin

    count = sum(map(is_han, term))
    try:
        (parse_pinyin if key == "pinyin" else parse_jyutping)(written, count)
    except ValueError as error:
        what = f"'{key}' of {term} cannot be used: {error}"
        return what, f"write one syllable a character ({count}), or leave '{key}' out"
    return None


def regions(node: Node, key: str) -> dict[str, str]:
    found = mapping(node, key)
    for region in found:
        if region not in REGIONS:
            raise UnusableError(node, f"unknown region '{region}'", f"regions are {', '.join(REGIONS)}")
    return found


def kind(node: Node, key: str) -> Kind:
    value = text(node, key)
    try:
        return Kind(value.lower())
    except ValueError:
        near = get_close_matches(value[:40].lower(), list(Kind), n=1, cutoff=0.5)
        remedy = f"did you mean '{near[0]}'?" if near else f"kinds are {', '.join(Kind)}"
        raise UnusableError(node, f"unknown kind '{value}'", remedy) from None


READERS: Mapping[str, Reader] = {
    "term": text,
    "english": text,
    "kind": kind,
    "pinyin": text,
    "jyutping": text,
    "aliases": texts,
    "regions": regions,
    "note": note,
    "see": texts,
    "links": mapping,
    "whole_word": truth,
}
"""The keys of an entry, and what reads each; `jsonschema` tells editors the same."""
