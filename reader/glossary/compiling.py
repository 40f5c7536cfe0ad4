"""A glossary file's text → its sheet.

Nothing in a file can stop the reader: whatever cannot be used becomes one problem with file, line and column,
and all the rest is loaded.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from reader.errors import GlossaryError, Place
from reader.glossary.nodes import Map, Node, read_nodes, stream_nodes
from reader.glossary.schema import read_entry
from reader.glossary.sheet import Sheet, SheetMaker

MOST = 1000
"""Things wrong in a file that are named; the rest are counted."""


Nodes = dict[tuple[int, int], Map]
"""By (line, column)."""


def compile_sheet(text: str, path: Path, nodes_of: Nodes | None = None) -> Sheet:
    """The entries of a file's text, and what is wrong with the rest; `nodes_of` takes their nodes."""
    reading = _Reading(path, nodes_of)
    try:
        for found in stream_nodes(text, path):
            reading.take(found)
    except yaml.YAMLError:  # once more, entry by entry
        reading = _Reading(path, nodes_of)
        nodes, problems = read_nodes(text, path)
        for node in nodes:
            reading.take(node)
        reading.problems += problems
    return reading.finish()


class _Reading:
    """One file while it is read."""

    def __init__(self, path: Path, nodes_of: Nodes | None) -> None:
        self._path = path
        self._nodes_of = nodes_of
        self._made = SheetMaker()
        self.problems: list[GlossaryError] = []
        self._more = 0
        """Elements that are no entries, after so many problems that nobody reads of them."""
        self._places: dict[str, Place] = {}
        """Where each term stands."""

    def take(self, found: Node | GlossaryError) -> None:
        if isinstance(found, GlossaryError):
            self.problems.append(found)
            return
        if len(self.problems) >= MOST and not isinstance(found, Map):
            self._more += 1
            return
        entry, wrong = read_entry(found, self._path)
        self.problems += wrong
        if entry is None:
            return
        place = Place(self._path, found.line, found.column)
        if (first := self._places.setdefault(entry.term, place)) is not place:
            remedy = f"it stands on line {first.line} already: make one entry of the two"
            self.problems.append(GlossaryError(f"{entry.term} again", place=place, remedy=remedy))
        else:
            self._made.add(entry, found.line, found.column)
            if self._nodes_of is not None and isinstance(found, Map):
                self._nodes_of[found.line, found.column] = found

    def finish(self) -> Sheet:
        self.problems.sort(key=lambda problem: (problem.place and problem.place.line) or 0)
        if (more := len(self.problems) - MOST + self._more) > 0:
            what = f"{more:,} more things cannot be used"
            remedy = "mend those above first"
            self.problems[MOST:] = [GlossaryError(what, place=Place(self._path), remedy=remedy)]
        return self._made.finish(self.problems)
