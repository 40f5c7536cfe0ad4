"""A block set for the page: Chinese rows with their ruby, English beside or below, markers and margins.

Pure composition, for the screen and for plain output alike. Lines stand at cells relative to the page's left
edge, and never reach past its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from reader.article import Block, BlockKind
from reader.typesetting.boxes import Box, make_boxes, with_marks
from reader.typesetting.cells import truncate, width
from reader.typesetting.lines import Row, break_lines

Role = Literal["text", "ruby", "english", "marker", "rule", "meta"]


class English(StrEnum):
    """Where the English stands."""

    OFF = "off"
    BESIDE = "beside"
    BELOW = "below"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    width: int
    """Cells of the page, margins included."""
    measure: int = 84
    """Most cells of a Chinese row: two a character."""
    english: English = English.OFF
    ruby: bool = False
    """A ruby line above every row, whether or not it has any: the pitch stays the same."""
    ambiguous: int = 1


class Run(NamedTuple):
    """Text of one style at one place of a line."""

    x: int
    """Cell of the page where it begins."""
    text: str
    cells: int
    role: Role
    start: int = -1
    """Offsets into the block's text; -1 for what is not text of the article."""
    end: int = -1
    span: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    runs: tuple[Run, ...] = ()
    row: Row | None = None
    """The Chinese row that stands on it."""
    is_ruby: bool = False


@dataclass(frozen=True, slots=True)
class SetBlock:
    lines: tuple[Line, ...]
    column: int
    """Cell at which its Chinese rows begin."""

    @property
    def text_lines(self) -> tuple[int, ...]:
        """Indices of the lines that hold Chinese rows."""
        return tuple(index for index, line in enumerate(self.lines) if line.row is not None)

    def line_of(self, offset: int) -> int:
        """Index of the line on which an offset stands; the last row for offsets past the end."""
        found = 0
        for index, line in enumerate(self.lines):
            if line.row is not None:
                found = index
                if offset < line.row.end:
                    break
        return found

    def cell_of(self, offset: int) -> tuple[int, int]:
        """(line, cell) where a character is drawn."""
        line = self.line_of(offset)
        row = self.lines[line].row
        return line, self.column + (row.cell_of(offset) if row else 0)

    def offset_at(self, line: int, x: int) -> int | None:
        """The offset drawn at a cell of a line, or under the ruby there; None where there is no Chinese."""
        if not 0 <= line < len(self.lines):
            return None
        if self.lines[line].is_ruby:
            for run in self.lines[line].runs:
                if run.start >= 0 and run.x <= x < run.x + run.cells:
                    under = self.offset_at(line + 1, x)
                    return run.start if under is None or under < run.start else min(under, run.end - 1)
            line += 1
        row = self.lines[line].row if line < len(self.lines) else None
        return row.offset_at(x - self.column) if row else None


class _Columns(NamedTuple):
    chinese: int
    """Cell at which the Chinese column begins."""
    cells: int
    """Its width."""
    english: int
    english_cells: int


GAP = 4
"""Cells between the two languages."""
ENGLISH_WIDEST = 72
MARKERS = {BlockKind.CAPTION: "▲ ", BlockKind.NOTE: "※ ", BlockKind.QUOTE: "┃ "}
HEADING_MARKER = "▌ "


