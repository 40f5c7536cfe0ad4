"""Books as nobody should make them: each opens with a notice, or is one clear line, in no time."""

from __future__ import annotations

import struct
import time
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources import open_article
from tests.unit.sources.books import METADATA, OPF, Book, link, nav, page, shape

GOOD = "<p>小輪往來。</p>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
SECRET = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def refused(folder: Path, stored: bytes) -> str:
    path = folder / "book.epub"
    path.write_bytes(stored)
    with pytest.raises(SourceError) as caught:
        open_article(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def repacked(stored: bytes, **changes: object) -> bytes:
    """The archive with attributes of the record of OEBPS/a.xhtml changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(stored)) as old, zipfile.ZipFile(made, "w") as new:
        for record in old.infolist():
            content = old.read(record)
            if record.filename == "OEBPS/a.xhtml":
                for name, value in changes.items():
                    setattr(record, name, value)
            new.writestr(record, content)
    return made.getvalue()


def test_a_part_that_unpacks_without_end_is_left_out(tmp_path: Path) -> None:
    bomb = page("<p>" + "甲" * (12 << 20) + "</p>")
    book = Book({"a.xhtml": GOOD, "b.xhtml": bomb})
    assert len(book.stored()) < 1 << 18
    before = time.process_time()
    article = book.read(tmp_path)
    assert time.process_time() - before < 5
    assert "OEBPS/b.xhtml in it unpacks to more than 32 MB" in article.notices[0]
    assert shape(article)[1:] == ["p 小輪往來。"]


def test_parts_that_together_unpack_without_end_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.zipped.LARGEST", 50_000)
    article = Book({f"{n}.xhtml": "<p>" + "甲" * 3000 + "</p>" for n in range(9)}).read(tmp_path)
    assert 2 < len(article.blocks) < 8
    assert "more parts" in article.notices[0]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.sources.zipped.MOST_PARTS", 40)
    parts: dict[str, str | bytes] = {f"x{n}": "" for n in range(60)}
    assert "more than 40 files" in refused(tmp_path, Book({"a.xhtml": GOOD}, parts=parts).stored())


def test_names_that_lead_out_of_the_book_lead_nowhere(tmp_path: Path) -> None:
    opf = OPF.format(
        METADATA,
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="c" href="/etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="d" href="file:///etc/passwd" media-type="application/xhtml+xml"/>'
        '<item id="e" href="https://example.org/x.xhtml" media-type="application/xhtml+xml"/>',
        "",
        "".join(f'<itemref idref="{name}"/>' for name in "abcdefg"),
    )
    article = Book({"a.xhtml": GOOD}, opf=opf, parts={"../evil.xhtml": page("<p>外</p>")}).read(tmp_path)
    assert shape(article)[1:] == ["p 小輪往來。"]
    assert article.notices == ("the book names a part that is not in it: ../../../../etc/passwd and 5 more",)


def test_a_link_in_the_archive_is_not_followed(tmp_path: Path) -> None:
    stored = repacked(Book({"a.xhtml": "x", "b.xhtml": GOOD}).stored(), external_attr=0o120777 << 16)
    (tmp_path / "book.epub").write_bytes(stored)
    article = open_article(tmp_path / "book.epub")
    assert "OEBPS/a.xhtml in it is a link, which is not followed" in article.notices[0]


def test_of_two_parts_of_one_name_the_last_holds(tmp_path: Path) -> None:
    book = Book({"a.xhtml": "<p>舊。</p>"})
    file = BytesIO(book.stored())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("OEBPS/a.xhtml", page(GOOD))
    (tmp_path / "book.epub").write_bytes(file.getvalue())
    assert shape(open_article(tmp_path / "book.epub"))[1:] == ["p 小輪往來。"]


def test_a_part_with_a_wrong_checksum_is_left_out(tmp_path: Path) -> None:
    stored = bytearray(Book({"a.xhtml": GOOD, "b.xhtml": GOOD}).stored())
    at = stored.rindex(b"OEBPS/a.xhtml") - 46
    stored[at + 16 : at + 20] = struct.pack("<I", 1)
    (tmp_path / "book.epub").write_bytes(bytes(stored))
    article = open_article(tmp_path / "book.epub")
    assert "OEBPS/a.xhtml in it is damaged" in article.notices[0]


def test_an_encrypted_part_is_left_out(tmp_path: Path) -> None:
    stored = bytearray(Book({"a.xhtml": GOOD, "b.xhtml": GOOD}).stored())
    stored[stored.rindex(b"OEBPS/a.xhtml") - 46 + 8] |= 1
    (tmp_path / "book.epub").write_bytes(bytes(stored))
    assert "is encrypted" in open_article(tmp_path / "book.epub").notices[0]


@pytest.mark.parametrize("length", [60, 400, 900])
def test_a_book_cut_short_says_so(tmp_path: Path, length: int) -> None:
    stored = Book({"a.xhtml": GOOD * 200}).stored()
    assert "not a whole ZIP archive" in refused(tmp_path, stored[:length])


def test_an_unpacked_book_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "book.epub"
    with zipfile.ZipFile(BytesIO(Book({"a.xhtml": GOOD}).stored())) as archive:
        archive.extractall(folder)
    with pytest.raises(SourceError, match="an unpacked EPUB book"):
        open_article(folder)


def test_a_text_by_the_name_of_a_book_says_so(tmp_path: Path) -> None:
    assert "not a whole ZIP archive" in refused(tmp_path, b"<html>404</html>")


@pytest.mark.parametrize("declared", [LAUGHS, SECRET])
def test_a_package_that_declares_entities_is_refused(tmp_path: Path, declared: str) -> None:
    book = Book({"a.xhtml": GOOD})
    book.opf = declared + book._package().replace("渡輪史話", "&c;&e;")
    said = refused(tmp_path, book.stored())
    assert "OEBPS/content.opf in it cannot be read: it declares entities" in said


@pytest.mark.parametrize("declared", [LAUGHS, SECRET])
def test_contents_that_declare_entities_are_left_out(tmp_path: Path, declared: str) -> None:
    contents = declared + nav(link("&e;&c;", "a.xhtml")).removeprefix(
        '<?xml version="1.0" encoding="utf-8"?>\n'
    )
    article = Book({"a.xhtml": "<h1>開埠</h1>" + GOOD}, nav=contents).read(tmp_path)
    assert "the contents of the book cannot be read" in article.notices[0]
    assert [section.title for section in article.sections] == ["開埠"]


def test_contents_that_lead_to_themselves_end(tmp_path: Path) -> None:
    contents = nav(
        link("一", "nav.xhtml"), link("二", "#"), link("三", "nowhere.xhtml"), link("四", "a.xhtml#no")
    )
    article = Book({"a.xhtml": GOOD}, nav=contents).read(tmp_path)
    assert shape(article)[1:] == ["h2 四", "p 小輪往來。"]


def test_elements_within_elements_without_end(tmp_path: Path) -> None:
    deep = "<div>" * 50_000 + "<p>小輪。</p>" + "</div>" * 50_000
    contents = page("<nav>" + "<ol><li>" * 5000 + "</li></ol>" * 5000 + "</nav>")
    article = Book(
        {"a.xhtml": deep, "b.xhtml": "<ruby><rt>" * 9000 + "甲" + "</rt></ruby>" * 9000}, nav=contents
    )
    assert "p 小輪。" in shape(article.read(tmp_path))


def test_many_entries_and_notes_take_no_longer_than_few(tmp_path: Path) -> None:
    count = 4000
    refs = "".join(f'<a epub:type="noteref" href="#n{n}">{n}</a>' for n in range(count))
    notes = "".join(f'<aside epub:type="footnote" id="n{n}">註。</aside>' for n in range(count))
    contents = nav(*(link(f"第{n}", f"a.xhtml#n{n}") for n in range(count)), link("首", "a.xhtml"))
    before = time.process_time()
    article = Book({"a.xhtml": f"<p>{refs}</p>{notes}"}, nav=contents).read(tmp_path)
    assert len(article.blocks) >= count + 2
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>小輪<br>往來<p>兩岸 & 碼頭", ["p 小輪", "p 往來", "p 兩岸 & 碼頭"]),
        ("<b>小輪</p>往來</b><h1>碼頭", ["p 小輪", "p 往來", "h2 碼頭"]),
        ("<p>小<ruby>輪<rt>leon4</ruby>往來&nosuch;</p>", ["p 小輪往來&nosuch;"]),
        (
            '<p>一<a id="r" href="#n">[1]</a>。<p id="n"><a href="#r">[1]</a> 註。',
            ["p 一[1]。", "n [1] 註。"],
        ),
        ("<p>好</p><p \x01>壞</p>", ["p 好", "p 壞"]),
    ],
)
def test_broken_documents_are_read_as_browsers_do(tmp_path: Path, body: str, expected: list[str]) -> None:
    article = Book({"a.xhtml": page(body, "<title/><script/>")}).read(tmp_path)
    assert shape(article)[1:] == expected
    assert article.notices == ()


@pytest.mark.parametrize("declared", [LAUGHS, SECRET])
def test_entities_of_a_document_are_not_opened(tmp_path: Path, declared: str) -> None:
    body = declared + page("<p>小&c;輪&e;</p>").partition("\n")[2]
    article = Book({"a.xhtml": body if body.startswith("<?xml") else f'<?xml version="1.0"?>{body}'}).read(
        tmp_path
    )
    assert shape(article)[1:] == ["p 小&c;輪&e;"]


def test_a_broken_document_in_an_encoding_it_does_not_name(tmp_path: Path) -> None:
    body = "<p>渡輪公司表示，票價將由下月起調整，加幅為百分之五。<p>假日不變。".encode("big5")
    article = Book({"a.xhtml": body}).read(tmp_path)
    assert shape(article)[1:] == ["p 渡輪公司表示，票價將由下月起調整，加幅為百分之五。", "p 假日不變。"]


def test_a_document_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    article = Book({"a.xhtml": b"\0\1\2\3" * 200, "b.xhtml": GOOD}).read(tmp_path)
    assert "OEBPS/a.xhtml in it cannot be read" in article.notices[0]


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + '<a href="#x">1</a>' * 40_000 + "</p>",
        "<p>" + '<a href="#x"> </a><b/>' * 40_000 + "</p>",
        '<a href="#x">一' * 20_000 + "</a>" * 20_000,
        "<p>" + "<ruby>船<rt>syun4</rt></ruby>" * 40_000 + "</p>",
        "<p><ruby>船" + "<rt>syun4</rt>" * 40_000 + "</ruby></p>",
        "<table><tr>" + "<td> </td>" * 40_000 + "</tr></table>",
        "<p>" + '<img alt="船"/> ' * 40_000 + "</p>",
        "<ul>" * 20_000 + "<li>船</li>" + "</ul>" * 20_000,
    ],
    ids=["links", "blanks", "nested links", "ruby", "readings", "cells", "pictures", "lists"],
)
def test_many_of_one_thing_take_no_longer_than_their_number(tmp_path: Path, body: str) -> None:
    before = time.process_time()
    Book({"a.xhtml": body, "b.xhtml": GOOD}).read(tmp_path)
    assert time.process_time() - before < 4


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
    ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>'
    '<enc:CipherData><enc:CipherReference URI="OEBPS/{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def test_a_protected_book_says_so(tmp_path: Path) -> None:
    said = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "a.xhtml")
    book = Book({"a.xhtml": b"\x93\x01\x7f" * 99}, parts={"META-INF/encryption.xml": said})
    assert "encrypted (DRM)" in refused(tmp_path, book.stored())


def test_a_book_that_hides_its_fonts_is_read(tmp_path: Path) -> None:
    said = ENCRYPTED.format("http://www.idpf.org/2008/embedding", "font.otf")
    assert Book({"a.xhtml": GOOD}, parts={"META-INF/encryption.xml": said}).read(tmp_path).title == "渡輪史話"


def test_a_book_of_pictures_says_so(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><image href="1.jpg"/></svg>'
    book = Book({"1.xhtml": picture, "2.xhtml": '<img src="2.jpg" alt=""/>'})
    assert "there is no text in it: its pages are pictures" in refused(tmp_path, book.stored())


@pytest.mark.parametrize("opf", ["<package", "<package/>", "", "\0", "<a><b></a>"])
def test_a_spoilt_package_is_one_line(tmp_path: Path, opf: str) -> None:
    book = Book({"a.xhtml": GOOD}, opf=opf or b" ")
    refused(tmp_path, book.stored())


def test_an_archive_that_is_no_book_says_so(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    assert "META-INF/container.xml in it is missing" in refused(tmp_path, file.getvalue())


def test_control_characters_of_a_book_reach_nobody(tmp_path: Path) -> None:
    said = "<dc:title>渡&#x9b;輪&#x202e;</dc:title>"
    article = Book({"a.xhtml": "<p>小&#x9b;31m輪&#x202e;</p><h2>甲&#x85;乙</h2>"}, metadata=said).read(
        tmp_path
    )
    shown = "".join([article.title, *(block.text for block in article.blocks)])
    assert shown.isprintable()


SMALL = Book(
    {"a.xhtml": "<h1>開</h1><p>小<ruby>輪<rt>l</rt></ruby></p>"}, nav=nav(link("開", "a.xhtml"))
).stored()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=8)
)
def test_a_book_with_any_bytes_changed_opens_or_is_one_line(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    stored = bytearray(SMALL)
    for at, byte in changes:
        stored[at] = byte
    path = tmp_path / "book.epub"
    path.write_bytes(bytes(stored))
    with suppress(SourceError):
        assert open_article(path).blocks


TAGS = [
    "p",
    "div",
    "h1",
    "ruby",
    "rt",
    "rp",
    "a",
    "sup",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "pre",
    "br",
    "blockquote",
]
TREES = st.recursive(
    st.text("甲乙 丙\n1", max_size=6),
    lambda inner: st.builds(
        lambda tag, inside: f'<{tag} id="x" href="#x" role="doc-endnote">{"".join(inside)}</{tag}>',
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=TREES)
def test_every_character_is_in_the_text_or_in_its_readings(tmp_path: Path, body: str) -> None:
    from reader.sources.markup import read_markup
    from reader.sources.passage_marks import unmark

    made = [unmark(passage.text) for passage in read_markup(page(body).encode()).made]
    shown = "".join(text + "".join(reading for *_, reading in ruby) for text, ruby in made)
    wanted = "".join(ch for ch in body if ch in "甲乙丙")
    if "<r" not in body:
        assert "".join(ch for ch in shown if ch in "甲乙丙") == wanted
    for text, ruby in made:
        assert all(0 <= start < end <= len(text) and reading for start, end, reading in ruby)
