"""What can go wrong for the person at the keyboard, in one line each: what, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands, as editors show it."""

    path: Path | str
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in code points."""

    def __str__(self) -> str:
        numbers = (n for n in (self.line, self.column if self.line else None) if n is not None)
        return ":".join([str(self.path), *map(str, numbers)])


class ReaderError(Exception):
    """Anything the reader can tell the person who has to act, without a traceback."""

    def __init__(self, what: str, *, place: Place | None = None, remedy: str = "") -> None:
        self.what = shortened(what)
        self.place = place
        self.remedy = shortened(remedy)
        super().__init__(self.what)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        between = " " if self.what.endswith("?") else "; "
        return visible(f"{where}{self.what}{f'{between}{self.remedy}' if self.remedy else ''}")


class SourceError(ReaderError):
    """An article that cannot be opened."""


class GlossaryError(ReaderError):
    """An entry or file of a glossary that cannot be used."""


class DictionaryError(ReaderError):
    """A dictionary that cannot be imported, found or put in order."""


class SettingsError(ReaderError):
    """A line of config.toml that cannot be used."""


class NotebookError(ReaderError):
    """The reader's own history cannot be read or written."""


LONGEST = 400
"""Characters of what is said of one thing: what is named may be a value of ten million."""


def shortened(text: str) -> str:
    """Its beginning and its end, where it is longer than can be read.

    >>> len(shortened("no 'english' (" + "甲" * 10_000_000 + ")"))
    400
    """
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[1 - half :]}"


def told_first(problems: Sequence[object], most: int = 3) -> list[str]:
    """As many lines as anybody reads at once, and how many more there are.

    >>> told_first(["a", "b", "c"], 2)
    ['a', 'b', '+1 …']
    """
    more = len(problems) - most
    return [*map(str, problems[:most]), *([f"+{more:,} …"] if more > 0 else [])]


def visible(text: str) -> str:
    r"""Show control characters instead of sending them to the terminal.

    >>> visible("a\x1b[31mb\n")
    'a␛[31mb␊'
    """
    return text if text.isprintable() else text.translate(_PICTURES)


# C0 as the control pictures of U+2400, DEL as U+2421. What has no picture: C1; what turns a text about
# (marks, embeddings, overrides and isolates of the bidirectional algorithm) or hides in it (tags); lone
# surrogates and the code points that are no characters.
_UNSEEN = (
    *(
        range(0x80, 0xA0),
        (0x61C, 0x200E, 0x200F, 0x2028, 0x2029),
        range(0x202A, 0x202F),
        range(0x2066, 0x2070),
    ),
    *(range(0xD800, 0xE000), range(0xFDD0, 0xFDF0), range(0xE0000, 0xE0080)),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
)
_PICTURES: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "␡"}
    | dict.fromkeys((code for codes in _UNSEEN for code in codes), "�")
)
