"""Which text somebody means: by its number, or the beginning of it; by its title; by words of it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import ReaderError
from reader.glossary.keys import keys_of
from reader.library.finding import Finder
from reader.library.volumes import Volume, Wanted

SHORT = 8
"""Figures of a number as it is told."""
_LEAST = 4
"""Figures that a number must be written with."""
_TOLD = 3
"""Titles told where several are meant."""


def find_named(volumes: Sequence[Volume], name: str) -> Volume:
    """Raises ReaderError where none or several are meant."""
    found = _numbered(volumes, name) or _titled(volumes, name) or Finder(volumes).find(Wanted(name))
    if not found or not name.strip():
        raise ReaderError(f"there is no text {name!r}", remedy="duben texts list tells which there are")
    if len(found) > 1:
        told = ", ".join(f"{volume.id[:SHORT]} {volume.title}" for volume in found[:_TOLD])
        more = "" if len(found) <= _TOLD else f" and {len(found) - _TOLD:,} more"
        raise ReaderError(f"{name!r} may be {told}{more}", remedy="name one by its number")
    return found[0]


def _numbered(volumes: Sequence[Volume], name: str) -> list[Volume]:
    number = name.strip().lower()
    if len(number) < _LEAST:
        return []
    return [volume for volume in volumes if volume.id.startswith(number)]


def _titled(volumes: Sequence[Volume], name: str) -> list[Volume]:
    wanted, *keys = keys_of([name, *(volume.title for volume in volumes)])
    return [volume for volume, key in zip(volumes, keys, strict=True) if key == wanted]
