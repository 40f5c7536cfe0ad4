"""Selecting a stretch of the text by key and by mouse, character by character.

What is selected lies within one block; it goes when the cursor goes, and survives every change of look.
"""

from __future__ import annotations

from textual import events

from reader.article import Position
from reader.tui.widgets.leaf import Leaf, Marked


class Marking(Leaf):
    """Shift+→ ← move the end of a selection, Shift+↑ ↓ its beginning; the mouse draws it."""

    ALLOW_SELECT = False

    _pressed: Position | None = None
    """Where the mouse went down."""
    _drawn = False
    """Whether it has drawn a selection since: then letting go is no click."""

    def mark(self, marked: Marked | None) -> None:
        """Select this stretch, or nothing."""
        if marked != self.marked:
            self.marked = marked
            self._strips.clear()
            self.refresh()
            self.post_message(self.Selected())

    def marked_or_word(self) -> Marked | None:
        """What is selected, else the word under the cursor."""
        if self.marked or self.desk is None:
            return self.marked
        return Marked(self.cursor.block, *self.desk.word_at(self.cursor))

    def action_mark_end(self, step: int) -> None:
        """One character more or less at the end."""
        if self.desk and (known := self.marked_or_word()):
            last = len(self.desk.article.blocks[known.block].text)
            self.mark(known._replace(end=min(last, max(known.start + 1, known.end + step))))

    def action_mark_start(self, step: int) -> None:
        """One character more or less at the beginning."""
        if known := self.marked_or_word():
            self.mark(known._replace(start=max(0, min(known.end - 1, known.start + step))))

    # -- the mouse --

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._drawn = False
        self._pressed = self.position_at(event.x, event.y) if event.button == 1 else None

    def on_mouse_up(self) -> None:
        self._pressed = None
        self.release_mouse()

    def draw_to(self, position: Position | None) -> None:
        """The mouse is held down and has come here."""
        pressed = self._pressed
        if pressed is None or position is None or (position == pressed and not self._drawn):
            return
        if position.block == pressed.block:
            self._drawn = True
            self.capture_mouse()
            first, last = sorted((pressed.offset, position.offset))
            self.mark(Marked(pressed.block, first, last + 1))
