"""Pinyin as letters: numbered syllables (te4, lü4, de5), tone marks (tè, lǜ, de), and how writers join them.

Canonical is one lower-case syllable with a tone number, 5 for the neutral tone and ü for ü. Everything shown
is NFC, so that a letter with its mark is one code point wherever there is one.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

_MARKS = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
"""Combining marks by tone number: macron, acute, caron, grave."""
_TONE_OF_MARK = {mark: tone for tone, mark in enumerate(_MARKS) if mark} | {"\u0306": 3}
"""The breve is often written for the caron."""
_SEPARATORS = " '’‘-‐·・•‧.\u00a0\u3000"

# The finals each initial takes in modern standard Mandarin, with the interjections dictionaries list.
_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou ê m n ng hm hng r",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng iao o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe üan ün",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un ai",
    "w": "a ai an ang ei en eng o u",
}
_LONGEST = 6
MOST = 200
"""Characters that can be given a reading at once: dividing takes time that grows with their square."""


@lru_cache(1)
def syllables() -> frozenset[str]:
    """Every syllable without its tone."""
    return frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())


def parse_pinyin(written: str, characters: int) -> tuple[str, ...]:
    """Numbered syllables of pinyin as people write it, one for each of so many characters.

    Marks or numbers, spaces, apostrophes or nothing between syllables; ü also as v or u:. Raises ValueError
    where the letters are no pinyin or make another number of syllables.

    >>> parse_pinyin("Xī'ān", 2), parse_pinyin("lu:4shi1", 2), parse_pinyin("fāngàn", 2)
    (('xi1', 'an1'), ('lü4', 'shi1'), ('fan1', 'gan4'))
    """
    check_length(written, characters)
    letters, tones, closed = take_apart(written)
    found = _divide(letters, tones, closed, characters)
    if found is None:
        raise ValueError(f"{written!r} does not read as {characters} syllables of pinyin")
    return tuple(found)


def check_length(written: str, characters: int) -> None:
    """Raises ValueError for more than can be meant as the reading of so many characters."""
    if characters > MOST:
        raise ValueError(f"readings are for at most {MOST} characters, not {characters}")
    if len(written) > 50 + 20 * characters:
        raise ValueError(f"it is too long for a reading of {characters} characters")


def take_apart(written: str) -> tuple[str, list[int], list[int]]:
    """Letters; the tone written at each, 0 for none; the separation after each (1 space, 2 number).

    Raises ValueError where a sign is none of pinyin. v and u: come as ü.
    """
    letters: list[str] = []
    tones: list[int] = []
    closed: list[int] = []
    for sign in normalize("NFD", written.lower().replace("u:", "ü").replace("v", "ü").replace("ɡ", "g")):
        if sign == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "ü"
        elif sign == "\u0302" and letters and letters[-1] == "e":
            letters[-1] = "ê"
        elif sign in _TONE_OF_MARK and letters:
            tones[-1] = _TONE_OF_MARK[sign]
        elif sign in "012345" and letters and not closed[-1]:
            tones[-1], closed[-1] = int(sign) or 5, 2
        elif sign in _SEPARATORS:
            if letters:
                closed[-1] = closed[-1] or 1
        elif "a" <= sign <= "z":
            letters.append(sign)
            tones.append(0)
            closed.append(0)
        else:
            raise ValueError(f"{sign!r} in {written!r} is no letter of pinyin")
    return "".join(letters), tones, closed


def _divide(letters: str, tones: list[int], closed: list[int], count: int) -> list[str] | None:
    """So many syllables over all the letters; of several ways the one that needs fewest apostrophes."""
    ways: list[dict[int, tuple[int, list[str]]]] = [{} for _ in range(len(letters) + 1)]
    ways[0][0] = (0, [])
    for end in range(1, len(letters) + 1):
        for start in range(end - 1, max(-1, end - _LONGEST - 1), -1):
            if any(closed[start : end - 1]):
                break
            if not ways[start] or not (syllable := _syllable(letters[start:end], tones[start:end])):
                continue
            apart = start == 0 or closed[start - 1] > 0
            if letters[start:end] in _ALONE and not (apart and (end == len(letters) or closed[end - 1])):
                continue
            unmarked = not apart and letters[start] in "aeoê"
            for made, (cost, before) in ways[start].items():
                total = cost + unmarked + 4 * (letters[start:end] == "r")
                if made < count and (made + 1 not in ways[end] or total < ways[end][made + 1][0]):
                    ways[end][made + 1] = (total, [*before, syllable])
    return ways[-1].get(count, (0, None))[1]


def is_pinyin(written: str) -> bool:
    """Whether all of it reads as syllables, however many.

    >>> is_pinyin("zhongguo"), is_pinyin("shang4 hai3"), is_pinyin("bank")
    (True, True, False)
    """
    try:
        letters, tones, closed = take_apart(written)
    except ValueError:
        return False
    reached = {0}
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - _LONGEST), end)
        if any(
            start in reached
            and not any(closed[start : end - 1])
            and _syllable(letters[start:end], tones[start:end])
            for start in starts
        ):
            reached.add(end)
    return bool(letters) and len(letters) in reached


_ALONE = frozenset({"m", "n", "ng", "hm", "hng", "ê"})
"""Interjections; inside a word these letters end a syllable."""


def _syllable(letters: str, tones: list[int]) -> str:
    written = [tone for tone in tones if tone]
    plain = letters.replace("ü", "u") if letters[0] in "jqxy" else letters
    plain = plain[:1] + "üe" if plain in {"lue", "nue"} else plain
    if plain not in syllables() or len(written) > 1:
        return ""
    return f"{plain}{written[0] if written else 5}"


@lru_cache(4096)
def marked(syllable: str) -> str:
    """A numbered syllable with its tone mark.

    >>> marked("lü4"), marked("gui1"), marked("de5")
    ('lǜ', 'guī', 'de')
    """
    letters, tone = syllable.rstrip("0123456789"), syllable[-1:]
    mark = _MARKS[int(tone)] if tone in "1234" and tone else ""
    at = _marked_letter(letters.lower())
    return normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :]) if mark else letters


def _marked_letter(letters: str) -> int:
    for vowel in ("a", "e", "ê", "ou"):
        if vowel in letters:
            return letters.index(vowel)
    vowels = [at for at, letter in enumerate(letters) if letter in "iouü"]
    return vowels[-1] if vowels else max(0, letters.find("m"), letters.find("n"))


def joined(written: list[str]) -> str:
    """Syllables of one word, with the apostrophe that keeps them apart (Xī'ān); "" parts two words."""
    made = ""
    for syllable in written:
        if not syllable:
            made += " " if made and not made.endswith(" ") else ""
            continue
        opens = normalize("NFD", syllable[0])[0].lower() in "aoe"
        made += (
            "'" if opens and made and not made.endswith(" ") and made[-1] not in "12345" else ""
        ) + syllable
    return made.rstrip()
