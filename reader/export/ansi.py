"""The page as text with colours, for a terminal or its pager.

What comes out is characters that are drawn, and SGR sequences of our own: nothing else that a terminal obeys.
Colour is never the only sign: names and terms are underlined and numbered, headings have their marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.export.paper import Paper, Part, paper_lines
from reader.typesetting.drawing import drawn

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.sgr import Ink


def ansi_page(
    article: Article, annotator: Annotator, look: Paper, ink: Ink, *, start: int = 0, named: str = ""
) -> Iterator[str]:
    """Lines of the page from a block on, each beginning and ending in the terminal's own look."""
    for parts in paper_lines(article, annotator, look, start=start, named=named):
        yield ink.line([(drawn(text), names) for text, names in _trimmed(parts)])


def _trimmed(parts: list[Part]) -> list[Part]:
    """Without the white space at the line's end."""
    kept = list(parts)
    while kept:
        text, names = kept.pop()
        if text := text.rstrip():
            return [*kept, (text, names)]
    return kept
