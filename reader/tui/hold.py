"""Our hold on the terminal: what it was before, and how it is let go of from wherever we are.

For the time Textual does not look after it: the probe, the first frame, Textual's own start and end. A signal
that ends or stops us then leaves the terminal as it was found; one that lets us go on shows the frame again.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any

_MODES = (2026, 2004, 2048, 1000, 1003, 1015, 1006, 1016, 1004)
LETTING_GO = "".join(f"\x1b[?{mode}l" for mode in _MODES) + "\x1b[?7h"
"""Synchronised output, bracketed paste, reports of size, mouse and focus off, wrapping on."""
LEAVE = "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
"""Keys as they were, the other screen, its cursor, no colour."""
ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""Signals that ask a program to end. Ctrl+C raises, as ever, until it is a key."""


@dataclass(slots=True)
class _Hold:
    found: list[Any] | None = None
    """How the keyboard was found."""
    frame: str = ""
    """What stands on the screen, where it is ours."""
    taken: bool = False
    """Whether the screen is ours, or Textual's."""


_hold = _Hold()


@contextmanager
def terminal_held() -> Iterator[None]:
    """While this lasts, whatever ends the program gives the terminal back."""
    if os.name != "posix":
        yield
        return
    _hold.found, _hold.frame, _hold.taken = _keyboard(), "", False
    before = {one: signal.getsignal(one) for one in (*ENDING, signal.SIGTSTP, signal.SIGCONT)}
    for one in ENDING:
        if before[one] is not signal.SIG_IGN:
            signal.signal(one, _end)
    if before[signal.SIGTSTP] is not signal.SIG_IGN:
        signal.signal(signal.SIGTSTP, _stop)
    try:
        yield
    except BaseException:
        let_go_of_terminal()
        raise
    finally:
        for one, handler in before.items():
            signal.signal(one, handler if handler is not None else signal.SIG_DFL)
        _set_keyboard(_hold.found)


def take_screen() -> None:
    """From here on it is Textual's, which draws every other frame itself."""
    _hold.frame, _hold.taken = "", True


def show_frame(text: str) -> None:
    """Draw it on the alternate screen, and again when a program that was stopped goes on. Raises OSError."""
    out = sys.__stdout__
    assert out is not None
    out.write(text)
    out.flush()
    _hold.frame, _hold.taken = text, True


def let_go_of_terminal() -> None:
    """As it was found, as far as anybody still listens; a terminal that takes nothing is not waited for."""
    out = sys.__stdout__
    with suppress(OSError, ValueError):
        if _hold.taken and out is not None and out.isatty():
            _write_at_once(out.fileno(), f"{LETTING_GO}{LEAVE}")
    _set_keyboard(_hold.found)


def give_keyboard_back() -> None:
    """To the shell, or to the reader's editor."""
    _set_keyboard(_hold.found)


def _write_at_once(descriptor: int, text: str) -> None:
    os.set_blocking(descriptor, False)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.set_blocking(descriptor, True)


def _end(number: int, _where: FrameType | None) -> None:
    """Nothing has been read yet that would have to be kept, and Textual's threads must not hold us up."""
    let_go_of_terminal()
    os._exit(128 + number)


def _stop(_number: int, _where: FrameType | None) -> None:
    quiet = _keyboard()
    let_go_of_terminal()
    os.kill(os.getpid(), signal.SIGSTOP)
    _set_keyboard(quiet)
    if _hold.frame:
        with suppress(OSError):
            show_frame(_hold.frame)


def _keyboard() -> list[Any] | None:
    import termios

    try:
        return termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ is not None else 0)
    except (OSError, ValueError, termios.error):
        return None


def _set_keyboard(known: list[Any] | None) -> None:
    import termios

    if known:
        with suppress(OSError, ValueError, termios.error):
            keyboard = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
            termios.tcsetattr(keyboard, termios.TCSANOW, known)
