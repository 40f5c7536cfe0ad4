"""Plain text as it is copied from newspapers."""

from __future__ import annotations

import pytest

from reader.article import Article, Block, BlockKind
from reader.errors import SourceError
from reader.sources import parse_text
from reader.sources.draft import LONGEST, cut_at_sentences

LONG = "渡輪公司昨日表示，因應油價上升，來往離島的票價將由下月起調整，平日加幅約為百分之五，假日則維持不變。"


def parse(*lines: str) -> Article:
    return parse_text("\n".join(lines))


def kinds(*lines: str) -> list[str]:
    """The kind of each line that stands between two ordinary paragraphs."""
    return [block.kind.value for block in parse(LONG, "", *lines, "", LONG).blocks[1:-1]]


def only(line: str) -> Block:
    """The block a line becomes between two ordinary paragraphs."""
    (block,) = parse(LONG, "", line, "", LONG).blocks[1:-1]
    return block


# --- headings and titles


@pytest.mark.parametrize(
    "line", ["票價還會再升嗎？", "票價還會再升嗎?", "離島居民的兩難", "渡輪停航「最後一日」", "一、背景"]
)
def test_a_short_line_without_a_full_stop_is_a_heading(line: str) -> None:
    assert (only(line).kind, only(line).level, only(line).text) == (BlockKind.HEADING, 2, line)


@pytest.mark.parametrize(
    "line",
    [
        "他沒有再說話。",
        "船開了！",
        "沒有人知道……",
        "理由如下：",
        "「我不會搬走。」",
        "「我不會搬走」",
        "他說：「不會。」",
        "店主答：「看看再說」",
        "——他想了想",
        "問：船幾點開？",
        "記者：為甚麼現在才加價？",
        "https://example.org/news",
        "責任編輯：李小明",
        "署方表示，正審批申請，料下月公布",
        "＊＊＊",
        "⋯⋯",
    ],
)
def test_short_sentences_speech_and_addresses_are_no_headings(line: str) -> None:
    assert only(line).kind is BlockKind.PARAGRAPH


def test_a_short_first_line_is_the_title() -> None:
    article = parse("離島渡輪下月加價", "", LONG, "", "居民反應", "", LONG)
    assert article.title == "離島渡輪下月加價"
    assert (article.blocks[0].kind, article.blocks[0].level) == (BlockKind.HEADING, 1)
    assert [(s.title, s.start, s.end) for s in article.sections] == [("", 0, 2), ("居民反應", 2, 4)]


def test_a_heading_right_after_the_title_leaves_no_empty_introduction() -> None:
    article = parse("離島渡輪下月加價", "", "居民反應", "", LONG)
    assert [(s.title, s.start, s.end) for s in article.sections] == [("居民反應", 0, 3)]


def test_a_text_without_a_title_has_none() -> None:
    assert parse(LONG, "", LONG).title == ""


def test_the_last_line_is_never_a_heading() -> None:
    assert parse(LONG, "", "離島居民的兩難").blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_single_short_line_is_a_paragraph() -> None:
    article = parse("離島渡輪下月加價")
    assert (article.title, article.blocks[0].kind) == ("", BlockKind.PARAGRAPH)


def test_verse_is_no_row_of_headings() -> None:
    assert set(kinds("風從海上來", "船向島邊去", "人在碼頭立", "燈照水中月")) == {"paragraph"}


