"""Reads files and standard input and puts an article together.

The edge of this room: everything that touches the disk is here; the other modules turn text into text.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.article import Article
from reader.errors import Place, SourceError
from reader.sources.addresses import meant_address
from reader.sources.decoding import Decoded
from reader.sources.draft import Draft
from reader.sources.formats import read_source
from reader.sources.packed import find_packing, unpack
from reader.sources.source import Given, Source

if TYPE_CHECKING:
    from reader.sources.fetching import Fetched
from reader.uncollected import uncollected

LARGEST = 1 << 26
"""Bytes. Four thousand times a long article; more is a mistake, or a device without an end."""
LARGEST_BOOK = 1 << 28
"""Bytes of a book or document, most of which are its pictures."""
_BOOKS = (b"PK\x03\x04", b"%PDF-")


def open_path(path: Path, given: Given) -> Article:
    return _assemble(_unpacked(Source(read_bytes(path), Place(path), path, given)))


def open_stdin(stdin: BinaryIO | None, given: Given) -> Article:
    data = _read_bounded(stdin or sys.stdin.buffer)
    place = Place("standard input")
    _refuse_size(data, place)
    return _assemble(_unpacked(Source(data, place, given=given)))


def open_address(address: str, given: Given) -> Article:
    """A page or file of the web. Raises SourceError."""
    from reader.sources.fetching import fetch

    return article_of_fetched(fetch(address), given)


def article_of_fetched(fetched: Fetched, given: Given) -> Article:
    """What its server says of it counts where the reader says nothing."""
    from reader.sources.media import given_by_server

    place = Place(fetched.address)
    _refuse_size(fetched.content, place)
    source = Source(fetched.content, place, given=given, name=fetched.name)
    return _assemble(_unpacked(given_by_server(source, fetched)))


def article_from_text(text: str, *, path: Path | None = None, lines: bool = False) -> Article:
    place = Place(path) if path else Place("standard input")
    source = Source(text.encode("utf-8", "surrogatepass"), place, path, Given(lines=lines))
    source.take_as(Decoded(text, "utf-8"))
    return _assemble(source, beside=False)


def read_bytes(path: Path) -> bytes:
    """Everything in a file. Raises SourceError with the reason where that is not possible."""
    try:
        with path.open("rb") as file:
            data = _read_bounded(file)
    except FileNotFoundError:
        raise SourceError("there is no such file", place=Place(path), remedy=missing_remedy(path)) from None
    except NotADirectoryError:
        from reader.sources.archive import read_named

        data = read_named(path)
    except IsADirectoryError:
        raise _directory(path) from None
    except PermissionError:
        if path.is_dir():
            raise _directory(path) from None
        reason = "this file may not be read"
        raise SourceError(reason, place=Place(path), remedy="check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"the file cannot be read: {reason}", place=Place(path)) from None
    _refuse_size(data, Place(path))
    return data


def _directory(path: Path) -> SourceError:
    """Apple's Books keeps books unpacked, under the names of books."""
    if (path / "META-INF" / "container.xml").is_file():
        what, remedy = "this is an unpacked EPUB book", "pack what is in it with zip, and open that"
    else:
        what, remedy = "this is a directory", f"name a text in it, or keep them all: duben texts add {path}"
    return SourceError(what, place=Place(path), remedy=remedy)


def _read_bounded(file: BinaryIO) -> bytes:
    """Everything in it, or one byte more than the bound."""
    begun = file.read(LARGEST + 1)
    if len(begun) > LARGEST and begun.startswith(_BOOKS):
        begun += file.read(LARGEST_BOOK - LARGEST)
    return begun


def read_draft(path: Path) -> Draft:
    """A file's blocks, on their own: for the translation beside an article."""
    draft = read_source(_unpacked(Source(read_bytes(path), Place(path), path)))
    draft.notices = [f"{path.name}: {notice}" for notice in draft.notices]
    return draft


def _assemble(source: Source, *, beside: bool = True) -> Article:
    with uncollected():
        draft = read_source(source)
    translated_title = ""
    if beside and source.path and not source.given.lines and draft.blocks:
        from reader.sources.parallel import add_translation

        translated_title = add_translation(draft, source.path)
    if source.given.region:
        draft.about.region = source.given.region
    elif not source.given.lines:
        draft.guess_region()
    draft.about.address = source.given.address or draft.about.address
    return draft.article(
        path=source.path, digest=draft.digest or source.digest(), translated_title=translated_title
    )


def _unpacked(source: Source) -> Source:
    """As it stood before it was compressed, where it is."""
    packing = find_packing(source.data)
    return unpack(source, packing, LARGEST) if packing else source


def _refuse_size(data: bytes, place: Place) -> None:
    most = LARGEST_BOOK if data.startswith(_BOOKS) else LARGEST
    if len(data) > most:
        raise SourceError(f"this is larger than {most >> 20} MB", place=place, remedy="open a part of it")


def missing_remedy(path: Path | str) -> str:
    """What a name may be meant for that is no file's."""
    address = meant_address(str(path))
    return f"is it {address}?" if address else _nearest_name(Path(path))


def is_in_archive(path: Path) -> bool:
    """Whether it can name a text in an archive: archive.zip/text.txt."""
    return any(os.path.isfile(parent) for parent in path.parents)  # noqa: PTH113  # of names of any length


def _nearest_name(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"is it {path.with_name(close[0])}?" if close else ""
