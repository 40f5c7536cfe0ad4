"""Packed spans, readings and views come back as they were, or not at all."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.packed import pack, told, unpack
from reader.annotation.packedlooks import pack_readings, pack_view, unpack_readings, unpack_view
from reader.annotation.spans import GIVEN, SURNAME, SpanKind, Spans
from reader.chinese.pronunciation import Reading
from reader.chinese.script import Replacement, Script, ScriptView


@st.composite
def some_spans(draw: st.DrawFn) -> Spans:
    rows, at = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = at + draw(st.sampled_from((0, 0, 0, 1, 300)))
        at = start + draw(st.sampled_from((1, 2, 4, 255, 256, 5000)))
        kind = draw(st.sampled_from(SpanKind))
        payloads = st.sampled_from((-1, SURNAME, GIVEN, 0, 7, 70_000))
        rows.append((start, at, kind.value, draw(payloads)))
    return Spans("字" * (at + draw(st.integers(0, 3))), rows)


@given(some_spans())
def test_what_is_packed_comes_back(spans: Spans) -> None:
    packed = pack(spans)
    assert list(unpack(spans.text, packed).columns()) == list(spans.columns())
    assert list(told(packed)) == list(spans.mentions())


def test_a_reading_with_a_name_in_it_comes_back() -> None:
    spans = Spans("白宮罵戰", [(0, 4, SpanKind.WORD.value, -1)])
    reading = Reading(syllables=("bai2", "gong1", "ma4", "zhan4"), starts=(2,), names=(0,))
    packed = pack_readings([reading])
    assert packed is not None
    assert unpack_readings(spans, packed) == [reading]
    with pytest.raises(ValueError, match="outside"):
        unpack_readings(spans, packed.replace(b";0", b";9"))


@given(some_spans(), st.data())
def test_damaged_bytes_are_refused_or_are_spans_of_their_text(spans: Spans, data: st.DataObject) -> None:
    packed = bytearray(pack(spans))
    for _ in range(data.draw(st.integers(1, 3))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(packed[: data.draw(st.integers(0, len(packed)))])
    for each in (bytes(packed), damaged):
        with suppress(ValueError, OverflowError):
            assert all(
                0 <= start < end <= len(spans.text) for start, end, _, _ in unpack(spans.text, each).columns()
            )


def test_a_word_takes_two_bytes() -> None:
    spans = Spans("字" * 200, [(at, at + 2, SpanKind.WORD, -1) for at in range(0, 200, 2)])
    assert len(pack(spans)) == 8 + 2 * len(spans)


SYLLABLES = st.lists(st.sampled_from(("", "te4", "lü4", "r5", "dak6")), min_size=1, max_size=4)
READINGS = st.builds(
    Reading,
    syllables=SYLLABLES.map(tuple),
    doubtful=st.booleans(),
    proper=st.booleans(),
    starts=st.lists(st.integers(1, 9), max_size=3).map(tuple),
    source=st.sampled_from(("machine", "glossary", "sentence", "parts", "what comes later")),
)


@given(st.lists(READINGS, max_size=6))
def test_readings_come_back(readings: list[Reading]) -> None:
    spans = Spans("字" * len(readings), [(at, at + 1, SpanKind.WORD, -1) for at in range(len(readings))])
    packed = pack_readings(readings)
    assert packed is not None
    assert unpack_readings(spans, packed) == readings


def test_a_reading_that_would_steer_the_terminal_is_refused() -> None:
    spans = Spans("字", [(0, 1, SpanKind.WORD, -1)])
    with pytest.raises(ValueError, match="control"):
        unpack_readings(spans, b"zi\x1b[2J4||||".replace(b"||||", b"|||"))
    with pytest.raises(ValueError, match="2 readings for 1"):
        unpack_readings(spans, b"zi4|||\nzi4|||")


def test_a_view_comes_back_and_one_that_does_not_fit_is_refused() -> None:
    view = ScriptView(Script.TAIWAN, "特朗普到訪", (Replacement(0, 3, "川普"),))
    packed = pack_view(view)
    assert unpack_view("特朗普到访", Script.TAIWAN, packed) == view
    for wrong in (b"", packed[:-7], packed + b"\n3 2 x", packed + b"\n4 9 x", packed.replace(b"0 3", b"0 9")):
        with pytest.raises(ValueError):  # noqa: PT011  # whichever it says
            unpack_view("特朗普到访", Script.TAIWAN, wrong)
