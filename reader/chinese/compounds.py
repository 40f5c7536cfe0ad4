"""Compounds that say no more than their parts: 人口|密度, population density.

A dictionary lists them all the same. Who reads word by word is served better by the parts, which are met
again elsewhere; the compound is still offered as a longer word. What counts is the English of CC-CEDICT:
every word of the compound's first gloss must be among the glosses of its two parts, and each must give some.
Idioms and new meanings stay whole: 博物館 is a museum, not a natural-science hall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

Glosses = Mapping[str, Iterable[str]]
"""By simplified headword: its senses, with "/" between."""

GENERIC = frozenset("市县区省州乡镇旗")
"""What places are: 北京|市."""
_EMPTY = """
a an the of to and or in on for by with as at be is sb sth etc one ones from that which its it usually esp
see also variant abbr lit fig cl classifier used person people who
"""
_UNTOLD = frozenset(_EMPTY.split())
"""Words of a gloss that say nothing of the thing."""
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\u3400-\u9fff|]+")
_FORM = re.compile(r"[\u3400-\u9fff|]+|\[[^\]]*\]")
_WORD = re.compile(r"[a-z]+")


class Compounds:
    """Of one dictionary's headwords."""

    def __init__(self, glosses: Glosses) -> None:
        self._glosses = glosses
        self._told = cache(lambda word: _told(glosses[word]))

    def __contains__(self, word: str) -> bool:
        """Whether a headword of three characters or more is no more than its parts."""
        return len(word) > 2 and word in self._glosses and (self._is_place(word) or self._is_sum(word))

    def _is_place(self, word: str) -> bool:
        return word[-1] in GENERIC and word[:-1] in self._glosses

    def _is_sum(self, word: str) -> bool:
        meant = _first_gloss(self._glosses[word])
        return len(meant) > 1 and any(
            self._tell(word[:at], word[at:], meant)
            for at in range(1, len(word))
            if word[:at] in self._glosses and word[at:] in self._glosses
        )

    def _tell(self, former: str, latter: str, meant: Iterable[str]) -> bool:
        """Whether both parts together have all these words, and each has some."""
        heard = [[_covers(self._told(part), word) for word in meant] for part in (former, latter)]
        return all(map(any, zip(*heard, strict=True))) and all(map(any, heard))


def _first_gloss(senses: Iterable[str]) -> list[str]:
    """The words of the first gloss that has any."""
    for sense in senses:
        for part in sense.replace("/", ";").split(";"):
            if part.startswith("CL:"):
                continue
            words = [word for word in _WORD.findall(_ASIDE.sub("", part.lower())) if word not in _UNTOLD]
            if words:
                return words
    return []


def _told(senses: Iterable[str]) -> frozenset[str]:
    """Every word of every gloss, by its first letters too: operation and operate are alike."""
    words: set[str] = set()
    for sense in senses:
        for part in sense.split("/"):
            if not part.startswith("CL:"):
                words.update(_WORD.findall(_FORM.sub("", part.lower())))
    return frozenset(words)


def _covers(told: frozenset[str], word: str) -> bool:
    return word in told or (len(word) > 4 and any(_alike(word, other) for other in told))


def _alike(word: str, other: str) -> bool:
    """Perhaps one stem: operation, operate; at least four letters, and all but the last three."""
    shared = max(4, min(len(word), len(other)) - 3)
    return len(other) >= 4 and abs(len(word) - len(other)) <= 4 and word[:shared] == other[:shared]
