"""Numbers: where a whole number stands, its magnitude and percent sign included, and what it says in English.

A measure word stays outside (30萬|噸, 103.7億|美元); a date is one number (2026年2月5日), and so are a share
(四成, 七分之一), a round figure (數百萬) and what is more than one (三十多).
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = "[0-9０-９]"
_ARABIC = rf"{_DIGIT}+(?:[,，]{_DIGIT}{{3}})*(?:[.．]{_DIGIT}+)?"
_MAGNITUDE = "[十百千萬万億亿兆]"
_ONES = "一二三四五六七八九"
_CHINESE = f"{_ONES}十百千萬万億亿兆兩两零〇廿卅"
_MORE = "[多餘余幾几](?:[萬万億亿]{1,3}|(?=[\u4e00-\u9fff]))"
"""三十多年, 二千餘人, 10幾歲: more than the number says."""

_TENS = f"(?:[一二三]?十[{_ONES}]?|[廿卅][{_ONES}]?|[{_ONES}])"
_DAY = "[日號号]"

_NUMBER = re.compile(
    rf"(?P<date>{_DIGIT}{{4}}年(?:代|{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}{_DAY})?|(?![代度級级]))"
    rf"|[{_ONES}〇零]{{4}}年(?:{_TENS}月(?:{_TENS}{_DAY})?|(?![代度級级]))|{_TENS}月{_TENS}{_DAY}"
    rf"|{_DIGIT}{{1,2}}月{_DIGIT}{{1,2}}{_DAY}|{_DIGIT}{{1,2}}月(?!份)|{_DIGIT}{{1,2}}日)"
    rf"|(?P<clock>(?:[01０１]?{_DIGIT}|[2２][0-4０-４])[:：時时点點]{_DIGIT}{{2}}(?:[:：]{_DIGIT}{{2}}|分)?)"
    rf"|(?P<arabic>{_ARABIC}(?:[%％‰]|{_MAGNITUDE}*(?:{_MORE})|成(?=[，。、；的以]|$)|{_MAGNITUDE}+)?)"
    rf"|(?P<part>[{_CHINESE}]{{1,9}}分之[{_CHINESE}]{{1,9}}(?:[點点][{_ONES}零〇]{{1,9}})?"
    rf"|[{_ONES}兩两]成(?=[，。、；的以]|$))"
    rf"|(?P<some>[數数幾几][十百千萬万億亿兆]{{1,9}})"
    rf"|(?P<chinese>(?=[{_CHINESE}]{{0,20}}[{_ONES}兩两廿卅])(?=[{_CHINESE}]{{0,20}}[十百千萬万億亿兆〇零廿卅])"
    rf"(?![百千萬万億亿兆零])[{_CHINESE}]{{2,20}}(?:{_MORE})?|[{_CHINESE}]{{0,9}}十(?:{_MORE}))"
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
    return [match.span() for match in _NUMBER.finditer(text)]


def gloss_number(text: str) -> str | None:
    """A number or date in English; None where the figures say it all.

    >>> gloss_number("1.5萬億"), gloss_number("30萬"), gloss_number("2026年2月5日"), gloss_number("20%")
    ('1.5 trillion', '300,000', '5 February 2026', None)
    """
    plain = text.translate(_HALF_WIDTH)
    if more := re.fullmatch(rf"(.*[\d{_CHINESE}])[多餘余幾几]([萬万億亿]*)", plain):
        value = _value(more[1] + more[2])
        return f"over {_in_words(value)}" if value else None
    if some := re.fullmatch(r"[數数幾几]([十百千萬万億亿兆]+)", plain):
        return _some(_value("一" + some[1]))
    if date := re.fullmatch(r"(?:(\w{4})年)?(?:(\w{1,3})月)?(?:(\w{1,3})[日號号])?", plain):
        return _date(*(part and _figure(part) for part in date.groups()))
    if decade := re.fullmatch(r"(\d{4})年代", plain):
        return f"the {decade[1]}s"
    if clock := re.fullmatch(r"(\d{1,2})[時时点點](\d{2})分?", plain):
        return f"{clock[1]}:{clock[2]}"
    return _share(plain) or _whole(plain)


def _whole(plain: str) -> str | None:
    if plain.replace(",", "").replace(".", "").rstrip("%‰:").isdecimal() or ":" in plain:
        return None
    value = _value(plain)
    if value is None:
        return None
    positional = len(plain) == 4 and not any(character in _VALUES for character in plain)
    return str(value) if positional else _in_words(value)


def _share(plain: str) -> str | None:
    """四成 → 40%; 百分之三十 → 30%; 七分之一 → 1/7."""
    if tenths := re.fullmatch(r"([\d.]+|\w)成", plain):
        value = _value(tenths[1])
        return f"{_trimmed(value * 10)}%" if value else None
    if not (parts := re.fullmatch(r"(\w+)分之(\w+?)(?:[點点](\w+))?", plain)):
        return None
    whole, part = _value(parts[1]) or Decimal(100 if parts[1] == "百" else 0), _value(parts[2])
    if not whole or part is None:
        return None
    decimals = "." + "".join(str(_DIGITS[sign]) for sign in parts[3]) if parts[3] else ""
    return f"{part:f}{decimals}%" if whole == 100 else f"{part:f}{decimals}/{whole:f}"


def _some(value: Decimal | None) -> str | None:
    if value is None:
        return None
    if value < 10**6:
        names = {10: "dozens", 100: "hundreds", 1000: "thousands", 10**4: "tens of thousands"}
        return names.get(int(value), "hundreds of thousands")
    size, name = next(pair for pair in _NAMED if value >= pair[0])
    rank = {1: "several", 10: "tens of", 100: "hundreds of"}.get(int(value / size), "thousands of")
    return f"several {name}" if rank == "several" else f"{rank} {name}s"


def _figure(part: str) -> str:
    """Digits as they are, Chinese ones as digits; "" where it is neither."""
    value = Decimal(part) if part.isdecimal() else _value(part)
    return "" if value is None else str(int(value))


def _value(plain: str) -> Decimal | None:
    """Of figures with or without magnitudes, or of Chinese characters."""
    if found := re.fullmatch(r"([\d,]*\d(?:\.\d+)?)([十百千萬万億亿兆]*)", plain):
        value = Decimal(found[1].replace(",", ""))
        for magnitude in found[2]:
            value *= _VALUES[magnitude]
        return value
    plain = plain.replace("廿", "二十").replace("卅", "三十")
    if re.search(f"[{_ONES}兩两][{_ONES}][十百千萬万億亿]", plain):
        return None  # 兩三百: a guess between two
    if plain and all(character in _DIGITS or character in _VALUES for character in plain):
        return Decimal(_read_chinese(plain))
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
