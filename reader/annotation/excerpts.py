"""The sentence around a place of a text, shortened to fit one line."""

from __future__ import annotations

import re

LONGEST = 44
"""Characters, without the … at either end."""
_ENDS = re.compile("[。！？!?；;\n]+[」』”’）)]*")


def excerpt(text: str, start: int, end: int) -> str:
    """Looks no further than it shows: a text may be one line of a million characters.

    >>> excerpt("他說。特使威特科夫到了。再見。", 5, 9)
    '特使威特科夫到了。'
    >>> excerpt("天" * 100, 50, 52).count("天"), excerpt("天" * 100, 0, 2)[-1]
    (44, '…')
    """
    first, before = _begin(text, start)
    last, after = _end(text, end)
    if last - first > LONGEST:
        begun = max(first, min(start - max(0, LONGEST - (end - start)) // 2, last - LONGEST))
        ended = min(last, max(end, begun + LONGEST))
        before, after = before or begun > first, after or ended < last
        first, last = begun, ended
    return f"{'…' if before else ''}{text[first:last].strip()}{'…' if after else ''}"


def _begin(text: str, start: int) -> tuple[int, bool]:
    """(offset, whether the sentence is cut there)."""
    left = max(0, start - LONGEST)
    ends = [found.end() for found in _ENDS.finditer(text, left, start)]
    return (ends[-1], False) if ends else (left, left > 0)


def _end(text: str, end: int) -> tuple[int, bool]:
    right = min(len(text), end + LONGEST)
    found = _ENDS.search(text, end, right)
    return (found.end(), False) if found else (right, right < len(text))
