"""How the page is looked at: script, ruby, English, tones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from reader.tui.screens.room import Room
from reader.tui.view import Ruby
from reader.tui.widgets.page import Page
from reader.typesetting.page import English

if TYPE_CHECKING:
    pass


class Looks(Room):
    """Every change keeps the words where they are."""

    def action_toggle_script(self) -> None:
        self.look(self.view.with_script_toggled())

    def action_cycle_ruby(self) -> None:
        self.look(self.view.with_next_ruby())

    def action_cycle_english(self) -> None:
        if not self._translated():
            return
        self.look(self.view.with_next_english())

    def _translated(self) -> bool:
        if self.page.desk and self.page.desk.has_english():
            return True
        self.duben.tell(self.duben.wording("no-english"), "information")
        return False

    def action_choose(self, what: str) -> None:
        """Choose a script, a reading system or a place for the English from a list."""
        from reader.tui.screens.chooser import Choice, Chooser

        if what == "english" and not self._translated():
            return
        wording = self.duben.wording
        current = getattr(self.view, what)
        choices = [
            Choice(value, wording(f"{what}-{value}"), wording(f"{what}-{value}-detail"))
            for value in type(current)
        ]

        def chosen(value: str | None) -> None:
            if value is not None:
                self.look(replace(self.view, **{what: type(current)(value)}))

        self.app.push_screen(Chooser(wording(f"choose-{what}"), choices, current), chosen)

    def action_reveal(self) -> None:
        self._reveal(self.cursor.block)

    def _reveal(self, block: int) -> None:
        """In reveal mode, show or hide the English of one block; in other modes, go to that mode."""
        if not self._translated() or self.page.desk is None:
            return
        if self.view.english is not English.REVEAL:
            self.look(replace(self.view, english=English.REVEAL))
        self.page.desk.reveal(block)
        self.page.refit(block)

    def action_tone_colours(self) -> None:
        self.page.tone_colours = not self.page.tone_colours
        if self.page.tone_colours and self.view.ruby is Ruby.OFF:
            self.duben.tell(self.duben.wording("tones-need-ruby"), "information")

    @on(Page.RevealAsked)
    def _reveal_clicked(self, event: Page.RevealAsked) -> None:
        self._reveal(event.block)
