"""All entries of all layers, and which entry a spelling belongs to.

A spelling is known by its key: simplified, lower case, middle dots and widths made one. Where two entries
share a key, the later layer has it; within a layer the one written exactly so, then a term before an alias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from reader.errors import GlossaryError
from reader.glossary.entry import Located

Owners = tuple[tuple[int, str], ...]
"""(index of the entry, its spelling) of those who may have a key, best first."""


class Glossary(Sequence[Located]):
    """Entries in the order of their layers; one of a later layer has taken the place of an earlier one."""

    def __init__(self, entries: Iterable[Located] = (), problems: Iterable[GlossaryError] = ()) -> None:
        self.entries: tuple[Located, ...] = _replaced(tuple(entries))
        self.problems: tuple[GlossaryError, ...] = tuple(problems)
        """One for each thing in a file that could not be used; the rest is in the entries."""

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, index: int) -> Located:  # type: ignore[override]  # no slices: an index is an identity
        return self.entries[index]

    def __iter__(self) -> Iterator[Located]:
        return iter(self.entries)

    def find(self, term: str) -> int | None:
        """Index of the entry that has a spelling, in any script, alias or region; None where none has it."""
        return choose(self.owners.get(keys_of([term])[0], ()), term)

    @cached_property
    def owners(self) -> Mapping[str, Owners]:
        """The entries that may have a key, by key."""
        forms = [
            (index, rank, form)
            for index, located in enumerate(self.entries)
            for rank, form in enumerate(located.entry.forms())
        ]
        order = {layer: number for number, layer in enumerate(dict.fromkeys(e.layer for e in self.entries))}
        claims: dict[str, list[tuple[int, int, int, str]]] = {}
        for key, (index, rank, form) in zip(keys_of([form for _, _, form in forms]), forms, strict=True):
            if key:
                claims.setdefault(key, []).append(
                    (-order[self.entries[index].layer], min(rank, 1), index, form)
                )
        return {key: _best(claim) for key, claim in claims.items()}


def choose(owners: Owners, printed: str) -> int | None:
    """Which of the owners of a key has this very spelling; the first where none has it to the letter."""
    if len(owners) > 1:
        for index, form in owners:
            if form == printed:
                return index
    return owners[0][0] if owners else None


def keys_of(spellings: Sequence[str]) -> list[str]:
    """The key of each spelling; one conversion for all, because each call into the converter costs."""
    from reader.chinese.script import analysis_view

    joined = "\n".join(spelling.replace("\n", " ") for spelling in spellings)
    return fold(analysis_view(joined)).split("\n") if spellings else []


def fold(view: str) -> str:
    """An analysis view with case, widths and middle dots made one, as long as it was.

    >>> fold("SDN名单 威廉‧莎士比亚")
    'sdn名单 威廉·莎士比亚'
    """
    folded = view.translate(_ONE)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


_ONE = {ord(dot): "·" for dot in "‧•・･⋅∙"} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


def _best(claims: list[tuple[int, int, int, str]]) -> Owners:
    claims.sort()
    return tuple((index, form) for layer, _, index, form in claims if layer == claims[0][0])


def _replaced(entries: tuple[Located, ...]) -> tuple[Located, ...]:
    """Without those whose term a later layer has an entry for."""
    if len({located.layer for located in entries}) < 2:
        return entries
    keys = keys_of([located.entry.term for located in entries])
    layer_of = {key: located.layer for key, located in zip(keys, entries, strict=True)}
    return tuple(entry for key, entry in zip(keys, entries, strict=True) if layer_of[key] == entry.layer)
