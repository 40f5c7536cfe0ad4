"""Several dictionaries: who answers in short, what the card shows, and what only the shipped one decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation.lookup import Lookup
from reader.annotation.searching import Searcher
from reader.chinese.dictionaries import Shelf
from reader.chinese.dictionary import Dictionary
from reader.chinese.pronunciation import Reading, System
from reader.errors import Place
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary

GERMAN = """# HanDeDict
行 行 [hang2] /Reihe (S)/
行 行 [xing2] /gehen (V)/
電郵通 电邮通 [dian4 you2 tong1] /x/
"""
CANTONESE = "# CC-Canto\n行 行 [xing2] {haang4} /to walk/\n唔該 唔该 [wu2 gai1] {m4 goi1} /please/\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cache_dir: Path) -> Path:
    folder = tmp_path_factory.mktemp("home") / "dictionaries"
    for text in (GERMAN, CANTONESE):
        path = folder.parent / "file"
        path.write_text(text, "utf-8")
        Shelf(folder, cache_dir).add(path)
    return folder


@pytest.fixture
def lookup(folder: Path, cache_dir: Path) -> Lookup:
    dictionary = Dictionary.open(cache_dir)
    asked = {each.name: each for each in Shelf(folder, cache_dir).open_all(dictionary)}
    return Lookup(dictionary, [asked["HanDeDict"], asked["CC-CEDICT"], asked["CC-Canto"]])


@pytest.fixture
def searcher(folder: Path, cache_dir: Path) -> Searcher:
    return searcher_in(System.PINYIN, folder, cache_dir)


def searcher_in(system: System, folder: Path, cache_dir: Path) -> Searcher:
    entries = (
        Entry(term="特朗普", english="Donald Trump", kind=Kind.PERSON, regions={"tw": "川普"}),
        Entry(term="行會", english="ExCo", kind=Kind.ABBREVIATION, pinyin="háng huì"),
    )
    glossary = Glossary(Located(entry, Place("mine/people.yaml", 3, 3), "mine") for entry in entries)
    return Searcher(glossary, system, cache_dir=cache_dir, dictionaries=folder)


def test_the_first_dictionary_that_has_a_word_answers(lookup: Lookup) -> None:
    assert lookup.english("行", Reading(syllables=("xing2",))) == "gehen (V)"
    assert lookup.english("行", Reading(syllables=("hang2",))) == "Reihe (S)"
    assert lookup.english("唔該") == "please"
    assert lookup.english("朋友").startswith("friend")


def test_all_that_have_a_word_tell_their_senses_the_reading_of_the_text_first(lookup: Lookup) -> None:
    senses = lookup.senses("行", System.PINYIN, Reading(syllables=("xing2",)))
    assert [(sense.dictionary, sense.reading) for sense in senses] == [
        ("HanDeDict", "xíng"),
        ("HanDeDict", "háng"),
        ("CC-CEDICT", "xíng"),
        ("CC-CEDICT", "háng"),
        ("CC-Canto", "xíng  haang4"),
    ]


def test_a_reader_of_jyutping_gets_that_of_the_dictionary(lookup: Lookup) -> None:
    assert [sense.reading for sense in lookup.senses("唔該", System.JYUTPING)] == ["m4 goi1"]


def test_what_is_a_word_only_the_shipped_dictionary_says(lookup: Lookup) -> None:
    assert lookup.english("電郵通") == "x"
    assert lookup.parts("電郵通了") == ["電郵", "通", "了"]


def test_a_word_in_any_script_is_found_with_what_all_say(searcher: Searcher) -> None:
    first, second = searcher.search("行", 20).words
    assert (first.reading, first.jyutping, first.level and first.level.number) == ("xíng", "haang4", 3)
    assert [told.dictionary for told in first.told] == ["CC-CEDICT", "HanDeDict", "CC-Canto"]
    assert (second.reading, second.jyutping, second.level) == ("háng", "", None)
    for written in ("衛生", "衞生", "卫生"):
        (found,) = searcher.search(written, 20).words
        assert (found.traditional, found.simplified) == ("衛生", "卫生")


def test_the_glossary_comes_first_by_any_spelling_and_by_its_english(searcher: Searcher) -> None:
    for written in ("特朗普", "川普", "donald trump", "Trump"):
        (card,) = searcher.search(written, 5).entries
        assert (card.english, card.source) == ("Donald Trump", "mine/people.yaml")
    assert not searcher.search("rump", 5).entries


def test_pinyin_and_english_both_answer(searcher: Searcher) -> None:
    answer = searcher.search("men", 3)
    assert [found.traditional for found in answer.sounds][:2] == ["們", "門"]
    assert answer.meanings[0].traditional == "男人"
    assert answer.more == {"sounds", "meanings"}
    assert not searcher.search("prime minister", 3).sounds


def test_what_several_dictionaries_say_of_one_reading_stands_together(searcher: Searcher) -> None:
    found = searcher.search("to walk", 20).meanings
    walk = next(each for each in found if each.traditional == "行")
    assert {told.dictionary for told in walk.told} >= {"CC-CEDICT", "CC-Canto"}


def test_a_reader_of_jyutping_gets_it_derived_where_no_dictionary_has_it(
    folder: Path, cache_dir: Path
) -> None:
    (found,) = searcher_in(System.JYUTPING, folder, cache_dir).search("朋友", 5).words
    assert (found.jyutping, found.reading) == ("pang4 jau5", "péngyou")


def test_nothing_is_nothing(searcher: Searcher) -> None:
    for written in ("zzzz", "的的的的", "?", "\x1b[31m"):
        assert not searcher.search(written, 5)
