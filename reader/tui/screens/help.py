"""Every key, read from the registry and the user's keymap; and whose work the dictionaries are."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.actions import ACTIONS, groups, keys_shown, title
from reader.typesetting.cells import width
from reader.wording import Wording


class HelpScreen(ModalScreen[None]):
    """Scrolls like the page; Esc, q or ? closes."""

    BINDINGS = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", show=False),
        Binding("j,down", "scroll(2)", show=False),
        Binding("k,up", "scroll(-2)", show=False),
        Binding("space,pagedown", "scroll(12)", show=False),
        Binding("b,pageup", "scroll(-12)", show=False),
        Binding("g,home", "scroll(-9999)", show=False),
        Binding("G,end", "scroll(9999)", show=False),
    ]

    def __init__(self, wording: Wording, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._wording = wording
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(help_text(self._wording, self._keymap), markup=False)

    def on_mount(self) -> None:
        panel = self.query_one("#help")
        panel.border_title = Content(self._wording("help-title"))
        panel.border_subtitle = Content(self._wording("help-close"))

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)


def help_text(wording: Wording, keymap: Mapping[str, str]) -> Text:
    """The keys by group, then the credits."""
    text = Text()
    for group, actions in groups(ACTIONS).items():
        text.append(f"{wording(f'group-{group}')}\n", "bold")
        for action in actions:
            if action.id.startswith("section-") and action.id[-1].isdigit() and action.id != "section-1":
                continue
            keys = "1–9" if action.id == "section-1" else keys_shown(keymap.get(action.id, action.keys))
            name = (
                title(action, wording)
                if action.id != "section-1"
                else wording("action-section-n").format(n="1–9")
            )
            text.append(f"  {keys}{' ' * max(1, 18 - width(keys))}{name}\n")
        text.append("\n")
    text.append(wording("help-mouse") + "\n")
    text.append(wording("help-doubt") + "\n\n")
    text.append(f"{wording('credits')}\n", "bold")
    text.append(wording("credits-text"))
    return text
