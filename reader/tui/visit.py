"""The library as it was left, for as long as the reader runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.volumes import Wanted


@dataclass(slots=True)
class Visit:
    wanted: Wanted = field(default_factory=Wanted)
    number: str = ""
    """Of the current text."""
    removed: list[tuple[str, str]] = field(default_factory=list)
    """(number, title) of the texts taken out, the last one last."""
