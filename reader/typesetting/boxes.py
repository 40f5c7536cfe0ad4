"""Boxes: the smallest things a line is set from, each a word or character with the ruby above it.

A box is never divided by a line, unless it is longer than one. Boxes cover the text exactly once, in order.
What goes into one box is decided from the text alone; spans only say whose it is. So rows stand as they are
when the annotation arrives, except where it brings ruby or another region's name.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.annotation.spans import Spans
from reader.chinese.script import ScriptView
from reader.typesetting.cells import clusters, width
from reader.typesetting.foreign_names import find_dotted_names
from reader.typesetting.ruby import place_readings

OPEN, FREE, AVOID, NEVER = -1, 0, 1, 2
"""How much a box holds to the one before it: not even to a hyphen, as their characters say, where there is
room, always."""


class Box(NamedTuple):
    start: int
    """Offset of the first character, in code points of the block's text."""
    end: int
    text: str
    """What is shown: the source, another script, or a regional form of another length."""
    cells: int
    """Width, padding included."""
    pad: int = 0
    """Empty cells to the left of the text."""
    ruby: str = ""
    """What stands above it; may reach over the boxes beside it."""
    ruby_pad: int = 0
    """Empty cells to the left of the ruby; less than none where it reaches over the box before."""
    span: int = -1
    """Index of the span it belongs to; -1 for none."""
    hold: int = FREE
    """Whether a row may begin with it: OPEN, FREE, AVOID or NEVER."""


def make_boxes(
    text: str,
    spans: Spans | None = None,
    view: ScriptView | None = None,
    rubies: Sequence[str] | None = None,
    ambiguous: int = 1,
) -> list[Box]:
    """Boxes of one block; before its spans are known, of its bare text.

    `view` shows it in another script; `rubies` are parallel to the spans, "" for none.
    """
    shown = text if view is None else view.characters
    owners = array("i", [-1]) * len(text)
    wholes: list[tuple[int, int, str, str, int]] = []
    replaced = view is not None and bool(view.replacements)
    for index, (start, end, _, _) in enumerate(spans.columns() if spans is not None else ()):
        for at in range(start, end):
            owners[at] = index
        ruby = rubies[index] if rubies else ""
        if ruby or (replaced and view is not None and view.shown(start, end) != shown[start:end]):
            form = shown[start:end] if view is None else view.shown(start, end)
            wholes.append((start, end, form, ruby, index))
    if replaced and view is not None:
        wholes = _with_unowned(wholes, view)
    maker = _Maker(shown, owners, ambiguous)
    at = 0
    for start, end, form, ruby, index in wholes:
        maker.add_characters(at, start)
        maker.add_whole(start, end, form, ruby, index)
        at = end
    maker.add_characters(at, len(text))
    return _hold_names(place_readings(maker.boxes, ambiguous) if rubies else maker.boxes, shown)


def with_marks(boxes: Sequence[Box], marks: Sequence[tuple[int, str]], ambiguous: int = 1) -> list[Box]:
    """Set a note's mark after the box that ends at (or covers) each offset; marks are in order."""
    marked, waiting = [], list(marks)
    for box in boxes:
        made = box
        while waiting and waiting[0][0] <= box.end:
            noted = made.text + waiting.pop(0)[1]
            made = made._replace(text=noted, cells=max(made.cells, made.pad + width(noted, ambiguous)))
        marked.append(made)
    return marked


# White space; numbers with their signs and Chinese magnitudes; Latin words, to their hyphen; the rest goes
# one by one. A word has two letters before a hyphen it may be parted at (X-ray, e-mail are whole).
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff"
_RUNS = re.compile(
    r"[ \t\u3000]+"
    r"|[0-9０-９]+(?:[.．,:：/／][0-9０-９]+|，[0-9０-９]{3}(?![0-9０-９]))*[%％‰℃℉°]?[萬億兆千百万亿]*"
    rf"|[{_LETTER}][{_LETTER}0-9\u0300-\u036f'’&+_.@]*(?:(?<=[{_LETTER}]{{2}})-(?=[{_LETTER}]{{2}})|(?<![.'’@&+]))"
)
_SQUARE_ONLY = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf，。、；：？！「」『』（）《》〈〉【】]*\Z").match
"""Texts of which every character is two cells wide and joins no other: nearly all there are."""


