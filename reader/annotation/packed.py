"""The spans of a block in few bytes, as they are kept in memory and on disk: two a word, six an entry.

Of a long text only what is near the page needs to be Spans. Packed, ten million characters take twenty
megabytes. Bytes from a disk are never taken at their word: what does not fit its text is a ValueError.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reader.annotation.spans import GIVEN, SURNAME, SpanKind, Spans

_WORDS = {SURNAME: 6, GIVEN: 7}
_GAP, _OTHER = 8, 9
"""White space between spans; a span whose kind and payload are told among the numbers."""
_NUMBERED = (SpanKind.ENTRY, SpanKind.NAME)
_SIMPLE = {
    **{kind.value: (kind.value, -1) for kind in SpanKind if kind not in _NUMBERED},
    **{code: (SpanKind.WORD.value, payload) for payload, code in _WORDS.items()},
}
_HEAD = 8
"""Bytes: how many runs there are, and how many numbers."""


class Told(NamedTuple):
    """A span that somebody may ask for all mentions of."""

    start: int
    kind: int
    payload: int


def pack(spans: Spans) -> bytes:
    """A column of codes, a column of lengths (0: among the numbers), the numbers."""
    codes, lengths, numbers = bytearray(), bytearray(), array("i")
    at = 0
    for start, end, kind, payload in spans.columns():
        if start > at:
            codes.append(_GAP)
            _add_length(start - at, lengths, numbers)
        at = end
        simple = payload == -1 or (kind == SpanKind.WORD and payload in _WORDS)
        code = kind if kind in _NUMBERED or payload == -1 else _WORDS[payload] if simple else _OTHER
        codes.append(code)
        _add_length(end - start, lengths, numbers)
        if code == _OTHER:
            numbers.append(kind)
        if code == _OTHER or kind in _NUMBERED:
            numbers.append(payload)
    return array("I", (len(codes), len(numbers))).tobytes() + codes + lengths + numbers.tobytes()


def _add_length(length: int, lengths: bytearray, numbers: array[int]) -> None:
    lengths.append(length if length < 256 else 0)
    if length >= 256:
        numbers.append(length)


def unpack(text: str, packed: bytes) -> Spans:
    """Raises ValueError where these are no spans of this text."""
    return Spans(text, _rows(packed))


def told(packed: bytes) -> tuple[Told, ...]:
    """The entries and names among packed spans, without unpacking the rest where there are none."""
    codes, _, _ = _columns(packed)
    if not any(code in codes for code in (SpanKind.ENTRY, SpanKind.NAME, _OTHER)):
        return ()
    rows = _rows(packed)
    return tuple(
        Told(start, kind, payload)
        for start, _, kind, payload in rows
        if kind <= SpanKind.NAME and payload != -1
    )


def _columns(packed: bytes) -> tuple[bytes, bytes, array[int]]:
    head = array("I")
    head.frombytes(packed[:_HEAD])
    if len(head) != 2:
        raise ValueError("packed spans have no head")
    runs, count = head
    numbers = array("i")
    if len(packed) != _HEAD + 2 * runs + count * numbers.itemsize:
        raise ValueError("packed spans are not as long as they say")
    numbers.frombytes(packed[_HEAD + 2 * runs :])
    return packed[_HEAD : _HEAD + runs], packed[_HEAD + runs : _HEAD + 2 * runs], numbers


def _rows(packed: bytes) -> Iterator[tuple[int, int, int, int]]:
    codes, lengths, numbers = _columns(packed)
    if not numbers:
        ends = accumulate(lengths)
        for code, length, end in zip(codes, lengths, ends, strict=True):
            if code != _GAP:
                yield end - length, end, *_simple(code)
        return
    rest = iter(numbers)
    at = 0
    try:
        for code, short in zip(codes, lengths, strict=True):
            start, at = at, at + (short or next(rest))
            if code == _OTHER:
                yield start, at, SpanKind(next(rest)).value, next(rest)
            elif code in _NUMBERED:
                yield start, at, code, next(rest)
            elif code != _GAP:
                yield start, at, *_simple(code)
    except StopIteration:
        raise ValueError("packed spans tell of numbers they do not have") from None


def _simple(code: int) -> tuple[int, int]:
    if (known := _SIMPLE.get(code)) is None:
        raise ValueError(f"there is no kind of span {code}")
    return known
