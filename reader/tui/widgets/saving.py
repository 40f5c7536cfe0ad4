"""A form that stays open until what is in it has been written: a full disk costs nobody what was typed."""

from __future__ import annotations

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Saving(ModalScreen[None]):
    """Has a line `#outcome`. Whoever writes dismisses it, or tells it why not."""

    is_saving = False
    """What is in it has been handed over, and no answer has come yet."""

    def refuse(self, line: str) -> None:
        """Say why it was not written; all that was typed is still there."""
        self.is_saving = False
        self.say_wrong(line)

    def say_wrong(self, line: str) -> None:
        outcome = self.query_one("#outcome", Static)
        outcome.set_class(True, "-wrong")
        outcome.update(Content(f"✗ {line}"))
