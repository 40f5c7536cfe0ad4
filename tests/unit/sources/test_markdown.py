"""Markdown: blocks, inline marks and front matter."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.article import Article, Region
from reader.sources import parse_text
from reader.sources.inline import strip_inline

NAME = Path("ferry.md")


def parse(text: str) -> Article:
    return parse_text(text, path=NAME)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parse(text).blocks]


# --- blocks


def test_headings_of_both_kinds_are_read() -> None:
    article = parse("# 渡輪加價\n\n文。\n\n## 居民 ##\n\n文。\n\n結語\n---\n文。\n")
    assert article.title == "渡輪加價"
    assert [(s.title, s.start, s.end) for s in article.sections] == [
        ("", 0, 2),
        ("居民", 2, 4),
        ("結語", 4, 6),
    ]


def test_a_title_underlined_with_equals_signs_is_the_title() -> None:
    assert parse("渡輪加價\n===\n\n文。\n").title == "渡輪加價"


def test_only_the_first_top_heading_is_the_title() -> None:
    article = parse("# 甲\n\n文。\n\n# 乙\n\n文。\n")
    assert [(b.level, b.text) for b in article.blocks if b.level] == [(1, "甲"), (2, "乙")]


def test_a_hash_without_a_space_is_text() -> None:
    assert blocks("#渡輪 #加價\n") == [("paragraph", "#渡輪 #加價")]


def test_soft_breaks_join_chinese_without_a_space_and_english_with_one() -> None:
    assert blocks("渡輪公司\n昨日表示\nNATO\nand more") == [("paragraph", "渡輪公司昨日表示NATO and more")]


@pytest.mark.parametrize("mark", ["  \n", "\\\n", "<br>\n", "<br />"])
def test_hard_breaks_begin_a_new_block(mark: str) -> None:
    assert blocks(f"風從海上來{mark}船向島邊去") == [("paragraph", "風從海上來"), ("paragraph", "船向島邊去")]


def test_quotes_hold_paragraphs_and_lazy_lines() -> None:
    assert blocks("> 甲\n乙\n>\n> 丙\n\n丁") == [("quote", "甲乙"), ("quote", "丙"), ("paragraph", "丁")]


def test_an_alert_is_a_note() -> None:
    assert blocks("> [!NOTE]\n> 票價以港元計。") == [("note", "票價以港元計。")]


def test_lists_keep_their_numbers_and_bullets() -> None:
    article = parse("- 甲\n- 乙\n  續\n  - 丙\n\n3. 丁\n4. 戊\n")
    assert [(b.kind.value, b.marker, b.text) for b in article.blocks] == [
        ("item", "•", "甲"),
        ("item", "•", "乙續"),
        ("item", "◦", "丙"),
        ("item", "3.", "丁"),
        ("item", "4.", "戊"),
    ]


def test_a_year_at_the_start_of_a_line_begins_no_list_within_a_paragraph() -> None:
    assert blocks("公司成立於\n1998. 其後上市。") == [("paragraph", "公司成立於1998. 其後上市。")]


def test_a_second_paragraph_of_an_item_stays_in_the_list() -> None:
    assert blocks("- 甲\n\n  乙\n\n丙") == [("item", "甲"), ("item", "乙"), ("paragraph", "丙")]


def test_a_picture_alone_on_a_line_is_a_caption() -> None:
    text = '文。\n\n![碼頭，2026年。（Reuters）](a(1).jpg "t")\n\n[![中環](b.jpg)](c.html)\n![離島]()\n\n文。'
    assert blocks(text)[1:4] == [
        ("caption", "碼頭，2026年。（Reuters）"),
        ("caption", "中環"),
        ("caption", "離島"),
    ]


def test_a_line_in_italics_below_a_picture_is_its_caption() -> None:
    assert blocks("![](a.jpg)\n*乘客在碼頭排隊*\n\n文。")[0] == ("caption", "乘客在碼頭排隊")


def test_a_picture_without_words_is_nothing() -> None:
    assert blocks("![](a.jpg)\n\n文。") == [("paragraph", "文。")]


def test_editors_notes_are_notes_here_too() -> None:
    assert blocks("（編按：公司其後更正。）\n\n文。")[0] == ("note", "（編按：公司其後更正。）")


def test_comments_rules_and_link_definitions_are_skipped() -> None:
    text = "<!-- 草稿\n\n不出版 -->\n\n甲<!-- 乙 -->丙\n\n***\n\n- - -\n\n[ref]: http://a.b 'x'\n\n[丁][ref]"
    assert blocks(text) == [("paragraph", "甲丙"), ("paragraph", "丁")]


def test_text_after_a_comment_on_its_line_is_kept() -> None:
    assert blocks("<!-- a --> 甲\n\n<!-- never closed\n乙") == [("paragraph", "甲")]


def test_fenced_code_is_kept_line_by_line() -> None:
    text = "```py\n# 註\n    x = *y*\n\n```\n\n文。"
    assert blocks(text) == [("paragraph", "# 註"), ("paragraph", "    x = *y*"), ("paragraph", "文。")]


def test_an_unclosed_fence_runs_to_the_end() -> None:
    assert blocks("~~~\n甲\n# 乙") == [("paragraph", "甲"), ("paragraph", "# 乙")]


def test_table_rows_become_paragraphs() -> None:
    assert blocks("| 線 | 價 |\n|---|--:|\n| 中環 | **10** |") == [
        ("paragraph", "線 · 價"),
        ("paragraph", "中環 · 10"),
    ]


def test_footnotes_are_notes() -> None:
    assert blocks("加價[^1]。\n\n[^1]: 見公司\n公告。") == [
        ("paragraph", "加價[^1]。"),
        ("note", "[1] 見公司公告。"),
    ]


def test_standard_input_that_begins_like_markdown_is_markdown() -> None:
    assert parse_text("# 渡輪加價\n\n**文**。").title == "渡輪加價"


def test_a_text_file_is_never_markdown() -> None:
    assert parse_text("# 甲\n\n乙。", path=Path("a.txt")).blocks[0].text == "# 甲"


def test_deeply_nested_quotes_and_lists_end() -> None:
    assert parse(">" * 5000 + "甲").blocks
    assert parse("- " * 5000 + "甲").blocks
    assert parse("\n".join(" " * n + "- 甲" for n in range(500))).blocks


# --- inline


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**加價。**他說", "加價。他說"),
        ("*甲***乙**_丙_ ~~丁~~ ***戊***", "甲乙丙 丁 戊"),
        ("snake_case_name 和 2 * 3 * 4", "snake_case_name 和 2 * 3 * 4"),
        ("**沒有關上", "**沒有關上"),
        ("見[公告](http://a.b/c_d_(e) '題')。", "見公告。"),
        ("見[公告][]與[報道][Ref]，[sic]", "見公告與報道，[sic]"),
        ("圖![碼頭](a.png)在此", "圖碼頭在此"),
        ("`a*b*c` 和 ``a`b``", "a*b*c 和 a`b"),
        ("`沒有關上", "`沒有關上"),
        (r"\*不是\* \[連結\](x)", "*不是* [連結](x)"),
        ("<https://a.b> <em>甲</em> 1 < 2 > 0", "https://a.b 甲 1 < 2 > 0"),
        ("<ruby>渡<rp>(</rp><rt>dù</rt><rp>)</rp></ruby>輪", "渡輪"),
        ("A&amp;B &lt;b&gt; &#x6e21; &bogus; &", "A&B <b> 渡 &bogus; &"),
        ("[編按](說明", "[編按](說明"),
    ],
)
def test_inline_marks_are_stripped_to_text(written: str, read: str) -> None:
    assert strip_inline(written, {"公告", "ref"}) == read


def test_entities_cannot_smuggle_control_characters_in() -> None:
    assert blocks("甲&#27;[31m&#x202e;乙&#8203;&#0;&#xD800;") == [
        ("paragraph", "甲␛[31m乙\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}")
    ]


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "**a", "`", "``a`", "<", "<a", "](", "[a](", "_a", "&", "<!--", "\\"]
)
def test_inline_marks_repeated_take_linear_time(unit: str) -> None:
    assert strip_inline(unit * 50_000) is not None  # quadratic would take minutes


# --- front matter


def test_front_matter_is_read_and_its_title_is_the_first_block() -> None:
    article = parse(
        "---\ntitle: 渡輪加價：誰來付？\ndate: 2026-03-01\nauthor: '陳大文'\nsource: \"海港: 日報\"\n# 註\n"
        "region: hk\nlicence: CC BY 4.0\n---\n\n文。\n"
    )
    assert (article.title, article.blocks[0].text, article.blocks[0].level) == (
        *["渡輪加價：誰來付？"] * 2,
        1,
    )
    assert (article.date, article.author, article.source) == ("2026-03-01", "陳大文", "海港: 日報")
    assert (article.region, article.licence) == (Region.HONG_KONG, "CC BY 4.0")


def test_front_matter_that_needs_yaml_is_read_by_yaml() -> None:
    article = parse(
        "---\ntitle: >-\n  渡輪\n  加價\nauthor: [陳大文, 李小明]\ntags:\n  - a\n"
        "date: 2026年3月1日\n---\n文。\n"
    )
    assert (article.title, article.author, article.date) == ("渡輪 加價", "陳大文、李小明", "2026-03-01")


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("language: zh-Hant-HK", Region.HONG_KONG),
        ("lang: zh_TW", Region.TAIWAN),
        ("language: zh-Hans-CN", Region.CHINA),
        ("地區：台灣", Region.TAIWAN),
        ("region: Hong Kong", Region.HONG_KONG),
        ("language: zh-Hant", Region.UNKNOWN),
        ("region: mars", Region.UNKNOWN),
    ],
)
def test_the_region_is_known_by_many_names(line: str, region: Region) -> None:
    assert parse(f"---\n{line}\n---\n文。").region is region


def test_front_matter_that_cannot_be_read_is_a_notice_with_its_line() -> None:
    article = parse("---\ntitle: [渡輪\ndate: 2026\n---\n文。\n")
    assert [b.text for b in article.blocks] == ["文。"]
    assert article.notices[0].startswith("ferry.md:3:5: the front matter cannot be read")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert blocks("---\n\n甲，乙。\n\n---\n丙") == [("paragraph", "甲，乙。"), ("paragraph", "丙")]


def test_a_top_heading_that_repeats_the_title_stands_once() -> None:
    assert blocks("---\ntitle: 甲\n---\n# 甲\n\n乙。\n\n# 丙\n丁。") == [
        ("heading", "甲"),
        ("paragraph", "乙。"),
        ("heading", "丙"),
        ("paragraph", "丁。"),
    ]


def test_deeply_nested_front_matter_is_refused_quietly() -> None:
    article = parse("---\ntitle: " + "[" * 20_000 + "\n---\n文。")
    assert article.blocks[0].text == "文。"
    assert "front matter" in article.notices[0]


def test_the_label_of_a_note_is_made_harmless_too() -> None:
    article = parse_text("甲[^a\x1bc]。\n\n[^a\x1bc]: 註。\n", path=Path("a.md"))
    assert article.blocks[-1].text == "[a␛c] 註。"


@pytest.mark.parametrize("sign", ["[", "]", "[]", "*", "`", "<", "![", "[a](", "~~", "&", "\\", "[a]"])
def test_a_line_of_nothing_but_marks_takes_no_time_and_no_room(sign: str) -> None:
    def seconds(many: int) -> float:
        began = time.process_time()
        parse_text(f"渡 {sign * many}", path=Path("a.md"))
        return time.process_time() - began

    few, many = seconds(10_000), seconds(100_000)
    assert many < max(0.5, 30 * few)


def test_a_paragraph_of_any_length_is_stripped() -> None:
    text = "**渡輪**公司[表示](http://a.b/c)，票價`下月`起調整。" * 8_000
    article = parse_text(text, path=Path("a.md"))
    assert "".join(block.text for block in article.blocks) == "渡輪公司表示，票價下月起調整。" * 8_000
