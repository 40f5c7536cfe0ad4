"""Jyutping in context, from the words around each character.

A run of Chinese is divided as xjyutping divides it, over its tables: the fewest words, then the fewest single
characters, then the most usual words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from reader.chinese.han import is_han, runs_of_han
from reader.chinese.pronunciation import Reading
from reader.chinese.soundtables import cantonese_table

_WORD, _SINGLE = 100_000, 1
"""What a segment costs, and what a single character costs on top."""


class Cantonese:
    def __init__(self, cache_dir: Path) -> None:
        self._table = cantonese_table(cache_dir)

    def read(
        self, text: str, view: str, tokens: Sequence[tuple[int, int]], proper: Collection[int]
    ) -> list[Reading]:
        """One reading for each token."""
        syllables, doubtful = self.syllables(text, view)
        return [
            Reading(
                syllables=tuple(syllables[start:end]),
                doubtful=any(doubtful[start:end]),
                proper=index in proper,
            )
            for index, (start, end) in enumerate(tokens)
        ]

    def syllables(self, text: str, view: str) -> tuple[list[str], list[bool]]:
        """One syllable for each character, "" for what is not Chinese, and whether it is a guess."""
        traditional = _traditional(text) if text == view else text
        syllables, doubtful = [""] * len(text), [False] * len(text)
        for start, end in runs_of_han(text):
            run = traditional[start:end]
            for at, size in self._divide(run):
                made, guess = self._readings(run, at, size)
                syllables[start + at : start + at + size] = made
                doubtful[start + at] = guess
        return syllables, doubtful

    def _divide(self, run: str) -> Iterator[tuple[int, int]]:
        """(offset, length) of the words and single characters, in order."""
        size = len(run)
        canonical = "".join(self._table.get("=" + character) or character for character in run)
        best: list[tuple[int, int]] = [(0, 0)] * size + [(0, 0)]
        ahead = [1] * size
        for at in range(size - 1, -1, -1):
            count, cost = best[at + 1]
            here = (count + _WORD + _SINGLE, cost + self._cost(run[at]))
            for length, price in self._words(run, canonical, at):
                count, cost = best[at + length]
                there = (count + _WORD, cost + price)
                if there <= here:
                    here, ahead[at] = there, length
            best[at] = here
        at = 0
        while at < size:
            yield at, ahead[at]
            at += ahead[at]

    def _words(self, run: str, canonical: str, at: int) -> Iterator[tuple[int, int]]:
        """Length and cost of the words that begin here, as spelt or in canonical characters."""
        listed = {len(word): word for word in self._table.prefixes(canonical[at : at + 12])}
        listed |= {len(word): word for word in self._table.prefixes(run[at : at + 12])}
        for length in sorted(listed):
            if length > 1:
                yield length, self._cost(listed[length])

    def _cost(self, word: str) -> int:
        row = self._table.get(word)
        return int(row.partition(" ")[0].rstrip("?")) if row else 0

    def _readings(self, run: str, at: int, size: int) -> tuple[list[str], bool]:
        word = run[at : at + size]
        row = self._table.get(word) or self._table.get(self._canonical(word))
        if row is None:
            return [""] * size, False
        cost, *readings = row.split(" ")
        if size > 1:
            return readings, False
        before = self._table.get(">" + run[at : at + 3]) or self._table.get(">" + run[at : at + 2])
        final = self._table.get("$" + word) if at + 1 == len(run) else None
        return [before or final or readings[0]], cost.endswith("?")

    def _canonical(self, word: str) -> str:
        return "".join(self._table.get("=" + character) or character for character in word)


def _traditional(text: str) -> str:
    """A text that is the same in simplified characters may be simplified: the tables are traditional."""
    from reader.chinese.script import convert_with

    return convert_with("s2hk", text) if any(map(is_han, text)) else text
