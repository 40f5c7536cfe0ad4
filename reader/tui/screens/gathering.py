"""Who and what the text mentions, beside it; and the whole glossary, over it."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal

from reader.annotation.spans import SpanKind
from reader.tui import glossary_questions
from reader.tui.entryrows import Wanted
from reader.tui.messages import BlocksAnnotated, GlossaryLoaded, Notice, ThingsNamed
from reader.tui.screens.editing import Editing
from reader.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article import Position
    from reader.glossary.index import EntryIndex
    from reader.tui.screens.glossary import GlossaryScreen
    from reader.tui.things import Key, Thing
    from reader.tui.view import View
    from reader.tui.widgets.things import Things

STACKED_BELOW = 110
"""Columns below which the panel stands under the page instead of beside it: no mention is ever covered."""
RENEW_EVERY = 0.7
"""Seconds between two lists of what is mentioned, while more of the text is annotated."""


class Gathering(Editing):
    """`i` shows the people and things of the text, `I` the glossary."""

    _things: Things | None = None
    _glossary: GlossaryScreen | None = None
    _glossary_left: tuple[Wanted, int | None] = (Wanted(), None)
    """What was listed there, and the current entry, when it was closed."""

    def on_mount(self) -> None:
        self._named: dict[Key, tuple[str, str, str]] = {}
        """(kind, term, English) of what the worker has told."""
        self._things_shown_at = 0.0

    async def action_things(self) -> None:
        """Show the panel and enter it; from inside, close it."""
        if self._things is None:
            await self._open_things()
        elif self._things.rows.has_focus:
            await self._close_things()
        else:
            self._things.rows.focus()

    async def _open_things(self) -> None:
        from reader.tui.widgets.things import Things

        if self.page.desk is None:
            return
        self._things = Things(self.article, self.duben.wording)
        self._stack()
        await self.query_one("#body", Horizontal).mount(self._things)
        self._things.rows.focus()
        self._ask_things()
        self._show_things()
        if span := self.page.desk.span_at(self.cursor):
            self._things.choose((span[1].kind, span[1].payload))
        self.call_after_refresh(self._take_measure)

    async def _close_things(self) -> None:
        if self._things:
            panel, self._things = self._things, None
            await panel.remove()
            self._stack()
            self.page.focus()
            self.call_after_refresh(self._take_measure)

    def _stack(self) -> None:
        narrow = (self.size.width or self.app.size.width) < STACKED_BELOW
        self.query_one("#body").set_class(bool(self._things) and narrow, "-stacked")

    @on(events.Resize)
    def _stack_anew(self) -> None:
        self._stack()

    def look(self, view: View) -> None:
        if view.script is not self.view.script:
            self._named.clear()
        super().look(view)
        self._ask_things()

    def _ask_things(self) -> None:
        """What those are called that are mentioned and not named yet, in the script of the page."""
        desk = self.page.desk
        if desk is None or self._loader is None or self._things is None:
            return
        unnamed = {key: places[0] for key, places in desk.all_mentions().items() if key not in self._named}
        if unnamed:
            question = glossary_questions.name_things(self._loader, unnamed, self.view)
            self._loader.ask("things", question, urgent=False)

    @on(ThingsNamed)
    def _name_things(self, event: ThingsNamed) -> None:
        if event.script is self.view.script:
            self._named |= event.names
            self._show_things()

    def _show_things(self) -> None:
        from reader.tui.things import named_things

        desk = self.page.desk
        if desk and self._things:
            things = named_things(desk.all_mentions(), self._named)
            self._things.show(things, self.cursor, complete=desk.annotated_all)

    @on(BlocksAnnotated)
    def _add_things(self, event: BlocksAnnotated) -> None:
        """Now and then while the text is annotated, and when all of it is."""
        if self._things and (event.last or time.monotonic() - self._things_shown_at > RENEW_EVERY):
            self._things_shown_at = time.monotonic()
            self._ask_things()
            self._show_things()

    @on(GlossaryLoaded)
    def _forget_things(self) -> None:
        self._named.clear()

    @on(Page.CursorMoved)
    def _follow_things(self) -> None:
        if self._things:
            self._things.follow(self.cursor)

    def on_things_mention_asked(self, event: Things.MentionAsked) -> None:
        self.jump(_next_mention(event.thing, self.cursor, event.step))

    # -- the glossary --

    def action_glossary(self) -> None:
        from reader.tui.screens.glossary import GlossaryScreen

        if self._loader and self.page.desk and not isinstance(self.app.screen, GlossaryScreen):
            wanted, number = self._glossary_left
            screen = GlossaryScreen(self, self.duben.wording, wanted, number)
            self._glossary = self._over = screen
            self.app.push_screen(screen, self._leave_glossary)

    def _leave_glossary(self, mention: Position | None) -> None:
        if self._glossary:
            self._glossary_left = self._glossary.wanted, self._glossary.number
            self._glossary = self._over = None
        if mention:
            self.jump(mention)

    def find_entries(self, asker: GlossaryScreen, wanted: Wanted) -> None:
        if self._loader and self.page.desk:
            mentioned = self.page.desk.mentioned_entries()
            question = glossary_questions.find_entries(self._loader, asker.post_message, wanted, mentioned)
            self._loader.ask("entries", question)

    def list_entry(self, asker: GlossaryScreen, index: EntryIndex, number: int) -> None:
        if self._loader:
            self._loader.ask("listed", glossary_questions.list_entry(asker.post_message, index, number))

    def mentions_of(self, entry: int) -> Sequence[Position]:
        return self.page.desk.mentions_of(SpanKind.ENTRY, entry) if self.page.desk else ()

    def change(self, index: EntryIndex, number: int) -> None:
        if self._loader:
            self.duben.hold_keys("entry")
            self._loader.ask("entry", glossary_questions.propose_change(index, number))

    def open_file_of(self, index: EntryIndex, number: int) -> None:
        if self._loader:
            self._loader.ask("place", glossary_questions.place_of(index, number))

    def action_packs(self) -> None:
        from reader.tui.screens.packs import PacksScreen

        self.app.push_screen(PacksScreen(self.article.path, self.duben.wording, self.look_after_glossary))

    def tell_notice(self, event: Notice) -> None:
        """While packs are switched, what is wrong with one is said there."""
        from reader.tui.screens.packs import PacksScreen

        if isinstance(self.app.screen, PacksScreen):
            self.app.screen.tell_problem(event.text)
        else:
            super().tell_notice(event)

    @on(GlossaryLoaded)
    def _renew_glossary(self) -> None:
        if self._glossary:
            self._glossary.renew()


def _next_mention(thing: Thing, cursor: Position, step: int) -> Position:
    """From the last one on to the first again."""
    mentions = thing.mentions
    at = bisect_right(mentions, cursor) if step > 0 else bisect_left(mentions, cursor) - 1
    return mentions[at % len(mentions)]
