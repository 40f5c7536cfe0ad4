"""The page: one line-API widget for the whole article, moved about by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from reader.article import Position
from reader.tui.actions import bindings
from reader.tui.anchor import Anchor, anchor_at, point_of
from reader.tui.widgets.marking import Marking


class Page(Marking):
    """What the reader presses or clicks becomes a place to go, or a message."""

    BINDINGS = bindings("page")

    @dataclass
    class WordChosen(Message):
        """Enter or a click asks for the word's popup."""

        position: Position

    @dataclass
    class WordHovered(Message):
        """The word under the mouse; None where there is none."""

        position: Position | None

    @dataclass
    class RevealAsked(Message):
        """A click on the line that hides a block's English."""

        block: int

    class BlankClicked(Message):
        """A click on nothing: what is open may close."""

    @dataclass
    class TermAsked(Message):
        """The next or previous annotated term is wanted; it may stand where nothing is annotated yet."""

        step: int

    divert: Callable[[events.Key], None] | None = None
    """Takes the keys while a search is being typed."""
    search_keys: frozenset[str] = frozenset()
    open_search: Callable[[], None] = staticmethod(lambda: None)
    """At once, not by a message: the keys that follow are already in the queue."""

    # -- moving --

    def go(self, position: Position, *, top: bool = False, keep_goal: bool = False) -> None:
        """Put the cursor on the word at a position, and the page where it can be seen."""
        if self.desk is None:
            return
        position = self.motion.snap(self.desk.article.clamp(position))
        if not keep_goal:
            self._goal = None
        moved = self._put_cursor(position)
        if moved:
            self.mark(None)
        if top:
            self._anchor = Anchor(position, 0)
            self._settle(point_of(self.desk, self._anchor))
            # Past the end the page cannot begin there: what it does begin with is the anchor.
            self._anchor = anchor_at(self.desk, self._top)
        else:
            self._bring_into_sight()
        if moved:
            self.post_message(self.CursorMoved(position))

    def return_to(self, cursor: Position, top: Anchor) -> None:
        """Back to a place left earlier, the page as it was."""
        if self.desk is None:
            return
        self._goal = None
        moved = self._put_cursor(self.motion.snap(self.desk.article.clamp(cursor)))
        self._anchor = top
        self._settle(point_of(self.desk, top))
        self._bring_into_sight()
        if moved:
            self.post_message(self.CursorMoved(self.cursor))

    def scroll_lines(self, lines: int) -> None:
        """Move the text under the window; the cursor stays on its word unless it leaves the page."""
        if self.desk is not None:
            self._move_top(self.desk.flow.step(self._top, lines))

    def action_word(self, step: int) -> None:
        if self.desk is not None and (found := self.motion.word(self.cursor, step)):
            self.go(found)

    def action_line(self, step: int) -> None:
        if self.desk is None:
            return
        found, self._goal = self.motion.line(self.cursor, step, self._goal)
        if found is None:
            self.scroll_lines(step)
        else:
            self.go(found, keep_goal=True)

    def action_page(self, step: int) -> None:
        if self.desk is None:
            return
        row = self.motion.flow_point(self.cursor)
        offset = self.desk.flow.line_of(row) - self.desk.flow.line_of(self._top)
        before = self._top
        self._move_top(self.desk.flow.step(self._top, step * max(1, self.size.height - 2)), follow=False)
        if self._top == before:
            self.action_end(step)
            return
        target = self.desk.flow.step(self._top, min(max(offset, 0), self.size.height - 1))
        found, self._goal = self.motion.near(target, self.cursor, self._goal, self._lines)
        if found:
            self.go(found, keep_goal=True)

    def action_end(self, side: int) -> None:
        if self.desk is not None:
            self.go(Position(0, 0) if side < 0 else self.desk.article.end)

    def action_term(self, step: int) -> None:
        self.post_message(self.TermAsked(step))

    def action_open_word(self) -> None:
        self.post_message(self.WordChosen(self.cursor))

    def on_key(self, event: events.Key) -> None:
        """Keys already on their way to the page when a search was opened belong to the search."""
        if self.divert is not None:
            event.stop()
            event.prevent_default()
            self.divert(event)
        elif event.key in self.search_keys:
            event.stop()
            event.prevent_default()
            self.open_search()

    # -- the mouse --

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_lines(3)
        event.stop()
        event.prevent_default()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_lines(-3)
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        if self.desk is None or self._drawn or not 0 <= event.y < len(self._lines):
            return
        point = self._lines[event.y]
        position = self.position_at(event.x, event.y)
        if position is not None:
            self.go(position)
            self.post_message(self.WordChosen(self.cursor))
        elif any(run.role == "rule" for run in self.desk.set_block(point.block).lines[point.line].runs):
            self.post_message(self.RevealAsked(point.block))
        else:
            self.post_message(self.BlankClicked())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        position = self.position_at(event.x, event.y)
        self.draw_to(position)
        self._hover(position)

    def on_leave(self) -> None:
        self._hover(None)

    def _hover(self, position: Position | None) -> None:
        if position is not None and self.desk is not None:
            position = Position(position.block, self.desk.word_at(position)[0])
        if position != self._hovered:
            self._hovered = position
            self.post_message(self.WordHovered(position))
