"""What stands at the top of the page, said in the article's own terms.

A line number would change with width, ruby, script and English; the first character of a row does not.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.article import Position
from reader.tui.desk import Desk
from reader.typesetting.flow import FlowPoint
from reader.typesetting.page import SetBlock


class Anchor(NamedTuple):
    position: Position
    """First character of the first Chinese row at or below the top."""
    lines: int
    """Lines between the top and that row (its ruby included): blank ones, or English."""


def anchor_at(desk: Desk, top: FlowPoint) -> Anchor:
    """The anchor of a page that begins at this point."""
    block, start, lines = top.block, top.line, 0
    while block < len(desk.flow):
        set_block = desk.set_block(block)
        for line in row_lines(set_block):
            row = set_block.lines[line].row
            head = row_head(set_block, line)
            if head >= start and row is not None:
                return Anchor(Position(block, row.start), lines + head - start)
        lines += len(set_block.lines) - start
        block, start = block + 1, 0
    return Anchor(Position(top.block, desk.article.clamp(Position(top.block, 1 << 30)).offset), 0)


def point_of(desk: Desk, anchor: Anchor) -> FlowPoint:
    """Where a page with this anchor begins now."""
    position = desk.article.clamp(anchor.position)
    set_block = desk.set_block(position.block)
    head = row_head(set_block, set_block.line_of(position.offset))
    desk.flow.height_of(position.block)
    if position == Position(0, 0):
        return FlowPoint(0, 0)
    return desk.flow.step(FlowPoint(position.block, head), -min(anchor.lines, 2))


def row_lines(set_block: SetBlock) -> list[int]:
    """Indices of the lines that hold Chinese rows."""
    return list(set_block.text_lines)


def row_head(set_block: SetBlock, line: int) -> int:
    """The first line of a row: its ruby line where it has one."""
    return line - 1 if line > 0 and set_block.lines[line - 1].is_ruby else line
