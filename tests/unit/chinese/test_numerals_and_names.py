"""Numbers are whole and say what they are; names end at their bracket and begin where they sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.chinese.names import find_names
from reader.chinese.numerals import find_numbers, gloss_number
from reader.chinese.script import analysis_view
from tests.unit.typesetting.strategies import any_texts


@given(any_texts)
def test_numbers_are_in_order_and_never_overlap(text: str) -> None:
    at = 0
    for start, end in find_numbers(text):
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("30萬", "300,000"),
        ("1.5萬億", "1.5 trillion"),
        ("103.7億", "10.37 billion"),
        ("2026年2月5日", "5 February 2026"),
        ("11月", "November"),
        ("三百五十", "350"),
        ("二〇二六", "2,026"),
        ("20%", None),
        ("314", None),
        ("13月", None),
    ],
)
def test_a_number_says_in_english_what_its_signs_mean(number: str, english: str | None) -> None:
    assert gloss_number(number) == english


def names_in(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.original) for name in find_names(text, analysis_view(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美國總統特使威特科夫（Steve Witkoff）到訪", ("威特科夫", "Steve Witkoff")),
        ("波蘭議會議長恰扎斯蒂（Włodzimierz Czarzasty）", ("恰扎斯蒂", "Włodzimierz Czarzasty")),
        ("財政部副部長弗拉基米爾·科雷切夫(Vladimir Kolychev)", ("弗拉基米爾·科雷切夫", "Vladimir Kolychev")),
        ("特朗普（Donald Trump，又稱川普）", ("特朗普", "Donald Trump")),
    ],
)
def test_a_name_begins_after_its_title(text: str, name: tuple[str, str]) -> None:
    assert names_in(text) == [name]


@pytest.mark.parametrize(
    "text", ["兩人合影。（Reuters）", "國內生產總值（GDP）", "供應（supply）不足", "圖為會場（Getty）"]
)
def test_credits_abbreviations_and_plain_words_are_left_alone(text: str) -> None:
    assert names_in(text) == []


@given(any_texts)
def test_found_names_stand_inside_the_text(text: str) -> None:
    for name in find_names(text, analysis_view(text)):
        assert 0 <= name.start < name.end <= name.latin_start < name.latin_end <= len(text)
        assert text[name.latin_start : name.latin_end] == name.original
