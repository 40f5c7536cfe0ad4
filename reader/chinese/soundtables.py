"""Readings of phrases and characters in memory-mapped tries of the cache directory, built once each.

Mandarin from the JSON files of pypinyin (MIT), Cantonese from the tables of xjyutping (CC BY-SA 4.0). Neither
package is imported: they would cost 55 and 62 MB, the tries cost the pages that are touched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import normalize

from reader.chinese.cachefile import built_once, package_directory, version_of

FORMAT = 2
"""Part of the cache files' names: raise it when what they hold changes."""

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def mandarin_table(cache_dir: Path) -> Table:
    """Simplified phrases to their syllables, and single characters to every reading, the commonest first."""
    return _open(cache_dir, "pypinyin", _mandarin_rows)


def cantonese_table(cache_dir: Path) -> Table:
    """See `_cantonese_rows`."""
    return _open(cache_dir, "xjyutping", _cantonese_rows)


class Table:
    """A mapping of text to text, read from a trie."""

    def __init__(self, trie: Any) -> None:
        self._trie = trie

    def get(self, key: str) -> str | None:
        found = self._trie.get(key)
        return found[0].decode() if found else None

    def __contains__(self, key: str) -> bool:
        return key in self._trie

    def prefixes(self, text: str) -> list[str]:
        """Every key the text begins with, shortest first."""
        keys: list[str] = self._trie.prefixes(text)
        return keys


def _open(cache_dir: Path, package: str, rows: Callable[[], Iterator[tuple[str, str]]]) -> Table:
    import marisa_trie

    path = cache_dir / f"{package}-{FORMAT}-{version_of(package)}.marisa"
    trie: Any = marisa_trie.BytesTrie()
    path = built_once(path, partial(_build, rows))
    try:
        trie.mmap(str(path))
    except RuntimeError:
        path.unlink(missing_ok=True)
        trie.mmap(str(built_once(path, partial(_build, rows))))
    return Table(trie)


def _build(rows: Callable[[], Iterator[tuple[str, str]]], path: Path) -> None:
    import marisa_trie

    marisa_trie.BytesTrie((key, value.encode()) for key, value in rows()).save(str(path))


def _mandarin_rows() -> Iterator[tuple[str, str]]:
    directory = package_directory("pypinyin")
    for code, readings in _members((directory / "pinyin_dict.json").read_text("utf-8")):
        yield chr(int(code)), " ".join(dict.fromkeys(map(numbered, readings.split(","))))
    for phrase, syllables in _members((directory / "phrases_dict.json").read_text("utf-8")):
        if len(phrase) == len(syllables) > 1:
            yield phrase, " ".join(map(_citation, phrase, (numbered(each[0]) for each in syllables)))


def _citation(character: str, syllable: str) -> str:
    """The phrases write 一 and 不 as they change before other tones; dictionaries do not."""
    return {"一": "yi1", "不": "bu4"}.get(character, syllable) if syllable[:-1] in {"yi", "bu"} else syllable


def _members(written: str) -> Iterator[tuple[str, Any]]:
    """Those of one JSON object, one at a time: the whole of it would take 60 MB for a moment."""
    decode = json.JSONDecoder().raw_decode
    at = written.find('"')
    while at >= 0:
        key, at = decode(written, at)
        value, at = decode(written, _skip(written, at, " \n\r\t:"))
        yield key, value
        at = written.find('"', at)


def _skip(written: str, at: int, signs: str) -> int:
    while written[at] in signs:
        at += 1
    return at


def numbered(marked: str) -> str:
    """A syllable with its tone mark as a number.

    >>> numbered("lǜ"), numbered("de")
    ('lü4', 'de5')
    """
    tone, letters = 5, []
    for sign in normalize("NFD", marked):
        if sign in _MARKS:
            tone = _MARKS[sign]
        else:
            letters.append(sign)
    return normalize("NFC", "".join(letters)) + str(tone)


def _cantonese_rows() -> Iterator[tuple[str, str]]:
    """Words and characters: "cost reading…"; a character's readings are its usual one and the others.

    What stands before the key tells the tables apart: "" words and characters, "=" the canonical form of a
    variant, ">" the reading of a character before one or two others, "$" its reading at the end of a run.
    A character of several usual readings has "?" after its cost.
    """
    directory = package_directory("xjyutping") / "data"
    for key, usual, others, doubtful, *cost in _tsv(directory / "chars.tsv"):
        yield key, f"{cost[0] if cost else 0}{'?' if doubtful == '1' else ''} {usual} {others}".rstrip()
    for key, readings, *cost in _tsv(directory / "words.tsv"):
        yield key, f"{cost[0] if cost else 0} {readings}"
    for mark, name in (("=", "variants"), (">", "next"), ("$", "finals")):
        for key, value, *_ in _tsv(directory / f"{name}.tsv"):
            yield mark + key, value


def _tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")
