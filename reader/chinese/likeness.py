"""How well Chinese characters spell a foreign name, and where such a name begins.

The characters are aligned with the letters from the end backwards, so one pass weighs every possible
beginning: what finds its letters earns, what finds none costs, letters nobody spells cost by how audible they
are. Whole words of the original may stay unspelt (George W. Bush, 布什); a part of a word may not for free.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from operator import sub

from reader.chinese.transliteration import RARER, SOUNDS

FAR = -1e9
NO_LETTERS = -1.0
"""A character that finds no letters."""
NO_SOUND = -1.6
"""A character that is not used for transliterating."""
SKIPPED_WORD = -0.3
"""A word of the original that the Chinese leaves out."""
ENOUGH = 0.48
"""Least mean per character of an alignment that counts as the name."""
ENOUGH_ALONE = 1.5
"""Least sum: one chance character is no name."""
HOPELESS = 4.0
"""So far behind the best beginning, no character further left makes up for it."""
REGNAL = {"ii": "二世", "iii": "三世", "iv": "四世", "v": "五世", "vi": "六世"} | {
    "xii": "十二世",
    "xiii": "十三世",
    "xiv": "十四世",
    "xv": "十五世",
    "xvi": "十六世",
    "xxiii": "二十三世",
}


class Spelling:
    """The words of one original, as small letters."""

    def __init__(self, words: list[str]) -> None:
        self._regnal = REGNAL.get(words[-1], "") if len(words) > 1 else ""
        self._words = words[:-1] if self._regnal else words
        self._letters = "".join(self._words)
        self._starts: list[int] = []
        at = 0
        for word in self._words:
            self._starts.append(at)
            at += len(word)
        self._cuts = [self._cut(at) for at in range(len(self._letters) + 1)]

    def begin(self, view: str, base: int, end: int, dots: str, *, alone: bool = True) -> int | None:
        """Where in view[base:end] the characters begin that spell the original up to `end`; None: nowhere.

        `alone` is False where a translated word behind them is evidence already.
        """
        if self._regnal and view.endswith(self._regnal, base, end):
            end -= len(self._regnal)
            alone = False
        best, begins, characters = FAR, None, 0
        row = self._unspelt_at_the_end()
        for at in range(end - 1, base - 1, -1):
            if view[at] in dots or view[at] in "-－":
                row = [score if j in self._starts else score - 0.4 for j, score in enumerate(row)]
                continue
            characters += 1
            row = self._before(view[at], row)
            if max(row) < best - HOPELESS:
                break
            if at > base and view[at - 1] in dots:
                continue
            score = max(map(sub, row, self._cuts))
            if score > best and score >= ENOUGH * characters:
                best, begins = score, at
        return begins if best >= (ENOUGH_ALONE if alone else ENOUGH) else None

    def _unspelt_at_the_end(self) -> list[float]:
        row = [FAR] * (len(self._letters) + 1)
        row[-1] = 0.0
        for number, start in enumerate(reversed(self._starts), 1):
            row[start] = SKIPPED_WORD * number
        row[0] = FAR
        return row

    def _before(self, character: str, row: list[float]) -> list[float]:
        """Best sums with this character before those in the row, by the first letter spelt."""
        letters = self._letters
        reached = self._with_gaps(row)
        if character not in SOUNDS and character not in RARER:
            return [score + NO_SOUND for score in row]
        earlier = [score + NO_LETTERS for score in row]
        for at in range(len(letters)):
            for size, worth in spellings(character, letters[at : at + 5]):
                earlier[at] = max(earlier[at], reached[at + size] + worth)
        return earlier

    def _with_gaps(self, row: list[float]) -> list[float]:
        """The same where letters before those spelt are left out."""
        reached = list(row)
        ends = dict(zip(self._starts, [*self._starts[1:], len(self._letters)], strict=True))
        for at in range(len(self._letters) - 1, -1, -1):
            reached[at] = max(reached[at], reached[at + 1] - audible(self._letters, at))
            if at in ends:
                reached[at] = max(reached[at], reached[ends[at]] + SKIPPED_WORD)
        return reached

    def _cut(self, at: int) -> float:
        """What it costs to begin here: the letters of the word before."""
        start = max((start for start in self._starts if start <= at), default=0)
        return sum(audible(self._letters, each) for each in range(start, at)) + (0.3 if start < at else 0.0)


def audible(letters: str, at: int) -> float:
    """Cost of leaving out a letter."""
    if at and letters[at] == letters[at - 1]:
        return 0.05
    return 0.15 if letters[at] in "aeiouyhrwj" else 0.45


@lru_cache(1 << 14)
def spellings(character: str, letters: str) -> tuple[tuple[int, float], ...]:
    """What `match` says of a character's sounds, where they begin as these letters do."""
    sounds = SOUNDS.get(character) or RARER[character]
    found = {match(sound, letters) for sound in sounds}
    return tuple(each for each in found if each[0])


def match(sound: str, letters: str) -> tuple[int, float]:
    """(letters spelt, worth) of a sound at the head of these letters; (0, 0) where it begins otherwise."""
    worth = _alike(sound[0], letters[0])
    if not worth:
        return 0, 0.0
    size = 1
    for letter in sound[1:]:
        likeness = _alike(letter, letters[size]) if size < len(letters) else 0.0
        if likeness:
            size += 1
            worth += likeness / 2
        else:
            worth -= 0.1 if letter in "aeiou" else 0.25
    return size, worth


_GROUPS = ("bpvfw", "dt", "gkcqhx", "szcxj", "jzgy", "lr", "mn", "aeiouy", "uvw", "fhw")


@lru_cache(1 << 10)
def _alike(sound: str, letter: str) -> float:
    """1 for the same letter, less for one of the same kind, 0 for others."""
    if sound == letter:
        return 1.0
    return 0.6 if any(sound in group and letter in group for group in _GROUPS) else 0.0


def plain_letters(latin: str) -> str:
    """Small letters without their marks."""
    latin = latin.translate(_NOT_COMPOSED)
    split = unicodedata.normalize("NFD", latin)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).lower()


_NOT_COMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae"}
)
