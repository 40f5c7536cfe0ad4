"""Names that no list has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.polyphones import COMMON_SURNAMES
from reader.chinese.script import analysis_view
from reader.chinese.segmentation import GIVEN, SURNAME, Segmenter
from reader.chinese.unlisted import LONGEST_FOREIGN, Unlisted
from tests.conftest import CACHE


@pytest.fixture(scope="module")
def unlisted() -> Unlisted:
    return Unlisted.open(CACHE)


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.open(CACHE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("特使庫什納抵達", "特使 庫什納 抵達"),
        ("部長科雷切夫說", "部長 科雷切夫 說"),
        ("議長恰扎斯蒂拒絕", "議長 恰扎斯蒂 拒絕"),
        ("庫什納夫人說", "庫什納 夫人 說"),
        ("在阿拉伯和利比亞", "在 阿拉伯 和 利比亞"),
        ("馬來西亞加強合作", "馬來西亞 加強 合作"),
        ("對馬克龍說", "對 馬克龍 說"),
    ],
)
def test_foreign_names_hold_together(segmenter: Segmenter, text: str, words: str) -> None:
    assert segmenter.cut(text) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("議員梁頌恒表示", "議員 梁 頌恒 表示"),
        ("行政長官李家超", "行政長官 李 家超"),
        ("區諾軒議員", "區 諾軒 議員"),
        ("議員質詢署方為何", "議員 質詢 署方 為何"),
        ("王國強大", "王國 強大"),
        ("何時開始", "何時 開始"),
        ("他和平時一樣", "他 和 平時 一樣"),
        ("馬上任命", "馬上 任命"),
    ],
)
def test_surname_and_given_name_are_two_words_and_ordinary_words_no_names(
    segmenter: Segmenter, text: str, words: str
) -> None:
    assert segmenter.cut(text) == words.split()


def test_the_two_parts_of_a_name_are_marked(segmenter: Segmenter) -> None:
    text = "行政長官李家超"
    *_, surname, given_name = segmenter.segment(text, analysis_view(text))
    assert (text[surname.start : surname.end], surname.payload) == ("李", SURNAME)
    assert (text[given_name.start : given_name.end], given_name.payload) == ("家超", GIVEN)


def test_a_title_before_and_a_verb_after_make_a_name_likelier(unlisted: Unlisted) -> None:
    def cost(view: str, name: str) -> float:
        start = view.index(name)
        return next(p.cost for p in unlisted.persons(view) if (p.start, p.end) == (start, start + len(name)))

    assert cost("局长邓炳强说", "邓炳强") < cost("局长邓炳强啊", "邓炳强") < cost("啊邓炳强啊", "邓炳强")


@given(st.text("李王欧阳斯基大文的，a小", max_size=12))
def test_every_name_has_a_surname_and_lies_in_the_text(unlisted: Unlisted, view: str) -> None:
    for start, given_at, end, cost in unlisted.persons(view):
        assert 0 <= start < given_at < end <= len(view)
        assert end - given_at <= 2
        assert view[start] in COMMON_SURNAMES or view[start:given_at] == "欧阳"
        assert cost > 0
    for start, end, cost in unlisted.foreign(view):
        assert 3 <= end - start <= LONGEST_FOREIGN
        assert cost > 0
