"""What can be done here, in one line: each with its key, each to be clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from reader.tui.actions import BY_ID, keys_shown
from reader.tui.styles import Styles
from reader.typesetting.cells import width
from reader.wording import Wording


class Deeds(Widget):
    """Shows as many as there is room for; the last one always."""

    DEFAULT_CSS = "Deeds { height: 1; }"

    def __init__(self, actions: Sequence[str], wording: Wording, keymap: Mapping[str, str]) -> None:
        """`actions` are ids of the registry that have a short name, "deed-ID", in `wording`."""
        super().__init__()
        self._deeds = [
            (
                keys_shown(keymap.get(action, BY_ID[action].keys)).split(" ")[0],
                wording(f"deed-{action}"),
                action,
            )
            for action in actions
        ]

    def render(self) -> Text:
        styles = Styles(self.app.theme, Style())
        line = Text(no_wrap=True, overflow="crop", end="")
        *deeds, last = self._deeds
        room = self.content_size.width - self._cells(last)
        for deed in deeds:
            if self._cells(deed) + 2 > room:
                break
            room -= self._cells(deed) + 2
            self._append(line, deed, styles)
            line.append("  ")
        line.append(" " * max(0, room))
        self._append(line, last, styles)
        return line

    def _append(self, line: Text, deed: tuple[str, str, str], styles: Styles) -> None:
        key, name, action = deed
        run = BY_ID[action].run
        target = "app" if BY_ID[action].where == "everywhere" else "screen"
        click = Style.from_meta({"@click": f"{target}.{run if '(' in run else f'{run}()'}"})
        line.append(key, styles("accent") + click)
        line.append(f" {name}", styles("faint") + click)

    @staticmethod
    def _cells(deed: tuple[str, str, str]) -> int:
        return width(deed[0]) + 1 + width(deed[1])
