"""CSV and TSV with a header (RFC 4180 quoting): a column for each key of an entry.

Several values of one key stand in one cell with " | " between, those with a name as name=value; a backslash
takes the meaning from a |, a = or a backslash after it. A cell that a spreadsheet would take for a formula
has an apostrophe before it, as spreadsheets themselves mark text; reading a table takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry
from reader.glossary.exchange.taking import FIELDS, Pack, Taken, Written, text_of
from reader.glossary.listing import as_values

LISTS = ("aliases", "see")
MAPS = ("regions", "links")
LARGEST_CELL = 1_000_000
SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(
        ("chinese", "traditional", "word", "headword", "expression", "中文", "詞", "詞條"), "term"
    ),
    **dict.fromkeys(("meaning", "definition", "translation", "gloss", "glossary", "英文", "意思"), "english"),
    **dict.fromkeys(("type", "category", "類別"), "kind"),
    **dict.fromkeys(("reading", "pronunciation", "拼音"), "pinyin"),
    **dict.fromkeys(("cantonese", "粵拼"), "jyutping"),
    **dict.fromkeys(("alias", "also", "simplified", "variants", "別名", "簡體"), "aliases"),
    **dict.fromkeys(("notes", "comment", "remark", "備註"), "note"),
}
"""What columns are called elsewhere, in lower case."""
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("人", "人物", "人名"), "person"),
    **dict.fromkeys(("地方", "地名", "地點", "地点"), "place"),
    **dict.fromkeys(("機構", "机构", "組織", "组织"), "organisation"),
    **dict.fromkeys(("詞語", "词语", "術語", "术语", "用語", "用语"), "term"),
    **dict.fromkeys(("簡稱", "简称", "縮寫", "缩写"), "abbreviation"),
    **dict.fromkeys(("成語", "成语", "慣用語", "惯用语"), "idiom"),
    **dict.fromkeys(("事件",), "event"),
    **dict.fromkeys(("作品",), "work"),
    **dict.fromkeys(("其他",), "other"),
}
"""Kinds as people write them in Chinese."""


def read_table(content: bytes, path: Path, delimiter: str = "") -> Taken:
    """With commas, semicolons or tabs, as the header has them. Raises GlossaryError where there is none."""
    text = text_of(content, path)
    head = text.lstrip("\r\n").partition("\n")[0]
    signs = [delimiter] if delimiter else [",", ";", "\t"]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(signs, key=head.count), strict=False)
    taken = Taken(path)
    csv.field_size_limit(LARGEST_CELL)
    columns: list[str] = []
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            taken.report(line, f"cannot be read: {error}", "check its quotes")
            continue
        if row is None:
            return taken
        if not columns and any(row):
            columns = _columns(row, taken, line)
        elif any(row):
            _take(row, columns, taken, line)


def _columns(row: Sequence[str], taken: Taken, line: int) -> list[str]:
    """The key of each column, "" for one that is none. Raises GlossaryError where the needed ones miss."""
    columns: list[str] = []
    for number, name in enumerate(row, 1):
        known = name.strip().lower().replace(" ", "_")
        key = known if known in FIELDS else SYNONYMS.get(known, "")
        if not key and known:
            near = get_close_matches(known, FIELDS, n=1, cutoff=0.7)
            remedy = f"did you mean '{near[0]}'?" if near else f"columns are {', '.join(FIELDS)}"
            taken.report(line, f"unknown column '{name}' is left out", remedy, number)
        elif key in columns:
            taken.report(line, f"column '{name}' is '{key}' again", "keep one", number)
            key = ""
        columns.append(key)
    if missing := [key for key in ("term", "english") if key not in columns]:
        remedy = f"the first line names the columns: {','.join(FIELDS)}"
        place = Place(taken.path, line)
        raise GlossaryError(f"no column '{missing[0]}'", place=place, remedy=remedy)
    return columns


def _take(row: Sequence[str], columns: Sequence[str], taken: Taken, line: int) -> None:
    if len(row) > len(columns) and any(row[len(columns) :]):
        what = f"has {len(row)} cells for {len(columns)} columns"
        taken.report(line, what, "put a cell with a comma in double quotes")
    fields: dict[str, Written] = {}
    for key, written in zip(columns, row, strict=False):
        if not key:
            continue
        cell = written[1:] if _PROTECTED.match(written) else written
        if key in LISTS:
            fields[key] = [_plain(part) for part in _split(cell)]
        elif key in MAPS:
            pairs = {part: _pair(part) for part in _split(cell)}
            if half := [part for part, pair in pairs.items() if not all(pair)]:
                taken.report(line, f"'{key}' has {half[0]!r}, which is no name=value", "write tw=川普 | cn=…")
            fields[key] = dict(pair for pair in pairs.values() if all(pair))
        elif key == "kind":
            fields[key] = KINDS.get(cell.strip().lower(), cell.strip())
        elif key == "whole_word":
            fields[key] = {"yes": "true", "1": "true", "x": "true", "no": "", "0": "", "false": ""}.get(
                cell.strip().lower(), cell.strip().lower()
            )
        else:
            fields[key] = cell
    taken.take(fields, line)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in re.findall(r"(?:[^\\|]|\\.?)+", cell, re.DOTALL) if part.strip()]


def _pair(part: str) -> tuple[str, str]:
    name, value = re.fullmatch(r"((?:[^\\=]|\\.?)*)(?:=(.*))?", part, re.DOTALL).groups()  # type: ignore[union-attr]
    return _plain(name.strip()), _plain((value or "").strip())


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def write_table(entries: Sequence[Entry], _pack: Pack, delimiter: str = ",") -> bytes:
    """With all columns, whether they are used or not, so that a spreadsheet can fill them."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    rows.writerow(FIELDS)
    for entry in entries:
        values = as_values(entry)
        rows.writerow([_cell(values.get(key, "")) for key in FIELDS])
    return written.getvalue().encode()


_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What spreadsheets calculate (=, +, -, @), and white space some of them pass over before it. What has
apostrophes before such a sign gets one more, so that reading gives every value back."""
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")


def _cell(value: object) -> str:
    text = _as_cell(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, Mapping):
        return _joined(f"{_escaped(name, '=')}={_escaped(text)}" for name, text in value.items())
    return _joined(map(_escaped, value)) if isinstance(value, list | tuple) else str(value)


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(parts)


def _escaped(text: str, also: str = "") -> str:
    return "".join(f"\\{sign}" if sign in f"\\|{also}" else sign for sign in text)


def formula_like(entries: Sequence[Entry]) -> int:
    """How many entries have a cell that a spreadsheet would take for a formula."""
    return sum(any(_FORMULA.match(_as_cell(value)) for value in as_values(e).values()) for e in entries)
