"""What a block mentions that may be worth a glossary entry, told from the spans the annotator gives it.

Nothing is searched for anew: spans are sorted by what they are, and joined where several make one name
(弗拉基米爾·科雷切夫, 香港|中文|大學|醫學院).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.annotation.bodies import Bodies
from reader.annotation.kinds import Block, Evidence, Sort, Sorter
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind
from reader.chinese.bodywords import FUNCTION
from reader.chinese.han import is_han
from reader.chinese.parts_of_speech import is_common
from reader.chinese.transliteration import RARER, SOUNDS


class Mention(NamedTuple):
    start: int
    end: int
    evidence: Evidence
    payload: int = -1
    """Of a name with its original: which."""


class Finder:
    """Sorts what blocks mention."""

    def __init__(self, sorter: Sorter, is_name: Callable[[Span], bool]) -> None:
        """`is_name` tells of a glossary entry's span whether it names a person, place or body."""
        self._sort = sorter.sort
        self._bodies = Bodies(sorter, is_name)

    def mentions(self, block: Block) -> Iterator[Mention]:
        """In order. Runs of characters may overlap one another; what a body is called after is inside it."""
        bodies = self._bodies.find(block)
        at = 0
        while at < len(block.spans):
            at = yield from self._from(block, at, bodies)

    def _from(self, block: Block, at: int, bodies: Mapping[int, int]) -> Generator[Mention, None, int]:
        """What begins with a span; the index to go on from."""
        spans, first = block.spans, block.spans[at]
        if (last := self._dotted(block, at)) > at:
            named = next((span for span in spans[at : last + 1] if span.kind is SpanKind.NAME), None)
            if named:
                yield Mention(first.start, spans[last].end, Evidence.ORIGINAL, named.payload)
            elif all(span.kind is not SpanKind.ENTRY for span in spans[at : last + 1]):
                yield Mention(first.start, spans[last].end, Evidence.FOREIGN)
            return last + 1
        if (body := bodies.get(at, at)) > at:
            yield Mention(first.start, spans[body - 1].end, Evidence.BODY)
            if body > at + 1 and first.kind is SpanKind.WORD and self._sort(first.text) is Sort.PROPER:
                yield Mention(first.start, first.end, Evidence.PROPER)
            return body
        if first.kind is SpanKind.NAME:
            yield Mention(first.start, first.end, Evidence.ORIGINAL, first.payload)
        if first.kind is not SpanKind.WORD:
            return at + 1
        if first.payload == SURNAME and at + 1 < len(spans) and spans[at + 1].payload == GIVEN:
            yield Mention(first.start, spans[at + 1].end, Evidence.PERSON)
            return at + 2
        sort = self._sort(first.text)
        if sort in _EVIDENCE and self._is_telling(block, first):
            yield Mention(first.start, first.end, _EVIDENCE[sort])
        elif sort is Sort.SINGLE:
            return (yield from self._run(block, at, bodies))
        return at + 1

    @staticmethod
    def _is_telling(block: Block, span: Span) -> bool:
        view = block.view[span.start : span.end]
        return all(map(is_han, view)) and view[0] != "第" and not is_common(view)

    def _run(self, block: Block, at: int, bodies: Collection[int]) -> Generator[Mention, None, int]:
        """Words of two to four of the single characters that stand together from here on."""
        spans, end = block.spans, at
        while end < len(spans) and end not in bodies and self._is_loose(spans, at, end):
            end += 1
        for first in range(at, end):
            for last in range(first + 1, min(end, first + LONGEST_RUN)):
                if spans[last].text == spans[last - 1].text:
                    break
                yield Mention(spans[first].start, spans[last].end, Evidence.UNKNOWN)
        return max(end, at + 1)

    @staticmethod
    def _is_loose(spans: Sequence[Span], begun: int, at: int) -> bool:
        span = spans[at]
        joined = at == begun or spans[at - 1].end == span.start
        single = span.kind is SpanKind.WORD and span.payload == -1 and span.end - span.start == 1
        return joined and single and is_han(span.text) and span.text not in FUNCTION

    # -- names of several parts ------------------------------------------------------------------------

    def _dotted(self, block: Block, at: int) -> int:
        """Index of the last span of a name with dots in it that begins here; `at` where there is none."""
        spans = block.spans
        last = self._part(block, at, before=True)
        end = at
        while (
            0 <= last < len(spans) - 2
            and spans[last + 1].text in MIDDLE
            and spans[last].end == spans[last + 1].start
            and spans[last + 1].end == spans[last + 2].start
        ):
            last = self._part(block, last + 2, before=False)
            end = max(end, last)
        return end

    def _part(self, block: Block, at: int, *, before: bool) -> int:
        """Index of the last span of one part of a name; -1 where what stands here is none.

        A part before a dot may be cut in several, the last of them any word; one after a dot begins so.
        """
        spans, end = block.spans, at
        if not self._is_part(block, at):
            return -1
        while end + 1 < len(spans) and spans[end].end == spans[end + 1].start:
            following = spans[end + 1]
            if not self._is_part(block, end + 1) or following.text in _LOOSE:
                break
            ends_part = end + 2 < len(spans) and spans[end + 2].text in MIDDLE
            if not (following.end - following.start == 1 or (before and ends_part)):
                break
            end += 1
        if before and end > at and not (end + 1 < len(spans) and spans[end + 1].text in MIDDLE):
            return -1
        return end

    @staticmethod
    def _is_part(block: Block, at: int) -> bool:
        span = block.spans[at]
        if span.kind in (SpanKind.ENTRY, SpanKind.NAME):
            return all(map(is_han, span.text))
        return span.kind is SpanKind.WORD and all(
            sign in SOUNDS or sign in RARER for sign in block.view[span.start : span.end]
        )


_EVIDENCE = {Sort.PROPER: Evidence.PROPER, Sort.FOREIGN: Evidence.FOREIGN, Sort.UNKNOWN: Evidence.UNKNOWN}
MIDDLE = frozenset("·‧•・")
"""Between the parts of a name."""
_LOOSE = frozenset("得地不可那于於里裡當当拿來来約约在亦曾生以並并及")
"""Characters of transliterations that are likelier words of their own after a name."""
LONGEST_RUN = 4
"""Characters of a word that is told by being repeated alone."""
