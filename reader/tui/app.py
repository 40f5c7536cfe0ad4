"""The application: wiring only. Screens do the reading; the loader does the slow work."""

from __future__ import annotations

import os
import sys

# Textual >= 8.2.7 asks the terminal for every key; several terminals then lose what an input method commits.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from textual.app import App, SystemCommand
from textual.screen import Screen

from reader import locations
from reader.article import Article, Position
from reader.errors import ReaderError, SettingsError, visible
from reader.search import find_section
from reader.settings import Settings, load_settings
from reader.tui.actions import ACTIONS, BY_ID, bindings, title
from reader.tui.loader import Loader
from reader.tui.messages import Notice
from reader.tui.places import Places
from reader.tui.themes import THEMES
from reader.tui.view import View
from reader.wording import Wording, chosen_language

Target = Path | Literal["-"] | None


class DubenApp(App[int]):
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
        at: Position | None = None,
        glossary: Sequence[Path] = (),
        problems: Sequence[SettingsError] = (),
        ambiguous: int = 1,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.places = places
        self.ambiguous = ambiguous
        self.wording = Wording(chosen_language(settings.language))
        self._article = article
        self._at = at
        self._glossary = tuple(glossary)
        self._problems = tuple(problems)
        for theme in THEMES:
            self.register_theme(theme)
        names = {theme.name for theme in THEMES}
        self.theme = settings.theme if settings.theme in names else THEMES[0].name
        self.keymap = {name: ",".join(keys) for name, keys in settings.keys.items() if name in BY_ID}
        self.set_keymap(self.keymap)

    def on_mount(self) -> None:
        if self._article is not None:
            self.read(self._article, self._at)
        else:
            self.open_library()
        self.call_after_refresh(self._report_problems)

    def _report_problems(self) -> None:
        for problem in self._problems:
            self.tell(str(problem))
        for name in self.settings.keys:
            if name not in BY_ID:
                self.tell(unknown_action(name))

    # -- screens --

    def read(self, article: Article, at: Position | None = None) -> None:
        """Open the reading room on an article, where the reader left it unless told where."""
        from reader.tui.screens.reading import ReadingScreen

        view = View().updated_from(vars_of(self.settings))
        place = self.places.of(article)
        if place is not None:
            view = view.updated_from(place.view)
        cursor = at or (place.cursor if place else Position(0, 0))
        top = place.top if place and at is None else None
        self.push_screen(ReadingScreen(article, view, cursor, top))
        for notice in article.notices:
            self.call_after_refresh(self.tell, notice)

    def open_library(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        self.keep_place()
        self.switch_or_push(LibraryScreen())

    def switch_or_push(self, screen: Screen[None]) -> None:
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def open_path(self, path: Path) -> None:
        """Open a file from the library, in a worker."""
        from reader.sources import open_article

        def work() -> None:
            try:
                article = open_article(path)
            except ReaderError as error:
                self.call_from_thread(self.tell, str(error), "error")
            else:
                self.call_from_thread(self._swap, article)

        self.run_worker(work, thread=True, exclusive=True, group="open")

    def _swap(self, article: Article) -> None:
        self.pop_screen()
        self.read(article)

    def make_loader(self, article: Article, screen: Screen[None]) -> Loader:
        """The worker of one article, which owns its annotator."""

        def open_annotator():  # type: ignore[no-untyped-def]  # Annotator is imported by the worker alone
            from reader.annotation.annotator import Annotator
            from reader.glossary.files import layers, load_glossary

            glossary = load_glossary(layers(article.path, locations.user_glossary(), self._glossary))
            for problem in glossary.problems:
                screen.post_message(Notice(str(problem)))
            return Annotator(article, glossary, cache_dir=locations.cache_dir())

        return Loader(open_annotator, len(article.blocks), screen.post_message)

    # -- everywhere --

    def tell(self, text: str, severity: str = "warning") -> None:
        """One line, said once; whatever it quotes is data."""
        level = severity if severity in ("information", "warning", "error") else "warning"
        self.notify(visible(text), severity=level, markup=False, timeout=6)  # type: ignore[arg-type]

    def copy_text(self, text: str) -> None:
        from reader.tui.clipboard import copy_natively

        self.copy_to_clipboard(text)

        def work() -> None:
            key = "copied" if copy_natively(text) else "copy-sent"
            self.call_from_thread(self.tell, self.wording(key).format(text=text), "information")

        self.run_worker(work, thread=True, group="copy")

    def name_of(self, article: Article) -> str:
        return article.title or (article.path.name if article.path else self.wording("standard-input"))

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

        if where == "everywhere":
            return lambda: self.run_action(action, self)
        if not isinstance(screen, ReadingScreen):
            return None
        return lambda: self.run_action(action, screen.page if where == "page" else screen)

    def keep_place(self) -> None:
        """Write down where the reader is; a notebook that cannot be written says so once."""
        from reader.tui.screens.reading import ReadingScreen

        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen) and screen.page.desk is not None:
                problem = self.places.keep(screen.article, screen.cursor, screen.page.top_anchor, screen.view)
                if problem:
                    self.tell(problem)

    async def action_quit(self) -> None:
        self.keep_place()
        self.exit(0)


def vars_of(settings: Settings) -> dict[str, str]:
    """The settings a view starts from."""
    return {
        "script": settings.script,
        "ruby": settings.ruby,
        "system": settings.reading,
        "english": settings.english,
    }


def unknown_action(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(BY_ID), 1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `duben locate` shows where the keys are listed"
    return f"config.toml: no action is called {name!r} in [keys]{hint}"


def run(*, target: Target, at: str | None, glossary: Sequence[Path], stdin: bytes | None) -> int:
    """Read in the terminal until the reader quits. Errors that stop it are raised before the screen opens."""
    from io import BytesIO

    from reader.sources import open_article
    from reader.tui.probe import ambiguous_width

    settings, problems = load_settings(locations.config_file())
    places = Places(locations.notebook_file())
    if target is None and stdin is None:
        target = places.last_path()
    article = position = None
    if target is not None or stdin is not None:
        article = open_article(target or "-", stdin=BytesIO(stdin) if stdin is not None else None)
        position = find_section(article, at) if at else None
    _draw_on_the_terminal()
    app = DubenApp(
        settings,
        places,
        article=article,
        at=position,
        glossary=glossary,
        problems=problems,
        ambiguous=ambiguous_width(settings.ambiguous),
    )
    try:
        return app.run() or 0
    finally:
        places.close()


def _draw_on_the_terminal() -> None:
    """Textual draws on standard error; where that has been sent elsewhere, draw on standard output."""
    if sys.__stderr__ is not None and not sys.__stderr__.isatty():
        setattr(sys, "__stderr__", sys.__stdout__)  # noqa: B010  # typed as final, and yet the only way