@lru_cache(maxsize=64)
def columns(measure: Measure) -> _Columns:
    """Where the columns stand: the same for every block of one measure."""
    margin = next(cells for least, cells in ((80, 3), (60, 2), (30, 1), (0, 0)) if measure.width >= least)
    room = max(2, measure.width - 2 * margin)
    if measure.english is English.BESIDE and room >= 44:
        chinese = min(measure.measure, (room - GAP) // 2)
        chinese -= chinese % 2
        english = min(ENGLISH_WIDEST, room - GAP - chinese)
        left = margin + (room - chinese - GAP - english) // 2
        return _Columns(left, chinese, left + chinese + GAP, english)
    chinese = min(measure.measure, room)
    chinese -= chinese % 2 if chinese > 2 else 0
    left = margin + (room - chinese) // 2
    return _Columns(left, chinese, left, chinese)


def set_block(
    block: Block,
    boxes: Sequence[Box],
    measure: Measure,
    *,
    revealed: bool = False,
    first: bool = False,
    reveal_hint: str = "",
    note_marks: Sequence[tuple[int, str]] = (),
) -> SetBlock:
    """Set one block. `first` leaves out the space before a heading; `note_marks` are (offset, mark)."""
    place = columns(measure)
    marker = _marker(block)
    inset = _inset(marker, place, measure)
    if note_marks:
        boxes = with_marks(boxes, note_marks, measure.ambiguous)
    rows = break_lines(boxes, place.cells - inset, ambiguous=measure.ambiguous)
    lines = [] if first or block.kind is not BlockKind.HEADING or block.level == 1 else [Line()]
    beside = measure.english is English.BESIDE and place.english != place.chinese
    english_from = len(lines) + (1 if measure.ruby else 0)
    lines += _chinese_lines(rows, block, measure, place, marker if inset else "", inset)
    rule = [_rule(rows, place, measure)] if block.kind is BlockKind.HEADING and block.level == 1 else []
    if not block.translation or measure.english is English.OFF:
        lines += rule
    elif beside:
        lines += rule
        english = _english(block.translation, place.english_cells, measure)
        _put_beside(lines, english, place.english, english_from)
    else:
        if measure.english is not English.REVEAL or revealed:
            english = _english(block.translation, max(4, place.cells - 2), measure)
            lines += [_english_line(row, place.chinese + 2, measure) for row in english]
        elif reveal_hint:
            lines.append(_hint(reveal_hint, place, measure))
        lines += rule
    lines.append(Line())
    return SetBlock(tuple(lines), place.chinese + inset)


MEASURES_KEPT = 3
"""Readers go to and fro between looks."""


class Heights:
    """Estimates of the lines of every block, for any measure, fast enough for all of a long article at once.

    What does not depend on the measure is counted once: another look at a million characters takes 1 ms.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._cells = [_cells_of(block.text) for block in blocks]
        self._sizes = set(self._cells)
        self._known: dict[Measure, list[int]] = {}
        self._special = [
            index for index, block in enumerate(blocks) if block.kind is not _PARAGRAPH or block.translation
        ]

    def at(self, measure: Measure) -> list[int]:
        """A new list each time."""
        if measure not in self._known:
            if len(self._known) == MEASURES_KEPT:
                del self._known[next(iter(self._known))]
            self._known[measure] = self._at(measure)
        return self._known[measure].copy()

    def _at(self, measure: Measure) -> list[int]:
        room, pitch = columns(measure).cells, 2 if measure.ruby else 1
        known = {cells: (-(-cells // room) or 1) * pitch + 1 for cells in self._sizes}
        heights = list(map(known.__getitem__, self._cells))
        for index in self._special:
            heights[index] = height(self._blocks[index], measure)
        return heights


def height(block: Block, measure: Measure) -> int:
    """An estimate of one block's lines: right for plain Chinese except where a prohibited character moves a
    break."""
    place = columns(measure)
    cells = place.cells if block.kind is _PARAGRAPH else place.cells - _inset(_marker(block), place, measure)
    lines = -(-_cells_of(block.text) // cells) or 1
    if measure.ruby:
        lines *= 2
    if block.kind is BlockKind.HEADING:
        lines += 1
    if block.translation is None or measure.english is English.OFF:
        return lines + 1
    return _height_with_english(lines, len(block.translation), measure, place) + 1


def _cells_of(text: str) -> int:
    """Three bytes a Han character, one a Latin one: the encoded length tells how many of each there are."""
    size = len(text)
    return size if text.isascii() else size + (len(text.encode("utf-8", "surrogatepass")) - size) // 2


def _height_with_english(lines: int, letters: int, measure: Measure, place: _Columns) -> int:
    """Words fill about 95% of their rows."""
    if not letters:
        return lines
    if measure.english is English.BESIDE and place.english != place.chinese:
        return max(lines, -(-letters // int(place.english_cells * 0.95)))
    if measure.english is English.REVEAL:
        return lines + 1
    return lines + -(-letters // max(4, int((place.cells - 2) * 0.95)))


def _marker(block: Block) -> str:
    if block.kind is BlockKind.ITEM:
        return f"{block.marker or '•'} "
    if block.kind is BlockKind.HEADING:
        return HEADING_MARKER if block.level != 1 else ""
    return MARKERS.get(block.kind, "")


_PARAGRAPH = BlockKind.PARAGRAPH


def _inset(marker: str, place: _Columns, measure: Measure) -> int:
    """Cells a marker takes from the column; none where that would leave too few."""
    return min(width(marker, measure.ambiguous), max(0, place.cells - 4)) if marker else 0


def _chinese_lines(
    rows: Sequence[Row], block: Block, measure: Measure, place: _Columns, marker: str, inset: int
) -> list[Line]:
    lines = []
    column = place.chinese + inset
    for number, row in enumerate(rows):
        runs: list[Run] = []
        rubies: list[Run] = []
        if marker and (not number or block.kind in (BlockKind.QUOTE, BlockKind.HEADING)):
            runs.append(Run(place.chinese, marker, inset, "marker"))
        x = column + row.indent
        for box in row.boxes:
            cells = width(box.text, measure.ambiguous)
            if box.text:
                runs.append(Run(x + box.pad, box.text, cells, "text", box.start, box.end, box.span))
            if box.ruby:
                over = width(box.ruby, measure.ambiguous)
                rubies.append(Run(x + box.ruby_pad, box.ruby, over, "ruby", box.start, box.end, box.span))
            x += box.cells
        if measure.ruby:
            lines.append(Line(tuple(rubies), None, True))
        lines.append(Line(tuple(runs), row))
    return lines


def _english(text: str, cells: int, measure: Measure) -> list[Row]:
    return break_lines(make_boxes(text, ambiguous=measure.ambiguous), cells, ambiguous=measure.ambiguous)


def _english_line(row: Row, x: int, measure: Measure) -> Line:
    text = "".join(box.text for box in row.boxes)
    return Line((Run(x, text, width(text, measure.ambiguous), "english"),))


def _put_beside(lines: list[Line], rows: Sequence[Row], x: int, start: int) -> None:
    """English rows down the right column from the first Chinese row on; lines are added for its rest."""
    for number, row in enumerate(rows):
        text = "".join(box.text for box in row.boxes)
        run = Run(x, text, row.cells, "english")
        at = start + number
        while len(lines) <= at:
            lines.append(Line())
        line = lines[at]
        lines[at] = Line((*line.runs, run), line.row, line.is_ruby)


def _rule(rows: Sequence[Row], place: _Columns, measure: Measure) -> Line:
    """The line under the title, as long as its longest row."""
    widest = max((row.cells for row in rows), default=1)
    return Line((Run(place.chinese, "─" * (widest // width("─", measure.ambiguous)), widest, "rule"),))


def _hint(text: str, place: _Columns, measure: Measure) -> Line:
    shown = truncate(text, place.cells, measure.ambiguous)
    return Line((Run(place.chinese, shown, width(shown, measure.ambiguous), "rule"),))
