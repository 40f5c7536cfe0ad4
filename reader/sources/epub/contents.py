"""A book's own contents: from the navigation document of EPUB 3, else from the NCX of EPUB 2."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from reader.errors import SourceError
from reader.sources.cleaning import clean
from reader.sources.epub.package import Package, resolve
from reader.sources.xmltree import Element, XmlError, parse_xml
from reader.sources.zipped import Zipped

_MOST = 20_000
"""Entries."""
_DEEPEST = 5
"""Levels told apart."""


class Entry(NamedTuple):
    title: str
    level: int
    """From 1."""
    path: str
    """Of a document in the archive."""
    fragment: str
    """An id in it; empty for its beginning."""


def read_contents(book: Zipped, package: Package) -> list[Entry]:
    """Entries that lead somewhere, in the order of the contents; none where there are none to be read."""
    for path, read in ((package.contents, _nav_entries), (package.ncx, _ncx_entries)):
        if not path:
            continue
        try:
            root = parse_xml(book.read(path))
        except XmlError as error:
            package.notices.append(f"the contents of the book cannot be read: {path}: {error}")
            continue
        except SourceError as error:
            package.notices.append(f"the contents of the book cannot be read: {error.what}")
            continue
        entries = _located(book, path, read(root))
        if entries:
            return entries
    return []


def _located(book: Zipped, path: str, written: Iterator[tuple[str, int, str]]) -> list[Entry]:
    directory = posixpath.dirname(path)
    known: dict[str, str] = {}
    entries: list[Entry] = []
    for title, level, href in written:
        target, _, fragment = href.partition("#")
        if target not in known:
            known[target] = resolve(book, directory, target) if target else path
        if known[target] and title:
            entries.append(Entry(clean(title), min(level, _DEEPEST), known[target], unquote(fragment)))
        if len(entries) == _MOST:
            break
    return entries


def _nav_entries(root: Element) -> Iterator[tuple[str, int, str]]:
    navs = list(root.all("nav"))
    tables = [nav for nav in navs if "toc" in nav.get("epub:type").split() or nav.get("role") == "doc-toc"]
    for nav in tables or [nav for nav in navs if not nav.get("epub:type")]:
        for listed in nav:
            if listed.name == "ol":
                yield from _listed(listed, 1)
        return


def _listed(listed: Element, level: int) -> Iterator[tuple[str, int, str]]:
    for item in listed:
        label = next((child for child in item if child.name in ("a", "span")), None)
        inner = [child for child in item if child.name == "ol"]
        if label is not None:
            first = next((a.get("href") for one in inner for a in one.all("a")), "")
            if href := label.get("href") or first:
                yield label.words(), level, href
        for one in inner:
            yield from _listed(one, level + 1)


def _ncx_entries(root: Element) -> Iterator[tuple[str, int, str]]:
    for points in root.all("navMap"):
        yield from _points(points, 1)


def _points(around: Element, level: int) -> Iterator[tuple[str, int, str]]:
    for point in around:
        if point.name == "navPoint":
            label, content = point.first("navLabel"), point.first("content")
            if label is not None and content is not None and content.get("src"):
                yield label.words(), level, content.get("src")
            yield from _points(point, level + 1)
