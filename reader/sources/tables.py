"""A table of contents at the front of a plain text: the same titles that stand above the chapters later on.

Its lines are told by that they come again, so that no chapter is taken for one: a list that is not repeated
is text. The line before it that says 目錄 is its heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile

from reader.sources.chapters import read_chapter
from reader.sources.patterns import LazyPattern

_FRONT = 80
"""Units in which a table may begin."""
_LONGEST = 70
"""Characters of a line of it, its dots and page number included."""
_FEWEST = 3
_TWICE = 2
_SENTENCE_ENDS = frozenset("。，；」")
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
    titles = [_title(unit) for unit in takewhile(_may_be_line, islice(units, start, None))]
    again = _counted(units, start, titles)
    end, seen = start, set[str]()
    for title in titles:
        if again[title] < _TWICE or title in seen:
            break
        seen.add(title)
        end += 1
    while end > start and not _comes_again(units, end):
        end -= 1
    return range(start, end) if end - start >= _FEWEST else _find_run(units, start)


def _may_be_line(unit: str) -> bool:
    return len(unit) <= _LONGEST and unit[-1] not in _SENTENCE_ENDS


def _find_run(units: Sequence[str], start: int) -> range:
    """Chapters that follow each other with nothing between, of which the first comes again further down: what
    stands above the text may be worded otherwise."""
    first = _number(units[start])
    end = start + 1
    while end < len(units) and _number(units[end]) not in ("", first):
        end += 1
    if not first or end - start <= _FEWEST:
        return range(0)
    alike = (unit for unit in islice(units, end, None) if unit[0] == units[start][0])
    return range(start, end) if any(_number(unit) == first for unit in alike) else range(0)


def _number(unit: str) -> str:
    """What a chapter is called without its title; "" where a line is none."""
    chapter = read_chapter(_bare(unit)) if len(unit) <= _LONGEST else None
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


def _counted(units: Sequence[str], start: int, titles: Sequence[str]) -> Counter[str]:
    """How often each of these titles comes; only lines that begin like one of them are looked at."""
    begins = {title[:1] for title in titles}
    alike = (unit for unit in islice(units, start, None) if unit[0] in begins and len(unit) <= _LONGEST)
    return Counter(map(_title, alike))


def _comes_again(units: Sequence[str], end: int) -> bool:
    """Whether the last line of a table that ends here comes again after it, and not within."""
    title = _title(units[end - 1])
    return any(_title(unit) == title for unit in islice(units, end, None) if unit[0] == title[:1])


def _bare(unit: str) -> str:
    """Without the dots and the page's number."""
    return (_LEADER.sub("", unit) or unit) if len(unit) <= _LONGEST else unit


def _title(unit: str) -> str:
    return _SPACE.sub("", _bare(unit))
