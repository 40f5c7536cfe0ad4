"""The column of lines an article makes: which line belongs to which block.

A long article is never laid out whole. Each block has an estimated height until it has been measured, and the
page stands on an anchor (block, line within it), so a corrected estimate above the page moves nothing on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

SHELF = 256
"""Blocks whose heights are summed up together."""


class FlowPoint(NamedTuple):
    """A line of the flow."""

    block: int
    line: int
    """Counted from the block's first line."""


class Flow:
    """Heights of all blocks in lines, estimated or measured, and the sums over them.

    The sums are kept by shelves of blocks: of 70,000, of which every page corrects some, no sum takes long.
    """

    def __init__(self, estimates: Sequence[int], measure: Callable[[int], int]) -> None:
        """`measure(block)` lays a block out and gives its height; it is asked once a block."""
        self._heights = list(estimates)
        self._measured = bytearray(len(self._heights))
        self._measure = measure
        self._height = sum(self._heights)
        starts = range(0, len(self._heights), SHELF)
        self._shelves = [sum(self._heights[start : start + SHELF]) for start in starts]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> int:
        """Lines in all, as far as is known."""
        return self._height

    def height_of(self, block: int) -> int:
        """The exact height of a block, which is laid out if it has not been."""
        if not self._measured[block]:
            self.correct(block, self._measure(block))
        return self._heights[block]

    def estimated(self, block: int) -> int:
        """Its height as far as it is known."""
        return self._heights[block]

    def correct(self, block: int, height: int) -> None:
        """A block has been laid out anew."""
        self._measured[block] = True
        more = height - self._heights[block]
        if more:
            self._heights[block] = height
            self._height += more
            self._shelves[block // SHELF] += more

    def doubt(self, block: int) -> None:
        """A block is to be laid out anew when it comes into sight."""
        self._measured[block] = False

    def doubt_all(self) -> None:
        """Every block is; the heights they had are the estimates."""
        self._measured = bytearray(len(self._heights))

    def top_of(self, block: int) -> int:
        """The line at which a block begins."""
        shelf = block // SHELF
        return sum(self._shelves[:shelf]) + sum(self._heights[shelf * SHELF : block])

    def line_of(self, point: FlowPoint) -> int:
        return self.top_of(point.block) + point.line

    def point_at(self, line: int) -> FlowPoint:
        """The block and line within it at a line of the flow; the nearest one outside of it."""
        if not self._heights:
            return FlowPoint(0, 0)
        line = min(max(line, 0), self._height - 1)
        tops = list(accumulate(self._shelves, initial=0))
        shelf = bisect_right(tops, line) - 1
        first = shelf * SHELF
        tops = list(accumulate(self._heights[first : first + SHELF], initial=tops[shelf]))
        within = bisect_right(tops, line) - 1
        return FlowPoint(first + within, line - tops[within])

    def step(self, point: FlowPoint, lines: int) -> FlowPoint:
        """The point so many lines further on (or back), over exact heights; stops at either end."""
        if not self._heights:
            return FlowPoint(0, 0)
        block, line = point.block, point.line + lines
        while line < 0 and block > 0:
            block -= 1
            line += self.height_of(block)
        while line >= self.height_of(block) and block < len(self._heights) - 1:
            line -= self.height_of(block)
            block += 1
        return FlowPoint(block, min(max(line, 0), self.height_of(block) - 1))

    def last_top(self, rows: int) -> FlowPoint:
        """The furthest point the page may begin at with so many rows to fill."""
        end = FlowPoint(len(self._heights) - 1, self.height_of(len(self._heights) - 1) - 1)
        return self.step(end, 1 - rows)
