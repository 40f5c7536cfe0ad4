"""What the form of an entry does to the reader's files, once it is filled in.

No entry of the reader's own is ever written over by another one, nor put where another would come before it.
"""

from __future__ import annotations

from pathlib import Path

from reader.annotation.proposing import EntryProposal
from reader.errors import GlossaryError
from reader.glossary.editing import Change, append_entry, change_entry, delete_entry, undo
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary
from reader.glossary.inuse import is_own
from reader.glossary.keys import keys_of
from reader.glossary.rewriting import held


def write_entry(
    proposal: EntryProposal, entry: Entry | None, glossary: Glossary, cache_dir: Path | None = None
) -> Change:
    """Add, change or, where there is no entry, delete. `glossary` is the one in use.

    Raises GlossaryError where the term has another entry already or the file must be mended first, OSError
    where it cannot be written; everything is then as it was.
    """
    path, term = proposal.path, proposal.entry.term
    if entry is None:
        return delete_entry(path, term, cache_dir)
    other = entry_of(entry.term, glossary)
    if other and is_own(other) and not (proposal.own and _is_at(other, proposal)):
        remedy = "change that one, or write another term"
        raise GlossaryError(f"{entry.term} has an entry already", place=other.place, remedy=remedy)
    if proposal.own:
        return change_entry(path, term, entry, cache_dir)
    return append_entry(path, entry, cache_dir)


def settle_copy(change: Change) -> Change | None:
    """What became of a copy that was put into the reader's file to be edited: all that has changed since
    before it was there; None where the reader left it as it was, and it is gone again."""
    now = held(change.path)
    if now == change.after:
        undo(change)
    return (
        None
        if now is None or now in (change.after, change.before)
        else Change(change.path, change.before, now)
    )


def entry_of(term: str, glossary: Glossary) -> Located | None:
    """The entry in use whose term it is, not its alias."""
    key = keys_of([term])[0]
    for located in map(glossary.__getitem__, glossary.owners.get(key, ())):
        if keys_of([located.entry.term])[0] == key:
            return located
    return None


def _is_at(located: Located, proposal: EntryProposal) -> bool:
    return Path(located.place.path) == proposal.path and located.entry.term == proposal.entry.term
