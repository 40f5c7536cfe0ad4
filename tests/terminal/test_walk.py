"""The whole walk in a real pseudo-terminal: what a reader presses, what stands on the screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.screen import CODE, FLAGSHIP, PYTHON, TerminalScreen


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def fresh(home: Path, tmp_path: Path) -> Path:
    """A home without a history, whose dictionaries have been built."""
    (home / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache").symlink_to(home / "cache")
    return tmp_path


@pytest.fixture
def flagship(fresh: Path) -> Iterator[TerminalScreen]:
    screen = TerminalScreen(str(FLAGSHIP), home=fresh)
    screen.wait_for("§1/3")
    screen.wait_for("停火")
    yield screen
    screen.close()


def run_duben(*arguments: str, home: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PYTHON, "-P", "-m", "reader", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, "DUBEN_HOME": str(home), "PYTHONPATH": CODE, "LANG": "C.UTF-8"},
        check=False,
    )


def test_the_library_opens_and_enter_opens_the_flagship(tmp_path: Path) -> None:
    screen = TerminalScreen(home=tmp_path)
    screen.wait_for("停火限期")
    screen.press("\r")
    screen.wait_for("§1/3")
    screen.wait_for("3月、5月、11月")
    assert screen.close() == 0


def test_the_gloss_line_the_popup_and_escape(flagship: TerminalScreen) -> None:
    flagship.press("/telangpu\r")
    flagship.wait_for("[person]")
    flagship.press("\r")
    flagship.wait_for("glossary/people")
    flagship.press("\x1b")
    flagship.wait_gone("glossary/people")


def test_scripts_readings_and_english(flagship: TerminalScreen) -> None:
    flagship.press("t")
    flagship.wait_for("停火限期：基辅看日历")
    flagship.press("t")
    flagship.wait_for("基輔看日曆")
    flagship.press("r")
    flagship.wait_for("Jīfǔ")
    flagship.press("e")
    flagship.wait_for("March, May, November")
    flagship.press("ee")
    flagship.wait_gone("March, May, November")


def test_sections_and_back(flagship: TerminalScreen) -> None:
    flagship.press("]")
    flagship.wait_for("§2/3")
    flagship.press("3")
    flagship.wait_for("§3/3")
    flagship.press("\x7f")
    flagship.wait_for("§2/3")


def test_help_palette_and_themes(flagship: TerminalScreen) -> None:
    flagship.press("?")
    flagship.wait_for("original ↔ simplified")
    flagship.press("G")
    flagship.wait_for("CC-CEDICT")
    flagship.press("g")
    flagship.press("\x1b")
    flagship.wait_gone("original ↔ simplified")
    flagship.press(":")
    flagship.wait_for("choose a script")
    flagship.press("\x1b")


def test_every_size_from_small_to_large_shows_the_text(flagship: TerminalScreen) -> None:
    for columns, rows in ((40, 12), (300, 80), (80, 24)):
        flagship.resize(columns, rows)
        flagship.wait_for("停火限期")
    flagship.resize(12, 3)
    flagship.wait_for("too")
    flagship.resize(100, 30)
    flagship.wait_for("3月、5月、11月")


def test_duben_goes_on_where_it_was_left_to_the_word(home: Path, tmp_path: Path) -> None:
    screen = TerminalScreen("--at", "2", str(FLAGSHIP), home=tmp_path)
    screen.wait_for("§2/3")
    screen.wait_for("先看基輔")
    screen.press("jll")
    left = screen.text().splitlines()[-1]
    assert screen.close() == 0
    screen = TerminalScreen(home=tmp_path)
    screen.wait_for("§2/3")
    screen.wait_for(left.split("  ")[0].strip())
    assert screen.close() == 0


def test_standard_input_is_read_and_the_keyboard_still_works(tmp_path: Path) -> None:
    text = tmp_path / "in.txt"
    text.write_text("特朗普到訪北京，雙方簽署協議。\n", "utf-8")
    command = f"cat {text} | {PYTHON} -P -m reader -"
    import pexpect

    screen = TerminalScreen("--version", home=tmp_path)
    screen.child.close(force=True)
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": CODE,
        "DUBEN_HOME": str(tmp_path),
    }
    screen.child = pexpect.spawn(
        "/bin/sh", ["-c", command], env=environment, dimensions=(30, 100), timeout=30
    )
    screen.screen.reset()
    screen.wait_for("特朗普到訪北京")
    assert screen.close() == 0


def test_no_color_leaves_underlines_and_reverse(home: Path) -> None:
    screen = TerminalScreen("--at", "1", str(FLAGSHIP), home=home, NO_COLOR="1")
    screen.wait_for("3月、5月、11月")
    screen.wait_for("ceasefire")
    screen.wait_until(
        lambda: any(cell.underscore for row in screen.screen.buffer.values() for cell in row.values()),
        "nothing is underlined",
    )
    assert b"\x1b[38;2;143;187;230" not in screen.raw
    screen.close()


def test_a_pipe_gets_the_typeset_page_with_numbered_notes(home: Path) -> None:
    done = run_duben(str(FLAGSHIP), home=home)
    page = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in page
    assert "Steve Witkoff" in page
    assert "[1]" in page
    assert max(len(line) for line in page.splitlines()) <= 80


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"\x7fELF\x00\x00\x01\x02" * 40, "text"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_exit_code_2(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    done = run_duben(str(path), home=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    message = done.stderr.decode()
    assert message.count("\n") == 1
    assert "article.txt" in message
    assert words in message


def test_a_directory_is_refused_in_one_line(tmp_path: Path) -> None:
    done = run_duben(str(tmp_path), home=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


def test_a_broken_glossary_is_named_and_the_rest_still_loads(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("特朗普與庫什納會面，討論了各項事宜。\n", "utf-8")
    (tmp_path / "a.glossary.yaml").write_text("- term: 會面\n  english：meeting\n", "utf-8")
    done = run_duben(str(article), home=tmp_path)
    assert done.returncode == 0
    assert "a.glossary.yaml:2" in done.stderr.decode()
    assert "Jared Kushner" in done.stdout.decode()


def test_a_home_that_cannot_be_written_is_one_notice_and_reading_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_text("not a directory")
    screen = TerminalScreen("--at", "1", str(FLAGSHIP), home=blocked)
    screen.wait_for("3月、5月、11月")
    screen.press("jj")
    assert screen.close() == 0


def test_annotate_is_a_filter_with_lines(home: Path) -> None:
    done = run_duben(
        "annotate", "-", "--lines", "--format", "jsonl", home=home, stdin="特朗普到訪。\n\n第二行\n".encode()
    )
    import json

    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["text"] for row in rows] == ["特朗普到訪。", "", "第二行"]
    assert rows[0]["spans"][0]["pinyin"] == ["tè", "lǎng", "pǔ"]
