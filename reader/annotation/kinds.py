"""What sort of word a word is, told by the dictionaries and lists that have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.annotation.lookup import glosses_of
from reader.chinese.dictionary import is_marginal
from reader.chinese.script import analysis_view
from reader.chinese.transliteration import SOUNDS

if TYPE_CHECKING:
    from reader.annotation.spans import Span
    from reader.chinese.dictionary import Dictionary, DictionaryEntry


class Block(NamedTuple):
    """A block as it is read here."""

    spans: Sequence[Span]
    text: str
    view: str
    """For analysis, as long as the text."""


class Sort(Enum):
    SINGLE = auto()
    """One character."""
    ORDINARY = auto()
    DEED = auto()
    """A word of the dictionary that is a verb and nothing else."""
    PROPER = auto()
    """The dictionary writes it with a capital and knows no other word so written."""
    FOREIGN = auto()
    """In no dictionary, of characters that transliterations use."""
    UNKNOWN = auto()
    """In no dictionary."""


class Sorter:
    """Answers are remembered: a text says the same words again."""

    def __init__(self, dictionaries: Sequence[Dictionary]) -> None:
        """The first says what is a name; a word is known where any has it."""
        self._dictionaries = dictionaries
        self.sort: Callable[[str], Sort] = lru_cache(50_000)(self._sort)
        self.is_known: Callable[[str], bool] = lru_cache(50_000)(self._is_known)

    def entry(self, word: str) -> DictionaryEntry | None:
        """The dictionary's entry for a proper name."""
        entries = self._dictionaries[0].lookup(word)
        return next((entry for entry in entries if not is_marginal(entry)), None)

    def told(self, word: str) -> str:
        """All that the dictionary says of a proper name."""
        entries = [entry for entry in self._dictionaries[0].lookup(word) if not is_marginal(entry)]
        return "; ".join(gloss for entry in entries for gloss in glosses_of(entry))

    def english(self, word: str) -> tuple[str, str]:
        """(name, what more the dictionary says of it) of a proper name.

        The name is the first gloss that begins as names do, up to what explains it; else the first gloss.
        """
        entry = self.entry(word)
        glosses = glosses_of(entry) if entry else ()
        told: str = next((gloss for gloss in glosses if _NAME.match(gloss)), "")
        if not (found := _NAME.match(told)):
            return _described(glosses[0]) if glosses else "", ""
        name = _SITUATED.sub(r"\1", found[0].partition(") ")[2] or found[0]).strip()
        return name, told if told != name and not told.endswith("(name)") else ""

    def _is_known(self, word: str) -> bool:
        return any(dictionary.has(word) for dictionary in self._dictionaries)

    def _sort(self, word: str) -> Sort:
        if len(word) < 2:
            return Sort.SINGLE
        entries = [entry for entry in self._dictionaries[0].lookup(word) if not is_marginal(entry)]
        if entries:
            return _sort_of(entries)
        if self.is_known(word):
            return Sort.ORDINARY
        view = analysis_view(word)
        return Sort.FOREIGN if len(view) > 2 and all(map(SOUNDS.__contains__, view)) else Sort.UNKNOWN


_NAME = re.compile(
    r"(?:\(\w+\) )?(?:the )?(?!CL:|(?:[Aa]bbr|[Ss]ame|[Ss]ee|variant)\b)"
    r"[A-Z][^(;,]*?(?= \(| or | [\u3400-\u9fff]|[,;(]|$)"
)
_SITUATED = re.compile(
    r"\b(district|county|town|township|city|prefecture|mountains?|river|region|province|area)"
    r" (?:of|in|between) .*"
)


def _described(gloss: str) -> str:
    """The head of a gloss that does not begin as names do, without the Chinese in it."""
    head = _ABBREVIATED.sub("", gloss).partition(",")[0]
    return " ".join(_HAN.sub("", head).split())


_HAN = re.compile("[\u3400-\u9fff]+")
_ABBREVIATED = re.compile(r"^(?:abbr\. (?:for|of) )?[\u3400-\u9fff]*(?:, )?|(?<=\w) \(.*$")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b|.*\blanguage\b|\w+ \(language\)"
    r"|.*\b(?:loanword|slang|person|currency|dollars?|yen)\b"
)
"""What is written with a capital in English and is no name of anything."""


def _sort_of(entries: Sequence[DictionaryEntry]) -> Sort:
    senses = [sense for entry in entries for sense in entry.senses if not sense.startswith("CL:")]
    if all(entry.pinyin and entry.pinyin[0][:1].isupper() for entry in entries):
        return Sort.ORDINARY if senses and _CALENDAR.match(senses[0]) else Sort.PROPER
    return Sort.DEED if senses and all(sense.startswith("to ") for sense in senses) else Sort.ORDINARY


class Evidence(Enum):
    """Why something is thought to be worth an entry, the strongest first."""

    ORIGINAL = "original in brackets"
    FOREIGN = "transliteration"
    PERSON = "Chinese personal name"
    PROPER = "proper name of the dictionary"
    BODY = "organisation by its ending"
    UNKNOWN = "word no dictionary has"
