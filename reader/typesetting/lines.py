"""Line breaking for Chinese in fixed-width cells.

Decides where a paragraph's boxes end a row. Rows cover the paragraph's text exactly once and in order,
whatever the width. Rules: W3C clreq, section 3.1.6 (line-start and line-end prohibition); a character that
may not begin a row draws the one before it down with it, so no row is ever wider than its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.typesetting.boxes import Box, divide
from reader.typesetting.cells import width as cells_of
from reader.typesetting.clreq import NO_END, NO_START, PAIRED


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

    def cell_of(self, offset: int) -> int:
        """The cell at which the character at an offset begins."""
        x = self.indent
        for box in self.boxes:
            if offset < box.end:
                return x + box.pad + cells_of(box.text[: max(0, offset - box.start)])
            x += box.cells
        return x

    def offset_at(self, cell: int) -> int | None:
        """The offset of the character drawn at a cell; None outside of the row."""
        x = self.indent
        if cell < x:
            return None
        for box in self.boxes:
            if cell < x + box.cells:
                return _offset_in(box, cell - x - box.pad)
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
        if waiting[first].cells > room:
            pieces = list(divide(waiting[first], width, room, ambiguous))
            if len(pieces) > 1 or pieces[0].cells < waiting[first].cells:
                waiting[first : first + 1] = pieces
                count = len(waiting)
        last, taken = first, 0
        while last < count and taken + waiting[last].cells <= room:
            taken += waiting[last].cells
            last += 1
        last = max(last, first + 1)
        if last < count:
            last = _break_before(waiting, first, last)
        rows.append(_row(waiting[first:last], max(0, lead)))
        first = last
    return rows


def may_break(before: Box, after: Box) -> bool:
    """Whether a row may end between two boxes."""
    if not before.text or not after.text:
        return True
    left, right = before.text[-1], after.text[0]
    if left.isspace():
        return True
    if right.isspace() or right in NO_START or left in NO_END:
        return False
    if left == right and left in PAIRED:
        return False
    return not (_joins(left) and _joins(right))


def _break_before(boxes: Sequence[Box], first: int, limit: int) -> int:
    """The last place at or before the limit where the row may end; white space there goes with the row."""
    while limit < len(boxes) and boxes[limit].text.isspace():
        limit += 1
    at = limit
    while at > first + 1:
        if at == len(boxes) or may_break(boxes[at - 1], boxes[at]):
            return at
        at -= 1
    return limit


def _row(boxes: Sequence[Box], indent: int) -> Row:
    """White space at the end of a row takes no room."""
    kept = list(boxes)
    at = len(kept) - 1
    while at > 0 and kept[at].text.isspace():
        kept[at] = kept[at]._replace(text="", cells=0)
        at -= 1
    cells = indent + sum(box.cells for box in kept)
    return Row(kept[0].start, kept[-1].end, cells, tuple(kept), indent)


def _joins(character: str) -> bool:
    """Half-width characters hold together except after a hyphen, a slash or white space."""
    return character < "\u0530" and not character.isspace() and character not in "-/|"


def _offset_in(box: Box, cell: int) -> int:
    """The character of a box at a cell counted from its text; the nearest one over padding."""
    if len(box.text) <= 1 or box.end - box.start <= 1:
        return box.start
    last = max(box.start, box.end - 1)
    if cell <= 0:
        return box.start
    taken = 0
    for index, character in enumerate(box.text):
        taken += cells_of(character)
        if cell < taken:
            return min(box.start + index, last)
    return last
