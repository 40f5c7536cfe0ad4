"""Words the glossary does not know: what the dictionary says of them, whole or in parts.

Of several homographs the one read as the text reads it comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.annotation.card import Sense
from reader.chinese.pronunciation import Reading, System, spell

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary, DictionaryEntry

DICTIONARY_NAME = "CC-CEDICT"
LONGEST_GLOSS = 64
"""Cells that the foot line has to spare for English; a first sense is never cut."""
LONGEST_WORD = 20
"""Characters: only a run that is no word at all is longer."""

_POINTER = re.compile(r"^(?:see |(?:\w+ )*variant of |also written )")
_CLASSIFIER = re.compile(r"^CL:")
_CLASSIFIED = re.compile(r" ?\(CL:[^)]*\)")
_PRONOUNCED = re.compile(r"(?<=pr\. )\[([^\]]*)\]")
_READING = re.compile(r"\[[A-Za-zü:]+\d[^\]]*\]")
_SECOND_SCRIPT = re.compile(r"(\w+)\|\w+")


class Lookup:
    """The dictionary as a reader wants it. Answers are remembered: a text says the same words again."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.entries: Callable[[str], tuple[DictionaryEntry, ...]] = lru_cache(20_000)(self._entries)
        self._short = lru_cache(20_000)(self._short_english)

    def _entries(self, word: str) -> tuple[DictionaryEntry, ...]:
        return tuple(self._dictionary.lookup(word))

    def english(self, word: str, reading: Reading | None = None) -> str:
        """What a word means in one short line; of a word nobody lists, what its parts mean."""
        return self._short(word, reading.syllables if reading else ())

    def _short_english(self, word: str, syllables: tuple[str, ...]) -> str:
        for entry in _ranked(self.entries(word), syllables):
            if glosses := _glosses(entry):
                return _first_of(glosses)
        if len(word) < 2:
            return ""
        meanings = [self.english(part).partition("; ")[0] for part in self.parts(word)]
        return " + ".join(meanings) if all(meanings) else ""

    def senses(self, word: str, system: System, reading: Reading | None = None) -> tuple[Sense, ...]:
        """Every homograph, the one read as here first."""
        ranked = _ranked(self.entries(word), reading.syllables if reading else ())
        made = (Sense(_spelled(entry, system), _glosses(entry)) for entry in ranked)
        return tuple(dict.fromkeys(sense for sense in made if sense.glosses))

    def parts(self, word: str) -> list[str]:
        """The longest dictionary words in a word from left to right, single characters between them."""
        made, at = [], 0
        while at < len(word):
            ends = range(min(len(word) if at else len(word) - 1, at + LONGEST_WORD), at + 1, -1)
            end = next((end for end in ends if self._dictionary.has(word[at:end])), at + 1)
            made.append(word[at:end])
            at = end
        return made

    def words_inside(self, word: str) -> list[str]:
        """Every shorter dictionary word of two characters or more, none inside another listed."""
        found: list[tuple[int, int]] = []
        for length in range(min(len(word) - 1, LONGEST_WORD), 1, -1):
            for start in range(len(word) - length + 1):
                end = start + length
                inside = any(a <= start and end <= b for a, b in found)
                if not inside and self._dictionary.has(word[start:end]):
                    found.append((start, end))
        return list(dict.fromkeys(word[start:end] for start, end in sorted(found)))

    def sense(self, word: str, reading: Reading | None = None) -> str:
        """The first of what `english` says."""
        return self.english(word, reading).partition("; ")[0]

    def is_name(self, word: str, reading: Reading) -> bool:
        """Whether the dictionary writes the word, read so, with a capital."""
        entries = _ranked(self.entries(word), reading.syllables)
        return bool(entries) and any(syllable[:1].isupper() for syllable in entries[0].pinyin)


def _ranked(entries: Sequence[DictionaryEntry], syllables: tuple[str, ...]) -> list[DictionaryEntry]:
    if not syllables:
        return list(entries)
    return sorted(entries, key=lambda entry: not _same_reading(entry.pinyin, syllables))


def _same_reading(left: Sequence[str], right: Sequence[str]) -> bool:
    if len(left) != len(right):
        return False
    return all(
        a.lower() == b.lower() or (a[:-1].lower() == b[:-1].lower() and "5" in (a[-1:], b[-1:]))
        for a, b in zip(left, right, strict=True)
    )


def _spelled(entry: DictionaryEntry, system: System) -> str:
    """The dictionary has Mandarin only: a reader of Jyutping gets its pinyin."""
    proper = any(syllable[:1].isupper() for syllable in entry.pinyin)
    syllables = tuple(syllable.lower() for syllable in entry.pinyin)
    reading = Reading(syllables=syllables, proper=proper, source="dictionary")
    return spell(reading, System.PINYIN if system is System.JYUTPING else system)


def _first_of(glosses: Sequence[str]) -> str:
    """As many senses as fit one line, the first whole whatever its length."""
    telling = [gloss for gloss in glosses if not _POINTER.match(gloss)] or glosses
    line = telling[0]
    for gloss in telling[1:]:
        if len(line) + 2 + len(gloss) > LONGEST_GLOSS:
            break
        line += f"; {gloss}"
    return line


def _glosses(entry: DictionaryEntry) -> tuple[str, ...]:
    return tuple(_shown(sense) for sense in entry.senses if not _CLASSIFIER.match(sense))


def _shown(sense: str) -> str:
    """A sense without its links' second script (烏克蘭|乌克兰), numbered readings and measure words."""
    sense = _CLASSIFIED.sub("", _SECOND_SCRIPT.sub(r"\1", sense))
    return _READING.sub("", _PRONOUNCED.sub(_marked, sense)).strip()


def _marked(reading: re.Match[str]) -> str:
    syllables = tuple(reading[1].lower().replace("u:", "ü").split())
    return spell(Reading(syllables=syllables), System.PINYIN)
