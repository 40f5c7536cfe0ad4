"""Lines in another script with the glossary's names kept right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation.converting import LineConverter, standard_of
from reader.chinese.conversion import Standard
from reader.glossary.files import load_glossary
from tests.conftest import CACHE

ENTRIES = """
- term: 特朗普
  english: Donald Trump
  kind: person
  regions: {tw: 川普}
- term: 范徐麗泰
  english: Rita Fan
  kind: person
- term: 沙烏地
  english: Saudi
"""

Make = Callable[..., LineConverter]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    path = tmp_path / "names.yaml"
    path.write_text(ENTRIES, "utf-8")
    glossary = load_glossary([path])

    def made(source: str | None, target: str, *, words: bool = False) -> LineConverter:
        standard = Standard(source) if source else None
        return LineConverter(standard, Standard(target), glossary, CACHE, words=words)

    return made


def test_a_name_is_written_as_the_glossary_has_it(make: Make) -> None:
    assert make("simplified", "traditional").line("主席范徐丽泰说") == "主席范徐麗泰說"


def test_with_words_a_region_has_its_own_name(make: Make) -> None:
    assert make("simplified", "taiwan", words=True).line("特朗普说") == "川普說"
    assert make("taiwan", "simplified", words=True).line("川普說") == "特朗普说"
    assert make("simplified", "taiwan").line("特朗普说") == "特朗普說"


def test_an_entry_without_a_form_of_its_own_leaves_longer_phrases_alone(make: Make) -> None:
    assert make("taiwan", "simplified", words=True).line("沙烏地阿美公司") == "沙特阿美公司"


def test_the_first_lines_tell_the_script() -> None:
    assert standard_of("乌克兰议会") is Standard.SIMPLIFIED
    assert standard_of("烏克蘭議會") is None


def test_traditional_of_any_region_becomes_simplified(make: Make) -> None:
    assert make(None, "simplified").line("隨着衞星與隨著衛星") == "随着卫星与随着卫星"


def test_a_surname_that_is_written_so_in_traditional_texts_too_stays(make: Make) -> None:
    line = make("simplified", "hong-kong").line
    assert line("主席余伟民说") == "主席余偉民説"
    assert line("多余的时间") == "多餘的時間"
