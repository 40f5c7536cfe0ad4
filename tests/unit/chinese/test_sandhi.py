"""Tones as they are spoken, against the examples textbooks give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.pronunciation import Reading
from reader.chinese.sandhi import spoken


def said(words: str, pinyin: str, **fields: object) -> str:
    """Words and their pinyin with "|" between, syllables with spaces; signs have "-" for a syllable."""
    text = words.replace("|", "")
    places, at = [], 0
    for word in words.split("|"):
        places.append((at, at + len(word)))
        at += len(word)
    readings = [
        Reading(syllables=tuple("" if s == "-" else s for s in part.split()), **fields)  # type: ignore[arg-type]
        for part in pinyin.split("|")
    ]
    made = spoken(text, places, readings)
    return "|".join(" ".join(syllable or "-" for syllable in reading.syllables) for reading in made)


@pytest.mark.parametrize(
    ("words", "pinyin", "expected"),
    [
        ("不|是", "bu4|shi4", "bu2|shi4"),
        ("不|好", "bu4|hao3", "bu4|hao3"),
        ("不對", "bu4 dui4", "bu2 dui4"),
        ("是|不|是", "shi4|bu4|shi4", "shi4|bu5|shi4"),
        ("不", "bu4", "bu4"),
        ("不|，|是", "bu4|-|shi4", "bu4|-|shi4"),
        ("一|個", "yi1|ge4", "yi2|ge4"),
        ("一個", "yi1 ge5", "yi2 ge5"),
        ("一|天", "yi1|tian1", "yi4|tian1"),
        ("一|年", "yi1|nian2", "yi4|nian2"),
        ("一起", "yi1 qi3", "yi4 qi3"),
        ("一定", "yi1 ding4", "yi2 ding4"),
        ("統一|的", "tong3 yi1|de5", "tong3 yi1|de5"),
        ("第一|次", "di4 yi1|ci4", "di4 yi1|ci4"),
        ("第|一|次", "di4|yi1|ci4", "di4|yi1|ci4"),
        ("十一|個", "shi2 yi1|ge4", "shi2 yi1|ge4"),
        ("一月", "yi1 yue4", "yi1 yue4"),
        ("一九九七", "yi1 jiu3 jiu3 qi1", "yi1 jiu2 jiu3 qi1"),
        ("看|一|看", "kan4|yi1|kan4", "kan4|yi5|kan4"),
        ("一百", "yi1 bai3", "yi4 bai3"),
        ("你好", "ni3 hao3", "ni2 hao3"),
        ("很|好", "hen3|hao3", "hen2|hao3"),
        ("我|很|好", "wo3|hen3|hao3", "wo3|hen2|hao3"),
        ("展覽館", "zhan3 lan3 guan3", "zhan2 lan2 guan3"),
        ("總理|府", "zong3 li3|fu3", "zong2 li3|fu3"),
        ("我|。|好", "wo3|-|hao3", "wo3|-|hao3"),
    ],
)
def test_as_textbooks_say(words: str, pinyin: str, expected: str) -> None:
    assert said(words, pinyin) == expected


def test_written_words_inside_a_word_keep_apart() -> None:
    assert said("李顯已", "li3 xian3 yi3", starts=(1,)) == "li3 xian2 yi3"


def test_a_name_keeps_its_one() -> None:
    assert said("一|夫", "yi1|fu1", proper=True) == "yi1|fu1"


def test_a_space_is_a_pause() -> None:
    readings = [Reading(syllables=("bu4",)), Reading(syllables=("shi4",))]
    assert spoken("不 是", [(0, 1), (2, 3)], readings) == readings


SYLLABLES = st.sampled_from(["ma1", "ma2", "ma3", "ma4", "ma5", "yi1", "bu4", ""])


@given(st.lists(st.lists(SYLLABLES, min_size=1, max_size=4), max_size=6), st.data())
def test_only_tones_change_and_only_of_one_and_not_and_thirds(
    words: list[list[str]], data: st.DataObject
) -> None:
    characters = {"yi1": "一", "bu4": "不", "": "，"}
    text = "".join(characters.get(s, "馬") for word in words for s in word)
    places, at = [], 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word)
    readings = [Reading(syllables=tuple(word)) for word in words]
    for before, after in zip(readings, spoken(text, places, readings), strict=True):
        for left, right in zip(before.syllables, after.syllables, strict=True):
            assert left[:-1] == right[:-1]
            assert left == right or left in {"yi1", "bu4"} or (left[-1], right[-1]) == ("3", "2")


def test_a_form_longer_than_what_is_printed_is_read_whole_at_the_end_too() -> None:
    assert said("他|川普", "ta1|te4 lang3 pu3") == "ta1|te4 lang2 pu3"
