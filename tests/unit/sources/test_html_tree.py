"""Any string is a tree, in linear time, with each piece of text in it once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.html_tree import DEEPEST, Element, parse_html


def shape(node: Element | str) -> str:
    """The tree in one line: p(停火 br() 。)"""
    if isinstance(node, str):
        return node
    return f"{node.tag}({' '.join(map(shape, node.children))})"


def parsed(text: str) -> str:
    return " ".join(map(shape, parse_html(text).children))


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("<p>一<p>二", "p(一) p(二)"),
        ("<p>一<div>二</div>三", "p(一) div(二) 三"),
        ("<ul><li>一<li>二<ul><li>三</ul><li>四</ul>", "ul(li(一) li(二 ul(li(三))) li(四))"),
        ("<table><tr><td>一<td>二<tr><td>三</table>", "table(tr(td(一) td(二)) tr(td(三)))"),
        ("<table><tr><td></div></table>後", "table(tr(td())) 後"),
        ("<dl><dt>詞<dd>義<dt>詞", "dl(dt(詞) dd(義) dt(詞))"),
        ("<ruby>漢<rt>hàn<rt>hon</ruby>字", "ruby(漢 rt(hàn) rt(hon)) 字"),
        ("<b><p>一</b>二</p>", "b(p(一 二))"),
        ("<a href=x>一<a>二</a>", "a(一) a(二)"),
        ("<p>一</br>二", "p(一 br() 二)"),
        ("一<!-- <p> -->二<!-->三", "一 二 三"),
        ("<script>'<p>'</script><p>一", "script('<p>') p(一)"),
        ("<title>一<b>&amp;</title>二", "title(一<b>&) 二"),
        ("<textarea><p></textarea>後", "textarea(<p>) 後"),
        ("<p title='>'>一</p><p title=it's>二", "p(一) p(二)"),
        ("<P CLASS=x>一</P>", "p(一)"),
        ("a < b <3 &lt; c", "a  <  b  < 3 < c"),
        ("<?xml version='1.0'?><html><title/><p/>一</html>", "html(title() p() 一)"),
        ("<svg><path/><title>圖</title></svg>一", "svg(path() title(圖)) 一"),
        ("<plaintext>一<p>二", "plaintext(一<p>二)"),
        ("<p>一</p", "p(一)"),
        ("<p>一<", "p(一 <)"),
    ],
)
def test_elements_begin_and_end_as_in_a_browser(written: str, tree: str) -> None:
    assert parsed(written) == tree


def test_attributes_are_read_whatever_their_quotes() -> None:
    element = parse_html("""<a HREF='x&amp;y' class=one id="two" class=later hidden data-a>""").children[0]
    assert isinstance(element, Element)
    assert element.attributes == {"href": "x&y", "class": "one", "id": "two", "hidden": "", "data-a": ""}


def test_an_element_knows_its_line() -> None:
    lines = [each.line for each in parse_html("<p>一\n二<p\nid=x>三<p>四").elements()][1:]
    assert lines == [1, 2, 3]


@given(st.text(alphabet="<>/!-&;=\"' \nap漢bdivtrulsc", max_size=80))
def test_text_outside_tags_is_never_lost(written: str) -> None:
    root = parse_html(written)
    assert root.text().count("漢") >= written.partition("<")[0].count("漢")
    assert all(each.tag == each.tag.lower() for each in root.elements())


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "<b>",
                "</b>",
                "<div>",
                "</div>",
                "<table>",
                "<td>",
                "<li>",
                "<ul>",
                "</p>",
                "</ul>",
                "漢",
                "<rt>",
            ]
        )
    )
)
def test_text_between_tags_comes_once_and_in_order(pieces: list[str]) -> None:
    numbered = [f"{piece}{at}" if piece == "漢" else piece for at, piece in enumerate(pieces)]
    expected = "".join(piece for piece in numbered if piece[0] == "漢")
    assert parse_html("".join(numbered)).text() == expected


@pytest.mark.parametrize(
    "written",
    [
        "<div>" * 100_000,
        "<b>" * 50_000 + "</b>" * 50_000,
        "<div><i>" * 60 + "</div></b>" * 50_000,
        "<table><tr><td>" * 30_000,
        "<ul><li>" * 50_000,
        "<p a='" * 200_000,
        "<a<" * 300_000,
        "<" * 1_000_000,
        "<!--" * 300_000,
        "<![CDATA[" * 100_000,
        f"<p {'a=1 ' * 300_000}>",
        "&#27;" * 300_000,
    ],
    ids=range(12),
)
def test_what_is_made_to_be_slow_is_not(written: str) -> None:
    before = time.process_time()
    root = parse_html(written + "停火")
    assert time.process_time() - before < 4
    assert max(depths(root)) <= DEEPEST + 1


def depths(root: Element) -> list[int]:
    found, level = [0], [root]
    while level := [child for each in level for child in each.children if isinstance(child, Element)]:
        found.append(found[-1] + 1)
    return found
