"""The names that are explained around one place, for a text that has not been read as far as there.

Reading every name that stands before the middle of ten million characters takes seconds. Until that is done
a block there is annotated with what its neighbourhood explains, and once more afterwards: these names are
numbered apart, from `NEARBY` on, and their numbers mean nothing in another sitting.
"""

from __future__ import annotations

from collections import OrderedDict

from reader.annotation.names import NameInText, NamesInText

NEARBY = 1 << 24
"""The first number: more than any text has names."""
WINDOW = 200
"""Blocks that share a neighbourhood, which is as many again before them, and those ahead."""
FAR = 300
"""Blocks not read yet that are read at once."""
_OPEN = 8
"""Neighbourhoods that are remembered."""


class NamesNearby:
    def __init__(self, whole: NamesInText) -> None:
        self._whole = whole
        self._names: list[NameInText] = []
        self._numbers: dict[str, int] = {}
        self._open: OrderedDict[int, NamesInText] = OrderedDict()

    def needed(self, block: int) -> bool:
        """Whether reading in order is still too far from a block."""
        return not self._whole.all_read and block - self._whole.read > FAR

    def around(self, block: int) -> NamesInText:
        """Read as far as this block needs it."""
        window = block // WINDOW
        if (found := self._open.get(window)) is None:
            found = _Neighbourhood(self._whole, max(0, window - 1) * WINDOW, self._names, self._numbers)
            self._open[window] = found
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        found.read_to((window + 1) * WINDOW - 1)
        return found

    def name(self, number: int) -> NameInText:
        """By the payload of a span. Raises IndexError."""
        return self._names[number - NEARBY]


class _Neighbourhood(NamesInText):
    """Begins in the middle; what is found in a block is found for the whole text too."""

    def __init__(
        self, whole: NamesInText, begin: int, names: list[NameInText], numbers: dict[str, int]
    ) -> None:
        super().__init__(*whole.read_in)
        self.read = begin
        self.by_block = whole.by_block
        self._all, self._numbers = names, numbers

    def _number(self, key: str, name: NameInText) -> int:
        """One name has one number, whichever neighbourhood it is found in."""
        self.names.append(name)
        if key not in self._numbers:
            self._numbers[key] = NEARBY + len(self._all)
            self._all.append(name)
        return self._numbers[key]
