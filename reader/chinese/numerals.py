"""Numbers: where a whole number stands, its magnitude and percent sign included, and its value.

A measure word stays outside (30萬|噸, 103.7億|美元); a date is one number (2026年2月5日), and so are a time
(三時許), a share (四成半, 七分之一), a round figure (數百萬), what is more than one (三十多) and the place in
an order (第6). What they say in English is in `amounts`.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = "[0-9０-９]"
_ARABIC = rf"{_DIGIT}+(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))*(?:[.．]{_DIGIT}+)?"
_MAGNITUDE = "[十百千萬万億亿兆]"
ONES = "一二三四五六七八九"
CHINESE = f"{ONES}十百千萬万億亿兆兩两零〇廿卅"
_MORE = "[多餘余幾几](?:[萬万億亿]{1,3}|(?=[\u4e00-\u9fff]))"
"""三十多年, 二千餘人, 10幾歲: more than the number says."""

_TENS = f"(?:[一二三]?十[{ONES}]?|[廿卅][{ONES}]?|[{ONES}])"
_DAY = "[日號号]"
_HOUR = f"(?:[01０１]?{_DIGIT}|[2２][0-4０-４])"
_TENTHS = "成(?:半|[一二三四五六七八九])?(?![為为立長长功果本員员就形分份交群效熟名家因敗败型績绩]|不[變变])"
"""四成, 四成半; not 成為, 成立."""

_NUMBER = re.compile(
    rf"(?P<date>{_DIGIT}{{4}}年(?:代|{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}{_DAY})?|(?![代度級级]))"
    rf"|[{ONES}〇零]{{4}}年(?:{_TENS}月(?:{_TENS}{_DAY})?|(?![代度級级]))|{_TENS}月{_TENS}{_DAY}"
    rf"|{_DIGIT}{{1,2}}月{_DIGIT}{{1,2}}{_DAY}|{_DIGIT}{{1,2}}月(?!份)|{_DIGIT}{{1,2}}日)"
    rf"|(?P<clock>{_HOUR}(?:[:：]{_DIGIT}{{2}}(?:[:：]{_DIGIT}{{2}})?"
    rf"|[時时点點](?:{_DIGIT}{{1,2}}分|{_DIGIT}{{2}}|[許许半正]))"
    rf"|[兩两{ONES}十]{{1,3}}[時时点點](?:[許许半]|{_TENS}分))"
    rf"|(?P<ordinal>第(?:{_DIGIT}+[萬万億亿]?|[{ONES}十百千零〇兩两廿卅]{{1,7}}(?:(?<=[十百千])[萬万億亿])?))"
    rf"|(?P<arabic>{_ARABIC}(?:[%％‰]|{_MAGNITUDE}*(?:{_MORE})|{_TENTHS}|{_MAGNITUDE}+)?)"
    rf"|(?P<part>[{CHINESE}]{{1,9}}分之[{CHINESE}]{{1,9}}(?:[點点][{ONES}零〇]{{1,9}})?"
    rf"|[三四五]分[一二三四](?![鐘钟之秒])|[{ONES}兩两]{_TENTHS})"
    rf"|(?P<decimal>(?<![午晨晚早])[{ONES}〇零十]{{1,3}}[點点][{ONES}零〇]{{1,4}}(?=[{_MAGNITUDE[1:-1]}個个公平米度倍厘]){_MAGNITUDE}*)"
    rf"|(?P<some>[數数幾几][十百千萬万億亿兆]{{1,9}})"
    rf"|(?P<chinese>(?=[{CHINESE}]{{0,20}}[{ONES}兩两廿卅])(?=[{CHINESE}]{{0,20}}[十百千萬万億亿兆〇零廿卅])"
    rf"(?![百千萬万億亿兆零])[{CHINESE}]{{2,20}}(?:{_MORE})?|[{CHINESE}]{{0,9}}十(?:{_MORE}))"
)

_BEGIN = re.compile(
    f"[0-9０-９第數数幾几{CHINESE}](?:(?<=[0-9０-９])|(?=[0-9０-９{CHINESE}{_MORE[1:5]}月時时點点分成]))"
)
"""Two characters that a number can begin with: where they are not, the long pattern need not be tried."""

VALUES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "兩": 2,
    "两": 2,
}


def find_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of every number, in order; in any script.

    >>> [text[a:b] for text in ["出口30萬噸，約103.7億美元"] for a, b in find_numbers(text)]
    ['30萬', '103.7億']
    """
    found, at = [], 0
    while begin := _BEGIN.search(text, at):
        number = _NUMBER.match(text, begin.start())
        at = number.end() if number else begin.end()
        if number:
            found.append(number.span())
    return found


