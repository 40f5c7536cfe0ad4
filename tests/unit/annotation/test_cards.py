"""What a card tells of a word's level, its parts, and the other words its place allows."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader.annotation.annotator import Annotator
from reader.annotation.card import Card
from reader.chinese.levels import CURRENT, Level
from reader.chinese.pronunciation import System
from reader.chinese.script import Script

Annotate = Callable[..., Annotator]


def card_of(
    annotator: Annotator, text: str, system: System = System.PINYIN, script: Script = Script.ORIGINAL
) -> Card:
    spans = annotator.spans(0)
    index = [span.text for span in spans].index(text)
    return annotator.card(0, spans, index, system, script)


@pytest.mark.parametrize(
    ("line", "word", "around"),
    [
        ("學者研究生命的起源", "研究", "研究生"),
        ("學者研究生命的起源", "生命", "研究生"),
        ("他釋放所有人質", "所有", "所有人"),
        ("他釋放所有人質", "人質", "有人"),
        ("他在辦公屋宇署工作", "辦公", "公屋"),
    ],
)
def test_longer_and_crossing_words_are_told(annotate: Annotate, line: str, word: str, around: str) -> None:
    assert around in [other for other, _, _ in card_of(annotate(line), word).around]


def test_words_around_have_a_reading_and_one_sense_and_the_longer_come_first(annotate: Annotate) -> None:
    around = card_of(annotate("他釋放所有人質"), "所有").around
    assert around == (("所有人", "suǒyǒurén", "all + person"), ("有人", "yǒurén", "someone"))


def test_words_around_are_shown_in_the_script_and_read_in_the_system_on_screen(annotate: Annotate) -> None:
    annotator = annotate("在銀行長期工作")
    assert [word for word, _, _ in card_of(annotator, "長期").around] == ["行長"]
    ((word, reading, _),) = card_of(annotator, "長期", System.JYUTPING, Script.SIMPLIFIED).around
    assert (word, reading) == ("行长", "hong4 coeng4")


def test_an_entry_around_is_told_as_the_glossary_has_it(annotate: Annotate) -> None:
    around = card_of(annotate("他在辦公屋宇署工作"), "辦公").around
    assert ("公屋", "gōngwū", "public housing") in around


def test_a_word_by_itself_has_nothing_around_it(annotate: Annotate) -> None:
    assert card_of(annotate("，朋友。"), "朋友").around == ()


def test_parts_are_read_as_they_are_in_the_word(annotate: Annotate) -> None:
    card = card_of(annotate("中華人民共和國成立"), "中華人民共和國")
    read = {word: reading for word, reading, _ in card.parts}
    assert (read["中華"], read["人民"], read["共和國"]) == ("Zhōnghuá", "rénmín", "gònghéguó")


def test_a_part_that_the_glossary_knows_is_told_by_it(annotate: Annotate) -> None:
    card = card_of(annotate("制裁俄羅斯石油公司"), "俄羅斯石油公司", System.JYUTPING)
    assert card.parts[0] == ("俄羅斯", "ngo4 lo4 si1", "Russia")


def test_characters_are_told_by_the_reading_they_have_here(annotate: Annotate) -> None:
    ((_, first, bank), (_, second, chief)) = card_of(annotate("行長說"), "行長").characters
    assert (first, second) == ("háng", "zhǎng")
    assert "walk" not in bank
    assert "long" not in chief


def test_a_level_names_its_standard_and_no_name_has_one(annotate: Annotate) -> None:
    annotator = annotate("特朗普与库什纳研究烏美")
    assert card_of(annotator, "研究").level == Level(CURRENT, 4)
    assert card_of(annotator, "特朗普").level is None
    assert card_of(annotator, "美").level is None, "the short form of a country is not the word beautiful"


def test_a_card_in_a_block_of_any_length_comes_in_time(annotate: Annotate) -> None:
    annotator = annotate("學者研究生命的起源，他釋放所有人質。" * 2000)
    spans = annotator.spans(0)
    annotator.readings(0, spans, System.PINYIN)
    annotator.card(0, spans, 10, System.PINYIN)

    def seconds(offset: int) -> float:
        begun = time.perf_counter()
        annotator.card(0, spans, offset, System.PINYIN)
        return time.perf_counter() - begun

    assert min(seconds(12_001 + 990 * n) for n in range(8)) < 0.035, "when the machine does nothing else"
