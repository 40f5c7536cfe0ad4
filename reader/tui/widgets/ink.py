"""The colours of a line: set runs in, segments out.

Neighbouring runs of one style become one segment (40 characters a line would otherwise be 40 segments, and
paging twice as slow).
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from reader.article import Block, BlockKind
from reader.tui.desk import Desk
from reader.tui.tones import toned_parts
from reader.typesetting.page import Line, Run

KINDS = (
    "person",
    "place",
    "organisation",
    "term",
    "abbreviation",
    "idiom",
    "event",
    "work",
    "other",
    "name",
)
ROLES = ("ruby", "english", "marker", "rule", "meta")
BLOCKS = ("title", "heading", "caption", "note", "quote", "item")
STATES = ("cursor", "hit", "hit-current")
TONES = tuple(f"tone-{tone}" for tone in range(1, 7))

COMPONENTS = tuple(f"page--{name}" for name in (*KINDS, *ROLES, *BLOCKS, *STATES, *TONES))


class Ink:
    """Styles resolved once for a theme; asked for every line drawn."""

    def __init__(self, styles: dict[str, Style], plain: Style, *, tone_colours: bool) -> None:
        self._styles = {name.removeprefix("page--"): style for name, style in styles.items()}
        self._plain = plain
        self._tone_colours = tone_colours
        self._mixed: dict[tuple[str, ...], Style] = {}

    def line(
        self,
        desk: Desk,
        block: int,
        line: Line,
        word: tuple[int, int] | None,
        hits: Sequence[tuple[int, int]] | None,
        hit: tuple[int, int, int] | None,
    ) -> list[Segment]:
        """Segments of one set line. `word` is the cursor's (start, end) where it stands in this block."""
        base = _block_style(desk.article.blocks[block])
        segments: list[Segment] = []
        text, x = "", 0
        names: tuple[str, ...] = ()
        for run in line.runs:
            for part, part_names in self._parts(desk, block, run, base):
                state = _state(run, word, hits, hit if hit and hit[0] == block else None)
                styled = (*part_names, state) if state else part_names
                gap = " " * (run.x - x) if run.x > x else ""
                if gap:
                    if names == (base,) or not text:
                        text += gap
                        names = names or (base,)
                    else:
                        segments.append(Segment(text, self._mix(names)))
                        text, names = gap, (base,)
                    x = run.x
                if styled != names and text:
                    segments.append(Segment(text, self._mix(names)))
                    text = ""
                names = styled
                text += part
            x = run.x + run.cells if run.cells else x
        if text:
            segments.append(Segment(text, self._mix(names)))
        return segments

    def _parts(self, desk: Desk, block: int, run: Run, base: str) -> list[tuple[str, tuple[str, ...]]]:
        """(text, style names) of a run; several where its tones have colours."""
        if run.role == "text":
            return [(run.text, self._kind(desk, block, run, base))]
        if run.role == "ruby" and self._tone_colours and run.span >= 0:
            reading = desk.reading(block, run.span)
            if reading is not None:
                parts = toned_parts(run.text, reading, desk.view.system)
                return [(part, ("ruby", f"tone-{tone}") if tone else ("ruby",)) for part, tone in parts]
        return [(run.text, (run.role,))]

    def _kind(self, desk: Desk, block: int, run: Run, base: str) -> tuple[str, ...]:
        spans = desk.spans(block)
        if spans is None or run.span < 0 or run.span >= len(spans):
            return (base,)
        kind = desk.kind_of(spans[run.span])
        return (base, kind) if kind else (base,)

    def _mix(self, names: tuple[str, ...]) -> Style:
        if (known := self._mixed.get(names)) is not None:
            return known
        style = self._plain
        for name in names:
            style += self._styles.get(name, Style.null())
        self._mixed[names] = style
        return style


def _block_style(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "title" if block.level == 1 else "heading"
    return "" if block.kind is BlockKind.PARAGRAPH else block.kind.value


def _state(
    run: Run,
    word: tuple[int, int] | None,
    hits: Sequence[tuple[int, int]] | None,
    hit: tuple[int, int, int] | None,
) -> str:
    if run.start < 0:
        return ""
    if word is not None and run.start < word[1] and run.end > word[0]:
        return "cursor"
    if hits:
        if hit is not None and run.start < hit[2] and run.end > hit[1]:
            return "hit-current"
        if any(run.start < end and run.end > start for start, end in hits):
            return "hit"
    return ""
