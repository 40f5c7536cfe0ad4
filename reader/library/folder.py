"""A folder of texts, taken into the library one by one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from reader.library.adding import copy_of_file
from reader.library.kept import Reading
from reader.library.shelf import Shelf, unusable
from reader.sources.formats import FORMATS
from reader.sources.packed import PACKINGS
from reader.sources.parallel import find_translation

MOST = 100_000
"""Files of a folder; more is a mistake."""


@dataclass(slots=True)
class Progress:
    """How far an import has come."""

    total: int
    added: int = 0
    known: int = 0
    failed: list[str] = field(default_factory=list)
    """A line each, with the path as seen from the folder."""
    cancelled: bool = False

    @property
    def done(self) -> int:
        return self.added + self.known + len(self.failed)


def texts_in(folder: Path) -> Iterator[Path]:
    """Files of it and of the folders in it that are called as texts are, in the order of their names.

    None that belongs to another (its English), and nothing hidden; links to folders are not followed.
    """
    found = 0
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(directory, name)
            if name.startswith(".") or not is_called_as_text(path) or _is_translation(path, names):
                continue
            found += 1
            if found > MOST:
                return
            yield path


def is_called_as_text(path: Path) -> bool:
    """Whether its ending is a format's, compressed or not.

    >>> is_called_as_text(Path("a.TXT")), is_called_as_text(Path("a.md.gz")), is_called_as_text(Path("a.png"))
    (True, True, False)
    """
    packed = path.suffix.lower() in {suffix for packing in PACKINGS for suffix in packing.suffixes}
    ending = Path(path.stem).suffix if packed else path.suffix
    return any(ending.lower() in one.suffixes for one in FORMATS)


def import_folder(
    folder: Path,
    shelf: Shelf,
    *,
    tags: tuple[str, ...] = (),
    tell: Callable[[Progress], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Progress:
    """Every text in it. `tell` is called after each; `stopped` is asked before each."""
    paths = []
    for path in texts_in(folder):
        if stopped():
            return Progress(0, cancelled=True)
        paths.append(path)
    progress = Progress(len(paths))
    tell(progress)
    for path in paths:
        if stopped():
            progress.cancelled = True
            break
        try:
            if shelf.add(copy_of_file(path, tags=tags, reading=Reading())):
                progress.added += 1
            else:
                progress.known += 1
        except ReaderError as error:
            progress.failed.append(str(error).removeprefix(f"{folder}{os.sep}"))
        except OSError as error:
            progress.failed.append(str(unusable(error)))
        tell(progress)
    return progress


def _is_translation(path: Path, names: list[str]) -> bool:
    """NAME.en.txt where the text it translates stands beside it."""
    if not path.stem.lower().endswith(".en"):
        return False
    return any(find_translation(path.with_name(name)) == path for name in names if name != path.name)
