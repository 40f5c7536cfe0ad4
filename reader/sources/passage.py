"""A passage of a marked-up text, and what is known of it besides its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.article import BlockKind

PICTURED = "註"
"""The mark of a note whose mark is a picture."""
_BULLETS = "•◦▪"


class Link(NamedTuple):
    """A link to some place in this book."""

    href: str
    words: str
    own_id: str
    typed: bool
    """Whether it is marked as leading to a note."""
    raised: bool
    first: bool
    """Whether its passage begins with it."""
    bare: bool
    """Whether it is a number alone, with marks around it in the passage's text."""


class Passage(NamedTuple):
    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading, from 1."""
    marker: str = ""
    links: tuple[Link, ...] = ()
    marked: bool = False
    """Whether its text has marks in it."""


class ListMarkers:
    """What stands before the items of lists within lists."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        """For each list around the number of its next item; 0 where they have none."""
        self._marker = ""

    def begin(self, *, ordered: bool, start: str) -> Callable[[], object]:
        """What ends the list."""
        sensible = start.isascii() and start.isdecimal() and len(start) <= 6
        self._numbers.append((int(start) if sensible else 1) if ordered else 0)
        return self._numbers.pop

    def begin_item(self) -> None:
        number = self._numbers[-1] if self._numbers else 0
        self._marker = f"{number}." if number else _BULLETS[min(max(len(self._numbers), 1), 3) - 1]
        if number:
            self._numbers[-1] = number + 1

    def take(self) -> str:
        """The marker of the item that has begun: its first passage has it."""
        marker, self._marker = self._marker, ""
        return marker

    def end_item(self) -> None:
        self._marker = ""
