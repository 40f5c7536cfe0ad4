"""What a number says in English, with the unit after it and what stands before it.

The exact value where there is one (103.7億|美元: US$10.37 billion), a round one where the text is round
(數百萬: several million), both where it wavers (兩三百: 200 or 300). Where nothing is sure, nothing is said.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from reader.chinese.beside import approximation, half_width, is_numerator, other_end, per_cent, whole_figure
from reader.chinese.clock import gloss_clock, gloss_hour
from reader.chinese.dates import gloss_date, ordinal
from reader.chinese.eras import gloss_era, in_another_era
from reader.chinese.numerals import CHINESE, DIGITS, HALF_WIDTH, ONES, VALUES, value_of
from reader.chinese.units import Unit, unit_of

_NAMED = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MORE = "多餘余幾几"
_PER_ONE = re.compile("[兌兑]1?美元")
_MAY_BE_A_YEAR = range(60, 131)
"""97年, and 115年 in Taiwan: a year, or so many of them."""
_YEAR_ITSELF = 1000
_YEARS_LONG = re.compile("[年](?:[前後后來来內内间間多餘]|以|之|歷史|历史|期)")


def gloss_number(text: str, *, before: str = "", after: str = "", today: date | None = None) -> str | None:
    """A number or date in English; None where the figures say it all.

    `before` and `after` are the text beside it, `today` is the date of the article.

    >>> gloss_number("1.5萬億"), gloss_number("103.7億", after="美元"), gloss_number("20%")
    ('1.5 trillion', 'US$10.37 billion', None)
    >>> gloss_number("2月", before="去年", today=date(2026, 2, 5)), gloss_number("5時30分", before="下午")
    ('February 2025', '5:30 pm')
    """
    plain, before, after = text.translate(HALF_WIDTH), half_width(before), half_width(after)
    if era := gloss_era(plain, before, after, today):
        return era
    if dated := gloss_date(plain, before=before, after=after, today=today):
        return dated
    if clock := gloss_clock(plain, before=before) or gloss_hour(plain, before, after):
        return clock
    if place := re.fullmatch(r"第(\w+)", plain):
        value = value_of(place[1])
        return ordinal(int(value)) if value else None
    if share := _share(plain, after) or (per_cent(before) and _per_cent(plain)):
        return share
    figure = None if is_numerator(before) else whole_figure(plain, before, after)
    return _quantity(*figure) if figure else None


def _quantity(plain: str, before: str, after: str) -> str | None:
    """How much or how many, with its unit and what weakens it."""
    unit = unit_of(after, before)
    if unit and unit.many == "years" and not _years_are_counted(plain, before, after):
        return None
    about = approximation(before)
    if (
        about == "nearly"
        and before.endswith("近")
        and unit
        and unit.many in _TIMES
        and not _NEARLY.search(before)
    ):
        about = ""
    if more := _more(plain, after, unit) or _some_of(plain, unit) or _wavering(plain, unit):
        return more
    told = _range(plain, after, unit) or _exact(plain, before, after, unit)
    return f"{about} {told}" if told and about else told


_TIMES = frozenset({"years", "months", "weeks", "days"})
"""近十年 is the last ten years as often as nearly ten."""
_NEARLY = re.compile("[接將将]近$")


def _years_are_counted(plain: str, before: str, after: str) -> bool:
    """15年, not the 15年 of a date, of 2025-26年 or of a century that goes without saying."""
    if re.search(r"\d{4}[至到–—~～/-]$", before) or re.match(r"年\d", after) or re.match(r"0\d", plain):
        return False
    if in_another_era(before, after):
        return False
    value = value_of(plain)
    may_be_a_year = plain.isdecimal() and value is not None and int(value) in _MAY_BE_A_YEAR
    return not may_be_a_year or bool(approximation(before) or _YEARS_LONG.match(after))


def _more(plain: str, after: str, unit: Unit | None) -> str | None:
    """三十多, 十多萬, 二千餘; 20|多 before a mark."""
    found = re.fullmatch(rf"(.*[\d{CHINESE}])[{_MORE}]([萬万億亿]*)", plain)
    if not found and re.match("[多餘](?![\u4e00-\u9fff])", after):
        found, unit = re.fullmatch("(.+)()", plain), None
    value = value_of(found[1] + found[2]) if found else None
    return f"over {_with_unit(in_words(value), value, unit)}" if value else None


def _some_of(plain: str, unit: Unit | None) -> str | None:
    """數百萬, 幾十."""
    found = re.fullmatch(r"[數数幾几]([十百千萬万億亿兆]+)", plain)
    value = value_of("1" + found[1]) if found else None
    if value is None:
        return None
    if unit is None or unit.sign:
        return _some(value)
    some = _some(value)
    return f"{some} {unit.many}" if some.startswith("several") else f"{some} of {unit.many}"


def _wavering(plain: str, unit: Unit | None) -> str | None:
    """兩三百, 一兩百, 七八十, 十七八."""
    found = re.fullmatch(rf"([{CHINESE}]*?)([兩两{ONES}])([兩两{ONES}])([十百千萬万億亿兆]*)", plain)
    if not found:
        return None
    lead, low, high, magnitude = found.groups()
    if not (magnitude or lead[-1:] in VALUES) or DIGITS[high] != DIGITS[low] + 1:
        return None
    lower, higher = value_of(lead + low + magnitude), value_of(lead + high + magnitude)
    if lower is None or higher is None or (lead and not magnitude and not lead.endswith("十")):
        return None
    return _with_unit(_both(lower, "or", higher), higher, unit)


def _range(plain: str, after: str, unit: Unit | None) -> str | None:
    """3|至5年, 300|至500億美元: the magnitude and the unit are both numbers'."""
    other, rest = other_end(after)
    first, last = value_of(plain), value_of(other) if other else None
    if first is None or last is None or unit:
        return None
    figures = re.fullmatch(r"([\d,.]+?)([千萬万億亿兆]*)", other)
    size = value_of("1" + figures[2]) if figures and plain[-1:] not in VALUES else None
    low, unit = first * (size or 1), unit_of(rest)
    if low >= last or not (unit or (size and size > 1)):
        return None
    if unit and unit.many == "years" and (last >= _YEAR_ITSELF or not _years_are_counted(other, "", rest)):
        return None
    return _with_unit(_both(low, "to", last), last, unit)


