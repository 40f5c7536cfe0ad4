"""YAML text → nodes, one per entry, with line and column.

Nodes are put together from the parser's events, here and not by PyYAML: no tag can make an object, no alias
can multiply, no nesting can overflow the C stack (PyYAML's own composer crashes the process on 100,000
brackets), and every scalar stays the text it is written as (no → "no", 1:30 → "1:30"). Where a file is not
valid YAML it is read again entry by entry: the broken ones are named, and the rest are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from reader.errors import GlossaryError, Place, visible
from reader.glossary.slips import find_slip

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 8
"""Levels of lists and maps; an entry has three."""
INVALID = "not valid YAML"
SECOND = "a second document begins here"
TOO_DEEP = "lists or maps nested too deeply"
_PROBLEMS = {"exceeded maximum nesting depth": TOO_DEEP}
"""What PyYAML calls a thing, in our words: from 6.0.4 it may refuse deep nesting before we do."""
_REMEDIES = {
    SECOND: "take out the line that begins with ---",
    "found invalid Unicode character escape code": "write the character itself",
}
"""By problem, where there is something better to say than in general."""
LIST_REMEDY = "a glossary file is a list: begin each entry with '- term: …'"


@dataclass(slots=True)
class Node:
    line: int
    """1-based, in the file."""
    column: int
    """1-based, in code points."""
    tag: str | None
    """A tag that is written, or the name of an alias ("*name"): neither has any use in a glossary."""


@dataclass(slots=True)
class Scalar(Node):
    value: str


@dataclass(slots=True)
class Listing(Node):
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Map(Node):
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    key: Node | None = None
    """The key that waits for its value while the map is read."""


def read_nodes(text: str, path: Path, remedy: str = LIST_REMEDY) -> tuple[list[Node], list[GlossaryError]]:
    """The elements of the list in a file's text, and what is wrong with the rest.

    `remedy` is said where there is no list.
    """
    text = _printable(text)
    try:
        return _elements(text, path, 0, remedy)
    except yaml.YAMLError as error:
        return _entry_by_entry(text, path, error, remedy)


def read_root(text: str) -> Node | None:
    """The one thing that a file is, list or not; None where it says nothing. Raises yaml.YAMLError."""
    builder = _Builder(0)
    nodes = list(builder.stream(_printable(text)))
    if isinstance(builder.root, Listing):
        builder.root.nodes = nodes
    return builder.root


def stream_nodes(text: str, path: Path, remedy: str = LIST_REMEDY) -> Iterator[Node | GlossaryError]:
    """The same one by one, for long files. Raises yaml.YAMLError, perhaps after some, where one is broken."""
    builder = _Builder(0)
    yield from builder.stream(_printable(text))
    yield from _no_list(builder.root, path, remedy)


def _no_list(root: Node | None, path: Path, remedy: str) -> Iterator[GlossaryError]:
    """What is wrong with a text that holds no list; an empty one is none."""
    if not (root is None or isinstance(root, Listing) or (isinstance(root, Scalar) and not root.value)):
        what = "entries stand without a list" if isinstance(root, Map) else "no list of entries"
        yield GlossaryError(what, place=Place(path, root.line, root.column), remedy=remedy)


def _printable(text: str) -> str:
    """Control characters as their pictures, one for one: YAML would refuse the whole file for one of them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = (line if line.isprintable() else "\t".join(map(visible, line.split("\t"))) for line in lines)
    return "\n".join(shown)


def _elements(
    text: str, path: Path, lines_before: int, remedy: str
) -> tuple[list[Node], list[GlossaryError]]:
    builder = _Builder(lines_before)
    nodes = list(builder.stream(text))
    return nodes, [*_no_list(builder.root, path, remedy)]


class _Builder:
    """Puts the one document of a text together."""

    def __init__(self, lines_before: int) -> None:
        self._lines_before = lines_before
        self._open: list[Listing | Map] = []
        self.root: Node | None = None

    def stream(self, text: str) -> Iterator[Node]:
        """The elements of a list, each as soon as it is read, and then forgotten."""
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        for event in yaml.parse(text, Loader=_PARSER):
            if node := self._node(event):
                self._place(node, event)
            elif isinstance(event, ends):
                self._open.pop()
            if len(self._open) == 1 and isinstance(self.root, Listing) and self.root.nodes:
                yield self.root.nodes.pop()

    def _node(self, event: yaml.Event) -> Node | None:
        mark: Any = event.start_mark
        line, column = mark.line + 1 + self._lines_before, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, column, event.tag, event.value)
        if isinstance(event, yaml.MappingStartEvent):
            return Map(line, column, event.tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(line, column, event.tag)
        return Scalar(line, column, f"*{event.anchor}", "") if isinstance(event, yaml.AliasEvent) else None

    def _place(self, node: Node, event: yaml.Event) -> None:
        if self._open:
            self._add_to(self._open[-1], node)
        elif self.root is None:
            self.root = node
        elif not isinstance(node, Scalar):
            raise _refusal(SECOND, event)
        if isinstance(node, Listing | Map):
            if len(self._open) == DEEPEST:
                raise _refusal(TOO_DEEP, event)
            self._open.append(node)

    @staticmethod
    def _add_to(parent: Listing | Map, node: Node) -> None:
        if isinstance(parent, Listing):
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            parent.pairs.append((parent.key, node))
            parent.key = None


def _refusal(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _entry_by_entry(
    text: str, path: Path, error: Exception, remedy: str
) -> tuple[list[Node], list[GlossaryError]]:
    lines = text.split("\n")
    starts = _entry_starts(lines)
    if not starts:
        return [], [_diagnose(lines, 0, path, error)]
    nodes: list[Node] = []
    problems: list[GlossaryError] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        portion = lines[start:end]
        try:
            found, wrong = _elements("\n".join(portion), path, start, remedy)
        except yaml.YAMLError as broken:
            problems.append(_diagnose(portion, start, path, broken))
        else:
            nodes += found
            problems += wrong
    if not problems:  # every entry is sound by itself: the slip is in what holds them together
        problems.append(_diagnose(lines, 0, path, error))
    return nodes, problems


def _entry_starts(lines: Sequence[str]) -> list[int]:
    first = next((m for m in map(re.compile(r"( *)-(?: |$)").match, lines) if m), None)
    if first is None:
        return []
    start = re.compile(rf"{first[1]}-(?: |$)")
    return [number for number, line in enumerate(lines) if start.match(line)]


def _diagnose(lines: Sequence[str], lines_before: int, path: Path, error: Exception) -> GlossaryError:
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else len(lines) - 1
    for number in range(last, -1, -1):
        if slip := find_slip(lines[number]):
            place = Place(path, lines_before + number + 1, slip.column)
            return GlossaryError(slip.what, place=place, remedy=slip.remedy)
    place = Place(path, lines_before + last + 1, mark.column + 1 if mark else None)
    problem = getattr(error, "problem", None) or "cannot be read"
    problem = _PROBLEMS.get(problem, problem)
    remedy = _REMEDIES.get(problem, "check quotes, brackets and indentation of this entry")
    return GlossaryError(f"{INVALID}: {problem}", place=place, remedy=remedy)
