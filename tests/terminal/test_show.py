"""`duben show` in a real terminal: its pager, its colours, its width."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.terminal.screen import FLAGSHIP, ROOT, TerminalScreen


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that says how it was called and keeps what it got."""
    script = tmp_path / "pager"
    script.write_text('#!/bin/sh\ncat >"$0.got"\necho "paged with $LESS"\n')
    script.chmod(0o755)
    return script


def run(command: str, home: Path, columns: int = 70, **more: str) -> str:
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    for name in ("LESS", "NO_COLOR", "COLORTERM", "COLUMNS", "LINES"):
        environment.pop(name, None)
    out, _ = pexpect.run(
        f"/bin/sh -c '{command}'",
        env={**environment, "DUBEN_HOME": str(home), **more},
        withexitstatus=True,
        timeout=60,
        cwd=str(ROOT),
    )
    return out.decode()


def test_a_long_page_goes_through_the_pager_in_colour(tmp_path: Path, pager: Path) -> None:
    screen = TerminalScreen(
        *("show", str(FLAGSHIP)),
        home=tmp_path,
        columns=70,
        rows=24,
        PAGER=str(pager),
        LESS="FRX",
        COLORTERM="",
    )
    screen.wait_for("paged with FRX")
    screen.child.close()
    got = Path(f"{pager}.got").read_text("utf-8")
    assert "\x1b[0;4;38;5;" in got
    assert "Steve Witkoff" in got
    assert "\x1b" not in screen.raw.decode()


def test_a_short_page_stays_on_the_terminal(tmp_path: Path, pager: Path) -> None:
    text = tmp_path / "short.txt"
    text.write_text("特朗普到訪。\n", "utf-8")
    out = run(f"{sys.executable} -m reader show {text}", tmp_path, PAGER=str(pager))
    assert "paged" not in out
    assert "\x1b[0;4;38;5;110m特朗普" in out
    dumb = run(f"{sys.executable} -m reader show {FLAGSHIP} {text}", tmp_path, PAGER=str(pager), TERM="dumb")
    assert "paged" not in dumb
    assert "\x1b" not in dumb


def test_in_a_pipe_the_page_is_as_wide_as_the_terminal_and_a_reader_that_leaves_is_no_error(
    tmp_path: Path,
) -> None:
    out = run(f"{sys.executable} -m reader show {FLAGSHIP} | head -3; echo left", tmp_path)
    assert out.rstrip().endswith("left")
    assert "Traceback" not in out
    assert "Error" not in out
