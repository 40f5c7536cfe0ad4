"""Words: everything is covered once, dictionary words hold, callers' edges join in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation import spans
from reader.annotation.spans import SpanKind
from reader.chinese import cachefile
from reader.chinese.script import analysis_view
from reader.chinese.segmentation import GIVEN, SURNAME, Edge, Segmenter, TokenKind
from reader.chinese.wordlist import WordList
from tests.conftest import CACHE, copy_of_cache
from tests.unit.typesetting.strategies import any_texts


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.open(CACHE)


SEGMENTER: list[Segmenter] = []


def opened() -> Segmenter:
    if not SEGMENTER:
        SEGMENTER.append(Segmenter.open(CACHE))
    return SEGMENTER[0]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("陳太太和王先生、李議員到了。", "陳王李"),
        ("方小姐，張太說不用。", "方張"),
        ("連太太也來了，老師好。", ""),
        ("張太大了。", ""),
        ("陳先生", "陳"),
        ("張開了門。", ""),
    ],
)
def test_a_surname_before_a_title_is_one(text: str, surnames: str) -> None:
    edges = opened().segment(text, analysis_view(text))
    found = [text[edge.start : edge.end] for edge in edges if edge.payload == SURNAME]
    assert "".join(found) == surnames


@given(any_texts)
@settings(deadline=None)
def test_tokens_cover_all_but_white_space_once_and_in_order(text: str) -> None:
    at = 0
    for edge in opened().segment(text, analysis_view(text)):
        assert edge.start >= at
        assert not text[at : edge.start].strip()
        assert edge.end > edge.start
        at = edge.end
    assert not text[at:].strip()


@given(any_texts, st.data())
@settings(deadline=None)
def test_an_edge_cheap_enough_is_always_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if any(character.isspace() for character in text[start:end]):
        return
    edge = Edge(start, end, -1e6, SpanKind.ENTRY, 7)
    assert edge in opened().segment(text, analysis_view(text), [edge])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("要求承認頓巴斯", "要求 承認 頓巴斯"),
        ("烏拉爾原油", "烏拉爾 原油"),
        ("隨着中期選舉臨近", "隨着 中期 選舉 臨近"),
        ("隨著中期選舉臨近", "隨著 中期 選舉 臨近"),
        ("出口30萬噸", "出口 30萬 噸"),
        ("約103.7億美元", "約 103.7億 美元"),
        ("在2026年2月5日公布", "在 2026年2月5日 公布"),
        ("路透社（Reuters）報道", "路透社 （ Reuters ） 報道"),
        ("辦事處處長說", "辦事處 處長 說"),
        ("外交部部長到訪", "外交部 部長 到訪"),
        ("他處處小心", "他 處處 小心"),
        ("第四周的比賽", "第四 周 的 比賽"),
        ("第12次會議", "第12 次 會議"),
        ("四周漆黑", "四周 漆黑"),
    ],
)
def test_hong_kong_text_is_cut_where_its_words_end(segmenter: Segmenter, text: str, words: str) -> None:
    assert segmenter.cut(text) == words.split()


def test_kinds_are_the_spans_kinds() -> None:
    assert (SURNAME, GIVEN) == (spans.SURNAME, spans.GIVEN)
    assert {kind.name: kind.value for kind in TokenKind} == {
        kind.name: kind.value for kind in SpanKind if kind.name in TokenKind.__members__
    }


def test_a_word_list_that_is_built_anew_is_the_same_word_list(tmp_path: Path) -> None:
    WordList.open(CACHE)
    (path,) = copy_of_cache(tmp_path, "words-").iterdir()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert WordList.open(tmp_path).cost("停火") is not None
    assert path.read_bytes() == content


@pytest.fixture
def of_two_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the list, for those who ask only whether it is built."""
    monkeypatch.setattr("reader.chinese.wordlist.costs_of_words", lambda: iter([("停火", 9.0), ("火", 8.0)]))


@pytest.mark.usefixtures("of_two_words")
@pytest.mark.parametrize("share", [0, 0.4, 0.9])
def test_a_word_list_cut_short_is_built_anew(tmp_path: Path, share: float) -> None:
    WordList.open(tmp_path)
    (path,) = tmp_path.iterdir()
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    assert WordList.open(tmp_path).cost("停火") is not None
    assert path.read_bytes() == content


@pytest.mark.usefixtures("of_two_words")
def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cachefile, "_made", [tmp_path])
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the directory should be")
    assert WordList.open(blocked).cost("停火") is not None
