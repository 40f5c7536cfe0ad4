"""Names of bodies, told by what they end in: 俄羅斯|石油|公司, 選舉|管理|委員會.

From the ending backwards: what the body is about or does, then what it is called after. Where nothing is
named, the ending must be one that bodies have which are called by what they do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.annotation.kinds import Block, Sort, Sorter
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind
from reader.chinese.bodywords import BODIES, FUNCTION, MODIFIERS, OFFICES, PLAIN
from reader.chinese.nameparts import DETERMINERS
from reader.chinese.parts_of_speech import is_common, is_matter, is_verb, is_verbal_noun
from reader.chinese.transliteration import SOUNDS


class Bodies:
    def __init__(self, sorter: Sorter, is_name: Callable[[Span], bool]) -> None:
        """`is_name` tells of a glossary entry's span whether it names a person, place or body."""
        self._sort = sorter.sort
        self._is_known = sorter.is_known
        self._told = sorter.told
        self._is_name = is_name

    def find(self, block: Block) -> dict[int, int]:
        """The index past the last span of a body's name, by the index of its first; the longest."""
        found: dict[int, int] = {}
        for last, span in enumerate(block.spans):
            if self._may_end(span) and block.view.endswith(_ENDINGS, span.start, span.end):
                ending = _ending(block.view, span.end)
                first = self._body_before(block, self._head(block, last, ending), last, ending)
                if first is not None:
                    found[first] = last + 1
        return found

    def _may_end(self, span: Span) -> bool:
        """A word, or an entry that names nothing (議會)."""
        return span.kind is SpanKind.WORD or (span.kind is SpanKind.ENTRY and not self._is_name(span))

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
        first = self._named_from(block, matter)
        whole = block.text[spans[first].start : spans[last].end]
        if not 3 <= len(whole) <= LONGEST_BODY or self._is_known(whole):
            return None
        view = block.view[spans[head].start : spans[last].end]
        if len(ending) == 1 and not self._is_office(view, whole, matter < head):
            return None  # 南部 is no ministry
        if first == head:
            return first if self._is_called(view, whole, ending) else None
        plain = view in PLAIN or (ending in PLAIN and spans[head].kind is SpanKind.ENTRY)
        if matter == head and plain and all(map(self._is_place, spans[first:head])):
            return None
        return first if first < matter or ending in OFFICES else None

    def _named_from(self, block: Block, at: int) -> int:
        """Index of the first of the names that stand before this span."""
        spans = block.spans
        while at > 0 and spans[at - 1].end == spans[at].start:
            step = 2 if spans[at - 1].text in _AT and at > 1 else 1
            if not self._names(block, at - step):
                break
            at -= step
        return at

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
        return not is_verbal_noun(block.view[following.start : following.start + 2])

    def _is_place(self, span: Span) -> bool:
        if span.kind is SpanKind.ENTRY:
            return True
        return self._sort(span.text) is Sort.PROPER and not _LIFE.search(self._told(span.text))

    def _names(self, block: Block, at: int) -> bool:
        """Whether a span is, or ends, a name that a body is called after."""
        spans, span = block.spans, block.spans[at]
        if span.kind is SpanKind.ENTRY:
            return self._is_name(span)
        if span.kind is SpanKind.NAME or span.payload in (SURNAME, GIVEN):
            return True
        if span.kind is not SpanKind.WORD:
            return False
        if self._sort(span.text) is Sort.SINGLE:
            pairs = ((at - 1, at), (at, at + 1))
            return any(self._is_pair(block, *pair) for pair in pairs if pair[0] >= 0 and pair[1] < len(spans))
        foreign = span.end - span.start > 2 and self._sounds(block, span)
        return foreign or self._sort(span.text) in (Sort.PROPER, Sort.FOREIGN)

    def _is_pair(self, block: Block, left: int, right: int) -> bool:
        """Two characters of a transliteration that is too short to be told as one: 盧|克|石油."""
        spans = (block.spans[left], block.spans[right])
        single = all(
            span.kind is SpanKind.WORD and span.end - span.start == 1 and span.text not in FUNCTION
            for span in spans
        )
        return single and spans[0].end == spans[1].start and all(self._sounds(block, span) for span in spans)

    @staticmethod
    def _sounds(block: Block, span: Span) -> bool:
        return all(sign in SOUNDS for sign in block.view[span.start : span.end])

    def _is_matter(self, block: Block, at: int) -> bool:
        """Whether a word may stand in a body's name: what it is about or what it does."""
        span = block.spans[at]
        if span.kind is SpanKind.ENTRY:
            return not self._is_name(span)
        if span.kind is not SpanKind.WORD or span.payload != -1 or span.end - span.start < 2:
            return False
        view = block.view[span.start : span.end]
        if view.endswith(OFFICES) or view[0] in DETERMINERS or view in MODIFIERS:
            return False
        if span.end - span.start > 2 and self._sounds(block, span):
            return False
        sort = self._sort(span.text)
        if is_verb(view):
            works = block.view[span.end : span.end + 1] in _WORKS and at > 0
            return sort is Sort.ORDINARY or (works and self._is_matter(block, at - 1))
        return sort in (Sort.ORDINARY, Sort.UNKNOWN, Sort.DEED) and is_matter(view)


def _ending(view: str, end: int) -> str:
    return max((ending for ending in _ENDINGS if view.endswith(ending, 0, end)), key=len)


_LIFE = re.compile(r"\(\d{3,4}")
"""In what the dictionary tells of persons: when they were born."""
_ENDINGS = tuple(dict.fromkeys((*BODIES, *OFFICES)))
LONGEST_BODY = 20
"""Characters."""
_WORKS = frozenset("局署")
"""Before these a verb may stand, after what it is done to: 市區|重建|局."""
_AT = frozenset("駐驻")
"""Between the names of two places: 英國|駐|香港|總領事館."""
_AND = frozenset("及暨")
"""Inside names of bodies: 勞工|及|福利|局."""
