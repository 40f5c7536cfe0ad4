"""Search that is blind to script, tones, spaces, width and case.

A query in Chinese is sought in the view for analysis, so that any script finds any script. A query in Latin
letters is sought in the text's own Latin words, in the English beside it, and as a reading: `telangpu`,
`te lang pu`, `tèlǎngpǔ` and `te4lang3pu3` all find 特朗普, the last two only with those tones. What it means
in Chinese (`ceasefire`: 停火) is found by `annotation.meanings`, and told here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
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
class Sound:
    """A query that may be a reading."""

    letters: str
    """Of all its syllables, ü as v."""
    tones: tuple[str, ...]
    """For each letter, the tone written on it or after it; "" for none."""
    edges: frozenset[int]
    """Places between letters where one syllable must end and the next begin: at a space, after a number."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought, made ready once."""

    text: str
    chinese: str
    """In the view for analysis, folded and without spaces; empty for a query in Latin letters alone."""
    latin: str
    """Folded, spaces kept single; empty where the query holds Chinese."""
    sound: Sound | None
    """None where it cannot be a reading."""

    @classmethod
    def parse(cls, text: str) -> Query:
        text = text.strip()
        if _HAN.search(text):
            return cls(text, "".join(fold(analysis_view(text)).split()), "", None)
        return cls(text, "", " ".join(fold(text).split()), _sound(text))


def find(
    article: Article, query: Query, syllables: Callable[[int], Sequence[str]] | None = None
) -> Iterator[Hit]:
    """Hits of the whole article, block by block. `syllables(block)` is asked only for queries in letters."""
    for block in range(len(article.blocks)):
        reader = None if syllables is None else (lambda block=block: syllables(block))
        yield from find_in_block(article, block, query, reader)


def find_in_block(
    article: Article,
    block: int,
    query: Query,
    syllables: Syllables | None,
    meant: Iterable[tuple[int, int]] = (),
) -> list[Hit]:
    """Hits in one block, in order, none twice. A hit in the English alone is the block's first character.

    `meant` are places in the block that are known to mean what a query in letters says.
    """
    text = article.blocks[block].text
    if query.chinese:
        # As written too: the view reads some characters by their neighbours (乾 alone as 干, not so in 乾隆).
        runs = set(_squeezed_runs(analysis_view(text), query.chinese))
        runs |= {(at, at + len(query.text)) for at in _places(text, query.text)}
        return [Hit(block, *run) for run in sorted(runs)]
    if not query.latin:
        return []
    runs = {*_latin_runs(text, query.latin.replace(" ", "")), *meant}
    if query.sound and syllables is not None and _HAN.search(text):
        runs |= set(_sounding(text, syllables(), query.sound))
    translation = article.blocks[block].translation
    if not runs and translation and text and _says(" ".join(fold(translation).split()), query.latin):
        runs = {(0, 1)}
    return [Hit(block, *run) for run in sorted(runs)]


def fold(text: str) -> str:
    """Without case, width and accents; as long as the text is not promised.

    >>> fold("Ｚelenský")
    'zelensky'
    """
    split = unicodedata.normalize("NFKD", text)
    return "".join(character for character in split if not unicodedata.combining(character)).casefold()


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _squeezed_runs(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where the wanted characters stand in a text, white space between them or not."""
    squeezed, places = _squeeze(text)
    for at in _places(squeezed, wanted):
        yield places[at], places[at + len(wanted) - 1] + 1


def _latin_runs(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """The same for words: across white space from the start of a word only (`heart` is not in `the art`), and
    one or two letters as a whole word."""
    for start, end in _squeezed_runs(text, wanted):
        crosses = any(map(str.isspace, text[start:end]))
        begins = not start or not _is_letter(text[start - 1])
        if len(wanted) <= SHORT and wanted.isalpha():
            if begins and (end == len(text) or not _is_letter(text[end])):
                yield start, end
        elif begins or not crosses:
            yield start, end


def _is_letter(character: str) -> bool:
    return character.isalnum() and not _HAN.match(character)


def _says(english: str, wanted: str) -> bool:
    """Whether a translation has the words; one or two letters as a whole word."""
    if len(wanted) > SHORT or not wanted.isalpha():
        return wanted in english
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", english) is not None


SHORT = 2
"""Letters of a query that are no part of a longer word."""


def _squeeze(text: str) -> tuple[str, Sequence[int]]:
    """The text folded and without white space, and the offset each character comes from."""
    folded = fold(text)
    if len(folded) == len(text) and not any(map(str.isspace, text)):
        return folded, range(len(text))
    characters: list[str] = []
    places: list[int] = []
    for offset, character in enumerate(text):
        piece = "" if character.isspace() else fold(character)
        characters.append(piece)
        places += [offset] * len(piece)
    return "".join(characters), places


def _places(text: str, wanted: str) -> Iterator[int]:
    """Where a text holds another, none overlapping the one before."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


# -- readings ------------------------------------------------------------------------------------------------

_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIAERESIS = "\u0308"
_BETWEEN = "'’-·‧・"
"""What may stand between syllables of a query or of the text: 弗拉基米爾·普京."""


def _sound(text: str) -> Sound | None:
    letters: list[str] = []
    tones: list[str] = []
    edges: set[int] = set()
    for character in unicodedata.normalize("NFD", text.casefold().replace("u:", "ü")):
        if character.isspace() or character in _BETWEEN:
            edges.add(len(letters))
        elif "a" <= character <= "z":
            letters.append(character)
            tones.append("")
        elif not letters:
            return None
        elif character in _MARKS:
            tones[-1] = _MARKS[character]
        elif character == _DIAERESIS:
            letters[-1] = "v"
        elif character in "12345":
            tones[-1] = character
            edges.add(len(letters))
        else:
            return None
    return Sound("".join(letters), tuple(tones), frozenset(edges)) if letters else None


def _sounding(text: str, syllables: Sequence[str], sound: Sound) -> Iterator[tuple[int, int]]:
    """Runs of characters whose syllables spell the query, from a syllable's start to another's end."""
    first = sound.letters[0]
    start = 0
    while start < len(syllables):
        end = 0
        if syllables[start][:1].casefold() == first:
            end = _spells(text, syllables, start, sound)
        if end:
            yield start, end
        start = end or start + 1


def _spells(text: str, syllables: Sequence[str], start: int, sound: Sound) -> int:
    """The offset past the last syllable of the query if it begins here, 0 if it does not."""
    at, total = 0, len(sound.letters)
    for offset in range(start, len(syllables)):
        if not syllables[offset]:
            if text[offset].isspace() or text[offset] in _BETWEEN:
                continue
            return 0
        size = _fits(syllables[offset], sound, at)
        at += size
        if not size:
            return 0
        if at == total:
            return offset + 1
    return 0


def _fits(syllable: str, sound: Sound, at: int) -> int:
    """How many letters of the query this syllable takes; 0 where letters, tone or edges differ."""
    letters = syllable.casefold().replace("u:", "v").replace("ü", "v")
    tone = letters[-1] if letters[-1].isdecimal() else "5"
    letters = letters.rstrip("012345")
    size = len(letters)
    # lü is found by lv, lü and, as most people type it, lu.
    if not any(sound.letters.startswith(way, at) for way in (letters, letters.replace("v", "u"))):
        return 0
    written = [given for given in sound.tones[at : at + size] if given]
    if written and written[-1] != tone:
        return 0
    return 0 if any(at < edge < at + size for edge in sound.edges) else size


# -- sections ------------------------------------------------------------------------------------------------


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
