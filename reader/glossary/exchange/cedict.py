"""CC-CEDICT's text format: 傳統 传统 [chuan2 tong3] /sense/sense/. Other spellings are lines of their own,
"variant of 特朗普[Te4 lang3 pu3]", as that dictionary has them.

A slash in the English is written ／: the format has no other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.chinese.cedict import Line, parse
from reader.chinese.script import convert_with
from reader.glossary.entry import Entry
from reader.glossary.exchange.taking import Pack, Taken, text_of

_VARIANT = re.compile(r"variant of (?P<term>[^\[\]|/ ]+)\[(?P<reading>[^\]]*)\]")
"""As an export has it; those of CC-CEDICT itself name the simplified form, too, and stay entries."""


def read_cedict(content: bytes, path: Path) -> Taken:
    """Lines that are none are told, not taken."""
    taken, rows = Taken(path), list[tuple[int, Line]]()
    for number, line in enumerate(text_of(content, path).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if found := parse(line):
            rows.append((number, found))
        else:
            taken.report(number, "is no entry", "write 傳統 传统 [chuan2 tong3] /English/")
    known = {(found.traditional, found.pinyin) for _, found in rows}
    aliases: dict[str, list[str]] = {}
    for _, found in rows:
        variant = _VARIANT.fullmatch(found.senses)
        if variant and (variant["term"], variant["reading"]) in known:
            aliases.setdefault(_spaced(variant["term"]), []).append(_spaced(found.traditional))
    told = {form for forms in aliases.values() for form in forms}
    for number, found in rows:
        term = _spaced(found.traditional)
        if term in told and _VARIANT.fullmatch(found.senses):
            continue
        english = found.senses.replace("/", "; ").replace("／", "/")
        fields = {"term": term, "english": english, "pinyin": taken.pinyin(term, found.pinyin)}
        taken.take({**fields, "aliases": aliases.get(term, [])}, number)
    return taken


def write_cedict(entries: Sequence[Entry], pack: Pack) -> bytes:
    lines = [f"# {pack.title}", *_lines(entries, pack)]
    return ("\n".join(lines) + "\n").encode()


def _lines(entries: Sequence[Entry], pack: Pack) -> Iterator[str]:
    others = [Entry(term=alias, english="-") for entry in entries for alias in _others(entry)]
    spoken = iter(zip(others, pack.readings(others), strict=True))
    for entry, reading in zip(entries, pack.readings(entries), strict=True):
        senses = "/".join(entry.english.replace("/", "／").split("; "))
        yield f"{_headword(entry.term)} [{reading}] /{senses}/"
        for _ in _others(entry):
            other, read = next(spoken)
            yield f"{_headword(other.term)} [{read}] /variant of {_joined(entry.term)}[{reading}]/"


def _others(entry: Entry) -> list[str]:
    return [alias for alias in dict.fromkeys(entry.aliases) if alias != entry.term]


def _headword(term: str) -> str:
    """Traditional and simplified."""
    return f"{_joined(term)} {convert_with('t2s', _joined(term))}"


def _joined(term: str) -> str:
    """A space would end the word: the sign for one stands for it."""
    return term.replace(" ", "␣")


def _spaced(term: str) -> str:
    return term.replace("␣", " ")
