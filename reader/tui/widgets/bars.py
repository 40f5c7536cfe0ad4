"""The two quiet lines: the masthead above the page and the gloss line below it."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.status import Parts, lay_bar
from reader.tui.styles import Styles


class Bar(Widget):
    """One line with a left part that gives way and a right part that stays."""

    DEFAULT_CSS = "Bar { height: 1; }"

    left: reactive[Parts] = reactive(())
    right: reactive[Parts] = reactive(())

    def render(self) -> Text:
        styles = Styles(self.app.theme, Style())
        line = Text(no_wrap=True, overflow="crop", end="")
        for text, look in lay_bar(self.left, self.right, self.content_size.width):
            line.append(text, styles(look) if look else "")
        return line


class Masthead(Bar):
    """What is being read, and how it is looked at. A click opens the palette: every action by mouse."""

    async def on_click(self) -> None:
        await self.app.run_action("command_palette", self.app)


class Footline(Bar):
    """Headword · reading · English of the word under the cursor or the mouse; the place in the article.

    A click opens the help it offers.
    """

    async def on_click(self) -> None:
        await self.app.run_action("help", self.app)
