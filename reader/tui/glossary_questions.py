"""What the screen asks of the worker about the glossary as a whole. As `questions`: worker thread only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from reader.annotation.spans import SpanKind
from reader.article import Position
from reader.tui.loader import Loader, Question
from reader.tui.messages import ThingsNamed
from reader.tui.view import View

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.tui.things import Key


def name_things(loader: Loader, places: Mapping[Key, Position], view: View) -> Question:
    """What those are called that are mentioned at these places."""

    def told(annotator: Annotator, key: Key, place: Position) -> tuple[str, str, str] | None:
        spans = loader.spans_of(annotator, place.block)
        index = spans.index_at(place.offset)
        if index is None or (spans[index].kind, spans[index].payload) != key:
            return None
        term = annotator.shown(place.block, spans[index], view.script)
        if spans[index].kind is SpanKind.NAME:
            return "name", term, annotator.names[key[1]].original
        entry = annotator.entry(key[1]).entry
        return entry.kind.value, term, entry.english

    def answer(annotator: Annotator) -> Message:
        found = {key: told(annotator, key, place) for key, place in places.items()}
        return ThingsNamed(view.script, {key: names for key, names in found.items() if names})

    return answer
