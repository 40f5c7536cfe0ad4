"""Dates as newspapers write them."""

from __future__ import annotations

from reader.sources.patterns import LazyPattern

_YEAR_FIRST = r"(\d{4})(?:-|/|\.|\s?年\s?)(\d{1,2})(?:-|/|\.|\s?月\s?)(\d{1,2})(?:\s?[日號号])?"
_DAY_FIRST = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_WEEKDAY = r"(?:[\s　]*[（(]?(?:星期|週|周|礼拜|禮拜)[一二三四五六日天][）)]?)?"
_CLOCK = (
    r"(?:[T\s　]{0,3}(?:[上下]午|凌晨|晚上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"(?:\s?[APap][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_EDGE = r"(?=$|[\s　|｜])"

IN_DIGITS = LazyPattern(r"\d{4}([-/.])\d{1,2}\1\d{1,2}" + _WEEKDAY + _CLOCK + _EDGE)
"""2026-02-12 10:30, with a space or nothing after it: never the beginning of a sentence."""
ANY = LazyPattern(f"(?:{_YEAR_FIRST}|{_DAY_FIRST}){_WEEKDAY}{_CLOCK}{_EDGE}")
_YEAR_FIRST_PARTS = LazyPattern(_YEAR_FIRST)
_DAY_FIRST_PARTS = LazyPattern(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def iso_date(written: str) -> str:
    """A date as 2026-02-12, however it is written; as it stands where it is none this knows.

    >>> iso_date("2026年2月5日 10:30"), iso_date("5/2/2026"), iso_date("二月")
    ('2026-02-05', '2026-02-05', '二月')
    """
    if len(written) == 10 and written[4] == written[7] == "-":
        return written
    if match := _YEAR_FIRST_PARTS.search(written):
        year, month, day = match.groups()
    elif match := _DAY_FIRST_PARTS.search(written):
        day, month, year = match.groups()
    else:
        return written.strip()
    return f"{year}-{int(month):02}-{int(day):02}"
