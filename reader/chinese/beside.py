"""What the words beside a number do to it: 1萬|5千 is one number, 約|三萬 about one, 3|至5年 a range.

Text beside a number is some characters long and may begin or end in the middle of anything, so what runs up
to its very edge is taken for cut off.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reader.chinese.numerals import CHINESE, DIGITS, HALF_WIDTH, ONES, value_of

_FIGURES = {code: sign for code, sign in HALF_WIDTH.items() if code != ord("，")}
_BIG = "[百千萬万億亿兆]"
_PIECE = rf"\d[\d.]*{_BIG}+"
_PIECES_BEFORE = re.compile(rf"(?:{_PIECE})+$")
_PIECES_AFTER = re.compile(rf"(?:{_PIECE})*(?:{_PIECE}|\d+(?![\d.:年月日]))")
_WHOLE_PART = re.compile(rf"(?<![{CHINESE}午上晨晚早夜])([{CHINESE}]{{1,3}})[點点]$")
_DECIMAL = re.compile(f"([零〇{ONES}]{{1,4}})([萬万億亿兆]+)")
_OF_A_HUNDRED = re.compile("百分之$")
_MEGA = re.compile("[瓦赫]")
_KILO = re.compile("瓦")
_RANGE = re.compile(rf"[至到–—~～-]({CHINESE.join(('[', ']'))}{{1,6}}|\d[\d,.]*{_BIG}*)")
_ABOUT = (
    (r"(?<![不未沒没])(?:超過|超过|逾)", "over"),
    ("接近|將近|将近|(?<![最附鄰邻靠親亲遠远新])近", "nearly"),
    ("大約|大约|(?<![條条合紐纽公預预契節节簽签北和違违續续履解制租婚盟相邀特])[約约]", "about"),
    ("至少|最少", "at least"),
    ("最多|至多", "at most"),
    ("不足|不到", "under"),
)
_APPROXIMATIONS = tuple((re.compile(f"(?:{words})$"), english) for words, english in _ABOUT)


class Figure(NamedTuple):
    """A number as it is counted, with the text before it and after it."""

    plain: str
    before: str
    after: str


def half_width(text: str) -> str:
    """With half-width figures; a full-width comma is a comma of the sentence."""
    return text.translate(_FIGURES)


def whole_figure(plain: str, before: str, after: str) -> Figure | None:
    """The number that this one is a part of, itself as a rule; None where it cannot be known."""
    if decimal := _after_point(plain, before):
        return Figure(decimal, before[: _start_of_whole_part(before)], after)
    if re.fullmatch(_PIECE, plain) or (plain.isdecimal() and plain.isascii()):
        if not (chain := _chain(plain, before, after)):
            return None
        plain, before, after = chain
    if plain[-1:] == "兆" and _MEGA.match(after):
        return _prefixed(plain, before, after, {"瓦": "兆瓦", "赫": "兆赫"}[after[0]])
    if plain[-1:] == "千" and len(plain) > 1 and _KILO.match(after):
        return _prefixed(plain, before, after, "千瓦")
    return Figure(plain, before, after)


def _prefixed(plain: str, before: str, after: str, unit: str) -> Figure:
    """5兆|瓦: five megawatts."""
    return Figure(plain[:-1], before, unit + after[1:])


def _start_of_whole_part(before: str) -> int:
    found = _WHOLE_PART.search(before)
    return found.start() if found else len(before)


def _after_point(plain: str, before: str) -> str:
    """一點|五億 → 1.5億; "" where no point stands before."""
    whole, decimal = _WHOLE_PART.search(before), _DECIMAL.fullmatch(plain)
    value = value_of(whole[1]) if whole else None
    if value is None or not decimal:
        return ""
    return f"{value}.{''.join(str(DIGITS[sign]) for sign in decimal[1])}{decimal[2]}"


def _chain(plain: str, before: str, after: str) -> Figure | None:
    """1億|2000萬|港元: 1.2億 for each of the two. None where its beginning is not to be seen."""
    lead = _PIECES_BEFORE.search(before)
    follow = _PIECES_AFTER.match(after) if re.search(f"{_BIG}$", plain) else None
    if not lead and not follow:
        return Figure(plain, before, after)
    if lead and lead.start() == 0 and len(before) >= _EDGE:
        return None
    pieces = (lead[0] if lead else "") + plain + (follow[0] if follow else "")
    rest = after[follow.end() :] if follow else after
    value = _sum(pieces)
    return Figure(value, before[: lead.start()] if lead else before, rest) if value else None


_EDGE = 8
"""A text as long as this may have been cut."""


def _sum(pieces: str) -> str:
    """1億2000萬 → 120000千: with a magnitude still; "" where a piece outgrows the magnitude before it."""
    total, last = 0, 0
    for figure, sizes in re.findall(rf"(\d[\d.]*)({_BIG}*)", pieces):
        value, size = value_of(figure + sizes), value_of("1" + sizes)
        if value is None or size is None or value != int(value) or (last and value >= last):
            return ""
        total, last = total + int(value), int(size)
    return f"{Decimal(total) / 1000}千"


def per_cent(before: str) -> bool:
    """百分之|5."""
    return bool(_OF_A_HUNDRED.search(before))


def is_numerator(before: str) -> bool:
    """3分之|1: told with the denominator."""
    return before.endswith("分之")


def other_end(after: str) -> tuple[str, str]:
    """What 3|至5年 runs to, and what stands after that; ("", "") where it is no range."""
    found = _RANGE.match(after)
    return (found[1], after[found.end() :]) if found else ("", "")


def approximation(before: str) -> str:
    """about, over, nearly …; "" where nothing of the sort stands before the number."""
    return next((english for words, english in _APPROXIMATIONS if words.search(before)), "")
