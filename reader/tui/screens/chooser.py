"""A short list to choose one thing from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choice(NamedTuple):
    value: str
    label: str
    detail: str = ""


class Chooser(ModalScreen[str | None]):
    """Dismisses with the value chosen, or None. A digit chooses at once; a click outside closes."""

    BINDINGS = [
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], current: str) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        yield OptionList(*(self._option(n, choice) for n, choice in enumerate(self._choices, 1)))

    def _option(self, number: int, choice: Choice) -> Option:
        mark = "●" if choice.value == self._current else " "
        key = str(number) if number <= 9 else " "  # no one key is 10
        return Option(Content.assemble(f"{mark} {key}  ", choice.label, ("  " + choice.detail, "dim")))

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.border_title = Content(self._title)
        values = [choice.value for choice in self._choices]
        options.highlighted = values.index(self._current) if self._current in values else 0
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index].value)

    def action_move(self, step: int) -> None:
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isdigit():
            index = int(event.character) - 1
            if 0 <= index < len(self._choices):
                event.stop()
                self.dismiss(self._choices[index].value)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
