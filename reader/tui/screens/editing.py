"""The reader's own glossary, from the page: an entry added, changed, deleted, and taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on

from reader.article import Position
from reader.tui import questions
from reader.tui.actions import BY_ID, keys_shown
from reader.tui.messages import EntryCopied, EntryProposed, EntryWritten, NotWritten, PlaceFound
from reader.tui.screens.fixing import Fixing

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.annotation.annotator import Annotator
    from reader.annotation.proposing import EntryProposal
    from reader.errors import Place
    from reader.glossary.editing import Change
    from reader.glossary.entry import Entry
    from reader.tui.screens.entryform import Filled

WATCH_EVERY = 1.0
"""Seconds between looks at the glossary's files."""


class Editing(Fixing):
    """`a` opens the word under the cursor as an entry; `u` takes the last change back, whichever it was."""

    _over: Screen[Any] | None = None
    """A screen over this one from which entries are changed, too."""

    def on_mount(self) -> None:
        self._changes: list[tuple[str, Change]] = []
        self.set_interval(WATCH_EVERY, self.look_after_glossary)

    def look_after_glossary(self) -> None:
        """Read again what has changed. From any thread."""
        if self._loader and self.page.desk:
            self._loader.ask("glossary", questions.look_after_glossary(self._loader), urgent=False)

    def action_add_entry(self) -> None:
        if self._loader:
            marked = self.page.marked
            place = Position(marked.block, marked.start) if marked else self.cursor
            until = marked.end if marked else self._end_of_find()
            self.ask_box("entry", questions.propose_entry(self._loader, place, until))

    def _end_of_find(self) -> int | None:
        """What was searched for and stands under the cursor is meant whole, however it is divided."""
        hit, desk = self.finder.current, self.page.desk
        if desk is None or hit is None or hit[:2] != (self.cursor.block, self.cursor.offset):
            return None
        return hit[2] if hit[2] > desk.word_at(self.cursor)[1] else None

    @on(EntryProposed)
    def _open_form(self, event: EntryProposed) -> None:
        from reader.tui.screens.entryform import EntryForm

        proposal = event.proposal
        if proposal is None:
            self.duben.tell(self.duben.wording("fix-nothing"), "information")
        elif self.app.screen in (self, self._over):
            self._open_saving(EntryForm(proposal, self.duben.wording, partial(self._write_entry, proposal)))
        self.duben.free_keys("entry")

    def _write_entry(self, proposal: EntryProposal, filled: Filled) -> None:
        """In a worker: the files are the reader's."""
        if self._loader is None:
            return
        entry = filled.entry
        key = "entry-deleted" if entry is None else "entry-changed" if proposal.own else "entry-added"
        write = partial(_written, proposal, entry)
        shown = entry.term if entry else proposal.entry.term
        self._loader.ask("write", questions.write_glossary(self._loader, shown, key, write))

    @on(EntryWritten)
    def _tell_written(self, event: EntryWritten) -> None:
        if event.change:
            self._close_form()
        if event.change and event.change.after != event.change.before:
            self._changes.append((event.term, event.change))
            self._made.append(None)
        wording, before = self.duben.wording, event.before
        if event.change is None and event.key == "entry-added":
            self.duben.tell(wording("entry-as-was").format(term=event.term), "information")
            return
        if event.waits_for:
            self.duben.tell(wording("entry-waits").format(term=event.term, place=event.waits_for))
            return
        told = wording(event.key).format(term=event.term, key=self._undo_key())
        if before:
            place = wording("glossary-overrides").format(place=before.where, english=before.entry.english)
            told += f" · {place}"
        self.duben.tell(told, "information")

    def _undo_key(self) -> str:
        """The key that takes it back on the screen the reader is on."""
        name = "undo-fix" if self._over is None else "glossary-undo"
        return keys_shown(self.duben.keymap.get(name, BY_ID[name].keys)).partition(" ")[0]

    def action_undo_fix(self) -> None:
        """Take back what was done last here: a glossary entry or a correction."""
        if self._made and self._made[-1] is None:
            self.undo_entry()
        else:
            super().action_undo_fix()

    def undo_entry(self) -> None:
        """Take the last change of an entry back, whatever has been corrected since."""
        if not self._changes or self._loader is None:
            self.duben.tell(self.duben.wording("fix-none"), "information")
            return
        del self._made[max(n for n, made in enumerate(self._made) if made is None)]
        last = term, change = self._changes.pop()
        undo = partial(_undone, change)
        question = questions.write_glossary(self._loader, term, "fix-undone-entry", undo, last)
        self._loader.ask(f"undo {len(self._changes)}", question)

    @on(NotWritten)
    def _keep_for_undo(self, event: NotWritten) -> None:
        """What could not be taken back can be tried again."""
        if event.undoing:
            self._changes.append(event.undoing)
            self._made.append(None)

    # -- in the reader's own editor --

    def action_edit_file(self) -> None:
        """Open the file that says what the word under the cursor is, at its line."""
        if self._loader:
            self._loader.ask("place", questions.place_of(self._loader, self.cursor))

    @on(PlaceFound)
    def _open_editor(self, event: PlaceFound) -> None:
        if event.place is None:
            self.duben.tell(self.duben.wording("edit-nothing"), "information")
        elif event.given and self._loader:
            self._loader.ask("copy", questions.copy_entry(event.given))
        else:
            self.open_editor(event.place)

    @on(EntryCopied)
    def _edit_copy(self, event: EntryCopied) -> None:
        """What comes with duben or a pack would be overwritten by its next version: a copy in the reader's
        own file is edited, which goes again where nothing has been changed in it."""
        self.open_editor(event.place)
        if self._loader:
            write = partial(_settled, event.change)
            question = questions.write_glossary(self._loader, event.term, "entry-added", write)
            self._loader.ask("write", question)

    def open_editor(self, place: Place) -> None:
        """The reader's own editor, at a place; the page comes back when it is closed."""
        from subprocess import run

        from textual.app import SuspendNotSupported

        from reader.tui.editor import editor_command

        command = editor_command(place)
        code, refused = 0, ""
        try:
            with self.app.suspend():
                try:  # in here: Textual does not come back to the screen from an exception
                    code = run(command, check=False).returncode
                except (OSError, ValueError) as error:
                    refused = getattr(error, "strerror", None) or str(error)
        except SuspendNotSupported:
            self.duben.tell(str(place), "information")
        if refused:
            self.duben.tell(f"{command[0]}: {refused}", "error")
        elif code:
            self.duben.tell(self.duben.wording("edit-failed").format(editor=command[0], code=code))
        self.look_after_glossary()


def _written(proposal: EntryProposal, entry: Entry | None, annotator: Annotator) -> Change:
    from reader.annotation.writing import write_entry
    from reader.locations import cache_dir

    return write_entry(proposal, entry, annotator.glossary, cache_dir())


def _settled(copied: Change, _annotator: Annotator) -> Change | None:
    from reader.annotation.writing import settle_copy

    return settle_copy(copied)


def _undone(change: Change, _annotator: Annotator) -> None:
    from reader.glossary.editing import undo

    undo(change)
