"""A line in another script, for programs: as OpenCC converts it whole, but for phrases that cut a word.

OpenCC takes the longest phrase it finds, wherever words begin: 任何人参与 has 人参, ginseng. Word by word
instead, a quarter of its phrases would be lost. So: the whole line; a phrase that crosses a boundary of two
words and ends inside a sure one (参与) is taken back, and all others stay. One that begins inside a word and
ends with another stays too: from the left, that word would have been found first, were it one to OpenCC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from reader.chinese.script import ANALYSIS, converter

REACH = 8
"""Characters of a phrase looked for on either side of a boundary."""
SURE = 3.0
"""Nats by which the words must be likelier than any that end where the phrase does."""
SURER = 8.0
"""The same where the phrase cuts a word at its other end too."""
Cost = Callable[[str], float]
"""Nats of the best division of a stretch of the analysis view: `Segmenter.cost`."""


class Standard(StrEnum):
    """What a text may be written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    """OpenCC's own standard, between the regions'."""
    HONG_KONG = "hong-kong"
    TAIWAN = "taiwan"


class Known(NamedTuple):
    """A stretch that is not OpenCC's business: a name the glossary knows."""

    start: int
    end: int
    form: str


_SHORT = {
    Standard.SIMPLIFIED: "s",
    Standard.TRADITIONAL: "t",
    Standard.HONG_KONG: "hk",
    Standard.TAIWAN: "tw",
}
_WITH_WORDS = frozenset({"s2tw", "tw2s", "s2hk", "hk2s"})


def configurations(source: Standard | None, target: Standard, *, words: bool = False) -> tuple[str, ...]:
    """OpenCC's configurations, one after the other. `source` None: traditional, of any region.

    >>> configurations(Standard.SIMPLIFIED, Standard.TAIWAN, words=True)
    ('s2twp',)
    """
    if source is target:
        return ()
    if source is None:
        return _from_any_region(target, words=words)
    if {source, target} == {Standard.HONG_KONG, Standard.TAIWAN}:
        middle = Standard.SIMPLIFIED if words else Standard.TRADITIONAL
        return (*configurations(source, middle, words=words), *configurations(middle, target, words=words))
    name = f"{_SHORT[source]}2{_SHORT[target]}"
    return (f"{name}p",) if words and name in _WITH_WORDS else (name,)


def _from_any_region(target: Standard, *, words: bool) -> tuple[str, ...]:
    if target is Standard.SIMPLIFIED:
        return (ANALYSIS,)
    if words and target is not Standard.TRADITIONAL:
        return (ANALYSIS, *configurations(Standard.SIMPLIFIED, target, words=True))
    other = "tw2t" if target is Standard.HONG_KONG else "hk2t"
    return (other, {"t": "tw2t", "hk": "t2hk", "tw": "t2tw"}[_SHORT[target]])


class Conversion:
    """From one standard to another."""

    def __init__(self, names: Sequence[str], cost: Cost) -> None:
        """`names` are configurations, as `configurations` has them."""
        self._steps = [converter(name) for name in names]
        self._cost = cost

    def whole(self, text: str) -> str:
        """As OpenCC does it. Its length may change."""
        for step in self._steps:
            text = _readable(step, text)
        return text

    def line(
        self, text: str, view: str, words: Iterable[tuple[int, int]], known: Iterable[Known] = ()
    ) -> str:
        """A text of which these are the words, (start, end) in order; what is `known` is put in as it is."""
        made: list[str] = []
        at = 0
        edges = {edge for word in words for edge in word}
        for start, end, form in known:
            made += self._part(text[at:start], view[at:start], at, edges), form
            at = end
        made.append(self._part(text[at:], view[at:], at, edges))
        return "".join(made)

    def _part(self, text: str, view: str, offset: int, all_edges: set[int]) -> str:
        if text.isascii() or not self._steps:
            return text
        size = len(text)
        edges = {0, size, *(edge - offset for edge in all_edges if offset < edge < offset + size)}
        breaks = [edge for edge in sorted(edges) if 0 < edge < size and self._is_cut(text, view, edge, edges)]
        return "".join(self.whole(text[first:last]) for first, last in pairwise([0, *breaks, size]))

    def _is_cut(self, text: str, view: str, edge: int, edges: set[int]) -> bool:
        """Whether a phrase over this boundary of two words ends inside a sure word."""
        low, high = max(0, edge - REACH), min(len(text), edge + REACH)
        if not self._crosses(text, low, edge, high):
            return False
        for size in range(2, high - low + 1):
            for first in range(max(low, edge - size + 1), min(edge, high - size + 1)):
                if self._crosses(text, first, edge, first + size):
                    return first + size not in edges and self._is_sure(view, first, first + size, edges)
        return False

    def _is_sure(self, view: str, first: int, last: int, edges: set[int]) -> bool:
        """Whether a division of the words with the phrase as one would be much dearer."""
        start = max(edge for edge in edges if edge <= first)
        end = min(edge for edge in edges if edge >= last)
        divided = self._cost(view[start:first]) + self._cost(view[first:last]) + self._cost(view[last:end])
        lead = SURE if first in edges else SURER
        return divided > self._cost(view[start:end]) + lead

    def _crosses(self, part: str, first: int, edge: int, last: int) -> bool:
        """Whether the two sides of a boundary are something else together than apart."""
        return self.whole(part[first:last]) != self.whole(part[first:edge]) + self.whole(part[edge:last])


def _readable(step: Callable[[str], str], text: str) -> str:
    """OpenCC takes no unpaired surrogates: those stay as they are."""
    try:
        return step(text)
    except UnicodeEncodeError:
        return "".join(map(partial(_one, step), text))


def _one(step: Callable[[str], str], character: str) -> str:
    return character if "\ud800" <= character <= "\udfff" else step(character)
