"""A card set in lines."""

from __future__ import annotations

import pytest

from reader.annotation.card import Card, Sense
from reader.chinese.levels import Level, Standard
from reader.chinese.pronunciation import System
from reader.tui.cardset import set_card
from reader.wording import Wording


def lines_of(card: Card, language: str = "en", cells: int = 58) -> list[str]:
    lines = set_card(card, cells, System.PINYIN, Wording(language))
    assert all(line.cells <= cells for line in lines)
    return ["".join(text for text, _ in line.parts) for line in lines]


CARD = Card(
    headword="研究",
    source="CC-CEDICT",
    level=Level(Standard.SYLLABUS, 4),
    parts=(("研", "yán", "a part"),),
    around=(("研究生", "yánjiūshēng", "graduate student"),),
    characters=(("研", "yán", "to grind; " * 12), ("究", "jiū", "after all")),
)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "CC-CEDICT · HSK 3.0 (2025) level 4"), ("zh-Hant", "CC-CEDICT · HSK 3.0 (2025) 第 4 級")],
)
def test_the_level_stands_beside_the_source_with_its_standard(language: str, told: str) -> None:
    assert lines_of(CARD, language)[0] == told


def test_the_last_levels_are_one() -> None:
    card = Card(headword="制裁", level=Level(Standard.SYLLABUS, 7))
    assert lines_of(card)[0] == "HSK 3.0 (2025) level 7–9"


def test_parts_words_around_and_characters_stand_under_their_titles_and_hang() -> None:
    lines = lines_of(CARD)
    assert lines[lines.index("words inside") + 1] == "研 yán  a part"
    assert lines[lines.index("other words here") + 1] == "研究生 yánjiūshēng  graduate student"
    first = lines.index("characters") + 1
    assert lines[first].startswith("研 yán  to grind")
    assert lines[first + 1].startswith("   to grind")


def test_what_there_is_none_of_has_no_title() -> None:
    assert lines_of(Card(headword="他", source="CC-CEDICT", characters=(("他", "tā", "he"),))) == [
        "CC-CEDICT"
    ]


def test_a_narrow_popup_holds_every_line() -> None:
    assert lines_of(CARD, cells=20)


SENSES = (Sense("xíng", ("to walk",), "CC-CEDICT"), Sense("háng", ("row",), "CC-CEDICT"))


def test_one_dictionary_is_named_beside_the_level_alone() -> None:
    assert lines_of(Card(headword="行", source="CC-CEDICT", senses=SENSES)) == [
        "CC-CEDICT",
        "xíng  to walk",
        "háng  row",
    ]


def test_of_several_dictionaries_each_stands_under_its_name() -> None:
    senses = (*SENSES, Sense("xíng  haang4", ("to go",), "CC-Canto"))
    assert lines_of(Card(headword="行", senses=senses)) == [
        "CC-CEDICT",
        "xíng  to walk",
        "háng  row",
        "CC-Canto",
        "xíng  haang4  to go",
    ]


def test_a_note_of_several_lines_is_shown_whole() -> None:
    assert lines_of(Card(headword="甲", note="Line one.\n\nLine two.\n"))[-2:] == ["Line one.", "Line two."]
