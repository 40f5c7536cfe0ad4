"""Zhuyin (bopomofo) from numbered pinyin. The neutral tone's dot stands in front, as in print: ˙ㄉㄜ."""

from __future__ import annotations

from functools import lru_cache

_TABLE = """
zh ㄓ ch ㄔ sh ㄕ b ㄅ p ㄆ m ㄇ f ㄈ d ㄉ t ㄊ n ㄋ l ㄌ g ㄍ k ㄎ h ㄏ j ㄐ q ㄑ x ㄒ r ㄖ z ㄗ c ㄘ s ㄙ
|
a ㄚ o ㄛ e ㄜ ê ㄝ ai ㄞ ei ㄟ ao ㄠ ou ㄡ an ㄢ en ㄣ ang ㄤ eng ㄥ er ㄦ
i ㄧ ia ㄧㄚ io ㄧㄛ ie ㄧㄝ iai ㄧㄞ iao ㄧㄠ iu ㄧㄡ ian ㄧㄢ in ㄧㄣ iang ㄧㄤ ing ㄧㄥ
u ㄨ ua ㄨㄚ uo ㄨㄛ uai ㄨㄞ ui ㄨㄟ uan ㄨㄢ un ㄨㄣ uang ㄨㄤ ong ㄨㄥ ueng ㄨㄥ
ü ㄩ üe ㄩㄝ üan ㄩㄢ ün ㄩㄣ iong ㄩㄥ
"""


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_INITIALS, _FINALS = map(_pairs, _TABLE.split("|"))
_WHOLE = {"r": "ㄦ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}
_BUZZING = frozenset({"zhi", "chi", "shi", "ri", "zi", "ci", "si"})
_TONES = ("", "", "ˊ", "ˇ", "ˋ", "")


@lru_cache(4096)
def zhuyin(syllable: str) -> str:
    """A numbered pinyin syllable in zhuyin; what is no pinyin comes back as it is.

    >>> zhuyin("te4"), zhuyin("de5"), zhuyin("xiong1"), zhuyin("shi4")
    ('ㄊㄜˋ', '˙ㄉㄜ', 'ㄒㄩㄥ', 'ㄕˋ')
    """
    letters = syllable.rstrip("0123456789")
    tone = int(syllable[-1]) if syllable[-1:] in "12345" and syllable else 5
    if (sounds := _sounds(letters.lower())) is None:
        return syllable
    return f"˙{sounds}" if tone == 5 else sounds + _TONES[tone]


def _sounds(letters: str) -> str | None:
    if letters in _WHOLE:
        return _WHOLE[letters]
    if letters in _BUZZING:
        return _INITIALS[letters[:-1]]
    initial = next((each for each in _INITIALS if letters.startswith(each)), "")
    final = _spelled_out(initial, letters[len(initial) :])
    sounds = _FINALS.get(final)
    return None if sounds is None else _INITIALS.get(initial, "") + sounds


def _spelled_out(initial: str, final: str) -> str:
    """The final without the spelling rules that hide it: yu is ü, wei is ui, ju is jü."""
    if initial in {"j", "q", "x"} and final.startswith("u"):
        return "ü" + final[1:]
    if initial or final[:1] not in {"y", "w"}:
        return final
    if final in _HIDDEN:
        return _HIDDEN[final]
    for written, sound in (("yu", "ü"), ("yi", "i"), ("y", "i")):
        if final.startswith(written):
            return sound + final[len(written) :]
    return "u" + final[1:]


_HIDDEN = {"you": "iu", "yong": "iong", "wei": "ui", "wen": "un", "weng": "ueng", "wu": "u"}
