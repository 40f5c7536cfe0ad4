"""A page as browsers save it in one file (.mhtml, .mht): a mail of several parts, one of them the page."""

from __future__ import annotations

from dataclasses import replace

from reader.errors import SourceError
from reader.sources import html
from reader.sources.draft import Draft
from reader.sources.source import Source


def draft(source: Source) -> Draft:
    """Raises SourceError where there is no page in it."""
    from email import message_from_bytes, policy

    saved = message_from_bytes(source.data, policy=policy.compat32)
    for part in saved.walk():
        page = part.get_payload(decode=True) if part.get_content_type() in _PAGES else None
        if isinstance(page, bytes) and page:
            address = str(saved.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            charset = part.get_content_charset() or ""
            given = replace(source.given, charset=charset, address=source.given.address or _fetched(address))
            return html.draft(Source(page, source.place, source.path, given))
    raise SourceError("there is no page in it", place=source.place, remedy="save it again as HTML")


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _fetched(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
