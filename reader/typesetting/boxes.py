"""Boxes: the smallest things a line is set from, each a word or character with the ruby above it.

A box is never divided by a line, unless it is longer than one. Boxes cover the text exactly once, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.annotation.spans import SpanKind, Spans
from reader.chinese.script import ScriptView
from reader.typesetting.cells import clusters, width


class Box(NamedTuple):
    start: int
    """Offset of the first character, in code points of the block's text."""
    end: int
    text: str
    """What is shown: the source, another script, or a regional form of another length."""
    cells: int
    """Width, padding and ruby included."""
    pad: int = 0
    """Empty cells to the left of the text."""
    ruby: str = ""
    ruby_pad: int = 0
    span: int = -1
    """Index of the span it belongs to; -1 for none."""


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
    maker = _Maker(shown, view, ambiguous)
    if spans is None:
        maker.add_plain(0, len(text), -1)
        return maker.boxes
    at = 0
    for index, (start, end, kind, _) in enumerate(spans.columns()):
        if start > at:
            maker.add_plain(at, start, -1)
        ruby = rubies[index] if rubies else ""
        if ruby or (view is not None and view.replacements and view.shown(start, end) != shown[start:end]):
            maker.add_whole(start, end, ruby, index)
        elif kind == SpanKind.LATIN:
            maker.add_whole(start, end, "", index)
        else:
            maker.add_plain(start, end, index)
        at = end
    if at < len(text):
        maker.add_plain(at, len(text), -1)
    return maker.boxes


def with_marks(boxes: Sequence[Box], marks: Sequence[tuple[int, str]], ambiguous: int = 1) -> list[Box]:
    """Set a note's mark after the box that ends at (or covers) each offset; marks are in order."""
    marked, waiting = [], list(marks)
    for box in boxes:
        made = box
        while waiting and waiting[0][0] <= box.end:
            _, mark = waiting.pop(0)
            made = made._replace(text=made.text + mark, cells=made.cells + width(mark, ambiguous))
        marked.append(made)
    return marked


# Latin words, numbers with their signs and Chinese magnitudes, runs of white space; the rest goes one by one.
_RUNS = re.compile(
    r"[0-9０-９][0-9０-９.,:：．，／/]*[0-9０-９][%％‰]?[萬億兆千百万亿]*|[0-9０-９][%％‰]?[萬億兆千百万亿]*"
    r"|[A-Za-z\u00c0-\u024f\u0370-\u052f][A-Za-z0-9\u00c0-\u024f\u0300-\u036f\u0370-\u052f'’&+_.@-]*(?<![.'’@])"
    r"|[ \t\u00a0]+"
)


class _Maker:
    def __init__(self, shown: str, view: ScriptView | None, ambiguous: int) -> None:
        self.boxes: list[Box] = []
        self._shown = shown
        self._view = view
        self._ambiguous = ambiguous

    def add_whole(self, start: int, end: int, ruby: str, span: int) -> None:
        text = self._shown[start:end] if self._view is None else self._view.shown(start, end)
        base = width(text, self._ambiguous)
        if not ruby:
            self.boxes.append(Box(start, end, text, base, span=span))
            return
        over = width(ruby, self._ambiguous)
        inner = max(base, over)
        cells = base if over < base else over + 1
        self.boxes.append(Box(start, end, text, cells, (inner - base) // 2, ruby, (inner - over) // 2, span))

    def add_plain(self, start: int, end: int, span: int) -> None:
        view = self._view
        replaced = view.replacements if view is not None else ()
        for run in replaced:
            if run.start >= end or run.end <= start:
                continue
            if run.start > start:
                self._add_unreplaced(start, run.start, span)
            self.add_whole(max(run.start, start), min(run.end, end), "", span)
            start = min(run.end, end)
        if start < end:
            self._add_unreplaced(start, end, span)

    def _add_unreplaced(self, start: int, end: int, span: int) -> None:
        text = self._shown[start:end]
        add = self.boxes.append
        at = 0
        if not _HANZI_ONLY(text):
            for run in _RUNS.finditer(text):
                if run.start() > at:
                    self._add_characters(start, text, at, run.start(), span)
                whole = run.group()
                add(
                    Box(
                        start + run.start(),
                        start + run.end(),
                        whole,
                        width(whole, self._ambiguous),
                        span=span,
                    )
                )
                at = run.end()
        if at < len(text):
            self._add_characters(start, text, at, len(text), span)

    def _add_characters(self, start: int, text: str, first: int, last: int, span: int) -> None:
        piece = text[first:last]
        offset = start + first
        if _HANZI_ONLY(piece):
            self.boxes += [
                Box(at, at + 1, character, 2, 0, "", 0, span) for at, character in enumerate(piece, offset)
            ]
            return
        for begin, end, cells in clusters(piece, self._ambiguous):
            self.boxes.append(Box(offset + begin, offset + end, piece[begin:end], cells, 0, "", 0, span))


_HANZI_ONLY = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf，。、；：？！「」『』（）《》〈〉【】]*\Z").match


def divide(box: Box, room: int, first_room: int, ambiguous: int = 1) -> Iterator[Box]:
    """A box longer than a line, in pieces that fit: the last resort. The ruby stays with the first piece.

    Pieces of a form of another length share its offsets out in order; none is counted twice.
    """
    pieces: list[tuple[int, int, int]] = []
    begin = taken = 0
    limit = max(1, first_room)
    for start, _end, cells in clusters(box.text, ambiguous):
        if taken and taken + cells > limit:
            pieces.append((begin, start, taken))
            begin, taken, limit = start, 0, max(1, room)
        taken += cells
    pieces.append((begin, len(box.text), taken))
    at = box.start
    for number, (begin, end, cells) in enumerate(pieces):
        last = number == len(pieces) - 1
        until = box.end if last else min(box.end, max(at, box.start + end))
        ruby = box.ruby if not number and width(box.ruby, ambiguous) <= cells else ""
        yield Box(at, until, box.text[begin:end], cells, 0, ruby, 0, box.span)
        at = until
