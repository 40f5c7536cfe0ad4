"""What stands above the bases of a ruby: readings as written, and which base each belongs to."""

from __future__ import annotations

from itertools import pairwise

from reader.sources.cleaning import clean
from reader.sources.html_tree import Element


def reading_of(element: Element) -> str:
    return " ".join(clean(element.text()).split())


def readings_of(container: Element) -> list[str]:
    """Of an rtc: those of its rt, or all it holds as one."""
    each = [child for child in container.children if not isinstance(child, str) and child.tag == "rt"]
    return [reading_of(child) for child in each] or [reading_of(container)]


def paired(bases: list[tuple[int, int]], readings: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, reading): one to one; one over all; or one for each character of a single base.

    >>> paired([(0, 2)], ["běi", "jīng"]), paired([(0, 1), (1, 2)], ["běijīng"])
    ([(0, 1, 'běi'), (1, 2, 'jīng')], [(0, 2, 'běijīng')])
    """
    if not bases or not readings:
        return []
    (start, end), last = bases[0], bases[-1][1]
    if len(bases) == 1 and len(readings) == end - start:
        bases = list(pairwise(range(start, end + 1)))
    if len(readings) > len(bases):
        readings = [*readings[: len(bases) - 1], " ".join(filter(None, readings[len(bases) - 1 :]))]
    *firsts, final = zip(bases, readings, strict=False)
    return [(*base, reading) for base, reading in firsts] + [(final[0][0], last, final[1])]
