"""`duben glossary check`: its lines in each of its formats."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader import locations
from reader.commands.layered import glossary_layers
from reader.commands.telling import Told, as_json, count, near, place_fields
from reader.errors import visible
from reader.glossary.findings import Finding, Severity

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.glossary.checking import Report


def check_files(options: Namespace) -> Told:
    from reader.chinese.dictionaries import Shelf
    from reader.glossary.checking import check, scope_of

    scopes, found = scope_of([near(path) for path in options.paths], glossary_layers())
    cache_dir = locations.cache_dir()
    gc.disable()  # millions of small things, and no circles of them
    try:
        report = check(scopes, found, Shelf(locations.dictionaries_dir(), cache_dir).open_all(), cache_dir)
        if not options.paths:
            report = _without_ours(report)
        lines = [*_FORMATS[options.format](report)]
    finally:
        gc.enable()
    return Told(0 if report.is_clean else 1, lines, [_summary(report)])


def _without_ours(report: Report) -> Report:
    """What is worth knowing of the shipped files is not the reader's to mend."""
    shipped = str(near(locations.shipped_glossary()))
    kept = (
        finding
        for finding in report.findings
        if finding.severity is not Severity.INFO or not str(finding.place.path).startswith(shipped)
    )
    return replace(report, findings=tuple(kept))


def _summary(report: Report) -> str:
    counts = [count(report.count(severity), severity) for severity in (Severity.ERROR, Severity.WARNING)]
    files, entries = count(report.files, "file"), count(report.entries, "entry", "entries")
    return f"{files}, {entries}: {', '.join(counts)}"


def _as_text(report: Report) -> Iterator[str]:
    yield from map(str, report.findings)


def _as_json(report: Report) -> Iterator[str]:
    counts = {f"{severity}s": report.count(severity) for severity in Severity}
    findings = [
        {"severity": finding.severity, "rule": finding.rule, **place_fields(finding.place)}
        | {"what": finding.what, "remedy": finding.remedy}
        for finding in report.findings
    ]
    yield as_json({"files": report.files, "entries": report.entries, **counts, "findings": findings})


def _as_annotations(report: Report) -> Iterator[str]:
    """Workflow commands, one a line, that a code host shows beside the lines of a change."""
    yield from map(_annotation, report.findings)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _annotation(finding: Finding) -> str:
    place = finding.place
    found = {"file": place.path, "line": place.line, "col": place.column if place.line else None}
    properties = ",".join(
        f"{key}={_escaped(visible(str(value)), ':,')}" for key, value in found.items() if value
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
