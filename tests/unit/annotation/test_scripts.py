"""What an article's own region has printed stays as printed; names go in the form the other region knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation.annotator import Annotator
from reader.article import Article, Block, BlockKind, Region, Section
from reader.chinese.pronunciation import System
from reader.chinese.script import Script
from reader.errors import Place
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary

Annotate = Callable[..., Annotator]

PRINTED = "特朗普説税務局羣組隨着衛生床位"
"""Variants of either region mixed, as no conversion would leave them."""


def shown(annotator: Annotator, script: Script) -> str:
    return annotator.view(0, annotator.spans(0), script).text


def test_a_hong_kong_text_stays_as_printed_in_the_hong_kong_view(annotate: Annotate) -> None:
    assert shown(annotate(PRINTED, region=Region.HONG_KONG), Script.HONG_KONG) == PRINTED


def test_a_taiwan_text_keeps_its_characters_and_gets_its_regions_names(annotate: Annotate) -> None:
    text = shown(annotate(PRINTED, region=Region.TAIWAN), Script.TAIWAN)
    assert text == PRINTED.replace("特朗普", "川普")


@pytest.mark.parametrize("region", [Region.TAIWAN, Region.UNKNOWN])
def test_other_texts_are_shown_as_hong_kong_papers_print(annotate: Annotate, region: Region) -> None:
    text = shown(annotate("他說稅務局會脫離", region=region), Script.HONG_KONG)
    assert text == "他說稅務局會脫離"


def test_a_simplified_text_is_converted_whatever_its_region(annotate: Annotate) -> None:
    text = shown(annotate("他说税务局会脱离", region=Region.HONG_KONG), Script.HONG_KONG)
    assert text == "他說稅務局會脫離"


def test_a_name_keeps_the_characters_that_traditional_texts_print(cache_dir: Path) -> None:
    names = (
        Entry(term="布德里斯", english="Budrys", kind=Kind.PERSON),
        Entry(term="马尔科夫", english="M", kind=Kind.PERSON),
    )
    glossary = Glossary(Located(entry, Place("mine.yaml", 1, 3), "mine") for entry in names)
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, 0) for line in ("布德里斯說話了。", "马尔科夫不在。"))
    article = Article(title="", blocks=blocks, sections=(Section("", 0, 2),), region=Region.UNKNOWN)
    annotator = Annotator(article, glossary, cache_dir=cache_dir)
    card = annotator.card(0, annotator.spans(0), 0, System.PINYIN)
    assert card.forms == ()
    assert annotator.shown(0, annotator.spans(0)[0], Script.TAIWAN) == "布德里斯"
    assert annotator.shown(1, annotator.spans(1)[0], Script.HONG_KONG) == "馬爾科夫"
