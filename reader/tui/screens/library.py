"""The library: texts being read, then the shipped ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader import locations
from reader.tui.status import name_of
from reader.tui.widgets.bars import Footline
from reader.typesetting.cells import truncate

if TYPE_CHECKING:
    from reader.tui.app import DubenApp


class Volume(NamedTuple):
    path: Path
    title: str
    detail: str
    opened: bool


class LibraryScreen(Screen[None]):
    """Enter or a click opens a text; Esc goes back to the one last read."""

    BINDINGS = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("escape", "back", show=False),
    ]

    class Listed(Message):
        """A worker has looked through the shelves."""

        def __init__(self, volumes: list[Volume]) -> None:
            super().__init__()
            self.volumes = volumes

    def __init__(self) -> None:
        super().__init__()
        self._volumes: list[Volume] = []

    @property
    def duben(self) -> DubenApp:
        return cast("DubenApp", self.app)

    def compose(self) -> ComposeResult:
        yield Static(Content(f"讀本 duben — {self.duben.wording('library')}"), id="heading")
        yield OptionList(id="shelf")
        yield Footline()

    def on_mount(self) -> None:
        foot = self.query_one(Footline)
        foot.left = ((self.duben.wording("library-hint"), "faint"),)
        foot.right = ((f"? {self.duben.wording('help-word')}", "faint"),)
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Shown, for the first time or again: what has been read since may stand first now."""
        self.run_worker(self._look, thread=True)

    def _look(self) -> None:
        """In a worker: every text is opened, to be listed by its title."""
        self.post_message(self.Listed(volumes(self.duben)))

    def on_library_screen_listed(self, event: Listed) -> None:
        self._volumes = event.volumes
        if not event.volumes:
            self.query_one("#heading", Static).update(Content(self.duben.wording("library-empty")))
        self._show_shelf()

    def on_resize(self) -> None:
        self._show_shelf()

    def _show_shelf(self) -> None:
        """Two lines a text, each cut to the window."""
        shelf = self.query_one(OptionList)
        chosen, room = shelf.highlighted, max(10, self.size.width - 10)
        shelf.clear_options()
        for volume in self._volumes:
            mark = "▸ " if volume.opened else "  "
            name, facts = truncate(volume.title, room), truncate(volume.detail, room)
            shelf.add_option(Option(Content.assemble(mark, (name, "bold"), "\n    ", (facts, "dim"), "\n")))
        if self._volumes:
            shelf.highlighted = min(chosen or 0, len(self._volumes) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.duben.open_path(self._volumes[event.option_index].path)

    def action_move(self, step: int) -> None:
        shelf = self.query_one(OptionList)
        (shelf.action_cursor_down if step > 0 else shelf.action_cursor_up)()

    def action_back(self) -> None:
        """To the text last read: the one below, or the first on the shelf."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            return
        opened = next((volume for volume in self._volumes if volume.opened), None)
        if opened:
            self.duben.open_path(opened.path)


def volumes(app: DubenApp) -> list[Volume]:
    """Recently read texts whose files still stand, then shipped ones not among them."""
    from reader.errors import ReaderError
    from reader.sources import open_article

    shelf: list[Volume] = []
    seen: set[Path] = set()
    for path, opened in [
        *((Path(place.path), True) for place in app.places.recent(20) if place.path),
        *((p, False) for p in shipped()),
    ]:
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        try:
            article = open_article(path)
        except ReaderError:
            continue
        characters = sum(len(block.text) for block in article.blocks)
        facts = [
            article.date,
            article.source or str(path),
            app.wording("characters").format(n=f"{characters:,}"),
        ]
        if article.translated_title:
            facts.insert(0, article.translated_title)
        if opened and (place := app.places.of(article)):
            facts.append(f"{place.per_cent}%")
        shelf.append(
            Volume(path, name_of(article, app.wording), " · ".join(fact for fact in facts if fact), opened)
        )
    return shelf


def shipped() -> list[Path]:
    """The texts that come with duben, the flagship first."""
    folder = locations.shipped_texts()
    texts = sorted(folder.glob("*.zh-Hant.md"))
    return sorted(texts, key=lambda path: path.name != "ceasefire.zh-Hant.md")
