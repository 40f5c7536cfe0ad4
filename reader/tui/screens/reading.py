"""The reading room: page, contents, popup, gloss line. Wiring between them; each does its own work."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import OptionList, Static

from reader.article import Article, Position
from reader.tui import questions
from reader.tui.actions import bindings
from reader.tui.anchor import Anchor
from reader.tui.desk import Desk
from reader.tui.finder import Finder, Hit
from reader.tui.history import History
from reader.tui.messages import (
    BlockAnnotated,
    BlocksAnnotated,
    CardReady,
    ContentsReady,
    GlossaryLoaded,
    GlossReady,
    HitsFound,
    Notice,
)
from reader.tui.progress import Progress
from reader.tui.status import footline, masthead, masthead_line
from reader.tui.view import Ruby, View
from reader.tui.widgets.bars import Footline, Masthead
from reader.tui.widgets.contents import Contents
from reader.tui.widgets.page import Page
from reader.typesetting.page import English, Measure

if TYPE_CHECKING:
    from reader.annotation.card import Gloss
    from reader.tui.app import DubenApp
    from reader.tui.loader import Loader
    from reader.tui.widgets.popup import Popup
    from reader.tui.widgets.search_bar import SearchBar

BESIDE_FROM = 100
"""Columns of the terminal below which English beside becomes English below."""
CONTENTS_FROM = 100
"""Columns from which the contents stand beside the page."""
SMALLEST = (20, 5)
"""Columns and rows below which nothing can be read."""


class ReadingScreen(Screen[None]):
    """One article. It outlives every change of size and of look; the notebook keeps its place."""

    BINDINGS = bindings("reading")
    AUTO_FOCUS = "Page"

    def __init__(self, article: Article, view: View, cursor: Position, top: Anchor | None = None) -> None:
        super().__init__()
        self.article = article
        self.view = view
        self.history = History()
        self.finder = Finder()
        self._progress = Progress(article)
        self._cursor = article.clamp(cursor)
        self._top = top
        self._gloss: Gloss | None = None
        self._hovered: Gloss | None = None
        self._popup: Popup | None = None
        self._search_bar: SearchBar | None = None
        self._loader: Loader | None = None
        self._titles: tuple[str, ...] = tuple(section.title for section in article.sections)
        self._title = article.title
        self._contents_wanted: bool | None = None
        self._term_step = 0
        self._sought = False
        self._measure: Measure | None = None

    @property
    def duben(self) -> DubenApp:
        return cast("DubenApp", self.app)

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    @property
    def cursor(self) -> Position:
        return self.page.cursor if self.page.desk else self._cursor

    # -- life --

    def compose(self) -> ComposeResult:
        yield Masthead()
        with Horizontal(id="body"):
            yield Contents()
            yield Page()
        yield Footline()
        yield Static(self.duben.wording("too-small"), id="too-small", markup=False)

    def on_mount(self) -> None:
        self.page.tone_colours = self.duben.settings.tone_colours
        self._fold_panels()
        self._show_status()

    def on_unmount(self) -> None:
        if self._loader:
            self._loader.stop()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-too-small")
        self._fold_panels()
        self.call_after_refresh(self._take_measure)

    def _take_measure(self) -> None:
        """Give the page what the window now allows; the first time, give it the article."""
        if self.has_class("-too-small") or not self.page.size.width:
            return
        measure = self._measured()
        page = self.page
        if page.desk is None:
            desk = Desk(self.article, self.view, measure)
            desk.masthead = masthead_line(self.article, self.duben.wording)
            desk.reveal_hint = self.duben.wording("reveal-hint")
            desk.look(self.view, measure)
            page.show(desk, self._cursor, self._top)
            self.call_after_refresh(self._start_loader)
        elif measure != self._measure:
            page.desk.look(self.view, measure)
            page.relayout()
        else:
            page.relayout()
        self._measure = measure
        self._show_status()
        self._place_popup()

    def _measured(self) -> Measure:
        english = self.view.english
        if english is English.BESIDE and self.size.width < BESIDE_FROM:
            english = English.BELOW
        if not any(block.translation for block in self.article.blocks[:50]):
            english = English.OFF
        settings = self.duben.settings
        return Measure(
            width=self.page.size.width,
            measure=2 * settings.measure,
            english=english,
            ruby=self.view.ruby is not Ruby.OFF,
            ambiguous=self.duben.ambiguous,
        )

    def _start_loader(self) -> None:
        if self._loader is not None:
            return
        self._loader = self.duben.make_loader(self.article, self)
        self._loader.start()
        self._ask_gloss()
        self._ask_contents()
        self.page.report_sighted()

    # -- what the worker brings --

    @on(Notice)
    def _tell(self, event: Notice) -> None:
        event.stop()
        self.duben.tell(event.text, event.severity)

    @on(GlossaryLoaded)
    def _know_kinds(self, event: GlossaryLoaded) -> None:
        if self.page.desk:
            self.page.desk.kinds = event.kinds

    @on(BlockAnnotated)
    def _add_block(self, event: BlockAnnotated) -> None:
        desk = self.page.desk
        if desk is None:
            return
        news = desk.add_spans(event.block, event.spans)
        if event.view is not None:
            news |= desk.add_view(event.block, event.view)
        if event.readings is not None:
            news |= desk.add_readings(event.block, event.system, event.script, event.readings)
        if news:
            self.page.refit(event.block)
        if event.block == self.cursor.block:
            self.page.go(self.cursor)
            self._show_status()
        self._continue_term()

    @on(BlocksAnnotated)
    def _add_blocks(self, event: BlocksAnnotated) -> None:
        desk = self.page.desk
        if desk is None:
            return
        for block, spans in event.spans:
            if desk.add_spans(block, spans) and self.page.in_sight(block):
                self.page.refit(block)
        desk.annotated_all = desk.annotated_all or event.last
        self._continue_term()

    @on(GlossReady)
    def _show_gloss(self, event: GlossReady) -> None:
        if event.hovered:
            self._hovered = event.gloss
        elif event.position == self.cursor:
            self._gloss = event.gloss
        self._show_status()

    @on(ContentsReady)
    def _show_titles(self, event: ContentsReady) -> None:
        self._title, self._titles = event.title, event.sections
        self._show_status()

    @on(HitsFound)
    def _add_hits(self, event: HitsFound) -> None:
        if event.query != self.finder.query:
            return
        self.finder.add(event.hits, done=event.done)
        if self.finder.hits and not self._sought:
            self._sought = True
            self._go_to_hit(self.finder.first_from(self.cursor))
        elif event.done and not self.finder.hits:
            self.duben.tell(self.duben.wording("search-nothing").format(query=event.query))
        self.page.show_hits(self.finder.hits, self.finder.current)
        self._show_status()

    # -- the page --

    @on(Page.CursorMoved)
    def _follow_cursor(self) -> None:
        self._hovered = None
        self._ask_gloss()
        self._show_status()

    @on(Page.Scrolled)
    def _follow_scroll(self) -> None:
        self._place_popup()
        self._show_status()

    @on(Page.WordHovered)
    def _hover(self, event: Page.WordHovered) -> None:
        if event.position is None or self._loader is None:
            self._hovered = None
            self._show_status()
        else:
            self._loader.ask("hover", questions.gloss(self._loader, event.position, self.view, hovered=True))

    @on(Page.Sighted)
    def _annotate_sighted(self, event: Page.Sighted) -> None:
        if self._loader:
            readings = self.view.ruby is not Ruby.OFF
            self._loader.want(event.blocks, self.view.script, self.view.system, readings=readings)

    @on(Page.RevealAsked)
    def _reveal_clicked(self, event: Page.RevealAsked) -> None:
        self._reveal(event.block)

    @on(Page.TermAsked)
    def _go_to_term(self, event: Page.TermAsked) -> None:
        self._term_step = event.step
        self._continue_term()

    def _continue_term(self) -> None:
        """Tab may have to wait for blocks that are not annotated yet."""
        if not self._term_step or self.page.desk is None:
            return
        found, missing = self.page.motion.term(self.cursor, self._term_step)
        if missing is not None and self._loader:
            self._loader.want([missing], self.view.script, self.view.system, readings=False)
            return
        self._term_step = 0
        if found:
            self.page.go(found)

    def _ask_gloss(self) -> None:
        if self._loader:
            self._loader.ask("gloss", questions.gloss(self._loader, self.cursor, self.view))

    def _ask_contents(self) -> None:
        if self._loader:
            self._loader.ask("contents", questions.contents(self._loader, self.article, self.view))

    # -- looks --

    def look(self, view: View) -> None:
        """Another script, ruby or English: the same words stay where they are."""
        self.view = view
        measure = self._measured()
        desk = self.page.desk
        if desk is None:
            return
        desk.look(view, measure)
        self._measure = measure
        self.page.relayout()
        self._ask_gloss()
        self._ask_contents()
        if self._popup and self._popup.position and self._loader:
            self._loader.ask("card", questions.card(self._loader, self._popup.position, view))
        self._show_status()

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

    # -- finding the way --

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
            contents.display = True
            contents.focus()
        self._fold_panels()

    def _fold_panels(self) -> None:
        contents = self.query_one(Contents)
        setting = self.duben.settings.contents
        roomy = self.size.width >= CONTENTS_FROM
        over = not roomy and self._contents_wanted is True
        stands = (
            roomy
            and self._contents_wanted is not False
            and (setting != "off" or self._contents_wanted is True)
        )
        stands = stands and (len(self.article.sections) > 1 or self._contents_wanted is True)
        contents.set_class(over, "-over")
        if contents.display != (over or stands):
            contents.display = over or stands
            self.call_after_refresh(self._take_measure)

    @on(OptionList.OptionSelected)
    def _open_section(self, event: OptionList.OptionSelected) -> None:
        self._leave_contents()
        self._go_to_section(event.option_index)

    def _leave_contents(self) -> None:
        if self.query_one(Contents).has_class("-over"):
            self._contents_wanted = None
        self.page.focus()
        self._fold_panels()

    async def action_search(self) -> None:
        from reader.tui.widgets.search_bar import SearchBar

        if self._search_bar is None:
            self._search_bar = SearchBar(self.duben.wording("search-placeholder"))
            await self.mount(self._search_bar)

    async def on_search_bar_asked(self, event: SearchBar.Asked) -> None:
        await self._close_search_bar()
        query = event.query.strip() or self.finder.query
        if query and self._loader:
            self.finder, self._sought = Finder(query), False
            self.history.leave(self.cursor, self.page.top_anchor)
            self._loader.ask("search", questions.search(self._loader, self.article, query, self.cursor.block))

    async def on_search_bar_cancelled(self) -> None:
        await self._close_search_bar()

    async def _close_search_bar(self) -> None:
        if self._search_bar:
            bar, self._search_bar = self._search_bar, None
            await bar.remove()
            self.page.focus()

    def action_hit(self, step: int) -> None:
        hit = self.finder.step(self.cursor, step)
        if hit is None:
            self.duben.tell(self.duben.wording("search-first"), "information")
            return
        self._go_to_hit(hit)
        self.page.show_hits(self.finder.hits, hit)
        self._show_status()

    def _go_to_hit(self, hit: Hit | None) -> None:
        if hit:
            self.page.go(Position(hit[0], hit[1]))

    # -- popup --

    @on(Page.WordChosen)
    def _ask_card(self, event: Page.WordChosen) -> None:
        if self._loader:
            self._loader.ask("card", questions.card(self._loader, event.position, self.view))

    @on(CardReady)
    async def _show_card(self, event: CardReady) -> None:
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
        """ "2/5 ‹ ›" where a word is mentioned more than once; "+" while the article is still being annotated."""
        desk = self.page.desk
        mentions = desk.mentions(position) if desk else []
        if desk is None or position not in mentions:
            return ""
        more = "" if desk.annotated_all else "+"
        return f"{mentions.index(position) + 1}/{len(mentions)}{more} ‹ ›" if len(mentions) > 1 else ""

    def _beside(self, position: Position) -> Region:
        """The word's place on the screen."""
        cell = self.page.cell_of(position)
        x, y = cell or (2, 0)
        region = self.page.content_region
        return Region(region.x + x, region.y + y, 2, 1)

    def _place_popup(self) -> None:
        if self._popup and self._popup.position:
            self._popup.move_beside(self._beside(self._popup.position))

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
        elif self.finder.query:
            self.finder = Finder()
            self.page.show_hits((), None)
            self._show_status()

    def action_copy(self) -> None:
        """Copy the word under the cursor."""
        desk = self.page.desk
        if desk is None:
            return
        start, end = desk.word_at(self.cursor)
        self.duben.copy_text(self.article.blocks[self.cursor.block].text[start:end])

    def action_library(self) -> None:
        self.duben.open_library()

    def _show_status(self) -> None:
        wording = self.duben.wording
        masthead_bar, foot = self.query_one(Masthead), self.query_one(Footline)
        masthead_bar.left, masthead_bar.right = masthead(
            self._title or self.duben.name_of(self.article), self.view, wording, self._measure
        )
        section = self._progress.section(self.cursor)
        desk = self.page.desk
        start, end = desk.word_at(self.cursor) if desk else (0, 1)
        foot.left, foot.right = footline(
            self._hovered or self._gloss,
            wording,
            section=(section + 1, len(self.article.sections)),
            per_cent=self._progress.per_cent(self.cursor, end - start),
            finder=self.finder,
        )
        titles = [title or wording("introduction") for title in self._titles]
        shown = (tuple(titles), section)
        if getattr(self, "_listed", None) != shown:
            self._listed = shown
            self.query_one(Contents).show(titles, section)


def name_as_content(text: str) -> Content:
    """Text from outside, never read as markup."""
    return Content(text)


_ = partial
