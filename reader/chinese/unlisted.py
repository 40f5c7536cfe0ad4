"""Names that no list has, by the characters they are made of: Chinese persons, transliterated foreigners.

Chances are counted from the names in jieba's list: how often a surname, a given name's first and last
character, a character of transliterations after another. A Chinese name is a surname and a given name, two
words (陳|大文); a transliterated one holds together (科雷切夫). Costs are nats, as all words' are.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.chinese.cachefile import built_once, read_sealed
from reader.chinese.polyphones import COMMON_SURNAMES, DOUBLE_SURNAMES
from reader.chinese.wordcosts import headwords, is_foreign_name, jieba_words, state_of_sources

FORMAT = 2
LONGEST_FOREIGN = 8
PERSON = 6.0
"""A Chinese person nobody has listed, before its characters are counted."""
RARE_SURNAME = 8.0
"""A double one."""
APART = 1.2
"""Nats that a pair of characters costs which no listed name has."""
FINAL = 5.0
"""A last character with which no listed name ends."""
RARE_PAIR = 99.0
FOREIGN = 4.0
"""A foreign name nobody has listed."""
SHORT = 3.0
"""Added for a given name of one character: rarer, in Hong Kong and Taiwan much rarer."""
INTRODUCED = 3.0
"""Taken off where a title stands before the name, or what persons do or are called after it."""
UNSEEN = 1.0
"""Added to every count: no character is impossible in a given name."""


class Person(NamedTuple):
    start: int
    given: int
    """Where the given name begins."""
    end: int
    cost: float


class Unlisted:
    """The chances, from a small file built with the word list."""

    def __init__(self, chances: Mapping[str, Mapping[str, float]]) -> None:
        self._surnames = chances["surname"]
        self._only = chances["only"]
        self._first = chances["first"]
        self._last = chances["last"]
        self._foreign = chances["foreign"]
        self._pairs = chances["pairs"]
        self._doubles = "|".join(DOUBLE_SURNAMES)
        self._person = re.compile(f"(?:{self._doubles}|[{''.join(self._surnames)}])(?=[\u4e00-\u9fff])")
        self._run = re.compile(f"[{''.join(self._foreign)}]{{3,}}")

    @classmethod
    def open(cls, cache_dir: Path) -> Unlisted:
        """From the cache; built there where it is missing."""
        path = built_once(cache_dir / f"names-{FORMAT}-{state_of_sources()}.json", _build)
        return cls(json.loads(read_sealed(path)))

    def persons(self, view: str) -> Iterable[Person]:
        """Wherever a surname stands before one or two characters that given names have."""
        first, last, only = self._first, self._last, self._only
        for surname in self._person.finditer(view):
            start, given = surname.span()
            cost = PERSON + self._surnames.get(surname[0], RARE_SURNAME)
            if start and view[start - 1] in TITLES:
                cost -= INTRODUCED
            one, two = view[given], view[given + 1 : given + 2]
            alone = SHORT + only.get(one, only[""]) - _followed(view, given + 1)
            yield Person(start, given, given + 1, cost + alone)
            if two and "\u4e00" <= two <= "\u9fff":
                cost += first.get(one, first[""]) + last.get(two, last[""])
                yield Person(start, given, given + 2, cost - _followed(view, given + 2))

    def foreign(self, view: str) -> Iterable[tuple[int, int, float]]:
        """(start, end, cost) of every stretch of three or more characters that transliterations use."""
        pairs = self._pairs
        for run in self._run.finditer(view):
            text, base = run[0], run.start()
            ends = [pairs.get(sign + "$", FINAL) for sign in text]
            steps = [0.0, *(self._step(text[at - 1], text[at]) for at in range(1, len(text)))]
            for first in range(len(text) - 2):
                cost = FOREIGN + self._step("^", text[first]) + steps[first + 1]
                for at in range(first + 2, min(len(text), first + LONGEST_FOREIGN)):
                    cost += steps[at]
                    yield base + first, base + at + 1, cost + ends[at]

    def _step(self, before: str, character: str) -> float:
        """A character after another: seldom met together, by its own share."""
        return min(self._pairs.get(before + character, RARE_PAIR), self._foreign[character] + APART)


def _followed(view: str, at: int) -> float:
    return INTRODUCED if AFTER.match(view, at) else 0.0


TITLES = frozenset("长员席官统理师授者相监臣将令帅裁董")
"""What titles end in."""
CALLED = re.compile("先生|女士|小姐|太太|教授|博士|律师|医生|老师|校长|议员|氏")
"""What a surname alone is followed by."""
_ALONE = re.compile(
    f"[{''.join(sorted(COMMON_SURNAMES - set('于和时应从连全成任曾都向为老平相师官国门')))}]"
    "(?=先生|女士|小姐|太太|太(?:[，。：！？、；“”‘’说]|$)|律师|医生|老师|议员|博士)"
)
"""A surname before what people are called. Those that are sooner other words there (連太太, 任教授) are left
to the readings, which know them by their sound."""


def surnames_alone(view: str) -> dict[int, int]:
    """Where surnames stand before a title, without a given name: start to end."""
    return {found.start(): found.end() for found in _ALONE.finditer(view)}


AFTER = re.compile(
    "[说称指]|认为|表示|指出|强调|透露|质疑|批评|回应|出席|主持|接受|宣布|议员|先生|女士|小姐|太太|教授|博士|主席|局长|司长"
    "|署长|部长|总统|总理|律师|法官|医生|老师|校长|院长|市长|省长|县长|书记|大使|将军|上将|中将|少将|夫妇|等人"
)
"""What persons do, or are called, right after their name."""


def _build(path: Path) -> None:
    path.write_text(json.dumps(_chances(jieba_words(), headwords()), ensure_ascii=False), "utf-8")


def _chances(words: Iterable[tuple[str, int, str]], heads: Collection[str]) -> dict[str, dict[str, float]]:
    """The chances, from the names in jieba's list that are no headwords."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("surname", "only", "first", "last", "foreign", "pairs")
    }
    for word, _, tag in words:
        if tag in {"nr", "nrfg"} and len(word) in {2, 3} and word[0] in COMMON_SURNAMES and word not in heads:
            _count_person(counts, word)
        if is_foreign_name(word, tag):
            _count_foreign(counts, word)
    chances = {name: _nats(counter) for name, counter in counts.items() if name != "pairs"}
    chances["pairs"] = _pair_nats(counts["pairs"])
    for surname in COMMON_SURNAMES:
        chances["surname"].setdefault(surname, chances["surname"][""])
    for name in ("surname", "foreign"):
        del chances[name][""]
    return chances


def _count_person(counts: Mapping[str, Counter[str]], word: str) -> None:
    counts["surname"][word[0]] += 1
    if len(word) == 2:
        counts["only"][word[1]] += 1
    else:
        counts["first"][word[1]] += 1
        counts["last"][word[2]] += 1


def _count_foreign(counts: Mapping[str, Counter[str]], word: str) -> None:
    counts["foreign"].update(word)
    framed = f"^{word}$"
    counts["pairs"].update(framed[at : at + 2] for at in range(len(framed) - 1))


def _nats(counter: Counter[str]) -> dict[str, float]:
    """By character; under "" that of one never seen."""
    total = math.log(sum(counter.values()) + UNSEEN * len(counter))
    return {
        character: round(total - math.log(count + UNSEEN), 2)
        for character, count in [("", 0), *counter.items()]
    }


def _pair_nats(counter: Counter[str]) -> dict[str, float]:
    """Of the second character after the first, for pairs met at least twice."""
    first: Counter[str] = Counter()
    for pair, count in counter.items():
        first[pair[0]] += count
    return {
        pair: round(math.log(first[pair[0]]) - math.log(count), 2)
        for pair, count in counter.items()
        if count > 1
    }