def test_what_a_colon_announces_is_no_heading() -> None:
    assert parse("告示上只有一句：", "", "今日停航", "", LONG).blocks[1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("mark", ["■", "◆", "●", "▶", "▍"])
def test_a_decorated_line_alone_is_a_heading_and_keeps_its_mark(mark: str) -> None:
    block = only(f"{mark} 居民反應")
    assert (block.kind, block.text, block.marker) == (BlockKind.HEADING, "居民反應", mark)


def test_a_line_in_lenticular_brackets_is_a_heading() -> None:
    assert only("【居民反應】").kind is BlockKind.HEADING


def test_a_bracketed_line_is_a_heading_even_above_other_short_lines() -> None:
    assert kinds("【新收費】", "平日加五元", "假日不變") == ["heading", "paragraph", "paragraph"]


def test_numbered_section_lines_are_headings_with_their_numbers() -> None:
    article = parse(LONG, "一、背景", LONG, "二、影響", LONG, "（三）展望", LONG)
    assert [s.title for s in article.sections] == ["", "一、背景", "二、影響", "（三）展望"]


def test_a_paragraph_with_a_number_keeps_it_in_its_text() -> None:
    line = "一、五月起加價，加幅由公司自行決定，但須事先知會運輸署和各區區議會，並在碼頭張貼告示。"
    assert only(line).text == line


# --- lists


@pytest.mark.parametrize("bullet", ["•", "●", "■", "-", "*", "·"])
def test_lines_with_the_same_bullet_are_items(bullet: str) -> None:
    article = parse(LONG, f"{bullet} 平日加價五元", f"{bullet} 假日不變。", LONG)
    assert [(b.kind.value, b.marker, b.text) for b in article.blocks[1:3]] == [
        ("item", bullet, "平日加價五元"),
        ("item", bullet, "假日不變。"),
    ]


def test_numbered_lines_next_to_each_other_are_items() -> None:
    article = parse(LONG, "1. 平日加價", "2. 假日不變", "3. 月票取消", LONG)
    assert [b.marker for b in article.blocks if b.kind is BlockKind.ITEM] == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    "line",
    [
        "1.5億元的缺口由誰來補，政府沒有說明。",
        "28、29日停航兩天。",
        "五、六名乘客受傷。",
        "-20度的早上，船照開。",
    ],
)
def test_numbers_in_sentences_are_no_list(line: str) -> None:
    assert only(line) == Block(BlockKind.PARAGRAPH, line, 0)


def test_a_list_may_stand_right_under_a_line_of_metadata() -> None:
    article = parse("date 2026-03-01", "- 平日加價", "- 假日不變", LONG)
    assert [block.kind.value for block in article.blocks] == ["item", "item", "paragraph"]
    assert parse("說明", "Title: 渡口", "- 走吧").blocks[-1].text == "走吧"


# --- captions and notes


@pytest.mark.parametrize(
    "line",
    [
        "圖為渡輪在中環碼頭靠岸。（Reuters）",
        "圖為2025年3月1日，碼頭員工（Chan Tai-man）檢查船隻。（Harbour Press/Chan Siu via REUTERS）",
        "2026年3月1日，乘客在碼頭排隊，部分人等候超過一小時。（Reuters）",
        "2026年3月1日，中環，圖為排隊的乘客。（Getty）",
        "乘客在碼頭排隊。（路透社）",
        "乘客在碼頭排隊。(AP)",
        "乘客在碼頭排隊。（資料圖片／陳大文攝）",
        "乘客在碼頭排隊。（受訪者提供）",
        "乘客在碼頭排隊。［法新社］",
        "乘客在碼頭排隊。圖／中央社",
        "▲乘客在碼頭排隊。（圖／路透）",
        "圖：乘客在碼頭排隊",
        "圖片：新華社",
        "圖一：票價的變化",
        "上圖為加價前的告示。",
        "（美聯社）",
        "Passengers wait at the pier. (Reuters)",
        "Photo: Harbour Press",
    ],
)
def test_lines_that_say_they_are_a_picture_are_captions(line: str) -> None:
    assert (only(line).kind, only(line).text) == (BlockKind.CAPTION, line)