class _Maker:
    def __init__(self, shown: str, owners: Sequence[int], ambiguous: int) -> None:
        self.boxes: list[Box] = []
        self._shown = shown
        self._owners = owners
        self._ambiguous = ambiguous
        self._last_run = -1

    def add_whole(self, start: int, end: int, text: str, ruby: str, span: int) -> None:
        """A box that stays in one piece; its ruby is placed when its neighbours are known."""
        self.boxes.append(Box(start, end, text, width(text, self._ambiguous), 0, ruby, 0, span))

    def add_characters(self, start: int, end: int) -> None:
        if start >= end:
            return
        shown = self._shown
        if _SQUARE_ONLY(shown, start, end):
            self._add_squares(start, end)
            return
        at = start
        for run in _RUNS.finditer(shown, start, end):
            if run.start() > at:
                self._add_clusters(at, run.start())
            self._add_run(*run.span())
            at = self._last_run = run.end()
        if at < end:
            self._add_clusters(at, end)

    def _add_run(self, start: int, end: int) -> None:
        """A word or number; in parts that hold together where spans divide it."""
        owners, at, hold = self._owners, start, self._opening(start, end)
        for cut in range(start + 1, end + 1):
            if cut < end and owners[cut] == owners[at]:
                continue
            text = self._shown[at:cut]
            size = width(text, self._ambiguous)
            if size or not self.boxes:
                self.boxes.append(Box(at, cut, text, size, 0, "", 0, owners[at], hold))
            else:
                self._attach(cut)
            at, hold = cut, NEVER

    def _opening(self, start: int, end: int) -> int:
        """A word may begin a row after the hyphen that `_RUNS` left it, or a slash (not km/h)."""
        before = self._shown[start - 1 : start]
        if self._last_run == start and before == "-":
            return OPEN
        return (
            OPEN
            if before and before in "/|" and self._shown[start : start + 2].isalpha() and end - start > 1
            else FREE
        )

    def _add_clusters(self, start: int, end: int) -> None:
        if _SQUARE_ONLY(self._shown, start, end):
            self._add_squares(start, end)
            return
        for first, last, cells in clusters(self._shown[start:end], self._ambiguous):
            if cells or not self.boxes:
                at, to = start + first, start + last
                self.boxes.append(Box(at, to, self._shown[at:to], cells, 0, "", 0, self._owners[at]))
            else:
                self._attach(start + last)

    def _add_squares(self, start: int, end: int) -> None:
        shown, owners = self._shown, self._owners
        self.boxes += [Box(at, at + 1, shown[at], 2, 0, "", 0, owners[at]) for at in range(start, end)]

    def _attach(self, end: int) -> None:
        """What takes no room goes with the box before it."""
        box = self.boxes[-1]
        added = self._shown[box.end : end]
        text, cells = box.text + added, box.cells
        if "\ufe0f" in added:  # a digit with the marks of a key cap is as wide as an emoji
            cells = box.pad + width(text, self._ambiguous)
        self.boxes[-1] = box._replace(end=end, text=text, cells=cells)


def _with_unowned(
    wholes: list[tuple[int, int, str, str, int]], view: ScriptView
) -> list[tuple[int, int, str, str, int]]:
    """Replacements that begin outside of every whole box, or they would be lost."""
    taken = [(start, end) for start, end, *_ in wholes]
    for run in view.replacements:
        if not any(start <= run.start < end for start, end in taken):
            end = min([run.end, *(start for start, _ in taken if start > run.start)])
            wholes.append((run.start, end, run.text, "", -1))
    return sorted(wholes)


def _hold_names(boxes: list[Box], shown: str) -> list[Box]:
    for start, end in find_dotted_names(shown):
        for index, box in enumerate(boxes):
            if start < box.start < end and not box.hold:
                boxes[index] = box._replace(hold=AVOID)
    return boxes


def divide(box: Box, room: int, first_room: int, ambiguous: int = 1) -> Iterator[Box]:
    """A box longer than a line, in pieces that fit: the last resort.

    Its ruby is shared out among them word by word; a word that is wider than a line is left out. Pieces of a
    form of another length share its offsets out in order; none is counted twice.
    """
    base, over = width(box.text, ambiguous), width(box.ruby, ambiguous)
    shrunk = min(1.0, base / over) if over else 1.0
    pieces = _pieces(box.text, int(room * shrunk), int(first_room * shrunk), ambiguous)
    words = box.ruby.split(" ") if box.ruby else []
    at, said = box.start, 0
    for number, (begin, end, cells) in enumerate(pieces):
        last = number == len(pieces) - 1
        until = box.end if last else min(box.end, max(at, box.start + end))
        until_word = len(words) if last else round(len(words) * end / len(box.text))
        ruby = " ".join(words[said:until_word])
        over, said = width(ruby, ambiguous), until_word
        limit = room if number else first_room
        if over > limit:
            ruby, over = "", 0
        inner = max(cells, over)
        pads = (inner - cells) // 2, (inner - over) // 2 if ruby else 0
        taken = inner + 1 if ruby and over == inner < limit else inner
        hold = NEVER if number else box.hold
        yield Box(at, until, box.text[begin:end], taken, pads[0], ruby, pads[1], box.span, hold)
        at = until


def _pieces(text: str, room: int, first_room: int, ambiguous: int) -> list[tuple[int, int, int]]:
    """(begin, end, cells) of pieces of at most so many cells."""
    pieces: list[tuple[int, int, int]] = []
    begin = taken = 0
    limit = max(1, first_room)
    for start, _, cells in clusters(text, ambiguous):
        if taken and taken + cells > limit:
            pieces.append((begin, start, taken))
            begin, taken, limit = start, 0, max(1, room)
        taken += cells
    return [*pieces, (begin, len(text), taken)]


def cell_in(box: Box, offset: int, ambiguous: int = 1) -> int:
    """The cell of a box at which the character at an offset begins, counted from the box's left edge."""
    within = offset - box.start
    if within <= 0 or len(box.text) < box.end - box.start:
        return box.pad
    return box.pad + width(box.text[:within], ambiguous)


def offset_in(box: Box, cell: int, ambiguous: int = 1) -> int:
    """The offset of the character at a cell of a box; the nearest one over padding, ruby or a note's mark."""
    length = box.end - box.start
    if length <= 1 or len(box.text) < length:
        return box.start
    taken = box.pad
    for start, _, cells in clusters(box.text, ambiguous):
        taken += cells
        if cell < taken:
            return min(box.start + start, box.end - 1)
    return box.end - 1
