"""Names begin where they sound like their original, whatever stands before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.names import find_names
from reader.chinese.originals import original_in
from reader.chinese.script import analysis_view
from reader.chinese.sounding import costs_of_starts, misfit_of
from reader.chinese.transliteration import RARER, SOUNDS
from tests.unit.typesetting.strategies import any_texts


def names_in(text: str) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text, analysis_view(text))]


@pytest.mark.parametrize(
    ("before", "name", "original"),
    [
        ("早年的弟子", "約翰·史坦貝克四世", "John Steinbeck IV"),
        ("插畫家", "昆丁·布雷克", "Quentin Blake"),
        ("球星", "萊昂內爾・梅西", "Lionel Messi"),
        ("畫家", "老彼得·布呂赫爾", "Pieter Bruegel the Elder"),
        ("蘇格蘭的", "珀斯-金羅斯", "Perth and Kinross"),
    ],
)
def test_names_in_several_parts_are_whole(before: str, name: str, original: str) -> None:
    assert names_in(f"{before}{name}（{original}）表示") == [name]


@pytest.mark.parametrize(
    ("before", "name", "original"),
    [
        ("行政長官", "李家超", "John Lee"),
        ("財政司司長", "陳茂波", "Paul Chan"),
        ("總裁", "黃仁勳", "Jensen Huang"),
        ("國家主席", "習近平", "Xi Jinping"),
        ("總統", "尹錫悅", "Yoon Suk Yeol"),
        ("主席", "歐陽明", "Peter Au-yeung"),
        ("歌手", "王菲", "Faye Wong"),
    ],
)
def test_east_asian_names_begin_with_the_surname(before: str, name: str, original: str) -> None:
    assert names_in(f"{before}{name}（{original}）表示") == [name]


@pytest.mark.parametrize(
    ("before", "name", "original"),
    [
        ("他畢業於", "康乃爾大學", "Cornell University"),
        ("家住", "紐黑文", "New Haven"),
        ("來自", "新西蘭", "New Zealand"),
        ("前總統", "布什", "George W. Bush"),
        ("模特兒", "薩凡娜", "Savannah Phillips"),
    ],
)
def test_words_may_be_translated_or_left_out(before: str, name: str, original: str) -> None:
    assert names_in(f"{before}{name}（{original}）表示") == [name]


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "【】", "［］"])
@pytest.mark.parametrize("label", ["", "英文：", "英語: "])
def test_every_kind_of_bracket_counts_and_a_label_does_not(brackets: str, label: str) -> None:
    text = f"特使威特科夫{brackets[0]}{label}Steve Witkoff{brackets[1]}到訪"
    assert names_in(text) == ["威特科夫"]


def test_a_title_in_book_marks_needs_no_sound() -> None:
    assert names_in("據《環球郵報》（The Globe and Mail）報道") == ["環球郵報"]


@pytest.mark.parametrize(
    "text",
    [
        "他提到「社會公義」（Social Justice）一詞",
        "主要目標國家（Destination Country）之一",
        "這次行動（Operation）十分成功",
    ],
)
def test_what_is_translated_by_meaning_is_left_alone(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("inside", "original"),
    [
        ("Vladimir Putin，又譯普丁", "Vladimir Putin"),
        ("原名：Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("Mar-a-Lago", "Mar-a-Lago"),
        ("Marat / Sade", "Marat / Sade"),
        ("Amoxicillin", ""),
        ("Jane Doe via Getty Images", ""),
        ("managing director", ""),
        ("00388.HK", ""),
        ("由演員Jane Doe配音", ""),
        ("JR東海", ""),
    ],
)
def test_a_bracket_begins_with_a_name_or_has_none(inside: str, original: str) -> None:
    assert original_in(inside) == original


sounds = st.sampled_from(sorted({sound for all_of in (SOUNDS | RARER).values() for sound in all_of}))


@given(sounds, st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=7))
def test_a_sound_fits_its_own_letters_best(sound: str, letters: str) -> None:
    assert misfit_of(sound, sound) == 0 <= misfit_of(sound, letters)


@given(any_texts, st.lists(st.text("abcdeiklmnorstuvz", min_size=1, max_size=9), min_size=1, max_size=4))
def test_spellings_begin_inside_what_was_asked_for(text: str, words: list[str]) -> None:
    view = analysis_view(text)
    assert set(costs_of_starts(view, 1, len(view), words)) <= set(range(1, len(view)))


def test_words_known_keep_a_title_out() -> None:
    costs = {"總": 9.0, "裁": 10.0, "总": 9.0, "总裁": 8.0, "阿": 8.0, "辛": 9.0, "格": 9.0}
    text = "總裁阿辛格（Singh）"
    (name,) = find_names(text, analysis_view(text), costs.get)
    assert text[: name.start] == "總裁阿"
