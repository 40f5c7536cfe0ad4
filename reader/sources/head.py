"""Metadata as it is copied with a newspaper text: at the start of the first line, or on lines of its own.

`date 2026-02-12 在…` is a date and then the text; `作者：…　來源：…` is no text at all. What is not surely
metadata is text: a head taken for text is a blemish, a sentence taken for a head is lost.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.sources.dates import ANY, IN_DIGITS, iso_date
from reader.sources.draft import Metadata
from reader.sources.newspaper import LABELS
from reader.sources.patterns import LazyPattern

_KEYS = {label: key for key, labels in LABELS.items() for label in labels}
_LONGEST = {"title": 60, "author": 40, "source": 40, "region": 20, "licence": 80}
"""Characters of a value; more is a sentence."""
_MOST = 8
"""Fields at the start of a line."""
_SEPARATORS = " \t　|｜·•"
_LABEL = LazyPattern(r"([A-Za-z]{2,10}|[㐀-鿿、]{1,8})(?:[ \t　]?([:：／])[ \t　]*|[ \t　]+)(?=\S)")
_ANY_LABEL = LazyPattern(r"[^\s：:]{1,8}[：:／]")
_BETWEEN = LazyPattern(r"[\s　|｜]+")
_LATIN_NAMES = LazyPattern(r"[A-Za-z][\w.'’&-]*(?: [A-Za-z][\w.'’&-]*)*(?= [㐀-鿿「『“《])")
_NAMES = r"([㐀-鿿]{2,4}?(?:[、 　][㐀-鿿]{2,4}?){0,3})"
_REPORTED = r"(?:[／/\s　]?[㐀-鿿]{0,6}(?:報[導道]|报道|電|电|專訪|专访))?"
_REPORTER = LazyPattern(
    rf"【?(?:本報|本刊|特約|本报)?(?:記者|记者)[\s　]*(?![會会們们在问問說说]){_NAMES}{_REPORTED}】?"
)
_WRITER = LazyPattern(
    r"(?:[〔\[（(【［][㐀-鿿]{1,2}[〕\])）】］][\s　]*([㐀-鿿]{2,5})|([㐀-鿿]{2,5})[\s　]+)"
    r"[\s　]*(?:[編编]著|[著撰])"
)
_SENTENCE = LazyPattern(r"[。！!？?；;]|，.*，")


class Head(NamedTuple):
    """What the start of a line says, and the text after it."""

    fields: dict[str, str]
    rest: str


class _Label(NamedTuple):
    key: str
    sure: bool
    """Whether a colon stands after it."""
    end: int


def read_head(line: str) -> Head:
    """The metadata run at the start of a line.

    >>> read_head("date 2026-02-12 在談判當下")
    Head(fields={'date': '2026-02-12'}, rest='在談判當下')
    >>> read_head("2026年2月5日，雙方會面。").fields
    {}
    """
    fields: dict[str, str] = {}
    rest = line.strip(_SEPARATORS)
    for _ in range(_MOST):
        if not rest:
            break
        taken = _take_date(rest, in_run=bool(fields)) or _take_field(rest, dated="date" in fields)
        if taken is None:
            break
        key, value, rest = taken
        fields.setdefault(key, value)
        rest = rest.lstrip(_SEPARATORS)
    return Head(fields, rest if fields else line)


def read_byline(line: str) -> str:
    """The name in a line such as 記者張三／台北報導 or 〔清〕張三 著; empty where the line is no byline."""
    if line[-1:] in ("著", "撰") and (writer := _WRITER.fullmatch(line)):
        return writer[1] or writer[2]
    if "者" not in line[:8]:
        return ""
    match = _REPORTER.fullmatch(line)
    return match[1] if match else ""


def fill(about: Metadata, fields: dict[str, str]) -> None:
    """Put what a head says where nothing is known yet."""
    for key, value in fields.items():
        if not getattr(about, key):
            setattr(about, key, value)


def _read_label(line: str) -> _Label | None:
    match = _LABEL.match(line)
    key = _KEYS.get(match[1].lower()) if match else None
    return _Label(key, bool(match[2]), match.end()) if match and key else None


def _take_date(line: str, *, in_run: bool) -> tuple[str, str, str] | None:
    """A date with a label, or one in digits, or, where nothing or more metadata follows, one in Chinese."""
    label = _read_label(line)
    if label:
        match = ANY.match(line, label.end) if label.key == "date" else None
    elif line[0].isdigit():
        match = IN_DIGITS.match(line) or ANY.match(line)
    else:
        return None
    if match is None:
        return None
    rest = line[match.end() :]
    if not label and not in_run and "年" in match[0] and rest and not _begins_head(rest):
        return None
    return "date", iso_date(match[0]), rest


def _take_field(line: str, *, dated: bool) -> tuple[str, str, str] | None:
    label = _read_label(line)
    if label is None or label.key == "date":
        return None
    value, rest, ended = _split_value(line[label.end :], label.key)
    titled = line[0].islower() and not value[:1].islower() and not rest  # title The End
    if not value or not (label.sure or ended or dated or titled or any(char >= "㐀" for char in value)):
        return None
    return label.key, value, rest


def _split_value(text: str, key: str) -> tuple[str, str, bool]:
    """(value, what follows, whether it surely ends there).

    Up to the next label, the line's end, or a space.
    """
    longest = _LONGEST[key]
    near = text[: longest + 20]
    value = near[: _next_field(near)]
    if 0 < len(value) <= longest and not _SENTENCE.search(value):
        if key in ("author", "source"):
            value = _first_names(value)
        rest = text[len(value) :]
        return value.strip(), rest, _begins_head(rest)
    latin = _LATIN_NAMES.match(near)
    first = latin[0] if latin else near.split(maxsplit=1)[0]
    if len(first) <= longest and len(first) < len(text) and not _SENTENCE.search(first):
        return first, text[len(first) :], bool(latin)
    return "", text, False


def _next_field(text: str) -> int:
    """Where a value ends because a bar, a wide gap or another label follows; else len(text)."""
    at = 0
    while match := _BETWEEN.search(text, at):
        gap, at = match[0], match.end()
        if len(gap) > 1 or gap in "|｜　" or _begins_head(text[at:]) or _ANY_LABEL.match(text, at):
            return match.start()
    return len(text)


def _first_names(value: str) -> str:
    """A Chinese name or paper, and more while they are as short as names: 張三 李四, not 張三 在談判中."""
    if value[:1] < "㐀":
        return value
    first, *more = value.split()
    end = len(first)
    for name in more:
        if len(name) > 4:
            break
        end = value.index(name, end) + len(name)
    return value[:end]


def _begins_head(line: str) -> bool:
    line = line.lstrip(_SEPARATORS)[:40]
    return bool(line and (_read_label(line) or (line[0].isdigit() and IN_DIGITS.match(line))))
