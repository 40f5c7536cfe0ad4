"""All the passages of a book, and where each of its documents and each id is among them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from reader.errors import SourceError
from reader.sources.epub.package import Package, resolve
from reader.sources.markup import read_markup
from reader.sources.passage import Passage
from reader.sources.zipped import Zipped


@dataclass(slots=True)
class Volume:
    passages: list[Passage] = field(default_factory=list)
    documents: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each document its first passage and the one after its last."""
    anchors: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """The same for each (document, id)."""
    notes: set[tuple[str, str]] = field(default_factory=set)
    """What is marked as a note."""
    pictures: int = 0

    def find(self, path: str, fragment: str) -> tuple[int, int]:
        """Where an id stands; without one, or where there is no such id, the whole document."""
        return self.anchors.get((path, fragment)) or self.documents[path]


class Links:
    """Where the references in a book's documents lead."""

    def __init__(self, book: Zipped) -> None:
        self._book = book
        self._known: dict[tuple[str, str], str] = {}

    def target(self, path: str, href: str) -> tuple[str, str]:
        """(document, fragment) of a reference in the document `path`; ("", …) where it leads nowhere."""
        written, _, fragment = href.partition("#")
        if not written:
            return path, unquote(fragment)
        directory = posixpath.dirname(path)
        if (directory, written) not in self._known:
            self._known[directory, written] = resolve(self._book, directory, written)
        return self._known[directory, written], unquote(fragment)


def read_volume(book: Zipped, package: Package, links: Links) -> Volume:
    """What of the book can be read; the rest is a notice. Raises SourceError where that is nothing."""
    volume = Volume()
    failures: list[SourceError] = []
    _add_documents(volume, book, package.documents, failures)
    if package.others:
        _add_documents(volume, book, _linked(volume, links, package.others), failures)
    if not volume.passages:
        if failures:
            raise SourceError(failures[0].what, place=book.place, remedy=failures[0].remedy)
        what = (
            "there is no text in it: its pages are pictures" if volume.pictures else "there is no text in it"
        )
        raise SourceError(what, place=book.place)
    if failures:
        more = f", and {len(failures) - 1} more parts" if len(failures) > 1 else ""
        package.notices.append(f"a part of the book is left out: {failures[0].what}{more}")
    return volume


def _linked(volume: Volume, links: Links, others: list[str]) -> list[str]:
    """Those of the other documents that a place in the text leads to."""
    wanted = {
        links.target(path, link.href)[0]
        for path, (begin, end) in volume.documents.items()
        for passage in volume.passages[begin:end]
        for link in passage.links
    }
    return [path for path in others if path in wanted]


def _add_documents(volume: Volume, book: Zipped, paths: list[str], failures: list[SourceError]) -> None:
    for path in paths:
        try:
            _add_document(volume, path, book.read(path))
        except SourceError as error:
            failures.append(error)


def _add_document(volume: Volume, path: str, stored: bytes) -> None:
    try:
        read = read_markup(stored)
    except SourceError as error:
        raise SourceError(f"{path} in it cannot be read: {error.what}") from None
    begin = len(volume.passages)
    volume.passages += read.made
    volume.documents[path] = begin, len(volume.passages)
    volume.pictures += read.pictures
    for anchor, (first, last) in read.anchors.items():
        volume.anchors[path, anchor] = begin + first, begin + last
    volume.notes.update((path, anchor) for anchor in read.notes)
