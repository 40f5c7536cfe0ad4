"""Words of a dictionary by how they are read and by what they mean.

Built once, in two seconds, into an SQLite file beside the dictionary's own when something is first sought:
the first gloss does not wait for it. Tables: `sounds`, the toneless letters of each entry; `glosses`, what
each sense says; `meanings`, the words of these (FTS5). Rows stand in the order of their cost, the commonest
first, so that every answer is read off in order and no common word makes a long sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import combining, normalize

from reader.chinese.cachefile import built_once
from reader.chinese.dictionary import Dictionary, DictionaryEntry, says_little
from reader.chinese.pinyin import is_pinyin, take_apart
from reader.chinese.soundtables import mandarin_table

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from reader.chinese.wordlist import WordList

FORMAT = 2
"""Part of the file's name: raise it when the tables change."""
UNCOUNTED = 22.0
"""Nats a word costs that the word list does not have; it costs the others 4 to 19."""
LITTLE, NAME, LATER_SENSE, RARER_READING = 6.0, 2.0, 1.0, 4.0
"""Nats added: to surnames and mere variants, to names, to each sense after the first, to each reading of a
character after its commonest."""
LONGEST_QUERY = 100
"""Characters; no headword and no gloss to be found whole is longer."""

_SCHEMA = """
CREATE TABLE sounds (id INTEGER PRIMARY KEY, letters TEXT, pinyin TEXT, entry INTEGER, cost REAL);
CREATE TABLE glosses (id INTEGER PRIMARY KEY, key TEXT, entry INTEGER, cost REAL);
CREATE VIRTUAL TABLE meanings USING fts5(gloss, content='', tokenize="unicode61 remove_diacritics 2");
"""
_INDEXES = "CREATE INDEX by_letters ON sounds (letters); CREATE INDEX by_key ON glosses (key);"


class Hit(NamedTuple):
    rank: int
    """0 where a whole sense is what was sought, 1 where one begins with it, 2 where one has it."""
    cost: float
    entry: DictionaryEntry


