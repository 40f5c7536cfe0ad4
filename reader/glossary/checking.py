"""The check of glossary files: all that the reader says when it loads them, and all that is likely a mistake.

Nothing in a file stops the check, as nothing stops the reader.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import GlossaryError, Place
from reader.glossary.files import files_of, parse_glossary, same_path, unreadable
from reader.glossary.filetext import WANTED, read_text
from reader.glossary.findings import Finding, Severity, Written, of_loader, values_by_key
from reader.glossary.overlaps import overlaps
from reader.glossary.sounds import Sounds, sound_findings
from reader.glossary.spellings import Scripts, spelling_findings

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary
    from reader.glossary.compiling import Nodes

GIVEN = ""
"""The layer of files that were asked for and lie in none of the reader's own."""


@dataclass(frozen=True, slots=True)
class Report:
    files: int
    entries: int
    findings: tuple[Finding, ...]
    """By file in the order they were given, then by line and column."""

    def count(self, severity: Severity) -> int:
        return Counter(finding.severity for finding in self.findings)[severity]

    @property
    def is_clean(self) -> bool:
        return all(finding.severity is Severity.INFO for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Scope:
    """A file, the layer it belongs to, and whether it is checked or only checked against."""

    path: Path
    layer: str
    checked: bool = True


def scope_of(given: Sequence[Path], own: Sequence[Path]) -> tuple[list[Scope], list[Finding]]:
    """What to read: the files `given`, or all of the reader's `own` layers (shipped first).

    Files that are given are checked against the shipped layer, and against their neighbours where they lie
    in another of the reader's own. Raises GlossaryError where a path that was given does not exist or has
    no files.
    """
    problems: list[GlossaryError] = []
    if not given:
        scopes = [Scope(file, str(layer)) for layer in own for file in files_of(layer, problems)]
        return scopes, [of_loader(problem) for problem in problems]
    checked = {same_path(file): file for path in given for file in _given_files(path, problems)}
    layer_of = {same_path(layer): str(layer) for layer in own}
    scopes = [Scope(file, layer_of.get(real.parent, GIVEN)) for real, file in checked.items()]
    touched = {str(own[0]), *(scope.layer for scope in scopes)} if own else set()
    around = [
        Scope(file, str(layer), checked=False)
        for layer in own
        if str(layer) in touched
        for file in files_of(layer, [])
        if same_path(file) not in checked
    ]
    return _by_layer([*around, *scopes], own), [of_loader(problem) for problem in problems]


def _given_files(path: Path, problems: list[GlossaryError]) -> list[Path]:
    if not os.path.lexists(path):
        raise GlossaryError("there is no such file", place=Place(path), remedy="check the name")
    before = len(problems)
    files = list(files_of(path, problems))
    if not files and len(problems) == before:
        raise GlossaryError("there is no .yaml file in it", place=Place(path), remedy=WANTED)
    return files


def _by_layer(scopes: Sequence[Scope], own: Sequence[Path]) -> list[Scope]:
    """Earlier layers first; what is only checked against comes before what is checked."""
    order = {str(layer): number for number, layer in enumerate(own)}
    return sorted(scopes, key=lambda scope: order.get(scope.layer, len(order)))


def check(
    scopes: Sequence[Scope], found: Sequence[Finding], dictionaries: Sequence[Dictionary], cache_dir: Path
) -> Report:
    """`found` is what was wrong with the files before they could be read."""
    findings = list(found)
    entries: list[Written] = []
    for scope in scopes:
        written, problems = read_file(scope)
        entries += written
        findings += map(of_loader, problems if scope.checked else ())
    checked = [written for written in entries if written.checked]
    findings += overlaps(entries)
    findings += _alone(checked, dictionaries, cache_dir)
    files = [scope.path for scope in scopes if scope.checked]
    return Report(len(files), len(checked), _in_order(findings, files))


def check_entry(
    path: Path, term: str, own: Sequence[Path], dictionaries: Sequence[Dictionary], cache_dir: Path
) -> tuple[Finding, ...]:
    """What is all but surely not meant in one entry of a file. Raises GlossaryError where that is missing."""
    scopes, _ = scope_of([path], own)
    written = [entry for scope in scopes for entry in read_file(scope)[0]]
    entries = [replace(one, checked=one.checked and one.entry.term == term) for one in written]
    findings = [*overlaps(entries), *_alone([one for one in entries if one.checked], dictionaries, cache_dir)]
    return _in_order([one for one in findings if one.severity is not Severity.INFO], [path])


def _alone(
    checked: Sequence[Written], dictionaries: Sequence[Dictionary], cache_dir: Path
) -> Iterator[Finding]:
    sounds, scripts = Sounds(dictionaries, cache_dir), Scripts(dictionaries)
    for written in checked:
        yield from spelling_findings(written, scripts)
        yield from sound_findings(written, sounds)


def read_file(scope: Scope) -> tuple[list[Written], list[GlossaryError]]:
    """The entries as the reader loads them, with where their values stand, and what is wrong besides."""
    try:
        text = read_text(scope.path)
    except OSError as error:
        return [], [unreadable(scope.path, error)]
    except GlossaryError as problem:
        return [], [problem]
    nodes: Nodes = {}
    entries, problems = parse_glossary(text, scope.path, scope.layer, nodes)
    places = ((located.place.line or 0, located.place.column or 0) for located in entries)
    values = (values_by_key(nodes.pop(place)) for place in places)
    written = [Written(located, found, scope.checked) for located, found in zip(entries, values, strict=True)]
    return written, problems


def _in_order(findings: Sequence[Finding], files: Sequence[Path]) -> tuple[Finding, ...]:
    order = {str(path): number for number, path in enumerate(files)}

    def position(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        return order.get(str(place.path), -1), place.line or 0, place.column or 0

    return tuple(sorted(findings, key=position))
