"""Line breaking for Chinese in fixed-width cells.

Decides where a paragraph's boxes end a row. Rows cover the paragraph's text exactly once and in order,
whatever the width. Rules: W3C clreq (see `clreq`); a character that may not begin a row draws the one before
it down with it, so no row is ever wider than its width. Where a row of boxes leaves no choice, progress wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.typesetting.boxes import AVOID, FREE, NEVER, OPEN, Box, cell_in, divide, offset_in
from reader.typesetting.clreq import CALENDAR, HOLDING, NO_END, NO_START, PAIRED, SIGNS
from reader.typesetting.ruby import at_row_start, reach


@dataclass(frozen=True, slots=True)
class Row:
    start: int
    """Offset of the first character, in code points of the block's source text."""
    end: int
    """Offset past the last character, white space swallowed at its end included."""
    cells: int
    """Width on screen, ruby and indent included; never more than the width it was set in."""
    boxes: tuple[Box, ...]
    indent: int = 0
    """Empty cells before the first box."""
    ambiguous: int = 1
    """Cells of a character of ambiguous width."""

    def cell_of(self, offset: int) -> int:
        """The cell at which the character at an offset begins."""
        x = self.indent
        for box in self.boxes:
            if offset < box.end:
                return x + cell_in(box, offset, self.ambiguous)
            x += box.cells
        return x

    def offset_at(self, cell: int) -> int | None:
        """The offset of the character at a cell, the nearest one over padding; None outside of the row."""
        x = self.indent
        if cell < x:
            return None
        for box in self.boxes:
            if cell < x + box.cells:
                return offset_in(box, cell - x, self.ambiguous)
            x += box.cells
        return None


def break_lines(boxes: Sequence[Box], width: int, *, indent: int = 0, ambiguous: int = 1) -> list[Row]:
    """Rows of at most `width` cells. `indent` cells stand before the first row; a negative indent gives it
    so many cells more than the others.

    At least one box goes on every row, so it always ends, even at a width of one.
    """
    width = max(1, width)
    rows: list[Row] = []
    waiting = list(boxes)
    first, count = 0, len(waiting)
    while first < count:
        lead = indent if not rows else 0
        room = max(1, width - lead)
        waiting[first] = at_row_start(waiting[first])
        if waiting[first].cells + reach(waiting[first], ambiguous) > room:
            waiting[first : first + 1] = divide(waiting[first], width, room, ambiguous)
            count = len(waiting)
        last, taken = first, 0
        # A reading that reaches over the next box takes no more room than it: room for one is room for both.
        while last < count and taken + waiting[last].cells + reach(waiting[last], ambiguous) <= room:
            taken += waiting[last].cells
            last += 1
        last = max(last, first + 1)
        if last < count:
            last = _break_before(waiting, first, last, taken)
        rows.append(_row(waiting[first:last], max(0, lead), ambiguous))
        first = last
    return rows


LEAST_FILLED = 0.6
"""A name goes whole to the next row only if that leaves this one so full."""


def _break_before(boxes: Sequence[Box], first: int, limit: int, taken: int) -> int:
    """The last place at or before the limit where the row may end; white space there goes with the row.

    Where there is none, the last between two words.
    """
    while limit < len(boxes) and _is_space(boxes[limit].text):
        limit += 1
    if limit == len(boxes):
        return limit
    filled, avoided, between = taken, 0, 0
    for at in range(limit, first, -1):
        if filled < taken * LEAST_FILLED and avoided:
            return avoided
        hold = _hold(boxes, first, at)
        if hold <= FREE:
            return at
        if hold == AVOID and not avoided:
            avoided = at
        if not between and boxes[at].hold != NEVER:
            between = at
        filled -= boxes[at - 1].cells
    return avoided or between or limit


def may_break(before: Box, after: Box) -> bool:
    """Whether a row may end between two neighbouring boxes, if need be within a name."""
    return _hold((before, after), 0, 1) != NEVER


def _hold(boxes: Sequence[Box], first: int, at: int) -> int:
    """How much the box there holds to what stands before it on the row that begins at `first`."""
    after = boxes[at]
    right = after.text[:1]
    if after.hold == NEVER or _is_space(after.text):
        return NEVER
    before = at - 1
    while before > first and _is_space(boxes[before].text):
        before -= 1
    text = boxes[before].text
    left = text[-1:] if text[-1:].isprintable() else text.rstrip(_EMPTY)[-1:] or text[-1:]
    if not left or not right:
        return after.hold
    if right in NO_START or left in NO_END:
        return NEVER
    if before < at - 1 or _is_space(text):
        return after.hold
    return NEVER if after.hold != OPEN and _join(text, left, right) else after.hold


_EMPTY = "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"


def _join(text: str, left: str, right: str) -> bool:
    """Whether two characters with no white space between them stay on one row."""
    if left in HOLDING or right in HOLDING or (left == right and left in PAIRED):
        return True
    if left.isdigit() and right in CALENDAR:
        return True
    if left in SIGNS and right.isdigit():
        return True
    if text[-1] == "\u200b" or not (left < "\u0530" and right < "\u0530"):
        return left == "’" and right.isalpha() and right < "\u0530"
    return True


def _is_space(text: str) -> bool:
    return text.isspace() and text[0] not in HOLDING


def _row(boxes: Sequence[Box], indent: int, ambiguous: int) -> Row:
    """White space at the end of a row takes no room."""
    kept = list(boxes)
    at = len(kept) - 1
    while at > 0 and _is_space(kept[at].text):
        kept[at] = kept[at]._replace(text="", cells=0, pad=0, ruby="", ruby_pad=0)
        at -= 1
    cells = indent
    for box in kept:
        cells += box.cells
    cells += reach(kept[at], ambiguous)
    return Row(kept[0].start, kept[-1].end, cells, tuple(kept), indent, ambiguous)
