"""The names one text itself explains: found once with their original in brackets, known at every mention.

A name is known by its key, as glossary spellings are: two Latin spellings of one person stay one name.
"""

from __future__ import annotations

import math
import re
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.glossary.glossary import Glossary
from reader.glossary.keys import fold
from reader.glossary.matching import Matcher

if TYPE_CHECKING:
    from reader.chinese.names import Cost, FoundName

LONGEST_ENTRY = 16
"""Characters of an entry looked for before a bracket."""
AHEAD = 100
"""Blocks read beyond the one asked for: a lead may name somebody whom a later paragraph explains."""
WORTH_READING = re.compile(r"[（(〔【［][^）)A-Za-z]{0,6}[A-Za-z\u00c0-\u024f]")
"""A block without this holds no name with its original; most blocks do not."""


@dataclass(frozen=True, slots=True)
class NameInText:
    form: str
    """As printed where it was first explained."""
    original: str
    """The Latin in brackets there."""
    block: int
    start: int
    """Offset of that mention in its block."""


class NamesInText:
    """Names in the order the text explains them; read on demand: a long text's first page must not wait."""

    def __init__(self, texts: Sequence[str], glossary: Glossary, cost: Cost | None = None) -> None:
        """With `cost`, of words in nats, names are told from the words before them."""
        self._texts = texts
        self._cost = cost
        self._glossary = glossary
        self.read = 0
        """Blocks read so far."""
        self._index_of: dict[str, int] = {}
        self.names: list[NameInText] = []
        self.entries: dict[str, tuple[int, int]] = {}
        """By key: (where it begins, glossary entry) of names that are one, or end in one as a fuller name
        (弗拉基米爾·普京) or with a title taken for a part of it (總統普京)."""
        self.by_block: dict[int, tuple[FoundName, ...]] = {}
        self.mentions = Matcher({})
        """Finds the names no entry has, also by their last part alone."""
        self.fuller = Matcher({})
        """Finds the names an entry has, in the full form this text gives them."""

    def read_to(self, block: int, seconds: float = math.inf) -> bool:
        """Read all blocks up to this one and some beyond; only those with Latin in brackets cost anything.

        For so long at most; whether all have been read.
        """
        until = min(len(self._texts), block + 1 + AHEAD)
        stop = time.monotonic() + seconds
        while self.read < until:
            if WORTH_READING.search(self._texts[self.read]):
                if time.monotonic() > stop:
                    return False
                self._read_block(self.read)
            self.read += 1
        return True

    def name(self, number: int) -> NameInText:
        """By the payload of a span. Raises IndexError."""
        return self.names[number]

    @property
    def read_in(self) -> tuple[Sequence[str], Glossary, Cost | None]:
        """What it was made from."""
        return self._texts, self._glossary, self._cost

    @property
    def all_read(self) -> bool:
        return self.read >= len(self._texts)

    def index_of(self, key: str) -> int | None:
        """The index of a name by its whole form."""
        return self._index_of.get(key)

    def stated(self, block: int) -> tuple[FoundName, ...]:
        """The names one block explains; what stands before it is not read for that."""
        from reader.chinese.names import find_names
        from reader.chinese.script import analysis_view

        if block not in self.by_block:
            text = self._texts[block]
            self.by_block[block] = tuple(find_names(text, analysis_view(text), self._cost))
        return self.by_block[block]

    def _read_block(self, block: int) -> None:
        from reader.chinese.script import analysis_view

        text = self._texts[block]
        folded = fold(analysis_view(text))
        for name in self.stated(block):
            key = folded[name.start : name.end]
            if key in self._index_of or key in self.entries:
                continue
            if found := self._entry_ending(folded, name):
                self.entries[key] = found
                if not found[0]:
                    self.fuller.add(key, (found[1],))
            else:
                self._add(key, NameInText(text[name.start : name.end], name.original, block, name.start))

    def _add(self, key: str, name: NameInText) -> None:
        owner = self._number(key, name)
        self._index_of[key] = owner
        self.mentions.add(key, (owner,))
        last = key.rpartition("·")[2]
        if 2 <= len(last) < len(key) and last not in self._glossary.owners and last not in self._index_of:
            self._index_of[last] = owner
            self.mentions.add(last, (owner,))

    def _number(self, _key: str, name: NameInText) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def _entry_ending(self, folded: str, name: FoundName) -> tuple[int, int] | None:
        """(offset from the name's start, entry) of the longest entry that ends where the name does.

        One that begins elsewhere has the name only where its English is like the original.
        """
        for start in range(max(0, name.end - LONGEST_ENTRY), name.end - 1):
            owners = self._glossary.owners.get(folded[start : name.end], ())
            if not owners:
                continue
            entry = owners[0]
            if start == name.start or alike(name.original, self._glossary[entry].entry.english):
                fuller = start > name.start and folded[start - 1] == "·"
                return (0 if fuller else start - name.start), entry
        return None


def alike(original: str, english: str) -> bool:
    """Whether two Latin spellings may be of one thing: a word in common, or nearly (Zelenskiy, Zelensky)."""
    ours, theirs = (set(re.findall(r"[a-z]{3,}", _plain(text))) for text in (original, english))
    return any(left == right or left[:5] == right[:5] for left in ours for right in theirs)


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))
