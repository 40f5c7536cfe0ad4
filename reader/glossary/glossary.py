"""All entries of all layers, and which entry a spelling belongs to.

A spelling is known by its key: simplified, lower case, middle dots and widths made one. Where two entries
share a key, the later layer has it; within a layer the one written exactly so, then a term before an alias.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Kind, Located
from reader.glossary.keys import keys_of
from reader.glossary.sheet import KINDS, Sheet, sheet_of
from reader.uncollected import uncollected

Owners = tuple[int, ...]
"""Indexes of the entries that may have a key, best first."""
CONSIDERED = 100
"""Owners of one key that are asked for the very spelling: thousands would take for ever at every mention."""
KEPT = 4096
"""Entries that stay objects; the rest are made again when they are asked for."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One file's sheet, and where it came from."""

    sheet: Sheet
    path: Path | str
    layer: str


class Glossary(Sequence[Located]):
    """Entries in the order of their layers; one of a later layer has taken the place of an earlier one."""

    def __init__(self, entries: Iterable[Located] = (), problems: Iterable[GlossaryError] = ()) -> None:
        grouped = groupby(entries, key=lambda located: (located.place.path, located.layer))
        self._open([Volume(sheet_of(some), *key) for key, some in grouped], problems)

    @classmethod
    def of(cls, volumes: Sequence[Volume], problems: Iterable[GlossaryError] = ()) -> Glossary:
        """Of files that are compiled already, in the order of their layers."""
        made = cls.__new__(cls)
        made._open(volumes, problems)
        return made

    def _open(self, volumes: Sequence[Volume], problems: Iterable[GlossaryError]) -> None:
        self.volumes = tuple(volume for volume in volumes if len(volume.sheet))
        self.problems: tuple[GlossaryError, ...] = tuple(problems)
        """One for each thing in a file that could not be used; the rest is in the entries."""
        self._firsts = array("I", _firsts(self.volumes))
        self._kept: dict[int, Located] = {}

    def __len__(self) -> int:
        return len(self._in_use)

    def __getitem__(self, index: int) -> Located:  # type: ignore[override]  # no slices: an index is an identity
        known = self._kept.get(index)
        if known is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            known = self._kept[index] = self._located(*self._at(index))
        return known

    def __iter__(self) -> Iterator[Located]:
        return (self._located(*self._at(index)) for index in range(len(self)))

    def every(self) -> Iterator[Located]:
        """Those too that a later layer has replaced."""
        for volume in self.volumes:
            yield from (self._located(volume, number) for number in range(len(volume.sheet)))

    def entry_at(self, number: int) -> Located:
        """By its number among every one."""
        at = bisect_right(self._firsts, number) - 1
        return self._located(self.volumes[at], number - self._firsts[at])

    def number_of(self, index: int) -> int:
        """Of an entry in use among every one."""
        return self._in_use[index]

    def index_of(self, number: int) -> int | None:
        """None for one that a later layer has replaced."""
        at = bisect_left(self._in_use, number)
        return at if at < len(self._in_use) and self._in_use[at] == number else None

    def kinds(self) -> Iterator[Kind]:
        """Of each entry, by its index."""
        every = b"".join(volume.sheet.kinds for volume in self.volumes)
        return (KINDS[every[number]] for number in self._in_use)

    def find(self, term: str) -> int | None:
        """Index of the entry that has a spelling, in any script, alias or region; None where none has it."""
        return self.choose(self.owners.get(keys_of([term])[0], ()), term)

    def choose(self, owners: Owners, printed: str) -> int | None:
        """Which of the owners of a key has this very spelling; the first where none has it to the letter."""
        if len(owners) > 1:
            for index in owners[:CONSIDERED]:
                if printed in self[index].entry.forms():
                    return index
        return owners[0] if owners else None

    def replaced_by(self, index: int) -> Located | None:
        """The entry of an earlier layer, the nearest, whose place an entry in use has taken."""
        number = self._in_use[index]
        at = bisect_right(self._firsts, number) - 1
        key = keys_of([self[index].entry.term])[0]
        for first, volume in reversed(list(zip(self._firsts, self.volumes, strict=True))[:at]):
            if volume.layer == self.volumes[at].layer or f"\n{key}\n" not in f"\n{volume.sheet.keys}\n":
                continue
            for within, keys in enumerate(volume.sheet.keys_by_entry()):
                if keys[0] == key and self.index_of(first + within) is None:
                    return self._located(volume, within)
        return None

    def _at(self, index: int) -> tuple[Volume, int]:
        """(volume, number of the entry in it)"""
        number = self._in_use[index]
        at = bisect_right(self._firsts, number) - 1
        return self.volumes[at], number - self._firsts[at]

    @staticmethod
    def _located(volume: Volume, number: int) -> Located:
        line, column = volume.sheet.place(number)
        place = Place(volume.path, line or None, column or None)
        return Located(volume.sheet.entry(number), place, volume.layer)

    @cached_property
    def _in_use(self) -> Sequence[int]:
        """By index, its number among all entries: without those whose term a later layer has an entry for."""
        total = sum(len(volume.sheet) for volume in self.volumes)
        layers = self._by_layer()
        if len(layers) < 2:
            return range(total)
        used: list[int] = []
        later: set[str] = set()
        for volumes in reversed(layers):
            terms: set[str] = set()
            for first, volume in reversed(volumes):
                own = [keys[0] for keys in volume.sheet.keys_by_entry()]
                used += [first + at for at in reversed(range(len(own))) if own[at] not in later]
                terms.update(own)
            later |= terms
        return array("I", reversed(used))

    def _by_layer(self) -> list[list[tuple[int, Volume]]]:
        """(number of its first entry, volume) of each layer's volumes; a layer stands where it first does."""
        layers: dict[str, list[tuple[int, Volume]]] = {}
        for first, volume in zip(self._firsts, self.volumes, strict=True):
            layers.setdefault(volume.layer, []).append((first, volume))
        return list(layers.values())

    @cached_property
    def owners(self) -> Mapping[str, Owners]:
        """The entries that may have a key, by key."""
        index_of = [-1] * sum(len(volume.sheet) for volume in self.volumes)
        for index, number in enumerate(self._in_use):
            index_of[number] = index
        owners: dict[str, Owners] = {}
        with uncollected():
            for volumes in self._by_layer():
                owners |= _owners_in(volumes, index_of)
        owners.pop("", None)
        return owners


def _owners_in(volumes: Iterable[tuple[int, Volume]], index_of: Sequence[int]) -> dict[str, Owners]:
    """Of one layer: terms before other spellings, each in the order of the files."""
    owners: dict[str, Owners] = {}
    shared: dict[str, dict[int, None]] = {}
    others: list[tuple[str, int]] = []
    for first, volume in volumes:
        keys, start = volume.sheet.keys.split("\n"), 0
        for number, end in enumerate(volume.sheet.key_ends(), first):
            index = index_of[number]
            if index >= 0:
                if (known := owners.setdefault(keys[start], (index,)))[0] != index:
                    shared.setdefault(keys[start], dict.fromkeys(known))[index] = None
                if end - start > 1:
                    others += [(key, index) for key in keys[start + 1 : end]]
            start = end
    for key, index in others:
        if (known := owners.setdefault(key, (index,)))[0] != index:
            shared.setdefault(key, dict.fromkeys(known))[index] = None
    owners.update((key, tuple(known)) for key, known in shared.items())
    return owners


def _firsts(volumes: Sequence[Volume]) -> Iterator[int]:
    number = 0
    for volume in volumes:
        yield number
        number += len(volume.sheet)
