"""All texts of the library at once: what their `about.json` say, read again only where one has changed.

The catalogue is a file of the cache. Damaged, gone or from another version, it is made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from reader import locations
from reader.filewrite import replace_bytes
from reader.library.kept import ABOUT, Kept
from reader.library.shelf import Shelf, read_kept

Stamp = tuple[int, int, int]
"""Time of the last change, size and inode: a file that was replaced has another."""
_VERSION = 1


class _Card(msgspec.Struct, array_like=True):
    stamp: Stamp
    kept: Kept


class _Catalogue(msgspec.Struct, array_like=True):
    version: int
    cards: dict[str, _Card]


def all_kept(shelf: Shelf, *, removed: bool = False) -> list[Kept]:
    """Every text, in the order of their files' names; or every removed one."""
    directory = shelf.removed if removed else shelf.directory
    file = _file_for(directory)
    known = _read(file)
    cards: dict[str, _Card] = {}
    changed = False
    for name in _names_in(directory):
        stamp = _stamp(f"{directory}/{name}/{ABOUT}")
        card = known.get(name)
        if card is None or stamp is None or card.stamp != stamp:
            changed = True
            kept = read_kept(directory / name)
            stamp = _stamp(f"{directory}/{name}/{ABOUT}")
            if kept is None:
                continue
            card = _Card(stamp or (0, 0, 0), kept)
        cards[name] = card
    if changed or len(cards) != len(known):
        with suppress(OSError):  # a cache that cannot be written costs time only
            replace_bytes(file, msgspec.json.encode(_Catalogue(_VERSION, cards)))
    return sorted((card.kept for card in cards.values()), key=lambda kept: (kept.file, kept.id))


def _names_in(directory: Path) -> list[str]:
    try:
        with os.scandir(directory) as entries:
            return [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116  # thousands at once: Path is three times slower
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(file: Path) -> dict[str, _Card]:
    try:
        catalogue = msgspec.json.decode(file.read_bytes(), type=_Catalogue)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    return catalogue.cards if catalogue.version == _VERSION else {}


def _file_for(directory: Path) -> Path:
    digest = blake2b(os.fsencode(directory.absolute()), digest_size=6).hexdigest()
    return locations.cache_dir() / f"library-{digest}.json"
