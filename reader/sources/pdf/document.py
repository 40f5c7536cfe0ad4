"""A PDF as a draft: its paragraphs without headers, footers and page numbers, in the sections of its outline.

PDFium reads it (pypdfium2; BSD-3-Clause and Apache-2.0), which knows the character maps of Chinese fonts that
a PDF only names. Without an outline, the sizes of headings tell sections and their levels.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Block, BlockKind
from reader.errors import Place, SourceError
from reader.sources.cleaning import clean
from reader.sources.draft import Draft
from reader.sources.pdf.furniture import without_furniture
from reader.sources.pdf.pages import Page, read_page
from reader.sources.pdf.paragraphs import Paragraph, find_paragraphs
from reader.sources.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES = 20_000
_MOST_ENTRIES = 20_000
_DEEPEST = 5
"""Levels of an outline told apart."""
_LOWEST = 6
_NO_AUTHORS = frozenset(("", "(anonymous)", "user", "admin", "administrator", "unknown", "anonymous"))


class Entry(NamedTuple):
    """Of the outline."""

    title: str
    level: int
    """From 1."""
    page: int
    """Index."""


def draft(source: Source) -> Draft:
    """Raises SourceError where there is no text in it, or none that can be read."""
    try:
        import pypdfium2
    except ImportError:
        what = "reading a PDF needs a module that is not installed"
        raise SourceError(what, place=source.place, remedy="pip install 'duben[pdf]'") from None
    logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # its warnings would go to the screen
    try:
        with pypdfium2.PdfDocument(source.data) as document:
            made = _drafted(document, source.place)
    except pypdfium2.PdfiumError as error:
        raise _refused(str(error), source.place) from None
    made.know_by_its_text()
    return made


def _refused(reason: str, place: Place) -> SourceError:
    if "password" in reason.lower():
        return SourceError("this PDF is protected with a password", place=place, remedy="save it without one")
    return SourceError("this PDF is damaged, or none", place=place, remedy="fetch it again")


def _drafted(document: PdfDocument, place: Place) -> Draft:
    pages, notices = _read_pages(document)
    paragraphs = find_paragraphs(without_furniture(pages))
    if not paragraphs:
        remedy = "recognise the characters first, for example with ocrmypdf -l chi_tra+chi_sim"
        raise SourceError("this PDF has no text in it: its pages are pictures", place=place, remedy=remedy)
    _refuse_illegible(paragraphs, place)
    made = Draft(notices=notices, has_lines=False)
    author = clean(document.get_metadata_value("Author")).strip()
    made.about.author = "" if author.casefold() in _NO_AUTHORS else author
    entries = _outline(document)
    if len(entries) > 1:
        _bind_by_outline(made, paragraphs, entries)
    else:
        _bind_by_size(made, paragraphs)
    return made


def _read_pages(document: PdfDocument) -> tuple[list[Page], list[str]]:
    import pypdfium2

    pages: list[Page] = []
    failed = 0
    count = len(document)
    for index in range(min(count, _MOST_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            failed += 1
            continue
        pages.append(read_page(page))
        page.close()
    notices = [f"{failed} of {count} pages cannot be read"] if failed else []
    empty = sum(not page.lines for page in pages)
    if empty > max(2, count // 10):
        notices.append(f"{empty} of {count} pages have no text: they are pictures, or empty")
    if count > _MOST_PAGES:
        notices.append(f"of {count:,} pages the first {_MOST_PAGES:,} are shown")
    return pages, notices


def _refuse_illegible(paragraphs: list[Paragraph], place: Place) -> None:
    """Fonts without a map from their shapes to characters give nonsense: private or missing ones."""
    text = "".join(paragraph.text for paragraph in paragraphs[:2000])
    lost = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    if lost > 0.3 * len(text):
        what = "the text of this PDF cannot be read: its fonts do not say which characters they show"
        raise SourceError(
            what, place=place, remedy="recognise the characters anew, with ocrmypdf --force-ocr"
        )


def _outline(document: PdfDocument) -> list[Entry]:
    entries: list[Entry] = []
    for bookmark in document.get_toc(max_depth=_DEEPEST):
        destination = bookmark.get_dest()
        page = destination.get_index() if destination else None
        title = clean(bookmark.get_title()).strip()
        if page is not None and title:
            entries.append(Entry(title, min(bookmark.level + 1, _DEEPEST), page))
        if len(entries) == _MOST_ENTRIES:
            break
    return sorted(entries, key=lambda entry: entry.page)


def _bind_by_outline(made: Draft, paragraphs: list[Paragraph], entries: list[Entry]) -> None:
    """Each entry begins a section at its words on its page; where they are not there, at the page."""
    level, waiting = 1, list(reversed(entries))
    for number, paragraph in enumerate(paragraphs):
        here: list[Entry] = []
        while waiting and waiting[-1].page <= paragraph.page and _is_due(waiting[-1], paragraphs, number):
            here.append(waiting.pop())
        for entry in here:
            level = min(entry.level + 1, _LOWEST)
            made.start_section(entry.title, level)
        if here and _says(paragraph, here[-1]):
            _append(made, BlockKind.HEADING, paragraph, level)
        elif paragraph.kind is BlockKind.HEADING:
            _append(made, BlockKind.HEADING, paragraph, min(level + 1, _LOWEST))
        else:
            made.add(paragraph.kind, paragraph.text, paragraph.page + 1)


def _is_due(entry: Entry, paragraphs: list[Paragraph], number: int) -> bool:
    """Whether a section begins at this paragraph rather than at a later one of its page."""
    if _says(paragraphs[number], entry) or paragraphs[number].page > entry.page:
        return True
    for later in paragraphs[number + 1 : number + 60]:
        if later.page > entry.page:
            break
        if _says(later, entry):
            return False
    return True


def _says(paragraph: Paragraph, entry: Entry) -> bool:
    words, wanted = (
        "".join(filter(str.isalnum, text)).casefold() for text in (paragraph.text[:120], entry.title[:100])
    )
    return bool(words) and (words == wanted or (paragraph.kind is BlockKind.HEADING and words in wanted))


def _bind_by_size(made: Draft, paragraphs: list[Paragraph]) -> None:
    """The largest heading of the first page is the title; the others' levels are by their sizes."""
    headings = [p for p in paragraphs if p.kind is BlockKind.HEADING]
    title = max((p for p in headings if p.page == 0), key=lambda p: p.size, default=None)
    if title is not None and any(p.size > title.size for p in headings):
        title = None
    sizes = sorted({round(p.size) for p in headings if p is not title}, reverse=True)
    for paragraph in paragraphs:
        if paragraph is title:
            made.about.title = paragraph.text
            made.add(BlockKind.HEADING, paragraph.text, 1, level=1)
        elif paragraph.kind is BlockKind.HEADING:
            level = min(sizes.index(round(paragraph.size)) + 2, _LOWEST)
            made.add(BlockKind.HEADING, paragraph.text, paragraph.page + 1, level=level)
        else:
            made.add(paragraph.kind, paragraph.text, paragraph.page + 1)


def _append(made: Draft, kind: BlockKind, paragraph: Paragraph, level: int) -> None:
    made.blocks.append(Block(kind, paragraph.text, len(made.starts) - 1, level))
    made.lines.append(paragraph.page + 1)
