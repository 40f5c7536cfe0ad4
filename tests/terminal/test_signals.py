"""Closed, stopped, told to end, resized: the terminal is left sane and the place is kept."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.sources import open_article
from reader.tui.places import Places
from tests.terminal.screen import FLAGSHIP, TerminalScreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc")

SLOW = """\
import sys, time
from reader.tui import hold, start
taken = hold.take_screen
def take_screen():
    time.sleep(1.5)
    taken()
start.take_screen = take_screen
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The time between the first frame and Textual, drawn out."""

BROKEN = """\
import sys
from reader.tui.screens.room import Room
def fail(self):
    raise LookupError("甲乙")
Room.action_contents = fail
from reader.tui.screens.reading import ReadingScreen
ReadingScreen.action_contents = fail
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""


def open_second(home: Path, **more: object) -> TerminalScreen:
    screen = TerminalScreen("--at", "2", str(FLAGSHIP), home=home, **more)  # type: ignore[arg-type]
    screen.wait_for("§2/3")
    screen.wait_for("先看基輔")
    screen.wait_for("[person]")
    return screen


def kept_block(home: Path) -> int | None:
    places = Places(home / "data" / "notebook.sqlite")
    kept = places.of(open_article(FLAGSHIP))
    places.close()
    return kept.cursor.block if kept else None


@pytest.mark.parametrize(
    ("number", "keys", "shows"),
    [
        (signal.SIGTERM, "\r", "glossary/people"),
        (signal.SIGHUP, "a", "English"),
    ],
)
def test_told_to_end_with_anything_open_it_keeps_the_place(
    tmp_path: Path, number: signal.Signals, keys: str, shows: str
) -> None:
    screen = open_second(tmp_path)
    screen.press(keys)
    screen.wait_for(shows)
    screen.signal(number)
    assert screen.ended() == 128 + number
    screen.check_sane()
    assert kept_block(tmp_path) == 7


def test_told_to_end_in_the_first_frame(tmp_path: Path) -> None:
    screen = TerminalScreen(str(FLAGSHIP), home=tmp_path, program=("-c", SLOW))
    screen.wait_for("§1/3")
    screen.signal(signal.SIGTERM)
    assert screen.ended() == 128 + signal.SIGTERM
    screen.check_sane()


def test_stopped_in_the_first_frame_it_gives_the_terminal_back_and_shows_the_frame_again(
    tmp_path: Path,
) -> None:
    screen = TerminalScreen(str(FLAGSHIP), home=tmp_path, program=("-c", SLOW))
    screen.wait_for("§1/3")
    screen.signal(signal.SIGTSTP)
    screen.stopped()
    screen.check_sane()
    screen.screen.reset()
    screen.signal(signal.SIGCONT)
    screen.wait_for("停火限期")
    screen.wait_for("ceasefire")
    screen.press("j")
    assert screen.quit() == 0
    screen.check_sane()


def test_stopped_by_ctrl_z_and_going_on(tmp_path: Path) -> None:
    screen = open_second(tmp_path)
    screen.press("\r")
    screen.press(b"\x1a")
    screen.stopped()
    screen.check_sane()
    assert kept_block(tmp_path) == 7
    screen.screen.reset()
    screen.signal(signal.SIGCONT)
    screen.wait_for("手上的牌")
    assert screen.modes()[1049]
    screen.press("\x1b")
    screen.press("]")
    screen.wait_for("§3/3")
    assert screen.quit() == 0
    screen.check_sane()


def test_stopped_from_outside_in_a_terminal_that_never_answers_it_goes_on(tmp_path: Path) -> None:
    screen = open_second(tmp_path, answers=False)
    screen.child.send(b"\x1b[1;2R")  # where its cursor is, said much too late
    screen.signal(signal.SIGSTOP)
    screen.stopped()
    screen.screen.reset()
    screen.signal(signal.SIGCONT)
    screen.wait_for("先看基輔")
    screen.press("]")
    screen.wait_for("§3/3")
    assert screen.quit() == 0
    screen.check_sane()


def deaf() -> None:
    """As under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


@pytest.mark.parametrize("limits", [None, deaf])
def test_a_terminal_that_goes_takes_the_program_with_it_and_not_the_place(
    tmp_path: Path, limits: Callable[[], None] | None
) -> None:
    screen = open_second(tmp_path, limits=limits)
    process = screen.child.pid
    screen.child.ptyproc.fileobj.close()
    until = time.monotonic() + 60
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        assert time.monotonic() < until
        time.sleep(0.02)
    screen.child.closed = screen.child.ptyproc.closed = True
    assert kept_block(tmp_path) == 7
    assert not (tmp_path / "log" / "duben.log").exists()


def test_what_nobody_expected_is_one_line_and_the_place_is_kept(tmp_path: Path) -> None:
    screen = open_second(tmp_path, program=("-c", BROKEN))
    screen.screen.reset()
    screen.press("c")
    assert screen.ended() == 1
    screen.check_sane()
    log = tmp_path / "log" / "duben.log"
    told = f"duben: this should not have happened (LookupError); the report is in {log}"
    assert told in screen.raw.decode()
    assert "Traceback" not in screen.text()
    assert "甲乙" not in log.read_text("utf-8")
    assert kept_block(tmp_path) == 7


def test_a_terminal_of_one_cell_and_sizes_in_a_storm(tmp_path: Path) -> None:
    screen = TerminalScreen("--at", "2", str(FLAGSHIP), home=tmp_path, columns=1, rows=1)
    for _ in range(8):
        screen.read()
    assert screen.child.isalive()
    screen.resize(100, 30)
    screen.wait_for("手上的牌")
    screen.press("\r")
    for columns, rows in [(1, 1), (40, 12), (2, 200), (200, 2), (19, 4), (1, 1), (20, 5), (100, 30)] * 2:
        screen.resize(columns, rows)
        screen.read(0.01)
    screen.wait_for("手上的牌")
    screen.press("\x1b")
    screen.press("]")
    screen.wait_for("§3/3")
    assert screen.quit() == 0
    screen.check_sane()