@pytest.mark.parametrize(
    "line",
    [
        "公司的行政總裁是陳大文（Chan Tai-man）",
        "港口及航運局（Harbour and Shipping Authority）",
        "他在碼頭等了一小時，才等到陳大文（Chan Tai-man）。",
        LONG * 3 + "（路透社）",
        "▲20%的加幅令人意外，居民說事前沒有收到任何通知。",
        "圖書館旁的碼頭昨日重開。",
        "下圖書館的樓梯，就是碼頭。",
    ],
)
def test_brackets_and_the_word_picture_alone_make_no_caption(line: str) -> None:
    assert only(line).kind is not BlockKind.CAPTION


def test_an_agency_that_signs_the_last_paragraph_makes_no_caption() -> None:
    article = parse(LONG, "", "公司沒有回應查詢。（新華社）")
    assert article.blocks[-1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "（編按：公司其後更正了加幅。）",
        "(編按：公司其後更正了加幅。)",
        "（編者按：公司其後更正了加幅。）",
        "編按：公司其後更正了加幅。",
        "編者按: 公司其後更正了加幅。",
        "【編者按】公司其後更正了加幅。",
        "註：票價以港元計。",
        "註1：票價以港元計。",
        "（註：票價以港元計。）",
        "备注：票价以港元计。",
        "譯註：原文如此。",
        "（完）",
        "（本文為作者個人意見，不代表本報立場。）",
        "(Editor's note: The company later corrected the figure.)",
        "Editor’s note: The company later corrected the figure.",
        "Note: Fares are in Hong Kong dollars.",
    ],
)
def test_what_the_editor_adds_is_a_note(line: str) -> None:
    assert (only(line).kind, only(line).text) == (BlockKind.NOTE, line)


@pytest.mark.parametrize(
    "line", ["（一）加幅有多大，（二）由誰決定。", "注意：今日風大，船或會停航。", "按照規定：不得加價。"]
)
def test_brackets_within_a_sentence_make_no_note(line: str) -> None:
    assert only(line).kind is not BlockKind.NOTE


# --- metadata


def about(*lines: str) -> tuple[str, str, str, str]:
    article = parse(*lines, LONG)
    return article.title, article.date, article.author, article.source


@pytest.mark.parametrize(
    "start",
    [
        "date 2026-03-01 ",
        " date 2026-03-01 ",
        "Date: 2026-03-01 ",
        "日期：2026年3月1日 ",
        "日期: 2026/3/1　",
        "2026-03-01 10:30 ",
        "2026-03-01T10:30:00+08:00 ",
        "更新時間：2026-03-01 10:30:22 ",
    ],
)
def test_a_date_at_the_start_of_the_first_line_is_no_text(start: str) -> None:
    article = parse_text(start + LONG)
    assert (article.date, [b.text for b in article.blocks]) == ("2026-03-01", [LONG])


@pytest.mark.parametrize("line", ["2026年3月1日，" + LONG, "2026年3月1日 " + LONG, "3月1日 " + LONG])
def test_a_sentence_that_begins_with_a_date_stays_whole(line: str) -> None:
    article = parse_text(line)
    assert (article.date, article.blocks[0].text) == ("", line)


def test_a_run_of_metadata_on_the_first_line_is_read_whole() -> None:
    article = parse_text(f"title 渡輪加價 date 2026-03-01 author 陳大文 source 海港日報 {LONG}")
    assert (article.title, article.date, article.author, article.source) == (
        "渡輪加價",
        "2026-03-01",
        "陳大文",
        "海港日報",
    )
    assert [b.text for b in article.blocks] == ["渡輪加價", LONG]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["渡輪加價", "2026-03-01", "文：陳大文"], ("渡輪加價", "2026-03-01", "陳大文", "")),
        (["撰文：陳大文", "出版：2026-03-01 07:00 更新：2026-03-02 08:00"], ("", "2026-03-01", "陳大文", "")),
        (["渡輪加價", "", "記者李小明／離島報導"], ("渡輪加價", "", "李小明", "")),
        (["江上", "〔清〕陳渡 著"], ("江上", "", "陳渡", "")),
        (["江上", "陳渡　著"], ("江上", "", "陳渡", "")),
        (["江上", "", "陳渡的名著", ""], ("江上", "", "", "")),
        (
            ["標題：渡輪加價", "來源：海港日報｜作者：陳大文 李小明"],
            ("渡輪加價", "", "陳大文 李小明", "海港日報"),
        ),
        (["渡輪加價", "2026年3月1日 星期日"], ("渡輪加價", "2026-03-01", "", "")),
        (["author John Chan " + LONG], ("", "", "John Chan", "")),
        (["title Ferry Fares", "author John Chan"], ("Ferry Fares", "", "John Chan", "")),
        (["Ferry fares to rise", "By: John Chan"], ("Ferry fares to rise", "", "John Chan", "")),
    ],
)
def test_metadata_on_lines_of_its_own_is_read(lines: list[str], expected: tuple[str, ...]) -> None:
    assert about(*lines) == expected


