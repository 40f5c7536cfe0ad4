"""Readings as texts print them above their characters: pinyin, zhuyin, Jyutping, or something else.

A reading counts where it has one syllable for each character. Letters without a tone may be English (men
above 人們): they are pinyin only where the text prints pinyin elsewhere, with its marks or numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from reader.chinese.jyutping import parse_jyutping
from reader.chinese.pinyin import parse_pinyin, syllables
from reader.chinese.zhuyin import zhuyin

MOST = 40
"""Characters that have one reading over them at most: more is a translation."""
_TONED = re.compile("[\u0300\u0301\u0304\u0306\u030c]|[A-Za-z:\u0308][1-5](?![0-9])")
_TONES = {"ˉ": "1", "ˊ": "2", "ˇ": "3", "ˋ": "4", "˙": "5", "": "1"}
_LIKE_I = str.maketrans("一丨｜・·", "ㄧㄧㄧ˙˙")
"""What is often printed in place of ㄧ and of the neutral tone's dot."""


@lru_cache(4096)
def read_pinyin(written: str, characters: int, *, toneless: bool = False) -> tuple[str, ...] | None:
    """Numbered syllables of pinyin, one for each character; None where it is none.

    >>> read_pinyin("yínháng", 2), read_pinyin("men", 1), read_pinyin("men", 1, toneless=True)
    (('yin2', 'hang2'), None, ('men5',))
    """
    if characters > MOST or not (toneless or _TONED.search(normalize("NFD", written))):
        return None
    try:
        return parse_pinyin(written, characters)
    except ValueError:
        return None


@lru_cache(4096)
def read_jyutping(written: str, characters: int) -> tuple[str, ...] | None:
    """Numbered syllables of Jyutping, one for each character; None where it is none."""
    if characters > MOST:
        return None
    try:
        return parse_jyutping(written, characters)
    except ValueError:
        return None


@lru_cache(4096)
def read_zhuyin(written: str, characters: int) -> tuple[str, ...] | None:
    """Numbered syllables of pinyin for zhuyin, one for each character; None where it is none.

    The neutral tone's dot may stand before or after; the first tone may have no mark.

    >>> read_zhuyin("ㄧㄣˊ ㄏㄤˊ", 2), read_zhuyin("˙ㄉㄜ", 1), read_zhuyin("ㄉㄜ˙", 1)
    (('yin2', 'hang2'), ('de5',), ('de5',))
    """
    signs = " ".join(written.translate(_LIKE_I).split())
    if characters > MOST or not signs or len(signs) > 6 * characters:
        return None
    ways: list[dict[int, tuple[str, ...]]] = [{} for _ in range(len(signs) + 1)]
    ways[0][0] = ()
    for start, made in enumerate(ways):
        if signs[start : start + 1] == " ":
            ways[start + 1] = made
            continue
        for end, syllable in _syllables_from(signs, start) if made else ():
            for count, before in made.items():
                if count < characters:
                    ways[end].setdefault(count + 1, (*before, syllable))
    return ways[-1].get(characters)


def _syllables_from(signs: str, start: int) -> list[tuple[int, str]]:
    """(where it ends, numbered pinyin) of each syllable that may begin here."""
    found = []
    neutral = signs[start] == "˙" if start < len(signs) else False
    begin = start + neutral
    for end in range(min(len(signs), begin + 4), begin, -1):
        letters = _sounds().get(signs[begin:end])
        if letters and neutral:
            found.append((end, f"{letters}5"))
        elif letters:
            mark = signs[end : end + 1] if signs[end : end + 1] in _TONES else ""
            found.append((end + len(mark), letters + _TONES[mark]))
            if mark == "˙":  # the next one's
                found.append((end, f"{letters}1"))
    return found


@lru_cache(1)
def _sounds() -> dict[str, str]:
    """Pinyin by zhuyin, without tones; of two that are written alike the fuller one."""
    made: dict[str, str] = {}
    for letters in sorted(syllables(), key=len, reverse=True):
        made.setdefault(zhuyin(f"{letters}1"), letters)
    return made
