"""The panel of people and things: who and what this text mentions, how often, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.article import Article, Position
from reader.tui.actions import bindings
from reader.tui.status import Parts
from reader.tui.things import Group, Key, Thing, Whole, draw_row, rows_of
from reader.tui.widgets.rows import Rows
from reader.wording import Wording


class Things(Vertical):
    """Enter walks the mentions of the current one; the page follows while the panel stays."""

    BINDINGS = bindings("things")

    @dataclass
    class MentionAsked(Message):
        """Go to the next or the previous mention."""

        thing: Thing
        step: int

    @dataclass
    class Closed(Message):
        pass

    def __init__(self, article: Article, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._whole = Whole(article)
        self._rows: list[Thing | Group] = []
        self._cursor = Position(0, 0)
        self._complete = False
        self._wished: Key | None = None

    def compose(self) -> ComposeResult:
        yield Static(classes="title", markup=False)
        yield Rows()
        yield Static(Content(self._wording("things-hint")), classes="hint")

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    @property
    def current(self) -> Thing | None:
        row = self._rows[self.rows.row] if 0 <= self.rows.row < len(self._rows) else None
        return row if isinstance(row, Thing) else None

    def show(self, things: Sequence[Thing], cursor: Position, *, complete: bool) -> None:
        """The same one stays current, wherever it stands now."""
        key = self._wished or (self.current.key if self.current else None)
        self._rows, self._cursor, self._complete = rows_of(things), cursor, complete
        headings = frozenset(n for n, row in enumerate(self._rows) if isinstance(row, Group))
        self.rows.show(len(self._rows), self._draw, headings=headings, row=self._row_of(key))
        title = f"{self._wording('things')} {len(things)}{'' if complete else '+'}"
        self.query_one(".title", Static).update(Content(title))

    def _row_of(self, key: Key | None) -> int:
        for number, row in enumerate(self._rows):
            if isinstance(row, Thing) and row.key == key:
                self._wished = None
                return number
        return 0

    def follow(self, cursor: Position) -> None:
        """The cursor of the page is elsewhere: which mention it is on may have changed."""
        self._cursor = cursor
        self.rows.refresh()

    def choose(self, key: Key) -> None:
        """Make this one the current one, as soon as it is listed."""
        self._wished = key
        self.rows.go(self._row_of(key))

    def _draw(self, row: int, cells: int) -> Parts:
        return draw_row(
            self._rows[row], cells, self._wording, self._whole, self._cursor, complete=self._complete
        )

    @on(Rows.Chosen)
    def _walk_on(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_walk(1)

    def action_walk(self, step: int) -> None:
        if self.current:
            self.post_message(self.MentionAsked(self.current, step))
