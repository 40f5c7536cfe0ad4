"""A page of the web is kept as it was sent, and read from its copy as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.adding import copy_of_address, copy_of_file
from reader.library.kept import Reading
from reader.library.opening import open_file
from reader.library.shelf import Shelf
from reader.sources import fetching
from reader.sources.fetching import Fetched

ADDRESS = "https://www.example.hk/world/1"
PAGE = (
    "<html lang=zh-HK>{}<title>停火的限期｜本地報</title><nav>首頁</nav><p>兩國代表會面，談了三個小時。</p>"
)


def fetched(content: bytes, media_type: str = "text/html", charset: str = "", name: str = "1") -> Fetched:
    return Fetched(content, ADDRESS, media_type, charset, name)


def test_the_address_of_a_page_that_was_kept_from_a_file_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    page = fetched(PAGE.format("").encode(), charset="utf-8")
    monkeypatch.setattr(fetching, "fetch", lambda _: page)
    (tmp_path / "saved.html").write_bytes(page.content)
    shelf = Shelf()
    saved = copy_of_file(tmp_path / "saved.html", tags=("news",), reading=Reading())
    assert shelf.add(saved)
    assert not shelf.add(copy_of_address(ADDRESS, reading=Reading()))
    kept = shelf.kept(saved.kept.id)
    assert kept is not None
    assert (kept.address, kept.tags, kept.file) == (ADDRESS, ("news",), "saved.html")


@pytest.mark.parametrize(
    ("page", "ending"),
    [
        (fetched(PAGE.format("").encode(), charset="utf-8"), ".html"),
        (fetched(PAGE.format("").encode("big5hkscs"), charset="big5"), ".html"),
        (fetched(PAGE.format("<meta charset=gbk>").encode("gb18030"), name="1.php"), ".html"),
        (fetched("# 題目\n\n文。\n".encode(), "text/plain", "utf-8", "notes.md"), ".md"),
        (fetched("# 題目\n\n文。\n".encode(), "text/markdown"), ".md"),
        (fetched("只有一行，沒有題目。".encode(), "text/plain"), ".txt"),
        (fetched("限期".encode("big5"), "text/plain", "big5"), ".txt"),
    ],
)
def test_a_copy_is_read_as_the_page_was(
    page: Fetched, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    monkeypatch.setattr(fetching, "fetch", lambda _: page)
    copy = copy_of_address(ADDRESS, reading=Reading())
    assert copy.kept.address == ADDRESS
    assert copy.kept.file.endswith(ending)
    assert copy.content == page.content
    shelf = Shelf()
    assert shelf.add(copy)
    assert not shelf.add(copy_of_address(ADDRESS, reading=Reading()))
    again = open_file(shelf.path_of(copy.kept))
    assert again.digest == copy.kept.id
    assert again.address == ADDRESS
