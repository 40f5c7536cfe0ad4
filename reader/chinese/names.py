"""Names with their originals: 威特科夫（Steve Witkoff）.

The bracket says where a name ends; where it begins is decided by sound: the syllables of the Chinese, from
the bracket backwards, must spell the letters of the original in order. So 美國總統特使 stays outside.
Credits, abbreviations and ordinary words in brackets are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.chinese.transliteration import SOUNDS

DOTS = "·‧•・．"


class FoundName(NamedTuple):
    start: int
    """Offset of the name's first character."""
    end: int
    """Offset past its last: where the bracket (or a closing quotation mark) stands."""
    original: str
    latin_start: int
    latin_end: int


_BRACKET = re.compile(r"[（(]\s*(?P<latin>[A-Z\u00c0-\u00de][^（）()]*?)\s*[）)]")
_LATIN_NAME = re.compile(
    r"(?:(?:[A-Z\u00c0-\u00de\u0100-\u024f][\w\u00c0-\u024f'’.-]*"
    r"|de|da|di|du|del|della|der|den|van|von|of|the|and|bin|ibn|al|el|la|le|dos|e|y)[ ’'-]?)+"
)
_HAN_RUN = re.compile(r"[\u3400-\u9fff·‧•・．]+$")
LONGEST = 24


def find_names(text: str, view: str) -> list[FoundName]:
    """Every name directly before its Latin original in brackets, in order. `view` is for analysis."""
    found = []
    for bracket in _BRACKET.finditer(text):
        latin = _name_part(bracket["latin"])
        if not latin:
            continue
        end = bracket.start()
        while end > 0 and text[end - 1].isspace():
            end -= 1
        if end > 0 and text[end - 1] in "》」』”":
            end -= 1
        start = _begin(view, end, latin)
        if start is not None:
            at = bracket.start("latin") + bracket["latin"].index(latin)
            found.append(FoundName(start, end, latin, at, at + len(latin)))
    return found


def _name_part(latin: str) -> str:
    """The name at the head of a bracket; empty for credits, abbreviations, tickers and ordinary words."""
    head = re.split(r"[，,;；/、:：]", latin)[0].strip()
    head = re.sub(r"^(?:英文|英語|英语|原名|English)[:：]?\s*", "", head)
    if not _LATIN_NAME.fullmatch(head) or head.isupper() or len(head) < 3:
        return ""
    return head if sum(map(str.isalpha, head)) >= 3 else ""


def _begin(view: str, end: int, latin: str) -> int | None:
    """Where the Chinese name before the bracket begins; None where nothing there sounds like it."""
    run = _HAN_RUN.search(view[max(0, end - LONGEST) : end])
    if not run:
        return None
    base = max(0, end - LONGEST) + run.start()
    words = [word for word in re.split(r"[^a-z]+", _letters(latin)) if word]
    best: tuple[float, int] | None = None
    for start in range(end - 2, base - 1, -1):
        if view[start] in DOTS:
            continue
        score = _likeness(view[start:end], words)
        if score is not None and (best is None or score > best[0]):
            best = (score, start)
    return _with_given_names(view, base, best[1], words) if best and best[0] >= ENOUGH else None


def _with_given_names(view: str, base: int, start: int, words: list[str]) -> int:
    """Names joined by a middle dot belong together: 弗拉基米爾·科雷切夫. Titles before them do not."""
    while start - 1 > base and view[start - 1] in DOTS and len(words) > 1:
        best: tuple[float, int] | None = None
        for first in range(start - 2, base - 1, -1):
            if view[first] in DOTS or view[first] not in SOUNDS:
                break
            score = max(_likeness(view[first : start - 1], [word]) or 0.0 for word in words)
            if best is None or score > best[0]:
                best = (score, first)
        if best is None:
            break
        start = best[1]
    return start


ENOUGH = 0.55
"""Least likeness: the mean over characters and letters that find one another."""


def _likeness(name: str, words: list[str]) -> float | None:
    """How well the syllables spell the last words of the original (all of them for a full name), 0 to 1."""
    characters = [character for character in name if character not in DOTS]
    if any(character not in SOUNDS for character in characters):
        return None
    best = 0.0
    for first in range(len(words)):
        letters = "".join(words[first:])
        parts = len(words) - first
        matched_letters, matched_characters = _align(characters, letters)
        fit = matched_characters / len(characters) * 0.55 + matched_letters / len(letters) * 0.45
        fit -= 0.02 * max(0, parts - 1) if "".join(name) == "".join(characters) else 0.0
        # A name of one syllable a word too long or too short is another word's.
        if abs(len(characters) - len(letters) / 2.4) > max(2.5, len(characters) * 0.6):
            fit -= 0.2
        best = max(best, fit + 0.01 * min(len(characters), 6))
    return best


def _align(characters: list[str], letters: str) -> tuple[int, int]:
    """(letters, characters) that find one another in order: the best alignment of syllables and letters."""
    width = len(letters)
    row: list[tuple[int, int]] = [(0, 0)] * (width + 1)
    for character in characters:
        following = list(row)
        for at in range(width):
            for sound in SOUNDS[character]:
                size = _common(sound, letters, at)
                if size:
                    score = (row[at][0] + size, row[at][1] + 1)
                    if sum(score) > sum(following[at + size]):
                        following[at + size] = score
        for at in range(1, width + 1):
            if sum(following[at - 1]) > sum(following[at]):
                following[at] = following[at - 1]
        row = following
    return row[width]


def _common(sound: str, letters: str, at: int) -> int:
    """Letters of the sound found in order from this place on: the first must be there at once."""
    if at >= len(letters) or not _alike(sound[0], letters[at]):
        return 0
    size = 1
    for letter in sound[1:]:
        if at + size < len(letters) and _alike(letter, letters[at + size]):
            size += 1
    return size


_GROUPS = ("bpvfw", "dt", "gkcqhx", "szcxj", "jzgy", "lr", "mn", "aeiouy", "uvw", "fhw")


def _alike(sound: str, letter: str) -> bool:
    return sound == letter or any(sound in group and letter in group for group in _GROUPS)


def _letters(latin: str) -> str:
    latin = latin.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ß", "ss")
    split = unicodedata.normalize("NFD", latin)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).lower()
