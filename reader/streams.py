"""Standard input, output and error, any of which may be a terminal, a pipe, or closed before we started.

What is written to a terminal is drawn first: nothing in it is obeyed, and nothing has another width than is
thought. Elsewhere lines are written as they are.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO

from reader.errors import ReaderError, SourceError, visible


def say(*problems: object) -> None:
    """Where nobody listens, silently: a stream that was closed before we started is None."""
    for problem in problems if sys.stderr is not None else ():
        line = visible(f"duben: {problem}")
        with suppress(OSError):
            print(for_terminal(line) if is_terminal(sys.stderr) else line, file=sys.stderr, flush=True)


def let_output_go() -> None:
    """Where nobody takes our output any more, Python must not try to flush it again on the way out."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def is_terminal(stream: object) -> bool:
    """A stream that was closed before we started is None."""
    return stream is not None and bool(getattr(stream, "isatty", bool)())


def standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise SourceError("there is no standard input", remedy="name a file, or pipe a text into duben -")
    return sys.stdin.buffer


def take_terminal_back() -> None:
    """Standard input was the text; from here on it is the keyboard."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        remedy = "duben --print prints the page instead"
        raise SourceError("there is no terminal to take keys from", remedy=remedy) from error
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # as long as the process lives


def write_lines(lines: Iterable[str]) -> None:
    """Lines, each as soon as it is made."""
    if sys.stdout is None:
        raise ReaderError("there is no standard output to write to")
    terminal = is_terminal(sys.stdout)
    for line in lines:
        sys.stdout.write(for_terminal(visible(line)) if terminal else line)
        sys.stdout.write("\n")


def for_terminal(line: str) -> str:
    """As a terminal is to have it: what it would obey is gone by now, and here what it could not measure."""
    if line.isascii():
        return line
    from reader.typesetting.drawing import drawn

    return drawn(line)


def reconfigure_output(
    *, encoding: str | None = None, errors: str = "strict", newline: str | None = None
) -> None:
    """In a locale without Chinese the page has question marks, not a traceback; JSON is UTF-8."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding=encoding, errors=errors, newline=newline)
