"""What a block mentions that may be worth a glossary entry, told from the spans the annotator gives it.

Nothing is searched for anew: spans are sorted by what they are, and joined where several make one name
(弗拉基米爾·科雷切夫, 香港|中文|大學|醫學院).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import NamedTuple

from reader.annotation.kinds import Evidence, Sort, Sorter
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind
from reader.chinese.bodywords import BODIES, FUNCTION, MODIFIERS, OFFICES, PLAIN
from reader.chinese.han import is_han
from reader.chinese.nameparts import DETERMINERS, STOPS
from reader.chinese.parts_of_speech import is_common, is_matter, is_verb
from reader.chinese.transliteration import RARER, SOUNDS


class Mention(NamedTuple):
    start: int
    end: int
    evidence: Evidence
    payload: int = -1
    """Of a name with its original: which."""


class Block(NamedTuple):
    """A block as it is read here."""

    spans: Sequence[Span]
    text: str
    view: str
    """For analysis, as long as the text."""


class Finder:
    """Sorts what blocks mention."""

    def __init__(self, sorter: Sorter, is_name: Callable[[Span], bool]) -> None:
        """`is_name` tells of a glossary entry's span whether it names a person, place or body."""
        self._sort = sorter.sort
        self._is_known = sorter.is_known
        self._is_name = is_name

    def mentions(self, block: Block) -> Iterator[Mention]:
        """In order, none inside another but runs of characters, which may overlap one another."""
        bodies = self._bodies(block)
        at = 0
        while at < len(block.spans):
            at = yield from self._from(block, at, bodies.get(at, at))

    def _from(self, block: Block, at: int, body: int) -> Generator[Mention, None, int]:
        """What begins with a span; the index to go on from."""
        spans, first = block.spans, block.spans[at]
        if (last := self._dotted(block, at)) > at:
            named = next((span for span in spans[at : last + 1] if span.kind is SpanKind.NAME), None)
            if named:
                yield Mention(first.start, spans[last].end, Evidence.ORIGINAL, named.payload)
            elif all(span.kind is not SpanKind.ENTRY for span in spans[at : last + 1]):
                yield Mention(first.start, spans[last].end, Evidence.FOREIGN)
            return last + 1
        if body > at:
            yield Mention(first.start, spans[body - 1].end, Evidence.BODY)
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
            return (yield from self._run(block, at))
        return at + 1

    @staticmethod
    def _is_telling(block: Block, span: Span) -> bool:
        view = block.view[span.start : span.end]
        return all(map(is_han, view)) and view[0] != "第" and not is_common(view)

    def _run(self, block: Block, at: int) -> Generator[Mention, None, int]:
        """Words of two to four of the single characters that stand together from here on."""
        spans, end = block.spans, at
        while end < len(spans) and self._is_loose(spans, at, end):
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

    # -- bodies ----------------------------------------------------------------------------------------

    def _bodies(self, block: Block) -> dict[int, int]:
        """The index past the last span of a body's name, by the index of its first; the longest."""
        found: dict[int, int] = {}
        for last, span in enumerate(block.spans):
            if span.kind is SpanKind.WORD and block.view.endswith(_ENDINGS, span.start, span.end):
                ending = _ending(block.view, span.end)
                first = self._body_before(block, self._head(block, last, ending), last, ending)
                if first is not None:
                    found[first] = last + 1
        return found

    @staticmethod
    def _head(block: Block, last: int, ending: str) -> int:
        """Index of the span in which the ending begins, which may be cut in several (醫|學院)."""
        begins = block.spans[last].end - len(ending)
        head = last
        while block.spans[head].start > begins:
            head -= 1
        return head if block.spans[head].start == begins else last

    def _body_before(self, block: Block, head: int, last: int, ending: str) -> int | None:
        """Index of the first span of the body whose name ends so: names, then what it does."""
        spans = block.spans
        matter = self._matter_before(block, head)
        first = matter
        while first > 0 and spans[first - 1].end == spans[first].start and self._names(spans, first - 1):
            first -= 1
        whole = block.text[spans[first].start : spans[last].end]
        if not 3 <= len(whole) <= LONGEST_BODY or self._is_known(whole):
            return None
        view = block.view[spans[head].start : spans[last].end]
        if len(ending) == 1 and not self._is_office(view, whole, matter < head):
            return None  # 南部 is no ministry
        if first == head:
            return first if self._is_called(view, whole, ending) else None
        if matter == head and view in PLAIN and all(map(self._is_place, spans[first:head])):
            return None
        return first if first < matter or ending in OFFICES else None

    def _is_office(self, view: str, whole: str, has_matter: bool) -> bool:
        """Of an ending of one character: 教育|局, or 教育局 where no dictionary has that."""
        return has_matter if len(view) == 1 else self._sort(whole[-len(view) :]) is Sort.UNKNOWN

    def _is_called(self, view: str, whole: str, ending: str) -> bool:
        """Of one word: whether more stands in it than what any body ends in."""
        unknown = self._sort(whole) in (Sort.UNKNOWN, Sort.FOREIGN)
        return unknown and len(whole) > len(ending) + 1 and not is_common(view)

    def _matter_before(self, block: Block, head: int) -> int:
        """Index of the first of the nouns that stand before this span."""
        spans, at = block.spans, head
        while at > 0 and spans[at - 1].end == spans[at].start:
            step = 2 if spans[at - 1].text in _AND and 1 < at < head else 1
            if not self._is_matter(block, at - step):
                break
            at -= step
        while at < head and self._is_deed(block, at):
            at += 1
        return at

    def _is_deed(self, block: Block, at: int) -> bool:
        """Whether a verb, which only before another that is used as a noun begins a name (選舉|管理)."""
        span, following = block.spans[at], block.spans[at + 1]
        if span.kind is not SpanKind.WORD or not is_verb(block.view[span.start : span.end]):
            return False
        return self._sort(span.text) is Sort.DEED or self._sort(following.text) is not Sort.DEED

    def _is_place(self, span: Span) -> bool:
        return span.kind is SpanKind.ENTRY or self._sort(span.text) is Sort.PROPER

    def _names(self, spans: Sequence[Span], at: int) -> bool:
        span = spans[at]
        if span.kind is SpanKind.ENTRY:
            return self._is_name(span)
        if span.kind is SpanKind.NAME or span.payload in (SURNAME, GIVEN):
            return True
        return span.kind is SpanKind.WORD and self._sort(span.text) in (Sort.PROPER, Sort.FOREIGN)

    def _is_matter(self, block: Block, at: int) -> bool:
        """Whether a word may stand in a body's name: what it is about or what it does."""
        span = block.spans[at]
        if span.kind is SpanKind.ENTRY:
            return not self._is_name(span)
        if span.kind is not SpanKind.WORD or span.payload != -1 or span.end - span.start < 2:
            return False
        view = block.view[span.start : span.end]
        if (
            view.endswith(OFFICES)
            or view[0] in DETERMINERS
            or not STOPS.isdisjoint(view)
            or view in MODIFIERS
        ):
            return False
        sort = self._sort(span.text)
        if is_verb(view):
            return sort is Sort.ORDINARY
        return sort in (Sort.ORDINARY, Sort.UNKNOWN, Sort.DEED) and is_matter(view)


def _ending(view: str, end: int) -> str:
    return max((ending for ending in _ENDINGS if view.endswith(ending, 0, end)), key=len)


_EVIDENCE = {Sort.PROPER: Evidence.PROPER, Sort.FOREIGN: Evidence.FOREIGN, Sort.UNKNOWN: Evidence.UNKNOWN}
_ENDINGS = tuple(dict.fromkeys((*BODIES, *OFFICES)))
MIDDLE = frozenset("·‧•・")
_LOOSE = frozenset("得地不可那于於里裡當当拿來来約约在亦曾生以並并及")
"""Characters of transliterations that are likelier words of their own after a name."""
_AND = frozenset("及暨")
"""Inside names of bodies: 勞工|及|福利|局."""
LONGEST_RUN = 4
LONGEST_BODY = 20
"""Characters."""
