"""The line in which a search is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label


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

    def compose(self) -> ComposeResult:
        yield Label("/", markup=False)
        yield Input(placeholder=self._placeholder)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
