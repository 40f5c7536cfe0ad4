"""The application: wiring only. Screens do the reading; the loader does the slow work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import SystemCommand
from textual.notifications import Notification, Notify
from textual.screen import Screen

from reader.article import Article, Position
from reader.errors import ReaderError, shortened, told_first, visible
from reader.library.opening import Opener, ReadingList
from reader.settings import Settings
from reader.sources.source import Given
from reader.tui.actions import ACTIONS, BY_ID, bindings, title
from reader.tui.compositor import keep_characters_whole
from reader.tui.drawing import Drawn
from reader.tui.finder import SLOW
from reader.tui.guarded import GuardedApp
from reader.tui.loader import Loader
from reader.tui.messages import Notice
from reader.tui.opening import Opening, open_at
from reader.tui.places import Places
from reader.tui.themes import THEMES
from reader.tui.visit import Visit
from reader.wording import Wording, chosen_language

if TYPE_CHECKING:
    from reader.annotation.keeping import Keeper
    from reader.annotation.kept import Kept
    from reader.tui.anchor import Anchor
    from reader.tui.view import View

KEEP_EVERY = 0.5
"""Seconds between looks at the place; one that has come to rest is written down."""
LOOKS = 10
"""Looks after which it is written down though it goes on changing."""
MOST_NOTICES = 3
"""At one time."""
SEEN = 1.0
"""Seconds after which a notice has been seen, and goes with the next key."""

LONGEST_PASTE = 4000
"""Characters: more than any query, note or word."""


class DubenApp(GuardedApp):
    """讀本 duben."""

    CSS_PATH = "reader.tcss"
    BINDINGS = bindings("everywhere")
    TITLE = "讀本 duben"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        settings: Settings,
        places: Places,
        *,
        article: Article | None = None,
        opening: Opening | None = None,
        glossary: Sequence[Path] = (),
        problems: Sequence[ReaderError] = (),
        ambiguous: int = 1,
        drawn: bool = False,
        reading_list: ReadingList | None = None,
    ) -> None:
        keep_characters_whole()
        super().__init__(drawn=drawn)
        self.settings = settings
        self.places = places
        self.ambiguous = ambiguous
        self.wording = Wording(chosen_language(settings.language))
        self._article = article
        self._opening = opening
        self._glossary = tuple(glossary)
        self.visit = Visit()
        self.settled: Callable[[], object] = object
        """Called whenever something large has been opened that stays."""
        self._pasted: dict[str, bytes] = {}
        self._problems = tuple(problems)
        self._place: tuple[object, ...] | None = None
        """Where the reader was at the last look."""
        self._looks = 0
        """At a place that goes on changing."""
        self._reading_list = reading_list or ReadingList()
        self._filters.append(Drawn())
        for theme in THEMES:
            self.register_theme(theme)
        names = {theme.name for theme in THEMES}
        # Without its watcher: setting it before there is anything to draw would parse all styles twice.
        self.set_reactive(DubenApp.theme, settings.theme if settings.theme in names else THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.keymap = {name: ",".join(keys) for name, keys in settings.keys.items() if name in BY_ID}
        self.set_keymap(self.keymap)

    def get_default_screen(self) -> Screen[None]:
        """The first screen is what the reader asked for: no empty one is drawn before it."""
        if self._article is None:
            from reader.tui.screens.library import LibraryScreen

            return LibraryScreen()
        opening = self._opening or self._open_at(self._article)
        return self._room(self._article, opening, self._reading_list.turn)

    def _open_at(self, article: Article) -> Opening:
        return open_at(article, self.settings, self.places, glossary=self._glossary)

    def on_mount(self) -> None:
        self.call_after_refresh(self._report_problems)
        self.set_interval(KEEP_EVERY, self._keep_place_at_rest)
        self.watch_for_the_end()

    def _report_problems(self) -> None:
        for notice in self._article.notices if self._article else ():
            self.tell(notice)
        for problem in told_first(self._problems, MOST_NOTICES - 1):
            self.tell(problem)

    # -- screens --

    def _room(self, article: Article, opening: Opening, turn: tuple[int, int] = (1, 1)) -> Screen[None]:
        from reader.tui.screens.reading import ReadingScreen

        screen = ReadingScreen(article, opening.view, opening.cursor, opening.top, opening.kept)
        screen.turn = turn
        return screen

    def open_library(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        self._keep_place_and_tell()
        if isinstance(self.screen_stack[0], LibraryScreen):
            self.pop_screen()
        else:
            self._go_to(LibraryScreen())

    def _go_to(self, screen: Screen[None]) -> None:
        """Put a screen on the first one, which always stays: Textual allows no moment without any."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def open_target(self, target: str | Path) -> None:
        """Open a file or an address from the library, in a worker."""
        given = self.places.given(target) if isinstance(target, Path) else None
        self._open_by(lambda: self._swap(Opener(given).open(target)))

    def reopen(self, article: Article, view: View, cursor: Position, top: Anchor) -> None:
        """Read what is open as the view now says; the reader stays where they are."""
        from reader.annotation.kept import open_kept
        from reader.tui.reopening import reopen

        self._keep_place_and_tell()
        given = Given(encoding=view.encoding, region=view.region)

        def work() -> None:
            piped = self._pasted.get(article.digest) or self._reading_list.piped
            again = reopen(article, given, piped)
            kept_top = top if len(again.blocks) == len(article.blocks) else None
            opening = Opening(view, again.clamp(cursor), kept_top, open_kept(again, self._glossary))
            self.call_from_thread(self._show_again, again, opening)

        self._open_by(work)

    def _show_again(self, article: Article, opening: Opening) -> None:
        self._go_to(self._room(article, opening, self._reading_list.turn))
        for notice in article.notices:
            self.tell(notice)
        self.call_after_refresh(self._keep_place_and_tell)

    def turn(self, step: int) -> None:
        """To the next of the texts that were named, or the one before."""
        self._keep_place_and_tell()
        self._open_by(lambda: self._turn(step))

    def _turn(self, step: int) -> None:
        """In a worker."""
        article, problems = self._reading_list.open_next(step)
        for line in told_first(problems, MOST_NOTICES - 1):
            self.call_from_thread(self.tell, line, "error")
        if article is not None:
            self._swap(article, self._reading_list.turn)
        elif not problems:
            line = self.wording("turn-last" if step > 0 else "turn-first")
            self.call_from_thread(self.tell, line, "information")

    def action_read_clipboard(self) -> None:
        from reader.clipboard import read_clipboard
        from reader.library.opening import open_pasted

        def work() -> None:
            text = read_clipboard()
            article = open_pasted(text, self.wording("clipboard"))
            self._pasted[article.digest] = text.encode()
            self._swap(article)

        self._keep_place_and_tell()
        self._open_by(work)

    def keep_text(self, article: Article) -> None:
        """Put a copy of it into the library."""
        from reader.tui.screens.shelving import do_and_tell, keep_pasted, keep_target

        def keep() -> str:
            if article.path is not None:
                return keep_target(article.path, self)[0]
            content = self._pasted.get(article.digest) or self._reading_list.piped_as(article.digest)
            if not content and article.address:
                return keep_target(article.address, self)[0]
            return keep_pasted(content, self)[0]

        self.run_worker(lambda: do_and_tell(keep, self), thread=True, group="deeds")

    def _open_by(self, work: Callable[[], None]) -> None:
        """`work` opens a text, in a worker; what stops it is told."""

        slow = self.set_timer(SLOW, lambda: self.tell(self.wording("opening-text"), "information"))

        def tried() -> None:
            try:
                work()
            except ReaderError as error:
                self.call_from_thread(self.tell, str(error), "error")
            finally:
                slow.stop()

        self.run_worker(tried, thread=True, exclusive=True, group="open")

    def _swap(self, article: Article, turn: tuple[int, int] = (1, 1)) -> None:
        """From a worker: show it in the place of what is being read."""
        self.call_from_thread(self._show, article, turn)

    def _show(self, article: Article, turn: tuple[int, int]) -> None:
        self._go_to(self._room(article, self._open_at(article), turn))
        for notice in article.notices:
            self.tell(notice)

    def make_loader(self, article: Article, screen: Screen[None], kept: Kept | None = None) -> Loader:
        """The worker of one article, which owns its annotator."""

        def open_annotator():  # type: ignore[no-untyped-def]  # Annotator is imported by the worker alone
            from reader.annotation.annotator import annotate

            annotator = annotate(article, extra=self._glossary)
            for told in told_first(
                [*annotator.glossary.problems, *annotator.corrections.problems], MOST_NOTICES - 1
            ):
                screen.post_message(Notice(told))
            return annotator

        def open_shelf() -> Sequence[Path]:
            from reader.glossary.inuse import layers_in_use

            return layers_in_use(article.path, self._glossary)

        def make_keeper() -> Keeper:
            from reader.annotation.keeping import Keeper

            return Keeper(article, self._glossary, kept, largest=self.settings.cache)

        return Loader(
            open_annotator, article, screen.post_message, open_shelf, kept=kept, make_keeper=make_keeper
        )

    # -- everywhere --

    async def on_event(self, event: events.Event) -> None:
        """What is pasted is cut to what a field is for: ten million characters would hold up every key."""
        if isinstance(event, events.Paste):
            event.text = event.text[:LONGEST_PASTE]
        elif isinstance(event, events.Key) and not event.is_forwarded:
            self._clear_notices(lambda notice: time.time() - notice.raised_at > SEEN)
        await super().on_event(event)

    def tell(self, text: str, severity: str = "warning") -> None:
        """One line, said once; whatever it quotes is data."""
        shown = visible(shortened(text))
        level = severity if severity in ("information", "warning", "error") else "warning"
        self.notify(shown, severity=level, markup=False, timeout=6)  # type: ignore[arg-type]

    def on_notify(self, event: Notify) -> None:
        """The same notice again takes its own place, and of too many the oldest goes."""
        self._clear_notices(lambda notice: notice.message == event.notification.message)
        older = list(self._notifications)[: 1 - MOST_NOTICES]
        self._clear_notices(lambda notice: notice in older)

    def _clear_notices(self, gone: Callable[[Notification], bool]) -> None:
        for notice in [notice for notice in self._notifications if gone(notice)]:
            self._unnotify(notice)

    def copy_text(self, text: str) -> None:
        from reader.clipboard import copy_natively

        self.copy_to_clipboard(text)

        def work() -> None:
            key = "copied" if copy_natively(text) else "copy-sent"
            self.call_from_thread(self.tell, self.wording(key).format(text=text), "information")

        self.run_worker(work, thread=True, group="copy")

    def action_help(self) -> None:
        from reader.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.wording, self.keymap))

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the registry that works on this screen."""
        for action in ACTIONS:
            if action.palette and (run := self._runner(screen, action.where, action.run)):
                yield SystemCommand(title(action, self.wording), action.id, run)

    def _runner(self, screen: Screen[object], where: str, action: str) -> Callable[[], object] | None:
        from reader.tui.screens.reading import ReadingScreen
        from reader.tui.screens.shelving import Shelving

        if where == "everywhere":
            return lambda: self.run_action(action, self)
        if where == "library" and isinstance(screen, Shelving):
            return lambda: self.run_action(action, screen)
        if not isinstance(screen, ReadingScreen):
            return None
        return lambda: self.run_action(action, screen.page if where == "page" else screen)

    def keep_place(self) -> str:
        """Write down where the reader is; what went wrong with that, once."""
        from reader.tui.screens.reading import ReadingScreen

        reading = [screen for screen in self.screen_stack if isinstance(screen, ReadingScreen)]
        if reading and reading[-1].page.desk is not None:
            screen = reading[-1]
            return self.places.keep(screen.article, screen.cursor, screen.page.top_anchor, screen.view)
        return ""

    def _keep_place_at_rest(self) -> None:
        """Nothing is written while a key is held down, so that none waits for the disk."""
        from reader.tui.screens.reading import ReadingScreen

        screen = next((one for one in reversed(self.screen_stack) if isinstance(one, ReadingScreen)), None)
        place = (screen, screen.cursor, screen.view) if screen else None
        self._looks = 0 if place == self._place else self._looks + 1
        self._place = place
        if self._looks in (0, LOOKS):
            self._looks = 0
            self._keep_place_and_tell()

    def _keep_place_and_tell(self) -> None:
        if problem := self.keep_place():
            self.tell(problem)

    async def action_quit(self) -> None:
        self.keep_place()
        self.exit(0)
