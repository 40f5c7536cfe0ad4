"""The candidates of a text while it is read: how often each is mentioned, and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from reader.annotation.kinds import Block, Evidence
from reader.annotation.mentions import Mention
from reader.annotation.spans import SURNAME
from reader.chinese.unlisted import AFTER, CALLED, TITLES
from reader.glossary.keys import fold

_AT = re.compile("(?:[在到往赴于]|抵达|来自|前往|位于|返回|离开|进入)$")
_PLACE = re.compile("[市州省县岛]|地区|境内|当地|北部|南部|东部|西部|郊区|机场|海峡")
ELSE = re.compile(
    '[（(](?:以下)?(?:简称|下称|又称|又译|亦称|亦译|或译|也译|又名)[为作]?[「『“‘"]?'
    '(?P<other>[\u3400-\u9fff·]{1,12})[」』”’"]?[）)]'
)
"""Right after a name: what else it is called."""


@dataclass(slots=True)
class Tally:
    """What is known of one candidate."""

    form: str
    """As first met."""
    view: str
    """For analysis."""
    evidence: Evidence
    block: int
    start: int
    end: int
    payload: int = -1
    """Of a name with its original: which."""
    count: int = 0
    introduced: int = 0
    """Mentions beside a title, or before what persons do."""
    placed: int = 0
    """Mentions after a word for being or going somewhere, or before one for a place."""
    others: dict[str, None] = field(default_factory=dict)
    """What else the text calls it, in order."""
    called: bool = False
    """Whether one of these is a single character."""

    left: str = ""
    right: str = ""
    """Characters beside its first mention; "" once another mention has others, or the edge of a clause."""

    @property
    def is_free(self) -> bool:
        """Whether its mentions have different neighbours on both sides: it is no piece of a longer word, nor
        met only where a whole sentence is repeated."""
        return not self.left and not self.right

    def join(self, other: Tally) -> None:
        """Take a shorter form for one of this."""
        self.others[other.form] = None
        self.count += other.count
        self.introduced += other.introduced
        self.placed += other.placed


class Tallies:
    """By key: a spelling in the analysis view, or the place of a name with its original."""

    def __init__(self) -> None:
        self.by_key: dict[Hashable, Tally] = {}
        self.called: Counter[str] = Counter()
        """Single characters before a title (曾|先生) or what persons do (欣|表示), simplified."""

    def read(self, index: int, block: Block, mentions: list[Mention]) -> None:
        for mention in mentions:
            self._count(index, block, mention)
        for span in block.spans:
            if span.end - span.start == 1 and span.payload in (-1, SURNAME):
                self._call(block, span.start)

    def _call(self, block: Block, at: int) -> None:
        if CALLED.match(block.view, at + 1):
            self.called[block.view[at] + CALLED_MARK] += 1
        if AFTER.match(block.view, at + 1):
            self.called[block.view[at]] += 1

    def _count(self, index: int, block: Block, mention: Mention) -> None:
        start, end, evidence, payload = mention
        view = fold(block.view[start:end])
        key: Hashable = payload if evidence is Evidence.ORIGINAL else view
        tally = self.by_key.get(key)
        if tally is None:
            form = block.text[start:end]
            tally = self.by_key[key] = Tally(form, view, evidence, index, start, end, payload)
            tally.left, tally.right = _beside(block.view, start, end)
        tally.count += 1
        left, right = _beside(block.view, start, end)
        tally.left = tally.left if left == tally.left else ""
        tally.right = tally.right if right == tally.right else ""
        if view != tally.view:
            tally.others[block.text[start:end]] = None
        _weigh(tally, block.view, start, end)
        if other := ELSE.match(block.view, end):
            tally.others[block.text[slice(*other.span("other"))]] = None


CALLED_MARK = "+"


def _beside(view: str, start: int, end: int) -> tuple[str, str]:
    """The letters on both sides; "" for a sign or none."""
    left, right = view[max(0, start - 1) : start], view[end : end + 1]
    return left if left.isalnum() else "", right if right.isalnum() else ""


def _weigh(tally: Tally, view: str, start: int, end: int) -> None:
    if (start and view[start - 1] in TITLES) or AFTER.match(view, end):
        tally.introduced += 1
    if _AT.search(view, max(0, start - 2), start) or _PLACE.match(view, end):
        tally.placed += 1
