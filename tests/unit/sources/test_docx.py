"""Word documents: styles, lists, notes, readings, changes, tables, and what is wrong with them."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article, BlockKind
from reader.errors import SourceError
from reader.sources import open_article
from tests.unit.sources.books import shape

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = [
    ("T", "Title", ""),
    ("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    ("2", "heading 2", '<w:basedOn w:val="1"/>'),
    ("Own", "章節", '<w:basedOn w:val="2"/>'),
    ("Q", "Quote", ""),
    ("C", "caption", ""),
    ("TOC1", "toc 1", ""),
    ("L", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ("Loop", "loop", '<w:basedOn w:val="Loop"/>'),
]
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str, style: str = "", numbered: str = "") -> str:
    """Text, or runs; `numbered` is the list and the depth in it, as in 2.0."""
    inside = text if text.startswith("<") else run(text)
    number, _, depth = numbered.partition(".")
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{about}</w:pPr>{inside}</w:p>"


def document(*body: str, notes: str = "", ends: str = "", core: str = "") -> bytes:
    parts = {"word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"}
    parts["_rels/.rels"] = (
        f'<Relationships><Relationship Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Type="http://x/metadata/core-properties" Target="/docProps/core.xml"/></Relationships>'
    )
    kinds = ("styles", "numbering", "footnotes", "endnotes")
    parts["word/_rels/document.xml.rels"] = "<Relationships>{}</Relationships>".format(
        "".join(f'<Relationship Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    )
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{more}</w:style>'
        for name, called, more in STYLES
    )
    parts["word/styles.xml"] = f"<w:styles {W}>{written}</w:styles>"
    parts["word/numbering.xml"] = f"<w:numbering {W}>{NUMBERING}</w:numbering>"
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    if ends:
        parts["word/endnotes.xml"] = f"<w:endnotes {W}>{ends}</w:endnotes>"
    if core:
        parts["docProps/core.xml"] = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c>'
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def read(folder: Path, stored: bytes) -> Article:
    path = folder / "a.docx"
    path.write_bytes(stored)
    return open_article(path)


def test_styles_make_headings_quotes_and_captions(tmp_path: Path) -> None:
    stored = document(
        *(
            par("渡輪史話", "T"),
            par("開埠", "1"),
            par("小輪往來兩岸。"),
            par("碼頭", "Own"),
            par("海上生明月", "Q"),
        ),
        *(par("舊碼頭", "C"), par("完。", "Loop"), par("")),
        core="<dc:creator>何海文</dc:creator><dc:language>zh-TW</dc:language>",
    )
    article = read(tmp_path, stored)
    assert (article.title, article.author, article.region) == ("渡輪史話", "何海文", "tw")
    assert shape(article) == [
        *("h1 渡輪史話", "h2 開埠", "p 小輪往來兩岸。", "h3 碼頭", "q 海上生明月", "c 舊碼頭", "p 完。"),
    ]
    assert [(s.title, s.level) for s in article.sections] == [("開埠", 2), ("碼頭", 3)]


def test_lists_and_numbered_headings_say_their_numbers(tmp_path: Path) -> None:
    stored = document(
        *(
            par("開埠", "1", "2.0"),
            par("甲", "L"),
            par("乙", "", "1.1"),
            par("細則", "", "2.1"),
            par("再則", "", "2.1"),
        ),
        *(par("戰後", "1", "2.0"), par("細則", "", "2.1"), par("不在其列", "L", "0.0")),
    )
    article = read(tmp_path, stored)
    assert [b.text for b in article.blocks if b.kind is BlockKind.HEADING] == ["第一章 開埠", "第二章 戰後"]
    markers = [(b.marker, b.text) for b in article.blocks if b.kind is not BlockKind.HEADING]
    assert markers == [
        *(("•", "甲"), ("◦", "乙"), ("一.1", "細則"), ("一.2", "再則"), ("二.1", "細則"), ("", "不在其列")),
    ]


def test_notes_stand_behind_their_paragraph_and_none_is_lost(tmp_path: Path) -> None:
    def note(kind: str, number: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{number}"{more}>{par(text)}</w:{kind}>'

    stored = document(
        par(run("小輪") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("往來。")),
        par(run("其後") + '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        notes=note("footnote", 0, "線", ' w:type="separator"')
        + note("footnote", 2, "即渡輪。")
        + note("footnote", 5, "遺。"),
        ends=note("endnote", 2, "見某書。"),
    )
    assert shape(read(tmp_path, stored)) == [
        *("p 小輪[1]往來。", "n [1] 即渡輪。", "p 其後[2]", "n [2] 見某書。", "n 遺。"),
    ]


def test_printed_readings_are_kept(tmp_path: Path) -> None:
    over, base = f"<w:rt>{run('zim1')}</w:rt>", f"<w:rubyBase>{run('尖')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rubyPr/>{over}{base}</w:ruby></w:r>"
    (block,) = read(tmp_path, document(par(run("往") + ruby + run("沙咀。")))).blocks
    assert (block.text, block.ruby) == ("往尖沙咀。", ((1, 2, "zim1"),))


def test_a_text_is_as_with_all_changes_accepted_and_each_word_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{par('框中文字')}</w:txbxContent>"
    stored = document(
        par("開埠", "1"),
        par("目錄一 3", "TOC1"),
        par(
            f"{run('船')}<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>舊</w:delText></w:r></w:del>"
            f"<w:moveFrom>{run('移')}</w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>"
            f"<w:hyperlink>{run('到')}</w:hyperlink><w:r><w:tab/></w:r>{run('岸')}<w:r><w:br/></w:r>{run('下')}"
        ),
        par(
            "<w:r><mc:AlternateContent><mc:Choice>"
            + box
            + "</mc:Choice><mc:Fallback>"
            + box
            + "</mc:Fallback>"
            "</mc:AlternateContent></w:r>" + run("框外。")
        ),
    )
    assert shape(read(tmp_path, stored)) == ["h2 開埠", "p 船新到 岸", "p 下", "p 框中文字", "p 框外。"]


def test_rows_of_a_table_are_paragraphs(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    long = "甲" * 190
    table = row(par("年"), par("船")) + row(par("1920") + par("春"), par("")) + row(par(long), par("乙" * 90))
    assert shape(read(tmp_path, document(par("表", "1"), f"<w:tbl>{table}</w:tbl>", par("完。")))) == [
        *("h2 表", "p 年 · 船", "p 1920 春", f"p {long}", "p " + "乙" * 90, "p 完。"),
    ]


def test_a_document_without_styles_is_read_by_its_wording(tmp_path: Path) -> None:
    lines = [
        "渡輪加價",
        "2026-02-12",
        "渡輪公司昨日表示，票價將由下月起調整。",
        "市民反應",
        "有乘客說，加得太多。",
    ]
    article = read(tmp_path, document(*map(par, lines)))
    assert (article.title, article.date) == ("渡輪加價", "2026-02-12")
    assert [section.title for section in article.sections][-1] == "市民反應"


def test_a_document_cut_short_or_of_another_kind_is_one_line(tmp_path: Path) -> None:
    stored = document(par("渡輪", "1"))
    for spoilt, words in ((stored[:300], "not a whole ZIP archive"), (b"text", "not a whole ZIP archive")):
        with pytest.raises(SourceError, match=words):
            read(tmp_path, spoilt)
    with pytest.raises(SourceError, match="there is no text in it"):
        read(tmp_path, document(par("")))


def test_entities_are_refused(tmp_path: Path) -> None:
    stored = document('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + par("&e;"))
    with pytest.raises(SourceError, match=r"word/document\.xml in it cannot be read"):
        read(tmp_path, stored)


SMALL = document(par("渡", "T"), par("輪", "L"), notes=f'<w:footnote w:id="1">{par("註")}</w:footnote>')
CHANGES = st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, min_size=1, max_size=8))
def test_a_document_with_any_bytes_changed_opens_or_is_one_line(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    stored = bytearray(SMALL)
    for at, byte in changes:
        stored[at] = byte
    with suppress(SourceError):
        assert read(tmp_path, bytes(stored)).blocks
