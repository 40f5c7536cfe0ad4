"""Times of day in English, by the part of the day that stands before them (下午|5時30分: 5:30 pm).

Twelve is noon or midnight, the small hours of a night (晚上1時) are the next morning's, and where the part of
the day and the hour do not go together (上午13時) the hour stands as it is written.
"""

from __future__ import annotations

import re

from reader.chinese.numerals import figure_of

_DAYS = "今昨明翌當当"
_PART = (
    f"(?:(?P<dawn>凌晨|淩晨|午夜|半夜|深夜)|(?P<am>上午|早上|清晨|早晨|[{_DAYS}]晨|[{_DAYS}]早)|(?P<noon>中午|正午)"
    f"|(?P<pm>下午|午後|午后|傍晚|黃昏|黄昏)|(?P<night>晚上|晚間|晚间|夜晚|夜間|夜间|入夜|[{_DAYS}]晚))"
)
_HOURS = {
    "dawn": ({*range(1, 7), 12}, range(9, 12)),
    "am": (range(1, 12), ()),
    "noon": ({11}, {12, 1, 2}),
    "pm": ((), range(1, 13)),
    "night": ({*range(1, 5), 12}, range(5, 12)),
}
"""By part of the day: which hours are before noon, which after it."""
_HERE = re.compile(f"{_PART}$")
_SINCE = re.compile(
    rf"{_PART}(?P<hour>\d{{1,2}}|[一二兩两三四五六七八九十]{{1,2}})[時时點点:][\d分]{{0,3}}[至到–—~～-]$"
)
_CLOCK = re.compile(r"(\w{1,3})[時时點点](?:(\d{2})|(\w{1,3})分|([許许半正]))?")
_HOUR_SIGN = re.compile("[時时](?![間间候期代光空])|[點点](?![名擊击評评])")


def gloss_clock(plain: str, *, before: str = "") -> str | None:
    """5:30 pm of 下午5時30分; None for what is no time or says it by itself (15:30)."""
    found = _CLOCK.fullmatch(plain)
    if not found or not (written := figure_of(found[1])) or int(written) > 24:
        return None
    hour, half = int(written), _half(int(written), before)
    minutes = found[2] or (figure_of(found[3]) if found[3] else "30" if found[4] == "半" else "00")
    if not minutes or int(minutes) > 59:
        return None
    about = "about " if found[4] in {"許", "许"} else ""
    return about + _told(hour, int(minutes), half)


def gloss_hour(plain: str, before: str, after: str) -> str | None:
    """下午|5|時, 晚上|8|點: an hour that the text's own words make one; None without the part of the day."""
    if not _HOUR_SIGN.match(after) or len(plain) > 2 or not before:
        return None
    hour = gloss_clock(f"{plain}時", before=before)
    return hour if hour and hour.endswith(("m", "noon", "midnight")) else None


def _told(hour: int, minute: int, half: str) -> str:
    if minute:
        return f"{hour}:{minute:02} {half}".rstrip()
    if hour == 12 and half:
        return "noon" if half == "pm" else "midnight"
    if half:
        return f"{hour} {half}"
    return f"{hour} o’clock" if 0 < hour <= 12 else f"{hour}:00"


def _half(hour: int, before: str) -> str:
    """am or pm; "" where the text does not say. 上午9時至|11時: the first hour's, if the second is later."""
    if here := _HERE.search(before):
        return _half_of(hour, here)
    since = _SINCE.search(before)
    first = int(figure_of(since["hour"]) or 0) if since else 0
    return _half_of(hour, since) if since and first < hour < 12 else ""


def _half_of(hour: int, part: re.Match[str]) -> str:
    name = next(name for name in _HOURS if part[name])
    morning, evening = _HOURS[name]
    return "am" if hour in morning else "pm" if hour in evening else ""
