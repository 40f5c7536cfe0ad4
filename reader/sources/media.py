"""What a web server's word on a file's kind means for reading it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.errors import SourceError
from reader.sources.fetching import Fetched
from reader.sources.source import Source

_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "multipart/related": "mhtml",
    "message/rfc822": "mhtml",
}
"""Formats by media type; for all others the content and the name decide."""
_PACKED = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
"""What no server's word makes a page of."""
_ENDINGS = {"html": ".html", "markdown": ".md", "mhtml": ".mhtml"}
_NO_TEXT = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "text/xml")
_NO_TEXT_EITHER = frozenset(
    f"application/{name}" for name in ("json", "javascript", "xml", "rss+xml", "atom+xml", "wasm")
)


def given_by_server(source: Source, fetched: Fetched) -> Source:
    """The source with what its server says. Raises SourceError where that is no text."""
    media_type = fetched.media_type
    packed = source.data.startswith(_PACKED)
    if not packed and (media_type.startswith(_NO_TEXT) or media_type in _NO_TEXT_EITHER):
        raise SourceError(f"this is {media_type}, not a text", place=source.place)
    named = "" if packed or source.given.lines else _FORMATS.get(media_type, "")
    given = replace(
        source.given,
        format=source.given.format or named,
        address=fetched.address,
        charset=fetched.charset,
    )
    return replace(source, given=given)


def ending_of(fetched: Fetched) -> str:
    """How the name of a copy of it is to end, for it to be read likewise."""
    from reader.sources.formats import FORMATS

    ending = Path(fetched.name).suffix.lower()
    known = any(ending in one.suffixes for one in FORMATS) or fetched.content.startswith(_PACKED)
    format_ = _FORMATS.get(fetched.media_type, "")
    if format_ and not fetched.content.startswith(_PACKED):
        return _ENDINGS[format_]
    return ending if known and ending else ".txt"
