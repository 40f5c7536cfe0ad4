"""Words the glossary does not know: what the dictionaries say of them, whole or in parts.

The first dictionary that has a word answers in short; all that have it tell their senses. Of several
homographs the one read as the text reads it comes first. What is a word at all only the shipped one says.
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

LONGEST_GLOSS = 64
"""Cells that the foot line has to spare for English; a first sense is never cut."""
LONGEST_WORD = 20
"""Characters: only a run that is no word at all is longer."""

Told = tuple[str, tuple["DictionaryEntry", ...]]
"""A dictionary's name and its entries for a word."""

_POINTER = re.compile(r"^(?:see |(?:\w+ )*variant of |also written )")
_CLASSIFIER = re.compile(r"^CL:")
_CLASSIFIED = re.compile(r" ?\(CL:[^)]*\)")
_PRONOUNCED = re.compile(r"(?<=pr\. )\[([^\]]*)\]")
_READING = re.compile(r"\[[A-Za-zü:]+\d[^\]]*\]")
_SECOND_SCRIPT = re.compile(r"(\w+)\|\w+")


class Lookup:
    """The dictionaries as a reader wants them. Answers are remembered: a text says the same words again."""

    def __init__(self, dictionary: Dictionary, asked: Sequence[Dictionary] = ()) -> None:
        """`dictionary` says what is a word and a name; `asked`, in their order, say what words mean: where
        none are given, the same one."""
        self._dictionary = dictionary
        self._asked = tuple(asked) or (dictionary,)
        self.entries: Callable[[str], tuple[DictionaryEntry, ...]] = lru_cache(20_000)(self._entries)
        self._told: Callable[[str], tuple[Told, ...]] = lru_cache(20_000)(self._told_of)
        self._short = lru_cache(20_000)(self._short_english)

    def _entries(self, word: str) -> tuple[DictionaryEntry, ...]:
        return tuple(self._dictionary.lookup(word))

    def _told_of(self, word: str) -> tuple[Told, ...]:
        """What each dictionary that has a word says of it."""
        if self._asked == (self._dictionary,):
            entries = self.entries(word)
            return ((self._dictionary.name, entries),) if entries else ()
        found = ((dictionary.name, tuple(dictionary.lookup(word))) for dictionary in self._asked)
        return tuple((name, entries) for name, entries in found if entries)

    def english(self, word: str, reading: Reading | None = None) -> str:
        """What a word means in one short line; of a word nobody lists, what its parts mean."""
        return self._short(word, reading.syllables if reading else ())

    def _short_english(self, word: str, syllables: tuple[str, ...]) -> str:
        told = self._told(word)
        if (
            syllables and len(told) > 1
        ):  # the first dictionary that has the word so read, not merely so written
            told = tuple(
                sorted(told, key=lambda known: min(_distance(e.pinyin, syllables) for e in known[1]) // 2)
            )
        for _, entries in told:
            for entry in _ranked(entries, syllables):
                if glosses := glosses_of(entry):
                    return _first_of(glosses)
        if len(word) < 2:
            return ""
        meanings = [self.english(part).partition("; ")[0] for part in self.parts(word)]
        return " + ".join(meanings) if all(meanings) else ""

    def senses(self, word: str, system: System, reading: Reading | None = None) -> tuple[Sense, ...]:
        """Every homograph in every dictionary that has the word, in each the one read as here first."""
        made = (
            Sense(spelled(entry, system), glosses_of(entry), name)
            for name, entries in self._told(word)
            for entry in _ranked(entries, reading.syllables if reading else ())
        )
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
    if not syllables or len(entries) == 1:
        return list(entries)
    return sorted(entries, key=lambda entry: _distance(entry.pinyin, syllables))


def _distance(left: Sequence[str], right: Sequence[str]) -> int:
    """0 for the same reading, 1 where only a tone is neutral in one of them, 2 for another one."""
    if tuple(map(str.lower, left)) == tuple(map(str.lower, right)):
        return 0
    return 1 if _same_reading(left, right) else 2


def _same_reading(left: Sequence[str], right: Sequence[str]) -> bool:
    if len(left) != len(right):
        return False
    return all(
        a.lower() == b.lower() or (a[:-1].lower() == b[:-1].lower() and "5" in (a[-1:], b[-1:]))
        for a, b in zip(left, right, strict=True)
    )


def spelled(entry: DictionaryEntry, system: System) -> str:
    """With the Jyutping of a dictionary that has it. Of one that has Mandarin only, a reader of Jyutping gets
    the pinyin."""
    cantonese = " ".join(entry.cantonese)
    if cantonese and system is System.JYUTPING:
        return cantonese
    return "  ".join(filter(None, (mandarin(entry, system), cantonese)))


def mandarin(entry: DictionaryEntry, system: System) -> str:
    """Its Mandarin reading alone, in pinyin where the system is Jyutping."""
    proper = any(syllable[:1].isupper() for syllable in entry.pinyin)
    syllables = tuple(syllable.lower() for syllable in entry.pinyin)
    reading = Reading(syllables=syllables, proper=proper, source="dictionary")
    return spell(reading, System.PINYIN if system is System.JYUTPING else system)


def _first_of(glosses: Sequence[str]) -> str:
    """As many senses as fit one line, the first whole whatever its length."""
    telling = [gloss for gloss in glosses if not _points(gloss)] or glosses
    line = telling[0]
    for gloss in telling[1:]:
        if len(line) + 2 + len(gloss) > LONGEST_GLOSS:
            break
        line += f"; {gloss}"
    return line


def _points(gloss: str) -> bool:
    """The pattern is slow to fail: most senses cannot match it."""
    likely = gloss.startswith(("see ", "also written ")) or "variant of " in gloss
    return likely and _POINTER.match(gloss) is not None


def glosses_of(entry: DictionaryEntry) -> tuple[str, ...]:
    return tuple(_shown(sense) for sense in entry.senses if not _CLASSIFIER.match(sense))


def _shown(sense: str) -> str:
    """A sense without its links' second script (烏克蘭|乌克兰), numbered readings and measure words."""
    if "[" not in sense and "|" not in sense and "CL:" not in sense:
        return sense.strip()
    sense = _CLASSIFIED.sub("", _SECOND_SCRIPT.sub(r"\1", sense))
    return _READING.sub("", _PRONOUNCED.sub(_marked, sense)).strip()


def _marked(reading: re.Match[str]) -> str:
    syllables = tuple(reading[1].lower().replace("u:", "ü").split())
    return spell(Reading(syllables=syllables), System.PINYIN)
