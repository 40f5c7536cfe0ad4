"""Making thousands of small things without Python looking for circles among them, which takes longer than
making them: on a screen full of widgets each look costs some 30 ms.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For what makes no circles. Memory is given back as ever, when nothing refers to it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare_what_stands() -> None:
    """What start-up has made stays: it is not looked through again. From now on looks are many and short.

    At the threshold of start-up one look lasts as long as drawing a page.
    """
    gc.freeze()
    gc.set_threshold(5_000, 10, 50)
