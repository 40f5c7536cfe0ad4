"""A new entry is filled in as far as the text, the glossary and the dictionary can."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.bracketed import bracketed_after
from reader.annotation.guessing import kind_of_form
from reader.annotation.proposing import EntryProposal, propose_entry, propose_stretch
from reader.glossary.entry import Kind
from tests.unit.annotation.conftest import Annotate

HOME = Path("/home/reader/glossary")


def proposed(annotator: Annotator, word: str, block: int = 0) -> EntryProposal:
    spans = annotator.spans(block)
    index = spans.index_at(spans.text.index(word))
    assert index is not None
    made = propose_entry(annotator, block, spans, index, HOME)
    assert made
    return made


def test_a_name_brings_its_original_and_what_else_the_text_calls_it(annotate: Annotate) -> None:
    annotator = annotate(
        "財長安德烈·塔爾科夫斯（Andrei Talkovs）今日到訪。",
        "塔爾科夫斯其後離開，安德烈·塔爾科夫斯的隨員留下。",
    )
    entry = proposed(annotator, "安德烈").entry
    assert (entry.term, entry.english) == ("安德烈·塔爾科夫斯", "Andrei Talkovs")
    assert entry.aliases == ("塔爾科夫斯",)


def test_the_last_part_is_no_alias_where_it_never_stands_alone(annotate: Annotate) -> None:
    annotator = annotate("財長安德烈·塔爾科夫斯（Andrei Talkovs）到訪，安德烈·塔爾科夫斯沒有說話。")
    assert proposed(annotator, "安德烈").entry.aliases == ()


def test_a_bracket_after_the_name_says_what_it_is_called_from_then_on(annotate: Annotate) -> None:
    line = "他是青藍資料研究社（Blue Data Society）（下稱「青藍社」）的創辦人。"
    annotator = annotate(line, "青藍資料研究社（又稱「青社」）在港。")
    start = line.index("青")
    made = propose_stretch(annotator, 0, annotator.spans(0), start, start + 7, HOME)
    assert made
    assert made.entry.english == "Blue Data Society", "it is the reader who says it is a name"
    assert made.entry.aliases == ("青藍社", "青社")


def test_a_word_has_no_other_names(annotate: Annotate) -> None:
    assert proposed(annotate("他們一起談判。"), "談判").entry.aliases == ()


def test_an_entry_without_pinyin_comes_with_the_reading_it_has_here(annotate: Annotate) -> None:
    made = proposed(annotate("庫什納到訪。"), "庫什納")
    assert (made.entry.pinyin, made.reading) == ("", "Kùshínà")
    assert proposed(annotate("習近平到訪。"), "習近平").reading == "Xí Jìnpíng"


def stretch(annotator: Annotator, words: str) -> EntryProposal:
    spans = annotator.spans(0)
    start = spans.text.index(words)
    made = propose_stretch(annotator, 0, spans, start, start + len(words), HOME)
    assert made
    return made


def test_a_transliterated_name_after_a_title_is_a_person_read_as_one(annotate: Annotate) -> None:
    made = proposed(annotate("总统瓦塔拉表示欢迎。"), "瓦塔拉")
    assert (made.entry.kind, made.reading) == (Kind.PERSON, "Wǎtǎlā")


def test_a_persons_name_is_one_whether_by_a_part_or_selected(annotate: Annotate) -> None:
    annotator = annotate("集團董事長魏廣昇說會擴產，魏廣昇沒有說時間。")
    for made in (proposed(annotator, "廣昇"), stretch(annotator, "魏廣昇")):
        assert (made.entry.term, made.entry.kind) == ("魏廣昇", Kind.PERSON)
        assert made.reading == "Wèi Guǎngshēng"


def test_a_bracket_gives_the_english_and_the_abbreviation(annotate: Annotate) -> None:
    entry = stretch(annotate("藍海能源走廊計劃（Blue Sea Corridor, BSC）啟動。"), "藍海能源走廊計劃").entry
    assert (entry.english, entry.aliases, entry.kind) == ("Blue Sea Corridor", ("BSC",), Kind.TERM)


def test_a_bracket_gives_the_english_and_what_it_is_called(annotate: Annotate) -> None:
    entry = stretch(annotate("晶圓廠晶宏先進（Jinghong Advanced，下稱「晶宏」）擴產。"), "晶宏先進").entry
    assert (entry.english, entry.aliases) == ("Jinghong Advanced", ("晶宏",))
    assert entry.kind is Kind.ORGANISATION


@pytest.mark.parametrize(
    ("term", "english", "kind"),
    [
        ("北岸青年聯會", "North Shore Youth", Kind.ORGANISATION),
        ("白鷺音樂節", "Egret Festival", Kind.EVENT),
        ("安娜·科爾森", "Anna Colsen", Kind.PERSON),
        ("林大文", "Lam Tai Man", Kind.PERSON),
        ("河東條約", "Hedong Treaty", Kind.TERM),
        ("雲端", "", Kind.TERM),
    ],
)
def test_the_kind_is_told_by_the_ending_and_the_english(term: str, english: str, kind: Kind) -> None:
    assert kind_of_form(term, english, None) is kind


@given(st.text(alphabet="（）(),，下稱「」計劃ABC ;、", max_size=40))
def test_any_bracket_can_be_read(text: str) -> None:
    found = bracketed_after(text, 0)
    assert all(other and other in text for other in found.others)
