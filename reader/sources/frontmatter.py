"""The head of a Markdown file: `key: value` lines between two lines of three hyphens.

Simple lines, which is nearly all there is, are read here: PyYAML would cost a first frame 20 ms. Anything
else goes to PyYAML with its guessing of types off. A head that cannot be read is a notice, no failure.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.errors import Place, visible
from reader.sources.cleaning import clean
from reader.sources.dates import iso_date
from reader.sources.draft import Metadata
from reader.sources.patterns import LazyPattern

_LONGEST = 200
"""Lines; an opening line without a closing one this near is a thematic break."""
_KEYS = {
    "title": ("title", "標題", "标题", "headline"),
    "date": ("date", "日期", "published", "created"),
    "author": ("author", "authors", "作者", "by", "byline"),
    "source": ("source", "來源", "来源", "publisher", "publication"),
    "region": ("region", "地區", "地区", "language", "lang", "locale", "語言", "语言"),
    "licence": ("licence", "license", "授權", "授权", "許可", "rights"),
}
_SIMPLE = LazyPattern(
    r"([^\s:：\-\"'\[\]{}#&*!|>%@`,?][^:：\"'\[\]{}#]*?)[ \t]*(?::(?=[ \t]|$)|：)[ \t　]*(.*)"
)
_KEYED = LazyPattern(r"[^\s:：][^:：]{0,40}[:：]|[\[{\"']")
_NEEDS_YAML = LazyPattern(r"[\[{&*!|>%@`?]|- |.*(?:: | #|:$)")


class FrontMatter(NamedTuple):
    about: Metadata
    lines: int
    """How many lines of the file it takes, both fences included; 0 where there is none."""
    title_line: int
    """1-based."""
    notice: str = ""


def read_front_matter(lines: list[str], path: Path | None = None) -> FrontMatter:
    """What the head of a file's lines says."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter(Metadata(), 0, 1)
    end = next((i for i in range(1, min(len(lines), _LONGEST)) if lines[i].rstrip() in ("---", "...")), 0)
    if not end or not _looks_like_a_head(lines[1:end]):
        return FrontMatter(Metadata(), 0, 1)
    notice = ""
    fields = _read_simple(lines[1:end])
    if fields is None:
        fields, notice = _read_yaml(lines[1:end], path)
    title_line = next((i + 1 for i in range(1, end) if lines[i].startswith(_KEYS["title"])), 1)
    return FrontMatter(_metadata(fields), end + 1, title_line, notice)


def _looks_like_a_head(lines: list[str]) -> bool:
    """Empty, or its first line that says something has a key."""
    telling = [line for line in lines if line.strip() and not line.startswith("#")]
    return not telling or bool(_KEYED.match(telling[0]))


def _read_simple(lines: list[str]) -> dict[str, str] | None:
    """The fields, or None where a line is more than `key: value`."""
    fields: dict[str, str] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        match = _SIMPLE.fullmatch(line.rstrip())
        value = _read_scalar(match[2]) if match else None
        if match is None or value is None:
            return None
        fields[match[1].strip().lower()] = value
    return fields


def _read_scalar(written: str) -> str | None:
    """A value without its quotes; None where only YAML knows what it means."""
    if written[:1] in ('"', "'"):
        quote, inside = written[0], written[1:-1]
        closed = len(written) >= 2 and written[-1] == quote
        return inside if closed and quote not in inside and "\\" not in inside else None
    return None if _NEEDS_YAML.match(written) else written


def _read_yaml(lines: list[str], path: Path | None) -> tuple[dict[str, str], str]:
    import yaml

    try:
        loaded = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # makes strings, lists, dicts only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (
            Place(path.name if path else "standard input", mark.line + 2, mark.column + 1) if mark else None
        )
        problem = error.problem or error.context or "not YAML"
        return {}, visible(f"{place}: the front matter cannot be read: {problem}")
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, "the front matter cannot be read: not YAML"
    if not isinstance(loaded, dict):
        return {}, "the front matter cannot be read: write it as `key: value` lines"
    return {str(key).lower(): text for key, value in loaded.items() if (text := _flatten(value))}, ""


def _flatten(value: object) -> str:
    """A string as it is, a list of names as one line, anything deeper as nothing."""
    if isinstance(value, list):
        names = [name for name in value if isinstance(name, str)]
        return ("、" if any("㐀" <= char <= "鿿" for char in "".join(names)) else ", ").join(names)
    return value if isinstance(value, str) else ""


def _metadata(fields: dict[str, str]) -> Metadata:
    about = Metadata()
    for name, keys in _KEYS.items():
        value = next((fields[key] for key in keys if fields.get(key)), "")
        setattr(about, name, clean(" ".join(value.split())))
    about.date = iso_date(about.date)
    return about
