"""Compounds that say no more than their parts."""

from __future__ import annotations

import pytest

from reader.chinese.compounds import Compounds
from reader.chinese.wordcosts import headwords


@pytest.fixture(scope="module")
def compounds() -> Compounds:
    return Compounds(headwords())


@pytest.mark.parametrize("word", ["人口密度", "军事行动", "足球队", "北京市", "安全理事会"])
def test_a_word_that_is_the_sum_of_its_parts_is_a_compound(compounds: Compounds, word: str) -> None:
    assert word in compounds


@pytest.mark.parametrize("word", ["博物馆", "委员会", "消费者", "发动机", "守株待兔", "人民币", "共和国"])
def test_a_word_with_a_meaning_of_its_own_is_none(compounds: Compounds, word: str) -> None:
    assert word not in compounds


def test_words_of_two_characters_and_strangers_are_none(compounds: Compounds) -> None:
    assert "密度" not in compounds
    assert "没有这个词" not in compounds


def test_each_part_must_tell_something() -> None:
    told = {"甲乙": ["red"], "丙": ["hall"], "甲乙丙": ["red hall"], "甲乙丁": ["red ink"], "丁": ["to sit"]}
    assert "甲乙丙" in Compounds(told)
    assert "甲乙丁" not in Compounds(told)


def test_stems_are_alike_and_chance_beginnings_are_not() -> None:
    told = {"甲乙": ["military affairs"], "丙": ["to operate"], "丁": ["state"]}
    assert "甲乙丙" in Compounds(told | {"甲乙丙": ["military operation"]})
    assert "甲乙丁" not in Compounds(told | {"甲乙丁": ["military sausage"]})
