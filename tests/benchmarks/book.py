"""A book to measure with: EPUB, 120 chapters, 1,000,000 characters in paragraphs as novels have them."""

from __future__ import annotations

import zipfile
from pathlib import Path

CHAPTERS = 120
SIZE = 1_000_000
PARAGRAPH = 60
"""Characters."""

_CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
    ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{0}</title></head><body>{1}</body></html>'
)


def write_book(path: Path, prose: list[str]) -> Path:
    """From paragraphs that are repeated as often as it takes."""
    pieces = [text[at : at + PARAGRAPH] for text in prose for at in range(0, len(text), PARAGRAPH)]
    names = [f"c{number}.xhtml" for number in range(1, CHAPTERS + 1)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/content.opf", _package(names))
        entries = "".join(f'<li><a href="{name}">第{n}章</a></li>' for n, name in enumerate(names, 1))
        nav = _PAGE.format("目錄", f'<nav epub:type="toc"><ol>{entries}</ol></nav>')
        archive.writestr("OEBPS/nav.xhtml", nav)
        at = 0
        for number, name in enumerate(names, 1):
            body, size = f"<h2>第{number}章</h2>\n", 0
            while size < SIZE // CHAPTERS:
                piece = pieces[at % len(pieces)]
                body += f'  <p class="body">{piece}</p>\n'
                at, size = at + 1, size + len(piece)
            archive.writestr(f"OEBPS/{name}", _PAGE.format(f"第{number}章", body))
    return path


def _package(names: list[str]) -> str:
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="{name}" href="{name}" {kind}/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>長篇</dc:title></metadata>'
        f'<manifest><item id="nav" href="nav.xhtml" properties="nav" {kind}/>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
