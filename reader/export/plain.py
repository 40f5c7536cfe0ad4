"""The page as plain typeset text, for a pipe or a log. No control sequence is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.export.paper import Paper, paper_lines
from reader.typesetting.drawing import drawn

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article


def plain_page(
    article: Article, annotator: Annotator, look: Paper, *, start: int = 0, named: str = ""
) -> Iterator[str]:
    """Lines of the page from a block on, each section followed by its notes."""
    for parts in paper_lines(article, annotator, look, start=start, named=named):
        yield drawn("".join(text for text, _ in parts).rstrip())
