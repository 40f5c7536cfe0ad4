"""A new entry is filled in as far as the text, the glossary and the dictionary can."""

from __future__ import annotations

from pathlib import Path

from reader.annotation.annotator import Annotator
from reader.annotation.proposing import EntryProposal, propose_entry, propose_stretch
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
