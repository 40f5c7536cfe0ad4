"""How many cells a text takes: the only authority on widths.

Widths are Rich's (Unicode's East Asian Width), so that what is set here is what the screen draws. Characters
of ambiguous width (“ ” … — · ā á) are one cell unless the terminal draws two.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from rich.cells import cell_len, split_graphemes


def width(text: str, ambiguous: int = 1) -> int:
    """Cells of a text. Control characters count as none: no later room lets them through.

    >>> width("特朗普 Trump")
    12
    >>> width("“好”"), width("“好”", ambiguous=2)
    (4, 6)
    """
    if ambiguous == 1:
        return cell_len(text)
    return cell_len(text) + sum(map(_widened, text))


def clusters(text: str, ambiguous: int = 1) -> list[tuple[int, int, int]]:
    """(start, end, cells) of each grapheme, in order, covering the text: marks stay with their letter."""
    spans, _ = split_graphemes(text)
    if ambiguous == 1:
        return spans
    return [(start, end, width(text[start:end], ambiguous)) for start, end, _ in spans]


def truncate(text: str, cells: int, ambiguous: int = 1) -> str:
    """The text, or as much of it as leaves room for "…" within so many cells.

    >>> truncate("特朗普到訪", 7)
    '特朗普…'
    """
    if width(text, ambiguous) <= cells:
        return text
    room = cells - width("…", ambiguous)
    if room < 0:
        return ""
    taken = 0
    for start, _, size in clusters(text, ambiguous):
        if taken + size > room:
            return text[:start].rstrip() + "…"
        taken += size
    return text


@lru_cache(maxsize=2048)
def _widened(character: str) -> int:
    return int(east_asian_width(character) == "A" and cell_len(character) == 1)
