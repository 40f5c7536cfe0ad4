"""What a check of glossary files finds, and an entry together with where each of its values stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.errors import GlossaryError, Place, shortened, visible
from reader.glossary.entry import Entry, Located
from reader.glossary.nodes import Listing, Map, Node, Scalar


class Severity(StrEnum):
    ERROR = "error"
    """The reader cannot use it, or uses something else instead."""
    WARNING = "warning"
    """All but surely not what was meant."""
    INFO = "info"
    """Worth knowing; may well be meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    severity: Severity
    rule: str
    """A short name that does not change: "duplicate", "pinyin"."""
    place: Place
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return visible(f"{self.place}: {self.severity}: {self.what}{remedy}")


class Form(NamedTuple):
    """A spelling an entry is found by, and the key it stands under."""

    key: str
    """ "term", "regions" or "aliases"."""
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """An entry as it stands in its file."""

    located: Located
    nodes: Mapping[str, Node]
    """Values by key, the first where a key is written twice."""
    checked: bool = True
    """False for the entries of the files it is only checked against."""

    @property
    def entry(self) -> Entry:
        return self.located.entry

    @property
    def layer(self) -> str:
        return self.located.layer

    def forms(self) -> Iterator[Form]:
        """Every spelling, as often as it is written."""
        yield Form("term", self.entry.term)
        yield from (Form("regions", form) for form in self.entry.regions.values())
        yield from (Form("aliases", form) for form in self.entry.aliases)

    def raw(self, key: str) -> str:
        """The text of a value before anything was taken off it."""
        node = self.nodes.get(key)
        return node.value if isinstance(node, Scalar) else ""

    def at(self, key: str, value: str = "") -> Place:
        """Where a key's value stands, or this element of it."""
        node = self.nodes.get(key)
        found = next((one for one in _within(node) if one.value.strip() == value), node)
        if found is None:
            return self.located.place
        return Place(self.located.place.path, found.line, found.column)

    def find(
        self, severity: Severity, rule: str, place: Place, what: str, remedy: str = ""
    ) -> Iterator[Finding]:
        """One finding, where the entry is among those that are checked."""
        if self.checked:
            yield Finding(severity, rule, place, shortened(what), shortened(remedy))


def of_loader(problem: GlossaryError) -> Finding:
    """What the reader itself says when it loads the file."""
    return Finding(Severity.ERROR, "unusable", problem.place or Place(""), problem.what, problem.remedy)


def values_by_key(node: Map) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            found.setdefault(key.value, value)
    return found


def _within(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Listing):
        yield from (one for one in node.nodes if isinstance(one, Scalar))
    elif isinstance(node, Map):
        yield from (value for _, value in node.pairs if isinstance(value, Scalar))
