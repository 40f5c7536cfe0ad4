"""Books in plain text: chapters, tables of contents, Project Gutenberg, paragraphs without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, BlockKind
from reader.sources import parse_text
from reader.sources.chapters import Rank, read_chapter
from reader.sources.draft import LONGEST, cut_at_sentences

LONG = "船家說今夜不開船，客人只好住下，等雨停了再走，可是雨一直沒有停，江水倒是漲上來了。"


def parse(*lines: str) -> Article:
    return parse_text("\n".join(lines))


def sections(article: Article) -> list[tuple[str, int]]:
    return [(section.title, section.level) for section in article.sections]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("第一回", Rank.CHAPTER),
        ("第一百二十回　江上夜雨　渡頭故人", Rank.CHAPTER),
        ("第12章 風雨", Rank.CHAPTER),
        ("第十二章：風雨", Rank.CHAPTER),
        ("第十二章風雨", Rank.CHAPTER),
        ("正文 第三章 你敢！", Rank.CHAPTER),
        ("第 ３ 話", Rank.CHAPTER),
        ("第四幕", Rank.CHAPTER),
        ("第二節 渡頭", Rank.PART),
        ("第一部　江上", Rank.VOLUME),
        ("第二卷", Rank.VOLUME),
        ("卷三", Rank.VOLUME),
        ("卷之一　江上", Rank.VOLUME),
        ("上卷", Rank.VOLUME),
        ("楔子", Rank.CHAPTER),
        ("番外三 渡頭", Rank.CHAPTER),
        ("后记", Rank.CHAPTER),
        ("附錄一：年表", Rank.CHAPTER),
        ("Chapter 12: Rain", Rank.CHAPTER),
        ("CHAPTER IV", Rank.CHAPTER),
        ("Book Two", Rank.VOLUME),
        ("Epilogue", Rank.CHAPTER),
    ],
)
def test_a_line_says_what_it_begins(line: str, rank: Rank) -> None:
    chapter = read_chapter(line)
    assert chapter
    assert chapter.rank is rank


@pytest.mark.parametrize(
    "line",
    [
        "第一章程他沒有看過",
        "第三部分人留在岸上",
        "第二部隊已經過江",
        "第一回合他就輸了",
        "第四季度的票價",
        "第五節目是唱歌",
        "第一次下雨",
        "第三章，他還沒有看完",
        "第三章說的是江上的事。",
        "序幕已經拉開了",
        "後記者又問了一次",
        "Chapter and verse",
        "Chapter 3 was lost on the way",
        "Parting is hard",
        "下集團軍",
    ],
)
def test_sentences_that_begin_like_chapters_are_none(line: str) -> None:
    assert read_chapter(line) is None


def test_volumes_stand_above_chapters_and_those_above_parts() -> None:
    article = parse(
        "江上",
        "",
        "序",
        LONG,
        "卷一",
        "第一章 雨",
        LONG,
        "第一節",
        LONG,
        "卷二",
        "第二章",
        LONG,
        "後記",
        LONG,
    )
    assert sections(article) == [
        ("序", 2),
        ("卷一", 2),
        ("第一章 雨", 3),
        ("第一節", 4),
        ("卷二", 2),
        ("第二章", 3),
        ("後記", 2),
    ]


def test_chapters_alone_are_the_outermost_and_the_first_line_is_the_title() -> None:
    article = parse("江上", "第一回　雨", LONG, "第二回　渡", LONG)
    assert (article.title, sections(article)) == ("江上", [("第一回　雨", 2), ("第二回　渡", 2)])


def test_the_heading_of_the_one_chapter_there_is_is_the_title() -> None:
    article = parse("第七回　渡頭", "", LONG, LONG)
    assert (article.title, sections(article)) == ("第七回　渡頭", [("", 2)])
    assert parse("第七回　渡頭", "", LONG, "第八回　江上", "", LONG).title == ""


def test_a_title_on_the_line_after_its_number_is_one_heading_with_it() -> None:
    lines = [
        line
        for n, title in (("一", "江上夜雨　渡頭故人"), ("二", "雨停"))
        for line in (f"第{n}回", title, LONG)
    ]
    article = parse("江上", "", *lines, "第三回", LONG)
    assert sections(article) == [("第一回　江上夜雨　渡頭故人", 2), ("第二回　雨停", 2), ("第三回", 2)]
    assert [article.lines[section.start] for section in article.sections][1:] == [6, 9]


def test_many_headings_in_a_row_are_still_chapters() -> None:
    article = parse(LONG, "卷一", "第一部", "第一章", "第一節", LONG, "第二節", LONG)
    assert [title for title, _ in sections(article)] == ["", "卷一", "第一部", "第一章", "第一節", "第二節"]


def test_short_lines_in_a_book_are_text_unless_most_chapters_have_some() -> None:
    novel = [line for n in range(1, 6) for line in (f"第{n}章", LONG, "禁止入內" if n == 2 else LONG, LONG)]
    assert len(parse(*novel).sections) == 5
    manual = [line for n in range(1, 6) for line in (f"第{n}章", LONG, "用法與禁忌", LONG)]
    assert sections(parse(*manual))[:2] == [("第1章", 2), ("用法與禁忌", 3)]


@pytest.mark.parametrize(
    "numbers", [("一", "二", "三"), ("1", "2", "3"), ("（一）", "（二）", "（三）"), ("壹", "貳", "參")]
)
def test_bare_numbers_that_count_up_are_headings(numbers: tuple[str, ...]) -> None:
    article = parse(LONG, *[line for number in numbers for line in (number, LONG, LONG)])
    assert [title for title, _ in sections(article)] == ["", *numbers]


@pytest.mark.parametrize("numbers", [("7", "5"), ("一", "三"), ("2", "3")])
def test_numbers_that_do_not_count_up_are_text(numbers: tuple[str, ...]) -> None:
    article = parse(LONG, *[line for number in numbers for line in (LONG, f"{number}", LONG)])
    assert not [b for b in article.blocks if b.kind is BlockKind.HEADING and b.text.isdecimal()]


def test_ways_of_numbering_are_levels() -> None:
    lines = ["一、背景", LONG, "（一）雨", LONG, "（二）水", LONG, "二、影響", LONG, "（一）船", LONG]
    assert [level for _, level in sections(parse(LONG, *lines))] == [2, 2, 3, 3, 2, 3]


# --- tables of contents


@pytest.mark.parametrize("dots", ["", "……… 12", "    12"])
@pytest.mark.parametrize("heading", [["目錄"], ["目　次"], ["Contents"], []])
def test_a_table_of_contents_is_a_list_and_no_row_of_empty_sections(heading: list[str], dots: str) -> None:
    titles = [
        "楔子" if heading else "第零章 始",
        "第一章 雨",
        "第二章 渡",
        "尾聲" if heading else "第三章 終",
    ]
    text = [line for title in titles for line in (title, LONG)]
    article = parse("江上", "", *heading, *[title + dots for title in titles], *text)
    items = [block.text for block in article.blocks if block.kind is BlockKind.ITEM]
    assert items == [title + dots for title in titles]
    assert [s.title for s in article.sections if s.title][-4:] == titles
    assert all(s.end - s.start > 1 for s in article.sections if s.title)


def test_a_table_that_is_worded_otherwise_than_the_chapters_is_told_by_their_numbers() -> None:
    table = ["第一章 雨……3", "第二章 渡……9", "第三章 船……12", "第四章 歸……20"]
    text = [line for n in "一二三四" for line in (f"第{n}章", LONG)]
    article = parse("江上", "", *table, *text)
    assert [block.text for block in article.blocks if block.kind is BlockKind.ITEM] == table
    assert [s.title for s in article.sections if s.title] == [line for line in text if line != LONG]


def test_a_list_that_does_not_come_again_is_no_table() -> None:
    article = parse("目錄", "第一章 雨", LONG, "第二章 渡", LONG, "第三章 終", LONG)
    assert not [block for block in article.blocks if block.kind is BlockKind.ITEM]


@pytest.mark.parametrize(
    "line", ["." * 200_000, ". " * 100_000 + "x", "　" * 200_000 + "x", "第" + "一" * 200_000]
)
def test_lines_made_to_be_slow_are_not(line: str) -> None:
    import time

    before = time.process_time()
    parse("目錄", line, "第一章", line, "第二章", line, "第三章", line)
    assert time.process_time() - before < 2


# --- Project Gutenberg

GUTENBERG = [
    "The Project Gutenberg eBook of 江上",
    "",
    "This ebook is for the use of anyone",
    "anywhere.",
    "",
    "Title: 江上",
    "Author: 陳渡",
    "",
    "*** START OF THE PROJECT GUTENBERG EBOOK 江上 ***",
    "",
    "第一回",
    "",
    LONG,
    "",
    "第二回",
    "",
    LONG,
    "",
    "*** END OF THE PROJECT GUTENBERG EBOOK 江上 ***",
    "",
    "Updated editions will replace the previous one.",
]


def test_what_project_gutenberg_adds_is_set_aside_and_kept() -> None:
    article = parse(*GUTENBERG)
    assert (article.title, article.author, article.source) == ("江上", "陳渡", "Project Gutenberg")
    assert [title for title, _ in sections(article)] == ["第一回", "第二回", GUTENBERG[0]]
    rest = article.blocks[article.sections[-1].start + 1 :]
    assert {block.kind for block in rest} == {BlockKind.NOTE}
    assert rest[0].text == "This ebook is for the use of anyone anywhere."
    assert rest[-1].text == GUTENBERG[-1]
    assert article.lines[-1] == len(GUTENBERG)


def test_a_text_that_only_mentions_project_gutenberg_is_left_alone() -> None:
    article = parse("這本書取自 PROJECT GUTENBERG。", LONG)
    assert len(article.blocks) == 2


# --- where it stands in the source


def test_every_block_tells_its_line_and_what_stands_before_it_there() -> None:
    lines = [
        "2026-03-01 渡輪加價",
        "",
        f"　　{LONG}",
        "• 平日",
        "• 假日",
        f"　　{LONG * 100}",
        "\ufeff\t" + LONG,
    ]
    article = parse(*lines)
    for index, block in enumerate(article.blocks):
        begins = article.begins.get(index, 0)
        source = lines[article.lines[index] - 1]
        assert source[begins : begins + len(block.text)] == block.text
    assert set(article.lines) == {1, 3, 4, 5, 6, 7}


@given(st.text("江上夜雨。！？，、」 　ab", max_size=200), st.integers(1, 90))
def test_a_paragraph_cut_in_pieces_is_the_same_text(text: str, times: int) -> None:
    paragraph = (text * times).strip() or "雨"
    pieces = cut_at_sentences(paragraph)
    assert "".join(pieces) == paragraph
    assert all(0 < len(piece) <= LONGEST for piece in pieces)


def test_a_novel_without_a_line_end_is_cut_into_paragraphs_at_sentence_ends() -> None:
    novel = f"「雨停了嗎？」他問。{LONG}" * 16_000
    article = parse_text(novel)
    assert "".join(block.text for block in article.blocks) == novel
    assert max(len(block.text) for block in article.blocks) <= 1200
    assert all(block.text[-1] in "。」" for block in article.blocks)
    assert sum(len(block.text) for block in article.blocks[:40]) == article.begins[40]
