"""What lies in the cache: which of it is about texts, which was built of dictionaries and glossaries.

Only what duben itself puts there is ever deleted: the folder may be one that others use, too.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Cached(StrEnum):
    """The kinds, in the order they are told."""

    TEXTS = "texts"
    """What has been found out about texts."""
    GLOSSARIES = "glossaries"
    """Compiled glossary files."""
    DICTIONARIES = "dictionaries"
    """Dictionaries, word lists and readings in a form that opens at once."""
    OTHER = "other"
    """Answers of terminals, lists of the library."""
    UNFINISHED = "unfinished"
    """Left by a program that was killed while it wrote."""
    FOREIGN = "foreign"
    """Not duben's."""


class CachedFile(NamedTuple):
    path: Path
    kind: Cached
    size: int
    """Bytes."""
    used: float
    """When it was last written or marked as used, in seconds since 1970."""


_FOLDERS = {"annotation": (Cached.TEXTS, ".kept"), "glossary": (Cached.GLOSSARIES, ".sheet")}
_KINDS = {
    re.compile(r"[\w.-]+\.(sqlite|marisa)(-journal|-wal|-shm)?|names-[\w-]+\.json"): Cached.DICTIONARIES,
    re.compile(r"terminals\.json|library-\w+\.json"): Cached.OTHER,
}
_UNFINISHED = re.compile(r"\.(.+)\.(?:\d+-\d+\.unfinished|lock)")
"""As `chinese.cachefile` names them: by process and thread; a lock stays where its holder was killed."""
SAFE = 3600
"""Seconds after which nobody is still writing an unfinished file."""


def cached_files(folder: Path) -> Iterator[CachedFile]:
    """Every file, none of a folder that is not duben's; links are not followed."""
    for path in _entries(folder):
        within = _FOLDERS.get(path.name)
        if path.is_dir() and not path.is_symlink():
            for file in _entries(path) if within else ():
                yield from _told(file, within)
        else:
            yield from _told(path, None)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _told(path: Path, within: tuple[Cached, str] | None) -> Iterator[CachedFile]:
    with suppress(OSError):
        state = os.lstat(path)  # of a link itself
        yield CachedFile(path, _kind_of(path.name, within), state.st_size, state.st_mtime)


def _kind_of(name: str, within: tuple[Cached, str] | None) -> Cached:
    if (unfinished := _UNFINISHED.fullmatch(name)) and _kind_of(unfinished[1], within) is not Cached.FOREIGN:
        return Cached.UNFINISHED
    if within:
        return within[0] if name.endswith(within[1]) else Cached.FOREIGN
    return next((kind for pattern, kind in _KINDS.items() if pattern.fullmatch(name)), Cached.FOREIGN)


def delete(files: list[CachedFile]) -> tuple[int, int]:
    """(how many are gone, their bytes); one that cannot be deleted stays."""
    gone = freed = 0
    for file in files:
        with suppress(OSError):
            file.path.unlink()
            gone, freed = gone + 1, freed + file.size
    return gone, freed


def outdated(files: list[CachedFile], largest: int) -> list[CachedFile]:
    """The texts used longest ago, so that the others take no more bytes than that; and what was never
    finished."""
    now = time.time()
    texts = sorted((file for file in files if file.kind is Cached.TEXTS), key=lambda file: file.used)
    total = sum(file.size for file in texts)
    going = [file for file in files if file.kind is Cached.UNFINISHED and now - file.used > SAFE]
    for file in texts:
        if total <= largest:
            break
        going.append(file)
        total -= file.size
    return going
