"""Readings over their words: where each stands, and how far it may reach over its neighbours.

A reading wider than its word reaches over neighbours that have none, up to a character on either side, so
that the text under it stays close; only what is left parts the text. Between two readings there is always a
cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.typesetting.cells import width

if TYPE_CHECKING:
    from reader.typesetting.boxes import Box

REACH = 2
"""Cells: a Han character."""


def place_readings(boxes: list[Box], ambiguous: int = 1) -> list[Box]:
    """Give every box with ruby its place; done in order, each with regard to the one before."""
    for index, box in enumerate(boxes):
        if not box.ruby:
            continue
        base, over = width(box.text, ambiguous), width(box.ruby, ambiguous)
        alone = _has_reading(boxes, index + 1)
        if over <= base:
            cells = base + (alone and over == base)
            boxes[index] = box._replace(cells=cells, pad=0, ruby_pad=(base - over) // 2)
            continue
        before = (over - base) // 2
        left = min(before, _room_before(boxes, index, ambiguous))
        right = min(over - base - before, _room_after(boxes, index))
        cells = over - left - right + (alone and not right)
        boxes[index] = box._replace(cells=cells, pad=before - left, ruby_pad=-left)
    return boxes


def reach(box: Box, ambiguous: int = 1) -> int:
    """Cells by which its reading reaches over the box that follows."""
    return max(0, box.ruby_pad + width(box.ruby, ambiguous) - box.cells) if box.ruby else 0


def at_row_start(box: Box) -> Box:
    """The box where nothing stands before it that its reading could reach over."""
    if box.ruby_pad >= 0:
        return box
    return box._replace(cells=box.cells - box.ruby_pad, pad=box.pad - box.ruby_pad, ruby_pad=0)


def _has_reading(boxes: Sequence[Box], index: int) -> bool:
    """Whether a reading may begin there: what has no width is passed over."""
    return 0 <= index < len(boxes) and (bool(boxes[index].ruby) or not boxes[index].cells)


def _room_over(box: Box) -> int:
    """White space may vanish at the end of a row: nothing reaches over it."""
    return 0 if box.ruby or not box.text or box.text[0].isspace() else min(REACH, box.cells)


def _room_before(boxes: Sequence[Box], index: int, ambiguous: int) -> int:
    if not index:
        return 0
    room, between, at = _room_over(boxes[index - 1]), 0, index - 1
    while at >= 0 and between <= 2 * REACH and not _has_reading(boxes, at):
        between += boxes[at].cells
        at -= 1
    if at >= 0 and between <= 2 * REACH:
        room = min(room, between - reach(boxes[at], ambiguous) - 1)
    return max(0, room)


def _room_after(boxes: Sequence[Box], index: int) -> int:
    if index + 1 == len(boxes):
        return 0
    room = _room_over(boxes[index + 1])
    if room and _has_reading(boxes, index + 2):
        return max(0, min(room, boxes[index + 1].cells - 1))
    return room
