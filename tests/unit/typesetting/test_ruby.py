"""Readings reach over plain neighbours, never over one another, and never off the row."""

from __future__ import annotations

from reader.annotation.spans import SpanKind, Spans
from reader.article import Block, BlockKind
from reader.typesetting.boxes import Box, make_boxes
from reader.typesetting.lines import break_lines
from reader.typesetting.page import Measure, set_block


def boxes_of(text: str, *readings: tuple[int, int, str]) -> list[Box]:
    spans = Spans(text, [(start, end, SpanKind.ENTRY, 0) for start, end, _ in readings])
    return make_boxes(text, spans, None, [ruby for *_, ruby in readings])


def drawn(boxes: list[Box]) -> tuple[str, str]:
    """The reading and the text of one row, a full stop for each empty cell."""
    ruby, text, x = "", "", 0
    for box in boxes:
        if box.ruby:
            ruby += "." * (x + box.ruby_pad - len(ruby)) + box.ruby
        text += "." * box.pad + box.text + "." * (box.cells - box.pad - 2 * len(box.text))
        x += box.cells
    return ruby, text


def test_a_reading_reaches_over_plain_characters_so_that_the_text_stays_close() -> None:
    assert drawn(boxes_of("同普京會面", (1, 3, "Pǔjīng"))) == (".Pǔjīng", "同普京會面")


def test_it_reaches_no_further_than_one_character_on_either_side() -> None:
    assert drawn(boxes_of("而在停火時限", (2, 4, "tíng huǒ le ma"))) == (
        "..tíng huǒ le ma",
        "而在...停火...時限",
    )


def test_two_readings_keep_a_cell_between_them() -> None:
    assert drawn(boxes_of("普京訪華", (0, 2, "Pǔjīng"), (2, 4, "fǎng Huá"))) == (
        "Pǔjīng.fǎng Huá",
        ".普京....訪華..",
    )
    assert drawn(boxes_of("普京的訪華", (0, 2, "Pǔjīng"), (3, 5, "fǎng Huá"))) == (
        "Pǔjīng.fǎng Huá",
        ".普京的..訪華..",
    )


def test_at_the_edges_of_a_row_there_is_nothing_to_reach_over() -> None:
    rows = break_lines(boxes_of("停火普京停火", (2, 4, "Pǔjīng")), 6)
    assert [row.cells for row in rows] == [4, 6, 4]
    assert [box.ruby_pad for box in rows[1].boxes] == [0]


def test_a_click_on_a_reading_that_reaches_over_its_neighbour_finds_its_own_word() -> None:
    block = Block(BlockKind.PARAGRAPH, "同普京會面", 0)
    made = set_block(block, boxes_of(block.text, (1, 3, "Pǔjīng")), Measure(width=40, ruby=True))
    row = made.text_lines[0]
    found = [made.offset_at(row - 1, made.column + cell) for cell in range(9)]
    assert found == [0, 1, 1, 1, 2, 2, 2, 3, 4]
