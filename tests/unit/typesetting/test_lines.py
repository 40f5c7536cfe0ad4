"""Rows cover the text exactly once, fit their width and break where clreq allows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.spans import Spans, SpanKind
from reader.typesetting.boxes import make_boxes
from reader.typesetting.clreq import NO_END, NO_START
from reader.typesetting.lines import Row, break_lines
from tests.unit.typesetting.strategies import any_texts, texts, widths


def rows_of(text: str, width: int) -> list[Row]:
    return break_lines(make_boxes(text), width)


def lines_of(text: str, width: int) -> list[str]:
    return [text[row.start : row.end].rstrip() for row in rows_of(text, width)]


@given(any_texts, st.integers(1, 100))
def test_rows_cover_the_text_exactly_once_and_in_order(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert "".join(text[row.start : row.end] for row in rows) == text
    assert all(before.end == after.start for before, after in zip(rows, rows[1:], strict=False))


@given(any_texts, widths)
def test_no_row_is_wider_than_its_width(text: str, width: int) -> None:
    assert all(row.cells <= width for row in rows_of(text, width))


@given(texts, widths)
def test_the_same_text_at_the_same_width_is_set_the_same(text: str, width: int) -> None:
    assert rows_of(text, width) == rows_of(text, width)


@given(
    st.lists(
        st.sampled_from(["中", "文", "，", "。", "「", "」", "（", "）", "、", "報", "道"]),
        min_size=1,
        max_size=60,
    )
)
def test_no_forbidden_mark_begins_or_ends_a_row_while_there_is_a_choice(pieces: list[str]) -> None:
    text = "".join(pieces)
    for row in rows_of(text, 20)[1:]:
        if text[row.start] in NO_START:
            # Only a row's length of marks with no place to break between them leaves no choice.
            run = text[max(0, row.start - 9) : row.start + 1]
            assert not any(
                left not in NO_END and right not in NO_START
                for left, right in zip(run, run[1:], strict=False)
            )


@given(any_texts, widths)
def test_an_offset_leads_to_its_cell_and_back(text: str, width: int) -> None:
    for row in rows_of(text, width):
        for box in row.boxes:
            if box.cells:
                assert row.offset_at(row.cell_of(box.start)) == box.start


def test_a_closing_bracket_never_begins_a_row() -> None:
    assert lines_of("他說這是「最後通牒」。", 18) == ["他說這是「最後通", "牒」。"]


def test_an_opening_bracket_never_ends_a_row() -> None:
    assert lines_of("官員稱之為「時間表」", 12) == ["官員稱之為", "「時間表」"]


def test_a_latin_name_and_a_number_are_not_divided() -> None:
    assert lines_of("特使威特科夫（Steve Witkoff）", 20) == ["特使威特科夫（Steve", "Witkoff）"]
    assert lines_of("約為預期收入的7.5%左右", 16) == ["約為預期收入的", "7.5%左右"]


def test_a_dash_of_two_ems_and_an_ellipsis_stay_whole() -> None:
    assert not any(
        line.startswith(("—", "…"))
        for width in range(8, 24)
        for line in lines_of("停火——或者說停戰……還很遠", width)
    )


def test_a_name_with_its_middle_dot_is_not_divided_at_the_dot() -> None:
    for width in range(8, 30):
        assert not any(
            line.startswith("·") or line.endswith("·")
            for line in lines_of("副部長弗拉基米爾·科雷切夫表示", width)
        )


def test_a_word_longer_than_the_row_is_divided_as_a_last_resort() -> None:
    assert lines_of("Donaudampfschifffahrt", 10) == ["Donaudampf", "schifffahr", "t"]


def test_white_space_at_the_end_of_a_row_takes_no_room_and_is_not_lost() -> None:
    rows = rows_of("ceasefire talks", 9)
    assert [(row.start, row.end, row.cells) for row in rows] == [(0, 10, 9), (10, 15, 5)]


def test_a_ruby_box_is_not_divided_and_keeps_a_cell_between_readings() -> None:
    spans = Spans("威特科夫到訪", [(0, 4, SpanKind.NAME, 0), (4, 6, SpanKind.WORD, -1)])
    boxes = make_boxes(spans.text, spans, rubies=["Wēitèkēfū", "dàofǎng"])
    assert [(box.text, box.cells, box.pad) for box in boxes] == [("威特科夫", 10, 0), ("到訪", 8, 1)]
    assert [row.end for row in break_lines(boxes, 12)] == [4, 6]
