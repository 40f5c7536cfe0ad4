"""A Yomitan dictionary (format 3): a zip of index.json, tag_bank_1.json and term_bank_N.json.

Each spelling is a row of its own; the rows of one entry share a sequence number, its term comes first. The
glossary holds the English as a text and the note as an object of type text.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry, Kind
from reader.glossary.exchange.taking import Pack, Taken
from reader.glossary.schema import REGIONS

LARGEST = 64_000_000
"""Bytes of all banks, unpacked."""
BANKS = 1000
ROWS = 10_000
"""Rows of one bank."""
_BANK = re.compile(r"term_bank_(\d+)\.json")


def read_yomitan(content: bytes, path: Path) -> Taken:
    """Raises GlossaryError where it is no such dictionary, or too large."""
    taken = Taken(path)
    rows: dict[object, list[list[Any]]] = {}
    for name, bank in _banks(content, path):
        for number, row in enumerate(bank, 1):
            if not _is_row(row):
                taken.report(None, f"{name}: row {number} is no entry", "it is left out")
                continue
            whole = [*row, 0, ""] if len(row) == 6 else [*row, ""] if len(row) == 7 else row
            key = ("sequence", whole[6]) if whole[6] else ("row", whole[0], whole[1])
            rows.setdefault(key, []).append(whole)
    for number, some in enumerate(rows.values(), 1):
        _take(some, taken, number)
    return taken


def _banks(content: bytes, path: Path) -> Iterator[tuple[str, list[Any]]]:
    def refuse(what: str) -> GlossaryError:
        return GlossaryError(what, place=Place(path), remedy="give a Yomitan dictionary as it is downloaded")

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [info for info in archive.infolist() if _BANK.fullmatch(info.filename)]
            if not members:
                raise refuse("holds no term_bank_1.json")
            if len(members) > BANKS or sum(info.file_size for info in members) > LARGEST:
                raise refuse(f"is larger than {LARGEST // 1_000_000} MB unpacked")
            for info in sorted(members, key=lambda info: int(info.filename[10:-5])):
                with archive.open(info) as file:
                    bank = json.loads(file.read(LARGEST + 1))
                if not isinstance(bank, list):
                    raise refuse(f"{info.filename} is no list")
                yield info.filename, bank
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        RecursionError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise refuse(f"cannot be read ({error})") from None


def _is_row(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(row) >= 6
        and isinstance(row[0], str)
        and isinstance(row[1], str)
        and isinstance(row[5], list)
        and (len(row) < 7 or isinstance(row[6], int))
    )


def _take(rows: Sequence[list[Any]], taken: Taken, number: int) -> None:
    """The rows of one entry."""
    first = rows[0]
    english = "; ".join(filter(None, (_flat(told) for told in first[5] if not _is_note(told))))
    notes = [_flat(told["text"]) for told in first[5] if _is_note(told)]
    others = [(row[0], _region(row)) for row in rows[1:]]
    tags = str(first[2] or "").split()
    fields = {
        "term": first[0],
        "english": " ".join(english.split()),
        "kind": next((tag for tag in tags if tag in set(Kind)), ""),
        "pinyin": taken.pinyin(first[0], first[1]),
        "aliases": list(dict.fromkeys(form for form, region in others if not region)),
        "regions": {region: form for form, region in others if region},
        "note": "\n".join(notes),
    }
    taken.take(fields, number)


def _is_note(told: object) -> bool:
    return isinstance(told, dict) and told.get("type") == "text" and isinstance(told.get("text"), str)


def _region(row: Sequence[Any]) -> str:
    return next((tag for tag in str(row[7] or "").split() if tag in REGIONS), "")


def _flat(told: object, depth: int = 0) -> str:
    """The text of structured content, without its tags."""
    if isinstance(told, str):
        return told.strip()
    if depth > 20:
        return ""
    if isinstance(told, list):
        return " ".join(filter(None, (_flat(part, depth + 1) for part in told)))
    if isinstance(told, dict) and told.get("type") != "image":
        return _flat(told.get("content", told.get("text", "")), depth + 1)
    return ""


def write_yomitan(entries: Sequence[Entry], pack: Pack) -> bytes:
    rows = [*_rows(entries, pack)]
    index = {
        "title": pack.title,
        "revision": f"{len(entries)} entries",
        "format": 3,
        "sequenced": True,
        "author": "duben",
        "description": "A glossary of duben, exported for Yomitan.",
        "sourceLanguage": "zh",
        "targetLanguage": "en",
    }
    tags = [[str(kind), "name" if kind in _NAMES else "", 0, str(kind), 0] for kind in Kind]
    tags += [[region, "", 1, f"as {region} prints it", 0] for region in REGIONS]
    files: dict[str, object] = {"index.json": index, "tag_bank_1.json": tags}
    for number, first in enumerate(range(0, max(1, len(rows)), ROWS), 1):
        files[f"term_bank_{number}.json"] = rows[first : first + ROWS]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, json.dumps(content, ensure_ascii=False), zipfile.ZIP_DEFLATED)
    return made.getvalue()


_NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.WORK)


def _rows(entries: Sequence[Entry], pack: Pack) -> Iterator[list[Any]]:
    """[expression, reading, definition tags, rules, score, glossary, sequence, term tags]"""
    for number, (entry, reading) in enumerate(zip(entries, pack.readings(entries), strict=True), 1):
        told: list[Any] = [entry.english]
        if entry.note:
            told.append({"type": "text", "text": entry.note})
        forms = [(entry.term, ""), *((form, region) for region, form in entry.regions.items())]
        forms += [(alias, "") for alias in entry.aliases]
        for place, (form, region) in enumerate(forms):
            spoken = reading if not place else ""
            yield [form, spoken, str(entry.kind), "", -place, told, number, region]
