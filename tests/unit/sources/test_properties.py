"""What holds for every text and every sequence of bytes."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, BlockKind
from reader.errors import SourceError
from reader.sources import open_article, parse_text
from reader.sources.charsets import ready

PIECES = st.sampled_from(
    [
        *(
            "渡輪",
            "，",
            "。",
            "？",
            "！",
            "「",
            "」",
            "（",
            "）",
            "：",
            "\n",
            "\n\n",
            "　",
            " ",
            "• ",
            "■ ",
            "- ",
            "一、",
        ),
        *(
            "1. ",
            "圖為",
            "（Reuters）",
            "編按：",
            "註",
            "【",
            "】",
            "AP",
            "28",
            "%",
            "2026年3月1日，",
            "\r\n",
            "\t",
            "\u2028",
        ),
        *(
            "圖／路透",
            "停航了，居民要等下一班船，才能回到島上去。",
            "*",
            "_",
            "[",
            "](",
            "`",
            "#",
            ">",
            "|",
            "---",
            "<!--",
        ),
        *("-->", "&amp;", "![", "```", "    ", "===", "title: "),
        *(
            "\n第一章",
            "\n第二回 雨\n",
            "\n卷二\n",
            "\n楔子\n",
            "\n目錄\n",
            "\n後記\n",
            "\n（一）\n",
            "\n二\n",
            "……12\n",
        ),
    ]
)
NEWSPAPER = st.lists(PIECES, max_size=60).map("".join)
FORBIDDEN = {"Cc", "Cs", "Zl", "Zp"}


def open_or_none(data: bytes, *, lines: bool = False) -> Article | None:
    try:
        return open_article("-", stdin=io.BytesIO(data), lines=lines)
    except SourceError:
        return None


def assert_sound(article: Article) -> None:
    """Sections cover the blocks once, a heading begins each but the first, and no text can do harm."""
    starts = [section.start for section in article.sections]
    assert starts == [0, *(section.end for section in article.sections)][: len(starts)]
    assert article.sections[-1].end == len(article.blocks)
    for number, section in enumerate(article.sections):
        assert section.start < section.end
        assert all(block.section == number for block in article.blocks[section.start : section.end])
    for text in [
        article.title,
        article.date,
        article.author,
        *(block.text + block.marker for block in article.blocks),
    ]:
        assert not FORBIDDEN.intersection(map(unicodedata.category, text))
        assert not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in text)


def solid(text: str) -> str:
    return "".join(text.split())


@given(NEWSPAPER)
def test_plain_text_loses_nothing_but_white_space(text: str) -> None:
    text = "渡輪的事，大家都已經知道。\n" + text
    article = parse_text(text, path=Path("a.txt"))
    assert_sound(article)
    assert "".join(solid(block.marker + block.text) for block in article.blocks) == solid(text)
    assert len(article.lines) == len(article.blocks)
    assert list(article.lines) == sorted(article.lines)


@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=30), max_size=12),
    st.sampled_from(["\n", "\n\n"]),
)
def test_any_characters_of_any_lines_land_somewhere_once(lines: list[str], end: str) -> None:
    text = end.join(["渡輪的事，大家都已經知道。", *lines])
    article = parse_text(text, path=Path("a.txt"))
    assert_sound(article)
    assert "".join(block.marker + block.text for block in article.blocks) == "".join(text.split())


@given(NEWSPAPER)
def test_markdown_always_opens(text: str) -> None:
    assert_sound(parse_text("甲\n\n" + text, path=Path("a.md")))


@given(st.text(max_size=300))
def test_any_characters_are_made_harmless(text: str) -> None:
    for path in (Path("a.txt"), Path("a.md")):
        assert_sound(parse_text("甲\n\n" + text, path=path))


@given(st.binary(max_size=400))
def test_any_bytes_open_or_are_refused(data: bytes) -> None:
    for lines in (False, True):
        article = open_or_none(data, lines=lines)
        if article:
            assert_sound(article)


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"])), min_size=1))
def test_lines_are_kept_as_they_are(lines: list[str]) -> None:
    article = parse_text("\n".join(lines) + "\n", lines=True)
    assert [block.text for block in article.blocks] == lines
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}


@given(st.text("渡輪公司昨日表示票價下月起調整他們說這是沒有辦法的事", min_size=12, max_size=200))
def test_every_encoding_of_a_text_reads_the_same(text: str) -> None:
    text = f"{text}。\n"
    chinese = ("big5hkscs", "cp950", "gb18030", "euc_tw")
    for encoding in (
        *chinese,
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
    ):
        article = open_or_none(text.encode(ready(encoding)))
        assert article
        assert [block.text for block in article.blocks] == [text.strip()]
