"""How a file ends its lines (LF, CRLF, CR) and whether a byte order mark opens it: entries are put in as if
all ended in LF, and then everything is as its writer had it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

MARK = "\ufeff"
_END = re.compile("(\r\n|\r|\n)")


def plain(text: str) -> str:
    """Every line ended in LF, no byte order mark."""
    return text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")


def ended_as(before: str, after: str) -> str:
    """A plain text as the file would have it that held `before`.

    Lines that were there keep their ends, new ones have the file's commonest.

    >>> ended_as("a\\r\\nb\\r\\n", "a\\nc\\nb\\n")
    'a\\r\\nc\\r\\nb\\r\\n'
    """
    mark = MARK if before.startswith(MARK) else ""
    if "\r" not in before:
        return mark + after
    parts = _END.split(before.removeprefix(mark))
    old, ends, new = parts[::2], parts[1::2], after.split("\n")
    usual = Counter(ends).most_common(1)[0][0]
    head = _alike(old[: len(ends)], new[:-1])
    tail = min(_alike(old[-2::-1], new[-2::-1]), len(ends) - head, len(new) - 1 - head)
    made = [*ends[:head], *[usual] * (len(new) - 1 - head - tail), *ends[len(ends) - tail :], ""]
    text = "".join(line + end for line, end in zip(new, made, strict=True))
    if plain(text) != after:  # a CR now stands before an LF
        text = after.replace("\n", usual)
    return mark + text


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same, from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
