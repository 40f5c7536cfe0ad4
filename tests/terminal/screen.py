"""A terminal as a program sees it: a pseudo-terminal whose screen can be read."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = ROOT / "texts" / "ceasefire.zh-Hant.md"


class TerminalScreen:
    """Runs `duben` with these arguments; press keys, read what stands on the screen."""

    def __init__(self, *arguments: str, home: Path, columns: int = 100, rows: int = 30, **more: str) -> None:
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "DUBEN_HOME": str(home),
            **more,
        }
        environment.pop("COLUMNS", None)
        environment.pop("LINES", None)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "reader", *arguments],
            env=environment,
            dimensions=(rows, columns),
            timeout=30,
        )

    def text(self) -> str:
        """What stands on the screen; the empty cell pyte leaves behind a wide character is taken out."""
        return "\n".join(
            "".join(self.screen.buffer[y][x].data for x in range(self.screen.columns)).rstrip()
            for y in range(self.screen.lines)
        )

    def read(self, patience: float = 0.05) -> None:
        try:
            data = self.child.read_nonblocking(1 << 16, patience)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        if b"\x1b[6n" in data:
            self.child.send(b"\x1b[1;2R")
        self._stream.feed(data.replace(b"\x1b[?2026$p", b""))

    def wait_for(self, wanted: str, patience: float = 25.0) -> str:
        """The screen, once it shows this text."""
        until = time.monotonic() + patience
        while wanted not in self.text():
            if time.monotonic() > until or not self.child.isalive():
                self.read()
                if wanted in self.text():
                    break
                raise AssertionError(f"{wanted!r} never came:\n{self.text()}")
            self.read()
        return self.text()

    def wait_gone(self, unwanted: str, patience: float = 15.0) -> None:
        until = time.monotonic() + patience
        while unwanted in self.text():
            assert time.monotonic() < until, f"{unwanted!r} stays:\n{self.text()}"
            self.read()

    def press(self, keys: str | bytes) -> None:
        self.child.send(keys)
        for _ in range(4):
            self.read()

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def close(self) -> int | None:
        """Quit with q; the exit code."""
        self.child.send("q")
        until = time.monotonic() + 10
        while self.child.isalive() and time.monotonic() < until:
            self.read()
        self.child.close(force=True)
        return self.child.exitstatus
