"""Far beyond what has been read the names are those explained around, until reading comes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation.annotator import Annotator
from reader.annotation.nearby import FAR, NEARBY
from reader.annotation.spans import SpanKind, Spans
from reader.article import Article, Block, BlockKind, Section
from reader.chinese.pronunciation import System
from reader.glossary.glossary import Glossary

LATE = FAR + 500
EARLY = "研究員瑪爾塔·科瓦契（Marta Kovač）昨天到了港口。"
THERE = "船長埃里克·倫德（Erik Lund）在那裏等她。"
BOTH = "埃里克·倫德請瑪爾塔·科瓦契上船。"


@pytest.fixture
def article() -> Article:
    texts = [EARLY, *["海上很安靜。"] * (LATE - 2), THERE, BOTH]
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, 0) for text in texts)
    return Article(title="", blocks=blocks, sections=(Section("", 0, len(blocks)),))


def annotator_of(article: Article, cache: Path) -> Annotator:
    return Annotator(article, Glossary([]), cache_dir=cache)


def names(annotator: Annotator, spans: Spans) -> list[tuple[str, str]]:
    """(printed, original)"""
    return [
        (span.text, annotator.name(span.payload).original) for span in spans if span.kind is SpanKind.NAME
    ]


def test_first_what_is_explained_around_it_then_everything(article: Article, cache_dir: Path) -> None:
    annotator = annotator_of(article, cache_dir)
    annotator.annotate_nearby_first()
    assert not annotator.knows_names(LATE)
    hurried = annotator.spans(LATE)
    assert names(annotator, hurried) == [("埃里克·倫德", "Erik Lund")]
    assert all(payload >= NEARBY for _, kind, payload in hurried.told() if kind == SpanKind.NAME)
    assert annotator.gloss(LATE, hurried, 0, System.PINYIN).english == "Erik Lund"

    while not annotator.read_names(LATE, 0.001):
        pass
    assert annotator.knows_names(LATE)
    known = annotator.spans(LATE)
    assert names(annotator, known) == [("埃里克·倫德", "Erik Lund"), ("瑪爾塔·科瓦契", "Marta Kovač")]
    assert names(annotator, hurried) == [("埃里克·倫德", "Erik Lund")], "what was told of is still known"


def test_in_the_end_nothing_depends_on_where_reading_began(article: Article, cache_dir: Path) -> None:
    straight, hurried = annotator_of(article, cache_dir), annotator_of(article, cache_dir)
    hurried.annotate_nearby_first()
    for block in (LATE, 0, LATE - 1):
        hurried.spans(block)
    assert hurried.read_names(LATE, 60)
    for block in (0, 1, LATE - 1, LATE):
        ours, theirs = hurried.spans(block), straight.spans(block)
        assert list(ours.columns()) == list(theirs.columns())


def test_what_was_kept_is_not_taken_before_its_names_are_known(article: Article, cache_dir: Path) -> None:
    kept = annotator_of(article, cache_dir).spans(LATE)
    annotator = annotator_of(article, cache_dir)
    annotator.annotate_nearby_first()
    assert not annotator.accept(LATE, kept)
    assert annotator.accept(5, annotator.spans(5)), "of a block without names nothing need be known"
    assert annotator.read_names(LATE, 60)
    assert annotator.accept(LATE, kept)
