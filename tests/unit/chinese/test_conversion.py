"""Whole lines in another script, as OpenCC has them, but for phrases that cut a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chinese.conversion import Conversion, Known, Standard, configurations
from reader.chinese.script import analysis_view
from reader.chinese.segmentation import Segmenter
from tests.conftest import CACHE
from tests.unit.typesetting.strategies import any_texts

SEGMENTER = Segmenter.open(CACHE)


def converted(text: str, *names: str, known: tuple[Known, ...] = ()) -> str:
    view = analysis_view(text)
    words = [(edge.start, edge.end) for edge in SEGMENTER.segment(text, view)]
    return Conversion(names, SEGMENTER.cost).line(text, view, words, known)


@pytest.mark.parametrize(
    ("text", "config", "expected"),
    [
        ("任何人参与比赛", "s2t", "任何人參與比賽"),
        ("相片被发布了", "s2t", "相片被發佈了"),
        ("包括发动机", "s2t", "包括發動機"),
        ("三十岁的士兵", "s2twp", "三十歲的士兵"),
    ],
)
def test_no_phrase_cuts_a_word_in_two(text: str, config: str, expected: str) -> None:
    assert converted(text, config) == expected


@pytest.mark.parametrize(
    ("text", "config", "expected"),
    [
        ("她用人参煲汤", "s2t", "她用人蔘煲湯"),
        ("头发乱了，理发去", "s2t", "頭髮亂了，理髮去"),
        ("买内存和鼠标", "s2twp", "買記憶體和滑鼠"),
        ("乾了的衫", "t2s", "干了的衫"),
        ("他着綠衫", "hk2s", "他着绿衫"),
        ("軟體和硬碟", "tw2sp", "软件和硬盘"),
    ],
)
def test_phrases_of_whole_words_stay(text: str, config: str, expected: str) -> None:
    assert converted(text, config) == expected


def test_what_is_known_is_put_in_as_it_is() -> None:
    known = (Known(2, 5, "川普"), Known(6, 7, "X"))
    assert converted("访问特朗普的人", "s2t", known=known) == "訪問川普的X"


@pytest.mark.parametrize("source", [*Standard, None])
@pytest.mark.parametrize("target", list(Standard))
@pytest.mark.parametrize("words", [False, True])
def test_every_pair_of_standards_has_configurations(
    source: Standard | None, target: Standard, words: bool
) -> None:
    conversion = Conversion(configurations(source, target, words=words), SEGMENTER.cost)
    assert conversion.whole("一") == "一"
    assert (source is target) == (configurations(source, target, words=words) == ())


@settings(deadline=None)
@given(any_texts, st.sampled_from(["s2t", "t2s", "s2twp", "tw2sp", "s2hk", "analysis"]))
def test_any_text_converts_and_ascii_stays(text: str, config: str) -> None:
    made = converted(text, config)
    assert [sign for sign in made if sign < "\x80"] == [sign for sign in text if sign < "\x80"]


@settings(deadline=None)
@given(st.text("任何人参与被发布干面里程后台着台湾一只", max_size=24))
def test_where_no_phrase_is_taken_back_the_line_is_opencc_s_own(text: str) -> None:
    conversion = Conversion(["s2t"], lambda view: 0.0)
    every = [(at, at + 1) for at in range(len(text))]
    assert conversion.line(text, text, every) == conversion.whole(text)
