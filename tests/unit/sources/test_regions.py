"""Whose Chinese a text is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article import Region
from reader.sources import open_article, parse_text
from reader.sources.source import Given

TEXTS = Path(__file__).resolve().parents[3] / "texts"
HONG_KONG = "渡輪公司早前去信立法會，指油價上升，料將加價。有居民說甚麼也不會搬走，惟公司未有回應傳媒查詢。"
CANTONESE = "佢哋喺碼頭等咗成個鐘頭，啲船都未開，大家唔知點算好。"
TAIWAN = "臺北的捷運車廂裡，很多人看著手機螢幕，透過網路讀川普的消息，品質好壞就不管了。"
MAINLAND = "轮渡公司昨天表示，因为油价上升，来往离岛的船票下个月起涨价。居民说，他们事先没有收到通知。"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (HONG_KONG, Region.HONG_KONG),
        (CANTONESE, Region.HONG_KONG),
        (TAIWAN, Region.TAIWAN),
        (MAINLAND, Region.CHINA),
        ("（記者陳大文／台北報導）台鐵今天在臉書上說，明天的車班照常。", Region.TAIWAN),
        ("他在臉書上說，渡輪明天照常開出。", Region.UNKNOWN),
        (f"{HONG_KONG}他在臉書上這樣說，有報導指他已經離開。", Region.HONG_KONG),
        ("渡輪公司昨天說，船票下個月起漲價。", Region.UNKNOWN),
        ("The ferry is late.", Region.UNKNOWN),
        (HONG_KONG + TAIWAN, Region.UNKNOWN),
        (MAINLAND + TAIWAN, Region.UNKNOWN),
        ("他住在山下，工作是寫字。", Region.UNKNOWN),
        ("目的士兵都知道，那是巴士站。", Region.UNKNOWN),
    ],
)
def test_the_way_it_is_written_tells_whose_it_is(text: str, region: Region) -> None:
    article = parse_text(text)
    assert article.region is region
    assert article.region_guessed is (region is not Region.UNKNOWN)


def test_words_of_a_subject_do_not_tell_and_a_text_about_the_other_place_keeps_its_own() -> None:
    text = f"{HONG_KONG}台灣立法院昨日三讀，民進黨與國民黨都投了贊成票，台北市的計程車也要加價。"
    assert parse_text(text).region is Region.HONG_KONG


def test_what_the_text_or_the_reader_says_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: 渡輪\nregion: tw\n---\n\n{HONG_KONG}\n", encoding="utf-8")
    said = open_article(path)
    assert (said.region, said.region_guessed) == (Region.TAIWAN, False)
    chosen = open_article(path, given=Given(region="cn"))
    assert (chosen.region, chosen.region_guessed) == (Region.CHINA, False)


def test_where_lines_count_nothing_is_inferred() -> None:
    assert parse_text(HONG_KONG, lines=True).region is Region.UNKNOWN


def test_the_shipped_article_is_told_by_its_body_alone() -> None:
    body = (TEXTS / "ceasefire.zh-Hant.md").read_text(encoding="utf-8").split("---", 2)[2]
    assert parse_text(body).region is Region.HONG_KONG
