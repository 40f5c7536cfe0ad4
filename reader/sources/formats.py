"""Which format a text is in, and which module reads it.

A format that the reader names is taken at the word; then what the bytes begin with decides; then the ending
of the file's name; then how the text begins. Modules are loaded when a text needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from reader.errors import SourceError
from reader.sources.draft import Draft
from reader.sources.patterns import LazyPattern
from reader.sources.signatures import is_docx, is_epub, is_pdf, is_subtitles, is_zip, looks_like_lyrics
from reader.sources.source import Source


class Format(NamedTuple):
    name: str
    module: str
    """In this room; its `draft(source: Source) -> Draft` raises SourceError where it cannot read it."""
    suffixes: frozenset[str] = frozenset()
    """Of file names, in lower case, each with its dot."""
    begins: Callable[[bytes], bool] | None = None
    """Whether these bytes, of which the first kilobytes count, are surely this format."""
    looks: Callable[[str], bool] | None = None
    """Whether a text of which nothing else is known looks like it."""
    yields: bool = False
    """Whether a name with another format's ending is believed before its bytes, plain text's apart."""


def _looks_like_markdown(text: str) -> bool:
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("# ") or (first.rstrip() == "---" and "\n---" in rest[:4000])


_PROLOGUE = r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,4}"
_PAGE = LazyPattern(rf"\s*{_PROLOGUE}<(?:!doctype\s+html|html(?=[\s>]))", re.IGNORECASE)
_TAG = LazyPattern(
    r"\s*<(?:head|meta|title|body|div|article|main|section|p|h[1-6]|table|ruby|!--)(?=[\s>-])", re.IGNORECASE
)
_MHTML = LazyPattern(r"(?:[^\n]*\n){0,20}?content-type:\s*multipart/related", re.IGNORECASE)


def _begins_html(stored: bytes) -> bool:
    if b"<" not in stored[:512]:
        return False
    return bool(_PAGE.match(stored[:2048].decode("latin-1").removeprefix("\xef\xbb\xbf")))


def _looks_like_html(text: str) -> bool:
    """It begins with a tag, and has more of them."""
    if text[:512].lstrip()[:1] != "<":
        return False
    return bool(_PAGE.match(text[:2048]) or (_TAG.match(text[:2048]) and "</" in text))


def _begins_mhtml(stored: bytes) -> bool:
    """As browsers save a page with all its parts."""
    begins = stored[:5].lower() in {b"from:", b"mime-", b"subje", b"date:"}
    return begins and bool(_MHTML.match(stored[:2048].decode("latin-1")))


FORMATS = (
    Format("epub", "epub.book", frozenset({".epub"}), begins=is_epub),
    Format("docx", "docx.document", frozenset({".docx", ".docm", ".dotx"}), begins=is_docx),
    Format("pdf", "pdf.document", frozenset({".pdf"}), begins=is_pdf),
    Format("zip", "archive", frozenset({".zip"}), begins=is_zip),
    Format(
        "html",
        "html",
        frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"}),
        begins=_begins_html,
        looks=_looks_like_html,
        yields=True,
    ),
    Format("mhtml", "mhtml", frozenset({".mhtml", ".mht"}), begins=_begins_mhtml),
    Format(
        "markdown",
        "markdown",
        frozenset({".md", ".markdown", ".mkd", ".mdown"}),
        looks=_looks_like_markdown,
    ),
    Format(
        "subtitles",
        "subtitles",
        frozenset({".srt", ".vtt", ".ass", ".ssa", ".lrc"}),
        begins=is_subtitles,
        looks=looks_like_lyrics,
    ),
    Format("plain", "plain", frozenset({".txt", ".text"})),
)
"""The last one takes what no other does."""


def find_format(source: Source) -> Format:
    """Raises SourceError where the reader names a format there is not, or the bytes are no text."""
    if source.given.lines:
        return FORMATS[-1]
    if source.given.format:
        return _named(source.given.format)
    named = next((one for one in FORMATS if source.suffix in one.suffixes), None)
    believed = named is not None and named is not FORMATS[-1]
    for one in FORMATS:
        if one.begins and not (one.yields and believed) and one.begins(source.data):
            return one
    if named:
        return named
    text = source.decoded().text
    for one in FORMATS:
        if one.looks and one.looks(text):
            return one
    return FORMATS[-1]


def read_source(source: Source) -> Draft:
    """The blocks of a text in whatever format. Raises SourceError."""
    draft: Callable[[Source], Draft] = import_module(f"reader.sources.{find_format(source).module}").draft
    return draft(source)


def _named(name: str) -> Format:
    for one in FORMATS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in FORMATS)
    raise SourceError(f"there is no format {name!r}", remedy=f"one of {known}")
