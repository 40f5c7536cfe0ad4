"""One set of built dictionaries for all tests of a run, and a way to annotate a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader import locations
from reader.annotation.annotator import Annotator
from reader.article import Article, Block, BlockKind, Region, Section
from reader.errors import Place
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary

ENTRIES = (
    Entry(
        term="特朗普",
        english="Donald Trump",
        kind=Kind.PERSON,
        aliases=("唐納德·特朗普",),
        regions={"tw": "川普"},
        note="45th and 47th President of the United States.",
        see=("庫什納", "范徐麗泰"),
        links={"wikidata": "Q22686"},
    ),
    Entry(term="庫什納", english="Jared Kushner", kind=Kind.PERSON),
    Entry(term="普京", english="Vladimir Putin", kind=Kind.PERSON, regions={"tw": "普丁"}),
    Entry(term="澤連斯基", english="Volodymyr Zelensky", kind=Kind.PERSON, regions={"tw": "澤倫斯基"}),
    Entry(term="范徐麗泰", english="Rita Fan", kind=Kind.PERSON),
    Entry(term="阿布扎比", english="Abu Dhabi", kind=Kind.PLACE, regions={"tw": "阿布達比"}),
    Entry(term="烏", english="Ukraine", kind=Kind.ABBREVIATION, whole_word=True),
    Entry(term="美", english="the US", kind=Kind.ABBREVIATION, whole_word=True),
    Entry(term="歐", english="Europe", kind=Kind.ABBREVIATION, whole_word=True),
    Entry(term="美俄歐", english="the US, Russia and Europe", kind=Kind.ABBREVIATION, whole_word=True),
    Entry(term="俄", english="Russia", kind=Kind.ABBREVIATION, pinyin="é", whole_word=True),
    Entry(term="俄油", english="Russian oil", kind=Kind.ABBREVIATION, whole_word=True),
    Entry(term="公屋", english="public housing"),
    Entry(term="高才通", english="Top Talent Pass Scheme"),
    Entry(term="SDN名單", english="SDN List", kind=Kind.TERM, pinyin="míngdān"),
    Entry(term="Agencja Wyborcza.pl", english="Agencja Wyborcza", kind=Kind.ORGANISATION),
    Entry(
        term="習近平", english="Xi Jinping", kind=Kind.PERSON, pinyin="Xí Jìnpíng", aliases=("習近平主席",)
    ),
    Entry(term="俄烏", english="Russia and Ukraine", kind=Kind.ABBREVIATION, pinyin="É-Wū", whole_word=True),
    Entry(term="盧布", english="rouble", kind=Kind.TERM, pinyin="lú bù"),
    Entry(term="四周年", english="fourth anniversary", kind=Kind.EVENT),
    Entry(term="28點和平協議", english="28-point peace plan", kind=Kind.EVENT),
    Entry(term="俄羅斯", english="Russia", kind=Kind.PLACE),
    Entry(term="俄羅斯石油公司", english="Rosneft", kind=Kind.ORGANISATION),
)

Annotate = Callable[..., Annotator]


@pytest.fixture(scope="session")
def cache_dir() -> Path:
    return locations.cache_dir()


@pytest.fixture(scope="session")
def annotate(cache_dir: Path) -> Annotate:
    """annotate(line, line, …) → an Annotator of an article with a paragraph a line."""
    glossary = Glossary(Located(entry, Place("mine/people.yaml", 3, 3), "mine") for entry in ENTRIES)

    def annotate(*lines: str, region: Region = Region.HONG_KONG) -> Annotator:
        blocks = tuple(Block(BlockKind.PARAGRAPH, line, 0) for line in lines)
        sections = (Section("", 0, len(blocks)),)
        article = Article(title="", blocks=blocks, sections=sections, region=region)
        return Annotator(article, glossary, cache_dir=cache_dir)

    return annotate
