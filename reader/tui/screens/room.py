"""The reading room without its doors: one article, its page, its worker, and the lines above and below.

Wiring between them; each does its own work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from reader.article import Article, Position
from reader.tui import questions
from reader.tui.anchor import Anchor
from reader.tui.finder import SLOW, Finder
from reader.tui.frame import SCROLLBAR, SMALLEST, contents_width, lay_desk, place_contents, take_measure
from reader.tui.history import History
from reader.tui.messages import (
    BlockAnnotated,
    BlocksAnnotated,
    ContentsReady,
    Failed,
    GlossaryLoaded,
    GlossReady,
    Notice,
    Rebuilt,
    SentencesRead,
    StretchReady,
)
from reader.tui.progress import Progress
from reader.tui.status import assumed_encoding, footline, masthead, name_of
from reader.tui.titles import ARTICLE, Titles
from reader.tui.view import Ruby, View
from reader.tui.widgets.bars import Footline, Masthead
from reader.tui.widgets.contents import Contents
from reader.tui.widgets.page import Page
from reader.typesetting.page import Measure

if TYPE_CHECKING:
    from reader.annotation.card import Gloss
    from reader.annotation.kept import Kept
    from reader.tui.app import DubenApp
    from reader.tui.desk import Desk
    from reader.tui.loader import Loader
    from reader.tui.widgets.popup import Popup
    from reader.tui.widgets.search_bar import SearchBar
    from reader.tui.wishes import Question


BOXES = frozenset({"card", "entry", "fix"})
"""Topics of the worker whose answers open something over the page."""
LOOK_EVERY = 0.3
"""Seconds between looks at whether files are being built, while that may be what is waited for."""


class Room(Screen[None]):
    """One article. It outlives every change of size and of look."""

    AUTO_FOCUS = "Page"

    def __init__(
        self,
        article: Article,
        view: View,
        cursor: Position,
        top: Anchor | None = None,
        kept: Kept | None = None,
    ) -> None:
        super().__init__()
        self.article = article
        self.kept = kept
        """What an earlier sitting has found out about it."""
        self.view = view
        self.turn = (1, 1)
        """Which of several texts it is, and how many they are."""
        self.history = History()
        self.finder = Finder()
        self._annotated = 0.0
        """How much of the article the worker has annotated, from 0 to 1."""
        self._is_slow = False
        self._box_for: Position | None = None
        """Where the cursor was when something was asked for that opens over the page."""
        self._preparing = False
        """Files are being built that will be there for good."""
        self._progress = Progress(article)
        self._cursor = article.clamp(cursor)
        self._top = top
        self._gloss: Gloss | None = None
        self._hovered: Gloss | None = None
        self._stretch: Gloss | None = None
        """Of what is selected."""
        self._popup: Popup | None = None
        self._search_bar: SearchBar | None = None
        self._loader: Loader | None = None
        self.titles = Titles(article, view.script, kept)
        self._contents_wanted: bool | None = None
        self._term_step = 0
        self._sought = False

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
        with Horizontal(id="body"), Horizontal(id="spread"):
            yield Contents()
            yield Page()
        yield Footline()
        yield Static(self.duben.wording("too-small"), id="too-small", markup=False)

    def on_mount(self) -> None:
        self.page.tone_colours = self.duben.settings.tone_colours
        self.page.first_layout = self._take_measure
        # From now on it takes questions; it begins to answer when the text stands on the page.
        self._loader = self.duben.make_loader(self.article, self, self.kept)
        self.query_one(Contents).show_titles(self.titles, self.duben.wording("introduction"))
        self._fold_panels()
        self._show_status()

    def on_unmount(self) -> None:
        if self._loader:
            self._loader.stop()

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")
        self._fold_panels()
        self.call_after_refresh(self._take_measure)

    def _take_measure(self) -> None:
        """Give the page what the window now allows; the first time, give it the article."""
        page = self.page
        if self.has_class("-too-small") or not page.size.width:
            return
        measure = self._measured()
        if page.desk is None:
            page.show(self._lay_desk(measure), self._cursor, self._top)
            self._start_loader()
        elif measure != page.desk.measure or page.size.height != page.rows:
            if measure != page.desk.measure:
                page.desk.look(self.view, measure)
            page.relayout()
        else:
            return
        self._show_status()
        self._place_popup()

    def _lay_desk(self, measure: Measure) -> Desk:
        return lay_desk(self.article, self.view, measure, self.duben.wording, self.kept)

    def _measured(self) -> Measure:
        return take_measure(
            self.article,
            self.view,
            self.duben.settings,
            columns=self.size.width,
            page=self.page.size.width - SCROLLBAR,
            ambiguous=self.duben.ambiguous,
        )

    def _start_loader(self) -> None:
        if self._loader is not None:
            self._loader.start()
            self.set_timer(SLOW, self._admit_slow)
        self._ask_gloss()
        self._ask_contents()
        self.page.report_sighted()

    def _fold_panels(self) -> None:
        contents = self.query_one(Contents)
        columns = self.size.width or self.app.size.width
        place = place_contents(columns, self.duben.settings, self.article, self._contents_wanted)
        contents.set_class(place.over, "-over")
        cells = contents_width(columns, self.duben.settings, self.titles, over=place.over)
        contents.styles.width = cells
        if contents.display != place.shown:
            contents.display = place.shown
            self.call_after_refresh(self._take_measure)

    def look(self, view: View) -> None:
        """Another script, ruby or English: the same words stay where they are."""
        other_script, self.view = view.script is not self.view.script, view
        desk = self.page.desk
        if desk is None:
            return
        desk.look(view, self._measured())
        self.page.relayout()
        self._ask_gloss()
        if other_script:
            self._ask_contents()
        self._renew_popup()
        self._show_status()

    # -- what the worker brings --

    @on(Notice)
    def _tell(self, event: Notice) -> None:
        event.stop()
        self.tell_notice(event)

    def tell_notice(self, event: Notice) -> None:
        self.duben.tell(event.text, event.severity)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        event.stop()
        self.duben.tell(self.duben.wording(event.key).format(kind=event.kind, log=event.log), "error")

    @on(Rebuilt)
    def _tell_rebuilt(self, event: Rebuilt) -> None:
        event.stop()
        self.duben.tell(self.duben.wording("cache-rebuilt").format(name=event.name), "information")

    @on(GlossaryLoaded)
    def _know_kinds(self, event: GlossaryLoaded) -> None:
        if self.page.desk and event.renewed:
            self.page.desk.renew(event.kinds)
            self.titles.forget_kept()
            self._ask_contents()
            self.page.report_sighted()
            self._ask_gloss()
            self._renew_popup()
        elif self.page.desk:
            self.page.desk.kinds = event.kinds
        self.duben.settled()

    @on(BlockAnnotated)
    def _add_block(self, event: BlockAnnotated) -> None:
        desk = self.page.desk
        if desk is None:
            return
        news = desk.add_spans(event.block, event.spans, event.spans.mentions())
        if event.view is not None:
            news |= desk.add_view(event.block, event.view)
        if event.readings is not None:
            news |= desk.add_readings(event.block, event.system, event.script, event.readings)
        if news and self.page.in_sight(event.block):
            self.page.refit(event.block)
        elif news:
            self.page.doubt(event.block)
        if event.block == self.cursor.block:
            self.page.go(self.cursor)
            self._show_status()
        self._continue_term()

    @on(BlocksAnnotated)
    def _add_blocks(self, event: BlocksAnnotated) -> None:
        desk = self.page.desk
        if desk is None:
            return
        for block, spans, told in event.blocks:
            if not desk.add_spans(block, spans, told):
                continue
            if self.page.in_sight(block):
                self.page.refit(block)
            else:
                self.page.doubt(block)
        desk.annotated_all = desk.annotated_all or event.last
        before, self._annotated = self._annotated, 1.0 if event.last else event.share
        if self._is_slow and int(100 * before) != int(100 * self._annotated):
            self._show_status()
        self._continue_term()

    def _admit_slow(self) -> None:
        """From now on the foot line tells how far the worker is."""
        self._is_slow = True
        self._show_status()
        self._watch_building()

    def _watch_building(self) -> None:
        """Say what is waited for as long as it is."""
        from reader.chinese.cachefile import is_building

        before, self._preparing = self._preparing, is_building()
        if before != self._preparing:
            self._show_status()
        if self._preparing or not self._annotated or not (self.finder.done or not self.finder.query):
            self.set_timer(LOOK_EVERY, self._watch_building)

    @on(GlossReady)
    def _show_gloss(self, event: GlossReady) -> None:
        if event.hovered:
            self._hovered = event.gloss
        elif event.position == self.cursor:
            self._gloss = event.gloss
        self._show_status()

    @on(Page.Selected)
    def _ask_stretch(self) -> None:
        marked = self.page.marked
        if marked is None:
            self._stretch = None
            self._show_status()
        elif self._loader:
            self._loader.ask("stretch", questions.gloss_stretch(self._loader, marked, self.view))

    @on(StretchReady)
    def _show_stretch(self, event: StretchReady) -> None:
        if self.page.marked == event.stretch:
            self._stretch = event.gloss
            self._show_status()

    @on(SentencesRead)
    def _tell_anew(self) -> None:
        self._ask_gloss()
        self._renew_popup()
        self.duben.settled()

    @on(ContentsReady)
    def _show_titles(self, event: ContentsReady) -> None:
        self.titles.add(event.script, event.titles)
        self.query_one(Contents).refresh()
        self._show_status()

    @on(Contents.Sighted)
    def _ask_titles(self, event: Contents.Sighted) -> None:
        missing = self.titles.missing([ARTICLE, *event.sections])
        if missing and self._loader:
            self._loader.ask("contents", questions.contents(self._loader, self.article, self.view, missing))

    # -- the page --

    def ask_box(self, topic: str, question: Question) -> None:
        """For what opens over the page: the last one that is asked for before it opens is the one."""
        if self._loader:
            for other in BOXES - {topic}:
                self.duben.free_keys(other)
            self._loader.drop(*BOXES)
            self._box_for = self.cursor
            self.duben.hold_keys(topic)
            self._loader.ask(topic, question)

    @on(Page.CursorMoved)
    def _follow_cursor(self) -> None:
        self._hovered = None
        if self._loader and self._box_for not in (None, self.cursor):
            self._loader.drop(*BOXES)
            self._box_for = None
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
            self._loader.want(
                event.blocks, self.view.script, self.view.system, readings=readings, ahead=event.ahead
            )

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

    def _renew_popup(self) -> None:
        """What the popup says goes with the view; for the screen that has one."""

    def _place_popup(self) -> None:
        """The popup goes with its word; for the screen that has one."""

    def _ask_contents(self) -> None:
        self.titles.turn_to(self.view.script)
        contents = self.query_one(Contents)
        self._ask_titles(Contents.Sighted(range(0)))
        contents.titles_changed()

    def _show_status(self) -> None:
        wording, desk = self.duben.wording, self.page.desk
        masthead_bar, foot = self.query_one(Masthead), self.query_one(Footline)
        name = self.titles.of(ARTICLE) or name_of(self.article, wording)
        masthead_bar.left, masthead_bar.right = masthead(
            name,
            self.view,
            wording,
            desk.measure if desk else None,
            self.turn,
            assumed_encoding(self.article),
        )
        section = self._progress.section(self.cursor)
        start, end = desk.word_at(self.cursor) if desk else (0, 1)
        foot.left, foot.right = footline(
            self._hovered or self._stretch or self._gloss,
            wording,
            section=(section + 1, len(self.article.sections)),
            per_cent=self._progress.per_cent(self.cursor, end - start),
            finder=self.finder,
            annotated=self._annotated if self._is_slow else 1.0,
            preparing=self._preparing,
        )
        self.query_one(Contents).follow(section)
