"""Elements become blocks: each text once, with its kind, its marker and what stands above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Block
from reader.sources.draft import LONGEST, Draft
from reader.sources.html_tree import parse_html
from reader.sources.htmlblocks import BlockReader


def blocks(written: str) -> list[Block]:
    draft = Draft()
    BlockReader(draft).read(parse_html(written))
    return draft.blocks


def told(written: str) -> list[str]:
    return [f"{block.kind.value}{block.level or ''} {block.marker}|{block.text}" for block in blocks(written)]


def above(written: str) -> list[tuple[str, str]]:
    """(base, reading) of each ruby."""
    return [
        (block.text[start:end], reading) for block in blocks(written) for start, end, reading in block.ruby
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<h2>小<br>題</h2><p>文", ["heading2 |小題", "paragraph |文"]),
        ("<p>一<br>二", ["paragraph |一", "paragraph |二"]),
        ("<p>停火\n  協議 of\n June", ["paragraph |停火協議 of June"]),
        ("<p>漢 字", ["paragraph |漢 字"]),
        ("<p>&nbsp;　　停火&#27;[0m&#8238;</p>", ["paragraph |停火[0m"]),
        ("<div>一<p>二</p>三</div>", ["paragraph |一", "paragraph |二", "paragraph |三"]),
        ("<a href=x><div>一</div></a>二", ["paragraph |一", "paragraph |二"]),
        ("<ul><li>一<li>二<ul><li>三</ul></ul>", ["item •|一", "item •|二", "item ◦|三"]),
        ("<ol start=3><li>一<li value=9>二<li>三</ol>", ["item 3.|一", "item 9.|二", "item 10.|三"]),
        ("<li><p>一<p>二</li>", ["paragraph |一", "paragraph |二"]),
        ("<ul><li><p>一<p>二</ul>", ["item •|一", "item |二"]),
        ("<ul><li><h3>題</h3>文</ul>", ["heading3 |題", "item •|文"]),
        ("<blockquote><p>一<p>二</blockquote>三", ["quote |一", "quote |二", "paragraph |三"]),
        ("<figure><img alt=不><figcaption>圖說</figcaption></figure>", ["caption |圖說"]),
        ("<figure><table><tr><td>一</table></figure>", ["paragraph |一"]),
        (
            "<table><caption>表</caption><tr><th>甲<th>乙<tr><td>1<td>",
            ["caption |表", "paragraph |甲 · 乙", "paragraph |1"],
        ),
        ("<table><tr><td><p>一<p>二<td>三</table>", ["paragraph |一", "paragraph |二", "paragraph |三"]),
        ("<pre>\n一\n  二\n\n三</pre>", ["paragraph |一", "paragraph |  二", "paragraph |三"]),
        ("<dl><dt>詞<dd>義</dl>", ["paragraph |詞", "item |義"]),
        ("<p>他說<q>好</q>。", ["paragraph |他說“好”。"]),
        ("<aside epub:type=footnote><p>一、註</aside>", ["note |一、註"]),
        ("<p>一<script>二</script><style>三</style><noscript>四</noscript>五", ["paragraph |一五"]),
    ],
)
def test_each_kind_of_element_is_the_block_it_reads_as(written: str, expected: list[str]) -> None:
    assert told(written) == expected


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", "漢", [("漢", "hàn")]),
        ("<ruby>漢<rt>hàn<rt></ruby>字", "漢字", [("漢", "hàn")]),
        ("<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>", "漢字", [("漢", "hàn"), ("字", "zì")]),
        ("<ruby><rb>漢<rb>字<rt>hàn<rt>zì</ruby>", "漢字", [("漢", "hàn"), ("字", "zì")]),
        ("<ruby>漢字<rt>hàn</rt><rt>zì</rt></ruby>", "漢字", [("漢", "hàn"), ("字", "zì")]),
        ("<ruby>漢字<rt>hànzì</rt></ruby>", "漢字", [("漢字", "hànzì")]),
        ("<ruby><rb>漢<rb>字<rt>hànzì</ruby>", "漢字", [("漢字", "hànzì")]),
        ("<ruby><rb>漢<rb>字<rtc>Chinese</rtc></ruby>", "漢字", [("漢字", "Chinese")]),
        (
            "<ruby><rb>漢<rb>字<rt>hàn<rt>zì<rtc><rt>hon<rt>zi</rtc></ruby>",
            "漢字",
            [("漢", "hàn"), ("漢", "hon"), ("字", "zì"), ("字", "zi")],
        ),
        (
            "<ruby><ruby>漢<rt>hàn</rt></ruby>字<rt>Chinese</rt></ruby>",
            "漢字",
            [("漢", "hàn"), ("漢字", "Chinese")],
        ),
        ("<p>\n 學\n<ruby>\n漢<rt>hàn</rt>\n字<rt>zì</rt></ruby>", "學漢字", [("漢", "hàn"), ("字", "zì")]),
        ("<p>&nbsp;a <ruby>漢<rt>hàn</ruby>", "a 漢", [("漢", "hàn")]),
        ("<h2>學<ruby>漢<rt>hàn</ruby></h2>", "學漢", [("漢", "hàn")]),
        ("<table><tr><td>一<td><ruby>漢<rt>hàn</ruby></table>", "一 · 漢", [("漢", "hàn")]),
        ("<ruby><b>漢</b><rt><i>hàn</i></rt></ruby>", "漢", [("漢", "hàn")]),
        ("<ruby>漢<br>字<rt>hàn zì</rt></ruby>", "漢字", [("漢字", "hàn zì")]),
        ("<ruby><rt>hàn</rt></ruby>文", "文", []),
        ("<ruby>漢<rt>&#27;[2J</rt></ruby>", "漢", [("漢", "[2J")]),
    ],
)
def test_ruby_is_a_reading_and_never_text(written: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [block.text for block in blocks(written)] == [text]
    assert above(written) == expected


def test_ruby_stays_on_its_character_where_a_long_paragraph_is_cut() -> None:
    written = "<p>" + "　停火<ruby>長<rt>zhǎng</rt></ruby>了。 " * LONGEST
    made = blocks(written)
    assert len(made) > 5
    assert set(above(written)) == {("長", "zhǎng")}
    assert len(above(written)) == LONGEST


_TAGS = [
    "p",
    "b",
    "div",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "ruby",
    "rt",
    "rb",
    "rtc",
    "rp",
    "h2",
    "br",
    "blockquote",
    "figure",
    "pre",
    "a",
    "q",
    "section",
]
_PIECES = st.sampled_from([*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), " ", "\n", "漢"])


@given(st.lists(_PIECES, max_size=40))
def test_all_text_comes_once_and_every_ruby_is_within_its_block(pieces: list[str]) -> None:
    made = blocks("".join(pieces))
    shown = "".join(block.text + "".join(over for *_, over in block.ruby) for block in made).count("漢")
    assert shown <= pieces.count("漢")
    if not any("r" in piece for piece in pieces):
        assert shown == pieces.count("漢")
    for block in made:
        assert block.text == block.text.strip() or "pre" in "".join(pieces)
        assert all(0 <= start < end <= len(block.text) for start, end, _ in block.ruby)


def test_anchors_tell_which_block_they_stand_before() -> None:
    anchors: dict[str, int] = {}
    reader = BlockReader(Draft(), anchors=anchors)
    reader.read(parse_html("<p id=a>一<p>二<span id=b>三</span><h2 id=c>題</h2><a name=d></a><p>四"))
    assert anchors == {"a": 0, "b": 1, "c": 2, "d": 3}
