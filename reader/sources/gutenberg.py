"""What Project Gutenberg puts before and after a text: set aside, its title and author taken, nothing lost.

Source: the markers of its files since 2001, as in *** START OF THE PROJECT GUTENBERG EBOOK 23962 ***.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.article import BlockKind
from reader.sources.cleaning import clean, join_soft
from reader.sources.draft import Draft
from reader.sources.patterns import LazyPattern

_NAME = "Project Gutenberg"
_START = LazyPattern(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", 2)
_END = LazyPattern(r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG", 2)
_FIELD = LazyPattern(r"(Title|Author):\s*(\S.*)")
_HEADER = 400
"""Lines before which the text begins."""


class Bounds(NamedTuple):
    start: int
    """Index of the first line of the text itself."""
    end: int
    """Index past its last line."""


def find_bounds(lines: list[str]) -> Bounds | None:
    """Where the text itself stands; None where these are no lines of Project Gutenberg."""
    start = next(
        (n for n, line in enumerate(lines[:_HEADER], 1) if "***" in line and _START.match(line.strip())), 0
    )
    ends = (n for n in range(len(lines) - 1, -1, -1) if "***" in lines[n] and _END.match(lines[n].strip()))
    end = next(ends, len(lines))
    return Bounds(start, end) if start < end and (start or end < len(lines)) else None


def read_fields(draft: Draft, lines: list[str]) -> None:
    """Title and author from the header."""
    for line in lines:
        if field := _FIELD.match(clean(line.strip())):
            key = field[1].lower()
            if not getattr(draft.about, key):
                setattr(draft.about, key, field[2].strip())
    draft.about.source = draft.about.source or _NAME


def add_rest(draft: Draft, lines: list[str], bounds: Bounds) -> None:
    """Header and licence as notes in a section of their own, at the end."""
    paragraphs = [*_paragraphs(lines, 0, bounds.start), *_paragraphs(lines, bounds.end, len(lines))]
    for number, (text, line) in enumerate(paragraphs):
        if number == 0:
            draft.add(BlockKind.HEADING, text, line, level=2)
        else:
            draft.add(BlockKind.NOTE, text, line)


def _paragraphs(lines: list[str], start: int, end: int) -> list[tuple[str, int]]:
    """Lines joined where no empty one stands between, with the number of their first."""
    made: list[tuple[str, int]] = []
    apart = True
    for index in range(start, end):
        line = clean(lines[index]).strip()
        if line and not apart and not _FIELD.match(line):
            text, number = made[-1]
            made[-1] = join_soft(text, line), number
        elif line:
            made.append((line, index + 1))
        apart = not line
    return made
