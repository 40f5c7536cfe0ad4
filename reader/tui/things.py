"""The people and things of one text as rows: pure, from what the page knows to parts of lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.article import Article, Position
from reader.palette import KINDS
from reader.tui.status import Parts
from reader.typesetting.cells import truncate, width
from reader.wording import Wording

Key = tuple[int, int]
"""(kind of the span, its payload), as the desk counts mentions."""
STRIP = 12
"""Cells of a strip: each a twelfth of the text."""
_BARS = " ▁▂▃▄▅▆▇█"
_ORDER = {kind: number for number, kind in enumerate(("person", "name", *KINDS[1:]))}


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something that the text mentions."""

    key: Key
    kind: str
    """Of the entry, or "name" for who is explained in the text itself."""
    term: str
    english: str
    mentions: tuple[Position, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading among the rows."""

    kind: str
    count: int


class Whole:
    """Where positions fall in the whole of a text, in characters."""

    def __init__(self, article: Article) -> None:
        self._before = list(accumulate((len(block.text) for block in article.blocks), initial=0))

    def part(self, position: Position, parts: int) -> int:
        """Which of so many equal parts of the text a position is in."""
        at = self._before[position.block] + position.offset
        return min(parts - 1, at * parts // max(1, self._before[-1]))

    def strip(self, mentions: Sequence[Position], cells: int = STRIP) -> str:
        """How often each part of the text mentions something, as bars: one mention is the lowest."""
        counts = [0] * cells
        for mention in mentions:
            counts[self.part(mention, cells)] += 1
        most = max(counts)
        scale = max(1.0, most / (len(_BARS) - 1))
        return "".join(_BARS[min(len(_BARS) - 1, -(-count // scale).__int__())] for count in counts)


def rows_of(things: Sequence[Thing]) -> list[Thing | Group]:
    """By kind, those mentioned most first, each kind under its heading."""
    by_kind: dict[str, list[Thing]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing)
    rows: list[Thing | Group] = []
    for kind in sorted(by_kind, key=lambda kind: _ORDER.get(kind, len(_ORDER))):
        some = sorted(by_kind[kind], key=lambda thing: (-len(thing.mentions), thing.mentions[0]))
        rows += [Group(kind, len(some)), *some]
    return rows


def nth_mention(thing: Thing, cursor: Position) -> int:
    """Which of its mentions the cursor is on or past, counting from 1; 0 before the first."""
    return bisect_right(thing.mentions, cursor)


def draw_row(
    row: Thing | Group, cells: int, wording: Wording, whole: Whole, cursor: Position, *, complete: bool
) -> Parts:
    """Term, English, "2/5", and where in the text it is mentioned."""
    if isinstance(row, Group):
        return ((f"{wording.kind(row.kind)} {row.count}", "faint"),)
    at = nth_mention(row, cursor) if cursor in row.mentions else 0
    count = f"{at}/{len(row.mentions)}" if at else str(len(row.mentions))
    count = f"{count}{'' if complete else '+'}".rjust(6)
    strip = f" {whole.strip(row.mentions)}" if cells >= 44 else ""
    room = cells - width(count) - width(strip)
    term = truncate(row.term, max(8, room // 2))
    english = truncate(row.english, max(0, room - width(term) - 2))
    space = " " * max(0, room - width(term) - 2 - width(english))
    return ((term, row.kind), (f"  {english}{space}", ""), (count, "faint"), (strip, "accent"))


def named_things(
    mentions: Mapping[Key, Sequence[Position]], names: Mapping[Key, tuple[str, str, str]]
) -> list[Thing]:
    """`names` tells (kind, term, English) of those that are known so far."""
    return [
        Thing(key, *names[key], mentions=tuple(places))
        for key, places in mentions.items()
        if places and key in names
    ]
