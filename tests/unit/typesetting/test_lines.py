"""Rows cover the text exactly once, fit their width and break where clreq allows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.annotation.spans import SpanKind, Spans
from reader.typesetting import clreq
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import clusters
from reader.typesetting.lines import Row, break_lines
from tests.unit.typesetting.strategies import any_texts, texts, widths


def rows_of(text: str, width: int, ambiguous: int = 1) -> list[Row]:
    return break_lines(make_boxes(text, ambiguous=ambiguous), width, ambiguous=ambiguous)


def lines_of(text: str, width: int) -> list[str]:
    return [text[row.start : row.end].rstrip() for row in rows_of(text, width)]


@given(any_texts, st.integers(1, 100))
def test_rows_cover_the_text_exactly_once_and_in_order(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert "".join(text[row.start : row.end] for row in rows) == text
    assert all(before.end == after.start for before, after in pairwise(rows))


@given(any_texts, widths, st.sampled_from([1, 2]))
def test_no_row_is_wider_than_its_width(text: str, width: int, ambiguous: int) -> None:
    assert all(row.cells <= width for row in rows_of(text, width, ambiguous))


@given(any_texts, widths, st.integers(1, 6))
def test_a_first_row_with_an_indent_keeps_it_within_the_width(text: str, width: int, indent: int) -> None:
    rows = break_lines(make_boxes(text), width, indent=indent)
    assert rows[0].indent == indent
    assert all(row.cells <= width for row in rows)


@given(texts, widths)
def test_the_same_text_at_the_same_width_is_set_the_same(text: str, width: int) -> None:
    assert rows_of(text, width) == rows_of(text, width)


@given(any_texts, widths, st.sampled_from([1, 2]))
def test_every_character_leads_to_its_cell_and_back(text: str, width: int, ambiguous: int) -> None:
    for row in rows_of(text, width, ambiguous):
        for box in row.boxes:
            for start, _, cells in clusters(box.text, ambiguous):
                if cells:
                    cell = row.cell_of(box.start + start)
                    assert row.offset_at(cell) == box.start + start
                    assert row.offset_at(cell + cells - 1) == box.start + start


@given(any_texts, widths, st.data())
def test_spans_without_ruby_move_no_row(text: str, width: int, data: st.DataObject) -> None:
    assume(all(box.cells <= width for box in make_boxes(text)))
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=20))})
    spans = Spans(text, [(start, end, SpanKind.WORD, -1) for start, end in pairwise(cuts)])
    annotated = break_lines(make_boxes(text, spans), width)
    assert [row.end for row in annotated] == [row.end for row in rows_of(text, width)]


# A Han character with at most two marks after it and one before: eight cells hold together at most.
clauses = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "「", "（", "《", "“"]),
    st.text("停火時間表", min_size=1, max_size=4),
    st.sampled_from(["", "，", "。", "、", "：", "？", "」", "）", "”", "…"]),
    st.sampled_from(["", "", "。", "，", "」", "）", "！"]),
)


@given(st.lists(clauses, min_size=1, max_size=30).map("".join), st.integers(10, 60))
def test_no_forbidden_mark_begins_or_ends_a_row(text: str, width: int) -> None:
    for before, after in pairwise(rows_of(text, width)):
        assert text[after.start] not in clreq.NO_START
        assert text[before.end - 1] not in clreq.NO_END


@given(st.lists(clauses, min_size=1, max_size=30).map("".join), st.integers(10, 60))
def test_a_row_ends_early_only_for_what_holds_together(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert all(row.cells > width - 10 for row in rows[:-1])


@pytest.mark.parametrize("mark", sorted(clreq.NO_START - clreq.PAIRED))
def test_each_mark_of_the_line_start_prohibition_takes_a_character_down_with_it(mark: str) -> None:
    assert [row.end for row in rows_of("停火時間表" + mark, 10)] == [4, 6]


@pytest.mark.parametrize("mark", sorted(clreq.NO_END))
def test_each_mark_of_the_line_end_prohibition_goes_to_the_next_row(mark: str) -> None:
    rows = rows_of("停火時間" + mark + "表文", 10)
    assert 4 not in [row.end - 1 for row in rows]


def test_a_closing_bracket_never_begins_a_row() -> None:
    assert lines_of("他說這是「最後通牒」。", 18) == ["他說這是「最後通", "牒」。"]


def test_an_opening_bracket_never_ends_a_row() -> None:
    assert lines_of("官員稱之為「時間表」", 12) == ["官員稱之為", "「時間表」"]


def test_white_space_does_not_lift_a_prohibition() -> None:
    assert lines_of("官員表示 ，停火", 8) == ["官員表", "示 ，停", "火"]
    assert lines_of("官員（ 英", 6) == ["官員", "（ 英"]


def test_a_latin_name_and_a_number_are_not_divided() -> None:
    assert lines_of("特使威特科夫（Steve Witkoff）", 20) == ["特使威特科夫（Steve", "Witkoff）"]
    assert lines_of("約為預期收入的7.5%左右", 16) == ["約為預期收入的", "7.5%左右"]


@pytest.mark.parametrize(
    "whole", ["103.7億", "20％", "36℃", "HK$92", "-3.5%", "＋5", "€20", "5日", "X-ray", "F-16"]
)
def test_a_number_stays_with_its_sign_magnitude_and_unit(whole: str) -> None:
    for width in range(8, 20):
        assert any(whole in line for line in lines_of(f"預期收入{whole}左右", width))


def test_a_number_may_part_from_its_measure_word() -> None:
    assert lines_of("兌美元跌至92盧布", 12) == ["兌美元跌至92", "盧布"]


def test_english_may_part_after_a_hyphen_and_never_before_a_stop() -> None:
    assert lines_of("the long-neglected talks.", 10) == ["the long-", "neglected", "talks."]


def test_a_dash_of_two_ems_and_an_ellipsis_stay_whole() -> None:
    assert not any(
        line.startswith(("—", "…"))
        for width in range(8, 24)
        for line in lines_of("停火——或者說停戰……還很遠", width)
    )


@pytest.mark.parametrize("name", ["弗拉基米爾·科雷切夫", "弗拉基米尔·科雷切夫"])
def test_a_name_with_its_middle_dot_is_not_divided_where_the_row_has_other_places(name: str) -> None:
    for width in range(52, 84):
        assert any(
            name in line
            for line in lines_of("停火時間表由華盛頓單方面訂立，" * 3 + f"副部長{name}表示", width)
        )


def test_a_name_is_never_divided_at_its_middle_dot() -> None:
    for width in range(8, 30):
        for line in lines_of("副部長弗拉基米爾·科雷切夫表示", width):
            assert not line.startswith("·")
            assert not line.endswith("·")


def test_a_word_longer_than_the_row_is_divided_as_a_last_resort() -> None:
    assert lines_of("Donaudampfschifffahrt", 10) == ["Donaudampf", "schifffahr", "t"]


def test_white_space_at_the_end_of_a_row_takes_no_room_and_is_not_lost() -> None:
    rows = rows_of("ceasefire talks", 9)
    assert [(row.start, row.end, row.cells) for row in rows] == [(0, 10, 9), (10, 15, 5)]


def test_a_cell_beside_the_row_has_no_offset() -> None:
    row = break_lines(make_boxes("停火"), 20, indent=2)[0]
    assert [row.offset_at(cell) for cell in range(8)] == [None, None, 0, 0, 1, 1, None, None]
