"""Readings: what they are, how each system spells them, and the pronouncer that derives them.

A reading keeps numbered syllables, one for each character, and is spelled only when shown. The TUI needs
`System` before its first frame: nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from reader.chinese.jyutping import parse_jyutping
from reader.chinese.pinyin import joined, marked, parse_pinyin
from reader.chinese.zhuyin import zhuyin

if TYPE_CHECKING:
    from reader.chinese.cantonese import Cantonese
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.mandarin import Mandarin

__all__ = [
    "Pronouncer",
    "Reading",
    "System",
    "Words",
    "fold",
    "parse_jyutping",
    "parse_pinyin",
    "spell",
    "spell_syllables",
    "tone_of",
]


class System(StrEnum):
    PINYIN = "pinyin"
    NUMBERS = "pinyin-numbers"
    ZHUYIN = "zhuyin"
    JYUTPING = "jyutping"
    SPOKEN = "pinyin-spoken"
    """Pinyin with the tones as they sound in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a word is read."""

    syllables: tuple[str, ...]
    """One for each character: numbered pinyin (te4, lü4, neutral de5) or Jyutping (dak6); "" for none."""
    doubtful: bool = False
    """A guess among several readings."""
    proper: bool = False
    """A name: its words take a capital."""
    starts: tuple[int, ...] = ()
    """Where in the span another written word begins, after the first: 2 for 停火|協議, 1 for 習|近平."""
    names: tuple[int, ...] = ()
    """Where written words begin that are names though the whole is none: 0 of 白宮|罵戰."""
    source: str = "machine"
    """Who says so: "correction" (the reader), "glossary", "printed" (above it in the text), "dictionary",
    "phrase" (pypinyin's list), "context" (the words beside it), "sentence" (the context model), "surname",
    "transliteration", "character" (its usual reading), "parts" (several of these) or "machine"."""


class Words(NamedTuple):
    """One block, to be read."""

    text: str
    view: str
    """In simplified characters, as long as the text."""
    tokens: Sequence[tuple[int, int]]
    """Where its words stand, as (start, end), in order."""
    proper: Collection[int] = ()
    """Indices of the tokens that are names."""
    surnames: Collection[int] = ()
    """Of these, the ones that are a surname alone."""


def spell_syllables(reading: Reading, system: System) -> list[str]:
    """One spelled syllable for each character, never capitalised.

    >>> spell_syllables(Reading(syllables=("de5", "")), System.ZHUYIN)
    ['˙ㄉㄜ', '']
    """
    if system in {System.PINYIN, System.SPOKEN}:
        return [marked(syllable) for syllable in reading.syllables]
    if system is System.ZHUYIN:
        return [zhuyin(syllable) if syllable else "" for syllable in reading.syllables]
    return list(reading.syllables)


def spell(reading: Reading, system: System) -> str:
    """The word as a ruby or popup shows it: pinyin joined, the other systems one syllable after another.

    >>> spell(Reading(syllables=("xi1", "an1"), proper=True), System.PINYIN)
    "Xī'ān"
    """
    syllables = spell_syllables(reading, system)
    if system in {System.ZHUYIN, System.JYUTPING}:
        return " ".join(filter(None, syllables))
    parted = [
        part
        for at, syllable in enumerate(syllables)
        for part in (["", syllable] if at in reading.starts else [syllable])
    ]
    for at in reading.names:
        before = sum(1 for start in reading.starts if start <= at)
        parted[at + before] = parted[at + before][:1].upper() + parted[at + before][1:]
    word = joined(parted)
    return " ".join(part[:1].upper() + part[1:] for part in word.split(" ")) if reading.proper else word


def tone_of(syllable: str) -> int:
    """The tone of a numbered syllable, 1 to 6; 5 is pinyin's neutral tone; 0 for no syllable."""
    if not syllable:
        return 0
    return int(syllable[-1]) if syllable[-1] in "123456" else 5


def fold(written: Reading | str | Sequence[str]) -> str:
    """Letters only, for a search that is blind to tones, spaces and case.

    >>> fold("Tè lǎng pǔ"), fold("lü4")
    ('telangpu', 'lu')
    """
    if isinstance(written, Reading):
        written = written.syllables
    text = written if isinstance(written, str) else "".join(written)
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if category(sign)[0] == "L")


class Pronouncer:
    """Derives the readings of a block's words. What it needs is opened with the first block of a system."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    def read(
        self,
        text: str,
        view: str,
        tokens: Sequence[tuple[int, int]],
        system: System,
        proper: Collection[int] = (),
    ) -> list[Reading]:
        """One reading for each token, from the whole block.

        `view` is the text in simplified characters, as long as the text; `tokens` are its words as
        (start, end), in order; `proper` are the indices of those that are names.
        """
        return self.read_blocks([Words(text, view, tokens, proper)], system)[0]

    def read_blocks(
        self, blocks: Sequence[Words], system: System, *, context: bool = True
    ) -> list[list[Reading]]:
        """The same of several blocks: less work than one by one."""
        if system is System.JYUTPING:
            return [self._cantonese.read(*block[:4]) for block in blocks]
        return self._mandarin.read(blocks, context=context)

    def use_context(self) -> None:
        """From now on let sentences decide between the Mandarin readings of a word."""
        from reader.chinese.context import ContextModel

        self._mandarin.context = self._mandarin.context or ContextModel.open()

    @cached_property
    def _mandarin(self) -> Mandarin:
        from reader.chinese.mandarin import Mandarin

        return Mandarin(self._dictionary)

    @cached_property
    def _cantonese(self) -> Cantonese:
        from reader.chinese.cantonese import Cantonese

        return Cantonese(self._dictionary.cache_dir)
