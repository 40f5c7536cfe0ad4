"""Several texts at once: each opened when it is turned to, and one that cannot be opened stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import locations
from reader.cli import main
from reader.commands.opening import texts_of
from reader.errors import ReaderError
from reader.library.opening import Opener, ReadingList


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"題目{name}\n\n今天開會，明天也開會。\n", "utf-8")
    (tmp_path / "noise.txt").write_bytes(b"\0\1")
    return ["a.txt", "nowhere.txt", "b.txt", "noise.txt", "c.txt"]


def test_the_list_goes_on_past_what_cannot_be_opened(texts: list[str]) -> None:
    pile = ReadingList(texts)
    seen = []
    while True:
        article, problems = pile.open_next()
        if article is None:
            break
        seen.append((article.title, pile.turn, len(problems)))
    assert seen == [("題目a", (1, 5), 0), ("題目b", (3, 5), 1), ("題目c", (5, 5), 1)]
    article, problems = pile.open_next(-1)
    assert article is not None
    assert (article.title, pile.turn) == ("題目b", (3, 5))
    assert "noise.txt" in str(problems[0])


def test_at_the_ends_it_stays_where_it_is(texts: list[str]) -> None:
    pile = ReadingList(texts[:1])
    pile.open_next()
    assert pile.open_next() == (None, [])
    assert pile.open_next(-1) == (None, [])
    assert pile.turn == (1, 1)


def test_nothing_is_opened_before_it_is_turned_to(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    really = Opener.open
    monkeypatch.setattr(Opener, "open", lambda self, target: (opened.append(target), really(self, target))[1])
    pile = ReadingList(["a.txt"] * 100_000)
    pile.open_next()
    pile.open_next()
    assert opened == ["a.txt", "a.txt"]


def test_a_folder_stands_for_the_texts_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "noise.txt").unlink()
    names = [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert texts_of([str(tmp_path), "-", "empty"]) == [*names, "-", "empty"]
    monkeypatch.setattr("reader.commands.opening.MOST_IN_TURN", 2)
    with pytest.raises(ReaderError, match="more than 2 texts; keep them: duben texts add"):
        texts_of([str(tmp_path)])


def test_they_are_printed_one_after_the_other(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*texts, "--print"]) == 2
    out, err = capsys.readouterr()
    assert [line.strip() for line in out.splitlines() if "題目" in line] == ["題目a", "題目b", "題目c"]
    assert len(err.splitlines()) == 2
    assert "nowhere.txt" in err
    assert "noise.txt" in err
    assert main(["a.txt", "c.txt"]) == 0


def tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("variable", "name"),
    [("WAYLAND_DISPLAY", "wl-paste"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel"), ("", "pbpaste")],
)
def test_the_clipboard_is_read_by_the_tool_there_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    name: str,
) -> None:
    tool(tmp_path / "bin", name, "/bin/echo '今天開會，明天也開會。'")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for each in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(each, raising=False)
    if variable:
        assert main(["--clipboard", "--print"]) == 2, "where there is no desktop the tool is not asked"
        monkeypatch.setenv(variable, "1")
    assert main(["--clipboard", "--print"]) == 0
    assert "明天也開會" in capsys.readouterr().out
    assert main(["texts", "add", "--clipboard", "--tag", "pasted"]) == 0
    assert [each.name for each in locations.library_dir().glob("*/*.txt")] == ["今天開會，明天也開會。.txt"]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "no tool here that reads the clipboard"),
        ("exit 1", "holds no text"),
        ("printf ' \\n'", "holds no text"),
        ("printf '\\377\\376\\001'", "holds no text"),
        ("exec /bin/sleep 30", "holds no text"),
    ],
)
def test_a_clipboard_without_text_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str | None,
    told: str,
) -> None:
    if script:
        tool(tmp_path / "bin", "pbpaste", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("reader.clipboard.READING_PATIENCE", 0.3)
    assert main(["--clipboard"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert len(err.splitlines()) == 1
