"""How wide the terminal draws characters whose width Unicode leaves open (“ ” … — · ā á ǎ à).

Asked once of each terminal by a cursor position report before the application starts, and remembered: Rich
counts them as one cell, and some terminals set up for Chinese draw two.
"""

from __future__ import annotations

import json
import os
import re
import select
import sys
import time
from pathlib import Path

from reader import locations

PATIENCE = 0.08
"""Seconds to wait for a terminal's answer: a local one needs a millisecond, some never answer."""
REPORT = re.compile(rb"\x1b\[(\d+);(\d+)R")
SAMPLE = "“"


def ambiguous_width(setting: str) -> int:
    """1 or 2, from the setting ("1", "2") or, for "auto", from what the terminal once answered."""
    if setting in ("1", "2"):
        return int(setting)
    name = _terminal()
    known = _remembered()
    if name not in known:
        answer = _ask()
        known[name] = answer or 1
        _remember(known)
    return known[name]


def remembered_width() -> int | None:
    """What this terminal has answered; None where it has not been asked."""
    return _remembered().get(_terminal())


def _terminal() -> str:
    parts = (
        os.environ.get(key, "")
        for key in ("TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TERM", "VTE_VERSION", "LANG")
    )
    return " ".join(part for part in parts if part)


def _ask() -> int | None:
    """Print one sample at the start of a line, ask where the cursor is, wipe it again."""
    try:
        import termios
        import tty
    except ImportError:
        return None
    if not (sys.stdin.isatty() and sys.__stdout__ is not None and sys.__stdout__.isatty()):
        return None
    fd = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(fd)
    except termios.error:
        return None
    try:
        tty.setcbreak(fd, termios.TCSANOW)
        os.write(sys.__stdout__.fileno(), f"\r{SAMPLE}\x1b[6n".encode())
        answer, until = b"", time.monotonic() + PATIENCE
        while (left := until - time.monotonic()) > 0 and select.select([fd], [], [], left)[0]:
            answer += os.read(fd, 64)
            if found := REPORT.search(answer):
                return 2 if int(found[2]) == 3 else 1
        return None
    except OSError:
        return None
    finally:
        os.write(sys.__stdout__.fileno(), b"\r\x1b[K")
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _file() -> Path:
    return locations.cache_dir() / "terminals.json"


def _remembered() -> dict[str, int]:
    try:
        known = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): int(v) for k, v in known.items() if v in (1, 2)} if isinstance(known, dict) else {}


def _remember(known: dict[str, int]) -> None:
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps(known), "utf-8")
        temporary.replace(path)
    except OSError:
        pass  # asked again next time
