"""Lines for a reader at a terminal: through the pager where they are more than the screen holds.

As git has it: $PAGER by way of the shell, else `less -R`; less gets LESS=FRX where that is not set. The first
lines are there at once, however many follow. A pager that is left early ends the writing without a word.
"""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import IO

AT_ONCE = 0.1
"""Seconds a line waits in the buffer at most."""


def pager_of(environ: Mapping[str, str]) -> str:
    """The command of the pager; empty where there is none, or it would do nothing."""
    command = environ.get("PAGER", "less -R").strip()
    if command in ("", "cat") or environ.get("TERM", "") in ("", "dumb"):
        return ""
    try:
        first = shlex.split(command)[0]
    except (ValueError, IndexError):
        return ""
    return command if "=" in first or shutil.which(first) else ""


def write_through(lines: Iterable[str], out: IO[str]) -> None:
    """Lines as soon as they are made, and not one by one where they come fast."""
    flushed = 0.0
    for line in lines:
        out.write(f"{line}\n")
        if (now := time.monotonic()) - flushed > AT_ONCE:
            out.flush()
            flushed = now


def page_lines(lines: Iterable[str], pager: str, environ: Mapping[str, str], *, rows: int) -> bool:
    """Write them to the pager where they do not fit `rows`; whether it was needed."""
    coming = iter(lines)
    first = list(islice(coming, rows + 1))
    coming = chain(first, coming)
    if len(first) <= rows:
        write_through(coming, sys.stdout)
        return False
    sys.stdout.flush()
    told = {"LESS": "FRX", "LV": "-c", **environ}
    written: list[str] = []
    process = subprocess.Popen(
        pager, shell=True, stdin=subprocess.PIPE, env=told, encoding="utf-8", errors="replace"
    )
    assert process.stdin is not None
    with suppress(BrokenPipeError, KeyboardInterrupt):
        write_through(_kept(coming, written), process.stdin)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pager's business as long as it runs
    try:
        with suppress(BrokenPipeError):
            process.stdin.close()
        code = process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    if code == NOT_FOUND:
        write_through(chain(written, coming), sys.stdout)
    return True


NOT_FOUND = 127
"""What the shell says where there is no such command: then nothing of the page has been seen."""


def _kept(lines: Iterable[str], written: list[str]) -> Iterator[str]:
    for line in lines:
        written.append(line)
        yield line
