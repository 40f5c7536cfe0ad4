"""JSON: the contract with other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.annotation.annotator import Annotator
from reader.article import Article, Block, BlockKind, Region, Section
from reader.errors import Place
from reader.export.json import article_json, blocks_jsonl
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.glossary import Glossary
from reader.locations import cache_dir


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    entry = Entry(term="特朗普", english="Donald Trump", kind=Kind.PERSON)
    glossary = Glossary([Located(entry, Place(Path("mine.yaml"), 1, 3), "mine.yaml")])
    article = Article(
        title="題",
        date="2026-02-12",
        region=Region.HONG_KONG,
        blocks=(
            Block(BlockKind.HEADING, "題", 0, level=1, translation="Title"),
            Block(BlockKind.PARAGRAPH, "特朗普（Donald Trump）與威特科夫（Steve Witkoff）😀 2026年。", 0),
        ),
        sections=(Section("", 0, 2),),
    )
    return Annotator(article, glossary, cache_dir=cache_dir())


def test_the_article_carries_its_head_and_every_block(annotator: Annotator) -> None:
    made = article_json(annotator.article, annotator)
    assert {key: made[key] for key in ("version", "title", "date", "region", "sections")} == {
        "version": 1,
        "title": "題",
        "date": "2026-02-12",
        "region": "hk",
        "sections": [""],
    }
    heading, paragraph = made["blocks"]
    assert (heading["kind"], heading["level"], heading["translation"]) == ("heading", 1, "Title")
    assert paragraph["translation"] is None
    json.dumps(made)


def test_spans_stand_in_order_with_one_syllable_a_character(annotator: Annotator) -> None:
    for block in article_json(annotator.article, annotator)["blocks"]:
        at = 0
        for span in block["spans"]:
            assert at <= span["start"] < span["end"]
            assert span["text"] == block["text"][span["start"] : span["end"]]
            assert len(span.get("pinyin", span["text"])) == len(span["text"])
            assert isinstance(span["doubtful"], bool)
            at = span["end"]


def test_entries_and_names_carry_what_the_text_gives_as_their_original(annotator: Annotator) -> None:
    spans = article_json(annotator.article, annotator)["blocks"][1]["spans"]
    told = {span["text"]: span for span in spans}
    assert told["特朗普"]["kind"] == "entry"
    assert told["特朗普"]["pinyin"] == ["tè", "lǎng", "pǔ"]
    assert told["特朗普"]["original"] == "Donald Trump"
    assert told["特朗普"]["entry"] == {
        "term": "特朗普",
        "english": "Donald Trump",
        "kind": "person",
        "file": "mine.yaml",
        "line": 1,
    }
    assert (told["威特科夫"]["kind"], told["威特科夫"]["original"]) == ("name", "Steve Witkoff")
    assert told["年"]["pinyin"] == ["nián"]
    assert "pinyin" not in told["2026"]
    assert told["2026"]["whole"] == told["年"]["whole"]
    assert (told["2026"]["kind"], told["年"]["kind"]) == ("number", "word")
    assert not {"pinyin", "english", "original", "entry"} & set(told["。"])


def test_a_numeral_is_told_by_what_stands_on_both_sides() -> None:
    text = "下午三時，大家在大樓裏一起開會。三時，大家在大樓裏一起開會。第十一屆。"
    article = Article(
        title="",
        blocks=(Block(BlockKind.PARAGRAPH, text, 0),),
        sections=(Section("", 0, 1),),
        date="2026-02-05",
    )
    spans = article_json(article, Annotator(article, Glossary([]), cache_dir=cache_dir()))["blocks"][0][
        "spans"
    ]
    hours = [span["english"] for span in spans if span["text"] == "三"]
    assert hours[0] == "3 pm"
    assert "3 pm" not in hours[1]
    assert [span["english"] for span in spans if span["text"] == "第十一"] == ["11th"]


def test_jsonl_gives_the_same_blocks_one_a_line(annotator: Annotator) -> None:
    lines = list(blocks_jsonl(annotator.article, annotator))
    assert not any("\n" in line for line in lines)
    assert [json.loads(line) for line in lines] == article_json(annotator.article, annotator)["blocks"]


def test_blocks_tell_where_they_stand_in_the_source(tmp_path: Path) -> None:
    from reader.sources import open_article

    lines = [
        "date 2026-02-12 雨停了，船也到了。",
        "",
        "　　渡口沒有人。",
        "　　" + "江水漲上來了，渡船不開。" * 300,
    ]
    path = tmp_path / "江上.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    article = open_article(path)
    made = article_json(article, Annotator(article, Glossary([]), cache_dir=cache_dir()))
    assert len(made["blocks"]) > 4
    for block in made["blocks"]:
        source = lines[block["line"] - 1][block["begins"] :]
        assert source.startswith(block["text"])
    long = [block["text"] for block in made["blocks"] if block["line"] == 4]
    assert "".join(long) == lines[3].strip()