@pytest.mark.parametrize(
    "line",
    [
        "記者：你為甚麼說票價太貴？其他人，都不同意。",
        "source code is what they asked for, and they got it.",
        "author of the report they quoted",
        "作者說他不會再寫渡輪了，因為船已經停航。",
        "記者會上他說票價不會再升。",
    ],
)
def test_a_sentence_that_only_sounds_like_metadata_stays_whole(line: str) -> None:
    assert parse(line, LONG).blocks[0].text == line


def test_a_text_of_nothing_but_a_date_is_text() -> None:
    assert [b.text for b in parse("2026-03-01").blocks] == ["2026-03-01"]


# --- lines and characters


def test_full_width_indents_and_empty_lines_are_layout() -> None:
    assert [b.text for b in parse("", "　　" + LONG, "　", "　　" + LONG, "").blocks] == [LONG, LONG]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert [b.text for b in parse_text(end.join([LONG, "", LONG])).blocks] == [LONG, LONG]


def test_line_ends_do_not_change_the_digest() -> None:
    assert len({parse_text(end.join([LONG, LONG])).digest for end in ("\n", "\r\n", "\r")}) == 1


def test_control_characters_are_shown_and_invisible_ones_dropped() -> None:
    article = parse_text("票價\x1b[31m上\u200b升\u202e了\x00，\t居\ufeff民不滿。\x9b")
    assert article.blocks[0].text == "票價␛[31m上升了␀， 居民不滿。\N{REPLACEMENT CHARACTER}"


def test_joiners_stay_where_they_join_and_selectors_of_variants_where_they_are() -> None:
    for text in ("家人👩‍👩‍👧也來了。", "葛󠄀飾區和❤️。", "می‌خواهم", "क्‍ष"):
        assert parse_text(text).blocks[0].text == text
    assert parse_text("停\u200d火\u200c了👩\u200c。").blocks[0].text == "停火了👩。"


def test_what_is_no_character_is_shown_as_one_that_cannot_be_read() -> None:
    assert parse_text("停\ufdd0火\U0001fffe。").blocks[0].text == "停�火�。"


def test_markup_is_left_as_it_is() -> None:
    assert parse_text("他說[bold]不[/bold]加價。").blocks[0].text == "他說[bold]不[/bold]加價。"


def test_hard_wrapped_paragraphs_are_joined_without_spaces() -> None:
    wrapped = [LONG[i : i + 20] for i in range(0, len(LONG), 20)]
    article = parse(*wrapped, "", *wrapped)
    assert [b.text for b in article.blocks] == [LONG, LONG]


def test_hard_wrapped_english_is_joined_with_spaces() -> None:
    lines = [
        "The ferry company said on Sunday that it",
        "would raise its fares from next month on,",
        "blaming the price of oil, which",
        "has risen.",
    ]
    text = [*lines, "", *lines]
    assert parse(*text).blocks[0].text == " ".join(lines)


