"""Where Backspace goes: the places jumped from, as a browser keeps them."""

from __future__ import annotations

from typing import NamedTuple

from reader.article import Position
from reader.tui.anchor import Anchor

DEPTH = 100


class Stop(NamedTuple):
    cursor: Position
    top: Anchor


class History:
    """Jumps (sections, searches, mentions) leave a stop; steps do not."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []

    def leave(self, cursor: Position, top: Anchor) -> None:
        """A jump begins here. Leaving one place twice leaves it once."""
        stop = Stop(cursor, top)
        if not self._stops or self._stops[-1] != stop:
            self._stops.append(stop)
            del self._stops[:-DEPTH]

    def back(self) -> Stop | None:
        return self._stops.pop() if self._stops else None
