"""Names with their originals: 威特科夫（Steve Witkoff）.

The bracket says where a name ends; where it begins is decided by sound: read backwards from the bracket, the
characters must spell the original's words (`likeness`). So 美國總統特使 stays outside. Besides: a surname
in one of its spellings begins an East Asian name (李家超, John Lee), a few words that are translated rather
than spelt go with theirs (中學, School), and a title in 《》 is whole as it stands.
Credits, abbreviations and ordinary words in brackets are left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.chinese.likeness import Spelling, plain_letters
from reader.chinese.transliteration import BEFORE, SPELLINGS, TRANSLATED

DOTS = "·‧•・．"


class FoundName(NamedTuple):
    start: int
    """Offset of the name's first character."""
    end: int
    """Offset past its last: where the bracket (or a closing quotation mark) stands."""
    original: str
    latin_start: int
    latin_end: int


_BRACKET = re.compile(
    r"[（(〔【［]\s*(?:(?:英文|英語|英语|英|原文|原名|本名|法文|德文|俄文)名?\s*[:：]?\s*)?"
    r"(?P<latin>[A-Z\u00c0-\u00de][^（）()〔〕【】［］]*?)\s*[）)〕】］]"
)
_LATIN_NAME = re.compile(
    r"(?:(?:[A-Z\u00c0-\u00de\u0100-\u024f][\w\u00c0-\u024f'’.-]*"
    r"|de|da|di|du|del|della|der|den|van|von|of|the|and|bin|ibn|al|el|la|le|dos|e|y)[ ’'-]?)+"
)
_HAN_RUN = re.compile(rf"[\u3400-\u9fff{DOTS}－-]+$")
_TITLE = re.compile(r"[《〈]([^《》〈〉]+)$")
_CLOSING = "》〉」』”"
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
        closing = text[end - 1] if end > 0 and text[end - 1] in _CLOSING else ""
        end -= len(closing)
        title = _TITLE.search(text, max(0, end - LONGEST), end) if closing in {"》", "〉"} else None
        start = title.start(1) if title else _begin(view, end, latin)
        if start is not None:
            at = bracket.start("latin") + bracket["latin"].index(latin)
            found.append(FoundName(start, end, latin, at, at + len(latin)))
    return found


def _name_part(latin: str) -> str:
    """The name at the head of a bracket; empty for credits, abbreviations, tickers and ordinary words."""
    head = re.split(r"[，,;；/、:：]", latin)[0].strip()
    if not _LATIN_NAME.fullmatch(head) or head.isupper() or len(head) < 3:
        return ""
    return head if sum(map(str.isalpha, head)) >= 3 else ""


def _begin(view: str, end: int, latin: str) -> int | None:
    """Where the Chinese name before the bracket begins; None where nothing there is like it."""
    base = max(0, end - LONGEST)
    run = _HAN_RUN.search(view[base:end])
    if not run:
        return None
    base += run.start()
    words = [word for word in re.split(r"[^a-z]+", plain_letters(latin)) if word]
    sounded = _by_sound(view, base, end, words)
    person = _by_surname(view, base, end, words)
    if person is None or sounded is None:
        return sounded if person is None else person
    # 仁勳 sounds like Jensen, 黃 is Huang; but in 烏爾里克·李 the surname is the last character.
    return min(person, sounded)


def _by_sound(view: str, base: int, end: int, words: list[str]) -> int | None:
    spelt, last = _without_translated(view, base, end, words)
    if not spelt or last - base < 2 - (last < end):
        return None
    start = Spelling(spelt).begin(view, base, last, DOTS, alone=last == end)
    if start is None:
        return None
    translated = start > base and any(BEFORE.get(word) == view[start - 1] for word in words)
    return start - translated


def _without_translated(view: str, base: int, end: int, words: list[str]) -> tuple[list[str], int]:
    """The words that are spelt by sound, and where their characters end: 康乃爾|大學, Cornell."""
    for size in (4, 3, 2, 1):
        meant = TRANSLATED.get(view[max(base, end - size) : end])
        if meant and (found := [word for word in words if word in meant]):
            rest = [word for word in words if word not in found and word not in {"of", "the", "and"}]
            return rest, end - size
    return words, end


def _by_surname(view: str, base: int, end: int, words: list[str]) -> int | None:
    """The surname one or two characters before the bracket's given name, spelt by a word at either end."""
    if len(words) < 2:
        return None
    for size in (4, 3, 2):
        start = end - size
        if start < base or any(sign in DOTS for sign in view[start:end]):
            continue
        surname = view[start : start + (2 if size == 4 else 1)]
        spellings = SPELLINGS.get(view[start : start + 2] if size > 2 else "") or SPELLINGS.get(surname)
        if spellings and (words[-1] in spellings or words[0] in spellings):
            return start
    return None
