"""Undoes hard wrapping: paragraphs broken into lines of one width, as mail and old web pages hold them.

Only where the whole text looks like it: most lines that have a successor are full, and many of those stop in
mid-sentence. Anything less sure is left as it is, a line a paragraph.
"""

from __future__ import annotations

from reader.sources.cleaning import join_soft
from reader.sources.wording import read_listed

_NARROWEST = 16
"""Characters: verse is narrower."""
_WIDEST = 110
_SLACK = 3
"""Characters a full line may stay short of the width, for punctuation that must not begin a line."""
_ENDS = frozenset("。！？!?.」』”…）)：:")


def unwrap(
    units: list[str], numbers: list[int], gaps: set[int], lines: list[str]
) -> tuple[list[str], list[int], set[int]]:
    """The same units, or, where the text is wrapped, whole paragraphs with the number of their first line."""
    if len(units) < 4 or not _is_wrapped(units, gaps):
        return units, numbers, gaps
    full = _full_length(units)
    joined: list[str] = []
    first_lines: list[int] = []
    new_gaps: set[int] = set()
    for index, unit in enumerate(units):
        if index and _continues(units, gaps, index, full, lines[numbers[index] - 1]):
            joined[-1] = join_soft(joined[-1], unit)
            continue
        if index in gaps:
            new_gaps.add(len(joined))
        joined.append(unit)
        first_lines.append(numbers[index])
    return joined, first_lines, new_gaps


def _continues(units: list[str], gaps: set[int], index: int, full: int, line: str) -> bool:
    if index in gaps or line.startswith(("　", "    ", "\t")) or len(units[index - 1]) < full:
        return False
    if len(gaps) == 1 and units[index - 1][-1] in _ENDS:
        return False
    return read_listed(units[index]) is None


def _is_wrapped(units: list[str], gaps: set[int]) -> bool:
    longest = max(map(len, units))
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    full = _full_length(units)
    followed = [unit for index, unit in enumerate(units[:-1]) if index + 1 not in gaps]
    full_lines = [unit for unit in followed if len(unit) >= full]
    open_lines = [unit for unit in full_lines if unit[-1] not in _ENDS]
    return (
        len(open_lines) >= 3 and 2 * len(full_lines) > len(followed) and 2 * len(open_lines) > len(full_lines)
    )


def _full_length(units: list[str]) -> int:
    """From how many characters a line counts as full; Latin lines are more ragged, as words do not break."""
    longest = max(units, key=len)
    latin = sum(char < "\u2e80" for char in longest) * 2 > len(longest)
    return len(longest) - (len(longest) // 4 if latin else _SLACK)
