"""How well Chinese characters spell a Latin name: the cost of every place where the spelling may begin.

Read from the bracket backwards, each character takes some letters of the original and pays for what they do
not have in common. Words of the original may be passed over (given names, of, the), and some are translated
instead of spelled (大學 for University). Costs are nats, as the word lattice's are, so that a title before
the name (總統) is cheaper as the words it is than as letters it does not sound like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from reader.chinese.nameparts import LETTERS, PARTICLES, translations
from reader.chinese.syllables import syllables
from reader.chinese.transliteration import RARER, SOUNDS

DOTS = "·‧•・．-－–／/＝"
"""Between the parts of one name."""

FAR = 1e9
HOPELESS = 90.0
"""Nats after which no more characters are tried."""
LONGEST_CHUNK = 7
"""Letters one character can stand for."""

_HEARD = 1.6
"""A character that spells its letters exactly."""
_STRANGE = 4.0
"""Added where transliterations do not use the character."""
_RARE = 1.5
"""The same of those that foreign names use now and then."""
_PASSED = 0.3
"""A word of the original passed over: a given name, a middle name."""
_PASSED_LAST = 4.0
"""The same of its last words."""
_UNSPELLED = 20.0
"""A letter left over inside a word."""
_TRANSLATED = 1.0
_MISFIT = 2.4
"""Weight of the difference between a sound and its letters."""


def costs_of_starts(view: str, base: int, end: int, words: Sequence[str]) -> dict[int, float]:
    """By offset from `base` on: the least cost of reading view[offset:end] as these words of the original."""
    best: dict[int, float] = {}
    for order in _orders(words):
        for start, cost in _costs_in_order(view, base, end, order).items():
            if cost < best.get(start, FAR):
                best[start] = cost
    return best


def _orders(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """As written; what follows "of" first (Bank of America); the surname first, as Chinese names have it."""
    yield tuple(words)
    if "of" in words[1:-1]:
        at = words.index("of", 1)
        yield (*words[at + 1 :], *words[:at])
    elif 2 <= len(words) <= 3:
        yield (words[-1], *words[:-1])


def _costs_in_order(view: str, base: int, end: int, words: Sequence[str]) -> dict[int, float]:
    letters = "".join(words)
    begins, at = [0], 0
    for word in words:
        at += len(word)
        begins.append(at)
    word_begin = [0] * (len(letters) + 1)
    for begin, finish in pairwise(begins):
        for place in range(begin + 1, finish + 1):
            word_begin[place] = begin
    table = [[FAR] * (len(letters) + 1) for _ in range(end - base + 1)]
    table[-1][-1] = 0.0
    _pass_words(table[-1], words, begins, _PASSED_LAST)
    known = translations()
    for at in range(end - base - 1, -1, -1):
        character, here, after = view[base + at], table[at], table[at + 1]
        if character in DOTS:
            for place, cost in enumerate(after):
                here[place] = cost if place in begins else cost + _UNSPELLED
            continue
        _spell(character, letters, word_begin, after, here)
        for size in range(1, min(6, end - base - at) + 1):
            for word in known.get(view[base + at : base + at + size], ()):
                _translate(word, letters, word_begin, table[at + size], here)
        _pass_words(here, words, begins, _PASSED)
    rest = _rest(words, begins)
    return {
        base + at: min(map(float.__add__, row, rest))
        for at, row in enumerate(table[:-1])
        if view[base + at] not in DOTS and (base + at == 0 or view[base + at - 1] not in DOTS)
    }


def _spell(
    character: str, letters: str, word_begin: Sequence[int], after: Sequence[float], here: list[float]
) -> None:
    for place, cost in enumerate(after):
        if cost > HOPELESS:
            continue
        for first in range(max(word_begin[place], place - LONGEST_CHUNK), place):
            if cost + _HEARD < here[first]:
                spelled = cost + _cost_of_sound(character, letters[first:place])
                here[first] = min(here[first], spelled)


def _translate(
    word: str, letters: str, word_begin: Sequence[int], after: Sequence[float], here: list[float]
) -> None:
    """A whole word; with a tilde any part of one, as 石油 is the oil of Lukoil."""
    part = word[0] == "~"
    word = word.removeprefix("~")
    first = letters.find(word)
    while first >= 0:
        last = first + len(word)
        if word_begin[last] <= first and (
            part or (word_begin[last] == first and (last == len(letters) or word_begin[last + 1] == last))
        ):
            here[first] = min(here[first], after[last] + _TRANSLATED)
        first = letters.find(word, first + 1)


def _pass_words(row: list[float], words: Sequence[str], begins: Sequence[int], price: float) -> None:
    for index in range(len(words) - 1, -1, -1):
        cost = row[begins[index + 1]] + _price(words[index], price)
        row[begins[index]] = min(row[begins[index]], cost)


def _price(word: str, price: float) -> float:
    return 0.1 if word in PARTICLES or len(word) == 1 else price


def _rest(words: Sequence[str], begins: Sequence[int]) -> list[float]:
    """What is before each letter, left unspelled."""
    rest = []
    before = 0.0
    for word in words:
        rest += [before + (_UNSPELLED * at if at else 0.0) for at in range(len(word))]
        before += _price(word, _PASSED)
    rest.append(before)
    assert len(rest) == begins[-1] + 1
    return rest


@lru_cache(20_000)
def _cost_of_sound(character: str, letters: str) -> float:
    if sounds := SOUNDS.get(character):
        strange = 0.0
    elif sounds := RARER.get(character):
        strange = _RARE
    elif syllable := syllables().get(character):
        sounds, strange = (syllable,), _STRANGE
    else:
        return FAR
    misfit = min(0.05 * rank + misfit_of(sound, letters) for rank, sound in enumerate(sounds))
    return _HEARD + strange + _MISFIT * misfit


@lru_cache(20_000)
def misfit_of(sound: str, letters: str) -> float:
    """How far a sound is from these letters: a weighted edit distance, 0 where they are the same."""
    row = [0.0]
    for at in range(len(letters)):
        row.append(row[-1] + _extra(letters, at))
    for place, heard in enumerate(sound):
        previous, row = row, [row[0] + _missing(sound, place)]
        for at, letter in enumerate(letters):
            row.append(
                min(
                    previous[at] + _difference(heard, letter),
                    previous[at + 1] + _missing(sound, place),
                    row[at] + _extra(letters, at),
                )
            )
    return row[-1]


def _extra(letters: str, at: int) -> float:
    """A letter of the original that is not heard."""
    letter = letters[at]
    if at and letters[at - 1] == letter:
        return 0.05
    return _SILENT.get(letter, 1.2)


_SILENT = {"h": 0.25, "e": 0.3, "a": 0.45, "i": 0.45, "o": 0.45, "u": 0.45, "y": 0.4, "r": 0.45, "w": 0.5}
_SILENT |= {"l": 0.7, "n": 0.8, "m": 0.9, "t": 0.8, "d": 0.8, "s": 0.9, "g": 0.9}


def _missing(sound: str, place: int) -> float:
    """A letter of the syllable that the original does not have: 克 ke for k."""
    heard = sound[place]
    if heard in "aeiou":
        return 0.25 if place == len(sound) - 1 else 0.5
    return 0.5 if place and heard in "hngr" else 1.6


@cache
def _difference(heard: str, letter: str) -> float:
    if heard == letter:
        return 0.0
    return LETTERS.get(frozenset((heard, letter)), 2.4)


def words_of(original: str) -> list[str]:
    """The words of an original in plain letters: MarcRich is two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", original)
    plain = plain_letters(parted)
    return [word for word in re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])['’](?=[a-z])", "", plain)) if word]


def plain_letters(text: str) -> str:
    """Lower case, without accents."""
    import unicodedata

    split = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(sign for sign in split if not unicodedata.combining(sign)).lower()


_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "đ": "d", "Đ": "D", "ı": "i"})
_PLAIN |= str.maketrans({"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th"})
