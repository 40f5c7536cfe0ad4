"""Numerals that are words, with what they count: 兩|國 two countries, 近|百|人 nearly 100 people."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reader.chinese.beside import approximation
from reader.chinese.clock import gloss_hour
from reader.chinese.dates import ordinal
from reader.chinese.numerals import CHINESE, DIGITS, ONES, VALUES, value_of
from reader.chinese.units import Unit, unit_of

_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAY_OR_PART = re.compile("(?:[周週第初之唯統统單单大老小其]|星期|禮拜|礼拜)$")
"""禮拜|三, 之|一: no count."""
_COUNTED = re.compile("[個个名位架艘枚宗件間间輛辆]")
_SURE_PAIRS = ("一兩", "一两", "兩三", "两三", "三四")
"""Before 年, where 八九 is a year of the last century."""
_MORE = re.compile("[多餘]")
_OR_SO = re.compile("[來来](?=[個个人名天年歲岁位])")


def gloss_numeral(text: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A Chinese numeral that is a word, with the unit after it; None where the dictionary tells it as well.

    >>> gloss_numeral("兩", after="國領袖"), gloss_numeral("百", before="近", after="人")
    ('two countries', 'nearly 100 people')
    """
    del today  # as gloss_number has it
    if text.startswith("第"):
        place = value_of(text[1:])
        return ordinal(int(place)) if place and place > 2 else None  # 第一, 第二: the dictionary's
    value = value_of(text) if len(text) == 1 and text in CHINESE else None
    if not value or _DAY_OR_PART.search(before):
        return None
    return _pair(text, before, after) or _counted(text, value, before, after)


def _counted(text: str, value: Decimal, before: str, after: str) -> str | None:
    if before[-1:] in DIGITS or before[-1:] in VALUES or before[-1:].isdecimal():
        return None
    if hour := gloss_hour(text, before, after):
        return hour
    beyond = _MORE.match(after) if text in "十廿卅" else None
    some = _OR_SO.match(after) if text == "十" else None
    rest = after[1:] if beyond or some else after
    unit, about = unit_of(rest), "over" if beyond else "about" if some else approximation(before)
    if unit is None and not some:
        return None
    if text not in "廿卅" and value > 10 and not about:
        return None  # 百|人 by itself is as often a figure of speech
    return f"{about} {_told(value, unit, figures=bool(about))}".strip()


def _told(value: Decimal, unit: Unit | None, *, figures: bool) -> str:
    number = f"{value:,f}" if figures or value > 10 or (unit and unit.sign) else _NAMES[int(value) - 1]
    if unit is None:
        return number
    return f"{unit.one}{number}" if unit.sign else f"{number} {unit.one if value == 1 else unit.many}"


def _pair(text: str, before: str, after: str) -> str | None:
    """兩|三|天: each of the two tells both."""
    around = before[-2:] + text + after[:2]
    at = len(before[-2:])
    for first in (at - 1, at):
        pair, outer = around[first : first + 2], around[:first][-1:] + around[first + 2 : first + 3]
        if first < 0 or len(pair) < 2 or any(sign in DIGITS or sign in VALUES for sign in outer):
            continue
        rest = after[first + 2 - at - 1 :]
        if (low := _first_of(pair)) and (unit := _unit_of_pair(pair, rest)) is not None:
            return f"{_NAMES[low - 1]} or {_NAMES[low]} {unit.many}".strip()
    return None


def _first_of(pair: str) -> int:
    """2 of 兩三; 0 where they do not follow each other."""
    low, high = DIGITS.get(pair[0], 0), DIGITS.get(pair[1], 0)
    return low if low and high == low + 1 and set(pair) <= set(f"{ONES}兩两") else 0


def _unit_of_pair(pair: str, rest: str) -> Unit | None:
    unit = unit_of(rest)
    if unit and not unit.sign and (unit.many != "years" or pair in _SURE_PAIRS):
        return unit
    return Unit("", "") if _COUNTED.match(rest) else None
