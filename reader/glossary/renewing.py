"""The sheet of a text of which only a few entries have changed: only those are read again.

Adding an entry to a file of 10,000 must not take as long as reading 10,000.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.glossary.compiling import compile_sheet
from reader.glossary.sheet import Sheet


class _Middle(NamedTuple):
    """What may differ."""

    first: int
    """Number, in the old sheet, of the first entry that is read again."""
    last: int
    """Number of the first after it that is not."""
    line: int
    """Index of the line that the text begins with."""
    text: str
    """What is read in their place."""


def sheet_after(sheet: Sheet, before: str, after: str, path: Path) -> Sheet:
    """The sheet of `after`, where `sheet` is that of `before`."""
    return _renewed(sheet, before, after, path) or compile_sheet(after, path)


def _renewed(sheet: Sheet, before: str, after: str, path: Path) -> Sheet | None:
    """None where the whole text must be read: entries do not begin lines alike, or something is wrong."""
    columns = set(memoryview(sheet.columns).cast("I"))
    if sheet.troubles or len(columns) != 1 or "\r" in before or "\r" in after:
        return None
    middle = _middle(memoryview(sheet.lines).cast("I"), before, after)
    if middle is None or any(line.startswith(("---", "...", "%")) for line in middle.text.split("\n")):
        return None
    part = compile_sheet(middle.text, path)
    if part.troubles or not columns.issuperset(memoryview(part.columns).cast("I")):
        return None
    return _joined(sheet, part, middle, after.count("\n") - before.count("\n"))


def _middle(starts: Sequence[int], before: str, after: str) -> _Middle | None:
    """None where an entry at its border does not begin its line with its dash."""
    head, tail = _common(before, after)
    same, lines = before.count("\n", 0, head), before.count("\n") + 1
    alike = lines - before.count("\n", len(before) - tail)
    first = max(0, bisect_right(starts, same + 1) - 1)
    last = bisect_left(starts, alike + 1, lo=first)
    line = starts[first] - 1 if starts[first] - 1 <= same else 0
    start = after.rfind("\n", 0, head) + 1
    for _ in range(same - line):
        start = after.rfind("\n", 0, start - 1) + 1
    end = len(before)
    if last < len(starts):
        end = before.find("\n", len(before) - tail) + 1
        for _ in range(starts[last] - 1 - alike):
            end = before.find("\n", end) + 1
    borders = [(number, at) for number, at in ((first, start), (last, end)) if number < len(starts)]
    if any(starts[n] - 1 >= line and not _begins_with_dash(before, at) for n, at in borders if at or n):
        return None
    return _Middle(first, last, line, after[start : end + len(after) - len(before)])


def _begins_with_dash(text: str, at: int) -> bool:
    return text[at : at + 64].lstrip(" ").startswith("-")


def _common(before: str, after: str) -> tuple[int, int]:
    """Characters alike at the beginning, and of the rest at the end."""
    shorter = min(len(before), len(after))
    head = _largest(shorter, lambda size: before[:size] == after[:size])
    rest = shorter - head
    return head, _largest(rest, lambda size: before[len(before) - size :] == after[len(after) - size :])


def _largest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest size for which it holds, as it does for all smaller ones."""
    if holds(most):
        return most
    least = 0
    while least < most:
        size = (least + most + 1) // 2
        least, most = (size, most) if holds(size) else (least, size - 1)
    return least


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
            lines[: middle.first], _moved(part.lines, middle.line), _moved(lines[middle.last :], shift)
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
