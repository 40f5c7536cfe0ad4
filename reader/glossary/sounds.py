"""Readings that do not fit: a syllable that no dictionary has for its character.

Lenient, because a reading is written down where the usual one is wrong: any reading any dictionary has will
do, and so will a neutral tone, 兒 as a mere r, the changed tones of 一 and 不, and Cantonese changed tones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.chinese.han import is_han
from reader.chinese.polyphones import DOUBLE_SURNAMES, SURNAMES, TRANSLITERATED
from reader.chinese.pronunciation import parse_jyutping, parse_pinyin
from reader.glossary.findings import Finding, Severity, Written

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.soundtables import Table

_ALSO = {"一": ("yi2", "yi4"), "不": ("bu2",), "儿": ("r5", "r2")}
"""As they sound before other tones, or after another vowel."""
_KEPT = {"pinyin": "pinyin", "jyutping": "cantonese"}
"""Where a dictionary's entry has it."""
_CHANGED = "12"
"""Tones that Cantonese gives to familiar words whatever the character's own."""


class Sounds:
    """How characters may be read, from all dictionaries there are."""

    def __init__(self, dictionaries: Sequence[Dictionary], cache_dir: Path) -> None:
        self._dictionaries = dictionaries
        self._cache_dir = cache_dir
        self.mandarin = lru_cache(4_000)(self._mandarin)
        self.cantonese = lru_cache(4_000)(self._cantonese)

    def _mandarin(self, character: str) -> frozenset[str]:
        """Numbered syllables; none for a character nobody knows."""
        found: set[str] = set()
        for form in {character, _simplified(character)}:
            found.update((self._pinyin.get(form) or "").split(), _ALSO.get(form, ()))
            found.update(table[form] for table in (SURNAMES, TRANSLITERATED) if form in table)
            found.update(*self._listed(form, "pinyin"))
        return frozenset(found)

    def _cantonese(self, character: str) -> frozenset[str]:
        """Jyutping with tones; none for a character nobody knows."""
        found: set[str] = set()
        for form in {character, self._jyutping.get("=" + character) or "", _traditional(character)}:
            found.update((self._jyutping.get(form) or "").split()[1:] if form else ())
            found.update(*self._listed(form, "cantonese"))
        return frozenset(found)

    def of_word(self, word: str, system: str) -> list[set[str]]:
        """What entries for the whole word say of each of its characters."""
        found: list[set[str]] = [set() for _ in word]
        for reading in (*self._listed(word, _KEPT[system]), *self._phrases(word, system)):
            for syllables, syllable in zip(found, reading, strict=False):
                syllables.add(syllable)
        return found

    def _phrases(self, word: str, system: str) -> Iterator[Sequence[str]]:
        """What lists of phrases and surnames have for it, or for its beginning."""
        if system == "jyutping":
            yield (self._jyutping.get(word) or "").split()[1:]
            return
        view = _simplified(word)
        yield (self._pinyin.get(view) or "").split()
        yield DOUBLE_SURNAMES.get(view[:2], ())

    def _listed(self, word: str, kept: str) -> Iterator[list[str]]:
        """What the dictionaries' own entries have, where it is a syllable a character."""
        for dictionary in self._dictionaries:
            for entry in dictionary.entries(word):
                reading: tuple[str, ...] = getattr(entry, kept)
                if len(reading) == len(word):
                    yield [syllable.lower() for syllable in reading]

    @cached_property
    def _pinyin(self) -> Table:
        from reader.chinese.soundtables import mandarin_table

        return mandarin_table(self._cache_dir)

    @cached_property
    def _jyutping(self) -> Table:
        from reader.chinese.soundtables import cantonese_table

        return cantonese_table(self._cache_dir)


def sound_findings(written: Written, sounds: Sounds) -> Iterator[Finding]:
    term = written.entry.term
    if not (written.entry.pinyin or written.entry.jyutping):
        return
    characters = [character for character in term if is_han(character)]
    for system, parse, known, fits in (
        ("pinyin", parse_pinyin, sounds.mandarin, _fits_mandarin),
        ("jyutping", parse_jyutping, sounds.cantonese, _fits_cantonese),
    ):
        if not (reading := getattr(written.entry, system)):
            continue
        of_word = sounds.of_word("".join(characters), system)
        syllables = parse(reading, len(characters))
        for character, syllable, extra in zip(characters, syllables, of_word, strict=True):
            readings = known(character)
            if readings and not fits(syllable, readings | extra):
                yield from _odd(written, system, character, syllable, readings)


def _odd(
    written: Written, system: str, character: str, syllable: str, readings: Collection[str]
) -> Iterator[Finding]:
    what = f"'{system}' of {written.entry.term} reads {character} as {syllable}, which no dictionary has"
    remedy = f"{character} is read {', '.join(sorted(readings))}"
    yield from written.find(Severity.WARNING, system, written.at(system), what, remedy)


def _fits_mandarin(syllable: str, readings: Collection[str]) -> bool:
    neutral = syllable[-1:] == "5" and any(reading[:-1] == syllable[:-1] for reading in readings)
    return syllable in readings or neutral


def _fits_cantonese(syllable: str, readings: Collection[str]) -> bool:
    changed = syllable[-1:] in _CHANGED and any(reading[:-1] == syllable[:-1] for reading in readings)
    return syllable in readings or changed


def _simplified(text: str) -> str:
    from reader.chinese.script import analysis_view

    return analysis_view(text)


def _traditional(text: str) -> str:
    from reader.chinese.script import convert_with

    return convert_with("s2hk", text)
