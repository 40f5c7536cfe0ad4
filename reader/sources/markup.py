"""XHTML and what passes for it: read strictly where that goes, as browsers do where it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.passages import Passages
from reader.sources.patterns import LazyPattern
from reader.sources.xmltree import XmlError, parse_events

_DOCTYPE = LazyPattern(r"<!DOCTYPE[^>\[]{0,500}\[[^\]]*\]\s*>", re.IGNORECASE)
"""With declarations in it, which a browser takes for text."""

if TYPE_CHECKING:
    from reader.sources.html_tree import Element


def read_markup(stored: bytes) -> Passages:
    """The passages of one document. Raises SourceError where its bytes are no text."""
    passages = Passages()
    try:
        parse_events(stored, passages.start, passages.end, passages.text)
    except XmlError:
        passages = _read_as_browsers_do(stored)
    passages.close()
    return passages


def _read_as_browsers_do(stored: bytes) -> Passages:
    from reader.sources.cleaning import unify_line_ends
    from reader.sources.html_charset import decode_page
    from reader.sources.html_tree import parse_html

    passages = Passages()
    if stored.strip():
        written = _DOCTYPE.sub("", unify_line_ends(decode_page(stored).text))
        if not written.lstrip().startswith("<?xml"):
            written = f"<?xml?>{written}"  # in XHTML <title/> is whole, and begins no title without an end
        _tell(parse_html(written), passages)
    return passages


def _tell(element: Element, passages: Passages) -> None:
    for child in element.children:
        if isinstance(child, str):
            passages.text(child)
        else:
            passages.start(child.tag, child.attributes)
            _tell(child, passages)
            passages.end(child.tag)
