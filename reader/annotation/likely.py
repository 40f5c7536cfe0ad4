"""Which blocks may hold what somebody types as a reading, told from their characters alone.

A character may be read in any way a dictionary, the glossary or a correction has it. What this passes over
holds no hit; what it lets through is then read as it stands. So a search through a million characters
annotates hundreds of blocks, not all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reader.annotation.annotator import Annotator
from reader.chinese.han import is_han
from reader.chinese.pronunciation import parse_pinyin
from reader.chinese.script import analysis_view
from reader.glossary.sounds import Sounds

_BETWEEN = frozenset(" \u3000\t'’-·‧・")
"""What may stand between the syllables of a hit."""


class Likely:
    """Of one query, of which only the letters count here."""

    def __init__(self, letters: str, sounds: SoundsOfText | Callable[[str], Iterable[str]]) -> None:
        """`letters` have v for ü; `sounds` tells the numbered syllables of a character."""
        self.letters = letters
        self.sounds = sounds
        self._ways: dict[str, tuple[str, ...]] = {}
        self._begins: dict[str, bool] = {}

    def may_hold(self, text: str) -> bool:
        begins = self._begins
        for at, character in enumerate(text):
            may = begins.get(character)
            if may is None:
                may = begins[character] = any(self._fitting(character, 0))
            if may and self._spells(text, at):
                return True
        return False

    def _spells(self, text: str, start: int) -> bool:
        """Whether the characters from here on may be read as the query, whole syllables each."""
        reached = {0}
        for character in text[start : start + 2 * len(self.letters)]:
            if character not in _BETWEEN:
                reached = {end for at in reached for end in self._fitting(character, at)}
            if len(self.letters) in reached:
                return True
            if not reached:
                return False
        return False

    def _fitting(self, character: str, at: int) -> Iterator[int]:
        """Where a character's syllables end that the query has at a place."""
        for way in self._ways_of(character):
            if self.letters.startswith(way, at):
                yield at + len(way)

    def _ways_of(self, character: str) -> tuple[str, ...]:
        known = self._ways.get(character)
        if known is None:
            plain = {_plain(syllable) for syllable in self.sounds(character)} if is_han(character) else set()
            # lü is typed lv, lü or lu.
            plain |= {way.replace("v", "u") for way in plain}
            known = self._ways[character] = tuple(filter(None, plain))
        return known


def _plain(syllable: str) -> str:
    letters = syllable.casefold().replace("u:", "v").replace("ü", "v")
    return letters.rstrip("012345")


class SoundsOfText:
    """How the characters of a text may be read: by dictionaries, and by its reader's own glossary."""

    def __init__(self, annotator: Annotator, cache_dir: Path) -> None:
        self._sounds = Sounds([annotator.dictionary], cache_dir)
        self._own: dict[str, set[str]] = {}
        for located in annotator.glossary:
            entry = located.entry
            if entry.pinyin:
                self._add(entry.term, entry.pinyin)
        for correction in annotator.corrections:
            if correction.pinyin:
                self._add(correction.text, correction.pinyin)

    def _add(self, term: str, written: str) -> None:
        han = [character for character in term if is_han(character)]
        try:
            syllables = parse_pinyin(written, len(han))
        except ValueError:
            return
        for character, syllable in zip(han, syllables, strict=True):
            self._own.setdefault(analysis_view(character), set()).add(syllable)

    def __call__(self, character: str) -> Iterable[str]:
        return self._sounds.mandarin(character) | self._own.get(analysis_view(character), set())
