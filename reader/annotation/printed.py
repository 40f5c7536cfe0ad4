"""What the text itself prints above its characters, as evidence of how they are read.

Syllables with numbers may be pinyin or Jyutping: those of one text are all the same. What only one of them
allows decides; where nothing does, whether the characters are read so in Mandarin.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import islice

from reader.annotation.spans import Spans
from reader.article import Article
from reader.chinese.han import is_han
from reader.chinese.printed import read_jyutping, read_pinyin, read_zhuyin
from reader.chinese.pronunciation import Reading

LOOKED_AT = 400
"""Rubies from which it is told what a text prints."""


class Printed:
    """The readings printed in one article."""

    def __init__(self, article: Article, mandarin_of: Callable[[str], Collection[str]]) -> None:
        """`mandarin_of` gives every Mandarin reading of a character, as numbered pinyin."""
        self._blocks = article.blocks
        self._mandarin_of = mandarin_of
        self.is_there = any(block.ruby for block in article.blocks)

    def syllables(self, block: int, *, jyutping: bool) -> dict[int, str]:
        """By offset the syllable printed over that character, numbered. Of two the first in the text."""
        made: dict[int, str] = {}
        text = self._blocks[block].text
        for start, end, written in self._blocks[block].ruby:
            places = [at for at in range(start, end) if is_han(text[at])]
            read = self._read(written, "".join(text[at] for at in places), jyutping) if places else None
            for at, syllable in zip(places, read or (), strict=False):
                made.setdefault(at, syllable)
        return made

    def _read(self, written: str, base: str, jyutping: bool) -> tuple[str, ...] | None:
        count = len(base)
        if jyutping:
            return read_jyutping(written, count) if self._prints_jyutping else None
        found = read_zhuyin(written, count)
        if found or (self._prints_jyutping and read_jyutping(written, count)):
            return found
        return read_pinyin(written, count) or self._read_toneless(written, base)

    def _read_toneless(self, written: str, base: str) -> tuple[str, ...] | None:
        """Letters alone, where the text prints pinyin and these characters may be read so."""
        found = read_pinyin(written, len(base), toneless=True) if self._prints_pinyin else None
        return found if found and all(map(self._may_be_read, base, found)) else None

    @cached_property
    def _prints_pinyin(self) -> bool:
        """Whether there are any with their tones."""
        return not self._prints_jyutping and any(
            read_pinyin(written, count) for written, _, count in self._some()
        )

    @cached_property
    def _prints_jyutping(self) -> bool:
        """Whether what is written with numbers is Jyutping."""
        pinyin = jyutping = unlike = 0
        for written, base, count in self._some():
            as_pinyin, as_jyutping = read_pinyin(written, count), read_jyutping(written, count)
            pinyin += bool(as_pinyin and not as_jyutping)
            jyutping += bool(as_jyutping and not as_pinyin)
            if as_pinyin and as_jyutping:
                unlike += 1 if self._is_unlike(base, as_pinyin) else -1
        if pinyin == jyutping:
            return unlike > 0
        return jyutping > pinyin

    def _is_unlike(self, base: str, syllables: tuple[str, ...]) -> bool:
        """Whether most of these characters are never read so in Mandarin."""
        return 2 * sum(map(self._may_be_read, base, syllables)) < len(base)

    def _may_be_read(self, character: str, syllable: str) -> bool:
        """In Mandarin, whatever the tone."""
        letters = syllable.rstrip("12345")
        return any(one.rstrip("12345") == letters for one in self._mandarin_of(character))

    def _some(self) -> Iterator[tuple[str, str, int]]:
        """(reading, its Hanzi, how many) of the first ones."""
        rubies = ((block.text, ruby) for block in self._blocks for ruby in block.ruby)
        for text, (start, end, written) in islice(rubies, LOOKED_AT):
            base = "".join(filter(is_han, text[start:end]))
            if base:
                yield written, base, len(base)


def read_as_printed(spans: Spans, made: list[Reading], syllables: Mapping[int, str]) -> None:
    """Put what is printed over characters in the place of what was derived for them."""
    for index in dict.fromkeys(map(spans.index_at, sorted(syllables))):
        if index is None:
            continue
        span, reading = spans[index], made[index]
        if len(reading.syllables) != len(span.text):
            continue
        places = range(span.start, span.end)
        whole = all(at in syllables or not is_han(spans.text[at]) for at in places)
        made[index] = replace(
            reading,
            syllables=tuple(
                syllables.get(at, known) for at, known in zip(places, reading.syllables, strict=True)
            ),
            doubtful=reading.doubtful and not whole,
            source="printed",
        )
