"""The page with colours is the plain page with looks, and nothing else a terminal obeys is in it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.article import Article, Block, BlockKind, Section
from reader.errors import Place
from reader.export.ansi import ansi_page
from reader.export.paper import Paper
from reader.export.plain import plain_page
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary
from reader.palette import NIGHT
from reader.settings import Settings
from reader.sgr import Depth, Ink
from reader.sources import parse_text
from tests.conftest import CACHE

SGR = re.compile(r"\x1b\[0(?:;\d+)*m")
GLOSSARY = Glossary(
    Located(entry, Place(Path("mine.yaml"), 1, 3), "mine.yaml")
    for entry in (
        Entry(
            term="特朗普", english="Donald Trump", kind=Kind.PERSON, regions={"tw": "川普"}, note="President."
        ),
        Entry(term="毒", english="poi\x1b[31mson", note="a\x07b\u202ec\x1b]52;c;eA==\x07"),
    )
)
TEXT = "# 會面\n\n特朗普到訪北京。奧斯特羅（Jan Ostro）也在。\n\n> 風大雨大。\n\n- 特朗普說\n"


def both(article: Article, **more: str) -> tuple[list[str], list[str]]:
    annotator = Annotator(article, GLOSSARY, cache_dir=CACHE)
    look = Paper.chosen(Settings(language="en", tone_colours=True), columns=60, **more)
    ink = Ink(NIGHT, Depth.TRUE)
    return list(plain_page(article, annotator, look)), list(ansi_page(article, annotator, look, ink))


def test_colours_change_nothing_of_the_text() -> None:
    for ruby in ("off", "terms", "all"):
        plain, coloured = both(parse_text(TEXT, path=Path("a.md")), ruby=ruby)
        assert [SGR.sub("", line) for line in coloured] == plain


def test_kinds_have_their_colours_and_an_underline_and_a_number() -> None:
    _, coloured = both(parse_text(TEXT, path=Path("a.md")))
    person = Ink(NIGHT, Depth.TRUE).sgr(("person",))
    assert ";4;" in person
    assert f"{person}特朗普" in "".join(coloured)
    assert "[1]" in "".join(coloured)
    assert {SGR.findall(line)[-1] for line in coloured if "\x1b" in line} == {"\x1b[0m"}


def test_syllables_have_the_colours_of_their_tones_where_the_settings_say_so() -> None:
    _, coloured = both(parse_text(TEXT, path=Path("a.md")), ruby="terms")
    assert f"{Ink(NIGHT, Depth.TRUE).sgr(('ruby', 'tone-3'))}lǎng" in "".join(coloured)


wild = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        st.sampled_from(["毒", "特朗普", "\x1b[31m", "\x9b2J", "\x1b]0;x\x07", "[bold]", "\u202e", "👩‍👧"]),
    ),
    min_size=1,
    max_size=12,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wild, wild, st.sampled_from(["off", "all"]), st.sampled_from(["original", "taiwan"]))
def test_only_what_is_drawn_and_our_own_sequences_come_out(
    text: str, about: str, ruby: str, script: str
) -> None:
    """Even where a source had let something through: the article is made by hand here."""
    blocks = (
        Block(BlockKind.PARAGRAPH, text, 0, translation=about),
        Block(BlockKind.ITEM, "火", 0, marker="•"),
    )
    article = Article(title="", blocks=blocks, sections=(Section("", 0, 2),), author=about, source=about)
    for page in both(article, ruby=ruby, script=script, english="below"):
        for line in page:
            rest = SGR.sub("", line)
            assert not {unicodedata.category(one) for one in rest} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