def _both(low: Decimal, word: str, high: Decimal) -> str:
    """2 or 3 million: what the two have in common once."""
    first, second = in_words(low), in_words(high)
    named = first.rpartition(" ")[2]
    if second.endswith(f" {named}"):
        first = first.removesuffix(f" {named}")
    return f"{first} {word} {second}"


def _exact(plain: str, before: str, after: str, unit: Unit | None) -> str | None:
    figures = plain.replace(",", "").replace(".", "")
    value = value_of(plain)
    if value is None or (figures.isdecimal() and figures.isascii() and unit is None):
        return None
    if len(plain) >= 4 and unit is None and all(sign in DIGITS for sign in plain):
        return "".join(str(DIGITS[sign]) for sign in plain)  # 二〇二六: read digit by digit
    if unit and unit.many.startswith("°") and before.endswith("零下"):
        return f"−{_with_unit(in_words(value), value, unit)}"
    per_one = " to the US dollar" if unit and _per_dollar(after) else ""
    return _with_unit(in_words(value), value, unit) + per_one


def _per_dollar(after: str) -> bool:
    """92|盧布兌1美元."""
    found = _PER_ONE.search(after)
    return bool(found and unit_of(after[: found.start()]) and len(after[: found.start()]) <= 5)


def _share(plain: str, after: str) -> str | None:
    """四成半 → 45%; 百分之三十 → 30%; 七分之一 → 1/7; 3|分之1 → 1/3."""
    if tenths := re.fullmatch(rf"([\d.]+|\w)成([半{ONES}])?", plain):
        value = value_of(tenths[1])
        rest = 5 if tenths[2] == "半" else DIGITS.get(tenths[2] or "", 0)
        return f"{_trimmed(value * 10 + rest)}%" if value else None
    if thirds := re.fullmatch(r"([三四五])分([一二三四])", plain):
        return f"{DIGITS[thirds[2]]}/{DIGITS[thirds[1]]}"
    if figures := re.match(rf"分之(\d+|[{CHINESE}]+)", after):
        plain = f"{plain}{figures[0]}"
    if not (parts := re.fullmatch(r"(\w+)分之(\w+?)(?:[點点](\w+))?", plain)):
        return None
    whole, part = value_of(parts[1]), value_of(parts[2])
    if not whole or part is None or (parts[3] and not all(sign in DIGITS for sign in parts[3])):
        return None
    decimals = "." + "".join(str(DIGITS[sign]) for sign in parts[3]) if parts[3] else ""
    return f"{part:f}{decimals}%" if whole == 100 else f"{part:f}{decimals}/{whole:,f}"


def _per_cent(plain: str) -> str | None:
    return f"{plain}%" if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


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
