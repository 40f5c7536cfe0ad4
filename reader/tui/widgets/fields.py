"""Two small fields for forms: a box to tick, and one of several to step through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static


class Tick(Static, can_focus=True):
    """A box to tick. Textual's own tells on from off by colour alone."""

    BINDINGS = [Binding("space,enter", "tick", show=False)]
    value = reactive(False)

    @dataclass
    class Changed(Message):
        value: bool

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        return Content(f"{'[x]' if self.value else '[ ]'} {self._label}")

    def action_tick(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self.value))

    def on_click(self) -> None:
        self.action_tick()


class Steps(Static, can_focus=True):
    """One of several values, stepped through by key, wheel or click."""

    BINDINGS = [
        Binding("right,space,l", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
    ]
    index = reactive(0, layout=True)

    @dataclass
    class Changed(Message):
        steps: Steps
        value: str

    def __init__(self, values: Sequence[str], labels: Sequence[str], value: str, *, id: str) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        self._labels = tuple(labels)
        self.set_reactive(Steps.index, self._values.index(value) if value in self._values else 0)

    @property
    def value(self) -> str:
        return self._values[self.index]

    def choose(self, value: str) -> None:
        """Show a value, where it is among them; nobody is told."""
        if value in self._values:
            self.index = self._values.index(value)

    def offer(self, values: Sequence[str], labels: Sequence[str]) -> None:
        """Other values; the chosen one stays chosen where it is among them."""
        value = self.value
        self._values, self._labels = tuple(values), tuple(labels)
        self.set_reactive(Steps.index, self._values.index(value) if value in self._values else 0)
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content(f"‹ {self._labels[self.index]} ›")

    def action_step(self, step: int) -> None:
        self.index = (self.index + step) % len(self._values)
        self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        self.action_step(1)
