"""Jyutping as letters: what is a syllable of it, and readings as people write them."""

from __future__ import annotations

from reader.chinese.pinyin import check_length

_INITIALS = ("ng", "gw", "kw", *"bpmfdtnlgkhwzcsj", "")
_FINALS = """
aa aai aau aam aan aang aap aat aak a ai au am an ang ap at ak e ei eu em en eng ep et ek i iu im in ing
ip it ik o oi ou om on ong op ot ok u ui um un ung up ut uk oe oeng oet oek eoi eon eot yu yun yut m ng
"""


def parse_jyutping(written: str, characters: int) -> tuple[str, ...]:
    """Numbered syllables, one for each of so many characters; the tone number ends a syllable.

    Raises ValueError where it is no Jyutping or makes another number of syllables.

    >>> parse_jyutping("dak6long5 pou2", 3)
    ('dak6', 'long5', 'pou2')
    """
    check_length(written, characters)
    made: list[str] = []
    letters = ""
    for sign in written.lower():
        if sign in "123456" and is_syllable(letters):
            made.append(letters + sign)
            letters = ""
        elif "a" <= sign <= "z":
            letters += sign
        elif sign not in " '-·・•‧\u3000" or letters:
            raise ValueError(
                f"{letters + sign!r} in {written!r} is no syllable of Jyutping with its tone, 1 to 6"
            )
    if letters:
        raise ValueError(f"{letters!r} in {written!r} has no tone number, 1 to 6")
    if len(made) != characters:
        syllables = "syllable" if len(made) == 1 else "syllables"
        raise ValueError(f"{written!r} has {len(made)} {syllables} for {characters} characters")
    return tuple(made)


def is_syllable(letters: str) -> bool:
    """Whether these letters are an initial and a final, the tone aside."""
    finals = _FINALS.split()
    return any(letters.startswith(each) and letters[len(each) :] in finals for each in _INITIALS)
