"""The texts that are kept: a directory each, with the copy, what belongs beside it, and `about.json`.

The directory is called by the text's digest, so that one text stands there once, whoever adds it. It is made
under another name and comes into its place whole; it goes whole, too, to the removed ones. No list of them is
needed to find them: what `catalogue` keeps can be made again, and an `about.json` from its copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from reader import locations
from reader.errors import Place, ReaderError
from reader.filewrite import (
    clear_unfinished,
    move_directory,
    remove_directory,
    replace_bytes,
    turn,
    write_new_directory,
)
from reader.library.kept import ABOUT, Kept, about_article, read_about, written

TRANSLATIONS = (".en",)
"""How the stem of a file ends that is another's English version."""


class Copy(NamedTuple):
    """A text to be kept."""

    kept: Kept
    content: bytes
    beside: Mapping[str, bytes] = {}
    """Its English version and its glossaries, by name."""


class Shelf:
    """The library on the disk. Several programs may use it at once."""

    def __init__(self, directory: Path | None = None, removed: Path | None = None) -> None:
        self.directory = directory or locations.library_dir()
        self.removed = removed or locations.removed_texts_dir()
        self._cleared = False

    def path_of(self, kept: Kept) -> Path:
        """The copy."""
        return self.directory / kept.id / kept.file

    def kept(self, number: str) -> Kept | None:
        """A text by its digest."""
        return read_kept(self.directory / number) if (self.directory / number).is_dir() else None

    # -- changing; each raises OSError where it cannot be written, and is then as it was --

    def add(self, copy: Copy) -> bool:
        """False where the text is there already; its address is noted where none was known."""
        place = self.directory / copy.kept.id
        with self._turn():
            if not self._cleared:
                clear_unfinished(self.directory)
                self._cleared = True
            if place.is_dir():
                known = read_kept(place) if copy.kept.address else None
                if known is not None and not known.address:
                    after = msgspec.structs.replace(known, address=copy.kept.address)
                    replace_bytes(place / ABOUT, written(after))
                return False
            files = {copy.kept.file: copy.content, **copy.beside, ABOUT: written(copy.kept)}
            write_new_directory(place, files)
        return True

    def remove(self, number: str) -> bool:
        """To the removed ones, in place of the same text removed before. False where it is not there."""
        with self._turn():
            if not (self.directory / number).is_dir():
                return False
            if (self.removed / number).is_dir():
                remove_directory(self.removed / number)
            move_directory(self.directory / number, self.removed / number)
        return True

    def restore(self, number: str) -> bool:
        """False where it has been added again meanwhile, or is not among the removed ones."""
        with self._turn():
            if (self.directory / number).is_dir() or not (self.removed / number).is_dir():
                return False
            move_directory(self.removed / number, self.directory / number)
        return True

    def purge(self, number: str) -> None:
        """Delete a removed text for good."""
        with self._turn():
            if (self.removed / number).is_dir():
                remove_directory(self.removed / number)

    def change(self, number: str, changed: Callable[[Kept], Kept]) -> Kept:
        """What is known of a text. Raises ReaderError where it has gone."""
        with self._turn():
            kept = self.kept(number)
            if kept is None:
                raise ReaderError("this text is no longer in the library")
            after = changed(kept)
            if after != kept:
                replace_bytes(self.directory / number / ABOUT, written(after))
        return after

    def retag(self, number: str, *, add: tuple[str, ...] = (), drop: tuple[str, ...] = ()) -> Kept:
        def changed(kept: Kept) -> Kept:
            tags = [tag for tag in dict.fromkeys((*kept.tags, *add)) if tag not in drop]
            return msgspec.structs.replace(kept, tags=tuple(tags))

        return self.change(number, changed)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with turn(self.directory):
            yield


def read_kept(directory: Path) -> Kept | None:
    """What a directory holds; from its copy, where `about.json` is damaged or gone. None: no text."""
    try:
        kept = read_about((directory / ABOUT).read_bytes())
    except (OSError, ValueError):
        return _made_again(directory)
    if not (directory / kept.file).is_file():
        copy = _copy_in(directory)
        return msgspec.structs.replace(kept, id=directory.name, file=copy.name) if copy else None
    return kept if kept.id == directory.name else msgspec.structs.replace(kept, id=directory.name)


def _made_again(directory: Path) -> Kept | None:
    copy = _copy_in(directory)
    if copy is None:
        return None
    from reader.sources import open_article

    try:
        added = datetime.fromtimestamp(copy.stat().st_mtime, UTC).isoformat(timespec="seconds")
        kept = about_article(open_article(copy), copy.name, id=directory.name, added=added)
    except (ReaderError, OSError):
        kept = Kept(id=directory.name, file=copy.name)
    with suppress(OSError):
        about = directory / ABOUT
        if about.exists():
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
            about.rename(about.with_name(f".{ABOUT}.damaged-{stamp}"))
        replace_bytes(about, written(kept))
    return kept


def _copy_in(directory: Path) -> Path | None:
    """The text itself, among what belongs to it."""
    with suppress(OSError):
        for path in sorted(directory.iterdir()):
            name = path.name.lower()
            belongs = name == ABOUT or name.startswith(".") or ".glossary." in name
            if not belongs and not path.stem.lower().endswith(TRANSLATIONS) and path.is_file():
                return path
    return None


def kept_at(path: Path) -> Kept | None:
    """What the library knows of a file, where that is one of its copies."""
    directory = path.absolute().parent
    if directory.parent != locations.library_dir():
        return None
    with suppress(OSError, ValueError):
        kept = read_about((directory / ABOUT).read_bytes())
        return kept if kept.file == path.name else None
    return None


def unusable(error: OSError) -> ReaderError:
    """What the disk says, in one line."""
    place = Place(error.filename) if error.filename else None
    return ReaderError(f"the library cannot be used: {error.strerror or error}", place=place)
