"""Where the keys and values of a TOML file stand: tomllib tells what they are and not where.

A scan by lines, for files that tomllib has already taken. Where it cannot tell (a key inside an inline table)
it gives the nearest place that it knows: the table's, and at last the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reader.errors import Place

_HEADER = r"^[ \t]*\[+[ \t]*(?P<header>[^\]\n]+?)[ \t]*\]+[ \t]*(?:#.*)?$"
_ASSIGNMENT = r"^[ \t]*(?P<key>(?:[\w.\- \t]|\"[^\"\n]*\"|'[^'\n]*')+?)[ \t]*=[ \t]*(?P<value>)"
_MULTILINE = r"\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''"


class Places:
    """Places of keys and values by (table, key); both 1-based, columns in code points."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._keys: dict[tuple[str, ...], tuple[int, int]] = {}
        self._values: dict[tuple[str, ...], tuple[int, int]] = {}
        for name, line, key, value in _scan(text):
            for depth in range(1, len(name) + 1):
                self._keys.setdefault(name[:depth], (line, key))
            self._values.setdefault(name, (line, value))

    def key(self, key: str, table: str = "") -> Place:
        return self._place(self._keys, key, table)

    def value(self, key: str, table: str = "") -> Place:
        return self._place(self._values, key, table)

    def _place(self, places: dict[tuple[str, ...], tuple[int, int]], key: str, table: str) -> Place:
        name = (table, key) if table else (key,)
        found = places.get(name) or self._keys.get(name) or self._keys.get(name[:1])
        return Place(self._path, *found) if found else Place(self._path)


def _scan(text: str) -> Iterator[tuple[tuple[str, ...], int, int, int]]:
    """(name, line, column of the key, column of the value) of every header and assignment."""
    text = re.sub(_MULTILINE, _blank, text, flags=re.DOTALL)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(_HEADER, line):
            table = _parts(header["header"])
            column = header.start("header") + 1
            yield table, number, column, column
        elif found := re.match(_ASSIGNMENT, line):
            yield (*table, *_parts(found["key"])), number, found.start("key") + 1, found.start("value") + 1


def _blank(found: re.Match[str]) -> str:
    """A text of several lines, emptied, so that what it says is not taken for keys."""
    return '"' + "\n" * found[0].count("\n") + '"'


def _parts(name: str) -> tuple[str, ...]:
    """
    >>> _parts('keys."word-next"')
    ('keys', 'word-next')
    """
    return tuple(part.strip(" \t\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", name))


def syntax_place(message: str, path: Path, text: str) -> tuple[str, Place]:
    """What tomllib said, and where."""
    if found := re.search(r" ?\(at line (\d+), column (\d+)\)", message):
        return message[: found.start()], Place(path, int(found[1]), int(found[2]))
    lines = text.split("\n")
    return message.replace(" (at end of document)", ""), Place(path, len(lines), len(lines[-1]) + 1)