def parts_of_number(text: str) -> list[tuple[int, int]]:
    """Figures and units of a date or a time, as (start, end); of any other number the whole.

    >>> ["2026年2月"[a:b] for a, b in parts_of_number("2026年2月")], parts_of_number("30萬")
    (['2026', '年', '2', '月'], [(0, 3)])
    """
    if not _DATED.fullmatch(text) or _DECIMAL.fullmatch(text):
        return [(0, len(text))]
    return [part.span() for part in _UNIT_OR_FIGURE.finditer(text)]


_UNITS = "年月日號号時时點点分許许半正"
_DATED = re.compile(f"[^{_UNITS}代]{{1,4}}[年月日號号時时點点].*", re.DOTALL)
_DECIMAL = re.compile(f"[{ONES}〇零十]+[點点][{ONES}零〇]+{_MAGNITUDE}*")
_UNIT_OR_FIGURE = re.compile(f"年代|[{_UNITS}]|[^{_UNITS}]+")


def value_of(plain: str) -> Decimal | None:
    """The value of half-width figures with or without magnitudes, or of Chinese characters.

    None for what is no number, is too long for one, or can be read two ways (兩三百, 三億五千).

    >>> value_of("1.5萬億"), value_of("三千五"), value_of("兩三百")
    (Decimal('1500000000000.0'), Decimal('3500'), None)
    """
    if len(plain) > _LONGEST:
        return None
    if found := re.fullmatch(r"([\d,]*\d(?:\.\d+)?)([十百千萬万億亿兆]*)", plain):
        if len(found[1]) > _FIGURES:
            return None
        value = Decimal(found[1].replace(",", ""))
        for magnitude in found[2]:
            value *= VALUES[magnitude]
        return value
    plain = plain.replace("廿", "二十").replace("卅", "三十")
    if decimal := re.fullmatch(rf"([{ONES}〇零十]+)[點点]([{ONES}零〇]+)({_MAGNITUDE}*)", plain):
        whole = _read(decimal[1])
        figures = "".join(str(DIGITS[sign]) for sign in decimal[2])
        return None if whole is None else value_of(f"{whole}.{figures}{decimal[3]}")
    if not plain or not all(character in DIGITS or character in VALUES for character in plain):
        return None
    value_read = _read(plain)
    return None if value_read is None else Decimal(value_read)


def _read(text: str) -> int | None:
    """三百五十 → 350; 二〇二六 → 2026."""
    for size, signs in _SIZES:
        at = max(map(text.rfind, signs))
        if at >= 0:
            left, right = _count(text[:at], size), _rest(text[at + 1 :], size)
            return None if left is None or right is None else left * size + right
    return int("".join(str(DIGITS[character]) for character in text)) if text else None


def _count(text: str, size: int) -> int | None:
    """How many of a magnitude there are: one where nothing is said; one digit below ten thousand."""
    if not text:
        return 1
    figures = all(character in DIGITS for character in text)
    if size < _MYRIAD or (figures and not re.search("[零〇]", text)):
        return DIGITS.get(text) or None
    return _read(text) or None


def _rest(text: str, size: int) -> int | None:
    """What comes after a magnitude: 一百五 is 150, 一百零五 is 105, and nobody knows what 三億五千 is."""
    if not text:
        return 0
    if size > 10 and text in DIGITS:
        return DIGITS[text] * size // 10 or None
    bare = text.lstrip("零〇")
    if not bare or (bare[0] in VALUES and bare[0] != "十"):
        return None
    if len(bare) > 1 and all(character in DIGITS for character in bare):
        return None
    value = _read(bare)
    least = size // _MYRIAD if bare == text else 0
    return value if value is not None and least <= value < size else None


def figure_of(part: str) -> str:
    """Digits as they are, Chinese ones as digits; "" where it is neither."""
    if part.isascii() and part.isdecimal():
        return str(int(part))
    value = value_of(part)
    return "" if value is None or value != int(value) else str(int(value))


_LONGEST = 40
"""Of Chinese numerals; figures have no more than a Decimal is exact to."""
_FIGURES = 20
_MYRIAD = 10**4
_SIZES = ((10**12, "兆"), (10**8, "億亿"), (10**4, "萬万"), (1000, "千"), (100, "百"), (10, "十"))

HALF_WIDTH = {0xFF10 + n: str(n) for n in range(10)} | {ord("．"): ".", ord("，"): ",", ord("％"): "%"}
