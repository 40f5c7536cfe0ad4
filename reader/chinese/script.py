"""Scripts: what script a text is in, its view for analysis, and its views for the eye."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Script(StrEnum):
    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    HONG_KONG = "hong-kong"
    TAIWAN = "taiwan"


class Replacement(NamedTuple):
    """A run of the source shown as a form of another length: a regional name, a phrase."""

    start: int
    """Offset into the source text."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ScriptView:
    """One block in another script, aligned with its source.

    Characters convert one to one; where a whole run is shown differently (特朗普 as 川普) a replacement says
    so. Every offset of the source has a place in the view and every place in the view one offset.
    """

    script: Script
    characters: str
    """As long as the source text."""
    replacements: tuple[Replacement, ...] = ()
    """In order, none overlapping."""

    @property
    def text(self) -> str:
        """The block as a reader of this script sees it."""
        parts, at = [], 0
        for start, end, form in self.replacements:
            parts += self.characters[at:start], form
            at = end
        return "".join([*parts, self.characters[at:]])

    def shown(self, start: int, end: int) -> str:
        """What stands on the page for source[start:end]; a replacement counts where it begins."""
        parts, at = [], start
        for run in self.replacements[self._first_after(start) :]:
            if run.start >= end:
                break
            if run.start >= start:
                parts += self.characters[at : run.start], run.text
            at = run.end
        return "".join([*parts, self.characters[at:end]])

    def replacement_at(self, offset: int) -> Replacement | None:
        """The replacement that covers this offset of the source."""
        index = self._first_after(offset)
        if index < len(self.replacements) and self.replacements[index].start <= offset:
            return self.replacements[index]
        return None

    def _first_after(self, offset: int) -> int:
        return bisect_right(self.replacements, offset, key=lambda run: run.end)


def merge_replacements(runs: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """In order, the first of overlapping ones kept."""
    kept: list[Replacement] = []
    for run in sorted(runs):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return tuple(kept)
