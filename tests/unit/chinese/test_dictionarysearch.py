"""Words found by how they are read and by what they mean."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.dictionary import Dictionary
from reader.chinese.dictionarysearch import DictionarySearch, Hit
from reader.chinese.wordlist import WordList
from tests.conftest import CACHE, copy_of_cache


@pytest.fixture(scope="module")
def search() -> DictionarySearch:
    return DictionarySearch(Dictionary.open(CACHE), WordList.open(CACHE))


def words(hits: list[Hit]) -> list[str]:
    return [hit.entry.traditional for hit in hits]


@pytest.mark.parametrize(
    "written",
    ["zhongguo", "zhōngguó", "zhong1 guo2", "zhong guo", "ZHONG1GUO2", "Zhōng guó", "zhong1guo", "zhōngguo"],
)
def test_a_reading_is_found_however_it_is_written(search: DictionarySearch, written: str) -> None:
    assert words(search.by_sound(written, 5))[0] == "中國"


@pytest.mark.parametrize("written", ["lü4", "lu:4", "lv4", "lǜ"])
def test_u_with_dots_is_written_in_many_ways(search: DictionarySearch, written: str) -> None:
    found = search.by_sound(written, 20)
    assert {"率", "綠", "律"} <= set(words(found))
    assert {hit.entry.pinyin[0].lower() for hit in found} == {"lü4"}


def test_plain_u_finds_both(search: DictionarySearch) -> None:
    assert {"路", "綠"} <= set(words(search.by_sound("lu4", 20)))


def test_a_space_or_an_apostrophe_is_where_a_syllable_ends(search: DictionarySearch) -> None:
    assert {"先", "西安"} <= set(words(search.by_sound("xian", 200)))
    for written in ("xi an", "xi'an", "xi1an1"):
        assert "西安" in words(search.by_sound(written, 20))
        assert "先" not in words(search.by_sound(written, 20))


def test_tones_that_are_written_count(search: DictionarySearch) -> None:
    assert {hit.entry.pinyin for hit in search.by_sound("shang3", 20)} == {("shang3",)}
    assert words(search.by_sound("nar3", 5)) == ["哪兒"]


def test_a_neutral_tone_is_found_by_the_full_one(search: DictionarySearch) -> None:
    assert words(search.by_sound("péngyǒu", 5)) == words(search.by_sound("peng2you5", 5)) == ["朋友"]


def test_the_commonest_word_and_its_commonest_reading_come_first(search: DictionarySearch) -> None:
    assert words(search.by_sound("de", 3))[0] == "的"
    assert "的" not in words(search.by_sound("di4", 3))
    assert words(search.by_sound("shi4", 2))[0] == "是"


@pytest.mark.parametrize(
    "written", ["bank", "hello world", "zhongx", "", " ", "1", "中國", "ni!", "a" * 5000]
)
def test_what_is_no_pinyin_is_not_read(search: DictionarySearch, written: str) -> None:
    assert search.by_sound(written, 5) == []


def test_a_whole_sense_comes_before_one_that_begins_so_and_that_before_one_that_has_it(
    search: DictionarySearch,
) -> None:
    hits = search.by_meaning("ceasefire", 20) + search.by_meaning("water", 1000)
    assert hits[0].entry.traditional == "停火"
    assert words(hits)[1] == "水"
    ranks = [hit.rank for hit in hits[1:]]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_to_articles_brackets_case_and_accents_do_not_count(search: DictionarySearch) -> None:
    for written in ("to walk", "walk", "Walk"):
        assert search.by_meaning(written, 3)[0].rank == 0
    assert words(search.by_meaning("élysée palace", 3)) == words(search.by_meaning("Elysee Palace", 3)) != []


def test_words_apart_are_found_after_the_phrase(search: DictionarySearch) -> None:
    assert search.by_meaning("minister prime", 3)


def test_pointers_and_measure_words_are_no_meanings(search: DictionarySearch) -> None:
    found = words(search.by_meaning("variant", 50))
    assert found[0] == "變體"
    assert "搆" not in found
    assert not search.by_meaning("variant of 夠", 5)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(search: DictionarySearch, written: str) -> None:
    written = written.encode("utf-8", "replace").decode()
    assert len(search.by_sound(written, 3)) <= 3
    assert len(search.by_meaning(written, 3)) <= 3


def test_what_means_something_to_the_index_is_taken_as_words(search: DictionarySearch) -> None:
    for written in ('"', "NEAR(a b)", "a AND", "gloss: x", "a*", "^a", "-a", "NOT"):
        search.by_meaning(written, 3)


@pytest.mark.parametrize("sought", ["to", "the", "of", "water", "prime minister"])
def test_an_answer_takes_less_than_a_blink(search: DictionarySearch, sought: str) -> None:
    took = min(timed(lambda: search.by_meaning(sought, 20)) for _ in range(12))
    assert took < 0.05


def timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    copy = tmp_path / "own.u8"
    copy.write_text("中 中 [zhong1] /middle/\n", "utf-8")
    words_of = WordList.open(CACHE)
    copy_of_cache(tmp_path, "pypinyin-")
    DictionarySearch(Dictionary.open_copy(copy, tmp_path), words_of)
    (index,) = tmp_path.glob("*-search-*")
    index.write_bytes(b"no database" * 100)
    again = DictionarySearch(Dictionary.open_copy(copy, tmp_path), words_of)
    assert words(again.by_meaning("middle", 1)) == ["中"]
