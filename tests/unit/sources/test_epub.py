"""EPUB books: reading order, contents, metadata, notes and readings, and what books do wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.article import BlockKind, Region
from reader.errors import SourceError
from reader.sources import open_article
from tests.unit.sources.books import CONTAINER, METADATA, OPF, Book, link, nav, page, shape

ONE, TWO = "<h1>開埠</h1><p>小輪往來兩岸。</p>", "<h1>戰後</h1><p>乘客日增。</p>"


def titles(article: object) -> list[tuple[str, int]]:
    return [(section.title, section.level) for section in article.sections]  # type: ignore[attr-defined]


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    article = Book({"b.xhtml": TWO, "a.xhtml": ONE}).read(tmp_path)
    assert article.title == "渡輪史話"
    assert shape(article) == ["h1 渡輪史話", "h2 戰後", "p 乘客日增。", "h2 開埠", "p 小輪往來兩岸。"]
    assert titles(article) == [("戰後", 2), ("開埠", 2)]


def test_what_is_not_read_in_line_comes_last(tmp_path: Path) -> None:
    article = Book({"x.xhtml linear=no": "<p>答案。</p>", "a.xhtml": ONE}).read(tmp_path)
    assert shape(article)[-1] == "p 答案。"


def test_metadata_of_version_3(tmp_path: Path) -> None:
    said = (
        '<dc:title id="s">兩岸叢書</dc:title><dc:title id="t">渡輪史話</dc:title>'
        '<meta refines="#t" property="title-type">main</meta>'
        '<meta refines="#s" property="title-type">collection</meta>'
        '<dc:creator id="a">何海文</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator id="b">李編</dc:creator><meta refines="#b" property="role">edt</meta>'
        "<dc:creator>周波</dc:creator><dc:date>2019-05-01T08:00:00Z</dc:date><dc:publisher>海濱社</dc:publisher>"
        "<dc:rights>CC BY 4.0</dc:rights><dc:language>zh-Hant-TW</dc:language>"
    )
    article = Book({"a.xhtml": ONE}, metadata=said).read(tmp_path)
    assert (article.title, article.author, article.date) == ("渡輪史話", "何海文、周波", "2019-05-01")
    assert (article.source, article.licence, article.region) == ("海濱社", "CC BY 4.0", Region.TAIWAN)


def test_metadata_of_version_2(tmp_path: Path) -> None:
    said = (
        '<dc:title>渡輪史話</dc:title><dc:creator opf:role="aut">A. Chan</dc:creator>'
        '<dc:creator opf:role="ill">畫者</dc:creator><dc:date opf:event="modification">2021-01-01</dc:date>'
        '<dc:date opf:event="publication">2019</dc:date>'
    )
    article = Book({"a.xhtml": ONE}, metadata=said).read(tmp_path)
    assert (article.author, article.date) == ("A. Chan", "2019")


def test_contents_nest_and_cut_documents_at_their_anchors(tmp_path: Path) -> None:
    book = Book(
        {
            "a.xhtml": '<h1>上篇</h1><h2 id="x">開埠</h2><p>甲。</p><h2 id="y">填海</h2><p>乙。</p>'
            "<h3>餘話</h3><p>丙。</p>",
            "b.xhtml": "<p>續上。</p>",
            "c.xhtml": "<h1>下篇</h1><p>丁。</p>",
        },
        nav=nav(
            link("上篇", "a.xhtml", link("開埠", "a.xhtml#x"), link("填海", "a.xhtml#y")),
            link("下篇", "c.xhtml"),
        ),
    )
    article = book.read(tmp_path)
    assert titles(article) == [("上篇", 2), ("開埠", 3), ("填海", 3), ("下篇", 2)]
    assert shape(article) == [
        *(
            "h1 渡輪史話",
            "h2 上篇",
            "h3 開埠",
            "p 甲。",
            "h3 填海",
            "p 乙。",
            "h4 餘話",
            "p 丙。",
            "p 續上。",
        ),
        *("h2 下篇", "p 丁。"),
    ]
    assert [(s.start, s.end) for s in article.sections] == [(0, 2), (2, 4), (4, 9), (9, 11)]


def test_the_ncx_of_version_2(tmp_path: Path) -> None:
    def point(title: str, src: str, inner: str = "") -> str:
        label = f"<navLabel><text>{title}</text></navLabel>"
        return f'<navPoint id="n{title}">{label}<content src="{src}"/>{inner}</navPoint>'

    ncx = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN"'
        ' "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        + point("開埠", "a.xhtml", point("碼頭", "a.xhtml#m"))
        + point("戰後", "b.xhtml")
        + "</navMap></ncx>"
    )
    pages = {"a.xhtml": ONE + '<p><a id="m"></a>碼頭新建。</p>', "b.xhtml": TWO}
    article = Book(pages, ncx=ncx).read(tmp_path)
    assert titles(article) == [("開埠", 2), ("碼頭", 3), ("戰後", 2)]
    assert shape(article)[3:5] == ["h3 碼頭", "p 碼頭新建。"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>第一章　開埠</p><p>甲。</p>", ["h2 第一章　開埠", "p 甲。"]),
        ("<p>第一章</p><p>開埠</p><p>甲。</p>", ["h2 第一章", "h2 開埠", "p 甲。"]),
        ("<p>題記。</p><h1>第一章 開埠</h1><p>甲。</p>", ["p 題記。", "h2 第一章 開埠", "p 甲。"]),
        ('<p><img src="x.jpg" alt=""/></p><p>甲。</p>', ["h2 第一章 開埠", "p 甲。"]),
        ('<h1><img src="x.jpg" alt="第一章 開埠"/></h1><p>甲。</p>', ["h2 第一章 開埠", "p 甲。"]),
        ("<h2>Chapter 1</h2><p>甲。</p>", ["h2 Chapter 1", "p 甲。"]),
    ],
)
def test_an_entrys_heading_is_found_or_made(tmp_path: Path, body: str, expected: list[str]) -> None:
    contents = nav(link("第一章 開埠", "a.xhtml"), link("戰後", "b.xhtml"))
    article = Book({"a.xhtml": body, "b.xhtml": TWO}, nav=contents).read(tmp_path)
    assert shape(article)[1:-2] == expected
    assert titles(article) == [("第一章 開埠", 2), ("戰後", 2)]


def test_a_part_that_is_a_picture_keeps_its_place_and_a_cover_has_none(tmp_path: Path) -> None:
    picture = '<img src="p.jpg" alt=""/>'
    book = Book(
        {"cover.xhtml": picture, "p.xhtml": picture, "a.xhtml": ONE, "b.xhtml": TWO},
        nav=nav(
            link("封面", "cover.xhtml"),
            link("上篇", "p.xhtml", link("開埠", "a.xhtml")),
            link("戰後", "b.xhtml"),
        ),
    )
    article = book.read(tmp_path)
    assert titles(article) == [("上篇", 2), ("開埠", 3), ("戰後", 2)]
    assert shape(article)[:3] == ["h1 渡輪史話", "h2 上篇", "h3 開埠"]


def test_a_title_page_is_the_title(tmp_path: Path) -> None:
    contents = nav(link("書名頁", "t.xhtml"), link("開埠", "a.xhtml"), link("戰後", "b.xhtml"))
    pages = {"t.xhtml": "<p>渡輪史話</p><p>何海文著</p>", "a.xhtml": ONE, "b.xhtml": TWO}
    assert shape(Book(pages, nav=contents).read(tmp_path))[:4] == [
        *("h1 渡輪史話", "h2 書名頁", "p 何海文著", "h2 開埠"),
    ]


def test_references_are_found_however_they_are_written(tmp_path: Path) -> None:
    opf = OPF.format(
        METADATA,
        '<item id="a" href="Text/%E7%AC%AC%201.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="../OEBPS/./TEXT/B.XHTML" media-type="application/xhtml+xml"/>'
        '<item id="c" href="text/c%.xhtml" media-type="application/xhtml+xml"/>',
        "",
        '<itemref idref="a"/><itemref idref="b"/><itemref idref="c"/>',
    )
    parts = {
        "OEBPS/Text/第 1.xhtml": page("<p>甲。</p>"),
        "OEBPS/text/b.xhtml": page("<p>乙。</p>"),
        "OEBPS/text/c%.xhtml": page("<p>丙。</p>"),
    }
    assert shape(Book(opf=opf, parts=parts).read(tmp_path))[1:] == ["p 甲。", "p 乙。", "p 丙。"]


def test_blocks_of_every_kind(tmp_path: Path) -> None:
    body = (
        "<h2>碼頭</h2><p>　　人來\n   人往，<b>船</b>到  船開 a\nb。</p>"
        "<blockquote><p>海上生明月</p></blockquote>"
        "<ul><li>天星<ul><li>尖沙咀</li></ul></li></ul>"
        "<ol start='3'><li><p>中環</p><p>再續</p></li><li>灣仔</li></ol>"
        "<figure><img src='x' alt='x.jpg'/><figcaption>舊碼頭</figcaption></figure>"
        "<img src='y' alt='夜航的小輪'/>"
        "<table><tr><th>年</th><th>船</th></tr><tr><td><p>1920</p></td><td>12</td></tr></table>"
        "<p>詩一<br/>詩二</p><pre>  一\n  二</pre><p>用字<img src='g' alt='𨋢'/>罕見</p><script>x()</script>"
        "<div>散文<p>段落</p>餘文</div><p>X<sup>2</sup> &amp; &hellip;&nbsp;!</p><svg><text>圖</text></svg>"
    )
    article = Book({"a.xhtml": body}).read(tmp_path)
    assert shape(article)[1:] == [
        *("h3 碼頭", "p 人來人往，船到 船開 a b。", "q 海上生明月", "i 天星", "i 尖沙咀", "i 中環", "i 再續"),
        *(
            "i 灣仔",
            "c 舊碼頭",
            "c 夜航的小輪",
            "p 年 · 船",
            "p 1920 · 12",
            "p 詩一",
            "p 詩二",
            "p   一",
            "p   二",
        ),
        *("p 用字𨋢罕見", "p 散文", "p 段落", "p 餘文", "p X2 & … !"),
    ]
    assert [b.marker for b in article.blocks if b.kind is BlockKind.ITEM] == ["•", "◦", "3.", "", "4."]


def test_readings_printed_in_the_text_are_kept(tmp_path: Path) -> None:
    body = (
        "<p> 往<ruby>尖<rp>(</rp><rt>zim1</rt><rp>)</rp>沙<rt>saa1</rt></ruby>咀，"
        "<ruby><rb>中</rb><rb>環</rb>"
        "<rt>zung1</rt><rt>waan4</rt></ruby>。<ruby>無<rt></rt></ruby></p>"
    )
    block = Book({"a.xhtml": body}).read(tmp_path).blocks[1]
    assert block.text == "往尖沙咀，中環。無"
    assert block.ruby == ((1, 2, "zim1"), (2, 3, "saa1"), (5, 7, "zung1 waan4"))


def test_readings_keep_their_places_where_a_long_paragraph_is_cut(tmp_path: Path) -> None:
    body = f"<p>{'船開了。' * 1500}<ruby>咀<rt>zeoi2</rt></ruby></p>"
    blocks = Book({"a.xhtml": body}).read(tmp_path).blocks[1:]
    ((start, end, reading),) = blocks[-1].ruby
    assert (blocks[-1].text[start:end], reading) == ("咀", "zeoi2")
    assert "".join(block.text for block in blocks) == "船開了。" * 1500 + "咀"


NOTE_3 = (
    '<p>小輪<a epub:type="noteref" href="#n1">1</a>往來。</p>'
    '<p>又一段<sup><a role="doc-noteref" href="n.xhtml#n2">2</a>'
    '</sup>，再提<a epub:type="noteref" href="#n1">1</a>。</p>'
    '<aside epub:type="footnote" id="n1"><p>即渡輪。</p><p>見前。</p>'
    '</aside><aside epub:type="footnote" id="n9"><p>無人提及。</p></aside>'
)


def test_notes_of_version_3_stand_behind_what_refers_to_them(tmp_path: Path) -> None:
    ends = (
        '<section epub:type="endnotes"><h2>註釋</h2><ol><li id="n2" role="doc-endnote"><p>另見某書。'
        '<a role="doc-backlink" href="a.xhtml#r2">↩︎</a></p></li></ol></section>'
    )
    article = Book({"a.xhtml": NOTE_3, "n.xhtml": ends}).read(tmp_path)
    assert shape(article)[1:] == [
        *("p 小輪[1]往來。", "n [1] 即渡輪。", "n 見前。", "p 又一段[2]，再提[1]。", "n [2] 另見某書。"),
        "n 無人提及。",
    ]


def test_notes_of_older_books_are_known_by_the_way_back(tmp_path: Path) -> None:
    pages = {
        "a.xhtml": '<p>小輪<a id="r1" href="n.xhtml#f1"><sup>[1]</sup></a>往來'
        '<a id="r2" href="n.xhtml#f2">②</a>。</p>'
        '<p>見<a href="n.xhtml">註釋</a>與<a href="b.xhtml#h">下章</a>，第<a href="b.xhtml#p">1</a>節。</p>',
        "b.xhtml": '<h2 id="h">下章</h2><p id="p">乙。</p>',
        "n.xhtml": '<h2>註釋</h2><p><a id="f1" href="a.xhtml#r1">[1]</a> 即渡輪。</p>'
        '<p id="f2"><a href="a.xhtml#r2">②</a>見某書。</p><p id="f3">[3] 無人提及。</p>',
    }
    assert shape(Book(pages).read(tmp_path))[1:] == [
        *(
            "p 小輪[1]往來②。",
            "n [1] 即渡輪。",
            "n ②見某書。",
            "p 見註釋與下章，第1節。",
            "h3 下章",
            "p 乙。",
        ),
        *("h3 註釋", "p [3] 無人提及。"),
    ]


def test_notes_in_a_document_outside_the_reading_order(tmp_path: Path) -> None:
    opf = OPF.format(
        METADATA,
        "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in "anx"),
        "",
        '<itemref idref="a"/>',
    )
    parts = {
        "OEBPS/a.xhtml": page('<p>小輪<a id="r" href="n.xhtml#n">[1]</a>往來。</p>'),
        "OEBPS/n.xhtml": page('<p id="n"><a href="a.xhtml#r">[1]</a> 即渡輪。</p>'),
        "OEBPS/x.xhtml": page("<p>廣告。</p>"),
    }
    assert shape(Book(opf=opf, parts=parts).read(tmp_path))[1:] == ["p 小輪[1]往來。", "n [1] 即渡輪。"]


def test_notes_whose_marks_are_pictures(tmp_path: Path) -> None:
    body = (
        '<p>小輪<a class="x-footnote" id="w1" href="#m1"><img alt="注" src="note.png"/></a>往來。</p>'
        '<p>又<a href="#m2"><img alt="" src="note.png"/></a>。'
        '見<a href="b.xhtml#p"><img alt="" src="p.jpg"/></a>。</p>'
        '<ol><li id="m1"><p><a href="#w1">◎</a>即渡輪。</p></li></ol>'
        '<aside epub:type="footnote" id="m2">另一。</aside>'
    )
    pages = {"a.xhtml": body, "b.xhtml": '<p id="p">圖。</p>'}
    assert shape(Book(pages).read(tmp_path))[1:] == [
        *("p 小輪[註]往來。", "n [註] 即渡輪。", "p 又[註]。見。", "n [註] 另一。", "p 圖。"),
    ]


def test_notes_that_stand_in_their_picture(tmp_path: Path) -> None:
    body = (
        '<p>小輪<img class="qqreader-footnote" alt="即渡輪， 見前。" src="n.png"/>往來'
        '<img class="zhangyue-footnote" zy-footnote="某年。" alt="" src="n.png"/>。</p><p>完。</p>'
    )
    assert shape(Book({"a.xhtml": body}).read(tmp_path))[1:] == [
        *("p 小輪[1]往來[2]。", "n [1] 即渡輪， 見前。", "n [2] 某年。", "p 完。"),
    ]


def test_notes_that_refer_to_each_other_are_all_kept(tmp_path: Path) -> None:
    body = (
        '<p>甲<a epub:type="noteref" href="#x">1</a>。</p>'
        '<aside epub:type="footnote" id="x"><p>見<a epub:type="noteref" href="#y">2</a>。</p></aside>'
        '<aside epub:type="footnote" id="y"><p>見<a epub:type="noteref" href="#x">1</a>。</p></aside>'
        '<aside epub:type="footnote" id="z"><p>自見<a epub:type="noteref" href="#z">3</a>。</p></aside>'
        '<aside epub:type="footnote" id="u"><p>見<a epub:type="noteref" href="#v">4</a>。</p></aside>'
        '<aside epub:type="footnote" id="v"><p>回見<a epub:type="noteref" href="#u">5</a>。</p></aside>'
    )
    article = Book({"a.xhtml": body}).read(tmp_path)
    assert len(article.blocks) == 7
    assert shape(article)[1:4] == ["p 甲[1]。", "n [1] 見[2]。", "n [2] 見[1]。"]


def test_an_english_book_beside_it_is_its_translation(tmp_path: Path) -> None:
    Book({"a.xhtml": "<h1>Opening</h1><p>Ferries ran.</p>"}, metadata="<dc:title>Ferries</dc:title>").read(
        tmp_path, "book.en.epub"
    )
    article = Book({"a.xhtml": ONE}).read(tmp_path, "book.zh-HK.epub")
    assert [block.translation for block in article.blocks] == ["Ferries", "Opening", "Ferries ran."]
    assert article.translated_title == "Ferries"


def test_a_book_is_known_by_what_it_holds_whatever_its_name(tmp_path: Path) -> None:
    for book in (Book({"a.xhtml": ONE}), Book({"a.xhtml": ONE}, mimetype=False)):
        path = tmp_path / "download"
        path.write_bytes(book.stored())
        assert open_article(path).title == "渡輪史話"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "big5", "gb18030"])
def test_documents_and_packages_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    name = "utf-16" if encoding == "utf-16-le" else encoding.removesuffix("-sig")
    declaration = f'<?xml version="1.0" encoding="{name}"?>'
    body = page("<p>小輪往來。</p>").replace('<?xml version="1.0" encoding="utf-8"?>', declaration)
    book = Book({"a.xhtml": body.encode(encoding)})
    book.opf = (declaration + book._package()).encode(encoding)
    assert shape(book.read(tmp_path)) == ["h1 渡輪史話", "p 小輪往來。"]


def test_a_container_that_names_no_package_is_made_up_for(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER.format("nowhere.opf")}
    assert Book({"a.xhtml": ONE}, parts=parts).read(tmp_path).title == "渡輪史話"


def test_a_book_is_the_same_with_other_pictures_and_metadata(tmp_path: Path) -> None:
    one = Book({"a.xhtml": ONE}).read(tmp_path)
    other = Book({"x.xhtml": ONE}, metadata=f"{METADATA}<dc:date>2020</dc:date>", parts={"p.jpg": "x"})
    assert one.digest == other.read(tmp_path).digest != Book({"a.xhtml": TWO}).read(tmp_path).digest


def test_a_book_has_no_lines_to_tell_of(tmp_path: Path) -> None:
    assert Book({"a.xhtml": ONE}).read(tmp_path).lines == ()


def test_a_book_of_many_pictures_may_be_larger_than_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.opening.LARGEST", 2000)
    monkeypatch.setattr("reader.sources.opening.LARGEST_BOOK", 5000)
    picture = bytes(n * 7919 % 251 for n in range(1500))
    assert Book({"a.xhtml": ONE}, parts={"p.jpg": picture}).read(tmp_path).title == "渡輪史話"
    with pytest.raises(SourceError, match="larger than"):
        Book({"a.xhtml": ONE}, parts={f"{n}.jpg": random.Random(n).randbytes(2000) for n in range(3)}).read(
            tmp_path
        )
