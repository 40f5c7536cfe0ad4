"""A run of HTML's text as one line: white space as a browser has it, nothing harmful, ruby beside the text.

White space is one space, and none at all where a line of the source ends beside Chinese. A ruby's base is
text; what stands above it is kept as readings, by where their bases stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.sources.cleaning import clean, is_wide

_SPACE = re.compile("([ \t\n\f\r]+)")

Ruby = tuple[tuple[int, int, str], ...]


class Run(NamedTuple):
    text: str
    ruby: Ruby = ()
    """(start, end, reading), by where they start and, of one place, in the order of the page."""


class RunBuilder:
    """Takes pieces of text as they are written; gives them as a Run."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._space = ""
        """White space that has been met and not yet decided upon."""
        self._ruby: list[tuple[int, int, str]] = []
        self._opened: list[list[int]] = []
        """Where each open base begins; empty until its first character comes."""

    def add(self, written: str) -> None:
        """Text in which character references are resolved."""
        for index, piece in enumerate(_SPACE.split(written)):
            if index % 2:
                self._space = "\n" if "\n" in self._space + piece else " "
            elif piece and (cleaned := clean(piece)):
                self._append(cleaned)

    def _append(self, cleaned: str) -> None:
        if self._space and self._last:
            soft = "\n" in self._space and (is_wide(self._last) or is_wide(cleaned[0]))
            if not soft and self._last != " ":
                self._pieces.append(" ")
                self._length += 1
        self._space = ""
        for opened in self._opened:
            if not opened:
                opened.append(self._length)
        self._pieces.append(cleaned)
        self._length += len(cleaned)
        self._last = cleaned[-1]

    def begin_base(self) -> None:
        """What comes until `end_base` is what a ruby stands above."""
        self._opened.append([])

    def end_base(self) -> tuple[int, int]:
        """(start, end) of the base, as far as there is any."""
        opened = self._opened.pop()
        return (opened[0] if opened else self._length), self._length

    def add_ruby(self, start: int, end: int, reading: str) -> None:
        if start < end and reading:
            self._ruby.append((start, end, reading))

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def take(self) -> Run:
        """The run, without white space at its ends; the next one begins."""
        written = "".join(self._pieces)
        text = written.strip()
        before = len(written) - len(written.lstrip())
        ruby = tuple(
            (start - before, end - before, reading)
            for start, end, reading in sorted(self._ruby, key=lambda each: each[:2])
            if before <= start and end - before <= len(text)
        )
        self._pieces, self._length, self._last, self._space, self._ruby = [], 0, "", "", []
        return Run(text, ruby)
