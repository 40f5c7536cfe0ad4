"""The sheet of a text of which only a few entries have changed: only those are read again.

Adding an entry to a file of 10,000 must not take as long as reading 10,000.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.glossary.compiling import compile_sheet
from reader.glossary.sheet import Sheet


class _Middle(NamedTuple):
    """What may differ: entries by number in the old sheet, lines by index in the new text."""

    first: int
    """Number of the first entry that is read again."""
    last: int
    """Number of the first after it that is not."""
    start: int
    end: int


def sheet_after(sheet: Sheet, before: str, after: str, path: Path) -> Sheet:
    """The sheet of `after`, where `sheet` is that of `before`."""
    return _renewed(sheet, before, after, path) or compile_sheet(after, path)


def _renewed(sheet: Sheet, before: str, after: str, path: Path) -> Sheet | None:
    """None where the whole text must be read: entries do not begin lines alike, or something is wrong."""
    columns = set(memoryview(sheet.columns).cast("I"))
    if sheet.troubles or len(columns) != 1 or "\r" in before or "\r" in after:
        return None
    old, new = before.split("\n"), after.split("\n")
    starts = memoryview(sheet.lines).cast("I")
    middle = _middle(starts, old, new)
    lines = new[middle.start : middle.end]
    if any(line.startswith(("---", "...", "%")) for line in lines):
        return None
    borders = [number for number in (middle.first, middle.last) if number < len(sheet)]
    if not all(old[starts[number] - 1].lstrip().startswith("-") for number in borders):
        return None
    part = compile_sheet("\n".join(lines), path)
    if part.troubles or not columns.issuperset(memoryview(part.columns).cast("I")):
        return None
    return _joined(sheet, part, middle, len(new) - len(old))


def _middle(starts: Sequence[int], old: Sequence[str], new: Sequence[str]) -> _Middle:
    shorter = min(len(old), len(new))
    same = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = range(shorter - same)
    tail = next((n for n in rest if old[-1 - n] != new[-1 - n]), len(rest))
    first = max(0, bisect_right(starts, same + 1) - 1)
    last = bisect_left(starts, len(old) - tail + 1, lo=first)
    start = starts[first] - 1 if starts[first] - 1 <= same else 0
    end = len(new) - len(old) + (starts[last] - 1 if last < len(starts) else len(old))
    return _Middle(first, last, start, end)


def _joined(sheet: Sheet, part: Sheet, middle: _Middle, shift: int) -> Sheet | None:
    """The old entries around the new ones. None where a term would stand there twice."""
    keys, key_ends = sheet.keys.split("\n"), [0, *sheet.key_ends()]
    head, tail = keys[: key_ends[middle.first]], keys[key_ends[middle.last] :]
    if any(own[0] in head or own[0] in tail for own in part.keys_by_entry()):
        return None
    ends, lines = array("I", sheet.ends), array("I", sheet.lines)
    cut, join = ends[middle.first - 1] if middle.first else 0, ends[middle.last - 1] if middle.last else 0
    grown = cut + len(part.entries) - join
    return Sheet(
        entries=sheet.entries[:cut] + part.entries + sheet.entries[join:],
        ends=_numbers(ends[: middle.first], _moved(part.ends, cut), _moved(ends[middle.last :], grown)),
        lines=_numbers(
            lines[: middle.first], _moved(part.lines, middle.start), _moved(lines[middle.last :], shift)
        ),
        columns=_cut_in(sheet.columns, part.columns, middle, 4),
        kinds=_cut_in(sheet.kinds, part.kinds, middle, 1),
        counts=_cut_in(sheet.counts, part.counts, middle, 4),
        keys="\n".join([*head, *(part.keys.split("\n") if len(part) else ()), *tail]),
    )


def _moved(numbers: bytes | array[int], distance: int) -> array[int]:
    known = array("I", numbers)
    return array("I", (number + distance for number in known)) if distance and known else known


def _numbers(*parts: array[int]) -> bytes:
    return b"".join(part.tobytes() for part in parts)


def _cut_in(column: bytes, part: bytes, middle: _Middle, size: int) -> bytes:
    return column[: middle.first * size] + part + column[middle.last * size :]
