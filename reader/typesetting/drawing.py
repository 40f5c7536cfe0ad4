"""What is sent to a terminal for a text: as many cells as the width table says, whatever the terminal.

Terminals agree on the width of single characters and of marks on a letter; they do not agree on what is
joined (emoji with zero-width joiners, skin tones, emoji presentation, flags), and obey what is not text at
all. So the text keeps all of it and the terminal gets: of a joined sequence its first picture; a flag as its
two letters; of the marks on one letter the first eight (ten thousand would flood the screen); no control,
format or bidirectional character whatever. Variation selectors of Han (U+FE00 to U+FE0D, and the ideographic
ones from U+E0100) take no room and stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from reader.typesetting.cells import clusters, width

MOST_MARKS = 8
"""Marks drawn on one letter: pointed Hebrew has four, Tibetan stacks six."""

# All that is one character a cluster, of a width everybody agrees on: nearly every text is nothing else.
_SURE = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u2070-\u209f\u20a0-\u20bf\u2100-\u2bff\u2e80-\u3029\u3030-\u3098\u309b-\ua48f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uffdc\uffe0-\uffe6\U0001f300-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003fffd]*"
)
_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_MARKS = frozenset(("Mn", "Me"))


def drawn(text: str) -> str:
    r"""The same width, with nothing but what a terminal draws, each character in the cells it counts for.

    >>> drawn("停火\x1b[2J\u202e！"), drawn("e" + "\u0301" * 10_000) == "e" + "\u0301" * 8
    ('停火[2J！', True)
    """
    if _SURE.fullmatch(text):
        return text
    made = "".join(_cluster(text[start:end], cells) for start, end, cells in clusters(text))
    return _fitted(made, width(text))


def _fitted(made: str, cells: int) -> str:
    """Rich counts a joiner with nothing to join otherwise in a text than in its parts."""
    taken = sum(map(width, made))
    while taken > cells:
        taken -= width(made[-1])
        made = made[:-1]
    return made + " " * (cells - taken)


def _cluster(text: str, cells: int) -> str:
    if len(text) == 1:
        return _character(text, cells)
    made, taken, marks = "", 0, 0
    for character in text:
        size = width(character)
        if category(character) in _MARKS:
            marks += 1
            if marks > MOST_MARKS:
                break
        shown = _character(character, min(size, cells - taken))
        made += shown
        taken += width(shown)
    return made + " " * (cells - taken)


_PRESENTATION = "\ufe0e\ufe0f"
_TONES = range(0x1F3FB, 0x1F400)
"""Skin tones: Rich counts none of their two cells."""
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
"""Flags are pairs of these: one cell each, two each, or two in all. Their letters say the same in one."""


@lru_cache(maxsize=4096)
def _character(character: str, cells: int) -> str:
    """One character, or what stands for it in so many cells."""
    code = ord(character)
    if character in _PRESENTATION or code in _TONES:
        return " " * cells
    if code in _FLAG_LETTERS and cells == 1:
        return chr(code - _FLAG_LETTERS.start + ord("A"))
    obeyed = category(character) in _OBEYED or _is_no_character(code)
    if width(character) == cells and not obeyed:
        return character
    if character == "\xad" and cells == 1:
        return "-"
    return ("\N{REPLACEMENT CHARACTER}" if obeyed else " ") * cells


def _is_no_character(code: int) -> bool:
    """The 66 code points that are none: in every plane the last two, and 32 of the Arabic forms."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
