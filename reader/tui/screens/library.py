"""The library: every text there is to read, found while somebody types, opened by Enter or a click.

No text is opened to be listed. What takes time is done in workers; the list draws what is in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.errors import visible
from reader.library.volumes import ORDERS, Order, Wanted
from reader.tui.actions import BY_ID
from reader.tui.screens.shelving import Shelving, TakeKey, type_into
from reader.tui.status import Parts
from reader.tui.styles import Styles
from reader.tui.widgets.deeds import Deeds
from reader.tui.widgets.fields import Steps
from reader.tui.widgets.rows import Rows
from reader.typesetting.cells import truncate
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.library.finding import Finder
    from reader.library.volumes import Volume

MARK = 2
"""Cells before a row, for the sign of the current one."""

STANDINGS = ("", "kept", "elsewhere", "shipped")
DEEDS = (
    *("library-add", "library-keep", "library-tags", "library-remove", "library-undo", "library-import"),
    *("read-clipboard", "library-words", "help"),
)


class Shelf(Rows):
    """A click on a title opens the text; beside it, it makes it the current one.

    What opens a field to type in is known here by its key: the keys that are already on their way when it
    opens are what was meant to be typed, and must not remove a text.
    """

    def __init__(self, openers: Mapping[str, Callable[[], TakeKey | None]]) -> None:
        """`openers`: by key, what opens a field, and says who takes the keys that were meant for it."""
        super().__init__(id="shelf")
        self._openers = openers
        self._divert: TakeKey | None = None

    def on_key(self, event: events.Key) -> None:
        if self._divert is not None:
            self._divert(event)
        elif opener := self._openers.get(event.key):
            self._divert = opener()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_focus(self) -> None:
        self.take_keys()

    def take_keys(self) -> None:
        """From now on keys are its own again."""
        self._divert = None

    @property
    def cells(self) -> int:
        """Of a row, without the mark before it."""
        return self.scrollable_content_region.width - MARK

    def on_click(self, event: events.Click) -> None:
        from reader.tui.libraryrows import columns_for, title_cells

        event.prevent_default()
        row = self.row_at(event.y)
        if row is not None:
            self.go(row)
            if event.x < MARK + title_cells(self.cells, columns_for(self.cells)):
                self.action_choose()


class Headings(Widget):
    """Of the columns; a click puts the texts in the order of one."""

    order: reactive[Order] = reactive("opened")

    @dataclass
    class Chosen(Message):
        order: Order

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def render(self) -> Text:
        from reader.tui.libraryrows import draw_headings

        styles = Styles(self.app.theme, Style())
        line = Text(" " * MARK, no_wrap=True, overflow="crop", end="")
        for text, look in draw_headings(self._cells, self._wording, self.order):
            line.append(text, styles(look) if look else "")
        return line

    def on_click(self, event: events.Click) -> None:
        from reader.tui.libraryrows import order_at

        order = order_at(event.x - MARK, self._cells)
        if order:
            self.post_message(self.Chosen(order))

    @property
    def _cells(self) -> int:
        return max(0, self.screen.query_one(Shelf).cells)


class LibraryScreen(Shelving):
    """Esc goes back to the text last read."""

    AUTO_FOCUS = "#shelf"

    @dataclass
    class Found(Message):
        """A worker has found what was wanted."""

        finder: Finder
        wanted: Wanted
        volumes: Sequence[Volume]
        number: str
        """The text to stand on."""

    def __init__(self) -> None:
        super().__init__()
        self._finder: Finder | None = None
        self._volumes: Sequence[Volume] = ()
        self._asked = 0

    # -- shape --

    def compose(self) -> ComposeResult:
        wording, wanted = self.duben.wording, self.wanted
        standings = [wording(f"library-every-{standing or 'text'}") for standing in STANDINGS]
        yield Static(id="heading")
        yield Input(
            wanted.words, placeholder=wording("library-placeholder"), id="words", select_on_focus=False
        )
        with Horizontal(id="facets"):
            yield Steps(
                ORDERS, [wording(f"library-by-{order}") for order in ORDERS], wanted.order, id="order"
            )
            yield Steps(("",), (wording("library-every-tag"),), "", id="tag")
            yield Steps(STANDINGS, standings, wanted.standing, id="standing")
        yield Headings(wording)
        yield Shelf(self._openers())
        yield Static(id="detail")
        yield Deeds(DEEDS, wording, self.duben.keymap)

    def on_mount(self) -> None:
        self._show_heading()

    def on_screen_resume(self) -> None:
        """Shown, for the first time or again: what has been read since may stand first now."""
        self.query_one(Shelf).take_keys()
        self.set_focus(self.query_one(Shelf))
        self.look_again(self.duben.visit.number)

    def _show_heading(self) -> None:
        counts = f"  {len(self._volumes):,} / {len(self._finder.volumes):,}" if self._finder else ""
        title = f"讀本 duben — {self.duben.wording('library')}{counts}"
        self.query_one("#heading", Static).update(Content(title))

    # -- what is wanted --

    @property
    def wanted(self) -> Wanted:
        return self.duben.visit.wanted

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.duben.visit.wanted = wanted
            self._find()

    @on(Input.Changed, "#words")
    def _want_words(self, event: Input.Changed) -> None:
        self._want(replace(self.wanted, words=event.value))

    @on(Steps.Changed)
    def _want_facet(self, event: Steps.Changed) -> None:
        facet: Any = {str(event.steps.id): event.value}
        self._want(replace(self.wanted, **facet))

    @on(Headings.Chosen)
    def _want_order(self, event: Headings.Chosen) -> None:
        self._want(replace(self.wanted, order=event.order))
        self.query_one("#order", Steps).choose(event.order)

    def action_sort(self) -> None:
        self.query_one("#order", Steps).action_step(1)

    def action_standing(self) -> None:
        self.query_one("#standing", Steps).action_step(1)

    def action_choose_tag(self) -> None:
        from reader.tui.screens.chooser import Choice, Chooser

        wording, used = self.duben.wording, self._finder.tags() if self._finder else {}
        choices = [
            Choice("", wording("library-every-tag")),
            *(Choice(tag, f"#{visible(tag)}", f"{count:,}") for tag, count in used.items()),
        ]
        self.app.push_screen(Chooser(wording("library-tags"), choices, self.wanted.tag), self._want_tag)

    def _want_tag(self, tag: str | None) -> None:
        if tag is not None:
            self._want(replace(self.wanted, tag=tag))
            self.query_one("#tag", Steps).choose(tag)

    # -- finding, in workers --

    def look_again(self, number: str = "") -> None:
        self._asked += 1
        self.run_worker(partial(self._look, number or self._number, self.wanted), thread=True, group="find")

    def _find(self) -> None:
        if self._finder is not None:
            self._asked += 1
            self.run_worker(
                partial(self._find_in, self._finder, self.wanted, self._number), thread=True, group="find"
            )

    def _look(self, number: str, wanted: Wanted) -> None:
        from reader.library.finding import Finder
        from reader.library.shelf import Shelf as Kept
        from reader.library.volumes import list_volumes, shipped_texts

        places = self.duben.places.every()
        volumes = list_volumes(Kept(), places, shipped_texts(), refused=self._tell_refusal)
        self._find_in(Finder(volumes), wanted, number)

    def _tell_refusal(self, error: OSError) -> None:
        from reader.library.shelf import unusable

        self.app.call_from_thread(self.duben.tell, str(unusable(error)), "error")

    def _find_in(self, finder: Finder, wanted: Wanted, number: str) -> None:
        self.post_message(self.Found(finder, wanted, finder.find(wanted), number))

    def on_library_screen_found(self, event: Found) -> None:
        newer = self._finder is None or event.finder.made >= self._finder.made
        if newer:
            self._finder = event.finder
            self._offer_tags(event.finder)
        if event.wanted != self.wanted:
            if newer:
                self._find()
            return
        self._volumes = event.volumes
        numbers = [volume.id for volume in event.volumes]
        before = self.query_one(Shelf).row
        row = numbers.index(event.number) if event.number in numbers else max(0, before)
        self.query_one(Headings).order = self.wanted.order
        self.query_one(Shelf).show(len(numbers), self._draw, row=row)
        self._show_heading()

    def _offer_tags(self, finder: Finder) -> None:
        tags = list(finder.tags())
        if self.wanted.tag and self.wanted.tag not in tags:
            tags.append(self.wanted.tag)
        names = [self.duben.wording("library-every-tag"), *(f"#{visible(tag)}" for tag in tags)]
        self.query_one("#tag", Steps).offer(("", *tags), names)
        self.query_one("#tag", Steps).choose(self.wanted.tag)

    # -- the list --

    @property
    def current(self) -> Volume | None:
        row = self.query_one(Shelf).row
        return self._volumes[row] if 0 <= row < len(self._volumes) else None

    @property
    def _number(self) -> str:
        return self.current.id if self.current else ""

    def tags(self) -> list[str]:
        return list(self._finder.tags()) if self._finder else []

    def _draw(self, row: int, cells: int) -> Parts:
        from reader.tui.libraryrows import draw_volume

        return draw_volume(self._volumes[row], cells) if row < len(self._volumes) else ()

    @on(Rows.Moved)
    def _show_detail(self) -> None:
        from reader.tui.libraryrows import describe_volume

        wording, volume = self.duben.wording, self.current
        if volume is None:
            none = "library-none" if self._finder and self._finder.volumes else "library-empty"
            self.query_one("#detail", Static).update(
                Content(wording(none) if self._finder else ""), layout=False
            )
            return
        self.duben.visit.number = volume.id
        cells = max(0, self.query_one("#detail").content_size.width)
        lines = [
            (f"{truncate(line, cells)}\n", "bold" if look == "strong" else "$faint" if look else "")
            for line, look in describe_volume(volume, wording)
        ]
        self.query_one("#detail", Static).update(Content.assemble(*lines), layout=False)

    @on(events.Resize)
    def _fit(self) -> None:
        self.query_one(Headings).refresh()
        self.call_after_refresh(self._show_detail)

    # -- opening --

    @on(Rows.Chosen)
    @on(Input.Submitted, "#words")
    def action_open(self) -> None:
        if self.current is not None:
            self.duben.open_target(self.current.target)

    def action_words(self) -> None:
        self.open_words()

    def open_words(self) -> TakeKey:
        field = self.query_one("#words", Input)
        self.set_focus(field)

        def take_key(event: events.Key) -> None:
            if event.key in ("escape", "enter"):
                self.query_one(Shelf).focus()
            if event.key == "enter":
                self.action_open()
            type_into(field, event)

        return take_key

    def _openers(self) -> dict[str, Callable[[], TakeKey | None]]:
        fields = {
            "library-words": self.open_words,
            "library-add": self.open_add,
            "library-import": self.open_import,
            "library-tags": self.open_tags,
        }
        keymap = self.duben.keymap
        return {
            key.strip(): opener
            for action, opener in fields.items()
            for key in keymap.get(action, BY_ID[action].keys).split(",")
        }

    def action_step(self, step: int) -> None:
        """Through the list while words are typed."""
        self.query_one(Shelf).action_move(step)

    def action_back(self) -> None:
        """To the list, to all texts, to the text last read: the nearest of them."""
        words = self.query_one("#words", Input)
        if not self.query_one(Shelf).has_focus:
            self.query_one(Shelf).focus()
        elif words.value:
            words.value = ""
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        elif last := self.duben.places.last_path():
            self.duben.open_target(last)
