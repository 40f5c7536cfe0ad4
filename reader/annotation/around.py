"""The other words a place in the text allows: what to try where the division looks wrong.

On 研究 in 研究生命 that is 研究生; on 所有 in 所有人質, 所有人 and 有人.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotation.spans import Span, SpanKind, Spans
from reader.annotation.telling import Word
from reader.chinese.pronunciation import Reading, System

if TYPE_CHECKING:
    from reader.annotation.lattice import Lattice
    from reader.annotation.readings import Readings
    from reader.annotation.scripts import Scripts
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.script import Script
    from reader.chinese.segmentation import Edge

REACH = 24
"""Characters looked at on either side: a popup must not wait for a long block."""
COMMON = 23.0
"""Nats up to which a word is told though no dictionary has it: 所有人, but not 處理事件."""
LONGEST_LISTED = 4
"""Characters of such a word: jieba's longer ones are strings of words."""
MOST = 5
"""Words told: the likeliest."""


class Around:
    def __init__(
        self, lattice: Lattice, scripts: Scripts, readings: Readings, dictionary: Dictionary
    ) -> None:
        self._lattice = lattice
        self._scripts = scripts
        self._readings = readings
        self._dictionary = dictionary

    def words(self, block: int, spans: Spans, index: int, script: Script, system: System) -> list[Word]:
        """Dictionary words, entries and names that reach over an edge of the span, longer ones first."""
        others = self._overlapping(spans.text, self._scripts.analysis(block), spans[index])
        made = []
        for other in others:
            columns = other.start, other.end, other.kind, other.payload
            (mandarin,) = self._readings.of_other(block, Spans(spans.text, [columns]))
            cantonese = self._cantonese(block, spans, other) if system is System.JYUTPING else None
            made.append(self._word(block, other, script, mandarin, cantonese))
        return made

    def _overlapping(self, text: str, view: str, span: Span) -> list[Span]:
        base = max(0, span.start - REACH)
        here = slice(base, span.end + REACH)
        best: dict[tuple[int, int], Edge] = {}
        for edge in self._lattice.weighed(text[here], view[here]):
            place = edge.start + base, edge.end + base
            if _reaches_over(span, *place) and self._is_told(edge, text[slice(*place)]):
                known = best.get(place)
                if known is None or (edge.kind, edge.cost) < (known.kind, known.cost):
                    best[place] = edge
        order = sorted(best, key=lambda place: (not _holds(place, span), best[place].cost, place))
        return [
            Span(start, end, SpanKind(best[start, end].kind), best[start, end].payload, text[start:end])
            for start, end in order[:MOST]
        ]

    def _is_told(self, edge: Edge, printed: str) -> bool:
        if edge.kind in (SpanKind.ENTRY, SpanKind.NAME):
            return True
        if edge.kind != SpanKind.WORD or len(printed) < 2:
            return False
        listed = edge.cost < COMMON and len(printed) <= LONGEST_LISTED
        return listed or self._dictionary.has(printed)

    def _word(
        self, block: int, span: Span, script: Script, mandarin: Reading, cantonese: Reading | None
    ) -> Word:
        return Word(
            kind=span.kind,
            payload=span.payload,
            printed=span.text,
            shown=self._scripts.shown(block, span, script),
            mandarin=mandarin,
            cantonese=cantonese,
            form=lambda other: self._scripts.shown(block, span, other),
        )

    def _cantonese(self, block: int, spans: Spans, other: Span) -> Reading:
        """From the block's own readings, which are of its characters whatever its words are."""
        readings: Sequence[Reading] = self._readings.of_block(block, spans, System.JYUTPING)
        syllables = [""] * (other.end - other.start)
        for index in range(spans.index_from(other.start), len(spans)):
            span = spans[index]
            if span.start >= other.end:
                break
            for at in range(max(span.start, other.start), min(span.end, other.end)):
                syllables[at - other.start] = readings[index].syllables[at - span.start]
        return Reading(syllables=tuple(syllables))


def _reaches_over(span: Span, start: int, end: int) -> bool:
    """Whether it shares characters with the span and has others that the span does not."""
    return start < span.end and span.start < end and not span.start <= start < end <= span.end


def _holds(place: tuple[int, int], span: Span) -> bool:
    return place[0] <= span.start and span.end <= place[1]
