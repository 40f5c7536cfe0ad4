"""Dates in English; relative ones (去年2月) by the date of the article they stand in.

A day without a month may be a span of days (為期5日), and 前 after a date may begin a title (前部長): where
the text leaves it open, less is said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from reader.chinese.numerals import figure_of

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "後年": 2, "后年": 2}
_MONTHS_OFF = {"上月": -1, "上個月": -1, "上个月": -1, "本月": 0, "這個月": 0, "这个月": 0}
_MONTHS_OFF |= {"下月": 1, "下個月": 1, "下个月": 1}
_VERBS = "完達达提舉举離离結结撤停實实須须必未不可到返申登簽签遞递宣遷迁還还付投推落的仍已把被就再才開开生"
_OPEN = rf"(?![\u4e00-\u9fff])|(?=[{_VERBS}])"
"""Nothing that 前, 後, 中 could be the first character of: 前部長, 後備, 中央."""
_PHASES = (
    ("上旬|初(?![選选步中級级審审賽赛試试戀恋院])", "early {}"),
    (f"中旬|中期(?![選选])|中(?:{_OPEN})", "mid-{}"),
    ("下旬|底(?![部線线層层氣气細细])|末(?![日端代])", "late {}"),
    (f"(?:之前|以前|前)(?:{_OPEN})", "before {}"),
    (f"(?:之後|之后|以後|以后|後|后)(?:{_OPEN})", "after {}"),
    ("起(?![訴诉飛飞義义草床火碼码用步伏])|開始|开始", "from {}"),
)
_DURATION = re.compile(
    "(?:為期|为期|連續|连续|一連|一连|長達|长达|歷時|历时|需時|需时|逾|超過|超过|至少|最多|最長|最长|不足|未來|未来"
    "|過去|过去|最近|近|每|首|逗留)$"
)
_WITHIN = re.compile("(?:之|以)?[內内](?![地閣阁部政戰战蒙需塔外容])")
_BESIDE_A_DAY = ("前", "後", "后", "之前", "之後", "之后", "以前", "以後", "以后")
_FAR_FUTURE = 2200
"""A year beyond is a number of years: 5000年歷史."""


def gloss_date(plain: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A date of the text; None for what is no date. `today` is the article's own date."""
    decade = re.fullmatch(r"(\d{4})年代", plain)
    if decade:
        return f"the {decade[1]}s"
    found = re.fullmatch(r"(?:(\w{4})年)?(?:(\w{1,3})月)?(?:(\w{1,3})[日號号])?", plain)
    if not found or not plain:
        return None
    figures = [part and figure_of(part) for part in found.groups()]
    if "" in figures:
        return None
    year, month, day = (int(figure) if figure else 0 for figure in figures)
    if year and not month and (year >= _FAR_FUTURE or (year % 100 == 0 and after.startswith(_BESIDE_A_DAY))):
        return f"{year:,} years" if year >= _FAR_FUTURE else str(year)
    year, month = _related(year, month, before, today)
    if day and not month:
        return _day(day, plain, before, after)
    return _phased(_written(year, month, day), after)


def _day(day: int, plain: str, before: str, after: str) -> str | None:
    """The fifth or five days; None where it may be either (5日後)."""
    if not plain.endswith("日") and day <= 31:
        return f"the {ordinal(day)}"
    if day > 31 or _DURATION.search(before) or _WITHIN.match(after):
        return f"{day} day" if day == 1 else f"{day} days"
    return None if after.startswith(_BESIDE_A_DAY) or not day else f"the {ordinal(day)}"


def _related(year: int, month: int, before: str, today: date | None) -> tuple[int, int]:
    """去年 before a month gives it its year, 上月 before a day its month."""
    if today is None or year:
        return year, month
    if month:
        off = next((years for word, years in _YEARS.items() if before.endswith(word)), None)
        return (today.year + off if off is not None else 0), month
    off = next((months for word, months in _MONTHS_OFF.items() if before.endswith(word)), None)
    if off is None:
        return 0, 0
    index = today.year * 12 + today.month - 1 + off
    return index // 12, index % 12 + 1


def _written(year: int, month: int, day: int) -> str | None:
    """None for a day that no calendar has."""
    if month > 12 or (month and day > monthrange(year or _LEAP, month)[1]):
        return None
    parts = [str(day) if day else "", _MONTHS[month - 1] if month else "", str(year) if year else ""]
    return " ".join(filter(None, parts)) or None


_LEAP = 2024


def _phased(written: str | None, after: str) -> str | None:
    if written is None:
        return None
    return next((form.format(written) for words, form in _PHASES if re.match(words, after)), written)


def ordinal(number: int) -> str:
    """1 → 1st."""
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}" if number > 9999 else f"{number}{ending}"