def test_lines_are_measured_in_cells_where_latin_stands_among_hanzi() -> None:
    text = (
        "渡輪公司的 Harbour Press 通訊昨日說，Fares 由下月起調整，平日加幅 5%，假日則維持不變，居民都沉默。"
    )
    lines, line = [], ""
    for char in text:
        line += char
        if sum(1 + (char > "\u2e80") for char in line) >= 38:
            lines, line = [*lines, line], ""
    lines.append(line)
    article = parse(*[f"　　{lines[0]}", *lines[1:]] * 3)
    solid = ["".join(block.text.split()) for block in article.blocks]
    assert solid == ["".join(text.split())] * 3


def test_verse_among_wrapped_prose_stays_line_by_line() -> None:
    prose = [LONG[i : i + 20] for i in range(0, len(LONG), 20)]
    verse = ["風從海上來，", "船向島邊去。"]
    article = parse(*prose, "", *verse, "", *prose, "", *prose)
    assert [block.text for block in article.blocks] == [LONG, *verse, LONG, LONG]


def test_a_line_a_paragraph_is_not_joined() -> None:
    assert len(parse(LONG, LONG, LONG, LONG).blocks) == 4


def test_a_very_long_paragraph_is_cut_at_sentence_ends() -> None:
    article = parse_text(LONG * 200)
    assert "".join(b.text for b in article.blocks) == LONG * 200
    assert all(len(b.text) <= 5000 and b.text.endswith("。") for b in article.blocks)


def test_a_very_long_line_without_any_stop_is_cut_all_the_same() -> None:
    article = parse_text("渡" * 12_345)
    assert "".join(b.text for b in article.blocks) == "渡" * 12_345
    assert max(len(b.text) for b in article.blocks) <= 5000


@pytest.mark.parametrize("text", ["", "\n\n", " 　\n", "\u200b"])
def test_a_text_with_nothing_in_it_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        parse_text(text)


# --- line by line


def test_lines_are_kept_one_block_each_and_nothing_is_inferred() -> None:
    lines = [
        "date 2026-03-01 票價",
        "",
        "　　居民反應",
        "# 不是標題",
        "（編按：不是註）  ",
        "a\u3000b\u00a0c\u200bd",
    ]
    article = parse_text("\n".join(lines) + "\n", lines=True)
    assert [b.text for b in article.blocks] == lines
    assert {b.kind for b in article.blocks} == {BlockKind.PARAGRAPH}
    assert (article.title, article.date) == ("", "")


def test_a_long_line_is_never_cut_where_lines_count() -> None:
    assert len(parse_text(LONG * 200, lines=True).blocks) == 1


def test_controls_in_lines_are_replaced_one_for_one() -> None:
    assert parse_text("票\t價\x1b\u202e！", lines=True).blocks[0].text == "票 價␛\N{REPLACEMENT CHARACTER}！"


def test_empty_lines_alone_are_lines_too() -> None:
    assert [b.text for b in parse_text("\n\n", lines=True).blocks] == ["", ""]


def test_a_list_may_follow_the_date_at_once() -> None:
    article = parse_text("2026年3月1日\n2. 第二點\n\n渡輪公司表示，票價下月起調整。\n")
    assert article.date == "2026-03-01"
    assert "第二點" in article.blocks[0].text


@pytest.mark.parametrize("length", [4001, 4500, 4999, 5001, 9001])
@pytest.mark.parametrize("last", ["。", "」", "航"])
def test_a_paragraph_somewhat_too_long_is_cut_within_itself(length: int, last: str) -> None:
    text = "航" * (length - 2) + "。" + last
    for given in (text, "航" * length):
        pieces = cut_at_sentences(given)
        assert "".join(pieces) == given
        assert all(0 < len(piece) <= LONGEST for piece in pieces)


def test_the_first_message_of_a_chat_is_no_title() -> None:
    article = parse_text(
        "[2026/2/12 下午3:04] 阿明: 你食咗飯未呀？\n[2026/2/12 下午3:05] 阿玲: 未呀，等緊你。\n"
    )
    assert article.title == ""
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2
