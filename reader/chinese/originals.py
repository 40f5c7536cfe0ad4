"""What stands in brackets: the Latin original of a name, or something else.

Credits, tickers, medicines, words in lower case (supply) and whole sentences are something else.
Abbreviations are left to the caller, who knows what they stand beside.
"""

from __future__ import annotations

import re

from reader.chinese.nameparts import MEDICINES, PARTICLES

BRACKET = re.compile(r"[（(〔【［\[]\s*(?P<inside>[^（）()〔〕【】［］\[\]]{2,120}?)\s*[）)〕】］\]]")
_LABEL = re.compile(r"(?:英文名?|英語|英语|原名|原文|全名|外文名?|English)\s*[:：]?\s*")
_FIRST_PART = re.compile(r"[^，,;；、:：|]*")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f\u0300-\u036f'’.-]*|&")
_CREDITS = frozenset({"via", "photo", "photos", "images", "file"})
LONGEST = 9
"""Words of an original; more are a sentence."""


def original_in(inside: str) -> str:
    """The name at the head of a bracket; empty where there is none.

    >>> original_in("Vladimir Putin，又譯普丁"), original_in("英文：New Haven"), original_in("supply")
    ('Vladimir Putin', 'New Haven', '')
    """
    label = _LABEL.match(inside)
    head = _FIRST_PART.match(inside, label.end() if label else 0)
    original = head[0].strip() if head else ""
    words = original.replace("/", " ").split()
    if not 0 < len(words) <= LONGEST or not all(map(_WORD.fullmatch, words)):
        return ""
    folded = [word.casefold() for word in words]
    if not _CREDITS.isdisjoint(folded) or (len(words) == 1 and folded[0].endswith(MEDICINES)):
        return ""
    if re.match(r"[A-Z]{2,}-[A-Z]", original) or sum(map(str.isalpha, original)) < 3:
        return ""
    return original if all(map(_is_proper, words)) and any(word[0].isupper() for word in words) else ""


def _is_proper(word: str) -> bool:
    """Mar-a-Lago, al-Banna, d'Estaing; the small words between them."""
    return word[0].isupper() or word in PARTICLES or bool(re.search(r"['’-][A-Z]|^&$", word))
