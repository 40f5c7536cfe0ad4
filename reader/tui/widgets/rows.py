"""A list of any length, drawn a line at a time: what is not in sight costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.actions import bindings
from reader.tui.status import Parts
from reader.tui.styles import Styles
from reader.typesetting.cells import truncate

Draw = Callable[[int, int], Parts]
"""(row, cells) → its parts; nothing wider than the cells."""


def _nothing(_row: int, _cells: int) -> Parts:
    return ()


class Rows(ScrollView, can_focus=True):
    """One row is chosen; headings between them cannot be."""

    BINDINGS = bindings("rows")

    @dataclass
    class Moved(Message):
        """Another row is the current one."""

        row: int

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the row."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:  # Textual's name
        super().__init__(id=id)
        self._count = 0
        self._draw: Draw = _nothing
        self._headings: frozenset[int] = frozenset()
        self._empty = ""
        self.row = -1
        """The current one; -1 where there is none."""
        self._ink: Styles | None = None

    def show(
        self,
        count: int,
        draw: Draw,
        *,
        headings: frozenset[int] = frozenset(),
        row: int = 0,
        nothing: str = "",
    ) -> None:
        """So many rows; `draw` is asked for those in sight. `nothing` stands there where there is none."""
        self._empty = nothing
        self._count, self._draw, self._headings = count, draw, headings
        self.virtual_size = Size(self.size.width, count)
        self.row = self._near(min(max(row, 0), count - 1), 1)
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def _near(self, row: int, step: int) -> int:
        """The nearest row that can be chosen, in this direction or else the other."""
        for direction in (step, -step):
            at = row
            while 0 <= at < self._count:
                if at not in self._headings:
                    return at
                at += direction
        return -1

    def go(self, row: int, step: int = 1) -> None:
        """Make a row, or the next that can be, the current one."""
        row = self._near(min(max(row, 0), self._count - 1), step)
        if row != self.row:
            self.row = row
            self._follow()
            self.refresh()
            self.post_message(self.Moved(row))

    def _follow(self) -> None:
        """Bring the current row into sight, with the heading right above it."""
        first = self.row - 1 if self.row - 1 in self._headings else self.row
        top, rows = self.scroll_offset.y, max(1, self.size.height)
        if first < top:
            self.scroll_to(y=max(0, first), animate=False)
        elif self.row >= top + rows:
            self.scroll_to(y=self.row - rows + 1, animate=False)

    def action_move(self, step: int) -> None:
        self.go(self.row + step, step)

    def action_page(self, step: int) -> None:
        self.go(self.row + step * max(1, self.size.height - 1), step)

    def action_end(self, step: int) -> None:
        self.go(0 if step < 0 else self._count - 1, -step)

    def action_choose(self) -> None:
        if self.row >= 0:
            self.post_message(self.Chosen(self.row))

    def row_at(self, y: int) -> int | None:
        """The row on a line of the window, where there is one that can be chosen."""
        row = self.scroll_offset.y + y
        return row if 0 <= row < self._count and row not in self._headings else None

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        row = self.row_at(offset.y) if offset else None
        if row is not None:
            self.go(row)
            self.action_choose()

    def mark_of(self, row: int) -> tuple[str, str]:
        """(text, look) of what stands before a row, two cells wide."""
        return "▸ " if row == self.row else "  ", "accent"

    def on_resize(self) -> None:
        self._follow()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    @property
    def ink(self) -> Styles:
        if self._ink is None:
            self._ink = Styles(self.app.theme, self.rich_style)
        return self._ink

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._ink = None

    def render_line(self, y: int) -> Strip:
        row, cells = self.scroll_offset.y + y, self.scrollable_content_region.width
        if not self._count and not row and self._empty:
            shown = truncate(f"  {self._empty}", cells)
            return Strip([Segment(shown, self.ink())]).adjust_cell_length(cells, self.ink())
        if row >= self._count:
            return Strip.blank(cells, self.ink())
        styles = self.ink
        chosen = row == self.row
        mark = self.mark_of(row) if row not in self._headings else ("", "")
        parts = (mark, *self._draw(row, cells - 2))
        under = ("cursor",) if chosen and self.has_focus else ()
        segments = [Segment(text, styles(*filter(None, (look,)), *under)) for text, look in parts]
        return Strip(segments).adjust_cell_length(cells, styles(*under))
