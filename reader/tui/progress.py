"""How far the reader is: section k of n, per cent read."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader.article import Article, Position


class Progress:
    """Counted in characters of the text, so that it is the same at every width."""

    def __init__(self, article: Article) -> None:
        self._before = list(accumulate((len(block.text) for block in article.blocks), initial=0))
        # The full stop after the last word is no word: it cannot be reached.
        last = article.blocks[-1].text if article.blocks else ""
        self._signs = next((n for n, character in enumerate(reversed(last)) if character.isalnum()), 0)
        self._starts = [section.start for section in article.sections]

    def section(self, position: Position) -> int:
        """Index of the section a position is in."""
        return max(0, bisect_right(self._starts, position.block) - 1)

    def per_cent(self, position: Position, word: int = 1) -> int:
        """100 only on the last word, which is so many characters long."""
        total = self._before[-1] - self._signs
        if total <= 0:
            return 100
        read = self._before[position.block] + position.offset
        return 100 if read + word >= total else min(99, read * 100 // total)
