"""A terminal for measuring: it answers Textual's questions and keeps the time of every byte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from pathlib import Path

FRAME_END = b"\x1b[?2026l"
ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """Runs a command; `send` a key and see when its frames are complete."""

    def __init__(self, command: list[str], *, columns: int = 120, rows: int = 40, home: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "DUBEN_HOME": str(home),
                "PYTHONPATH": str(ROOT),
            }
            # An installed program has its bytecode; one measured without would be charged for compiling.
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""
        self.last_write = self.started
        """When the last byte was read."""

    def wait_for(self, marker: bytes, patience: float = 20.0) -> float:
        """Seconds from the start until the marker has been written."""
        until = time.perf_counter() + patience
        while marker not in self.output:
            if not self._read(until - time.perf_counter()):
                raise TimeoutError(f"no {marker.decode()!r} in {patience} s: {self.output[-400:]!r}")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.3, patience: float = 30.0) -> None:
        """Wait until nothing has been written for a while."""
        until = time.perf_counter() + patience
        while time.perf_counter() < until and self._read(quiet):
            pass

    def press(self, key: bytes, quiet: float = 0.12) -> tuple[float, float]:
        """(seconds to the first complete frame, seconds to the last one before silence)."""
        self.output = b""
        begun = time.perf_counter()
        os.write(self.fd, key)
        first = last = 0.0
        seen = 0
        while self._read(quiet if last else 2.0):
            ends = self.output.count(FRAME_END)
            if ends > seen:
                seen, last = ends, time.perf_counter() - begun
                first = first or last
        return first, last

    def press_for(self, key: bytes, wanted: re.Pattern[bytes], quiet: float = 0.15) -> tuple[float, float]:
        """(seconds to the first complete frame by which this has been written, seconds to the last one)."""
        self.output = b""
        begun = time.perf_counter()
        os.write(self.fd, key)
        shown = last = 0.0
        seen = 0
        while self._read(quiet if shown else 2.0):
            ends = self.output.count(FRAME_END)
            if ends > seen:
                seen, last = ends, time.perf_counter() - begun
                shown = shown or (last if wanted.search(self.output) else 0.0)
        return shown, last

    def memory(self) -> float:
        """Resident megabytes of the process."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def busy(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_idle(self, patience: float = 300.0) -> None:
        """Until the process has used next to no time for a second: all background work is done."""
        until = time.perf_counter() + patience
        before = self.busy()
        while time.perf_counter() < until:
            self.settle(1.0, 1.0)
            now = self.busy()
            if now - before < 0.03:
                return
            before = now

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, patience: float) -> bool:
        if not select.select([self.fd], [], [], max(0.0, patience))[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        self.output += data
        self.last_write = time.perf_counter()
        if b"\x1b[?2026$p" in data:
            os.write(self.fd, b"\x1b[?2026;2$y")
        if b"\x1b[6n" in data:
            os.write(self.fd, b"\x1b[1;2R")
        return bool(data)


PYTHON = sys.executable
BARE = ROOT / "tests" / "benchmarks" / "bare.py"
FLAGSHIP = ROOT / "texts" / "ceasefire.zh-Hant.md"
RUNS = 9


def bare_command() -> tuple[list[str], bytes]:
    """The floor, and what it shows."""
    return [PYTHON, str(BARE)], "停火的限期".encode()


def duben(text: Path, at: str = "1") -> list[str]:
    return [PYTHON, "-m", "reader", "--at", at, str(text)]


def marker(text: Path) -> bytes:
    """Some of the text itself, as it is first painted."""
    from reader.sources import open_article

    blocks = open_article(text).blocks
    return next(block.text for block in blocks if block.kind == "paragraph")[14:18].encode()


def forget(home: Path) -> None:
    """What has been found out about texts, and how they were looked at: the next opening is the first."""
    shutil.rmtree(home / "cache" / "annotation", ignore_errors=True)
    shutil.rmtree(home / "data", ignore_errors=True)
