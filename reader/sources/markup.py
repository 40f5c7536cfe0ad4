"""XHTML as books hold it, read strictly."""

from __future__ import annotations

from reader.sources.passages import Passages
from reader.sources.xmltree import parse_events


def read_markup(stored: bytes) -> Passages:
    """The passages of one document. Raises XmlError where it is not well-formed."""
    passages = Passages()
    parse_events(stored, passages.start, passages.end, passages.text)
    passages.close()
    return passages
