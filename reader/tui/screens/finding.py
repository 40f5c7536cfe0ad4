"""Finding the way: sections, contents, search, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from reader.article import Position
from reader.tui import questions
from reader.tui.actions import BY_ID
from reader.tui.finder import SLOW, Finder, Hit
from reader.tui.messages import (
    HitsFound,
)
from reader.tui.screens.reopening import Reopening
from reader.tui.widgets.contents import Contents

if TYPE_CHECKING:
    from reader.tui.widgets.search_bar import SearchBar


class Finding(Reopening):
    """Every jump leaves a stop that Backspace comes back to."""

    def jump(self, position: Position, *, top: bool = False) -> None:
        """Go somewhere Backspace will come back from."""
        self.history.leave(self.cursor, self.page.top_anchor)
        self.page.go(position, top=top)

    def action_jump_back(self) -> None:
        stop = self.history.back()
        if stop is None:
            self.duben.tell(self.duben.wording("no-way-back"), "information")
        elif self.page.desk:
            self.page.return_to(stop.cursor, stop.top)

    def action_section(self, step: int) -> None:
        current = self._progress.section(self.cursor)
        start = self.article.sections[current].start
        first = self.page.motion.snap(Position(start, 0))
        if step < 0 and self.cursor > first:
            step = 0
        self._go_to_section(current + step)

    def action_go_section(self, number: int) -> None:
        self._go_to_section(number - 1)

    def _go_to_section(self, index: int) -> None:
        if 0 <= index < len(self.article.sections):
            self.jump(Position(self.article.sections[index].start, 0), top=True)

    def action_contents(self) -> None:
        """Show and enter the contents; a second time, leave and hide them."""
        contents = self.query_one(Contents)
        if contents.has_focus:
            self._contents_wanted = False
            self.page.focus()
        elif contents.display and self._contents_wanted is not False:
            contents.focus()
        else:
            self._contents_wanted = True
            self._fold_panels()
            contents.focus()
            return
        self._fold_panels()

    @on(Contents.Opened)
    def _open_section(self, event: Contents.Opened) -> None:
        self._leave_contents()
        self._go_to_section(event.section)

    def _leave_contents(self) -> None:
        if self.query_one(Contents).has_class("-over"):
            self._contents_wanted = None
        self.page.focus()
        self._fold_panels()

    def on_mount(self) -> None:
        keys = self.duben.keymap.get("search", BY_ID["search"].keys)
        self.page.search_keys = frozenset(key.strip() for key in keys.split(","))
        self.page.open_search = self.action_search

    def on_key(self, event: events.Key) -> None:
        """Keys pressed before anything had the focus are the page's, or the search's that they opened."""
        if self._search_bar is None or not self._search_bar.has_seen(event):
            self.page.on_key(event)

    def action_search(self) -> None:
        from reader.tui.widgets.search_bar import SearchBar

        if self._search_bar is None:
            self._search_bar = SearchBar(self.duben.wording("search-placeholder"))
            self.page.divert = self._search_bar.take_key
            self.mount(self._search_bar)
            if self._loader:
                self._loader.ask("search-prepared", questions.prepare_search(self._loader), urgent=False)

    async def on_search_bar_asked(self, event: SearchBar.Asked) -> None:
        await self._close_search_bar()
        query = event.query.strip() or self.finder.query
        if query and self._loader:
            self.finder, self._sought = Finder(query), False
            self.set_timer(SLOW, self._admit_slow)
            self.history.leave(self.cursor, self.page.top_anchor)
            self.duben.hold_keys("search")
            self._loader.ask("search", questions.search(self._loader, self.article, query, self.cursor.block))

    async def on_search_bar_cancelled(self) -> None:
        await self._close_search_bar()

    async def _close_search_bar(self) -> None:
        if self._search_bar:
            bar, self._search_bar = self._search_bar, None
            self.page.divert = None
            await bar.remove()
            self.page.focus()

    def action_hit(self, step: int) -> None:
        hit = self.finder.step(self.cursor, step)
        if hit is None:
            key = "search-nothing" if self.finder.query and self.finder.done else "search-first"
            self.duben.tell(self.duben.wording(key).format(query=self.finder.query), "information")
            return
        self._go_to_hit(hit)
        self.page.show_hits(self.finder)
        self._show_status()

    def _go_to_hit(self, hit: Hit | None) -> None:
        if hit:
            self.page.go(Position(hit[0], hit[1]))

    @on(HitsFound)
    def _add_hits(self, event: HitsFound) -> None:
        if event.query != self.finder.query:
            return
        self.finder.add(event.hits, done=event.done, share=event.share)
        if self.finder.hits and not self._sought:
            self._sought = True
            self._go_to_hit(self.finder.first_from(self.cursor))
        elif event.done and not self.finder.hits:
            self.duben.tell(self.duben.wording("search-nothing").format(query=event.query))
        if self._sought or event.done:
            self.duben.free_keys("search")
        self.page.show_hits(self.finder, {hit[0] for hit in event.hits})
        self._show_status()
