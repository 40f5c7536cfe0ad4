"""Numbers: where a whole number stands, its magnitude and percent sign included, and what it says in English.

A measure word stays outside (30萬|噸, 103.7億|美元); a date is one number (2026年2月5日).
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = "[0-9０-９]"
_ARABIC = rf"{_DIGIT}+(?:[,，]{_DIGIT}{{3}})*(?:[.．]{_DIGIT}+)?"
_MAGNITUDE = "[十百千萬万億亿兆]"
_CHINESE = "一二三四五六七八九十百千萬万億亿兩两零〇"

_NUMBER = re.compile(
    rf"(?P<date>{_DIGIT}{{4}}年(?:{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}[日號号])?)?"
    rf"|{_DIGIT}{{1,2}}月{_DIGIT}{{1,2}}[日號号]|{_DIGIT}{{1,2}}月(?!份)|{_DIGIT}{{1,2}}日)"
    rf"|(?P<clock>{_DIGIT}{{1,2}}[:：]{_DIGIT}{{2}}(?:[:：]{_DIGIT}{{2}})?)"
    rf"|(?P<arabic>{_ARABIC}(?:[%％‰]|{_MAGNITUDE}+)?)"
    rf"|(?P<chinese>(?=[{_CHINESE}]*[一二三四五六七八九兩两])(?=[{_CHINESE}]*[十百千萬万億亿〇零])[{_CHINESE}]{{2,}})"
)

_VALUES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "兩": 2,
    "两": 2,
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAMED = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def find_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of every number, in order; in any script.

    >>> [text[a:b] for text in ["出口30萬噸，約103.7億美元"] for a, b in find_numbers(text)]
    ['30萬', '103.7億']
    """
    return [
        match.span() for match in _NUMBER.finditer(text) if match.group()[0] != "十" or len(match.group()) > 1
    ]


def gloss_number(text: str) -> str | None:
    """A number or date in English; None where the figures say it all.

    >>> gloss_number("1.5萬億"), gloss_number("30萬"), gloss_number("2026年2月5日"), gloss_number("20%")
    ('1.5 trillion', '300,000', '5 February 2026', None)
    """
    plain = text.translate(_HALF_WIDTH)
    if date := re.fullmatch(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})[日號号])?", plain):
        return _date(*date.groups())
    if found := re.fullmatch(r"([\d,]+(?:\.\d+)?)([十百千萬万億亿兆]+)", plain):
        factor = 1
        for magnitude in found[2]:
            factor *= _VALUES[magnitude]
        return _in_words(Decimal(found[1].replace(",", "")) * factor)
    if all(character in _DIGITS or character in _VALUES for character in plain) and plain:
        return _in_words(Decimal(_read_chinese(plain)))
    return None


def _date(year: str | None, month: str | None, day: str | None) -> str | None:
    if month and not 1 <= int(month) <= 12:
        return None
    parts = [day and str(int(day)), month and _MONTHS[int(month) - 1], year]
    if day and not month:
        return f"the {int(day)}{_ordinal(int(day))}"
    return " ".join(part for part in parts if part) or None


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _in_words(value: Decimal) -> str:
    for size, name in _NAMED:
        if value >= size:
            return f"{_trimmed(value / size)} {name}"
    return _trimmed(value)


def _trimmed(value: Decimal) -> str:
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _read_chinese(text: str) -> int:
    """三百五十 → 350; 二〇二六 → 2026."""
    if not any(character in _VALUES for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif (value := _VALUES[character]) >= 10**4:
            total = (
                (total + section + digit) * value
                if total and value > 10**4
                else total + (section + digit) * value
            )
            section = digit = 0
        else:
            section += (digit or 1) * value
            digit = 0
    return total + section + digit


_HALF_WIDTH = {0xFF10 + n: str(n) for n in range(10)} | {ord("．"): ".", ord("，"): ",", ord("％"): "%"}
