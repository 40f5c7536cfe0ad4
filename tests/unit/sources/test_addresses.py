"""What is named to be read: addresses, files by their addresses, and names that are meant as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.errors import SourceError
from reader.sources import open_article
from reader.sources.addresses import meant_address, target_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("127.0.0.1:8765/x.html", "http://127.0.0.1:8765/x.html"),
        ("localhost:8000", "http://localhost:8000"),
        ("192.168.1.2/a", "http://192.168.1.2/a"),
        ("example.com/x", "https://example.com/x"),
        ("EXAMPLE.com.hk?id=1", "https://EXAMPLE.com.hk?id=1"),
        ("news.example.com:8080/x", "http://news.example.com:8080/x"),
        ("article.txt", ""),
        ("folder/article.txt", ""),
        ("folder.d/article.txt", ""),
        ("停火.com", ""),
        ("a" * 5000, ""),
    ],
)
def test_a_name_that_is_meant_as_an_address(written: str, meant: str) -> None:
    assert meant_address(written) == meant


def test_a_file_is_opened_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "停火 100%.txt"
    path.write_text("渡輪公司表示，票價下月起調整。\n", "utf-8")
    for address in (path.as_uri(), path.as_uri().replace("file://", "FILE://localhost")):
        assert target_of(address) == path
        assert open_article(address).path == path


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.com/a.txt", "ftp:// is not fetched, only http:// and https://"),
        ("file://elsewhere/a.txt", "on another machine, elsewhere"),
        ("file://[/a.txt", "no address of a file"),
        ("data://" + "x" * 9000, "data:// is not fetched"),
    ],
)
def test_other_addresses_are_refused(address: str, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        target_of(address)


def test_every_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for command in ([], ["show"], ["annotate"], ["texts", "add"], ["convert", "--to", "taiwan"]):
        assert main([*command, "127.0.0.1:8765/x.html"]) in (1, 2)
        assert capsys.readouterr().err == (
            "duben: 127.0.0.1:8765/x.html: there is no such file; is it http://127.0.0.1:8765/x.html?\n"
        )
        assert main([*command, "ftp://example.com/x"]) in (1, 2)
        assert "ftp:// is not fetched" in capsys.readouterr().err


def test_a_slip_in_a_command_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shwo", "article.txt"]) == 2
    assert capsys.readouterr().err == "duben: shwo: there is no such file; did you mean duben show?\n"
