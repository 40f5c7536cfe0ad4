"""What the text prints above its characters is how they are read: below corrections and glossary alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation.annotator import Annotator
from reader.annotation.corrections import Correction, Corrections
from reader.article import Article
from reader.chinese.pronunciation import System, spell
from reader.errors import Place
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary
from reader.sources import parse_text

PLAIN = Glossary(())


def article_of(written: str) -> Article:
    return parse_text(f"<p>{written}</p>", path=Path("page.html"))


def annotated(written: str, cache_dir: Path, glossary: Glossary = PLAIN) -> Annotator:
    return Annotator(article_of(written), glossary, cache_dir=cache_dir)


def reading_of(annotator: Annotator, word: str, system: System = System.PINYIN) -> tuple[str, str, bool]:
    """(as spelled, who says so, doubtful) of the span with these characters."""
    spans = annotator.spans(0)
    readings = annotator.readings(0, spans, system)
    for span, reading in zip(spans, readings, strict=True):
        if word in span.text:
            return spell(reading, system), reading.source, reading.doubtful
    raise AssertionError(f"{word} is in no span")


def ruby(base: str, reading: str) -> str:
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"


@pytest.mark.parametrize("printed", ["cháng", "chang2", "ㄔㄤˊ", "Cháng"])
def test_a_printed_reading_is_taken_before_every_derived_one(printed: str, cache_dir: Path) -> None:
    derived = reading_of(annotated("長輩說", cache_dir), "長輩")
    assert derived[0] == "zhǎngbèi"
    read = reading_of(annotated(f"{ruby('長', printed)}輩說", cache_dir), "長輩")
    assert read == ("chángbèi", "printed", False)


def test_a_printed_reading_is_not_doubtful(cache_dir: Path) -> None:
    assert reading_of(annotated("他長", cache_dir), "長")[2]
    assert reading_of(annotated(f"他{ruby('長', 'cháng')}", cache_dir), "長") == ("cháng", "printed", False)


def test_one_reading_over_several_words_is_divided_among_them(cache_dir: Path) -> None:
    annotator = annotated(ruby("銀行行長", "yínháng xíngzhǎng"), cache_dir)
    assert annotator.syllables(0, annotator.spans(0)) == ["yin2", "hang2", "xing2", "zhang3"]


@pytest.mark.parametrize("printed", ["bank", "ぎんこう", "yín", "yínhángjiā", "銀行", "💰", "12", "men can"])
def test_what_is_no_reading_of_these_characters_is_passed_over(printed: str, cache_dir: Path) -> None:
    assert reading_of(annotated(ruby("銀行", printed), cache_dir), "銀行")[0] == "yínháng"


def test_letters_without_tones_count_where_the_text_prints_pinyin(cache_dir: Path) -> None:
    alone = annotated(f"她{ruby('的', 'di')}書", cache_dir)
    assert reading_of(alone, "的")[0] == "de"
    among = annotated(f"{ruby('她', 'tā')}{ruby('的', 'de')}{ruby('目', 'mù')}{ruby('的', 'dì')}", cache_dir)
    assert among.syllables(0, among.spans(0)) == ["ta1", "de5", "mu4", "di4"]


def test_jyutping_counts_for_jyutping_and_pinyin_for_pinyin(cache_dir: Path) -> None:
    cantonese = annotated(f"{ruby('銀行', 'jan4 hong4')}{ruby('好', 'hou2')}遠", cache_dir)
    assert reading_of(cantonese, "銀行", System.JYUTPING)[0] == "jan4 hong4"
    assert reading_of(cantonese, "銀行")[:2] == ("yínháng", "dictionary")
    assert reading_of(cantonese, "好")[0] == "hǎo"
    mandarin = annotated(f"{ruby('行', 'hang2')}裏", cache_dir)
    assert reading_of(mandarin, "行")[:2] == ("háng", "printed")
    assert reading_of(mandarin, "行", System.JYUTPING)[1] != "printed"


def test_numbers_that_both_allow_are_jyutping_where_nobody_reads_so_in_mandarin(cache_dir: Path) -> None:
    assert reading_of(annotated(f"很{ruby('好', 'hou2')}", cache_dir), "好")[0] == "hǎo"


def test_of_two_readings_of_one_place_the_first_that_is_one_counts(cache_dir: Path) -> None:
    both = "<ruby><rb>長</rb><rt>long</rt><rtc>cháng</rtc></ruby>輩"
    assert reading_of(annotated(both, cache_dir), "長")[:2] == ("chángbèi", "printed")


def test_the_glossary_and_the_reader_know_better(cache_dir: Path) -> None:
    entry = Entry(term="長輩", english="elder", pinyin="zhǎngbèi")
    glossary = Glossary((Located(entry, Place("mine.yaml", 1), "mine"),))
    written = f"{ruby('長', 'cháng')}輩說"
    assert reading_of(annotated(written, cache_dir, glossary), "長輩")[:2] == ("zhǎngbèi", "glossary")
    annotator = annotated(written, cache_dir)
    annotator.correct(Corrections([Correction(text="長輩", pinyin="zhǎng bèi")]))
    assert reading_of(annotator, "長輩")[1] == "correction"


def test_it_is_told_by_explain(cache_dir: Path) -> None:
    from reader.annotation.explaining import explain_block

    annotator = annotated(f"{ruby('長', 'cháng')}輩", cache_dir)
    assert [span.reading.source for span in explain_block(annotator, 0).spans] == ["printed"]
