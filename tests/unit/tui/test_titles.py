"""Titles of thousands of sections: only those in sight are converted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Section
from reader.chinese.script import Script
from reader.tui.titles import ARTICLE, Titles, first_title, title_line
from reader.typesetting.cells import width


def book(levels: list[int]) -> Article:
    title = Block(BlockKind.HEADING, "漁港", 0, 1)
    heads = [Block(BlockKind.HEADING, f"第{n}章漁船", n, level) for n, level in enumerate(levels, 1)]
    sections = [
        Section("", 0, 1),
        *(Section(head.text, n, n + 1, head.level) for n, head in enumerate(heads, 1)),
    ]
    return Article(title="漁港", blocks=(title, *heads), sections=tuple(sections))


def test_a_title_is_as_printed_until_it_has_been_converted() -> None:
    titles = Titles(book([2, 2]), Script.ORIGINAL)
    assert titles.missing([ARTICLE, 0, 1, 2]) == []
    titles.turn_to(Script.SIMPLIFIED)
    assert titles.missing([ARTICLE, 0, 1, 2]) == [ARTICLE, 1, 2], "the introduction has no heading"
    titles.add(Script.TAIWAN, {1: "不"})
    titles.add(Script.SIMPLIFIED, {ARTICLE: "渔港", 1: "第1章渔船"})
    assert [titles.of(section) for section in (ARTICLE, 0, 1, 2)] == ["渔港", "", "第1章渔船", "第2章漁船"]
    assert titles.missing([ARTICLE, 0, 1, 2]) == [2]
    titles.turn_to(Script.ORIGINAL)
    assert titles.of(1) == "第1章漁船"


@given(st.lists(st.integers(2, 9), min_size=1, max_size=5), st.integers(10, 40))
def test_deeper_titles_stand_further_in_and_none_is_wider_than_the_panel(
    levels: list[int], cells: int
) -> None:
    titles = Titles(book(levels), Script.ORIGINAL)
    lines = [title_line(titles, section, "Introduction", cells) for section in range(len(titles))]
    assert all(0 < width(line) <= max(cells, 12) for line in lines)
    inward = [len(line) - len(line.lstrip()) for line in lines[1:]]
    assert inward == [2 * min(4, level - 2) for level in levels]


@given(st.integers(0, 5000), st.integers(1, 60))
def test_the_current_title_is_in_the_panel(current: int, rows: int) -> None:
    assert first_title(current, rows) <= current < first_title(current, rows) + rows
