"""Why a block is divided and read as it is: for those who mend glossaries.

Every edge of the lattice has a best path through it: the cheapest way to its start, its own cost, the
cheapest way on from its end. By how much that is dearer than the best path of all says how far the edge was
from winning.
Costs are nats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotation.lattice import CORRECTED
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind
from reader.chinese.wordcosts import NO_HEADWORD, UNKNOWN

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.chinese.pronunciation import Reading
    from reader.chinese.segmentation import Edge
    from reader.errors import Place

MOST = 3
"""Candidates told of each span, besides entries and names, which are told all."""
DEAREST = UNKNOWN + NO_HEADWORD
"""No word costs more: what does is a character out of a Latin run or a number, and no candidate."""


SAME = 1e-6
"""Nats: sums of the same costs in another order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One edge of the lattice."""

    start: int
    """Offset of the first character, in code points of the block's text."""
    end: int
    text: str
    kind: SpanKind
    source: str
    """"glossary", "name", "dictionary", "word list", "character" (that no list has), "person" and
    "transliteration" (names that no list has), "correction", "number", "latin" or "punctuation"."""
    place: Place | None
    """Where the glossary has the entry."""
    cost: float
    loss: float
    """By how much the best path through it is dearer than the best path; 0 for what the best path has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedSpan:
    chosen: Candidate
    reading: Reading
    """With its source, and whether it is doubtful."""
    candidates: tuple[Candidate, ...]
    """The others that overlap it, the nearest to winning first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedBlock:
    text: str
    cost: float
    """Of the best path, white space included."""
    spans: tuple[ExplainedSpan, ...]


def explain_block(annotator: Annotator, block: int) -> ExplainedBlock:
    """Each span of a block, what it cost, and what else there might have been."""
    from reader.chinese.pronunciation import System

    spans = annotator.spans(block)
    weighed = _Weighed(list(annotator.weighed(block)), spans.text)
    readings = annotator.readings(block, spans, System.PINYIN)
    explained = (
        _explained(annotator, weighed, spans.text, span, reading)
        for span, reading in zip(spans, readings, strict=True)
    )
    return ExplainedBlock(text=spans.text, cost=weighed.least, spans=tuple(explained))


class _Weighed:
    """The lattice of one block, with the least cost to each offset and from it."""

    def __init__(self, edges: Sequence[Edge], text: str) -> None:
        self._text = text
        self._starting: list[list[Edge]] = [[] for _ in text]
        self._first = list(range(len(text)))
        """By offset: where the first edge begins that covers it."""
        for edge in edges:
            self._starting[edge.start].append(edge)
            for at in range(edge.start + 1, edge.end):
                self._first[at] = min(self._first[at], edge.start)
        self._to = _costs_to(self._starting)
        self._from = _costs_from(self._starting)

    @property
    def least(self) -> float:
        """Cost of the best path."""
        return self._to[-1]

    def loss(self, edge: Edge) -> float:
        through = self._to[edge.start] + edge.cost + self._from[edge.end]
        return max(0.0, through - self.least)

    def chosen(self, span: Span) -> Edge:
        """The edge a span of the best path is."""
        if span.kind is SpanKind.WORD and span.payload in (SURNAME, GIVEN):
            same = (edge for edge in self._overlapping(span) if _has_part(edge, span))
        else:
            same = (edge for edge in self._starting[span.start] if _is(edge, span))
        return min(same, key=lambda edge: (round(self.loss(edge), 6), edge.cost))

    def others(self, span: Span) -> list[Edge]:
        """Edges that overlap a span, the nearest to winning first; of equal ones the cheapest only."""
        best: dict[tuple[int, int, int, int], Edge] = {}
        chosen = _identity(self.chosen(span))
        for edge in self._overlapping(span):
            key = _identity(edge)
            if key == chosen or not _counts(edge) or self._text[edge.start : edge.end].isspace():
                continue
            if key not in best or edge.cost < best[key].cost:
                best[key] = edge
        return sorted(best.values(), key=self._order)

    def _order(self, edge: Edge) -> tuple[float, int, int, int]:
        """The nearest to winning first, of one path the longest first."""
        return round(self.loss(edge), 6), edge.start - edge.end, edge.start, edge.kind

    def _overlapping(self, span: Span) -> Iterator[Edge]:
        for start in range(self._first[span.start], span.end):
            yield from (edge for edge in self._starting[start] if edge.end > span.start)


