"""The two quiet lines: the masthead above the page and the gloss line below it."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from reader.typesetting.cells import truncate, width

Parts = tuple[tuple[str, str], ...]
"""(text, style name) each; style names are the component classes below without their prefix."""


class Bar(Widget):
    """One line with a left part that gives way and a right part that stays."""

    COMPONENT_CLASSES = {"bar--strong", "bar--accent", "bar--faint", "bar--alert"}
    DEFAULT_CSS = """
    Bar { height: 1; }
    Bar > .bar--strong { text-style: bold; color: $foreground; }
    Bar > .bar--accent { color: $primary; }
    Bar > .bar--faint { color: $faint; }
    Bar > .bar--alert { color: $warning; text-style: bold; }
    """

    left: reactive[Parts] = reactive(())
    right: reactive[Parts] = reactive(())

    def render(self) -> Text:
        """The left part cut to what the right part leaves it."""
        total = self.content_size.width
        right = self._cut(self.right, max(0, total * 2 // 3))
        taken = sum(width(text) for text, _ in right)
        left = self._cut(self.left, total - taken - (2 if taken else 0))
        line = Text(no_wrap=True, overflow="crop", end="")
        used = self._write(line, left)
        line.append(" " * max(0, total - used - taken))
        self._write(line, right)
        return line

    def _cut(self, parts: Parts, room: int) -> Parts:
        kept = []
        for text, style in parts:
            cut = truncate(text, room)
            kept.append((cut, style))
            room -= width(cut)
            if cut != text:
                break
        return tuple(kept)

    def _write(self, line: Text, parts: Parts) -> int:
        for text, style in parts:
            line.append(text, self.get_component_rich_style(f"bar--{style}", partial=True) if style else "")
        return sum(width(text) for text, _ in parts)


class Masthead(Bar):
    """What is being read, and how it is looked at."""


class Footline(Bar):
    """Headword · reading · English of the word under the cursor or the mouse; the place in the article."""
