"""A query in English finds the Chinese that says so."""

from __future__ import annotations

import pytest

from reader.annotation.annotator import Annotator
from reader.annotation.meanings import Meanings, may_mean
from reader.chinese.dictionarysearch import DictionarySearch
from reader.glossary.index import EntryIndex
from tests.conftest import CACHE
from tests.unit.annotation.conftest import Annotate

LINES = (
    "澤連斯基在港口看水母，漁民問他何時停火。",
    "老船長姓莫雷諾，泽连斯基說他認識鹿特丹的船廠。",
    "羅莎·莫雷諾（Rosa Moreno）說停火協議寫在一張舊船票上；烏方不信，烏鴉在叫。",
    "莫雷諾又說一次，停火了，火停不下來。",
)


def found(annotator: Annotator, query: str) -> list[str]:
    """What a query means, block by block."""
    search = DictionarySearch(annotator.dictionary, annotator.words)
    meanings = Meanings(query, annotator, EntryIndex(annotator.glossary, CACHE), [search])
    texts = [block.text for block in annotator.article.blocks]
    return [
        text[start:end]
        for number, text in enumerate(texts)
        for start, end in meanings.places(text, lambda number=number: annotator.spans(number))
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ceasefire", ["停火", "停火", "停火"]),
        ("Jellyfish", ["水母"]),
        ("zelensky", ["澤連斯基", "泽连斯基"]),
        ("Zelénsky", ["澤連斯基", "泽连斯基"]),
        ("moreno", ["莫雷諾", "羅莎·莫雷諾", "莫雷諾"]),
        ("ukraine", ["烏"]),
        ("elensky", []),
        ("ceasefi", []),
    ],
)
def test_english_finds_words_entries_and_names(annotate: Annotate, query: str, expected: list[str]) -> None:
    assert found(annotate(*LINES), query) == expected


def test_a_short_word_is_found_only_where_the_text_is_divided_so(annotate: Annotate) -> None:
    annotator = annotate("他把港口下水道和水母親手畫好。")
    assert "水母" not in found(annotator, "jellyfish")


@pytest.mark.parametrize(
    ("query", "may"), [("a", False), ("the", False), ("of the", False), ("un", True), ("the sea", True)]
)
def test_articles_and_single_letters_mean_nothing(query: str, may: bool) -> None:
    assert may_mean(query) is may
