"""The whole glossary: every entry of every layer, filtered while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.article import Article, Position
from reader.glossary.entry import Kind
from reader.palette import LOOKS
from reader.tui.actions import bindings
from reader.tui.entryrows import Row, Wanted, describe, draw_entry
from reader.tui.messages import EntriesFound, EntryListed
from reader.tui.status import Parts
from reader.tui.widgets.bars import Footline
from reader.tui.widgets.fields import Steps, Tick
from reader.tui.widgets.rows import Rows
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.glossary.index import EntryIndex

BESIDE_FROM = 110
"""Columns from which what an entry says stands beside the list instead of under it."""


class Keeper(Protocol):
    """Who has opened the screen: answers by the messages EntriesFound and EntryListed."""

    article: Article

    def find_entries(self, asker: GlossaryScreen, wanted: Wanted) -> None: ...
    def list_entry(self, asker: GlossaryScreen, index: EntryIndex, number: int) -> None: ...
    def mentions_of(self, entry: int) -> Sequence[Position]: ...
    def change(self, index: EntryIndex, number: int) -> None: ...
    def open_file_of(self, index: EntryIndex, number: int) -> None: ...
    def undo_entry(self) -> None: ...


class GlossaryScreen(Screen["Position | None"]):
    """Dismisses with the mention to go to, or None."""

    BINDINGS = bindings("glossary")

    def __init__(self, keeper: Keeper, wording: Wording, wanted: Wanted, number: int | None = None) -> None:
        """Opens as it was left: with what was wanted then, and the entry that was the current one."""
        super().__init__()
        self._keeper = keeper
        self._wording = wording
        self.wanted = wanted
        self._kept = number
        self._found: EntriesFound | None = None

    @property
    def number(self) -> int | None:
        """Of the current entry; None where none is listed."""
        row = self.query_one(Rows).row
        return self._found.numbers[row] if self._found and row >= 0 else None

    def renew(self) -> None:
        """The glossary has changed: the same entries again, as they are now."""
        self._kept = self.number
        self._ask()

    # -- shape --

    def compose(self) -> ComposeResult:
        wording, wanted = self._wording, self.wanted
        kinds = ("", *Kind)
        names = [wording("glossary-every-kind"), *map(wording.kind, Kind)]
        yield Static(id="heading")
        yield Input(wanted.words, placeholder=wording("glossary-placeholder"), id="words")
        with Horizontal(id="facets"):
            yield Steps(kinds, names, wanted.kind, id="kind")
            files = ("", wanted.file) if wanted.file else ("",)
            yield Steps(files, self._file_names(files), wanted.file, id="file")
            yield Tick(wording("glossary-here"), id="here")
        with Horizontal(id="body"):
            yield Rows(id="entries")
            with VerticalScroll(id="detail"):
                yield Static(id="told")
        yield Footline()

    def on_mount(self) -> None:
        foot = self.query_one(Footline)
        foot.left = ((self._wording("glossary-hint"), "faint"),)
        self.query_one("#here", Tick).set_reactive(Tick.value, self.wanted.here)
        self._arrange()
        self._show_heading()
        self.query_one("#words").focus()
        self._ask()

    @on(events.Resize)
    def _arrange(self) -> None:
        beside = (self.size.width or self.app.size.width) >= BESIDE_FROM
        self.query_one("#body").set_class(not beside, "-stacked")

    def _show_heading(self) -> None:
        wording, found = self._wording, self._found
        counts = f"  {len(found.numbers):,} / {len(found.index):,}" if found else ""
        self.query_one("#heading", Static).update(Content(f"{wording('glossary')}{counts}"))

    # -- what is wanted --

    @on(Input.Changed, "#words")
    def _want_words(self, event: Input.Changed) -> None:
        self._want(replace(self.wanted, words=event.value))

    @on(Steps.Changed)
    def _want_facet(self, event: Steps.Changed) -> None:
        if event.steps.id == "kind":
            self._want(replace(self.wanted, kind=event.value))
        else:
            self._want(replace(self.wanted, file=event.value))

    @on(Tick.Changed)
    def _want_here(self, event: Tick.Changed) -> None:
        self._want(replace(self.wanted, here=event.value))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._ask()

    def _ask(self) -> None:
        self._keeper.find_entries(self, self.wanted)

    # -- what the worker brings --

    @on(EntriesFound)
    def _show(self, event: EntriesFound) -> None:
        if event.wanted != self.wanted:
            return
        self._found = event
        files, offered = ("", *event.files), self.query_one("#file", Steps)
        offered.offer(files, self._file_names(files))
        if offered.value != self.wanted.file:
            self._want(replace(self.wanted, file=""))
            return
        row = event.numbers.index(self._kept) if self._kept in event.numbers else 0
        self._kept = None
        self.query_one(Rows).show(len(event.numbers), self._draw, row=row, nothing=self._nothing())
        self._show_heading()

    def _file_names(self, files: Sequence[str]) -> list[str]:
        every = self._wording("glossary-every-file")
        return [Path(file).name if file else every for file in files]

    def _nothing(self) -> str:
        """What an empty list says: which filters are on."""
        wanted, wording = self.wanted, self._wording
        here = wording("glossary-here") if wanted.here else ""
        kind = wording.kind(wanted.kind) if wanted.kind else ""
        filters = " · ".join(filter(None, (kind, Path(wanted.file).name, here)))
        return wording("glossary-none-of").format(filters=filters) if filters else wording("glossary-none")

    def _draw(self, row: int, cells: int) -> Parts:
        found = self._found
        if found is None or row >= len(found.numbers):
            return ()
        number = found.numbers[row]
        located = found.index.located(number)
        index = found.index.glossary.index_of(number)
        mentions = self._keeper.mentions_of(index) if index is not None else ()
        shown = Row(
            located.entry, located.where, len(mentions), index is None, number in found.index.contested
        )
        return draw_entry(shown, cells, self._wording)

    @on(Rows.Moved)
    def _ask_detail(self) -> None:
        if self._found and self.number is not None:
            self._keeper.list_entry(self, self._found.index, self.number)
        else:
            self.query_one("#told", Static).update(Content(""))

    @on(EntryListed)
    def _show_detail(self, event: EntryListed) -> None:
        if event.number != self.number or self._found is None:
            return
        lines = describe(event.listed, self._mentions(event.number), self._keeper.article, self._wording)
        parts = [(f"{line}\n", self._style(look)) for line, look in lines]
        self.query_one("#told", Static).update(Content.assemble(*parts))
        self.query_one("#detail").scroll_home(animate=False)

    @staticmethod
    def _style(look: str) -> str:
        ink = LOOKS[look].ink if look else None
        return " ".join(filter(None, (f"${ink}" if ink else "", "bold" if look and LOOKS[look].bold else "")))

    def _mentions(self, number: int) -> Sequence[Position]:
        index = self._found.index.glossary.index_of(number) if self._found else None
        return self._keeper.mentions_of(index) if index is not None else ()

    # -- actions --

    def action_step(self, step: int) -> None:
        """Through the list while words are typed."""
        self.query_one(Rows).action_move(step)

    def action_words(self) -> None:
        self.query_one("#words").focus()

    @on(Input.Submitted)
    def _enter_in_words(self) -> None:
        self._go()

    @on(Rows.Chosen)
    def _enter_in_list(self) -> None:
        self._go()

    def _go(self) -> None:
        """To the first mention in the text; an entry without one says so."""
        if self.number is None:
            return
        mentions = self._mentions(self.number)
        if mentions:
            self.dismiss(mentions[0])
        else:
            self.notify(self._wording("glossary-not-here"), timeout=3, markup=False)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_change(self) -> None:
        if self._found and self.number is not None:
            self._keeper.change(self._found.index, self.number)

    def action_undo(self) -> None:
        self._keeper.undo_entry()

    def action_file(self) -> None:
        if self._found and self.number is not None:
            self._keeper.open_file_of(self._found.index, self.number)
