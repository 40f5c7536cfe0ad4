"""What is kept of a text is told only while it holds, and never from a damaged file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import locations
from reader.annotation.keeping import Keeper, prune
from reader.annotation.kept import Kept, open_kept
from reader.annotation.keptfile import KeptFile, write_kept
from reader.annotation.spans import SpanKind, Spans
from reader.annotation.spanstore import SpanStore
from reader.article import Article
from reader.chinese.pronunciation import Reading, System
from reader.chinese.script import Script, ScriptView
from reader.sources import open_article

TEXT = "港口的早晨\n\n漁船在六點以前回港。\n\n買魚的人已經等着。\n"
KINDS = ("person", "place")


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text with its glossary beside it, in a home of its own, none of it just written."""
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("reader.annotation.stamps.FRESH", 0)
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, "utf-8")
    locations.user_glossary().mkdir(parents=True)
    (locations.user_glossary() / "mine.yaml").write_text("- {term: 漁船, english: boat}\n", "utf-8")
    locations.corrections_file().write_text("", "utf-8")
    return path


def spans_of(text: str) -> Spans:
    """The first character an entry, the rest words."""
    kinds = [(SpanKind.ENTRY, 1), *[(SpanKind.WORD, -1)] * (len(text) - 1)]
    return Spans(text, [(at, at + 1, kind, payload) for at, (kind, payload) in enumerate(kinds)])


def keep(path: Path) -> Article:
    """Annotate a text, after a fashion, and keep that."""
    article = open_article(path)
    keeper, store = Keeper(article), SpanStore(article)
    keeper.stamp()
    for number, block in enumerate(article.blocks):
        store.add(number, spans_of(block.text))
        readings = [Reading(syllables=("zi4",), proper=not at) for at in range(len(block.text))]
        keeper.add(number, System.PINYIN, readings, None)
        keeper.add(number, None, None, ScriptView(Script.SIMPLIFIED, block.text))
    assert keeper.news
    assert keeper.save(store, KINDS)
    return article


def opened(article: Article) -> Kept:
    kept = open_kept(article)
    assert kept is not None
    return kept


