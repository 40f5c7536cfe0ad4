"""`duben texts` as it is typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.texts import as_row
from reader.library.volumes import Volume
from reader.notebook import Bookplace, Notebook

TEXT = "雲端運算的下一步\n\n作者：陳大文\n\n今天開會，明天也開會。\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cloud.txt").write_text(TEXT, "utf-8")
    (tmp_path / "two.txt").write_text("天氣報告\n\n後天不開會。\n", "utf-8")
    return tmp_path


def test_several_are_added_and_what_fails_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["texts", "add", "cloud.txt", "nowhere.txt", "two.txt", "--tag", "news"]) == 1
    out, err = capsys.readouterr()
    assert [line[10:] for line in out.splitlines()] == ["雲端運算的下一步: added", "天氣報告: added"]
    assert err == "duben: nowhere.txt: there is no such file\n"
    assert main(["texts", "add", "cloud.txt", "--tag", "late"]) == 0
    assert capsys.readouterr().out.endswith("雲端運算的下一步: already there\n")
    assert main(["texts", "list", "--tag", "late"]) == 0
    assert "陳大文 · 19 characters · #news #late" in capsys.readouterr().out


def test_tagging_removing_restoring_and_showing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["texts", "add", "cloud.txt", "two.txt"])
    assert main(["texts", "tag", "云端", "天氣報告", "+it", "-x", "+later"]) == 0
    assert main(["texts", "tag", "yunduan", "-later"]) == 0
    assert main(["texts", "remove", "雲端"]) == 0
    capsys.readouterr()
    assert main(["texts", "list", "yunduan"]) == 1
    assert "no such text" in capsys.readouterr().err
    assert main(["texts", "list", "--removed", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["title"], row["tags"]) == ("雲端運算的下一步", ["it"])
    assert main(["texts", "restore", row["id"][:8]]) == 0
    capsys.readouterr()
    assert main(["texts", "show", "yunduan"]) == 0
    told = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert told["tags"] == "it"
    assert Path(told["path"]).read_text("utf-8") == TEXT


def test_progress_is_the_notebooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["texts", "add", "cloud.txt", "two.txt"])
    main(["texts", "show", "cloud", "--json"])
    out = capsys.readouterr().out
    number = json.loads(out[out.index("[") :])[0]["id"]
    notebook = Notebook.open(tmp_path / "home" / "data" / "notebook.sqlite")
    notebook.remember(Bookplace(digest=number, path="cloud.txt", title="", block=1, offset=2, per_cent=42))
    notebook.close()
    assert main(["texts", "list", "--kept"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert " · 42%" in first
    assert "%" not in second


def test_all_that_the_screen_lists_is_listed_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["texts", "add", "cloud.txt"])
    notebook = Notebook.open(tmp_path / "home" / "data" / "notebook.sqlite")
    path = str(tmp_path / "two.txt")
    notebook.remember(Bookplace(digest="e" * 32, path=path, title="天氣報告", block=0, offset=0))
    notebook.close()
    capsys.readouterr()
    assert main(["texts", "list", "--json"]) == 0
    told = {row["title"]: row["standing"] for row in json.loads(capsys.readouterr().out)}
    assert told["雲端運算的下一步"] == "kept"
    assert told["天氣報告"] == "elsewhere"
    assert "shipped" in told.values()
    assert main(["texts", "list", "天氣"]) == 0
    assert capsys.readouterr().out.endswith(" · read elsewhere\n")
    assert main(["texts", "show", "天氣"]) == 0
    assert f"path: {tmp_path / 'two.txt'}\nstanding: elsewhere\n" in capsys.readouterr().out
    assert main(["texts", "list", "--kept"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["texts", "show", "--kept", "天氣"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["texts", "add"],
        ["texts", "add", "cloud.txt", "two.txt", "--title", "x"],
        ["texts", "tag", "cloud"],
        ["texts", "tag", "+news"],
        ["texts", "show", "nothing"],
        ["texts", "remove", "nothing"],
        ["texts", "restore", "nothing"],
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_an_empty_library_says_how_to_fill_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["texts", "list", "--kept"]) == 1
    assert "duben texts add FILE" in capsys.readouterr().err
    assert main(["texts", "list", "--removed"]) == 1
    assert "no text has been removed" in capsys.readouterr().err


def test_standard_input_is_kept_under_its_first_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("今天開會，明天也開會，後天還是開會。".encode())))
    assert main(["texts", "add", "-"]) == 0
    assert capsys.readouterr().out.endswith("今天開會，明天也開會，後天還是開.txt: added\n")


def test_a_library_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "data").write_text("a file", "utf-8")
    assert main(["texts", "add", "cloud.txt"]) == 1
    err = capsys.readouterr().err
    assert "the library cannot be used" in err
    assert len(err.splitlines()) == 1


def test_a_library_that_cannot_be_read_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home" / "data").mkdir(parents=True)
    (tmp_path / "home" / "data" / "texts").symlink_to("texts")
    assert main(["texts", "list"]) == 2
    assert "the library cannot be used" in capsys.readouterr().err


def test_removed_texts_are_deleted_for_good_when_they_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["texts", "add", "cloud.txt", "two.txt"])
    main(["texts", "remove", "cloud", "two"])
    assert main(["texts", "purge"]) == 2
    assert main(["texts", "purge", "cloud"]) == 0
    assert main(["texts", "restore", "cloud"]) == 2
    assert main(["texts", "purge", "--all"]) == 0
    capsys.readouterr()
    assert main(["texts", "list", "--removed"]) == 1
    assert list((tmp_path / "home" / "data" / "removed").iterdir()) == []


def test_a_folder_without_texts_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["texts", "add", "empty", "cloud.txt"]) == 1
    out, err = capsys.readouterr()
    assert "added" in out
    assert "empty: this is a directory" in err


def test_every_command_of_the_library_is_told_in_its_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "library.md").read_text("utf-8")
    for command in ("add", "list", "tag", "show", "remove", "restore", "purge"):
        assert f"duben texts {command}" in page
    told = set(as_row(Volume(path=Path("a"), standing="kept", id="", title="")))
    assert {field for field in told if f"`{field}`" not in page} == set()


def test_control_characters_of_a_title_never_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(
        '---\ntitle: "a\\e[31mb"\nauthor: "\\e]0;x\\a"\n---\n今天開會。\n', "utf-8"
    )
    run = [sys.executable, "-m", "reader", "texts"]
    for arguments in (["add", "x.md", "--title", "t\x1b[2J"], ["list"], ["show", "--kept", "t"]):
        done = subprocess.run(
            run + arguments,
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert done.returncode == 0, done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
