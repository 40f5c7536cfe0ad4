"""Spans of one block, in columns.

1,000,000 characters must not become a million Python objects (measured: columns 3 MB, slotted dataclasses
80 MB), so a block's spans are parallel arrays and `Span` is a view made when asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import le, lt


class SpanKind(IntEnum):
    ENTRY = 0
    """A glossary entry; payload: its index in the glossary."""
    NAME = 1
    """A name found in this text with its original in brackets; payload: its index among the names found."""
    WORD = 2
    """A segmented word. The dictionary may answer for it. Payload: SURNAME or GIVEN, or none."""
    NUMBER = 3
    """A whole number, date, sum of money or percentage."""
    LATIN = 4
    PUNCTUATION = 5

    @property
    def label(self) -> str:
        return self.name.lower()


SURNAME, GIVEN = -2, -3
"""Payloads of the two words that the name of a Chinese person nobody lists is made of."""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    """Offset of the first character, in code points of the block's text."""
    end: int
    kind: SpanKind
    payload: int
    """Index into the table that goes with the kind; -1 where there is none."""
    text: str


class Spans(Sequence[Span]):
    """The spans of one block: in order, never overlapping, none empty. White space may stand between them."""

    __slots__ = ("_ends", "_kinds", "_payloads", "_starts", "_text")

    def __init__(self, text: str, spans: Iterable[tuple[int, int, int, int]] = ()) -> None:
        """Raises ValueError where spans are empty, overlap or lie outside the text."""
        starts, ends, kinds, payloads = tuple(zip(*spans, strict=True)) or ((), (), (), ())
        inside = not starts or (starts[0] >= 0 and ends[-1] <= len(text))
        if not (inside and all(map(lt, starts, ends)) and all(map(le, ends, starts[1:]))):
            raise ValueError(f"spans overlap, or leave the {len(text)} characters of their text")
        self._text = text
        self._starts = array("I", starts)
        self._ends = array("I", ends)
        self._kinds = array("B", kinds)
        self._payloads = array("i", payloads)

    @property
    def text(self) -> str:
        """The block's text, which the offsets count in."""
        return self._text

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Span:  # type: ignore[override]  # no slices: a view of a view has no use
        start, end = self._starts[index], self._ends[index]
        return Span(start, end, SpanKind(self._kinds[index]), self._payloads[index], self._text[start:end])

    def __iter__(self) -> Iterator[Span]:
        return (self[index] for index in range(len(self)))

    def columns(self) -> Iterator[tuple[int, int, int, int]]:
        """(start, end, kind, payload) of each span, without making a Span."""
        return zip(self._starts, self._ends, self._kinds, self._payloads, strict=True)

    def places(self) -> list[tuple[int, int]]:
        """(start, end) of each span."""
        return list(zip(self._starts, self._ends, strict=True))

    def told(self) -> Iterator[tuple[int, int, int]]:
        """(index, kind, payload) of the spans that are not plain words, numbers, Latin or signs."""
        for index, (kind, payload) in enumerate(zip(self._kinds, self._payloads, strict=True)):
            if payload != -1:
                yield index, kind, payload

    def mentions(self) -> Iterator[tuple[int, int, int]]:
        """(start, kind, payload) of the entries and names."""
        for start, kind, payload in zip(self._starts, self._kinds, self._payloads, strict=True):
            if payload != -1 and kind <= SpanKind.NAME:
                yield start, kind, payload

    def kind_at(self, index: int) -> tuple[int, int]:
        """(kind, payload) of one span, without making a Span."""
        return self._kinds[index], self._payloads[index]

    def index_at(self, offset: int) -> int | None:
        """Index of the span that covers this offset; None in white space between spans."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._ends[index] else None

    def index_from(self, offset: int) -> int:
        """Index of the first span that ends after this offset; len(self) where there is none."""
        return bisect_right(self._ends, offset)


def in_digits(kind: int, text: str) -> bool:
    """Whether a span is a number written in digits: the reading of the rest (2月4日) tells nothing."""
    return kind == SpanKind.NUMBER and any(map(str.isdecimal, text))
