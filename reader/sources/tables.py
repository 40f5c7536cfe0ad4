"""A table of contents at the front of a plain text: the same titles that stand above the chapters later on.

Its lines are told by that they come again, so that no chapter is taken for one: a list that is not repeated
is text. The line before it that says 目錄 is its heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.sources.chapters import read_chapter
from reader.sources.patterns import LazyPattern

_FRONT = 80
"""Units in which a table may begin."""
_LONGEST = 70
"""Characters of a line of it, its dots and page number included."""
_FEWEST = 3
_HEADING = LazyPattern(
    r"[【\[「]?(?:目[\s　]*[錄录次]|章節目錄|章节目录|(?:table of )?contents)[】\]」]?[:：]?", 2
)
_LEADER = LazyPattern(r"[\s　]*[.．·…‥⋯—-]{2,}[\s　]*\d*$|[\s　]{2,}\d{1,4}$")
_SPACE = LazyPattern(r"[\s　]+")


def find_table(units: Sequence[str], first: int) -> range:
    """The units that are lines of the table of contents; an empty range where there is none."""
    start = _start(units, first)
    if start is None:
        return range(0)
    later = _titles(units, start)
    seen: set[str] = set()
    end = start
    while end < len(units) and (title := _title(units[end])) in later and title not in seen:
        seen.add(title)
        end += 1
    while end > start and not _comes_again(units, end):
        end -= 1
    return range(start, end) if end - start >= _FEWEST else _find_run(units, start)


def _find_run(units: Sequence[str], start: int) -> range:
    """Chapters that follow each other with nothing between, of which the first comes again further down: what
    stands above the text may be worded otherwise."""
    first = _number(units[start])
    end = start + 1
    while end < len(units) and len(units[end]) <= _LONGEST and _number(units[end]) not in ("", first):
        end += 1
    again = any(_number(unit) == first for unit in units[end:] if len(unit) <= _LONGEST)
    return range(start, end) if first and again and end - start > _FEWEST else range(0)


def _number(unit: str) -> str:
    """What a chapter is called without its title; "" where a line is none."""
    chapter = read_chapter(_bare(unit))
    return _title(unit).removesuffix(_SPACE.sub("", chapter.title)) if chapter else ""


def _start(units: Sequence[str], first: int) -> int | None:
    front = range(first, min(first + _FRONT, len(units) - 2 * _FEWEST + 1))
    for index in front:
        if len(units[index]) < 24 and _HEADING.fullmatch(units[index]):
            return index + 1
    for index in front:
        if all(
            len(unit) <= _LONGEST and read_chapter(_bare(unit)) for unit in units[index : index + _FEWEST]
        ):
            return index
    return None


def _titles(units: Sequence[str], start: int) -> set[str]:
    """Of lines that come more than once."""
    once: set[str] = set()
    twice: set[str] = set()
    for unit in units[start:]:
        if len(unit) <= _LONGEST:
            title = _title(unit)
            (twice if title in once else once).add(title)
    return twice


def _comes_again(units: Sequence[str], end: int) -> bool:
    """Whether the last line of a table that ends here comes again after it, and not within."""
    title = _title(units[end - 1])
    return any(len(unit) <= _LONGEST and _title(unit) == title for unit in units[end:])


def _bare(unit: str) -> str:
    """Without the dots and the page's number."""
    return _LEADER.sub("", unit) or unit


def _title(unit: str) -> str:
    return _SPACE.sub("", _bare(unit))
