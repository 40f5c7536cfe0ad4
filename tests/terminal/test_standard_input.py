"""A piped text is read, and the keyboard is still the reader's."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "command", ["cat {text} | {duben}", "cat {text} | {duben} -", "{duben} {text} </dev/null"]
)
def test_keys_come_from_the_terminal_whatever_standard_input_was(tmp_path: Path, command: str) -> None:
    text = tmp_path / "in.txt"
    text.write_text("特朗普到訪北京，雙方簽署協議。\n", "utf-8")
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    environment["DUBEN_HOME"] = str(tmp_path / "home")
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", command.format(text=text, duben=f"{sys.executable} -m reader")],
        env=environment,
        dimensions=(30, 100),
        encoding="utf-8",
        timeout=30,
    )
    seen, patience = "", time.monotonic() + 30
    while "簽署協議" not in seen and time.monotonic() < patience:
        try:
            news = child.read_nonblocking(1 << 16, 0.2)
        except pexpect.TIMEOUT:
            continue
        except pexpect.EOF:
            break
        seen += news
        if "\x1b[6n" in news:
            child.send("\x1b[1;2R")
    assert "簽署協議" in seen
    time.sleep(0.3)
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
