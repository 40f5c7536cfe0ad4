"""Dates and times of day in English; relative ones (去年2月) by the date of the article they stand in."""

from __future__ import annotations

import re
from datetime import date

from reader.chinese.numerals import value_of

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "後年": 2, "后年": 2}
_MONTHS_OFF = {"上月": -1, "上個月": -1, "上个月": -1, "本月": 0, "這個月": 0, "这个月": 0}
_MONTHS_OFF |= {"下月": 1, "下個月": 1, "下个月": 1}
_PARTS = (
    (("初", "上旬"), "early {}"),
    (("中期", "中旬", "中(?![國国東东])"), "mid-{}"),
    (("下旬", "底", "末"), "late {}"),
    (("之前", "以前", "前(?![往夕後后總总首任主妻夫])"), "before {}"),
    (("之後", "之后", "以後", "以后", "後", "后"), "after {}"),
    (("起", "開始", "开始"), "from {}"),
)
_EARLY = ("凌晨", "清晨", "早上", "上午", "今早", "早晨")
_LATE = ("下午", "中午", "傍晚", "晚上", "深夜", "今晚", "昨晚")


def gloss_date(plain: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A date of the text; None for what is no date. `today` is the article's own date."""
    decade = re.fullmatch(r"(\d{4})年代", plain)
    if decade:
        return f"the {decade[1]}s"
    found = re.fullmatch(r"(?:(\w{4})年)?(?:(\w{1,3})月)?(?:(\w{1,3})[日號号])?", plain)
    if not found or not plain:
        return None
    figures = [part and _figure(part) for part in found.groups()]
    if "" in figures:
        return None
    year, month, day = (int(figure) if figure else 0 for figure in figures)
    if not year and not month and (lasting := _lasting(day, before, after)):
        return lasting
    year, month = _related(year, month, before, today)
    return _phased(_written(year, month, day), after)


def _lasting(days: int, before: str, after: str) -> str | None:
    """Days that are counted, not named: 為期4日, 3日內, 2至3日, 5日後."""
    counted = "one day" if days == 1 else f"{days} days"
    if re.match("[之以]?[內内]", after):
        return f"within {counted}"
    if re.match("[之以]?[後后]", after):
        return f"{counted} later"
    if re.match("[之以]?前(?![往夕])", after) and not before.endswith(("月", "本月", "上月", "下月")):
        return f"{counted} ago"
    ranged = re.search(r"(?<![月日])(?<![\d])(\d{1,2})(?:至|到|-|—|～)$", before)
    if (
        before.endswith(("為期", "为期", "歷時", "历时", "一連", "一连", "連續", "连续", "長達", "长达"))
        or ranged
    ):
        return counted
    return None


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
    if month > 12 or day > 31:
        return None
    if day and not month:
        return f"the {ordinal(day)}"
    parts = [str(day) if day else "", _MONTHS[month - 1] if month else "", str(year) if year else ""]
    return " ".join(filter(None, parts)) or None


def _phased(written: str | None, after: str) -> str | None:
    if written is None:
        return None
    for words, form in _PARTS:
        if re.match("|".join(words), after):
            return form.format(written)
    return written


def gloss_clock(plain: str, *, before: str = "") -> str | None:
    """5:30 pm of 下午5時30分; None for what is no time or says it by itself (15:30)."""
    found = re.fullmatch(r"(\w{1,3})[時时点點](?:(\d{2})|(\w{1,3})分|([許许半正]))?", plain)
    if not found or not (hour := _figure(found[1])) or int(hour) > 24:
        return None
    minutes = found[2] or (found[3] and _figure(found[3])) or ("30" if found[4] == "半" else "")
    half = "am" if before.endswith(_EARLY) else "pm" if before.endswith(_LATE) and int(hour) <= 12 else ""
    if minutes:
        time = f"{int(hour)}:{int(minutes):02}"
    else:
        time = hour if half else f"{hour} o’clock" if int(hour) <= 12 else f"{hour}:00"
    about = "about " if found[4] in {"許", "许"} else ""
    return f"{about}{time} {half}".rstrip()


def ordinal(number: int) -> str:
    """1 → 1st."""
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _figure(part: str) -> str:
    """Digits as they are, Chinese ones as digits; "" where it is neither."""
    if part.isascii() and part.isdecimal():
        return str(int(part))
    value = value_of(part)
    return "" if value is None else str(int(value))
