"""Numbers are whole and say what they are; names end at their bracket and begin where they sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.chinese.amounts import gloss_number
from reader.chinese.names import find_names
from reader.chinese.numerals import find_numbers
from reader.chinese.script import analysis_view
from tests.unit.typesetting.strategies import any_texts


@given(any_texts)
def test_numbers_are_in_order_and_never_overlap(text: str) -> None:
    at = 0
    for start, end in find_numbers(text):
        assert at <= start < end <= len(text)
        at = end


@given(any_texts)
def test_whatever_is_found_can_be_asked_for_its_english(text: str) -> None:
    for start, end in find_numbers(text):
        assert gloss_number(text[start:end]) != ""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("出口30萬噸，約103.7億美元", "30萬 103.7億"),
        ("2026年2月5日至8日", "2026年2月5日 8日"),
        ("2006年度預算", "2006"),
        ("增值稅上調兩成，以補數百萬人之需", "兩成 數百萬"),
        ("三十多年來首次", "三十多"),
        ("百分之三十的人", "百分之三十"),
        ("萬一成功，千萬不要一成不變", ""),
        ("92盧布兌1美元，高出17%", "92 1 17%"),
    ],
)
def test_a_number_takes_in_its_magnitude_and_no_measure_word(text: str, numbers: str) -> None:
    assert [text[start:end] for start, end in find_numbers(text)] == numbers.split()


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("30萬", "300,000"),
        ("1.5萬億", "1.5 trillion"),
        ("103.7億", "10.37 billion"),
        ("2026年2月5日", "5 February 2026"),
        ("11月", "November"),
        ("三百五十", "350"),
        ("二〇二六", "2026"),
        ("廿三", "23"),
        ("二〇二六年二月廿八日", "28 February 2026"),
        ("1960年代", "the 1960s"),
        ("9時30分", "9:30"),
        ("三十多", "over 30"),
        ("十多萬", "over 100,000"),
        ("數百萬", "several million"),
        ("數千", "thousands"),
        ("四成", "40%"),
        ("七分之一", "1/7"),
        ("百分之三點五", "3.5%"),
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
