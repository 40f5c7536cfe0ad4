"""The list of sections, the current one marked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message

from reader.tui.status import Parts
from reader.tui.titles import Titles, first_title, title_line
from reader.tui.widgets.rows import Rows


class Contents(Rows):
    """Titles come in the script the page is in; the mark, not the colour alone, shows where the reader is.

    The highlight is the reader's own while the list has the focus; else it goes with the page.
    """

    @dataclass
    class Opened(Message):
        """A section is gone to."""

        section: int

    @dataclass
    class Sighted(Message):
        """These sections are in sight."""

        sections: range

    titles: Titles | None = None
    introduction = ""
    current = -1
    """The section the reader is in."""

    def show_titles(self, titles: Titles, introduction: str) -> None:
        self.titles, self.introduction = titles, introduction
        self._count, self._draw = len(titles), self._draw_title
        self.virtual_size = Size(self.size.width, self._count)
        self.refresh()

    def follow(self, section: int) -> None:
        """The reader is in this section now."""
        if section == self.current:
            return
        self.current = section
        if not self.has_focus:
            self.row = section
            self._follow()
        self.refresh()

    def titles_changed(self) -> None:
        """Draw again, and say which are in sight."""
        self.refresh()
        self.report_sighted()

    def report_sighted(self) -> None:
        first = self.scroll_offset.y
        rows = range(first, min(self._count, first + self.size.height + 1))
        if rows and self.display:
            self.post_message(self.Sighted(rows))

    def mark_of(self, row: int) -> tuple[str, str]:
        return "▸ " if row == self.current else "  ", ""

    def _draw_title(self, row: int, cells: int) -> Parts:
        assert self.titles is not None
        look = "current" if row == self.current else ""
        return ((title_line(self.titles, row, self.introduction, cells - 2), look),)

    def _follow(self) -> None:
        top, rows = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self.row < top + rows:
            first = first_title(self.row, rows) if self.row >= top else self.row
            self.scroll_to(y=first, animate=False)

    def go(self, row: int, step: int = 1) -> None:
        row = self._near(min(max(row, 0), self._count - 1), step)
        if row != self.row:
            self.row = row
            self._follow()
            self.refresh()

    def action_choose(self) -> None:
        if self.row >= 0:
            self.post_message(self.Opened(self.row))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.report_sighted()

    def on_resize(self) -> None:
        super().on_resize()
        self.report_sighted()

    def on_blur(self) -> None:
        self.row = self.current
        self._follow()
        super().on_blur()
