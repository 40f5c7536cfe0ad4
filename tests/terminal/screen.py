"""A terminal as a program sees it: a pseudo-terminal whose screen can be read."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from unicodedata import combining

import pexpect
import pyte
from wcwidth import wcwidth

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = os.environ.get("DUBEN_PYTHON", "")
"""The Python of an environment where duben is installed, to try that; else the one that runs the tests."""
PYTHON = INSTALLED or sys.executable
CODE = "" if INSTALLED else str(ROOT)
FLAGSHIP = ROOT / "texts" / "ceasefire.zh-Hant.md"


class Screen(pyte.Screen):
    """pyte gives up the rest of a line at a mark that takes no room and is not of Unicode's combining classes
    (variation selectors, key caps, vowels of Hangul); terminals draw it on the letter before."""

    def draw(self, data: str) -> None:
        super().draw("".join(one for one in data if wcwidth(one) or combining(one)))


class TerminalScreen:
    """Runs `duben` with these arguments; press keys, read what stands on the screen."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 100,
        rows: int = 30,
        program: Sequence[str] = ("-m", "reader"),
        answers: bool = True,
        limits: Callable[[], object] | None = None,
        **more: str,
    ) -> None:
        """`answers`: whether the terminal says where its cursor is; `limits` is called in the new process."""
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": CODE,
            "DUBEN_HOME": str(home),
            **more,
        }
        environment.pop("COLUMNS", None)
        environment.pop("LINES", None)

        def prepare() -> None:
            for number in (signal.SIGHUP, signal.SIGINT):  # ignored under nohup and in the background
                signal.signal(number, signal.SIG_DFL)
            if limits:
                limits()

        self.screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            PYTHON,
            ["-P", *program, *arguments],
            env=environment,
            dimensions=(rows, columns),
            timeout=60,
            preexec_fn=prepare,
        )
        self.found = termios.tcgetattr(self.child.child_fd)
        self._answers = answers

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
        if b"\x1b[6n" in data and self._answers:
            self.child.send(b"\x1b[1;2R")
        self._stream.feed(data.replace(b"\x1b[?2026$p", b""))

    def wait_for(self, wanted: str, patience: float = 60.0) -> str:
        """The screen, once it shows this text."""
        self.wait_until(lambda: wanted in self.text(), f"{wanted!r} never came", patience)
        return self.text()

    def wait_until(self, holds: Callable[[], object], otherwise: str, patience: float = 60.0) -> None:
        """Read until this holds; it never will where the program has ended."""
        until = time.monotonic() + patience
        while not holds():
            if time.monotonic() > until or not self.child.isalive():
                self.read()
                assert holds(), f"{otherwise}:\n{self.text()}"
                return
            self.read()

    def wait_gone(self, unwanted: str, patience: float = 60.0) -> None:
        self.wait_until(lambda: unwanted not in self.text(), f"{unwanted!r} stays", patience)

    def press(self, keys: str | bytes) -> None:
        self.child.send(keys)
        for _ in range(4):
            self.read()

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.child.pid, number)

    def ended(self, patience: float = 60.0) -> int:
        """Wait for the program to end by itself; its exit code, or the negative number of a signal."""
        until = time.monotonic() + patience
        while self.child.isalive():
            assert time.monotonic() < until, f"it goes on:\n{self.text()}"
            self.read()
        self.read()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def stopped(self, patience: float = 60.0) -> None:
        """Wait until the program has been stopped, as by Ctrl+Z."""
        until = time.monotonic() + patience
        while _state(self.child.pid) != "T":
            assert time.monotonic() < until, f"it goes on:\n{self.text()}"
            self.read()
        self.read()

    def modes(self) -> dict[int, bool]:
        """Private modes of the terminal as the program has left them: on or off."""
        found = re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.raw)
        return {int(mode): sign == b"h" for modes, sign in found for mode in modes.split(b";")}

    def check_sane(self) -> None:
        """The main screen and its cursor, no reports of mouse, focus or pastes, the keyboard as found."""
        modes = self.modes()
        assert modes.get(25, True)
        assert modes.get(7, True)
        assert not any(modes.get(mode) for mode in (1049, 1000, 1003, 1004, 1006, 1015, 1016, 2004, 2048))
        assert termios.tcgetattr(self.child.child_fd)[:4] == self.found[:4]

    def quit(self) -> int:
        """The same as `close`, but the terminal stays."""
        self.child.send("q")
        return self.ended()

    def close(self) -> int | None:
        """Quit with q; the exit code."""
        self.child.send("q")
        until = time.monotonic() + 10
        while self.child.isalive() and time.monotonic() < until:
            self.read()
        self.child.close(force=True)
        return self.child.exitstatus


def _state(process: int) -> str:
    """One letter, as ps has it."""
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
