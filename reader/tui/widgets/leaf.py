"""The leaf a page is drawn on: which lines of the flow are in sight, and what each looks like.

It keeps three things true through every change of width, script, ruby and English: the word under the cursor,
the line at the top, and what is selected by search. The truth about the top is a point in the flow; Textual's
scroll offset only follows it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.article import Position
from reader.tui.anchor import Anchor, anchor_at, point_of
from reader.tui.desk import Desk
from reader.tui.finder import Finder
from reader.tui.motion import Motion
from reader.tui.styles import Styles
from reader.tui.widgets.ink import Selection, inked
from reader.typesetting.flow import FlowPoint

STRIPS_KEPT = 400
PAGES_AHEAD = 2


class Marked(NamedTuple):
    """A stretch of one block."""

    block: int
    start: int
    """Offset of the first character."""
    end: int


class Leaf(ScrollView, can_focus=True):
    """Shows a Desk. Everything it is told to show is addressed by Position."""

    tone_colours: reactive[bool] = reactive(False)

    @dataclass
    class CursorMoved(Message):
        """Another word is under the cursor."""

        position: Position

    @dataclass
    class Sighted(Message):
        """Blocks are in sight, or soon will be, that the worker has not finished; most wanted first."""

        blocks: tuple[int, ...]
        ahead: tuple[int, ...] = ()
        """Those the reader comes to next, the way the page has last moved."""

    @dataclass
    class Selected(Message):
        """Another stretch is selected, or none."""

    @dataclass
    class Scrolled(Message):
        """The top line is another one."""

    def __init__(self, *, id: str | None = None) -> None:  # Textual's name
        super().__init__(id=id)
        self.desk: Desk | None = None
        self.cursor = Position(0, 0)
        self.cursor_shown = True
        self._anchor = Anchor(Position(0, 0), 0)
        self._top = FlowPoint(0, 0)
        self._lines: list[FlowPoint] = []
        self._rows = 0
        self._strips: OrderedDict[FlowPoint, Strip] = OrderedDict()
        self._finder = Finder()
        self._hit: tuple[int, int, int] | None = None
        self.marked: Marked | None = None
        """What the reader has selected; `Marking` changes it."""
        self._hovered: Position | None = None
        self.first_layout: Callable[[], None] | None = None
        """Gives the page its article, as soon as it has a size."""
        self._ink: Styles | None = None
        self._goal: int | None = None
        self._settling = False
        self._painting = False
        self._way = 1

    # -- what it shows --

    def show(self, desk: Desk, cursor: Position, top: Anchor | None = None) -> None:
        """Another article, or the same one from another place."""
        self.desk = desk
        self.cursor = desk.article.clamp(cursor)
        self._goal = None
        self._anchor = top or Anchor(self.cursor, 0)
        self._finder, self._hit = Finder(), None
        self.relayout()

    def relayout(self) -> None:
        """The desk sets its blocks anew; the same words stay at the top and under the cursor."""
        self._strips.clear()
        if self.desk is None or not self.size.height:
            return
        self._settle(point_of(self.desk, self._anchor))

    def refit(self, block: int) -> None:
        """One block has changed (spans, readings or English have come)."""
        if self.desk is None:
            return
        self._forget_strips(block)
        self.desk.refit(block)
        if self.in_sight(block) or block <= self._top.block:
            self._settle(point_of(self.desk, self._anchor))

    def doubt(self, block: int) -> None:
        """One block out of sight has changed: it is set anew when it comes into sight."""
        if self.desk is not None:
            self._forget_strips(block)
            self.desk.flow.doubt(block)

    def _forget_strips(self, block: int) -> None:
        for key in [point for point in self._strips if point.block == block]:
            del self._strips[key]

    def show_hits(self, finder: Finder, blocks: Collection[int] | None = None) -> None:
        """Mark what a search has found; `blocks` are those with news, where the rest is as it was."""
        changed = finder is not self._finder or finder.current != self._hit
        self._finder, self._hit = finder, finder.current
        if changed or blocks is None or any(map(self.in_sight, blocks)):
            self._strips.clear()
            self.refresh()

    @property
    def rows(self) -> int:
        """Rows the page was last set for."""
        return self._rows

    @property
    def top_anchor(self) -> Anchor:
        return self._anchor

    @property
    def motion(self) -> Motion:
        assert self.desk is not None
        return Motion(self.desk)

    # -- settling --

    def _settle(self, top: FlowPoint, *, anchored: bool = True) -> None:
        """Make every line in sight exact, and let Textual's scroll offset follow.

        `anchored` says that the page goes where its anchor is; otherwise the anchor goes where the page is.
        """
        desk, rows = self.desk, self.size.height
        if desk is None or not rows or not len(desk.flow):
            return
        top = self._clamped(top, rows)
        lines, point = [], top
        for _ in range(rows):
            desk.flow.height_of(point.block)
            lines.append(point)
            following = desk.flow.step(point, 1)
            if following == point:
                break
            point = following
        if top != self._top:
            self._way = 1 if top > self._top else -1
        self._top, self._lines, self._rows = top, lines, rows
        if not anchored:
            self._anchor = anchor_at(desk, top)
        self._settling = True
        try:
            size = Size(self.size.width, desk.flow.height)
            if size != self.virtual_size:
                # Not by assignment, which would lay the whole screen out again: the page's own place on it
                # does not depend on how long the text is.
                self.set_reactive(Leaf.virtual_size, size)
                self._scroll_update(size)
            self.scroll_to(y=desk.flow.line_of(top), animate=False)
        finally:
            self._settling = False
        if not self._painting:
            self.refresh()
        self.post_message(self.Scrolled())
        self.report_sighted()

    def _clamped(self, top: FlowPoint, rows: int) -> FlowPoint:
        """Not so far down that the page is empty below the text."""
        assert self.desk is not None
        last = self.desk.flow.last_top(rows)
        line = min(top.line, self.desk.flow.height_of(top.block) - 1)
        return min(FlowPoint(top.block, max(line, 0)), last)

    def _move_top(self, top: FlowPoint, *, follow: bool = True) -> None:
        self._settle(top, anchored=False)
        if follow:
            self._keep_cursor_in_sight()

    def _bring_into_sight(self) -> None:
        """Scroll so that the cursor's row is on the page with a row of context."""
        assert self.desk is not None
        flow = self.desk.flow
        row = flow.line_of(self.motion.flow_point(self.cursor))
        above, below = (2, 1) if self.size.height > 6 else (1, 0)
        first, last = flow.line_of(self._top), flow.line_of(self._top) + self.size.height - 1
        if row - above < first:
            distance = row - above - first
        elif row + below > last:
            distance = row + below - last
        else:
            return
        if abs(distance) > self.size.height:
            distance = row - self.size.height // 3 - first
        # Where estimates stand between, walk from the cursor's own exact block instead of over them.
        target = flow.step(self.motion.flow_point(self.cursor), first + distance - row)
        self._settle(target, anchored=False)

    def _keep_cursor_in_sight(self) -> None:
        """After scrolling by hand the cursor goes to the nearest row still in sight."""
        assert self.desk is not None
        row = self.motion.flow_point(self.cursor)
        if not self._lines or self._lines[0] <= row <= self._lines[-1]:
            return
        target = self._lines[0] if row < self._lines[0] else self._lines[-1]
        found, self._goal = self.motion.near(target, self.cursor, self._goal, self._lines)
        if found and self._put_cursor(found):
            self.post_message(self.CursorMoved(found))

    def report_sighted(self) -> None:
        """Say again which blocks in sight are not finished."""
        if self.desk is None:
            return
        sighted = dict.fromkeys(point.block for point in self._lines)
        missing = [block for block in sighted if not self.desk.complete(block)]
        ahead = [block for block in self._next_blocks() if not self.desk.complete(block)]
        if missing or ahead:
            self.post_message(self.Sighted(tuple(missing), tuple(ahead)))

    def _next_blocks(self) -> Iterator[int]:
        """As many as some more pages hold."""
        assert self.desk is not None
        if not self._lines:
            return
        flow, room = self.desk.flow, PAGES_AHEAD * self.size.height
        block = (self._lines[-1] if self._way > 0 else self._lines[0]).block + self._way
        while 0 <= block < len(flow) and room > 0:
            yield block
            room -= flow.estimated(block)
            block += self._way

    # -- drawing --

    def render_lines(self, crop: Region) -> list[Strip]:
        """The first paint must not wait for an event to tell the page its size."""
        if self.desk is None and self.size.height and self.first_layout is not None:
            self._painting = True
            self.first_layout()
            self._painting = False
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.desk is None or y >= len(self._lines):
            return Strip.blank(width, self.ink())
        point = self._lines[y]
        if (known := self._strips.get(point)) is not None:
            return known
        set_block = self.desk.set_block(point.block)
        if point.line >= len(set_block.lines):
            return Strip.blank(width, self.ink())
        block = point.block
        selection = Selection(
            self.desk.word_at(self.cursor) if block == self.cursor.block else None,
            self._finder.in_block(block),
            self._hit[1:] if self._hit and self._hit[0] == block else None,
            self.marked[1:] if self.marked and self.marked.block == block else None,
        )
        runs = inked(self.desk, block, set_block.lines[point.line], selection, toned=self.tone_colours)
        segments = [Segment(text, self.ink(*names)) for text, names in runs]
        strip = Strip(segments).adjust_cell_length(width, self.ink())
        self._strips[point] = strip
        if len(self._strips) > STRIPS_KEPT:
            self._strips.popitem(last=False)
        return strip

    @property
    def ink(self) -> Styles:
        if self._ink is None:
            self._ink = Styles(self.app.theme, self.rich_style)
        return self._ink

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._ink = None
        self._strips.clear()

    def watch_tone_colours(self) -> None:
        self._strips.clear()
        self.refresh()

    def _refresh_word(self, position: Position) -> None:
        """Draw again only the lines one word stands on."""
        if self.desk is None:
            return
        set_block = self.desk.set_block(position.block)
        start, end = self.desk.word_at(position)
        first = max(0, set_block.line_of(start) - 1)
        last = set_block.line_of(max(start, end - 1))
        for line in range(first, last + 1):
            point = FlowPoint(position.block, line)
            self._strips.pop(point, None)
            if point in self._lines:
                self.refresh_line(self.scroll_offset.y + self._lines.index(point))

    def on_resize(self) -> None:
        if not self._lines:
            self.relayout()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._settling or self.desk is None or not self._lines:
            return
        line = round(new_value)
        if line != self.desk.flow.line_of(self._top):
            self._move_top(self.desk.flow.point_at(line))

    def in_sight(self, block: int) -> bool:
        return any(point.block == block for point in self._lines)

    def _put_cursor(self, position: Position) -> bool:
        """Draw the word left and the word reached again; False where they are the same."""
        moved = position != self.cursor
        self._refresh_word(self.cursor)
        self.cursor = position
        self._refresh_word(position)
        return moved

    def position_at(self, x: int, y: int) -> Position | None:
        """The place in the article drawn at a cell of the widget."""
        if self.desk is None or not 0 <= y < len(self._lines):
            return None
        point = self._lines[y]
        offset = self.desk.set_block(point.block).offset_at(point.line, x)
        return None if offset is None else Position(point.block, offset)

    def cell_of(self, position: Position) -> tuple[int, int] | None:
        """(x, y) within the widget where a position is drawn; None where it is out of sight."""
        if self.desk is None:
            return None
        line, x = self.desk.set_block(position.block).cell_of(position.offset)
        point = FlowPoint(position.block, line)
        return (x, self._lines.index(point)) if point in self._lines else None
