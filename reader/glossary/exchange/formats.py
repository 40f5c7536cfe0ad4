"""The formats there are: what each is called, what its files end in, which keys of an entry it can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry
from reader.glossary.exchange.cedict import read_cedict, write_cedict
from reader.glossary.exchange.jl import read_names, write_names
from reader.glossary.exchange.stardict import write_stardict
from reader.glossary.exchange.tables import read_table, write_table
from reader.glossary.exchange.taking import ALL, FIELDS, Pack, Taken, text_of
from reader.glossary.exchange.tbx import read_tbx, write_tbx
from reader.glossary.exchange.yomitan import read_yomitan, write_yomitan
from reader.glossary.listing import as_values

Read = Callable[[bytes, Path], Taken]
Write = Callable[[Sequence[Entry], Pack], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    title: str
    endings: tuple[str, ...]
    """Of files, lower case; the first is what an export is called."""
    holds: frozenset[str]
    """Keys of an entry that come back from it."""
    write: Write
    read: Read | None = None
    """None for what can only be exported."""
    always_reads: bool = False
    """Whether every word has a reading there, also one that nobody had to write."""
    is_binary: bool = False


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        title="table with commas", endings=(".csv",), holds=ALL, read=read_table, write=write_table
    ),
    "tsv": Format(
        title="table with tabs",
        endings=(".tsv", ".tab"),
        holds=ALL,
        read=partial(read_table, delimiter="\t"),
        write=partial(write_table, delimiter="\t"),
    ),
    "tbx": Format(
        title="TBX-Basic (ISO 30042)",
        endings=(".tbx", ".xml"),
        holds=ALL - {"pinyin", "jyutping", "whole_word"},
        read=read_tbx,
        write=write_tbx,
    ),
    "cedict": Format(
        title="CC-CEDICT's text",
        endings=(".u8", ".cedict"),
        holds=frozenset({"term", "english", "pinyin", "aliases"}),
        read=read_cedict,
        write=write_cedict,
        always_reads=True,
    ),
    "yomitan": Format(
        title="Yomitan dictionary",
        endings=(".zip",),
        holds=frozenset({"term", "english", "kind", "pinyin", "aliases", "regions", "note"}),
        read=read_yomitan,
        write=write_yomitan,
        always_reads=True,
        is_binary=True,
    ),
    "stardict": Format(
        title="StarDict dictionary",
        endings=(".stardict.zip",),
        holds=frozenset({"term", "english", "pinyin", "aliases", "regions", "note"}),
        write=write_stardict,
        is_binary=True,
    ),
    "jl": Format(
        title="JL's custom names",
        endings=(".txt",),
        holds=frozenset({"term", "english", "kind", "pinyin", "note"}),
        read=read_names,
        write=write_names,
        always_reads=True,
    ),
}


def format_of(path: Path, content: bytes = b"") -> str:
    """By the file's ending, and for .txt and files without one by what is in it. Raises GlossaryError."""
    name = path.name.lower()
    longest = sorted(
        ((e, key) for key, one in FORMATS.items() for e in one.endings), key=lambda e: -len(e[0])
    )
    found = next((key for ending, key in longest if name.endswith(ending)), "")
    if content and (not found or found == "jl"):
        found = _format_in(content, path) or found
    if not found:
        remedy = f"say --format: {', '.join(FORMATS)}"
        raise GlossaryError("is in no format that is known", place=Place(path), remedy=remedy)
    return found


def _format_in(content: bytes, path: Path) -> str:
    if content[:4] == b"PK\x03\x04":
        return "yomitan"
    head = text_of(content[: 1 << 16].rpartition(b"\n")[0] or content, path)
    first = next((line for line in head.split("\n") if line.strip() and not line.startswith("#")), "")
    if first.lstrip().startswith("<"):
        return "tbx"
    if "[" in first and "] /" in first:
        return "cedict"
    cells = {cell.strip().strip('"').lower() for sign in ",;\t" for cell in first.split(sign)}
    if {"term", "english"} <= cells:
        return "tsv" if "\t" in first else "csv"
    return "jl" if first.count("\t") >= 2 else ""


def not_held(entries: Sequence[Entry], name: str) -> str:
    """What of these entries the format has no place for: "12 notes, 3 links"; "" where it holds all."""
    lost = Counter(key for entry in entries for key in as_values(entry) if key not in FORMATS[name].holds)
    return ", ".join(f"{lost[key]:,} × {key}" for key in FIELDS if lost[key])
