"""What the screen asks of the worker about the glossary as a whole. As `questions`: worker thread only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from reader.annotation.spans import SpanKind
from reader.article import Position
from reader.tui.loader import Loader
from reader.tui.messages import EntriesFound, EntryListed, EntryProposed, ThingsNamed
from reader.tui.questions import place_to_edit
from reader.tui.view import View
from reader.tui.wishes import Question

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.glossary.index import EntryIndex
    from reader.tui.entryrows import Wanted
    from reader.tui.things import Key


def find_entries(
    loader: Loader, post: Callable[[Message], object], wanted: Wanted, mentioned: Collection[int]
) -> Question:
    """Entries as they are wanted, of all layers, the reader's own first.

    `mentioned` are the indexes of those in the text. The answer goes to `post`: it is not the page that asks.
    """

    def answer(annotator: Annotator) -> None:
        from reader.glossary.inuse import whose

        index = loader.searched.index_of(annotator)
        among = {index.glossary.number_of(entry) for entry in mentioned} if wanted.here else None
        numbers = index.find(wanted.words, kind=wanted.kind, file=wanted.file, among=among, rank=whose)
        index.contested  # noqa: B018  # is made here, not while the list is drawn
        post(EntriesFound(wanted, index, numbers, index.files(whose)))

    return answer


def list_entry(post: Callable[[Message], object], index: EntryIndex, number: int) -> Question:
    """What an entry has to do with the others."""

    def answer(_annotator: Annotator) -> None:
        post(EntryListed(number, index.listed(number)))

    return answer


def propose_change(index: EntryIndex, number: int) -> Question:
    """An entry of the glossary, to be changed, or to be written anew as the reader's own; where the reader's
    own has taken its place already, that one is to be changed."""

    def answer(_annotator: Annotator) -> Message:
        from reader import locations
        from reader.annotation.proposing import propose_change
        from reader.glossary.inuse import is_own

        located, later = index.located(number), index.listed(number).overridden_by
        changed = later if later and is_own(later) and not is_own(located) else located
        return EntryProposed(propose_change(changed, locations.user_glossary()))

    return answer


def place_of(index: EntryIndex, number: int) -> Question:
    """Where an entry is to be edited: where the reader's own has taken its place, there."""

    def answer(_annotator: Annotator) -> Message:
        from reader.glossary.inuse import is_own

        located, later = index.located(number), index.listed(number).overridden_by
        return place_to_edit(later if later and is_own(later) and not is_own(located) else located)

    return answer


def name_things(loader: Loader, places: Mapping[Key, Position], view: View) -> Question:
    """What those are called that are mentioned at these places."""

    def told(annotator: Annotator, key: Key, place: Position) -> tuple[str, str, str] | None:
        spans = loader.spans_of(annotator, place.block)
        index = spans.index_at(place.offset)
        if index is None or (spans[index].kind, spans[index].payload) != key:
            return None
        term = annotator.shown(place.block, spans[index], view.script)
        if spans[index].kind is SpanKind.NAME:
            return "name", term, annotator.name(key[1]).original
        entry = annotator.entry(key[1]).entry
        return entry.kind.value, term, entry.english

    def answer(annotator: Annotator) -> Message:
        found = {key: told(annotator, key, place) for key, place in places.items()}
        return ThingsNamed(view.script, {key: names for key, names in found.items() if names})

    return answer
