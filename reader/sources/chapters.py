"""Where a book's chapters begin: 第一回, 卷三, 楔子, Chapter 4, and a bare number alone on its line.

A line is a chapter by its wording and its company: 第三部電影 alone is a sentence's beginning, among others
of its kind a heading. What stands above what is told by the words: 卷 and 部 hold 章 and 回, which hold 節.
Only lines that begin like one are looked at, so that a novel costs no more than its headings.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from reader.sources import wording
from reader.sources.patterns import LazyPattern
from reader.sources.units import Units

LONGEST = 60
"""Characters of a heading with its title."""
_NUMERALS = "〇○零一二三四五六七八九十百千两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾0-9０-９"
_NUMBER = f"[{_NUMERALS}]{{1,9}}"
_STARTS = frozenset("第卷上中下楔序自前引後后尾跋附番外終终大正內内簡简開开結结CcPpBbVvEeAa")
_PART = "(?:部(?![分隊队門门落電电])|集(?![團团合中體体]))"
_NUMBERED = LazyPattern(
    rf"(?:正文[\s　]*)?第[\s　]*{_NUMBER}[\s　]*(?:"
    rf"(?P<volume>[卷冊册篇輯辑]|{_PART}|季(?![度節节軍军]))"
    r"|(?P<chapter>[話话幕囘]|章(?![程魚])|回(?![合應应來来到家答]))"
    r"|(?P<part>[節节折](?![目奏課课日扣])))"
    r"(?P<rest>.*)"
)
_VOLUME = LazyPattern(rf"(?:卷[之第]?[\s　]*{_NUMBER}|[上中下](?:[卷冊册篇]|{_PART}))(?P<rest>.*)")
_NAMED = LazyPattern(
    r"(?:正文[\s　]*)?(?:楔子|序[章言幕曲篇]?|自序|前言|引[子言]|開篇|开篇|[內内]容[簡简]介|[簡简]介"
    r"|尾[聲声]|[終终]章|大?[結结]局|[後后][記记]|跋|附[錄录]|番外篇?|外[傳传])"
    rf"(?:[\s　]*{_NUMBER})?(?P<rest>(?:[\s　:：·].*)?)"
)
_ENGLISH = LazyPattern(
    r"(?:(?P<volume>part|book|volume)|chapter)\s+"
    r"(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\b(?P<rest>.*)"
    r"|(?:prologue|epilogue|preface|appendix)\b(?P<title>.*)",
    2,
)
_BARE = LazyPattern(rf"[（(]?({_NUMBER})[）)]?[、.．]?")
_SEPARATORS = " \t　:：、.．·—-–｜《「【（("
_NEVER_ENDS = frozenset("。；;，,、：:")
_INSIDE_STOPS = ("。", "；", "，")
_LONGEST_NUMBER = 6
_FEWEST = 2
"""Chapters in company; one alone must leave no doubt."""


class Rank(IntEnum):
    """What a heading is a heading of, from the outside in."""

    VOLUME = 0
    CHAPTER = 1
    PART = 2
    NUMBER = 3


class Chapter(NamedTuple):
    rank: Rank
    numbered: bool
    title: str
    """What stands after the number."""
    glued: bool = False
    """Whether that follows without anything between, as it would in a sentence."""


def read_chapter(line: str) -> Chapter | None:  # noqa: PLR0911  # a row of questions
    """What a line says it begins, by itself.

    >>> read_chapter("第十二回　風雪").rank.name, read_chapter("卷三").rank.name
    ('CHAPTER', 'VOLUME')
    >>> read_chapter("第一部分是前言。")
    """
    if line[0] not in _STARTS or len(line) > LONGEST or line[-1] in _NEVER_ENDS:
        return None
    if numbered := _NUMBERED.fullmatch(line):
        rank = Rank.VOLUME if numbered["volume"] else Rank.CHAPTER if numbered["chapter"] else Rank.PART
        return _numbered(rank, numbered["rest"])
    if volume := _VOLUME.fullmatch(line):
        return _numbered(Rank.VOLUME, volume["rest"])
    if named := _NAMED.fullmatch(line):
        return Chapter(Rank.CHAPTER, numbered=False, title=named["rest"].strip(_SEPARATORS))
    if english := _ENGLISH.fullmatch(line):
        if english["title"] is not None:
            return Chapter(Rank.CHAPTER, numbered=False, title=english["title"].strip(_SEPARATORS))
        rank = Rank.VOLUME if english["volume"] else Rank.CHAPTER
        chapter = _numbered(rank, english["rest"])
        return None if chapter and (chapter.glued or chapter.title[:1].islower()) else chapter
    return None


def _numbered(rank: Rank, rest: str) -> Chapter | None:
    glued = bool(rest) and rest[0] not in _SEPARATORS
    if glued and any(stop in rest for stop in _INSIDE_STOPS):
        return None
    return Chapter(rank, numbered=True, title=rest.strip(_SEPARATORS), glued=glued)


def find_chapters(units: Sequence[str], first: int, besides: Container[int] = ()) -> dict[int, Rank]:
    """The units from `first` on, but for those of a table of contents, that are headings of a book."""
    found: dict[int, Chapter] = {}
    for index in _candidates(units, first):
        if index not in besides and (chapter := read_chapter(units[index])):
            found[index] = chapter
    numbered = [index for index, chapter in found.items() if chapter.numbered]
    if len(numbered) < _FEWEST and not any(_stands_alone(found[index], index, units) for index in numbered):
        return _find_numbers(units, first, besides)
    ranks = {index: chapter.rank for index, chapter in found.items()}
    return ranks | _find_numbers(units, first, besides)


def join_titles(units: Units, first: int) -> Units:
    """Where chapters have their number on a line and their title on the next, one line of both."""
    texts = units.texts
    bare = [
        index
        for index in _candidates(texts, first)
        if index + 1 < len(texts) and (found := read_chapter(texts[index])) and _is_number(found)
    ]
    titled = {index for index in bare if _is_title(texts[index + 1])}
    if len(titled) < _FEWEST or 3 * len(titled) < 2 * len(bare):
        return units
    return units.joined(titled, "\N{IDEOGRAPHIC SPACE}")


def _candidates(units: Sequence[str], first: int) -> list[int]:
    """The units that begin like chapters, looked for in one quick pass."""
    return [index for index, unit in enumerate(units) if unit[:1] in _STARTS and index >= first]


def _is_number(chapter: Chapter) -> bool:
    return chapter.numbered and not chapter.title and chapter.rank is not Rank.VOLUME


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST and wording.may_be_heading(text, longest=LONGEST) and not read_chapter(text)


def _stands_alone(chapter: Chapter, index: int, units: Sequence[str]) -> bool:
    return not chapter.glued and index + 1 < len(units)


def levels_of(chapters: dict[int, Rank], units: Sequence[str]) -> dict[int, int]:
    """The level of each chapter's heading: 2 for the outermost there are, deeper within.

    What has a name and no number (楔子, 後記) stands outside where no volume has begun, and at the very end.
    """
    ranks = sorted(set(chapters.values()))
    level = {rank: 2 + place for place, rank in enumerate(ranks)}
    made = {index: level[rank] for index, rank in chapters.items()}
    if Rank.VOLUME in ranks:
        first = min(index for index, rank in chapters.items() if rank is Rank.VOLUME)
        last = max(chapters)
        for index in made:
            if (index < first or index == last) and not _is_numbered(units[index]):
                made[index] = 2
    return made


def _is_numbered(unit: str) -> bool:
    chapter = read_chapter(unit)
    return chapter is None or chapter.numbered


def _find_numbers(units: Sequence[str], first: int, besides: Container[int]) -> dict[int, Rank]:
    """Bare numbers that count up from one, each with something under it; all of them or none."""
    short = [index for index, unit in enumerate(units) if len(unit) <= _LONGEST_NUMBER and index >= first]
    bare = [
        (index, number)
        for index in short
        if index + 1 < len(units) and index not in besides and (number := _bare_number(units[index]))
    ]
    counted: list[int] = []
    before = 0
    for index, number in bare:
        if number not in (before + 1, 1) or (counted and index == counted[-1] + 1):
            return {}
        counted.append(index)
        before = number
    return dict.fromkeys(counted, Rank.NUMBER) if before and len(counted) >= _FEWEST else {}


def _bare_number(unit: str) -> int:
    match = _BARE.fullmatch(unit)
    return _values().get(match[1], 0) if match else 0


@cache
def _values() -> dict[str, int]:
    """Numbers from 1 to 199 as headings write them."""
    made: dict[str, int] = {}
    for digits in ("一二三四五六七八九", "壹貳參肆伍陸柒捌玖", "壹贰叁肆伍陆柒捌玖"):
        made |= dict(_count(digits, "十" if digits[0] == "一" else "拾"))
    return made | {str(number): number for number in range(1, 200)}


def _count(digits: str, ten: str) -> Iterator[tuple[str, int]]:
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        before = digits[tens - 1] if tens > 1 else ""
        yield before + ten * bool(tens) + (digits[ones - 1] if ones else ""), number
