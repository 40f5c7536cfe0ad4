"""Entries taken from another format, held to the rules of a glossary file: what cannot be used is told with
its line, and the rest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reader.chinese.han import is_han
from reader.chinese.pinyin import parse_pinyin
from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry
from reader.glossary.nodes import Listing, Map, Node, Scalar
from reader.glossary.schema import read_entry

Written = str | Sequence[str] | Mapping[str, str]
"""The value of a key: a text, a list of texts, or texts by name."""

FIELDS = tuple(Entry.__struct_fields__)
ALL = frozenset(FIELDS)


class Pack(NamedTuple):
    """What else an export says of itself."""

    title: str
    readings: Callable[[Sequence[Entry]], list[str]]
    """Numbered pinyin of each, syllables with a space between; "" where it has none."""


@dataclass(slots=True)
class Taken:
    """What a file holds."""

    path: Path
    entries: list[Entry] = field(default_factory=list)
    problems: list[GlossaryError] = field(default_factory=list)
    unread: int = 0
    """Readings that are no pinyin: many dictionaries have others."""
    _seen: dict[str, int] = field(default_factory=dict)

    def take(self, fields: Mapping[str, Written], line: int, column: int = 1) -> None:
        """One entry, as it stands in a line of the file; empty values are left out."""
        pairs = [(_scalar(key, line), _node(value, line)) for key, value in fields.items() if value]
        entry, problems = read_entry(Map(line, column, None, [*pairs]), self.path)
        self.problems += problems
        if entry is None:
            return
        if (first := self._seen.setdefault(entry.term, line)) != line:
            self.report(line, f"{entry.term} again", f"that of line {first} is taken")
        else:
            self.entries.append(entry)

    def pinyin(self, term: str, reading: str) -> str:
        """A reading as an entry can have it: the syllables of Chinese characters alone; "" for no pinyin."""
        syllables = " ".join(part for part in reading.split() if part not in term)
        count = sum(map(is_han, term))
        if not syllables or not count:
            return ""
        try:
            parse_pinyin(syllables, count)
        except ValueError:
            self.unread += 1
            return ""
        return syllables

    def report(self, line: int | None, what: str, remedy: str = "", column: int | None = 1) -> None:
        """Something that cannot be used."""
        place = Place(self.path, line, column if line else None)
        self.problems.append(GlossaryError(what, place=place, remedy=remedy))


def _scalar(text: str, line: int) -> Scalar:
    return Scalar(line, 1, None, text)


def _node(value: Written, line: int) -> Node:
    if isinstance(value, str):
        return _scalar(value, line)
    if isinstance(value, Mapping):
        pairs: list[tuple[Node, Node]] = [(_scalar(k, line), _scalar(v, line)) for k, v in value.items()]
        return Map(line, 1, None, pairs)
    return Listing(line, 1, None, [_scalar(text, line) for text in value])


def text_of(content: bytes, path: Path) -> str:
    """UTF-8, or UTF-16 where it says so, as spreadsheets write it. Raises GlossaryError."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "save it with the encoding UTF-8"
        raise GlossaryError("is not UTF-8", place=Place(path, line), remedy=remedy) from None
