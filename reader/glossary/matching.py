"""Where the spellings of a glossary occur in a text: every occurrence, overlaps and all.

Which of them are meant is not decided here: the lattice weighs them against the words around.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from reader.glossary.glossary import Glossary, Owners
from reader.glossary.keys import fold

Choice = Callable[[Owners, str], int | None]
"""(owners of a key, the spelling as printed) → which of them is meant."""


class Match(NamedTuple):
    start: int
    """Offset in code points of the text."""
    end: int
    entry: int
    """Its index in the glossary."""


class Matcher:
    """Finds spellings by their first two characters: one look-up a character, however many entries."""

    def __init__(self, owners: Mapping[str, Owners], choose: Choice | None = None) -> None:
        """`owners` by key, as `Glossary.owners` has them; without a choice the first is meant."""
        self._choose = choose
        self._owners = dict(owners)
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._single = {key for key in owners if len(key) == 1}
        self._first: re.Pattern[str] | None = None
        """Any character that a key begins with; compiled when it is asked for."""
        self._learn_lengths(owners)

    def add(self, key: str, owners: Owners) -> None:
        """One more key to find."""
        self._first = None
        if len(key) == 1:
            self._single.add(key)
        self._learn_lengths((key,))
        self._owners[key] = owners

    def _learn_lengths(self, keys: Iterable[str]) -> None:
        """In one loop: a glossary of 10,000 is made ready again whenever an entry is added."""
        lengths = self._lengths
        for key in keys:
            size, begins = len(key), key[:2]
            known = lengths.get(begins)
            if size == 1:
                continue
            if known is None:
                lengths[begins] = (size,)
            elif size not in known:
                lengths[begins] = tuple(sorted((*known, size)))

    @classmethod
    def of(cls, glossary: Glossary) -> Matcher:
        return cls(glossary.owners, glossary.choose)

    def match(self, text: str, view: str) -> list[Match]:
        """Every occurrence, in the order of starts, shorter first. `view` is the analysis view of `text`."""
        if not self._owners:
            return []
        folded = fold(view)
        found: list[Match] = []
        lengths_of, owners, single = self._lengths.get, self._owners, self._single
        size = len(folded)
        for begun in self._beginnings().finditer(folded):
            start = begun.start()
            if single and folded[start] in single:
                self._add(found, text, start, start + 1, owners[folded[start]])
            for length in lengths_of(folded[start : start + 2], ()):
                end = start + length
                if end <= size and (known := owners.get(folded[start:end])):
                    self._add(found, text, start, end, known)
        return found

    def _beginnings(self) -> re.Pattern[str]:
        if self._first is None:
            signs = {key[0] for key in self._owners}
            self._first = re.compile(f"[{re.escape(''.join(sorted(signs)))}]")
        return self._first

    def _add(self, found: list[Match], text: str, start: int, end: int, owners: Owners) -> None:
        if _cuts_latin(text, start) or _cuts_latin(text, end):
            return
        entry = self._choose(owners, text[start:end]) if self._choose and len(owners) > 1 else owners[0]
        if entry is not None:
            found.append(Match(start, end, entry))


def _cuts_latin(text: str, at: int) -> bool:
    """Whether this boundary falls inside a Latin word or a number in digits."""
    return 0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at])


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u0250"
