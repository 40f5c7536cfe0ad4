"""One line to be typed, with what it may become below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from reader.errors import visible
from reader.library.completing import common_beginning
from reader.tui.status import Parts
from reader.tui.widgets.rows import Rows
from reader.typesetting.cells import truncate
from reader.wording import Wording

Complete = Callable[[str], Sequence[str]]


class Asking(ModalScreen["str | None"]):
    """Dismisses with what was typed, or None. What it may become is looked up in a worker."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    class Completed(Message):
        def __init__(self, written: str, candidates: Sequence[str]) -> None:
            super().__init__()
            self.written = written
            self.candidates = candidates

    def __init__(self, title: str, wording: Wording, complete: Complete, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._wording = wording
        self._complete = complete
        self._value = value
        self._candidates: Sequence[str] = ()
        self._ready = False

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Input(self._value, id="written", select_on_focus=False)
            yield Rows(id="candidates")
            yield Static(Content(self._wording("asking-hint")), classes="hint")
            yield Button(self._wording("asking-done"), id="done", compact=True)

    def on_mount(self) -> None:
        self.query_one("#asking").border_title = Content(self._title)
        self._ready = True
        self._write(self._value)
        self.query_one(Input).focus()
        self._look(self._value)

    def take_key(self, event: events.Key) -> None:
        """A key typed before the field had the focus."""
        if not self._ready:
            self._value += event.character if event.is_printable and event.character else ""
        elif event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._finish()
        elif event.key == "backspace":
            self.query_one(Input).action_delete_left()
        elif event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        self._look(event.value)

    @work(thread=True, exclusive=True)
    def _look(self, written: str) -> None:
        self.post_message(self.Completed(written, self._complete(written)))

    def on_asking_completed(self, event: Completed) -> None:
        if event.written == self.query_one(Input).value:
            self._candidates = event.candidates
            self.query_one(Rows).show(len(event.candidates), self._draw, row=0)

    def _draw(self, row: int, cells: int) -> Parts:
        return ((truncate(visible(self._candidates[row]), cells), ""),)

    def action_complete(self) -> None:
        """To what all candidates begin with; where that is typed already, to the current one."""
        if not self._candidates:
            return
        typed, beginning = self.query_one(Input).value, common_beginning(self._candidates)
        self._write(beginning if len(beginning) > len(typed) else self._candidates[self.query_one(Rows).row])

    def action_step(self, step: int) -> None:
        self.query_one(Rows).action_move(step)

    @on(Rows.Chosen)
    def _take(self, event: Rows.Chosen) -> None:
        self._write(self._candidates[event.row])
        self.query_one(Input).focus()

    def _write(self, text: str) -> None:
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)

    @on(Input.Submitted)
    @on(Button.Pressed)
    def _finish(self) -> None:
        self.dismiss(self.query_one(Input).value)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
