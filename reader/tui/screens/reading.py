"""The reading room, with popups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.geometry import Region

from reader.article import Position
from reader.tui import questions
from reader.tui.actions import bindings
from reader.tui.desk import MENTIONS
from reader.tui.finder import Finder
from reader.tui.messages import (
    CardReady,
)
from reader.tui.screens.gathering import Gathering
from reader.tui.view import Ruby
from reader.tui.widgets.contents import Contents
from reader.tui.widgets.page import Page

if TYPE_CHECKING:
    from reader.tui.widgets.popup import Popup


class ReadingScreen(Gathering):
    """One article; the notebook keeps its place."""

    BINDINGS = bindings("reading")

    @on(Page.WordChosen)
    def _ask_card(self, event: Page.WordChosen) -> None:
        if self._loader:
            self.ask_box("card", questions.card(self._loader, event.position, self.view))

    @on(CardReady)
    async def _show_card(self, event: CardReady) -> None:
        await self._open_card(event)
        self.duben.free_keys("card")

    async def _open_card(self, event: CardReady) -> None:
        if event.card is None:
            return
        if event.position is None:
            if self._popup:
                self._popup.follow(event.card)
            return
        mention = self._mention(event.position)
        beside = self._beside(event.position)
        if self._popup is not None and self._popup.position == event.position:
            self._popup.renew(event.card, beside, self.view.system, mention)
            return
        if self._popup is None:
            from reader.tui.widgets.popup import Popup

            self._popup = Popup(self.duben.wording)
            await self.mount(self._popup)
        self._popup.show(event.card, event.position, beside, self.view.system, mention)
        self._popup.focus()

    def _mention(self, position: Position) -> str:
        """ "2/5 ‹ ›" for a word mentioned more than once; "+" while annotation has not come to the end."""
        desk = self.page.desk
        mentions = desk.mentions(position) if desk else []
        if desk is None or position not in mentions:
            return ""
        more = "" if desk.annotated_all and len(mentions) < MENTIONS else "+"
        return f"{mentions.index(position) + 1}/{len(mentions)}{more} ‹ ›" if len(mentions) > 1 else ""

    def _beside(self, position: Position) -> Region:
        """The word's place on the screen, its reading above it included."""
        cell = self.page.cell_of(position)
        x, y = cell or (2, 0)
        region = self.page.content_region
        above = 1 if self.view.ruby is not Ruby.OFF else 0
        return Region(region.x + x, region.y + y - above, 2, 1 + above)

    def _renew_popup(self) -> None:
        if self._popup and self._popup.position and self._loader:
            self._loader.ask("card", questions.card(self._loader, self._popup.position, self.view))

    def _place_popup(self) -> None:
        if self._popup and self._popup.position:
            self._popup.move_beside(self._beside(self._popup.position))

    @on(Page.BlankClicked)
    async def _leave_popup(self) -> None:
        await self._close_popup()

    async def on_popup_closed(self) -> None:
        await self._close_popup()

    async def _close_popup(self) -> None:
        if self._popup:
            popup, self._popup = self._popup, None
            await popup.remove()
            self.page.focus()

    def on_popup_link_followed(self, event: Popup.LinkFollowed) -> None:
        if self._loader:
            self._loader.ask("card", questions.linked_card(event.term, self.view))

    def on_popup_mention_asked(self, event: Popup.MentionAsked) -> None:
        desk = self.page.desk
        position = self._popup.position if self._popup else None
        mentions = desk.mentions(position) if desk and position else []
        if position in mentions and len(mentions) > 1:
            other = mentions[(mentions.index(position) + event.step) % len(mentions)]
            self.jump(other)
            self._ask_card(Page.WordChosen(self.cursor))

    # -- the rest --

    async def action_escape(self) -> None:
        """Close whatever is open, the smallest first."""
        if self._search_bar:
            await self._close_search_bar()
        elif self._popup:
            await self._close_popup()
        elif self.query_one(Contents).has_focus:
            self._leave_contents()
        elif self._things:
            await self._close_things()
        elif self.page.marked:
            self.page.mark(None)
        elif self.finder.query:
            self.finder = Finder()
            self.page.show_hits(self.finder)
            self._show_status()

    def action_copy(self) -> None:
        """Copy what is selected, else the word under the cursor."""
        if marked := self.page.marked_or_word():
            self.duben.copy_text(self.article.blocks[marked.block].text[marked.start : marked.end])

    def action_turn(self, step: int) -> None:
        """To another text of those that were named."""
        self.duben.turn(step)

    def action_keep_text(self) -> None:
        """Put a copy of this text into the library."""
        self.duben.keep_text(self.article)

    def action_library(self) -> None:
        self.duben.open_library()
