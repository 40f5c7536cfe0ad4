"""What a search has found so far, and which hit is the current one. Knows no screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from time import monotonic

from reader.article import Position

SLOW = 0.5
"""Seconds after which what is going on is shown."""
Hit = tuple[int, int, int]
"""(block, start, end)."""


class Finder:
    """Hits in the order of the article, gathered while the worker still searches."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        self.done = False
        self.share = 0.0
        """How much of the article has been searched."""
        self._begun = monotonic()

    def add(self, hits: Sequence[Hit], *, done: bool, share: float = 1.0) -> None:
        """Hits of blocks that have not been searched before, in order from the first to the last of them."""
        self.done, self.share = done, share
        if hits:
            for some in _runs(hits):
                at = bisect_left(self.hits, some[0])
                self.hits[at:at] = some

    @property
    def is_slow(self) -> bool:
        """Whether it still searches, and has for so long that the reader should see how far it is."""
        return not self.done and monotonic() - self._begun > SLOW

    def step(self, position: Position, step: int) -> Hit | None:
        """The next hit after a position, or the one before it; round the end of the article."""
        if not self.hits:
            return None
        at = (position.block, position.offset)
        index = bisect_right(self.hits, (*at, _FAR)) if step > 0 else bisect_left(self.hits, (*at, 0)) - 1
        self.current = self.hits[index % len(self.hits)]
        return self.current

    def first_from(self, position: Position) -> Hit | None:
        """The hit at a position or after it."""
        index = bisect_left(self.hits, (position.block, position.offset, 0))
        self.current = self.hits[index % len(self.hits)] if self.hits else None
        return self.current

    def in_block(self, block: int) -> Sequence[tuple[int, int]]:
        """(start, end) of each in a block."""
        first, last = bisect_left(self.hits, (block, 0, 0)), bisect_left(self.hits, (block + 1, 0, 0))
        return [hit[1:] for hit in self.hits[first:last]]

    @property
    def number(self) -> int:
        """Of the current hit, from 1; 0 where there is none."""
        if self.current is None:
            return 0
        at = bisect_left(self.hits, self.current)
        return at + 1 if at < len(self.hits) and self.hits[at] == self.current else 0


_FAR = 1 << 62


def _runs(hits: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
    """In two where the search has come to the end of the article and begun again."""
    cut = next((at for at in range(1, len(hits)) if hits[at] < hits[at - 1]), len(hits))
    yield hits[:cut]
    if cut < len(hits):
        yield hits[cut:]
