"""What a book says about itself: its metadata, its parts, and in which order they are read.

Rules: EPUB 3.3 (W3C, 2023) and OPF 2.0.1. Parts that are not for reading one after the other (linear="no")
come last. Names are matched as books have them: percent-encoded, in the wrong case, with dots and slashes.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from reader.errors import Place, SourceError
from reader.sources.cleaning import clean
from reader.sources.dates import iso_date
from reader.sources.draft import Metadata
from reader.sources.xmltree import Element, XmlError, parse_xml
from reader.sources.zipped import Zipped

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ABOUT = 1 << 24
"""Bytes of a package file at most."""
_MOST_DOCUMENTS = 20_000
_FONT_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are hidden from copying; text never is in these ways."""
_TEXT_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
_TEXT_ENDS = (".xhtml", ".html", ".htm", ".xml")


class Part(NamedTuple):
    path: str
    """In the archive; empty where there is no such part."""
    media_type: str
    properties: str
    href: str
    """As it is written."""


@dataclass(slots=True)
class Package:
    about: Metadata
    documents: list[str] = field(default_factory=list)
    """Paths in the archive, in reading order."""
    others: list[str] = field(default_factory=list)
    """Paths of documents that no reading order names; links may lead to them, as to notes."""
    contents: str = ""
    """Path of the navigation document of EPUB 3."""
    ncx: str = ""
    """Path of the contents of EPUB 2."""
    notices: list[str] = field(default_factory=list)


def read_package(book: Zipped) -> Package:
    """Raises SourceError where the book cannot be read, or must not be."""
    _refuse_protection(book)
    path = _package_path(book)
    root = _parsed(book, path)
    parts = _manifest(book, root, posixpath.dirname(path))
    package = Package(_metadata(root))
    spine = root.first("spine")
    package.documents = _reading_order(package, parts, spine)
    package.contents = next((p.path for p in parts.values() if "nav" in p.properties.split()), "")
    known = {*package.documents, package.contents}
    texts = dict.fromkeys(part.path for part in parts.values() if part.path and _is_text(part))
    package.others = [path for path in texts if path not in known]
    toc = parts.get(spine.get("toc")) if spine else None
    ncx = toc or next((p for p in parts.values() if p.media_type == "application/x-dtbncx+xml"), None)
    package.ncx = ncx.path if ncx else ""
    return package


def resolve(book: Zipped, directory: str, href: str) -> str:
    """The part a reference leads to, without its fragment; empty where it leads nowhere in this book."""
    written = href.partition("#")[0].strip().replace("\\", "/")
    for name in (unquote(written), written):
        path = posixpath.normpath(posixpath.join(directory, name)) if name else ""
        if path and (found := book.find(path.lstrip("/"))):
            return found
    return ""


def _package_path(book: Zipped) -> str:
    container = book.find(_CONTAINER)
    if container:
        for rootfile in _parsed(book, container).all("rootfile"):
            if path := resolve(book, "", rootfile.get("full-path")):
                return path
    packages = [name for name in book.names if name.lower().endswith(".opf")]
    if len(packages) == 1:
        return packages[0]
    what = f"this is no EPUB book: {_CONTAINER} in it {'names no package' if container else 'is missing'}"
    raise SourceError(what, place=book.place)


def _parsed(book: Zipped, path: str) -> Element:
    try:
        return parse_xml(book.read(path, _ABOUT))
    except XmlError as error:
        what = f"{path} in it cannot be read: {error.what}"
        raise SourceError(what, place=Place(book.place.path, error.line, error.column)) from None


def _refuse_protection(book: Zipped) -> None:
    path = book.find(_ENCRYPTION)
    if not path:
        return
    for encrypted in _parsed(book, path).all("EncryptedData"):
        methods = [method.get("Algorithm") for method in encrypted if method.name == "EncryptionMethod"]
        if not methods or any(method not in _FONT_ONLY for method in methods):
            what = "this book is encrypted (DRM), and its text cannot be read without its seller's program"
            raise SourceError(what, place=book.place)


def _manifest(book: Zipped, root: Element, directory: str) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for item in (root.first("manifest") or Element("manifest", {})).all("item"):
        href = item.get("href")
        path = resolve(book, directory, href)
        parts.setdefault(
            item.get("id"), Part(path, item.get("media-type").lower(), item.get("properties"), href)
        )
    return parts


def _reading_order(package: Package, parts: dict[str, Part], spine: Element | None) -> list[str]:
    """Documents in the order of the spine, each once; without a spine, in that of the manifest."""
    chosen: list[Part] = []
    aside: list[Part] = []
    missing: list[str] = []
    for reference in spine.all("itemref") if spine else ():
        part = parts.get(reference.get("idref"))
        if part is None or not part.path:
            missing.append(part.href if part else reference.get("idref"))
        elif _is_text(part):
            (aside if reference.get("linear").strip() == "no" else chosen).append(part)
    if not chosen and not aside:
        chosen = [part for part in parts.values() if part.path and _is_text(part)]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        package.notices.append(f"the book names a part that is not in it: {missing[0]}{more}")
    order = list(dict.fromkeys(part.path for part in (*chosen, *aside)))
    if len(order) > _MOST_DOCUMENTS:
        package.notices.append(f"of {len(order):,} documents in it the first {_MOST_DOCUMENTS:,} are shown")
    return order[:_MOST_DOCUMENTS]


def _is_text(part: Part) -> bool:
    return part.media_type in _TEXT_TYPES or (
        "image" not in part.media_type and part.path.lower().endswith(_TEXT_ENDS)
    )


def _metadata(root: Element) -> Metadata:
    said = root.first("metadata") or Element("metadata", {})
    refined = _refinements(said)
    about = Metadata()
    about.title = _title(said, refined)
    about.author = _authors(said, refined)
    dates = [e for e in said.all("date") if "modif" not in e.get("opf:event")]
    published = [e for e in dates if "publi" in e.get("opf:event")] or dates
    about.date = _day(published[0].words()) if published else ""
    about.source = _first(said, "publisher")
    about.region = _first(said, "language")
    about.licence = _first(said, "rights")
    return about


def _refinements(said: Element) -> dict[tuple[str, str], str]:
    """What EPUB 3 adds to an element of the metadata, by (its id, property)."""
    return {
        (meta.get("refines").removeprefix("#"), meta.get("property")): meta.words()
        for meta in said.all("meta")
        if meta.get("refines")
    }


def _title(said: Element, refined: dict[tuple[str, str], str]) -> str:
    titles = [(refined.get((e.get("id"), "title-type"), ""), clean(e.words())) for e in said.all("title")]
    main = [words for kind, words in titles if kind == "main"] or [words for _, words in titles if words]
    return main[0] if main else ""


def _authors(said: Element, refined: dict[tuple[str, str], str]) -> str:
    names = [
        (refined.get((e.get("id"), "role")) or e.get("opf:role"), clean(e.words()))
        for e in said.all("creator")
    ]
    chosen = [name for role, name in names if role in ("aut", "")] or [name for _, name in names]
    chosen = list(dict.fromkeys(name for name in chosen if name))
    return ("、" if any(max(name) >= "\u3400" for name in chosen) else ", ").join(chosen[:8])


def _day(written: str) -> str:
    """2019-05-01T00:00:00Z as 2019-05-01, and a year alone as it is."""
    return iso_date(clean(written.partition("T")[0] if written[:4].isdecimal() else written))


def _first(said: Element, name: str) -> str:
    return next((clean(e.words()) for e in said.all(name) if e.words()), "")