class DictionarySearch:
    def __init__(self, dictionary: Dictionary, words: WordList) -> None:
        self._dictionary = dictionary
        self._words = words
        self._lock = Lock()
        self._connection = self._open()

    def by_sound(self, written: str, limit: int) -> list[Hit]:
        """Words read so, the commonest first. Marks, numbers or neither, with or without spaces."""
        if len(written) > LONGEST_QUERY or not is_pinyin(written):
            return []
        letters, tones, closed = take_apart(written)
        rows = self._rows(
            "SELECT 0, cost, entry, pinyin FROM sounds WHERE letters = ? ORDER BY id",
            letters.replace("ü", "u"),
        )
        return self._hits((row[:3] for row in rows if _fits(row[3], letters, tones, closed)), limit)

    def by_meaning(self, written: str, limit: int) -> list[Hit]:
        """Words with a sense that is this, then that begins with it, then that has it in it."""
        words = re.findall(r"[^\W_]+", written[:LONGEST_QUERY])
        return (
            self._hits(self._meanings(key_of(written[:LONGEST_QUERY]), words, limit), limit) if words else []
        )

    def _meanings(self, key: str, words: list[str], limit: int) -> Iterator[tuple[Any, ...]]:
        select = "FROM glosses WHERE {} ORDER BY id LIMIT 1000"
        yield from self._rows(f"SELECT 0, cost, entry {select.format('key = ?')}", key)
        between = select.format("key > ? || ' ' AND key < ? || '!'")
        yield from self._rows(f"SELECT 1, cost, entry {between}", key, key)
        phrase = " ".join(words)
        for match in dict.fromkeys((f'"{phrase}"', " ".join(f'"{word}"' for word in words))):
            # The matching rows alone first: joined to the glosses, SQLite would sort them all.
            yield from self._rows(
                "SELECT 2, cost, entry FROM glosses WHERE id IN "
                "(SELECT rowid FROM meanings WHERE meanings MATCH ? ORDER BY rowid LIMIT ?) ORDER BY id",
                match,
                8 * limit,
            )

    def _hits(self, rows: Iterator[tuple[Any, ...]], limit: int) -> list[Hit]:
        found: dict[int, tuple[int, float]] = {}
        for rank, cost, entry in rows:
            if len(found) >= limit:
                break
            found.setdefault(entry, (rank, cost))
        return [Hit(*weighed, self._dictionary.by_id(entry)) for entry, weighed in found.items()]

    def _rows(self, statement: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        with self._lock:
            rows: list[tuple[Any, ...]] = self._connection.execute(statement, values).fetchall()
        yield from rows

    def _open(self) -> Connection:
        import sqlite3

        path = self._dictionary.path
        path = path.with_name(f"{path.stem}-search-{FORMAT}.sqlite")
        try:
            return _connect(built_once(path, self._build))
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _connect(built_once(path, self._build))

    def _build(self, path: Path) -> None:
        import sqlite3

        connection = sqlite3.connect(path)
        try:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            with connection:
                self._fill(connection)
            connection.executescript(_INDEXES)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()

    def _fill(self, connection: Connection) -> None:
        sounds: list[tuple[float, int, str, str]] = []
        glosses: list[tuple[float, int, str, str]] = []
        readings = mandarin_table(self._dictionary.cache_dir)
        for entry, simplified, pinyin, senses in self._dictionary.rows():
            told = senses.split("/")
            cost = self._words.cost(simplified) or UNCOUNTED
            cost += NAME * pinyin[:1].isupper() + LITTLE * all(map(says_little, told))
            if len(simplified) == 1:
                known = (readings.get(simplified) or "").split()
                cost += RARER_READING * (known.index(pinyin) if pinyin in known else min(len(known), 3))
            sounds.append((cost, entry, _letters(pinyin), pinyin))
            glosses += (
                (cost + LATER_SENSE * at, entry, key_of(gloss), gloss)
                for at, sense in enumerate(told)
                for gloss in _glosses(sense)
            )
        sounds.sort()
        glosses.sort()
        connection.executemany(
            "INSERT INTO sounds (cost, entry, letters, pinyin) VALUES (?, ?, ?, ?)", sounds
        )
        connection.executemany(
            "INSERT INTO glosses (cost, entry, key) VALUES (?, ?, ?)", (row[:3] for row in glosses)
        )
        connection.executemany(
            "INSERT INTO meanings (rowid, gloss) VALUES (?, ?)", enumerate((row[3] for row in glosses), 1)
        )


def _connect(path: Path) -> Connection:
    import sqlite3

    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sounds, glosses LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


# -- meanings ------------------------------------------------------------------------------------------------

_POINTER = re.compile(r"(?:\([^()]*\) ?)*(?:CL:|see |see also |also written |(?:\w+ )*variant of )")
_LINK = re.compile(r"[^\s(]*\[[^\]]*\]")
_ASIDE = re.compile(r"\([^()]*\)")
_OPENING = re.compile(r"(?:to be|to|an?|the) (?=\S)")


def _glosses(sense: str) -> Iterator[str]:
    """What a sense says, one gloss after another, without links to other words."""
    if not _POINTER.match(sense):
        yield from filter(None, map(str.strip, _LINK.sub("", sense).split(";")))


def key_of(gloss: str) -> str:
    """A gloss without what stands in brackets, "to" or "a" before it, case and accents.

    >>> key_of("to walk (on foot)"), key_of("the Élysée")
    ('walk', 'elysee')
    """
    letters = normalize("NFKD", _ASIDE.sub(" ", gloss)).casefold()
    plain = " ".join("".join(letter for letter in letters if not combining(letter)).split()).strip(" .,!?")
    return _OPENING.sub("", plain, count=1) if _OPENING.match(plain) else plain


# -- sounds --------------------------------------------------------------------------------------------------


def _syllables(pinyin: str) -> list[str]:
    return [part for part in pinyin.lower().split() if part != "xx5" and part[0].isalpha()]


def _letters(pinyin: str) -> str:
    return "".join(_parted(syllable)[0] for syllable in _syllables(pinyin)).replace("ü", "u")


def _parted(syllable: str) -> tuple[str, int]:
    letters = syllable.rstrip("012345")
    return letters, int(syllable[len(letters)]) or 5 if len(letters) < len(syllable) else 0


def _fits(pinyin: str, letters: str, tones: list[int], closed: list[int]) -> bool:
    """Whether an entry with these very letters has the tones and the boundaries that were written as well."""
    syllables = _syllables(pinyin)
    return _spelled(syllables, letters, tones, closed) or (
        "r5" in syllables[1:] and _spelled(_with_r(syllables), letters, tones, closed)
    )


def _with_r(syllables: list[str]) -> list[str]:
    """
    >>> _with_r(["na3", "r5"])
    ['nar3']
    """
    made: list[str] = []
    for syllable in syllables:
        if syllable == "r5" and made:
            made[-1] = f"{made[-1][:-1]}r{made[-1][-1]}"
        else:
            made.append(syllable)
    return made


def _spelled(syllables: list[str], letters: str, tones: list[int], closed: list[int]) -> bool:
    at = 0
    for syllable in syllables:
        own, tone = _parted(syllable)
        end = at + len(own)
        written = {given for given in tones[at:end] if given}
        # A reading with a neutral tone is found by the full one too, in words: péngyǒu for péngyou.
        light = tone == 5 and len(syllables) > 1 and own != "r"
        if any(closed[at : end - 1]) or not (written <= {tone} or light) or not _same(letters[at:end], own):
            return False
        at = end
    return True


def _same(written: str, own: str) -> bool:
    """lü is found by lü, lv and, as most people type it, lu; but lu not by lü."""
    return "ü" not in written or "ü" in own or own[0] in "jqxy"
