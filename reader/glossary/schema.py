"""A node → an entry, with one clear line for everything in it that cannot be used.

A key that is wrong is left out and named; an entry goes only where its term or its English is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from reader.errors import GlossaryError, Place, visible
from reader.glossary.entry import Entry, Kind
from reader.glossary.nodes import LIST_REMEDY, Listing, Map, Node, Scalar

REGIONS = ("hk", "tw", "cn")
Wanted = TypeVar("Wanted", bound=Node)


class _UnusableError(Exception):
    """A node that cannot be taken as what it should be."""

    def __init__(self, node: Node, what: str, remedy: str) -> None:
        super().__init__(what)
        self.node, self.what, self.remedy = node, what, remedy


def read_entry(node: Node, path: Path) -> tuple[Entry | None, list[GlossaryError]]:
    """The entry one element of the list holds, or None, and what is wrong with it."""
    problems: list[GlossaryError] = []

    def report(at: Node, what: str, remedy: str) -> None:
        problems.append(GlossaryError(visible(what), place=Place(path, at.line, at.column), remedy=remedy))

    if not isinstance(node, Map):
        report(node, *_not_an_entry(node))
        return None, problems
    values: dict[str, Any] = {}
    nodes: dict[str, Node] = {}
    for key_node, value_node in node.pairs:
        key = key_node.value if isinstance(key_node, Scalar) else "…"
        if (read := _READERS.get(key)) is None:
            report(key_node, *_unknown_key(key))
        elif key in nodes:
            report(key_node, f"'{key}' is written twice", f"keep one; that of line {nodes[key].line} is used")
        else:
            nodes[key] = value_node
            try:
                values[key] = read(value_node, key)
            except _UnusableError as unusable:
                report(unusable.node, unusable.what, unusable.remedy)
    for key in ("term", "english"):
        if not values.get(key) and (key in values or key not in nodes):
            named = f" ({values['term']})" if values.get("term") else ""
            report(nodes.get(key, node), f"no '{key}'{named}", f"add '{key}: …'")
    if not (values.get("term") and values.get("english")):
        return None, problems
    for key in ("pinyin", "jyutping"):
        if values.get(key) and (wrong := _wrong_reading(key, values[key], values["term"])):
            report(nodes[key], *wrong)
            del values[key]
    return Entry(**{key: value for key, value in values.items() if value}), problems


def _not_an_entry(node: Node) -> tuple[str, str]:
    if isinstance(node, Scalar) and "：" in node.value:
        return "full-width colon ：", "write ': ', a half-width colon and a space"
    return "not an entry", LIST_REMEDY


def _unknown_key(key: str) -> tuple[str, str]:
    near = get_close_matches(key.lower(), _READERS, n=1, cutoff=0.6)
    return f"unknown key '{key}'", f"did you mean '{near[0]}'?" if near else f"keys are {', '.join(_READERS)}"


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


# -- values ------------------------------------------------------------------------------------------


def _as(kind: type[Wanted], node: Node, key: str, remedy: str) -> Wanted:
    if node.tag and node.tag != "!":
        what = "is the alias" if node.tag.startswith("*") else "carries the tag"
        remedy = "write it out, or put it in double quotes if it is meant so"
        raise _UnusableError(node, f"'{key}' {what} {node.tag}", remedy)
    if not isinstance(node, kind):
        found = {Scalar: "a text", Listing: "a list", Map: "a map"}[type(node)]
        raise _UnusableError(node, f"'{key}' is {found}", remedy)
    return node


def _text(node: Node, key: str) -> str:
    value = _as(Scalar, node, key, f"write one text: {key}: …").value.strip()
    return value if value.isprintable() else visible(" ".join(value.split()))


def _note(node: Node, key: str) -> str:
    value = _as(Scalar, node, key, f"write one text: {key}: …").value.strip()
    return "\n".join(visible(line.rstrip()) for line in value.split("\n"))


def _texts(node: Node, key: str) -> tuple[str, ...]:
    example = node.value if isinstance(node, Scalar) and node.value else "…"
    values = _as(Listing, node, key, f"write a list: {key}: [{example}]").nodes
    return tuple(filter(None, (_text(value, key) for value in values)))


def _map(node: Node, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name_node, value in _as(Map, node, key, f"write a map: {key}: {{name: …}}").pairs:
        name = _text(name_node, key)
        if name in found:
            raise _UnusableError(name_node, f"'{name}' is written twice in '{key}'", "keep one")
        found[name] = _text(value, key)
    return {name: value for name, value in found.items() if value}


def _regions(node: Node, key: str) -> dict[str, str]:
    found = _map(node, key)
    for region in found:
        if region not in REGIONS:
            raise _UnusableError(node, f"unknown region '{region}'", f"regions are {', '.join(REGIONS)}")
    return found


def _kind(node: Node, key: str) -> Kind:
    value = _text(node, key)
    try:
        return Kind(value.lower())
    except ValueError:
        near = get_close_matches(value.lower(), list(Kind), n=1, cutoff=0.5)
        remedy = f"did you mean '{near[0]}'?" if near else f"kinds are {', '.join(Kind)}"
        raise _UnusableError(node, f"unknown kind '{value}'", remedy) from None


def _truth(node: Node, key: str) -> bool:
    value = _text(node, key).lower()
    if value not in ("true", "false"):
        raise _UnusableError(node, f"'{key}' is '{value}'", "write true or false")
    return value == "true"


_READERS: dict[str, Callable[[Node, str], Any]] = {
    "term": _text,
    "english": _text,
    "kind": _kind,
    "pinyin": _text,
    "jyutping": _text,
    "aliases": _texts,
    "regions": _regions,
    "note": _note,
    "see": _texts,
    "links": _map,
    "whole_word": _truth,
}
