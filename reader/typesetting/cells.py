"""How many cells a text takes: the only authority on widths.

Widths are Rich's (Unicode's East Asian Width), so that what is set here is what the screen draws. Characters
of ambiguous width (“ ” … — · ā á) are one cell unless the terminal draws two.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any
from unicodedata import category, east_asian_width

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


def widen_ambiguous() -> None:
    """Let Rich, and so everything drawn with it, count ambiguous characters as two cells from now on.

    For terminals that draw them so. Rich keeps its widths in one table; ours replaces it for this process.
    """
    cells: Any = import_module("rich.cells")
    table = cells.load_cell_table("auto")
    added = [(code, code, 2) for code in range(0xA1, 0xFFFE) if _is_ambiguous(chr(code))]
    wider = table._replace(widths=sorted([*table.widths, *added]))
    narrow = frozenset(character for character in cells._SINGLE_CELLS if not _is_ambiguous(character))
    cells.load_cell_table = lambda _version="auto": wider
    cells._is_single_cell_widths = narrow.issuperset
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    _widened.cache_clear()


@lru_cache(maxsize=2048)
def _widened(character: str) -> int:
    return int(_is_ambiguous(character) and cell_len(character) == 1)


_DRAWN = range(0x2500, 0x25A0)
"""Box drawing and blocks: what lines and scroll bars are made of stays one cell in nearly every terminal."""


def _is_ambiguous(character: str) -> bool:
    return (
        east_asian_width(character) == "A"
        and ord(character) not in _DRAWN
        and category(character) not in ("Mn", "Me", "Cf", "Co")
    )
