"""What a number says in English, with the unit after it and what stands before it.

The exact value where there is one (103.7億|美元: US$10.37 billion), a round one where the text is round
(數百萬: several million), both where it wavers (兩三百: 200 or 300). Where nothing is sure, nothing is said.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reader.chinese.dates import gloss_clock, gloss_date, ordinal
from reader.chinese.numerals import CHINESE, DIGITS, HALF_WIDTH, ONES, VALUES, value_of
from reader.chinese.units import Unit, unit_of

_NAMED = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def gloss_number(text: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A number or date in English; None where the figures say it all.

    `before` and `after` are the text beside it, `today` is the date of the article.

    >>> gloss_number("1.5萬億"), gloss_number("103.7億", after="美元"), gloss_number("20%")
    ('1.5 trillion', 'US$10.37 billion', None)
    >>> gloss_number("2月", before="去年", today=date(2026, 2, 5)), gloss_number("5時30分", before="下午")
    ('February 2025', '5:30 pm')
    """
    plain = text.translate(HALF_WIDTH)
    if dated := gloss_date(plain, before=before, after=after, today=today):
        return dated
    if clock := gloss_clock(plain, before=before) or _bare_hour(plain, before, after):
        return clock
    if era := _of_an_era(plain, before, after):
        return era
    if place := re.fullmatch(r"第(\w+)", plain):
        value = value_of(place[1])
        return ordinal(int(value)) if value else None
    unit = unit_of(after)
    return _more(plain, unit) or _some_of(plain, unit) or _wavering(plain, unit) or _exact(plain, unit)


def gloss_numeral(text: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A single Chinese numeral that is a word, with the unit after it: 兩|國, two countries."""
    del today  # as gloss_number has it
    value = value_of(text) if len(text) == 1 and text in CHINESE else None
    if value is None or not 1 <= value <= 10 or before[-1:] in DIGITS or before[-1:] in VALUES:
        return None
    if hour := _bare_hour(text, before, after):
        return hour
    unit = unit_of(after)
    if unit is None or before.endswith("第"):
        return None
    return _with_unit(_WORDS[int(value) - 1] if not unit.sign else str(value), value, unit)


def _bare_hour(plain: str, before: str, after: str) -> str | None:
    """下午|5|時."""
    if not re.match("[時时](?![間间候期代光空])", after) or len(plain) > 2 or not before:
        return None
    hour = gloss_clock(f"{plain}時", before=before)
    return hour if hour and hour.endswith("m") else None


def _of_an_era(plain: str, before: str, after: str) -> str | None:
    """民國|115|年, 二十一|世紀, 八十|年代."""
    value = value_of(plain)
    if value is None or value != int(value):
        return None
    if before.endswith(("民國", "民国")) and after.startswith("年"):
        return str(1911 + int(value))
    if after.startswith(("世紀", "世纪")):
        return f"{ordinal(int(value))} century"
    if after.startswith("年代") and value < 100 and value % 10 == 0:
        return f"the {int(value)}s"
    return None


def _more(plain: str, unit: Unit | None) -> str | None:
    """三十多, 十多萬, 二千餘."""
    found = re.fullmatch(rf"(.*[\d{CHINESE}])[多餘余幾几]([萬万億亿]*)", plain)
    value = value_of(found[1] + found[2]) if found else None
    return f"over {_with_unit(in_words(value), value, unit)}" if value else None


def _some_of(plain: str, unit: Unit | None) -> str | None:
    """數百萬, 幾十."""
    found = re.fullmatch(r"[數数幾几]([十百千萬万億亿兆]+)", plain)
    value = value_of("一" + found[1]) if found else None
    if value is None:
        return None
    if unit is None or unit.sign:
        return _some(value)
    some = _some(value)
    return f"{some} {unit.many}" if some.startswith("several") else f"{some} of {unit.many}"


def _wavering(plain: str, unit: Unit | None) -> str | None:
    """兩三百, 七八十, 十七八."""
    found = re.fullmatch(rf"([{CHINESE}]*?)([兩两{ONES}])([{ONES}])([十百千萬万億亿]*)", plain)
    if not found:
        return None
    lead, low, high, magnitude = found.groups()
    if not (magnitude or lead[-1:] in VALUES) or DIGITS[high] != DIGITS[low] + 1:
        return None
    lower, higher = value_of(lead + low + magnitude), value_of(lead + high + magnitude)
    if lower is None or higher is None:
        return None
    first, second = in_words(lower), in_words(higher)
    named = first.rpartition(" ")[2]
    if second.endswith(f" {named}"):
        first = first.removesuffix(f" {named}")
    return _with_unit(f"{first} or {second}", higher, unit)


def _exact(plain: str, unit: Unit | None) -> str | None:
    share = _share(plain)
    if share:
        return share
    figures = plain.replace(",", "").replace(".", "")
    if ":" in plain or plain.endswith(("%", "‰")):
        return None
    value = value_of(plain)
    if value is None or (figures.isdecimal() and figures.isascii() and unit is None):
        return None
    if len(plain) == 4 and not any(sign in VALUES for sign in plain) and unit is None:
        return str(value)  # 二〇二六: read digit by digit
    return _with_unit(in_words(value), value, unit)


def _share(plain: str) -> str | None:
    """四成半 → 45%; 百分之三十 → 30%; 七分之一 → 1/7."""
    if tenths := re.fullmatch(rf"([\d.]+|\w)成([半{ONES}])?", plain):
        value = value_of(tenths[1])
        rest = 5 if tenths[2] == "半" else DIGITS.get(tenths[2] or "", 0)
        return f"{_trimmed(value * 10 + rest)}%" if value else None
    if thirds := re.fullmatch(r"([三四五])分([一二三四])", plain):
        return f"{DIGITS[thirds[2]]}/{DIGITS[thirds[1]]}"
    if not (parts := re.fullmatch(r"(\w+)分之(\w+?)(?:[點点](\w+))?", plain)):
        return None
    whole, part = value_of(parts[1]) or Decimal(100 if parts[1] == "百" else 0), value_of(parts[2])
    if not whole or part is None or (parts[3] and not all(sign in DIGITS for sign in parts[3])):
        return None
    decimals = "." + "".join(str(DIGITS[sign]) for sign in parts[3]) if parts[3] else ""
    return f"{part:f}{decimals}%" if whole == 100 else f"{part:f}{decimals}/{whole:f}"


def _with_unit(number: str, value: Decimal, unit: Unit | None) -> str:
    if unit is None:
        return number
    if unit.sign:
        return f"{unit.one}{number}"
    name = unit.one if value == 1 else unit.many
    return f"{number}{name}" if name.startswith("°") else f"{number} {name}"


def _some(value: Decimal) -> str:
    if value < 10**6:
        names = {10: "dozens", 100: "hundreds", 1000: "thousands", 10**4: "tens of thousands"}
        return names.get(int(value), "hundreds of thousands")
    size, name = next(pair for pair in _NAMED if value >= pair[0])
    rank = {1: "several", 10: "tens of", 100: "hundreds of"}.get(int(value / size), "thousands of")
    return f"several {name}" if rank == "several" else f"{rank} {name}s"


def in_words(value: Decimal) -> str:
    """1,500,000,000 → 1.5 billion; smaller ones in figures."""
    for size, name in _NAMED:
        if value >= size:
            return f"{_trimmed(value / size)} {name}"
    return _trimmed(value)


def _trimmed(value: Decimal) -> str:
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
