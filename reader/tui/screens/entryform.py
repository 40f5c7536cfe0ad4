"""The form of a glossary entry: everything filled in that is known, Enter keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from reader.annotation.proposing import EntryProposal
from reader.errors import visible
from reader.glossary.aliasline import joined, split
from reader.glossary.entry import Entry, Kind
from reader.tui.widgets.fields import Steps
from reader.tui.widgets.saving import Saving
from reader.wording import Wording


class Filled(NamedTuple):
    """What the reader wants; no entry: that it goes."""

    entry: Entry | None


class EntryForm(Saving):
    """Hands over what is to be written."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+s,enter", "keep", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, proposal: EntryProposal, wording: Wording, save: Callable[[Filled], None]) -> None:
        super().__init__()
        self._save = save
        self._proposal = proposal
        self._wording = wording

    def compose(self) -> ComposeResult:
        entry, wording = self._proposal.entry, self._wording
        with Vertical(id="entry"):
            yield from self._row("term", entry.term)
            yield from self._row("english", entry.english)
            yield from self._row("pinyin", entry.pinyin or self._proposal.reading)
            with Horizontal(classes="row"):
                yield Label(wording("entry-kind"), markup=False)
                yield Steps(tuple(Kind), [wording.kind(kind) for kind in Kind], entry.kind, id="kind")
            yield from self._row("aliases", joined(entry.aliases), wording("entry-aliases-hint"))
            yield from self._row("note", " ".join(entry.note.split()))
            yield Static(id="outcome")
            with Horizontal(id="buttons"):
                yield Button(wording("fix-keep"), id="keep", compact=True)
                yield Button(wording("fix-leave"), id="leave", compact=True)
                if self._proposal.own:
                    yield Button(wording("entry-delete"), id="delete", compact=True)

    def _row(self, name: str, value: str, hint: str = "") -> ComposeResult:
        with Horizontal(classes="row"):
            yield Label(self._wording(f"entry-{name}"), markup=False)
            yield Input(value, placeholder=hint, id=name, select_on_focus=False)

    def on_mount(self) -> None:
        title = "entry-change" if self._proposal.own else "entry-add"
        self.query_one("#entry").border_title = Content(self._wording(title))
        self._show_outcome()
        self.query_one("#english", Input).focus()

    @on(Input.Changed)
    def _show_outcome(self) -> None:
        """Where it goes, and whose place it takes."""
        told, before = str(self._proposal.path), self._proposal.before
        if before and self._text("term") == before.entry.term:
            line = self._wording("glossary-overrides")
            told += f"\n{line.format(place=before.where, english=before.entry.english)}"
        outcome = self.query_one("#outcome", Static)
        outcome.set_class(False, "-wrong")
        outcome.update(Content("\n".join(map(visible, told.split("\n")))))

    def _text(self, name: str) -> str:
        return " ".join(self.query_one(f"#{name}", Input).value.split())

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#delete")
    def _delete(self) -> None:
        self._hand_over(Filled(None))

    def _hand_over(self, filled: Filled) -> None:
        if not self.is_saving:
            self.is_saving = True
            self._save(filled)

    @on(Button.Pressed, "#keep")
    @on(Input.Submitted)
    def action_keep(self) -> None:
        """An unfinished entry stays on the screen."""
        if not self._text("term") or not self._text("english"):
            missing = "term" if not self._text("term") else "english"
            self.say_wrong(f"{self._wording('entry-missing')}: {self._wording(f'entry-{missing}')}")
            self.query_one(f"#{missing}").focus()
            return
        self._hand_over(Filled(self._entry()))

    def _entry(self) -> Entry:
        old, pinyin = self._proposal.entry, self._text("pinyin")
        note = self._text("note")
        return msgspec.structs.replace(
            old,
            term=self._text("term").replace(" ", "") if " " not in old.term else self._text("term"),
            english=self._text("english"),
            pinyin="" if pinyin == self._proposal.reading and not old.pinyin else pinyin,
            kind=Kind(self.query_one("#kind", Steps).value),
            aliases=split(self._text("aliases"), old.aliases),
            note=old.note if note == " ".join(old.note.split()) else note,
        )

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
