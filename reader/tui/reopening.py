"""Opening a text again with what the reader has said of it, wherever it came from."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from reader.article import Article, Region
from reader.library.opening import STANDARD_INPUT, open_file
from reader.sources import open_article
from reader.sources.source import Given


def reopen(article: Article, given: Given, piped: bytes = b"") -> Article:
    """The same text, read so; `piped` is what standard input held.

    What is in no file (the clipboard, a page from the web) was text when it came: of it only the region can
    be said. Raises SourceError.
    """
    if article.path is not None:
        return open_file(article.path, given)
    if piped:
        return open_article(STANDARD_INPUT, stdin=BytesIO(piped), given=given)
    region = Region(given.region) if given.region else article.region
    return replace(article, region=region, region_guessed=article.region_guessed and not given.region)
