"""What is told of any stretch of a block, however it is divided into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotation.card import Gloss
from reader.annotation.spans import Span, SpanKind, Spans
from reader.chinese.pronunciation import Reading, System, spell

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator


def gloss_stretch(
    annotator: Annotator, block: int, spans: Spans, start: int, end: int, system: System
) -> Gloss:
    """The foot line, as printed: with the English of the entry it is, or would be, or of the dictionary."""
    if (start, end) in spans.places():
        return annotator.gloss(block, spans, spans.index_from(start), system)
    term, reading = spans.text[start:end], _reading(annotator, block, spans, start, end, system)
    known = annotator.glossary.find(term)
    if known is not None:
        entry = annotator.glossary[known].entry
        english, kind = entry.english, entry.kind.value
    else:
        listed = annotator.list_of(term) == "dictionary"
        word = Span(start, end, SpanKind.WORD, -1, term)
        english, kind = annotator.english(spans, word, reading) if listed else "", ""
    return Gloss(headword=term, reading=spell(reading, system), english=english, kind=kind)


def _reading(annotator: Annotator, block: int, spans: Spans, start: int, end: int, system: System) -> Reading:
    """The syllables its characters have where they stand."""
    syllables = [""] * len(spans.text)
    readings = annotator.readings(block, spans, system)
    for (first, last, _, _), reading in zip(spans.columns(), readings, strict=True):
        syllables[first:last] = reading.syllables
    return Reading(syllables=tuple(syllables[start:end]))
