"""One query finds its places in any script, with or without tones, spaces, case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Position, Section
from reader.errors import SourceError
from reader.search import Hit, Query, find, find_in_block, find_section
from tests.unit.typesetting.strategies import any_texts

TEXT = "特朗普到訪西安，先見呂先生；弗拉基米爾·普京（Vladimir Putin）同行。"
PINYIN = (
    "特te4 朗lang3 普pu3 到dao4 訪fang3 西xi1 安an1 先xian1 見jian4 呂lü3 生sheng5 "
    "弗Fu2 拉La1 基ji1 米mi3 爾er3 京jing1 同tong2 行xing2"
)
SOUNDS = {each[0]: each[1:] for each in PINYIN.split()}


def article_of(*blocks: Block, sections: tuple[Section, ...] = ()) -> Article:
    return Article(title="", blocks=blocks, sections=sections or (Section("", 0, len(blocks)),))


def paragraph(text: str, translation: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, 0, translation=translation)


def found(query: str, text: str = TEXT) -> list[str]:
    """What of the text a query hits."""
    hits = find_in_block(
        article_of(paragraph(text)), 0, Query.parse(query), lambda: [SOUNDS.get(each, "") for each in text]
    )
    return [text[hit.start : hit.end] for hit in hits]


CHINESE = ["特朗普", "特 朗 普", " 特朗普 "]
LETTERS = ["telangpu", "te lang pu", "Te-lang-pu", "TELANGPU", "tèlǎngpǔ", "te4lang3pu3", "te4 lang3 pu3"]


@pytest.mark.parametrize("query", [*CHINESE, *LETTERS])
def test_every_way_to_write_a_name_finds_it(query: str) -> None:
    assert found(query) == ["特朗普"]


@pytest.mark.parametrize(
    "query", ["télǎngpǔ", "te1lang3pu3", "telang", "elangpu", "langp", "te l ang pu"][:2]
)
def test_a_tone_that_is_written_has_to_be_right(query: str) -> None:
    assert found(query) == []


@pytest.mark.parametrize("query", ["elangpu", "langp", "tel", "te l ang pu"])
def test_a_reading_begins_and_ends_where_syllables_do(query: str) -> None:
    assert found(query) == []


def test_one_or_two_letters_are_whole_syllables_and_words() -> None:
    text = "特朗普（A. Kan）到訪，a 型安。"
    assert found("a", text) == ["A", "a"]
    assert found("an", text) == ["安"]
    assert found("te", text) == ["特"]


def test_a_space_in_a_reading_parts_syllables() -> None:
    assert found("xian") == ["西安", "先", "先"]
    assert found("xi an") == found("xi'an") == found("xi1an1") == ["西安"]
    assert found("xian1") == ["西安", "先", "先"]


@pytest.mark.parametrize(
    "query", ["lüxiansheng", "lvxiansheng", "lu: xian sheng", "luxiansheng", "lǚ xiānsheng"]
)
def test_the_front_vowel_is_found_however_it_is_typed(query: str) -> None:
    assert found(query) == ["呂先生"]


def test_a_reading_goes_on_over_a_middle_dot_and_not_over_a_comma() -> None:
    assert found("fulajimi'er pujing") == ["弗拉基米爾·普京"]
    assert found("an xian") == []


@pytest.mark.parametrize("text", ["烏克蘭總統", "乌克兰总统", "烏 克 蘭 總 統"])
def test_either_script_finds_the_other(text: str) -> None:
    assert found("烏克蘭總統", text) == found("乌克兰总统", text) == [text]


def test_regional_variants_of_a_character_find_each_other() -> None:
    assert found("衛星", "衞星") == ["衞星"]
    assert found("隨著", "隨着") == ["隨着"]


def test_a_character_is_found_whatever_its_neighbours_make_of_it() -> None:
    assert found("乾", "乾隆年間") == ["乾"]


def test_latin_words_are_found_without_case_width_and_accents() -> None:
    assert found("zelensky", "總統Zelenský") == ["Zelenský"]
    assert found("Zelensky", "總統ＺＥＬＥＮＳＫＹ") == ["ＺＥＬＥＮＳＫＹ"]
    assert found("PUTIN") == ["Putin"]
    assert found("vladimirputin") == found("vladimir  putin") == ["Vladimir Putin"]


def test_words_are_not_joined_from_the_middle_of_one() -> None:
    assert found("heart", "the art of it") == []


def test_a_hit_in_the_english_alone_is_the_block_itself() -> None:
    article = article_of(paragraph("普京"), paragraph("限期", "The deadline is near."), paragraph("停火"))
    assert list(find(article, Query.parse("Deadline is"))) == [Hit(1, 0, 1)]


def test_a_search_is_answered_block_by_block() -> None:
    article = article_of(*(paragraph("停火") for _ in range(3)))
    asked: list[int] = []
    hits = find(article, Query.parse("ting"), lambda block: asked.append(block) or ["ting2", "huo3"])
    assert next(hits) == Hit(0, 0, 1)
    assert asked == [0]


@pytest.mark.parametrize("query", ["", "  ", "？", "\u0301", "5"])
def test_a_query_of_nothing_is_no_error(query: str) -> None:
    assert found(query, "停火了") == []


@given(any_texts, st.data())
def test_every_piece_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    if any("\u4e00" <= character <= "\u9fff" for character in piece) and piece == piece.strip():
        assert piece in found(piece, text)


@given(any_texts, any_texts)
def test_hits_lie_inside_the_text_in_order(text: str, query: str) -> None:
    hits = find_in_block(article_of(paragraph(text)), 0, Query.parse(query), lambda: ["a1"] * len(text))
    assert hits == sorted(set(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


def test_a_section_is_named_by_number_or_by_words() -> None:
    heading = Block(BlockKind.HEADING, "澤連斯基的餘地", 1, level=2)
    article = article_of(
        paragraph("基輔與澤連斯基"),
        heading,
        paragraph("大選"),
        sections=(Section("", 0, 1), Section("澤連斯基的餘地", 1, 3)),
    )
    assert find_section(article, "2") == Position(1, 0)
    assert find_section(article, "泽连斯基") == Position(1, 0)
    assert find_section(article, "大選") == Position(2, 0)
    for wrong in ("3", "0", "月球"):
        with pytest.raises(SourceError):
            find_section(article, wrong)
