"""ZIP archives: the one text in them, or one clear line; and what other containers are called."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources import open_article
from tests.unit.sources.books import Book

TEXT = "# 渡輪加價\n\n渡輪公司昨日表示，票價將由下月起調整。\n"


def zipped(**parts: str | bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def refused(folder: Path, stored: bytes, name: str = "a.zip") -> str:
    path = folder / name
    path.write_bytes(stored)
    with pytest.raises(SourceError) as caught:
        open_article(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_the_one_text_in_an_archive_is_opened_in_its_format(tmp_path: Path) -> None:
    mac = {"__MACOSX/._ferry.md": b"\0", "folder/.hidden.txt": "x", "picture.png": b"\x89PNG"}
    (tmp_path / "a.zip").write_bytes(zipped(**{"folder/ferry.md": TEXT}, **mac))
    assert open_article(tmp_path / "a.zip").title == "渡輪加價"
    (tmp_path / "b.zip").write_bytes(zipped(**{"book.epub": Book({"a.xhtml": "<p>甲。</p>"}).stored()}))
    assert open_article(tmp_path / "b.zip").title == "渡輪史話"


def test_of_several_texts_none_is_chosen(tmp_path: Path) -> None:
    said = refused(tmp_path, zipped(**{f"{n}.txt": TEXT for n in range(5)}))
    assert "holds 5 texts: 0.txt, 1.txt, 2.txt, +2 …" in said


def test_one_of_several_texts_is_named_as_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    path.write_bytes(zipped(**{"notes/ferry.md": TEXT, "b.txt": "下月起調整。"}))
    with pytest.raises(SourceError, match=f"name one, as {path}/notes/ferry.md"):
        open_article(path)
    assert open_article(path / "notes" / "Ferry.md").title == "渡輪加價"
    with pytest.raises(SourceError, match=r"no \.\./b\.txt in this .*; it holds notes/ferry\.md, b\.txt"):
        open_article(path / ".." / "b.txt")
    with pytest.raises(SourceError, match="no folder or archive"):
        open_article(Path(__file__) / "a.txt")


def test_an_archive_in_an_archive_is_no_text(tmp_path: Path) -> None:
    assert "holds no text" in refused(tmp_path, zipped(**{"inner.zip": zipped(**{"a.txt": TEXT})}))
    disguised = zipped(**{"a.txt": zipped(**{"a.txt": zipped(**{"b.bin": b"x"})})})
    assert "holds no text" in refused(tmp_path, disguised)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("content.xml", "an OpenDocument file"),
        ("a.exe", "holds no text"),
    ],
)
def test_other_kinds_are_called_by_their_names(tmp_path: Path, part: str, words: str) -> None:
    assert words in refused(tmp_path, zipped(**{part: "x"}))


@pytest.mark.parametrize(
    ("stored", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "protected with a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "a.docx", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "a.doc", "an old Word or Excel file"),
        (b"name".ljust(60, b"\0") + b"BOOKMOBI", "a.mobi", "make an EPUB of it"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "a 7z archive"),
        (b"Rar!\x1a\x07\x01", "a.rar", "a RAR archive"),
        (b"ITSF\3\0", "a.chm", "a CHM help file"),
        (b"PK\x03\x04cut", "a.zip", "not a whole ZIP archive"),
    ],
)
def test_what_cannot_be_opened_is_called_by_its_name(
    tmp_path: Path, stored: bytes, name: str, words: str
) -> None:
    assert words in refused(tmp_path, stored, name)
