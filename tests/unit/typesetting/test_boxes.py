"""Boxes cover the text, carry its ruby and its other forms, and give up neither when a row is too short."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.spans import SpanKind, Spans
from reader.chinese.script import Replacement, Script, ScriptView, analysis_view
from reader.chinese.transliteration import SOUNDS
from reader.typesetting.boxes import Box, divide, make_boxes, with_marks
from reader.typesetting.cells import width
from reader.typesetting.foreign_names import TRADITIONAL, find_dotted_names
from reader.typesetting.lines import break_lines
from tests.unit.typesetting.strategies import any_texts

readings = st.sampled_from(["", "", "tè", "Tèlǎngpǔ", "jīngjì hézuò yǔ fāzhǎn zǔzhī", "dak6 long5 pou2"])


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, Spans, ScriptView | None, list[str]]:
    """A text with spans of any size, readings over some and other forms for some."""
    text = draw(any_texts)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=12))})
    runs = [run for run in pairwise(cuts) if draw(st.integers(0, 4))]
    spans = Spans(text, [(start, end, SpanKind.ENTRY, 0) for start, end in runs])
    form = st.sampled_from(["川普", "雪梨歌劇院", "X"])
    forms = [
        Replacement(start, end, draw(form)) for start, end in pairwise(cuts) if not draw(st.integers(0, 5))
    ]
    view = ScriptView(Script.TAIWAN, text, tuple(forms)) if forms else None
    return text, spans, view, [draw(readings) for _ in runs]


@given(annotated(), st.integers(1, 90))
def test_boxes_and_rows_cover_the_text_whatever_stands_over_or_for_it(
    given_text: tuple[str, Spans, ScriptView | None, list[str]], cells: int
) -> None:
    text, spans, view, rubies = given_text
    boxes = make_boxes(text, spans, view, rubies)
    rows = break_lines(boxes, cells)
    for parts in (boxes, rows, [box for row in rows for box in row.boxes]):
        assert parts[0].start == 0
        assert parts[-1].end == len(text)
        assert all(before.end == after.start for before, after in pairwise(parts))
    assert "".join(box.text for box in boxes) == (text if view is None else view.text)
    if cells >= 8:
        assert all(row.cells <= cells for row in rows)


@given(annotated())
def test_a_box_belongs_to_the_span_it_stands_in(
    given_text: tuple[str, Spans, ScriptView | None, list[str]],
) -> None:
    text, spans, view, rubies = given_text
    for box in make_boxes(text, spans, view, rubies):
        if box.cells:
            assert box.span == (-1 if (index := spans.index_at(box.start)) is None else index)


@given(annotated(), st.integers(8, 90))
def test_readings_side_by_side_have_a_cell_between_them(
    given_text: tuple[str, Spans, ScriptView | None, list[str]], cells: int
) -> None:
    text, spans, view, rubies = given_text
    for row in break_lines(make_boxes(text, spans, view, rubies), cells):
        x, free_from = 0, 0
        for box in row.boxes:
            if box.ruby:
                assert x + box.ruby_pad >= free_from
                free_from = x + box.ruby_pad + width(box.ruby) + 1
            x += box.cells


def test_readings_are_centred_over_their_words_and_words_under_their_readings() -> None:
    spans = Spans("威特科夫到訪", [(0, 4, SpanKind.NAME, 0), (4, 6, SpanKind.WORD, -1)])
    boxes = make_boxes(spans.text, spans, rubies=["Wēitèkēfū", "dàofǎng"])
    assert [(box.text, box.cells, box.pad) for box in boxes] == [("威特科夫", 10, 0), ("到訪", 7, 1)]
    assert [row.end for row in break_lines(boxes, 12)] == [4, 6]


def test_punctuation_follows_a_long_reading_without_a_gap() -> None:
    spans = Spans(
        "日曆，到", [(0, 2, SpanKind.WORD, -1), (2, 3, SpanKind.PUNCTUATION, -1), (3, 4, SpanKind.WORD, -1)]
    )
    boxes = make_boxes(spans.text, spans, rubies=["rìlì", "", "dào"])
    assert [box.cells for box in boxes] == [4, 2, 3]


def test_a_notes_mark_uses_the_room_under_its_reading() -> None:
    spans = Spans("和平協議的", [(0, 4, SpanKind.ENTRY, 0), (4, 5, SpanKind.WORD, -1)])
    boxes = with_marks(make_boxes(spans.text, spans, rubies=["hépíng xiéyì", "de"]), [(4, "[8]")])
    assert [(box.text, box.pad, box.cells) for box in boxes] == [("和平協議[8]", 2, 13), ("的", 0, 2)]


def test_a_reading_longer_than_the_row_is_shared_out_word_by_word() -> None:
    spans = Spans("經濟合作與發展組織", [(0, 9, SpanKind.ENTRY, 0)])
    boxes = make_boxes(spans.text, spans, rubies=["jīngjì hézuò yǔ fāzhǎn zǔzhī"])
    shown = [box for row in break_lines(boxes, 20) for box in row.boxes]
    assert [(box.text, box.ruby) for box in shown] == [
        ("經濟合作與發", "jīngjì hézuò yǔ"),
        ("展組織", "fāzhǎn zǔzhī"),
    ]


def test_another_regions_name_is_one_box_over_the_same_offsets() -> None:
    spans = Spans("特朗普到訪", [(0, 3, SpanKind.ENTRY, 0), (3, 5, SpanKind.WORD, -1)])
    view = ScriptView(Script.TAIWAN, "特朗普到訪", (Replacement(0, 3, "川普"),))
    assert make_boxes(spans.text, spans, view)[0] == Box(0, 3, "川普", 4, span=0)
    row = break_lines(make_boxes(spans.text, spans, view), 40)[0]
    assert [row.offset_at(cell) for cell in range(8)] == [0, 0, 0, 0, 3, 3, 4, 4]


def test_a_form_that_no_span_covers_is_shown_all_the_same() -> None:
    view = ScriptView(Script.TAIWAN, "特朗普到訪", (Replacement(0, 3, "川普"),))
    assert [box.text for box in make_boxes("特朗普到訪", None, view)] == ["川普", "到", "訪"]


def test_what_takes_no_room_goes_with_the_character_before_it() -> None:
    assert [box.text for box in make_boxes("停\u200b火Kyiv\ufeff")] == ["停\u200b", "火", "Kyiv\ufeff"]


def test_a_notes_mark_follows_its_word_and_stays_with_it() -> None:
    boxes = with_marks(make_boxes("特朗普到訪"), [(3, "[1]")])
    assert [(box.text, box.cells) for box in boxes][2] == ("普[1]", 5)
    assert "".join(box.text for row in break_lines(boxes, 8) for box in row.boxes) == "特朗普[1]到訪"


def test_a_box_divided_keeps_its_offsets_and_its_text() -> None:
    pieces = list(divide(Box(3, 6, "雪梨歌劇院", 10), 4, 4))
    assert "".join(piece.text for piece in pieces) == "雪梨歌劇院"
    assert [pieces[0].start, pieces[-1].end] == [3, 6]
    assert all(before.end == after.start for before, after in pairwise(pieces))


def test_names_with_a_dot_are_found_in_either_script() -> None:
    for text in ("總統弗拉基米爾·澤連斯基表示", "总统弗拉基米尔·泽连斯基表示"):
        assert [text[start:end] for start, end in find_dotted_names(text)] == [text[2:-2]]


def test_every_traditional_form_is_one_of_a_transliteration() -> None:
    assert all(analysis_view(character) in SOUNDS for character in TRADITIONAL)


def test_marks_that_make_a_character_wider_are_counted() -> None:
    for text in ("1️⃣", "a1️⃣", "航#️⃣班"):
        assert sum(box.cells for box in make_boxes(text)) == width(text)
