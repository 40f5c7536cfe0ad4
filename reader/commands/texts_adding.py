"""`duben texts add`: what is kept, what was there already, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.telling import Told, argument_text
from reader.errors import ReaderError, SourceError, visible
from reader.library.adding import copy_of_address, copy_of_file, copy_of_text
from reader.library.kept import Reading, tags_of
from reader.library.naming import SHORT
from reader.library.shelf import Copy, Shelf, unusable
from reader.sources.addresses import target_of
from reader.sources.charsets import find_charset

if TYPE_CHECKING:
    from argparse import Namespace

Make = Callable[[], Copy]


def add(options: Namespace) -> Told:
    """One line a text; what cannot be kept is said, and the rest is kept. 1 where there was any."""
    makes = list(_makes(options))
    if not makes:
        raise ReaderError("which text?", remedy="duben texts add FILE, or --clipboard")
    if options.title and len(makes) > 1:
        raise ReaderError("--title is for one text", remedy="add them one by one, or without it")
    shelf = Shelf()
    lines: list[str] = []
    said: list[object] = []
    for make in makes:
        try:
            copy = make()
            new = shelf.add(copy)
            if not new and copy.kept.tags:
                shelf.retag(copy.kept.id, add=copy.kept.tags)
            lines.append(_told(copy, new=new))
        except ReaderError as error:
            said.append(error)
        except OSError as error:
            said.append(unusable(error))
    return Told(1 if said else 0, lines, said)


def _told(copy: Copy, *, new: bool) -> str:
    kept = copy.kept
    beside = f" · with {', '.join(copy.beside)}" if copy.beside and new else ""
    return visible(f"{kept.id[:SHORT]}  {kept.name}: {'added' if new else 'already there'}{beside}")


def _makes(options: Namespace) -> Iterator[Make]:
    tags = tags_of(" ".join(map(argument_text, options.tag)))
    title = argument_text(options.title)
    reading = Reading(encoding=find_charset(options.encoding), region=options.region)
    if options.clipboard:
        from reader.clipboard import read_clipboard

        yield lambda: copy_of_text(read_clipboard().encode(), title=title, tags=tags, reading=reading)
    for file in options.files:
        if file == "-":
            yield lambda: copy_of_text(_standard_input(), title=title, tags=tags, reading=reading)
            continue
        try:
            target = target_of(file)
        except SourceError as error:
            yield partial(_refuse, error)
            continue
        if isinstance(target, str):
            yield partial(copy_of_address, target, title=title, tags=tags, reading=reading)
            continue
        for path in _files_of(target):
            yield partial(copy_of_file, path, title=title, tags=tags, reading=reading)


def _files_of(path: Path) -> list[Path]:
    """The texts of a folder; itself where it is a file, or has none, to be told when it is opened."""
    if not path.is_dir():
        return [path]
    from reader.library.folder import texts_in

    return list(texts_in(path)) or [path]


def _refuse(error: SourceError) -> Copy:
    raise error


def _standard_input() -> bytes:
    import sys

    if sys.stdin is None:
        raise SourceError("there is no standard input", remedy="name a file")
    return sys.stdin.buffer.read()
