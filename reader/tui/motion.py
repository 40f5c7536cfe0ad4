"""Where the cursor goes: word by word, row by row. Pure questions about a Desk."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotation.spans import SpanKind
from reader.article import Position
from reader.tui.desk import Desk
from reader.typesetting.flow import FlowPoint

STOPS = (SpanKind.ENTRY, SpanKind.NAME, SpanKind.WORD, SpanKind.NUMBER, SpanKind.LATIN)


class Motion:
    """Answers in positions; None where there is nowhere to go."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._blocks = desk.article.blocks

    def snap(self, position: Position) -> Position:
        """The start of the word a position lies in; in white space or punctuation the nearest word's."""
        spans = self._desk.spans(position.block)
        if not spans:
            return position
        index = min(spans.index_from(position.offset), len(spans) - 1)
        for candidate in (*range(index, len(spans)), *range(index - 1, -1, -1)):
            if spans[candidate].kind in STOPS:
                return Position(position.block, spans[candidate].start)
        return Position(position.block, spans[index].start)

    def word(self, position: Position, step: int) -> Position | None:
        """The next word, or the previous one; punctuation is no word."""
        block, offset = position.block, position.offset
        while 0 <= block < len(self._blocks):
            found = self._word_in(block, offset, step)
            if found is not None:
                return Position(block, found)
            block += step
            offset = -1 if step > 0 else 1 << 30
        return None

    def _word_in(self, block: int, offset: int, step: int) -> int | None:
        spans = self._desk.spans(block)
        if spans is None:
            text = self._blocks[block].text
            at = min(offset + step, len(text) - 1) if offset < 1 << 30 else len(text) - 1
            while 0 <= at < len(text) and not text[at].isalnum():
                at += step
            return at if 0 <= at < len(text) and at != offset else None
        if step > 0:
            index = spans.index_from(offset) if offset >= 0 else 0
            if index < len(spans) and spans[index].start <= offset:
                index += 1
        else:
            index = min(spans.index_from(offset), len(spans)) - 1
        while 0 <= index < len(spans):
            if spans[index].kind in STOPS:
                return spans[index].start
            index += step
        return None

    def term(self, position: Position, step: int) -> tuple[Position | None, int | None]:
        """The next annotated term, or the first block on the way that is not annotated yet."""
        block, offset = position.block, position.offset
        while 0 <= block < len(self._blocks):
            spans = self._desk.spans(block)
            if spans is None:
                return None, block
            starts = [
                start
                for start, _, kind, _ in spans.columns()
                if kind in (SpanKind.ENTRY, SpanKind.NAME) and (start - offset) * step > 0
            ]
            if starts:
                return Position(block, starts[0] if step > 0 else starts[-1]), None
            block += step
            offset = -1 if step > 0 else 1 << 30
        return None, None

    def line(self, position: Position, step: int, goal: int | None) -> tuple[Position | None, int]:
        """The word above or below, nearest the goal column; and that column, to keep."""
        set_block = self._desk.set_block(position.block)
        line, x = set_block.cell_of(position.offset)
        goal = x if goal is None else goal
        following = [at for at in set_block.text_lines if (at - line) * step > 0]
        if following:
            return self._at(position.block, following[0] if step > 0 else following[-1], goal), goal
        block = position.block + step
        while 0 <= block < len(self._blocks):
            lines = self._desk.set_block(block).text_lines
            if lines:
                return self._at(block, lines[0] if step > 0 else lines[-1], goal), goal
            block += step
        return None, goal

    def near(
        self, target: FlowPoint, position: Position, goal: int | None, within: Sequence[FlowPoint]
    ) -> tuple[Position | None, int]:
        """The word nearest a point of the flow, among the lines within which it must stand."""
        if goal is None:
            goal = self._desk.set_block(position.block).cell_of(position.offset)[1]
        rows = [
            point for point in within if self._desk.set_block(point.block).lines[point.line].row is not None
        ]
        if not rows:
            return None, goal
        line_of = self._desk.flow.line_of
        nearest = min(rows, key=lambda point: abs(line_of(point) - line_of(target)))
        return self._at(nearest.block, nearest.line, goal), goal

    def flow_point(self, position: Position) -> FlowPoint:
        """The line of the flow a position is set on."""
        line = self._desk.set_block(position.block).line_of(position.offset)
        self._desk.flow.height_of(position.block)
        return FlowPoint(position.block, line)

    def _at(self, block: int, line: int, x: int) -> Position:
        set_block = self._desk.set_block(block)
        offset = set_block.offset_at(line, x)
        row = set_block.lines[line].row
        if offset is None:
            assert row is not None
            left = min((run.x for run in set_block.lines[line].runs if run.role == "text"), default=0)
            offset = row.start if x < left else max(row.start, row.end - 1)
        return Position(block, offset)
