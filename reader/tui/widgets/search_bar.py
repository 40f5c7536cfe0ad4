"""The line in which a search is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label


class SearchField(Input):
    """Remembers the last key it was given, to tell it from keys that never came by it."""

    last_key: events.Key | None = None

    def on_key(self, event: events.Key) -> None:
        self.last_key = event


class SearchBar(Horizontal):
    """Posts what is asked for; what is found is the screen's business."""

    BINDINGS = [Binding("escape", "cancel", show=False)]

    @dataclass
    class Asked(Message):
        query: str

    @dataclass
    class Cancelled(Message):
        pass

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._placeholder = placeholder
        self._typed = ""
        self._ready = False

    def compose(self) -> ComposeResult:
        yield Label("/", markup=False)
        yield SearchField(placeholder=self._placeholder)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.value = self._typed
        field.cursor_position = len(self._typed)
        field.focus()
        self._ready = True

    def has_seen(self, event: events.Key) -> bool:
        """Whether a key has been to the field, and only comes up from there."""
        return self._ready and self.query_one(SearchField).last_key is event

    def take_key(self, event: events.Key) -> None:
        """A key typed before the field had the focus: fast fingers must not steer the page."""
        if event.key == "escape":
            self.post_message(self.Cancelled())
        elif event.key == "enter":
            self.post_message(self.Asked(self.query_one(Input).value if self._ready else self._typed))
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character:
            self._typed += event.character
            if self._ready:
                self.query_one(Input).insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
