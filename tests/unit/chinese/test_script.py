"""Scripts: lengths hold, variants of both regions read alike, every place of a view leads back."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.script import (
    Replacement,
    Script,
    ScriptView,
    analysis_view,
    convert_characters,
    detect_script,
)
from tests.unit.typesetting.strategies import any_texts


@given(any_texts)
def test_the_view_for_analysis_is_as_long_as_the_text(text: str) -> None:
    assert len(analysis_view(text)) == len(text)


@given(any_texts, st.sampled_from(Script), st.sampled_from(["traditional", "simplified", "unknown"]))
def test_every_conversion_is_as_long_as_the_text(text: str, target: Script, source: str) -> None:
    assert len(convert_characters(text, target, source)) == len(text)


@pytest.mark.parametrize("text", ["隨着衞生署", "隨著衛生署"])
def test_both_regions_variants_are_analysed_alike(text: str) -> None:
    assert analysis_view(text) == "随着卫生署"


@pytest.mark.parametrize(
    ("text", "script"),
    [("烏克蘭議會", "traditional"), ("乌克兰议会", "simplified"), ("Kyiv 2026", "unknown")],
)
def test_the_script_of_a_text_is_told(text: str, script: str) -> None:
    assert detect_script(text) == script


def test_taiwan_writes_one_character_for_both_uses() -> None:
    assert convert_characters("隨着", Script.TAIWAN, "traditional") == "隨著"


@pytest.mark.parametrize("source", ["simplified", "traditional"])
def test_hong_kong_is_shown_as_its_papers_print(source: str) -> None:
    text = {"simplified": "说税率兑换锐减悦阅脱", "traditional": "說稅率兌換銳減悅閱脫"}[source]
    assert convert_characters(text, Script.HONG_KONG, source) == "說稅率兌換銳減悅閱脫"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("任何 人 参与", "任何人參與"),
        ("照片 被 发布", "照片被發布"),
        ("包括 发动机", "包括發動機"),
        ("林 冲锋枪", "林衝鋒槍"),
    ],
)
def test_a_phrase_that_cuts_a_word_is_taken_back(words: str, shown: str) -> None:
    ends = list(accumulate(map(len, words.split())))
    assert convert_characters(words.replace(" ", ""), Script.HONG_KONG, "simplified", ends) == shown


@pytest.mark.parametrize("words", ["今 周刊", "好几 周", "沙河 涌", "一 头 白 头发"])
def test_a_phrase_of_whole_words_stays(words: str) -> None:
    ends = list(accumulate(map(len, words.split())))
    text = words.replace(" ", "")
    assert convert_characters(text, Script.TAIWAN, "simplified", ends) == convert_characters(
        text, Script.TAIWAN, "simplified"
    )


@given(any_texts, st.sampled_from(Script), st.lists(st.integers(0, 40)))
def test_words_never_change_the_length(text: str, target: Script, drawn: list[int]) -> None:
    boundaries = sorted({min(offset, len(text)) for offset in drawn})
    for source in ("traditional", "simplified"):
        assert len(convert_characters(text, target, source, boundaries)) == len(text)


runs = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4), st.text("川普甲乙", max_size=5)), max_size=4)


@given(runs)
def test_the_pieces_of_a_view_make_up_its_text(drawn: list[tuple[int, int, str]]) -> None:
    at, replacements = 0, []
    for gap, size, form in drawn:
        replacements.append(Replacement(at + gap, at + gap + size, form))
        at += gap + size
    characters = "字" * (at + 3)
    view = ScriptView(Script.TAIWAN, characters, tuple(replacements))
    bounds = [0, *(edge for run in replacements for edge in (run.start, run.end)), len(characters)]
    assert "".join(view.shown(a, b) for a, b in pairwise(bounds)) == view.text
    for run in replacements:
        assert view.replacement_at(run.start) == run
        assert view.shown(run.start, run.end) == run.text
