"""The ink of a line: set runs in, runs of one look out.

Neighbouring runs that look the same become one (40 characters a line would otherwise be 40 segments, and
paging twice as slow). Knows no Textual: the first frame is drawn with it before Textual is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.article import Block, BlockKind
from reader.tui.desk import Desk
from reader.typesetting.page import Line, Run

Names = tuple[str, ...]
"""Looks laid over one another, the last on top; `palette.LOOKS` has them."""


class Selection(NamedTuple):
    """What of a block is marked by cursor and search."""

    word: tuple[int, int] | None = None
    """(start, end) of the word under the cursor, where it stands in this block."""
    hits: Sequence[tuple[int, int]] = ()
    hit: tuple[int, int] | None = None
    """The current hit, where it is in this block."""
    marked: tuple[int, int] | None = None
    """(start, end) of what the reader has selected in this block, which may begin and end within words."""


def inked(
    desk: Desk, block: int, line: Line, selection: Selection, *, toned: bool = False
) -> list[tuple[str, Names]]:
    """(text, look) of one set line, from the page's left edge to the line's end."""
    base = _block_look(desk.article.blocks[block])
    runs: list[tuple[str, Names]] = []
    text, names, x = "", base, 0
    for run in line.runs:
        if run.x > x:
            gap = " " * (run.x - x)
            if names == base:
                text += gap
            else:
                runs.append((text, names))
                text, names = gap, base
        for piece in _cut(run, selection.marked):
            state = _state(piece, selection)
            for part, look in _parts(desk, block, piece, base, toned=toned):
                styled = (*look, state) if state else look
                if styled != names:
                    if text:
                        runs.append((text, names))
                    text, names = "", styled
                text += part
        x = run.x + run.cells
    if text:
        runs.append((text, names))
    return runs


def _cut(run: Run, marked: tuple[int, int] | None) -> list[Run]:
    """The run, in pieces where a selection begins or ends within it. A converted word is not cut."""
    if marked is None or run.start < 0 or run.role != "text" or len(run.text) != run.end - run.start:
        return [run]
    cuts = [run.start, *(at for at in marked if run.start < at < run.end), run.end]
    return [
        run._replace(text=run.text[start - run.start : end - run.start], start=start, end=end)
        for start, end in pairwise(cuts)
    ]


def _parts(desk: Desk, block: int, run: Run, base: Names, *, toned: bool) -> list[tuple[str, Names]]:
    """A run as (text, look); several where its tones have colours."""
    if run.role == "text":
        return [(run.text, _kind_look(desk, block, run, base))]
    if run.role == "ruby" and toned and run.span >= 0:
        from reader.typesetting.tones import toned_parts

        reading = desk.reading(block, run.span)
        if reading is not None:
            parts = toned_parts(run.text, reading, desk.view.system)
            return [(part, ("ruby", f"tone-{tone}") if tone else ("ruby",)) for part, tone in parts]
    return [(run.text, (run.role,))]


def _kind_look(desk: Desk, block: int, run: Run, base: Names) -> Names:
    spans = desk.spans(block)
    if spans is None or not 0 <= run.span < len(spans):
        return base
    kind = desk.kind_at(spans, run.span)
    return (*base, kind) if kind else base


def _block_look(block: Block) -> Names:
    if block.kind is BlockKind.HEADING:
        return ("title",) if block.level == 1 else ("heading",)
    return () if block.kind is BlockKind.PARAGRAPH else (block.kind.value,)


def _state(run: Run, selection: Selection) -> str:
    if run.start < 0:
        return ""
    if selection.marked is not None:
        start, end = selection.marked
        return "cursor" if run.start < end and run.end > start else ""
    word, hit = selection.word, selection.hit
    if word is not None and run.start < word[1] and run.end > word[0]:
        return "cursor"
    if hit is not None and run.start < hit[1] and run.end > hit[0]:
        return "hit-current"
    if any(run.start < end and run.end > start for start, end in selection.hits):
        return "hit"
    return ""
