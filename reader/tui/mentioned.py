"""Where an article's entries and names are mentioned, as far as it is annotated: eight bytes a mention."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable

from reader.annotation.spans import SpanKind
from reader.article import Position

_WIDE = 1 << 24
"""More characters than one block can have: a position as one whole number."""


class Mentioned:
    def __init__(self, blocks: int) -> None:
        self._places: dict[tuple[int, int], array[int]] = {}
        self._counted = bytearray(blocks)

    def add(self, block: int, told: Iterable[tuple[int, int, int]]) -> None:
        """(start, kind, payload) of what a block mentions; each block counts once."""
        if self._counted[block]:
            return
        self._counted[block] = True
        for start, kind, payload in told:
            places = self._places.setdefault((kind, payload), array("Q"))
            at = block * _WIDE + start
            if places and at < places[-1]:
                insort(places, at, bisect_left(places, at))
            else:
                places.append(at)

    def counted(self, block: int) -> bool:
        return bool(self._counted[block])

    def forget(self, block: int) -> None:
        """What it mentions is told anew."""
        if not self._counted[block]:
            return
        self._counted[block] = False
        for places in self._places.values():
            del places[bisect_left(places, block * _WIDE) : bisect_left(places, (block + 1) * _WIDE)]

    def clear(self) -> None:
        self._places.clear()
        self._counted = bytearray(len(self._counted))

    def of(self, kind: int, payload: int) -> list[Position]:
        """Of one entry or name, in order."""
        return [Position(*divmod(at, _WIDE)) for at in self._places.get((kind, payload), ())]

    def entries(self) -> list[int]:
        """Indexes of the entries that are mentioned."""
        return [
            payload for (kind, payload), places in self._places.items() if kind == SpanKind.ENTRY and places
        ]

    def all(self) -> dict[tuple[int, int], list[Position]]:
        """By kind and payload."""
        return {key: self.of(*key) for key, places in self._places.items() if places}
