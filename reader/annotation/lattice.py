"""Glossary entries and the text's own names, weighed with the dictionary's words in one lattice.

Costs are nats (negative log probabilities), as the segmenter's are. An entry is cheaper than any rare word,
so it wins over its own pieces; but where its edge cuts a likely word in two it pays for the cut, so that 公屋
does not come out of 辦公|屋宇署 nor 高才通 out of 高|才|通過. Of two entries the longer wins: one cost
against two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.annotation.spans import SpanKind
from reader.chinese.han import is_han
from reader.chinese.segmentation import Edge
from reader.chinese.wordcosts import UNKNOWN
from reader.glossary.glossary import Glossary
from reader.glossary.keys import fold
from reader.glossary.matching import Match, Matcher

if TYPE_CHECKING:
    from reader.annotation.corrections import Corrected
    from reader.annotation.names import NamesInText
    from reader.chinese.names import FoundName
    from reader.chinese.segmentation import Segmenter
    from reader.chinese.wordlist import WordList

ENTRY_COST = 7.5
"""As a common word. Measured on 率|高|才|通過: below 7.3 the entry 高才通 would win there."""
NAME_COST = 6.0
"""A later mention of a name the text has explained."""
STATED_COST = -100.0
"""The mention that is explained: nothing outweighs the brackets after it."""
CORRECTED = -1000.0
"""Added to what a reader has divided so: nothing outweighs that."""
SHORT_FORM_COST = 12.0
"""A whole_word entry of two characters or more, which must stand as any rare word must."""
LEAD = 0.5
"""By how much an entry leads the same word without an entry."""
REACH = 3
"""Characters a word may have on either side of a boundary it crosses: longer ones are sayings."""


class Lattice:
    """Best paths through the blocks of one article."""

    def __init__(self, segmenter: Segmenter, words: WordList, glossary: Glossary, found: NamesInText) -> None:
        self._segmenter = segmenter
        self._cost = lru_cache(50_000)(words.cost)
        self._glossary = glossary
        self._found = found
        self._entries = Matcher.of(glossary)

    def with_names(self, found: NamesInText) -> Lattice:
        """The same, with other names."""
        made = copy(self)
        made._found = found
        return made

    def best_path(
        self, text: str, view: str, stated: Sequence[FoundName] = (), corrected: Sequence[Corrected] = ()
    ) -> list[tuple[int, int, int, int]]:
        """(start, end, kind, payload) of every span of a block, in order.

        `stated` are the names this block itself explains, `corrected` what its reader has divided otherwise.
        """
        path = self._segmenter.path(text, view, self._extra(text, view, stated, corrected))
        return [(start, end, kind, payload) for start, end, _, kind, payload in path]

    def weighed(
        self, text: str, view: str, stated: Sequence[FoundName] = (), corrected: Sequence[Corrected] = ()
    ) -> Iterator[Edge]:
        """Every edge the best path is chosen from."""
        return self._segmenter.weighed(view, self._extra(text, view, stated, corrected))

    def _extra(
        self, text: str, view: str, stated: Sequence[FoundName], corrected: Sequence[Corrected]
    ) -> list[Edge]:
        entries = self._entries.match(text, view)
        if self._found.entries:
            entries += self._found.fuller.match(text, view)
        mentions = self._found.mentions.match(text, view) if self._found.names else []
        edges = [*self._edges(view, entries, mentions), *self._stated_edges(view, stated)]
        return self._as_corrected(edges, corrected) if corrected else edges

    @staticmethod
    def _as_corrected(edges: Sequence[Edge], corrected: Sequence[Corrected]) -> list[Edge]:
        """Entries and names stay what they are where a corrected word is one of them."""
        wanted = {place for each in corrected if each.correction.words for place in each.words()}
        kept = [
            edge._replace(cost=min(edge.cost, 0) + CORRECTED) if (edge.start, edge.end) in wanted else edge
            for edge in edges
        ]
        entries = {(edge.start, edge.end) for edge in kept if edge.cost <= CORRECTED}
        return kept + [Edge(*place, CORRECTED, SpanKind.WORD) for place in sorted(wanted - entries)]

    def _edges(self, view: str, entries: Sequence[Match], mentions: Sequence[Match]) -> Iterator[Edge]:
        for start, end, entry in entries:
            yield Edge(start, end, self._price(view, start, end, entry), SpanKind.ENTRY, entry)
        for start, end, name in mentions:
            yield Edge(start, end, NAME_COST + self._price_of_cuts(view, start, end), SpanKind.NAME, name)

    def _stated_edges(self, view: str, stated: Sequence[FoundName]) -> Iterator[Edge]:
        """The mentions that are explained, as entries where the glossary has them."""
        folded = fold(view) if stated else ""
        for name in stated:
            key = folded[name.start : name.end]
            if known := self._found.entries.get(key):
                yield Edge(name.start + known[0], name.end, STATED_COST, SpanKind.ENTRY, known[1])
            elif (index := self._found.index_of(key)) is not None:
                yield Edge(name.start, name.end, STATED_COST, SpanKind.NAME, index)

    def _price(self, view: str, start: int, end: int, entry: int) -> float:
        if not any(map(is_han, view[start:end])):
            return 0.0  # a Latin run is certain as it stands: only its meaning is added
        known = self._cost(view[start:end])
        own = UNKNOWN if known is None else known - LEAD
        if end - start == 1:
            return own
        cost = SHORT_FORM_COST if self._glossary[entry].entry.whole_word else ENTRY_COST
        return min(own, cost + self._price_of_cuts(view, start, end))

    def _price_of_cuts(self, view: str, start: int, end: int) -> float:
        """What the likeliest words across either edge gain over their characters standing alone.

        A word that holds the whole entry cuts nothing: it competes by its own cost.
        """
        left = self._gain(
            view, range(max(0, start - REACH), start), range(start + 1, min(end, start + REACH))
        )
        last = min(len(view), end + REACH)
        right = self._gain(view, range(max(start + 1, end - REACH), end), range(end + 1, last + 1))
        return left + right

    def _gain(self, view: str, starts: range, ends: range) -> float:
        best = 0.0
        for start in starts:
            for end in ends:
                if (cost := self._cost(view[start:end])) is not None:
                    alone = sum(self._cost(character) or 0.0 for character in view[start:end])
                    best = max(best, alone - cost)
        return best
