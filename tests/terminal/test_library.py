"""The library in a real terminal: from the command line to the screen and back."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.screen import FLAGSHIP, TerminalScreen
from tests.terminal.test_walk import run_duben


def test_what_is_added_is_found_read_removed_and_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "cloud.txt"
    path.write_text("雲端運算的下一步\n\n今天開會，明天也開會。\n", "utf-8")
    done = run_duben("texts", "add", str(path), str(FLAGSHIP), "--tag", "news", home=tmp_path / "home")
    assert done.returncode == 0
    path.unlink()
    screen = TerminalScreen(home=tmp_path / "home", columns=80, rows=24)
    screen.wait_for("3 / 3")
    screen.press("/yunduan")
    screen.wait_for("1 / 3")
    screen.press("\r")
    screen.wait_for("明天也開會")
    screen.press("o")
    screen.wait_for("Title")
    screen.wait_for("1 / 3")
    screen.press("d")
    screen.wait_for("0 / 2")
    screen.press("u")
    screen.wait_for("1 / 3")
    assert screen.close() == 0
    told = run_duben("texts", "list", "雲端", home=tmp_path / "home").stdout.decode()
    assert told.endswith("#news\n")
    assert "100%" in told or "0%" in told
