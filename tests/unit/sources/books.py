"""Small EPUB books made for tests: each part can be given, left out or spoilt."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from reader.article import Article
from reader.sources import open_article

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{}</metadata>'
    "<manifest>{}</manifest><spine{}>{}</spine></package>"
)
METADATA = "<dc:title>渡輪史話</dc:title><dc:language>zh-HK</dc:language>"


def page(body: str, head: str = "<title>頁</title>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def nav(*entries: str) -> str:
    """Each entry is an li."""
    return page(f'<nav epub:type="toc"><ol>{"".join(entries)}</ol></nav>')


def link(title: str, href: str, *inner: str) -> str:
    below = f"<ol>{''.join(inner)}</ol>" if inner else ""
    return f'<li><a href="{href}">{title}</a>{below}</li>'


@dataclass
class Book:
    pages: dict[str, str | bytes] = field(default_factory=dict)
    """Documents by their names in OEBPS/, in the order of the spine; linear=no may follow a name."""
    metadata: str = METADATA
    nav: str = ""
    ncx: str = ""
    opf: str | bytes = ""
    mimetype: bool = True
    parts: dict[str, str | bytes] = field(default_factory=dict)
    """What else is in the archive, by whole names."""

    def stored(self) -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            if self.mimetype:
                archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            if "META-INF/container.xml" not in self.parts:
                archive.writestr("META-INF/container.xml", CONTAINER.format("OEBPS/content.opf"))
            archive.writestr("OEBPS/content.opf", self.opf or self._package())
            for name, text in self.pages.items():
                body = text if isinstance(text, bytes) or text.startswith("<?xml") else page(text)
                archive.writestr(f"OEBPS/{name.split()[0]}", body)
            for name, text in (("nav.xhtml", self.nav), ("toc.ncx", self.ncx)):
                if text:
                    archive.writestr(f"OEBPS/{name}", text)
            for name, text in self.parts.items():
                archive.writestr(name, text)
        return file.getvalue()

    def _package(self) -> str:
        names = {name.split()[0]: name for name in self.pages}
        xhtml = 'media-type="application/xhtml+xml"'
        items = "".join(f'<item id="i-{n}" href="{n}" {xhtml}/>' for n in names)
        if self.nav:
            items += f'<item id="nav" href="nav.xhtml" properties="nav" {xhtml}/>'
        if self.ncx:
            items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        spine = ""
        for name, full in names.items():
            aside = ' linear="no"' if "linear=no" in full else ""
            spine += f'<itemref idref="i-{name}"{aside}/>'
        return OPF.format(self.metadata, items, ' toc="ncx"' if self.ncx else "", spine)

    def read(self, folder: Path, name: str = "book.epub") -> Article:
        path = folder / name
        path.write_bytes(self.stored())
        return open_article(path)


def shape(article: Article) -> list[str]:
    """Each block as its kind's first letter (a heading with its level), and its text."""
    return [f"{block.kind[0]}{block.level or ''} {block.text}" for block in article.blocks]
