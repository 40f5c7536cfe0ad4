"""Which blocks of an article nobody has worked on yet, in the order they are worth it.

From where the reader is on to the end, then from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable


class Remaining:
    def __init__(self, blocks: int) -> None:
        self.blocks = range(blocks)
        self._left = bytearray(b"\1") * blocks
        self._count = blocks
        self._next = 0

    def __len__(self) -> int:
        return self._count

    @property
    def share(self) -> float:
        """How much of the article is done, from 0 to 1."""
        return 1 - self._count / len(self.blocks) if len(self.blocks) else 1.0

    def go_on_from(self, block: int) -> None:
        self._next = block

    @property
    def next(self) -> int:
        """The one that is worth it most. There must be one."""
        at = self._left.find(1, self._next)
        return at if at >= 0 else self._left.find(1)

    def take(self) -> int:
        """The next one, which is then done. There must be one."""
        at = self.next
        self._left[at] = 0
        self._count -= 1
        self._next = at + 1
        return at

    def put_back(self, blocks: Iterable[int]) -> None:
        """These are to be done again."""
        for block in blocks:
            self._count += not self._left[block]
            self._left[block] = 1
