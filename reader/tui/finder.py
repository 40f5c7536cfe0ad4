"""What a search has found so far, and which hit is the current one. Knows no screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.article import Position

Hit = tuple[int, int, int]
"""(block, start, end)."""


class Finder:
    """Hits in the order of the article, gathered while the worker still searches."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        self.done = False

    def add(self, hits: Iterable[Hit], *, done: bool) -> None:
        self.hits = sorted({*self.hits, *hits})
        self.done = done

    def step(self, position: Position, step: int) -> Hit | None:
        """The next hit after a position, or the one before it; round the end of the article."""
        if not self.hits:
            return None
        at = (position.block, position.offset)
        starts = [hit[:2] for hit in self.hits]
        index = bisect_right(starts, at) if step > 0 else bisect_left(starts, at) - 1
        self.current = self.hits[index % len(self.hits)]
        return self.current

    def first_from(self, position: Position) -> Hit | None:
        """The hit at a position or after it."""
        starts = [hit[:2] for hit in self.hits]
        index = bisect_left(starts, (position.block, position.offset))
        self.current = self.hits[index % len(self.hits)] if self.hits else None
        return self.current

    @property
    def number(self) -> int:
        """Of the current hit, from 1; 0 where there is none."""
        return bisect_left(self.hits, self.current) + 1 if self.current in self.hits and self.current else 0
