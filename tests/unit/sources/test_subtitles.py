"""Subtitles and lyrics."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, BlockKind
from reader.errors import SourceError
from reader.sources import open_article, parse_text
from reader.sources.subtitles import read_line

SRT = """\
1
00:00:01,000 --> 00:00:02,500
船開了嗎？

2
00:01:23,400 --> 00:01:25,000
<i>還沒有</i>
他們在等風

3
01:02:03,000 --> 01:02:04,000
- {\\an8}走吧
- 好
"""
VTT = """\
WEBVTT 渡口 - 第一集
Language: zh-TW

NOTE 這是註解
不是對白

STYLE
::cue { color: red }

REGION
id:left

開場
00:01.000 --> 00:02.000 line:0 align:start
<v 船家>你聽見了嗎？</v>

00:03.000 --> 00:04.000
<v.loud 客人><c.yellow>聽見</c><00:03.500>了 &amp; 來了

00:05.000 --> 00:06.000
在<ruby>渡<rt>dù</rt>口<rt>kǒu</rt></ruby>等
"""
ASS = """\
[Script Info]
Title: 渡口

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,後來，雨停了\\N{\\fs12}Later, the rain stopped
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(1,2)}雨來了\\N{\\fs12}The rain came
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1
Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,不是對白
"""
LRC = """\
[ti:渡口]
[ar:陳渡]
[00:20.00][00:05.50]江水向東流
[00:12.00]<00:12.50>渡船向西行
[00:30.00]
"""


def test_a_speaker_of_the_name_field_stands_before_what_is_said() -> None:
    named = ASS.replace("0:00:05.00,0:00:06.00,Default,,", "0:00:05.00,0:00:06.00,Default,阿明,")
    article = parse_text(named, path=Path("a.ass"))
    assert [text for _, text in items(article)] == ["雨來了", "阿明：後來，雨停了"]


def items(article: Article) -> list[tuple[str, str]]:
    return [(block.marker, block.text) for block in article.blocks if block.kind is BlockKind.ITEM]


def test_cues_of_subrip_are_items_with_their_time() -> None:
    assert items(parse_text(SRT)) == [
        ("00:00:01", "船開了嗎？"),
        ("00:01:23", "還沒有　他們在等風"),
        ("01:02:03", "- 走吧"),
        ("01:02:03", "- 好"),
    ]


def test_webvtt_keeps_speakers_and_readings_and_leaves_its_furniture_out() -> None:
    article = parse_text(VTT)
    assert items(article) == [
        ("00:00:01", "船家：你聽見了嗎？"),
        ("00:00:03", "客人：聽見了 & 來了"),
        ("00:00:05", "在渡口等"),
    ]
    assert article.blocks[-1].ruby == ((1, 2, "dù"), (2, 3, "kǒu"))
    assert (article.title, article.region.value) == ("渡口 - 第一集", "tw")
    assert article.lines[1:] == (15, 18, 21)


def test_substation_is_shown_in_the_order_of_time_with_its_second_language_as_translation() -> None:
    article = parse_text(ASS)
    assert article.title == "渡口"
    assert [(b.marker, b.text, b.translation) for b in article.blocks[1:]] == [
        ("00:00:01", "雨來了", "The rain came"),
        ("00:00:05", "後來，雨停了", "Later, the rain stopped"),
    ]


def test_lyrics_are_sung_as_often_as_they_are_timed() -> None:
    article = parse_text(LRC)
    assert (article.title, article.author) == ("渡口", "陳渡")
    assert items(article) == [
        ("00:00:05", "江水向東流"),
        ("00:00:12", "渡船向西行"),
        ("00:00:20", "江水向東流"),
    ]


@pytest.mark.parametrize("together", [True, False])
def test_the_english_of_bilingual_cues_is_their_translation(together: bool) -> None:
    between = "\n" if together else "\n\n9\n00:00:0{n},000 --> 00:00:09,000\n"
    cues = [("雨來了", "The rain came"), ("走吧", "Let’s go"), ("等等我", "Wait for me")]
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:09,000\n{ours}{between.format(n=n)}{theirs}\n\n"
        for n, (ours, theirs) in enumerate(cues, 1)
    )
    article = parse_text(text)
    assert [(block.text, block.translation) for block in article.blocks] == cues


def test_a_name_in_latin_letters_here_and_there_is_no_translation() -> None:
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:09,000\n船到了\n\n" for n in range(1, 5))
    text += "5\n00:00:06,000 --> 00:00:07,000\n他說\nOK\n"
    last = parse_text(text).blocks[-1]
    assert (last.text, last.translation) == ("他說　OK", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "big5hkscs", "gb18030"])
@pytest.mark.parametrize("ending", [".srt", ".txt"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_they_are_known_by_their_ending_and_by_their_content(
    tmp_path: Path, encoding: str, ending: str, newline: str
) -> None:
    path = tmp_path / f"渡口{ending}"
    path.write_bytes(SRT.replace("\n", newline).encode(encoding))
    assert items(open_article(path)) == items(parse_text(SRT))


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01.000 --> 00:00:02.000\n船開了\n00:00:03.000 --> 00:00:04.000\n走吧\n",
        "1\n0:0:1,0 --> 0:0:2,0\n船開了\n\n\n2\n\n0:0:3,0 -> 0:0:4,0\n0:0:3,0 ---> 0:0:4,0 X1:1\n走吧",
        "1\n0:00:01,0 --> 0:00:02,0\n\n船開了\n2\n0:00:03,0 --> 0:00:04,0\n走吧\n3\n0:00:05,0 --> 0:00:6,0\n",
    ],
)
def test_broken_files_give_the_cues_that_can_be_seen(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(text, encoding="utf-8")
    found = items(open_article(path))
    assert [marker for marker, _ in found] == ["00:00:01", "00:00:03"]
    assert found[-1][1] == "走吧"


def test_a_text_that_only_has_the_ending_of_subtitles_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("船開了，沒有人在等。\n", encoding="utf-8")
    assert open_article(path).blocks[0].text == "船開了，沒有人在等。"


@pytest.mark.parametrize("text", ["1\n船開了，沒有人在等。\n", "12:30 --> 是箭頭。\n", "WEBVTTX 不是。\n"])
def test_texts_are_not_taken_for_subtitles(text: str) -> None:
    assert parse_text(text).blocks[0].kind is not BlockKind.ITEM


@given(st.text("<>/{}\\&;:.ivrubyt 渡口", max_size=40))
def test_any_line_is_read_and_its_readings_stand_over_it(line: str) -> None:
    said = read_line(line)
    assert all(0 <= start < end <= len(said.text) for start, end, _ in said.ruby)
    assert set(said.text) >= set(line) & {"渡", "口"} or "<" in line or "{" in line


@given(
    st.lists(st.sampled_from([*SRT.splitlines(), *VTT.splitlines(), *ASS.splitlines(), *LRC.splitlines()]))
)
def test_any_order_of_lines_opens_or_is_empty(lines: list[str]) -> None:
    for first in ("WEBVTT", "[Script Info]", "1\n00:00:01,000 --> 00:00:02,000"):
        try:
            article = parse_text("\n".join([first, *lines]))
        except SourceError:
            continue
        assert article.blocks
