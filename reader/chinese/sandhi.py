"""Tones as they are spoken: 一 and 不 before other tones, third tones in a row.

GB/T 16159 writes the tones of the dictionary, and so does everything else here; this is a view of a reading
for those who say it aloud. The rules are those every textbook gives:

- 不 is bú before a fourth tone.
- 一 is yí before a fourth tone, yì before the others; it stays yī at the end of a word (統一), where it
  counts (第一, 十一, 一九九七, 一月) and in names.
- 一 and 不 between two of the same are neutral: 看一看, 好不好.
- Within a word, and from a word of one syllable to the next, a third tone before a third tone is a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.chinese.pronunciation import Reading

_DIGITS = frozenset("零〇一二三四五六七八九")
_COUNTING = frozenset("第十初廿卅")
_COUNTED = frozenset("月號号")


class _Sound(NamedTuple):
    word: int
    at: int
    """Place in the word's syllables."""
    character: str
    """Empty where a region's form is longer than what is printed."""
    syllable: str
    ends: bool
    """The last of a word of several."""


def spoken(text: str, places: Sequence[tuple[int, int]], readings: Sequence[Reading]) -> list[Reading]:
    """The Mandarin readings of a text's words as they sound there. `places` are (start, end) of the words."""
    made = [list(reading.syllables) for reading in readings]
    for run in _runs(text, places, readings):
        for index, sound in enumerate(run):
            before = run[index - 1] if index else None
            after = run[index + 1] if index + 1 < len(run) else None
            if after and not readings[sound.word].proper:
                made[sound.word][sound.at] = _as_spoken(sound, before, after)
        _lift_third_tones(run, made, readings)
    return [
        reading if reading.syllables == tuple(syllables) else replace(reading, syllables=tuple(syllables))
        for reading, syllables in zip(readings, made, strict=True)
    ]


def _runs(text: str, places: Sequence[tuple[int, int]], readings: Sequence[Reading]) -> list[list[_Sound]]:
    """Stretches without a sign or a space in them."""
    runs: list[list[_Sound]] = [[]]
    last = 0
    for word, ((start, end), reading) in enumerate(zip(places, readings, strict=True)):
        if start != last:
            runs.append([])
        last = end
        for at, syllable in enumerate(reading.syllables):
            if syllable:
                ends = at == len(reading.syllables) - 1 and at > 0
                # A region's form may be longer than what is printed: then it has no character of the text.
                character = text[start + at] if at < end - start else ""
                runs[-1].append(_Sound(word, at, character, syllable, ends))
            else:
                runs.append([])
    return [run for run in runs if len(run) > 1]


def _as_spoken(sound: _Sound, before: _Sound | None, after: _Sound) -> str:
    """一 and 不 before what follows; everything else as it is."""
    character, syllable = sound.character, sound.syllable
    if (character, syllable) not in {("一", "yi1"), ("不", "bu4")} or sound.ends:
        return syllable
    if before and before.character == after.character:
        return syllable[:-1] + "5"
    fourth = after.syllable[-1] == "4" or after.character in "個个"
    if character == "不":
        return "bu2" if fourth else syllable
    counts = after.character in _DIGITS or after.character in _COUNTED
    if counts or (before and (before.character in _COUNTING or before.character in _DIGITS)):
        return syllable
    return "yi2" if fourth else "yi4"


def _lift_third_tones(run: Sequence[_Sound], made: list[list[str]], readings: Sequence[Reading]) -> None:
    """From the right, so that of 我很好 only the middle one rises."""
    for index in range(len(run) - 2, -1, -1):
        sound, after = run[index], run[index + 1]
        if not sound.syllable.endswith("3"):
            continue
        if sound.word == after.word:
            # 老|保守 rises once, 展覽|館 twice: what stands before a third tone that is itself written apart
            # goes by how that sounds, the rest by what the dictionary says.
            apart = after.at in readings[sound.word].starts
            third = (made[after.word][after.at] if apart else after.syllable).endswith("3")
        else:
            third = sound.at == 0 and len(made[sound.word]) == 1 and made[after.word][after.at].endswith("3")
        if third:
            made[sound.word][sound.at] = sound.syllable[:-1] + "2"
