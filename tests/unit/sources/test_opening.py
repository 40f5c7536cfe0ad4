"""Files, standard input, and what cannot be opened."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources import open_article
from reader.sources.source import Given

TEXT = "渡輪公司昨日表示，票價將由下月起調整，平日加幅約為百分之五，假日則維持不變。\n"


def test_a_file_is_opened_and_known_by_its_text(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(TEXT, encoding="utf-8")
    other.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-16"))
    assert open_article(one).path == one
    assert open_article(one).digest == open_article(other).digest != ""


def test_standard_input_is_opened() -> None:
    article = open_article("-", stdin=io.BytesIO(TEXT.encode()))
    assert (article.path, article.blocks[0].text) == (None, TEXT.strip())


def test_standard_input_line_by_line() -> None:
    article = open_article("-", stdin=io.BytesIO("甲\r\n\r\n乙".encode()), lines=True)
    assert [b.text for b in article.blocks] == ["甲", "", "乙"]


def test_a_missing_file_is_named_with_its_nearest_neighbour(tmp_path: Path) -> None:
    (tmp_path / "ceasefire.md").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        open_article(tmp_path / "ceasefir.md")
    assert "there is no such file" in str(caught.value)
    assert "ceasefire.md?" in str(caught.value)


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="directory"):
        open_article(tmp_path)


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "empty"), (b"\n \n", "no text"), (b"\0\1\2\3" * 99, "NUL")]
)
def test_what_holds_no_text_is_refused_with_its_place(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        open_article(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="may not be read"):
        open_article(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "a.txt/b"])
def test_a_name_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError):
        open_article(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_an_endless_device_is_refused() -> None:
    with pytest.raises(SourceError, match="larger than"):
        open_article("/dev/zero")


def test_the_room_loads_nothing_slow() -> None:
    program = (
        "import sys; from reader.sources import parse_text; parse_text('# 甲\\n\\n*乙*。\\n');"
        "slow = {'yaml', 'markdown_it', 'hashlib', 'textual', 'jieba', 'opencc', 'pypinyin',"
        " 'zipfile', 'zlib', 'bz2', 'lzma', 'pyexpat', 'pypdfium2', 'selectolax'};"
        "print(slow & set(sys.modules))"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env
    )
    assert done.stdout.strip() == "set()"


def test_an_address_a_saved_page_gives_is_made_harmless(tmp_path: Path) -> None:
    page = "Content-Type: text/html\nSnapshot-Content-Location: https://a.example/\x1bc\x00\n\n<p>渡輪停航了。</p>"
    (tmp_path / "a.mht").write_text(f"MIME-Version: 1.0\n{page}\n", "utf-8")
    article = open_article(tmp_path / "a.mht", given=Given(format="mhtml"))
    assert article.address == "https://a.example/␛c␀"
