"""A search by sound passes over what cannot hold a hit, and over nothing else."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.corrections import Correction, Corrections
from reader.annotation.likely import Likely, SoundsOfText
from reader.annotation.spans import Spans
from reader.article import Article, Block, BlockKind, Section
from reader.errors import Place
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary
from reader.search import Query, find_in_block
from tests.conftest import CACHE

TEXT = (
    "漁船在六點以前回港，單于的使者買了魚。呂先生行長銀行，樂章快樂；"
    "弗拉基米爾·普京（Putin）說：「還沒還錢。」重慶的重量，曾經姓曾；女兒在這兒，3點見。"
)


def annotator_of(text: str) -> Annotator:
    article = Article(title="", blocks=(Block(BlockKind.PARAGRAPH, text, 0),), sections=(Section("", 0, 1),))
    entries = [Located(Entry(term="漁船", english="boat", pinyin="wa la"), Place("x"), "x")]
    corrections = Corrections([Correction(text="銀行", pinyin="kū lū")])
    return Annotator(article, Glossary(entries), cache_dir=CACHE, corrections=corrections)


@cache
def known() -> tuple[Annotator, Spans, SoundsOfText]:
    annotator = annotator_of(TEXT)
    return annotator, annotator.spans(0), SoundsOfText(annotator, CACHE)


def letters_of(query: str) -> str:
    sound = Query.parse(query).sound
    assert sound is not None
    return sound.letters


@pytest.mark.parametrize(
    "query", ["chanyu", "xingzhang", "yuezhang", "huanqian", "chongqing", "wala", "kulu", "nver"]
)
def test_every_way_to_read_a_character_counts(query: str) -> None:
    assert Likely(letters_of(query), known()[2]).may_hold(TEXT)


@pytest.mark.parametrize("query", ["telangpu", "yuchua", "gang gang", "putin"])
def test_what_no_characters_spell_is_passed_over(query: str) -> None:
    assert not Likely(letters_of(query), known()[2]).may_hold(TEXT)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, 4), st.booleans(), st.booleans())
def test_nothing_that_is_found_is_passed_over(start: int, size: int, toned: bool, spaced: bool) -> None:
    annotator, spans, sounds = known()
    syllables = annotator.syllables(0, spans, quickly=True)
    said = [each if toned else each.rstrip("12345") for each in syllables[start : start + size] if each]
    query = Query.parse((" " if spaced else "").join(said))
    if query.sound is not None and find_in_block(annotator.article, 0, query, lambda: syllables):
        assert Likely(query.sound.letters, sounds).may_hold(TEXT)
