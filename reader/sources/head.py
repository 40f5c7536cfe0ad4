"""Metadata as it is copied with a newspaper text: at the start of the first line, or on lines of its own.

`date 2026-02-12 在…` is a date and then the text; `作者：…　來源：…` is no text at all. What is not surely
metadata is text: a head taken for text is a blemish, a sentence taken for a head is lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.sources.draft import Metadata
from reader.sources.newspaper import LABELS, LATIN_LABELS

_DATE = r"(?P<y>\d{4})(?:-|/|\.|\s?年\s?)(?P<m>\d{1,2})(?:-|/|\.|\s?月\s?)(?P<d>\d{1,2})(?:\s?[日號号])?"
_DAY_FIRST = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
_AFTER_DATE = (
    r"(?:[\s　]*[（(]?(?:星期|週|周|礼拜|禮拜)[一二三四五六日天][）)]?)?"
    r"(?:[T\s　]{0,3}(?:[上下]午|凌晨|晚上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[APap][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_EDGE = r"(?=$|[\s　|｜])"
_ISO_DATE = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}" + _AFTER_DATE + _EDGE)
_ANY_DATE = re.compile(_DATE + _AFTER_DATE + _EDGE)
_LABELLED_DATE = re.compile(
    rf"(?:(?i:{LATIN_LABELS['date']})(?:\s?[:：]\s?|\s+)|(?:{LABELS['date']})(?:[\s　]?[:：／][\s　]?|[\s　]+))"
    rf"(?:{_DATE.replace('?P<y>', '').replace('?P<m>', '').replace('?P<d>', '')}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})"
    rf"{_AFTER_DATE}{_EDGE}"
)
_DATE_PARTS = re.compile(_DATE)
_DAY_FIRST_PARTS = re.compile(_DAY_FIRST)
_TEXT_KEYS = ("title", "author", "source", "region", "licence")
_LABEL = re.compile(
    "|".join(
        rf"(?P<{key}>(?i:{LATIN_LABELS[key]})(?P<{key}_colon>\s?[:：])?(?<!by)\s+|(?:{LABELS[key]})[\s　]?[:：／][\s　]*"
        rf"|(?i:{LATIN_LABELS[key]})[:：](?!//))"
        for key in _TEXT_KEYS
    )
)
_SEPARATORS = " \t　|｜·•"
_ISO_INSIDE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
_NEXT = re.compile(
    rf"[\s　|｜]+(?=[^\s：:]{{1,8}}[：:／]|(?i:{'|'.join(LATIN_LABELS.values())})[:：\s]|{_ISO_INSIDE})"
    r"|[\s　]*[|｜]|　+|\s{2,}"
)
_LATIN_VALUE = re.compile(r"[A-Za-z][\w.'’&-]*(?: [A-Za-z][\w.'’&-]*)*(?= [㐀-鿿「『“《])")
_LONGEST = {"title": 60, "author": 40, "source": 40, "region": 20, "licence": 80}
_NAMES = r"(?P<name>[㐀-鿿]{2,4}?(?:[、 　][㐀-鿿]{2,4}?){0,3})"
_REPORTED = r"[／/\s　]?[㐀-鿿]{0,6}(?:報[導道]|报道|電|电|專訪|专访)"
_REPORTER = re.compile(
    rf"【?(?:本報|本刊|特約|本报)?(?:記者|记者)[\s　]*(?![會会們们在問问說说])(?:{_NAMES})(?:{_REPORTED})?】?"
)
_SENTENCE = re.compile(r"[。！!？?；;]|，.*，")


class Head(NamedTuple):
    """What the start of a line says, and the text after it."""

    fields: dict[str, str]
    rest: str


def read_head(line: str) -> Head:
    """The metadata run at the start of a line.

    >>> read_head("date 2026-02-12 在談判當下")
    Head(fields={'date': '2026-02-12'}, rest='在談判當下')
    >>> read_head("2026年2月5日，雙方會面。").fields
    {}
    """
    fields: dict[str, str] = {}
    rest = line.strip(_SEPARATORS)
    while rest and len(fields) < 6:
        taken = _take_date(rest, in_run=bool(fields)) or _take_field(rest, dated="date" in fields)
        if taken is None:
            break
        key, value, rest = taken
        fields.setdefault(key, value)
        rest = rest.lstrip(_SEPARATORS)
    return Head(fields, rest)


def read_byline(line: str) -> str:
    """The name in a line such as 記者張三／台北報導; empty where the line is no byline."""
    match = _REPORTER.fullmatch(line)
    return match["name"] if match else ""


def fill(about: Metadata, fields: dict[str, str]) -> None:
    """Put what a head says where nothing is known yet."""
    for key, value in fields.items():
        if not getattr(about, key):
            setattr(about, key, value)


def iso_date(written: str) -> str:
    """A date as 2026-02-12, however it is written; as it stands where it is none this knows.

    >>> iso_date("2026年2月5日 10:30"), iso_date("5/2/2026"), iso_date("二月")
    ('2026-02-05', '2026-02-05', '二月')
    """
    match = _DATE_PARTS.search(written) or _DAY_FIRST_PARTS.search(written)
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}" if match else written.strip()


def _take_date(line: str, *, in_run: bool) -> tuple[str, str, str] | None:
    """A date with a label, or one in digits, or, where nothing or more metadata follows, one in Chinese."""
    match = _LABELLED_DATE.match(line) or _ISO_DATE.match(line)
    if match is None:
        match = _ANY_DATE.match(line)
        rest = line[match.end() :].strip(_SEPARATORS) if match else ""
        if match is None or (rest and not in_run and not _begins_head(rest)):
            return None
    return "date", iso_date(match[0]), line[match.end() :]


def _take_field(line: str, *, dated: bool) -> tuple[str, str, str] | None:
    label = _LABEL.match(line)
    if label is None:
        return None
    key = next(key for key in _TEXT_KEYS if label[key])
    sure = any(mark in label[0] for mark in ":：／")
    rest = line[label.end() :]
    value, rest, ended = _split_value(rest, _LONGEST[key])
    if not value or not (sure or ended or dated or any(char >= "㐀" for char in value)):
        return None
    return key, value, rest


def _split_value(text: str, longest: int) -> tuple[str, str, bool]:
    """(value, what follows, whether more metadata follows): up to the next label, the line's end, or a space."""
    following = _NEXT.search(text[: longest + 20])
    value = text[: following.start()] if following else text
    if 0 < len(value) <= longest and not _SENTENCE.search(value):
        value = _first_names(value) if longest < 60 else value
        after = text[len(value) :]
        return value.strip(), after, _begins_head(after.lstrip(_SEPARATORS))
    latin = _LATIN_VALUE.match(text[: longest + 20])
    first = latin[0] if latin else text[: longest + 1].split(maxsplit=1)[0] if text.strip() else ""
    if 0 < len(first) <= longest and len(first) < len(text.strip()) and not _SENTENCE.search(first):
        return first, text[len(first) :], bool(latin)
    return "", text, False


def _first_names(value: str) -> str:
    """A Chinese name or paper, and more of them while they are as short as names: 張三 李四, not 張三 在美國."""
    if value[:1] < "㐀":
        return value
    end = 0
    for match in re.finditer(r"[^\s　]+", value):
        if end and len(match[0]) > 4:
            break
        end = match.end()
    return value[:end]


def _begins_head(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_LABELLED_DATE, _ISO_DATE, _LABEL))
