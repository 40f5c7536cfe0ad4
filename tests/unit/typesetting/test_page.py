"""A set block stays inside the page and gives every offset a place, in every mode."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.spans import SpanKind, Spans
from reader.article import Block, BlockKind
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import width
from reader.typesetting.page import English, Measure, SetBlock, columns, height, set_block
from tests.unit.typesetting.strategies import any_texts

blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=any_texts,
    section=st.just(0),
    level=st.integers(1, 3),
    marker=st.sampled_from(["•", "12."]),
    translation=st.one_of(
        st.none(), st.just("The White House has picked up the long-neglected talks, it said.")
    ),
)
measures = st.builds(
    Measure,
    width=st.integers(20, 300),
    measure=st.sampled_from([24, 84, 120]),
    english=st.sampled_from(English),
    ruby=st.booleans(),
    ambiguous=st.sampled_from([1, 2]),
)


def set_plain(block: Block, measure: Measure, *, revealed: bool = False) -> SetBlock:
    boxes = make_boxes(block.text, ambiguous=measure.ambiguous)
    return set_block(block, boxes, measure, revealed=revealed, reveal_hint="▸ English")


def set_with_readings(block: Block, measure: Measure, cuts: list[int]) -> SetBlock:
    """With a span and a long reading from each cut to the next."""
    places = sorted({0, len(block.text), *(cut % len(block.text) for cut in cuts)})
    spans = Spans(block.text, [(start, end, SpanKind.WORD, -1) for start, end in pairwise(places)])
    rubies = ["", "tè lǎng pǔ", "jīngjì hézuò yǔ fāzhǎn zǔzhī"] * len(spans)
    boxes = make_boxes(block.text, spans, None, rubies[: len(spans)], measure.ambiguous)
    return set_block(block, boxes, measure, note_marks=[(end, "[12]") for end in places[1:]])


@given(blocks, measures, st.booleans())
def test_no_line_reaches_past_the_page(block: Block, measure: Measure, revealed: bool) -> None:
    for line in set_plain(block, measure, revealed=revealed).lines:
        for run in line.runs:
            assert run.x >= 0
            assert run.x + width(run.text, measure.ambiguous) <= measure.width


@given(blocks, measures, st.lists(st.integers(0, 60), max_size=12))
def test_readings_and_marks_stay_inside_the_page_and_apart(
    block: Block, measure: Measure, cuts: list[int]
) -> None:
    for line in set_with_readings(block, measure, cuts).lines:
        free_from = 0
        for run in line.runs:
            assert run.x >= free_from
            free_from = run.x + width(run.text, measure.ambiguous) + (run.role == "ruby")
        assert free_from - line.is_ruby <= measure.width


@given(blocks, measures)
def test_runs_on_a_line_never_overlap_and_know_their_width(block: Block, measure: Measure) -> None:
    for line in set_plain(block, measure).lines:
        assert all(run.cells == width(run.text, measure.ambiguous) for run in line.runs)
        ends = [run.x + run.cells for run in line.runs]
        assert all(end <= run.x for end, run in zip(ends, line.runs[1:], strict=False))


@given(blocks, measures)
def test_every_offset_has_a_cell_that_leads_back_to_it(block: Block, measure: Measure) -> None:
    made = set_plain(block, measure)
    for index in made.text_lines:
        row = made.lines[index].row
        assert row is not None
        for box in row.boxes:
            if box.cells and box.text:
                assert made.cell_of(box.start)[0] == made.line_of(box.start)
                assert made.offset_at(*made.cell_of(box.start)) == box.start


@given(st.integers(20, 300), st.booleans())
def test_columns_are_the_same_for_every_block_of_a_measure(cells: int, ruby: bool) -> None:
    place = columns(Measure(width=cells, english=English.BESIDE, ruby=ruby))
    assert place.chinese + place.cells <= cells
    assert place.english + place.english_cells <= cells


@pytest.mark.parametrize("english", list(English))
@pytest.mark.parametrize("ruby", [False, True])
def test_the_estimate_is_exact_for_plain_chinese(english: English, ruby: bool) -> None:
    block = Block(BlockKind.PARAGRAPH, "停火時間表由華盛頓單方面訂立" * 20, 0)
    measure = Measure(width=90, english=english, ruby=ruby)
    assert height(block, measure) == len(set_plain(block, measure).lines)


def test_english_beside_begins_on_the_first_row_of_its_paragraph() -> None:
    block = Block(
        BlockKind.PARAGRAPH, "催得最緊的人是特朗普。", 0, translation="The man doing most of the pushing."
    )
    made = set_plain(block, Measure(width=120, english=English.BESIDE, ruby=True))
    row = next(line for line in made.lines if line.row)
    assert [run.role for run in row.runs][-1] == "english"


def test_hidden_english_shows_a_hint_until_it_is_asked_for() -> None:
    block = Block(
        BlockKind.PARAGRAPH, "催得最緊的人是特朗普。", 0, translation="The man doing most of the pushing."
    )
    measure = Measure(width=80, english=English.REVEAL)
    hidden = [run.text for line in set_plain(block, measure).lines for run in line.runs if run.role != "text"]
    shown = [
        run.text
        for line in set_plain(block, measure, revealed=True).lines
        for run in line.runs
        if run.role == "english"
    ]
    assert hidden == ["▸ English"]
    assert shown == ["The man doing most of the pushing."]


def test_a_click_on_a_reading_finds_the_word_under_it() -> None:
    block = Block(BlockKind.PARAGRAPH, "停火", 0)
    made = set_plain(block, Measure(width=40, ruby=True))
    line, x = made.cell_of(1)
    assert made.lines[line - 1].is_ruby
    assert made.offset_at(line - 1, x) == 1


@pytest.mark.parametrize(
    "kind", [BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE, BlockKind.QUOTE, BlockKind.ITEM]
)
def test_every_kind_but_the_paragraph_has_a_sign_that_is_no_colour(kind: BlockKind) -> None:
    made = set_plain(Block(kind, "停火的限期", 0, level=2), Measure(width=60))
    assert any(run.role == "marker" and run.text.strip() for line in made.lines for run in line.runs)
