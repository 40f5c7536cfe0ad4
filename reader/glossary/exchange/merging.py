"""Entries put into a glossary file, all or none: what is there stays unless it is to be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.errors import GlossaryError, Place
from reader.glossary.compiling import compile_sheet
from reader.glossary.editing import changed_element
from reader.glossary.elements import REMEDY, append_element, end_of_element
from reader.glossary.emitting import emitted
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary, Volume
from reader.glossary.rewriting import rewrite

HEADING = "# Imported from {source}.\n\n"


class Merged(NamedTuple):
    added: int
    replaced: int
    same: int
    """Entries that were there already."""
    kept: tuple[Located, ...]
    """Entries that were there and say something else."""


def merge(path: Path, entries: Sequence[Entry], source: str, *, replace: bool = False) -> Merged:
    """Raises GlossaryError where the file must be mended first, OSError where it cannot be written."""
    made = Merged(0, 0, 0, ())

    def merged(text: str) -> str:
        nonlocal made
        known = _known(text, path)
        new = [entry for entry in entries if entry.term not in known]
        other = {e.term: e for e in entries if e.term in known and known[e.term].entry != e}
        same = len(entries) - len(new) - len(other)
        kept = () if replace else tuple(known[term] for term in other)
        made = Merged(len(new), len(other) if replace else 0, same, kept)
        if replace:
            text = _with_replaced(text, {term: known[term] for term in other}, other)
        if new:
            text = append_element(text, emitted(new), HEADING.format(source=source), path)
        _check(text, path, {entry.term: entry for entry in new} | (other if replace else {}))
        return text

    rewrite(path, merged)
    return made


def _known(text: str, path: Path) -> dict[str, Located]:
    """By term. Raises the first problem of the file: one that is broken is not written to."""
    sheet = compile_sheet(text, path)
    for problem in sheet.problems(path):
        raise problem
    return {located.entry.term: located for located in Glossary.of([Volume(sheet, path, "")])}


def _with_replaced(text: str, known: dict[str, Located], wanted: dict[str, Entry]) -> str:
    """Each in its own lines, comments and all, from the end on: what is before does not move."""
    lines = text.split("\n")
    for term, located in sorted(known.items(), key=lambda one: -(one[1].place.line or 0)):
        start = (located.place.line or 1) - 1
        if not lines[start].lstrip().startswith("-"):
            raise GlossaryError("is no plain list", place=located.place, remedy=REMEDY)
        end = end_of_element(lines, start)
        lines[start:end] = changed_element(lines[start:end], located, wanted[term])
    return "\n".join(lines)


def _check(text: str, path: Path, wanted: dict[str, Entry]) -> None:
    """What would not read back as what it should be is not written."""
    for term, located in _known(text, path).items():
        if term in wanted and wanted.pop(term) != located.entry:
            raise GlossaryError(f"{term} cannot be written", place=Place(path))
    for term in wanted:
        raise GlossaryError(f"{term} cannot be written", place=Place(path))
