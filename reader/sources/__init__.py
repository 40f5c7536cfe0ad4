"""The one door for texts: bytes or a file in, an Article out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from reader.article import Article
    from reader.sources.source import Given

__all__ = ["open_article", "parse_text"]


def open_article(
    path: Path | str, *, stdin: BinaryIO | None = None, lines: bool = False, given: Given | None = None
) -> Article:
    """The article in a file, with its translation where one stands beside it; "-" is standard input.

    An address that begins with https:// or http:// is fetched, one with file:// names a file.
    `given` is what the reader says of the text;
    with `lines`, short for `Given(lines=True)`, each line of input is one paragraph and nothing is inferred.
    Raises SourceError.
    """
    from reader.sources.addresses import target_of
    from reader.sources.opening import open_address, open_path, open_stdin
    from reader.sources.source import Given

    given = given or Given(lines=lines)
    if str(path) == "-":
        return open_stdin(stdin, given)
    target = target_of(path)
    return open_address(target, given) if isinstance(target, str) else open_path(target, given)


def parse_text(text: str, *, path: Path | None = None, lines: bool = False) -> Article:
    """The article a text holds; the path's ending says whether it is Markdown. Raises SourceError.

    >>> parse_text("停火在即？\\n\\n雙方仍在談判。").title
    '停火在即？'
    """
    from reader.sources.opening import article_from_text

    return article_from_text(text, path=path, lines=lines)
