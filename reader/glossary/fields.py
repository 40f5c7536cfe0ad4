"""The values of one map of a YAML file: each key read as what it should be, with one clear line for every
key that cannot be used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from reader.errors import GlossaryError, Place, visible
from reader.glossary.nodes import Listing, Map, Node, Scalar

Wanted = TypeVar("Wanted", bound=Node)
Reader = Callable[[Node, str], Any]
"""(the value's node, its key) → the value. Raises UnusableError."""


class UnusableError(Exception):
    """A node that cannot be taken as what it should be."""

    def __init__(self, node: Node, what: str, remedy: str) -> None:
        super().__init__(what)
        self.node, self.what, self.remedy = node, what, remedy


@dataclass(slots=True)
class Fields:
    """What a map holds: values by key, the nodes they were read from, and what is wrong with the rest."""

    path: Path
    values: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    problems: list[GlossaryError] = field(default_factory=list)

    def report(self, at: Node, what: str, remedy: str) -> None:
        place = Place(self.path, at.line, at.column)
        self.problems.append(GlossaryError(visible(what), place=place, remedy=remedy))

    def need(self, node: Node, *keys: str) -> bool:
        """Whether all of these keys have values; says which do not."""
        for key in keys:
            if not self.values.get(key) and (key in self.values or key not in self.nodes):
                first = next((self.values[name] for name in keys if self.values.get(name)), "")
                named = f" ({first})" if first else ""
                self.report(self.nodes.get(key, node), f"no '{key}'{named}", f"add '{key}: …'")
        return all(self.values.get(key) for key in keys)


def read_fields(node: Map, path: Path, readers: Mapping[str, Reader]) -> Fields:
    """Every key of the map that has a reader; a key that is wrong is left out and named."""
    made = Fields(path)
    for key_node, value_node in node.pairs:
        key = key_node.value if isinstance(key_node, Scalar) else "…"
        if (read := readers.get(key)) is None:
            made.report(key_node, *_unknown_key(key, readers))
        elif key in made.nodes:
            remedy = f"keep one; that of line {made.nodes[key].line} is used"
            made.report(key_node, f"'{key}' is written twice", remedy)
        else:
            made.nodes[key] = value_node
            try:
                made.values[key] = read(value_node, key)
            except UnusableError as unusable:
                made.report(unusable.node, unusable.what, unusable.remedy)
    return made


def _unknown_key(key: str, readers: Mapping[str, Reader]) -> tuple[str, str]:
    near = get_close_matches(key[:40].lower(), readers, n=1, cutoff=0.6)
    return f"unknown key '{key}'", f"did you mean '{near[0]}'?" if near else f"keys are {', '.join(readers)}"


def typed(kind: type[Wanted], node: Node, key: str, remedy: str) -> Wanted:
    """A node of this type, without a tag and no alias. Raises UnusableError."""
    if node.tag and node.tag != "!":
        what = "is the alias" if node.tag.startswith("*") else "carries the tag"
        remedy = "write it out, or put it in double quotes if it is meant so"
        raise UnusableError(node, f"'{key}' {what} {node.tag}", remedy)
    if not isinstance(node, kind):
        found = {Scalar: "a text", Listing: "a list", Map: "a map"}[type(node)]
        raise UnusableError(node, f"'{key}' is {found}", remedy)
    return node


def text(node: Node, key: str) -> str:
    """One line of text, without what would steer a terminal."""
    value = typed(Scalar, node, key, f"write one text: {key}: …").value.strip()
    return value if value.isprintable() else visible(" ".join(value.split()))


def note(node: Node, key: str) -> str:
    """Text of several lines."""
    value = typed(Scalar, node, key, f"write one text: {key}: …").value.strip()
    return "\n".join(visible(line.rstrip()) for line in value.split("\n"))


def texts(node: Node, key: str) -> tuple[str, ...]:
    """A list of texts."""
    example = node.value if isinstance(node, Scalar) and node.value else "…"
    values = typed(Listing, node, key, f"write a list: {key}: [{example}]").nodes
    return tuple(filter(None, (text(value, key) for value in values)))


def mapping(node: Node, key: str) -> dict[str, str]:
    """Texts by name."""
    found: dict[str, str] = {}
    for name_node, value in typed(Map, node, key, f"write a map: {key}: {{name: …}}").pairs:
        name = text(name_node, key)
        if name in found:
            raise UnusableError(name_node, f"'{name}' is written twice in '{key}'", "keep one")
        found[name] = text(value, key)
    return {name: value for name, value in found.items() if value}


def truth(node: Node, key: str) -> bool:
    """True or false."""
    value = text(node, key).lower()
    if value not in ("true", "false"):
        raise UnusableError(node, f"'{key}' is '{value}'", "write true or false")
    return value == "true"
