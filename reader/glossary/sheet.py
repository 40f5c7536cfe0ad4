"""What one glossary file holds, compiled: its entries as bytes, where each stands, the keys it is found by.

100,000 entries as Python objects take 200 MB and seconds to make; as bytes 20 MB and no time. An entry
becomes an object when somebody asks for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import msgspec

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.keys import keys_of

FORMAT = 1
"""Raised when a sheet is laid out otherwise, or its keys are made otherwise."""
TOGETHER = 2000
"""Entries whose keys are made in one call of the converter."""
KINDS = tuple(Kind)
"""As a sheet counts them."""
_NUMBER_OF = {kind: number for number, kind in enumerate(KINDS)}


class Trouble(msgspec.Struct, frozen=True, array_like=True):
    """What is wrong in the file, as `GlossaryError` has it."""

    what: str
    line: int | None
    column: int | None
    remedy: str


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """Columns, one value for each entry in the order of the file; numbers are this machine's own.

    A path is not in it: files that are the same have the same sheet.
    """

    entries: bytes
    """MessagePack, one entry after another."""
    ends: bytes
    """Unsigned ints: where in `entries` each ends."""
    lines: bytes
    """Unsigned ints, 1-based."""
    columns: bytes
    """Unsigned ints, 1-based, in code points."""
    kinds: bytes
    """One byte each, counting in `Kind`."""
    counts: bytes
    """Unsigned ints: how many keys are its own."""
    keys: str
    """Of every spelling of every entry, that of the term first; a line each."""
    troubles: tuple[Trouble, ...] = ()

    def __len__(self) -> int:
        return len(self.kinds)

    def entry(self, number: int) -> Entry:
        ends = memoryview(self.ends).cast("I")
        start = ends[number - 1] if number else 0
        return _DECODER.decode(memoryview(self.entries)[start : ends[number]])

    def packed(self) -> Iterator[bytes]:
        """Each entry, as bytes: the same for entries that are the same."""
        ends = memoryview(self.ends).cast("I")
        return (self.entries[start:end] for start, end in zip([0, *ends], ends, strict=False))

    def kind(self, number: int) -> Kind:
        return KINDS[self.kinds[number]]

    def place(self, number: int) -> tuple[int, int]:
        """(line, column)"""
        return memoryview(self.lines).cast("I")[number], memoryview(self.columns).cast("I")[number]

    def keys_by_entry(self) -> Iterator[list[str]]:
        """The keys of each entry, that of its term first."""
        keys = self.keys.split("\n")
        ends = self.key_ends()
        return (keys[start:end] for start, end in zip([0, *ends], ends, strict=False))

    def key_ends(self) -> list[int]:
        """Where the keys of each entry end among all keys."""
        return list(accumulate(memoryview(self.counts).cast("I")))

    def problems(self, path: Path) -> Iterator[GlossaryError]:
        """As told of the file at this path."""
        for each in self.troubles:
            place = Place(path, each.line, each.column)
            yield GlossaryError(each.what, place=place, remedy=each.remedy)


_DECODER = msgspec.msgpack.Decoder(Entry)
_ENCODER = msgspec.msgpack.Encoder()


class SheetMaker:
    """Takes the entries of a file one by one, and forgets them."""

    def __init__(self) -> None:
        self._entries = bytearray()
        self._numbers = {name: array("I") for name in ("ends", "lines", "columns", "counts")}
        self._kinds = bytearray()
        self._keys: list[str] = []
        self._waiting: list[str] = []

    def add(self, entry: Entry, line: int | None, column: int | None) -> None:
        """An entry that stands there; of one that was not written in a file, nowhere."""
        forms = list(entry.forms())
        _ENCODER.encode_into(entry, self._entries, len(self._entries))
        row = {"ends": len(self._entries), "lines": line or 0, "columns": column or 0, "counts": len(forms)}
        for name, number in row.items():
            self._numbers[name].append(number)
        self._kinds.append(_NUMBER_OF[entry.kind])
        self._waiting += forms
        if len(self._waiting) >= TOGETHER:
            self._make_keys()

    def _make_keys(self) -> None:
        if self._waiting:
            self._keys.append("\n".join(keys_of(self._waiting)))
            self._waiting.clear()

    def finish(self, problems: Sequence[GlossaryError] = ()) -> Sheet:
        self._make_keys()
        columns = {name: numbers.tobytes() for name, numbers in self._numbers.items()}
        return Sheet(
            entries=bytes(self._entries),
            kinds=bytes(self._kinds),
            keys="\n".join(self._keys),
            troubles=tuple(map(_trouble, problems)),
            **columns,
        )


def _trouble(problem: GlossaryError) -> Trouble:
    place = problem.place or Place("")
    return Trouble(problem.what, place.line, place.column, problem.remedy)


def sheet_of(entries: Iterable[Located]) -> Sheet:
    """Of entries that are there already."""
    made = SheetMaker()
    for located in entries:
        made.add(located.entry, located.place.line, located.place.column)
    return made.finish()