def _costs_to(starting: Sequence[Sequence[Edge]]) -> list[float]:
    """The least cost of the text before each offset."""
    costs = [0.0, *[float("inf")] * len(starting)]
    for edges in starting:
        for edge in edges:
            costs[edge.end] = min(costs[edge.end], costs[edge.start] + edge.cost)
    return costs


def _costs_from(starting: Sequence[Sequence[Edge]]) -> list[float]:
    """The least cost of the text from each offset on."""
    costs = [*[float("inf")] * len(starting), 0.0]
    for start in range(len(starting) - 1, -1, -1):
        costs[start] = min(edge.cost + costs[edge.end] for edge in starting[start])
    return costs


def _identity(edge: Edge) -> tuple[int, int, int, int]:
    return edge.start, edge.end, edge.kind, edge.payload


def _is(edge: Edge, span: Span) -> bool:
    return _identity(edge) == (span.start, span.end, span.kind, span.payload)


def _has_part(edge: Edge, span: Span) -> bool:
    """Whether an edge is the whole name of which a span is the surname or the given name, or that surname
    alone, as before a title."""
    if span.payload == SURNAME and edge.payload == -1:
        return _identity(edge)[:3] == (span.start, span.end, span.kind)
    place = {SURNAME: (edge.start, edge.payload), GIVEN: (edge.payload, edge.end)}.get(span.payload)
    return edge.kind == span.kind == SpanKind.WORD and place == (span.start, span.end)


def _counts(edge: Edge) -> bool:
    return edge.kind in (SpanKind.ENTRY, SpanKind.NAME) or edge.cost <= DEAREST


def _explained(
    annotator: Annotator, weighed: _Weighed, text: str, span: Span, reading: Reading
) -> ExplainedSpan:
    def candidate(edge: Edge) -> Candidate:
        return _candidate(annotator, weighed, text, edge)

    return ExplainedSpan(
        chosen=candidate(weighed.chosen(span)),
        reading=reading,
        candidates=tuple(_told(map(candidate, weighed.others(span)))),
    )


def _told(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Every entry and name, and the first few of the rest, one of each path: 命 goes without saying
    where 研究生 has been told."""
    words: list[Candidate] = []
    for candidate in candidates:
        if candidate.kind not in (SpanKind.ENTRY, SpanKind.NAME):
            if len(words) == MOST or any(_goes_with(candidate, other) for other in words):
                continue
            words.append(candidate)
        yield candidate


def _goes_with(left: Candidate, right: Candidate) -> bool:
    """Whether they stand side by side on one path: of two paths the costs differ."""
    apart = left.end <= right.start or right.end <= left.start
    return apart and abs(left.loss - right.loss) < SAME


def _candidate(annotator: Annotator, weighed: _Weighed, text: str, edge: Edge) -> Candidate:
    kind, printed = SpanKind(edge.kind), text[edge.start : edge.end]
    return Candidate(
        start=edge.start,
        end=edge.end,
        text=printed,
        kind=kind,
        source=_source(annotator, edge, printed),
        place=annotator.entry(edge.payload).place if kind is SpanKind.ENTRY else None,
        cost=edge.cost,
        loss=weighed.loss(edge),
    )


def _source(annotator: Annotator, edge: Edge, printed: str) -> str:
    kind = SpanKind(edge.kind)
    if kind is not SpanKind.WORD:
        return "glossary" if kind is SpanKind.ENTRY else kind.label
    if edge.cost <= CORRECTED:
        return "correction"
    return "person" if edge.payload >= 0 else annotator.list_of(printed)
