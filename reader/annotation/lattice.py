"""Glossary entries and the text's own names, weighed with the dictionary's words in one lattice.

Costs are nats (negative log probabilities), as the segmenter's are. An entry is cheaper than any rare word,
so it wins over its own pieces; but where its edge cuts a likely word in two it pays for the cut, so that 公屋
does not come out of 辦公|屋宇署 nor 高才通 out of 高|才|通過. Of two entries the longer wins: one cost
against two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.annotation.spans import SpanKind
from reader.chinese.segmentation import Edge
from reader.glossary.glossary import Glossary, fold
from reader.glossary.matching import Match, Matcher

if TYPE_CHECKING:
    from reader.annotation.names import NamesInText
    from reader.chinese.names import FoundName
    from reader.chinese.segmentation import Segmenter

ENTRY_COST = 7.5
"""As a common word. Measured on 率|高|才|通過: below 7.3 the entry 高才通 would win there."""
NAME_COST = 6.0
"""A later mention of a name the text has explained."""
STATED_COST = -100.0
"""The mention that is explained: nothing outweighs the brackets after it."""
SHORT_FORM_COST = 12.0
"""A whole_word entry of two characters or more that no list has as a word."""
LEAD = 0.5
"""By how much an entry leads the same word without an entry."""
LONGEST_CUT = 6
"""Characters on the far side of a boundary to look for words across it."""


class Lattice:
    """Best paths through the blocks of one article."""

    def __init__(self, segmenter: Segmenter, glossary: Glossary, found: NamesInText) -> None:
        self._segmenter = segmenter
        self._glossary = glossary
        self._found = found
        self._entries = Matcher.of(glossary)
        self._mentions = Matcher(found.owners)

    def best_path(
        self, text: str, view: str, stated: Sequence[FoundName] = ()
    ) -> Iterator[tuple[int, int, SpanKind, int]]:
        """Every span of a block, in order. `stated` are the names this block itself explains."""
        entries = self._entries.match(text, view)
        mentions = self._mentions.match(text, view) if self._found.owners else []
        if entries or mentions or stated:
            words = self._segmenter.edges(text, view)
            extra = [*self._edges(words, entries, mentions), *self._stated_edges(view, entries, stated)]
        else:
            extra = []
        for edge in self._segmenter.segment(text, view, extra):
            yield edge.start, edge.end, SpanKind(edge.kind), edge.payload

    def _edges(
        self, words: Sequence[Edge], entries: Sequence[Match], mentions: Sequence[Match]
    ) -> Iterator[Edge]:
        costs = {(edge.start, edge.end): edge.cost for edge in words}
        for start, end, entry in entries:
            known = costs.get((start, end))
            whole_word = end - start == 1 or self._glossary[entry].entry.whole_word
            cost = SHORT_FORM_COST if whole_word else ENTRY_COST
            if known is None or not whole_word:
                cost += _price_of_cuts(start, end, costs)
            yield Edge(start, end, cost if known is None else min(cost, known - LEAD), SpanKind.ENTRY, entry)
        for start, end, name in mentions:
            yield Edge(start, end, NAME_COST + _price_of_cuts(start, end, costs), SpanKind.NAME, name)

    def _stated_edges(
        self, view: str, entries: Sequence[Match], stated: Sequence[FoundName]
    ) -> Iterator[Edge]:
        """The explained mention; where an entry ends there too, the entry says where the name begins."""
        by_end = {}
        for match in entries:
            by_end.setdefault(
                match.end, match
            )  # matches come in the order of their starts: the longest stays
        folded = fold(view)
        for name in stated:
            key = folded[name.start : name.end]
            match = by_end.get(name.end)
            if key in self._found.entries:
                yield Edge(name.start, name.end, STATED_COST, SpanKind.ENTRY, self._found.entries[key])
            elif match and (match.start <= name.start or folded[match.start - 1] != "·"):
                yield Edge(match.start, match.end, STATED_COST, SpanKind.ENTRY, match.entry)
            elif owners := self._found.owners.get(key):
                yield Edge(name.start, name.end, STATED_COST, SpanKind.NAME, owners[0][0])


def _price_of_cuts(start: int, end: int, costs: Mapping[tuple[int, int], float]) -> float:
    """What the likeliest words across either edge gain over their characters standing alone.

    A word that holds the whole entry cuts nothing: it competes by its own cost.
    """
    left = ((a, b) for a in range(max(0, start - LONGEST_CUT), start) for b in range(start + 1, end))
    right = ((a, b) for a in range(start + 1, end) for b in range(end + 1, end + LONGEST_CUT + 1))
    return _gain(left, costs) + _gain(right, costs)


def _gain(words: Iterable[tuple[int, int]], costs: Mapping[tuple[int, int], float]) -> float:
    best = 0.0
    for a, b in words:
        if (cost := costs.get((a, b))) is not None:
            best = max(best, sum(costs.get((at, at + 1), 0.0) for at in range(a, b)) - cost)
    return best
