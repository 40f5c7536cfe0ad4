"""Search that is blind to script, tones, spaces, width and case.

A query in Chinese is sought in the view for analysis, so that any script finds any script. A query in Latin
letters is sought in the text's own Latin words, in the English beside it, and as a reading: `telangpu`,
`te lang pu`, `tèlǎngpǔ` and `te4lang3pu3` all find 特朗普, the last two only with those tones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.article import Article, Position
from reader.chinese.script import analysis_view
from reader.errors import Place, SourceError

Syllables = Callable[[], Sequence[str]]
"""Numbered pinyin of a block, one for each character, "" where a character has none."""


class Hit(NamedTuple):
    block: int
    start: int
    """Offset into the block's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought, made ready once."""

    text: str
    chinese: str
    """In the view for analysis, folded and without spaces; empty for a query in Latin letters alone."""
    latin: str
    """Folded, spaces kept single; empty where the query holds Chinese."""
    sounds: tuple[tuple[str, str], ...] | None
    """Alternative pieces of the query are not kept: (letters, tones) of the whole, where it may be a reading."""

    @classmethod
    def parse(cls, text: str) -> Query:
        folded = fold(text)
        if _HAN.search(text):
            return cls(text, "".join(fold(analysis_view(text)).split()), "", None)
        return cls(text, "", " ".join(folded.split()), _sounds(text))


def find(
    article: Article, query: Query, syllables: Callable[[int], Sequence[str]] | None = None
) -> Iterator[Hit]:
    """Hits of the whole article, block by block. `syllables(block)` is asked only for queries in letters."""
    for block in range(len(article.blocks)):
        reader = None if syllables is None else (lambda block=block: syllables(block))
        yield from find_in_block(article, block, query, reader)


def find_in_block(article: Article, block: int, query: Query, syllables: Syllables | None) -> list[Hit]:
    """Hits in one block, in order, none twice. A hit in the English alone is the block's first character."""
    text = article.blocks[block].text
    if query.chinese:
        return [Hit(block, *run) for run in _squeezed_runs(analysis_view(text), query.chinese)]
    if not query.latin:
        return []
    runs = set(_spaced_runs(text, query.latin))
    if query.sounds and syllables is not None and _HAN.search(text):
        runs |= set(_sounding(syllables(), query.sounds[0]))
    translation = article.blocks[block].translation
    if not runs and translation and query.latin in fold(translation):
        runs = {(0, min(1, len(text)))}
    return [Hit(block, *run) for run in sorted(runs) if run[1] > run[0]]


def fold(text: str) -> str:
    """Without case, width and accents; as long as the text is not promised.

    >>> fold("Ｚelenský")
    'zelensky'
    """
    split = unicodedata.normalize("NFKD", text)
    return "".join(character for character in split if not unicodedata.combining(character)).casefold()


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def _squeezed_runs(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where the wanted characters stand in a text, white space between them or not."""
    squeezed, places = _squeeze(text)
    at = squeezed.find(wanted)
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = squeezed.find(wanted, at + 1)


def _squeeze(text: str) -> tuple[str, list[int] | range]:
    """The text folded and without white space, and the offset each character comes from."""
    folded = fold(text)
    if len(folded) == len(text) and not any(map(str.isspace, text)):
        return folded, range(len(text))
    characters: list[str] = []
    places: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            continue
        for piece in fold(character):
            characters.append(piece)
            places.append(offset)
    return "".join(characters), places


def _spaced_runs(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    squeezed, places = _squeeze(text)
    yield from (
        (places[at], places[at + len(wanted.replace(" ", "")) - 1] + 1)
        for at in _finds(squeezed, wanted.replace(" ", ""))
    )


def _finds(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _sounds(text: str) -> tuple[tuple[str, str], ...] | None:
    """(letters, tones) of a query that may be a reading: one tone, or "", for each letter it follows."""
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", text.casefold().replace("u:", "ü")):
        if character in _MARKS and tones:
            tones[-1] = _MARKS[character]
        elif character == "\u0308" and letters:
            letters[-1] = "v"
        elif character in "12345" and tones:
            tones[-1] = character
        elif character.isascii() and character.isalpha():
            letters.append(character)
            tones.append("")
        elif not (character.isspace() or character in "'’-·"):
            return None
    return (("".join(letters), "".join(tone or "." for tone in tones)),) if len(letters) > 1 else None


def _sounding(syllables: Sequence[str], sound: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """Runs of characters whose syllables spell the query, from a syllable's start to another's end."""
    letters, tones = sound
    spelled = [_letters(syllable) for syllable in syllables]
    for start, first in enumerate(spelled):
        if not first[0] or not letters.startswith(first[0]):
            continue
        at, end = 0, start
        while end < len(spelled) and at < len(letters):
            letter_run, tone = spelled[end]
            if not letter_run:
                if end == start or syllables[end] or at == 0:
                    break
                end += 1
                continue
            if not letters.startswith(letter_run, at) or not _tone_fits(
                tones[at : at + len(letter_run)], tone
            ):
                break
            at += len(letter_run)
            end += 1
        if at == len(letters):
            yield start, end


def _letters(syllable: str) -> tuple[str, str]:
    bare = syllable.casefold().replace("ü", "v").replace("u:", "v")
    return bare.rstrip("012345"), bare[len(bare.rstrip("012345")) :]


def _tone_fits(written: str, tone: str) -> bool:
    """A syllable the query gives no tone for fits any."""
    given = written.strip(".")
    return not given or given[-1] == (tone or "5")


def find_section(article: Article, at: str) -> Position:
    """The section `--at` names: its number from 1, or words of its heading, in any script; then of the text.

    Raises SourceError where there is none.
    """
    if at.isdecimal():
        number = int(at)
        if 1 <= number <= len(article.sections):
            return Position(article.sections[number - 1].start, 0)
        raise SourceError(
            f"there is no section {number}",
            place=Place(article.path or "-"),
            remedy=f"it has {len(article.sections)}: --at 1 to --at {len(article.sections)}",
        )
    query = Query.parse(at)
    headings = [section.start for section in article.sections if section.title]
    for block in (*headings, *(index for index in range(len(article.blocks)) if index not in headings)):
        for hit in find_in_block(article, block, query, None):
            if block in headings:
                return Position(block, 0)
            return Position(hit.block, hit.start)
    raise SourceError(
        f"nothing in the text reads {at!r}",
        place=Place(article.path or "-"),
        remedy="--at takes a section's number or words of the text",
    )
