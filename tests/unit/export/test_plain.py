"""The page as plain text: all of the text, numbered notes, no line too wide, nothing a terminal obeys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.annotation.annotator import Annotator
from reader.article import Article, Region
from reader.errors import Place
from reader.export.paper import Paper
from reader.export.plain import plain_page
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary
from reader.settings import Settings
from reader.sources import parse_text
from reader.typesetting.cells import width
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[3]

TEXT = """\
---
title: 會面
date: 2026-02-12
source: 自家報
region: hk
---

特朗普與庫什納會面。特朗普先離開。

## 之後

特朗普再見庫什納，並與奧斯特羅（Jan Ostro）談了三小時。

> 風大雨大。

- 第一點
"""

ENTRIES = (
    Entry(
        term="特朗普",
        english="Donald Trump",
        kind=Kind.PERSON,
        regions={"tw": "川普"},
        note="45th and 47th President\nof the United States.",
    ),
    Entry(term="庫什納", english="Jared Kushner", kind=Kind.PERSON, note="Son-in-law of Donald Trump. " * 6),
)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary(Located(entry, Place(Path("mine.yaml"), 1, 3), "mine.yaml") for entry in ENTRIES)


@pytest.fixture(scope="module")
def article() -> Article:
    from reader.sources import open_article

    path = ROOT / ".pytest_cache" / "duben-plain.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, "utf-8")
    return open_article(path)


@pytest.fixture(scope="module")
def annotator(article: Article, glossary: Glossary) -> Annotator:
    return Annotator(article, glossary, cache_dir=CACHE)


def page(
    annotator: Annotator, *, columns: int = 80, settings: Settings | None = None, **more: str
) -> list[str]:
    look = Paper.chosen(settings or Settings(language="en"), columns=columns, **more)
    return list(plain_page(annotator.article, annotator, look))


def test_the_title_comes_first_and_then_where_the_text_is_from(annotator: Annotator) -> None:
    lines = [line.strip() for line in page(annotator) if line.strip()]
    assert lines[0].startswith("會面")
    assert "2026-02-12 · 自家報 · Hong Kong" in lines[:4]


def test_names_and_terms_are_numbered_at_their_first_mention_in_each_section(annotator: Annotator) -> None:
    text = "\n".join(page(annotator))
    assert "特朗普[1]與庫什納[2]會面。特朗普先離開。" in text
    assert "特朗普[1]再見庫什納[2]，並與奧斯特羅[3]（Jan Ostro）談了三小時。" in text


def test_each_section_is_followed_by_its_notes(annotator: Annotator) -> None:
    text = "\n".join(page(annotator))
    first, second = text.split("▌ 之後")
    assert first.index("[1] 特朗普") > first.index("先離開")
    assert "[3]" not in first
    assert second.index("[3] 奧斯特羅") > second.index("第一點")


def test_a_note_tells_reading_english_and_what_a_reader_needs(annotator: Annotator) -> None:
    text = " ".join(" ".join(page(annotator)).split())
    note = "[1] 特朗普 Tèlǎngpǔ — Donald Trump. 45th and 47th President of the United States. [2]"
    assert note in text


def test_a_long_note_hangs_under_its_own_text(annotator: Annotator) -> None:
    lines = page(annotator)
    at = next(index for index, line in enumerate(lines) if "[2] 庫什納" in line)
    column = lines[at].index("庫什納")
    following = lines[at + 1]
    assert len(following) - len(following.lstrip()) == column


def test_a_name_of_the_text_is_noted_with_its_original(annotator: Annotator) -> None:
    (note,) = (line for line in page(annotator) if "[3]" in line and "Jan Ostro" in line and "—" in line)
    assert "奧斯特羅  Àosītèluó — Jan Ostro" in note


@pytest.mark.parametrize("columns", [20, 33, 60, 80, 120, 300])
@pytest.mark.parametrize("ruby", ["off", "terms", "all"])
def test_no_line_is_wider_than_asked_and_the_text_is_whole(
    annotator: Annotator, columns: int, ruby: str
) -> None:
    lines = page(annotator, columns=columns, ruby=ruby)
    assert max(map(width, lines)) <= columns
    joined = re.sub(r"\[\d+\]|\s", "", "".join(lines))
    if ruby == "off" and columns >= 60:
        for block in annotator.article.blocks:
            assert re.sub(r"\s", "", block.text) in joined


def test_nothing_is_written_that_a_terminal_obeys(glossary: Glossary) -> None:
    entry = Entry(term="毒", english="poi\x1b[31mson", note="a\x07b\u202ec.")
    hostile = Glossary([Located(entry, Place(Path("x.yaml"), 1, 1), "x.yaml")])
    article = parse_text("毒[red]品\x1b]0;x\x07與毒。\n\n第二段，毒。")
    annotator = Annotator(article, hostile, cache_dir=CACHE)
    text = "\n".join(page(annotator))
    assert all(line.isprintable() for line in text.split("\n"))
    assert "[red]" in text


def test_the_script_and_its_regions_names_are_those_asked_for(annotator: Annotator) -> None:
    text = "\n".join(page(annotator, script="taiwan"))
    assert "川普[1]與" in text
    assert "[1] 川普  Chuānpǔ — Donald Trump" in text
    assert "特朗普" not in text
    assert "库什纳[2]会面" in "\n".join(page(annotator, script="simplified"))


def test_readings_stand_above_terms_or_all_words(annotator: Annotator) -> None:
    above_terms = next(line for line in page(annotator, ruby="terms") if "Tèlǎngpǔ" in line)
    above_all = next(line for line in page(annotator, ruby="all") if "Tèlǎngpǔ" in line)
    assert "huìmiàn" not in above_terms
    assert "huìmiàn" in above_all
    zhuyin = Settings(language="en", reading="zhuyin", ruby="terms")
    assert any("ㄊㄜˋ" in line for line in page(annotator, settings=zhuyin))


def test_english_goes_below_where_there_is_no_room_beside() -> None:
    from reader.sources import open_article

    article = open_article(ROOT / "texts" / "two-papers.zh-Hant.md")
    annotator = Annotator(article, Glossary(()), cache_dir=CACHE)
    paragraph = article.blocks[1].text[:8]
    english = (article.blocks[1].translation or "")[:20]
    for columns, beside in ((80, False), (120, True)):
        lines = page(annotator, columns=columns, english="beside")
        assert beside == any(paragraph in line and english in line for line in lines)
        assert any(english in line for line in lines)
    asked = Settings(language="en", english="reveal")
    assert any(english in line for line in page(annotator, settings=asked))
    assert not any(english in line for line in page(annotator, english="off"))


def test_the_settings_measure_holds_on_paper(annotator: Annotator) -> None:
    lines = page(annotator, columns=120, settings=Settings(language="en", measure=10))
    assert max(width(line.strip()) for line in lines) <= 20


def test_a_text_of_unknown_region_and_no_title_has_no_empty_lines_on_top(glossary: Glossary) -> None:
    article = parse_text("特朗普與庫什納會面，討論了各項事宜，並於傍晚離開。")
    assert article.region is Region.UNKNOWN
    annotator = Annotator(article, glossary, cache_dir=CACHE)
    assert page(annotator)[0].strip().startswith("特朗普[1]")


def test_a_text_without_names_has_no_notes(glossary: Glossary) -> None:
    annotator = Annotator(parse_text("今天天氣很好，我們出去走走。"), glossary, cache_dir=CACHE)
    assert [line for line in page(annotator) if line.strip()] == ["   今天天氣很好，我們出去走走。"]
