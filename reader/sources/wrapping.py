"""Undoes hard wrapping: paragraphs broken into lines of one width, as mail and old web pages hold them.

Only where the whole text looks like it: most lines that have a successor are full, and many of those stop in
mid-sentence. Anything less sure is left as it is, a line a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.sources.cleaning import join_soft
from reader.sources.units import Units
from reader.sources.wording import read_listed

_NARROWEST = 32
"""Cells: verse is narrower."""
_WIDEST = 220
_SLACK = 6
"""Cells a full line may stay short of the width, for punctuation that must not begin a line."""
_ENDS = frozenset("。！？!?.」』”…）)：:")


def unwrap(units: Units, lines: Sequence[str]) -> Units:
    """The same units, or, where the text is wrapped, whole paragraphs."""
    if len(units) < 4 or max(map(len, units.texts)) > _WIDEST:
        return units
    if 4 * sum(text[-1] not in _ENDS for text in units.texts) <= len(units) - len(units.gaps):
        return units  # lines that end as sentences do: measuring them all would take longer than the rest
    widths = [_cells(text) for text in units.texts]
    full = _full_width(units.texts, widths)
    if not _is_wrapped(units, widths, full):
        return units
    joined = Units()
    for index, text in enumerate(units.texts):
        if index and _continues(units, widths, index, full, lines[units.lines[index] - 1]):
            joined.texts[-1] = join_soft(joined.texts[-1], text)
            continue
        if index in units.gaps:
            joined.gaps.add(len(joined))
        joined.texts.append(text)
        joined.lines.append(units.lines[index])
        joined.begins.append(units.begins[index])
    return joined


def _continues(units: Units, widths: list[int], index: int, full: int, line: str) -> bool:
    if index in units.gaps or line.startswith(("　", "    ", "\t")) or widths[index - 1] < full:
        return False
    if len(units.gaps) == 1 and units.texts[index - 1][-1] in _ENDS:
        return False
    return read_listed(units.texts[index]) is None


def _is_wrapped(units: Units, widths: list[int], full: int) -> bool:
    if not _NARROWEST <= max(widths) <= _WIDEST:
        return False
    followed = [index for index in range(len(units) - 1) if index + 1 not in units.gaps]
    full_lines = [index for index in followed if widths[index] >= full]
    open_lines = sum(units.texts[index][-1] not in _ENDS for index in full_lines)
    return open_lines >= 3 and 2 * len(full_lines) > len(followed) and 2 * open_lines > len(full_lines)


def _cells(text: str) -> int:
    """Of a fixed-width page: two for what GBK writes in two bytes."""
    return len(text.encode("gbk", "replace"))


def _full_width(texts: list[str], widths: list[int]) -> int:
    """From how many cells a line counts as full; Latin lines are more ragged, as words do not break."""
    longest = max(range(len(texts)), key=widths.__getitem__)
    latin = 2 * widths[longest] < 3 * len(texts[longest])
    return widths[longest] - (widths[longest] // 4 if latin else _SLACK)
