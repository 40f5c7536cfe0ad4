"""`duben glossary`: what it does, as lines to be printed, and its exit code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader import locations
from reader.errors import Place, visible
from reader.glossary.findings import Finding, Severity

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.errors import GlossaryError
    from reader.glossary.checking import Report
    from reader.glossary.listing import Listed


class Told(NamedTuple):
    code: int
    """Exit code: 0, or 1 where something is wrong or nothing was found."""
    lines: Iterable[str]
    """To be printed."""
    said: Sequence[object] = ()
    """What is worth knowing besides."""


def run(options: Namespace) -> Told:
    """Raises ReaderError where it cannot be done."""
    commands: Mapping[str, Callable[[Namespace], Told]] = {
        "check": _check,
        "schema": _schema,
        "list": _list,
        "show": _show,
    }
    return commands[options.what](options)


def _check(options: Namespace) -> Told:
    from reader.chinese.dictionaries import Shelf
    from reader.glossary.checking import check, scope_of

    scopes, found = scope_of([_near(path) for path in options.paths], _layers([]))
    cache_dir = locations.cache_dir()
    report = check(scopes, found, Shelf(locations.dictionaries_dir(), cache_dir).open_all(), cache_dir)
    return Told(0 if report.is_clean else 1, [*_FORMATS[options.format](report)], [_summary(report)])


def _summary(report: Report) -> str:
    counts = [_count(report.count(severity), severity) for severity in (Severity.ERROR, Severity.WARNING)]
    files, entries = _count(report.files, "file"), _count(report.entries, "entry", "entries")
    return f"{files}, {entries}: {', '.join(counts)}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _as_text(report: Report) -> Iterator[str]:
    yield from map(str, report.findings)


def _as_json(report: Report) -> Iterator[str]:
    counts = {f"{severity}s": report.count(severity) for severity in Severity}
    findings = [
        {"severity": finding.severity, "rule": finding.rule, **_place(finding.place)}
        | {"what": finding.what, "remedy": finding.remedy}
        for finding in report.findings
    ]
    yield _json({"files": report.files, "entries": report.entries, **counts, "findings": findings})


def _as_annotations(report: Report) -> Iterator[str]:
    """Workflow commands, one a line, that a code host shows beside the lines of a change."""
    yield from map(_annotation, report.findings)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {"file": place.path, "line": place.line, "col": place.column if place.line else None}
    properties = ",".join(
        f"{key}={_escaped(visible(str(value)), ':,')}" for key, value in where.items() if value
    )
    message = f"{finding.what}; {finding.remedy}" if finding.remedy else finding.what
    return f"::{_LEVELS[finding.severity]} {properties}::{_escaped(visible(message))}"


def _escaped(text: str, also: str = "") -> str:
    """With what ends a line or a property as a percent sign and its code."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)


_FORMATS: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}


def _schema(_options: Namespace) -> Told:
    from reader.glossary.jsonschema import json_schema

    return Told(0, [_json(json_schema())])


def _list(options: Namespace) -> Told:
    from reader.glossary.listing import filtered

    entries, problems = _listed(options.glossary)
    wanted = _text(" ".join(options.words))
    found = filtered(
        entries, wanted, locations.cache_dir(), kind=options.kind or "", file=_text(options.file or "")
    )
    if options.json:
        return Told(0 if found else 1, [_json([_as_row(one) for one in found])], problems)
    if not found:
        return Told(1, [], [*problems, f"no entry for {wanted!r}" if wanted else "no such entry"])
    return Told(0, _table(found), problems)


def _table(found: Sequence[Listed]) -> Iterator[str]:
    """Term, English, kind, file and line, in columns."""
    from reader.typesetting.cells import truncate, width

    rows = [(one.entry.term, truncate(one.entry.english, 40), str(one.entry.kind)) for one in found]
    widths = [min(24, max(width(row[0]) for row in rows)), 40, 12]
    for one, row in zip(found, rows, strict=True):
        padded = [f"{text}{' ' * (cells - width(text))}" for text, cells in zip(row, widths, strict=True)]
        gone = f" (in its place {_where(one.overridden_by.place)})" if one.overridden_by else ""
        yield visible(f"{'  '.join(padded)}  {_where(one.located.place)}{gone}")


def _as_row(one: Listed) -> dict[str, Any]:
    entry = one.entry
    row = {"term": entry.term, "english": entry.english, "kind": entry.kind, **_place(one.located.place)}
    return row | {"replaced": one.overridden_by is not None}


def _show(options: Namespace) -> Told:
    from reader.glossary.listing import as_yaml, named

    entries, problems = _listed(options.glossary)
    term = _text(" ".join(options.term))
    found = named(entries, term) if term else []
    if not found:
        hint = f"no entry has the spelling {term!r}; duben glossary list {term} finds part of one"
        return Told(1, [], [*problems, hint])
    parts = ["\n".join([*map(visible, _about(one)), as_yaml(one.entry)]) for one in found]
    return Told(0, "\n".join(parts).rstrip("\n").split("\n"), problems)


def _about(one: Listed) -> Iterator[str]:
    """Comments, so that what is printed is a glossary file."""
    yield f"# {_where(one.located.place)}"
    if one.overridden_by:
        yield f"# in its place: {_where(one.overridden_by.place)}"
    for earlier in one.overrides:
        yield f"# in place of: {_where(earlier.place)} ({earlier.entry.english})"


def _listed(extra: Sequence[Path]) -> tuple[list[Listed], list[GlossaryError]]:
    from reader.glossary.files import load_entries
    from reader.glossary.listing import listed

    entries, problems = load_entries(_layers(extra))
    return listed(entries), problems


def _layers(extra: Sequence[Path]) -> list[Path]:
    """The shipped glossary first."""
    from reader.glossary.files import layers

    return [_near(path) for path in layers(None, locations.user_glossary(), extra)]


def _near(path: Path) -> Path:
    """As seen from the working directory, where it lies in that: so code hosts and editors have it."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else str(place.path)


def _place(place: Place) -> dict[str, Any]:
    return {"file": str(place.path), "line": place.line, "column": place.column}


def _json(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1)


def _text(argument: str) -> str:
    """Without what no text can have (bytes of an argument that are not UTF-8)."""
    return argument.encode("utf-8", "replace").decode("utf-8").strip()