def test_spans_readings_and_views_are_there_at_the_next_opening(text: Path) -> None:
    keep(text)
    article = open_article(text)
    kept = opened(article)
    assert (kept.kinds, kept.complete) == (KINDS, True)
    for number, block in enumerate(article.blocks):
        spans = kept.spans(number)
        assert spans is not None
        assert list(spans.columns()) == list(spans_of(block.text).columns())
        for system in (System.PINYIN, System.ZHUYIN):
            readings = kept.readings(number, spans, system, Script.ORIGINAL)
            assert readings is not None
            assert [reading.syllables for reading in readings] == [("zi4",)] * len(block.text)
        assert kept.readings(number, spans, System.JYUTPING, Script.ORIGINAL) is None
        assert kept.view(number, Script.SIMPLIFIED) == ScriptView(Script.SIMPLIFIED, block.text)
        assert kept.view(number, Script.TAIWAN) is None


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an entry in the reader's glossary": lambda _: write(
        locations.user_glossary() / "mine.yaml", "- {term: 漁船, english: ship}\n"
    ),
    "a file more in it": lambda _: write(locations.user_glossary() / "more.yaml", ""),
    "the glossary gone": lambda _: (locations.user_glossary() / "mine.yaml").unlink(),
    "a correction": lambda _: write(locations.corrections_file(), "- {text: 早晨, pinyin: zǎo chén}\n"),
    "a glossary beside the text": lambda text: write(text.with_name("harbour.glossary.yaml"), ""),
    "a folder of them": lambda text: write(text.parent / "glossary" / "one.yaml", ""),
    "a pack": lambda _: write(locations.packs_file(), 'on = ["x"]\n'),
    "a dictionary": lambda _: write(locations.dictionaries_dir() / "x.u8", ""),
    "the text": lambda text: write(text, TEXT.replace("六", "五")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_holds_after_a_change_of(change: str, text: Path) -> None:
    keep(text)
    CHANGES[change](text)
    assert open_kept(open_article(text)) is None
    keep(text)
    assert opened(open_article(text)).complete


def test_a_file_of_the_same_length_and_time_is_another_file(text: Path) -> None:
    keep(text)
    mine = locations.user_glossary() / "mine.yaml"
    before = mine.stat()
    mine.write_text(mine.read_text("utf-8").replace("boat", "ship"), "utf-8")
    os.utime(mine, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert open_kept(open_article(text)) is None


def test_what_changes_while_it_is_annotated_is_not_kept(text: Path) -> None:
    article = open_article(text)
    keeper, store = Keeper(article), SpanStore(article)
    keeper.stamp()
    store.add(0, spans_of(article.blocks[0].text))
    write(locations.corrections_file(), "- {text: 早晨, pinyin: zǎo chén}\n")
    assert not keeper.save(store, KINDS)
    assert open_kept(article) is None


def test_a_file_too_fresh_to_be_told_from_its_next_version_is_not_kept_from(
    text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.annotation.stamps.FRESH", 10**18)
    article = open_article(text)
    keeper = Keeper(article)
    keeper.stamp()
    assert not keeper.save(SpanStore(article), KINDS)


def test_part_of_a_text_is_kept_and_the_rest_is_found_again(text: Path) -> None:
    article = open_article(text)
    keeper, store = Keeper(article), SpanStore(article)
    keeper.stamp()
    store.add(1, spans_of(article.blocks[1].text))
    assert keeper.save(store, KINDS)
    kept = opened(article)
    again = SpanStore(article, kept)
    assert (kept.complete, again.known()) == (False, [1])
    assert again.get(0) is None
    again.forget([1])
    assert again.known() == []


def test_the_next_sitting_keeps_what_it_was_given_and_adds_to_it(text: Path) -> None:
    article = keep(text)
    keeper, store = Keeper(article, kept=opened(article)), SpanStore(article, opened(article))
    keeper.stamp()
    assert keeper.holds(KINDS)
    assert not keeper.holds(("person",))
    store.add(0, spans_of(article.blocks[0].text))
    assert keeper.save(store, KINDS)
    kept = opened(article)
    assert kept.complete
    assert kept.view(1, Script.SIMPLIFIED) is not None
    assert kept.view(0, Script.SIMPLIFIED) is None, "its spans are other ones now"


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.data())
def test_a_damaged_file_tells_nothing_wrong(text: Path, chance: st.DataObject) -> None:
    article = keep(text) if open_kept(open_article(text)) is None else open_article(text)
    path = opened(article).file.path
    whole = path.read_bytes()
    damaged = bytearray(whole)
    for _ in range(chance.draw(st.integers(0, 3))):
        damaged[chance.draw(st.integers(0, len(damaged) - 1))] = chance.draw(st.integers(0, 255))
    del damaged[chance.draw(st.integers(len(damaged) // 2, len(damaged))) :]
    path.write_bytes(damaged)
    try:
        kept = open_kept(article)
        for number, block in enumerate(article.blocks if kept else ()):
            assert kept is not None
            spans = kept.spans(number)
            assert spans is None or list(spans.columns()) == list(spans_of(block.text).columns())
            view = kept.view(number, Script.SIMPLIFIED)
            assert view is None or view.characters == block.text
    finally:
        path.write_bytes(whole)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_kept_file(written: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.kept"
        path.write_bytes(written)
        with pytest.raises(ValueError, match="kept annotation"):
            KeptFile(path)


@pytest.mark.parametrize("facts", [{}, {"stamps": 3}, {"stamps": [], "names": [], "kinds": [0]}])
def test_a_whole_file_that_lacks_its_facts_is_none(text: Path, facts: dict[str, object]) -> None:
    article = keep(text)
    path = opened(article).file.path
    write_kept(path, facts, {}, [])
    assert open_kept(article) is None


def test_pieces_of_another_text_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.kept"
    write_kept(path, {}, {"spans": [(0, b"one"), (4, b"two")]}, ["a", "b", "c", "d", "e"])
    file = KeptFile(path)
    assert (file.piece("spans", 0, "a"), file.piece("spans", 4, "e")) == (b"one", b"two")
    assert file.piece("spans", 0, "b") is None
    assert file.piece("spans", 1, "b") is None
    assert file.piece("views", 0, "a") is None
    file.close()
    assert file.piece("spans", 0, "a") is None


def test_those_used_longest_ago_go_first(tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.kept"
        path.write_bytes(bytes(100))
        os.utime(path, (number, number))
    (tmp_path / "x.kept.123").write_bytes(bytes(100))
    os.utime(tmp_path / "x.kept.123", (1, 1))
    assert prune(tmp_path, 250, keep=tmp_path / "0.kept") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.kept", "3.kept"]
    assert prune(tmp_path / "nowhere", 0) == 0
