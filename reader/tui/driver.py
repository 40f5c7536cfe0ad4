"""Textual's driver of a terminal, where it meets a terminal that is not as it should be.

The first frame is on the alternate screen before Textual comes, which must not wipe it. A terminal that has
gone takes nothing any more: Textual would wait for it for ever. A program that was stopped from outside and
goes on was never suspended by Textual, which would start a second time beside itself.
"""

from __future__ import annotations

import os
import signal
import termios
import tty
from contextlib import suppress
from typing import IO, Any

from textual.app import ScreenStackError
from textual.drivers.linux_driver import LinuxDriver

from reader.tui.hold import give_keyboard_back

ALTERNATE = "\x1b[?1049h"


class TerminalDriver(LinuxDriver):
    """Without a first frame before it."""

    drawn = False

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._file: IO[str] = _Patient(self._file)  # type: ignore[assignment]
        self._suspended = False

    def write(self, data: str) -> None:
        if self.drawn and ALTERNATE in data:
            self.drawn = False
            data = data.replace(ALTERNATE, "")
        super().write(data)

    def suspend_application_mode(self) -> None:
        self._suspended = True
        super().suspend_application_mode()
        give_keyboard_back()  # Textual gives back what it found, which was not the shell's

    def resume_application_mode(self) -> None:
        """The whole screen is drawn anew: Textual draws what has changed, and nothing may have."""
        self._suspended = False
        super().resume_application_mode()
        self._loop.call_soon_threadsafe(self._draw_anew)

    def _draw_anew(self) -> None:
        with suppress(ScreenStackError):
            self._app.screen.refresh(layout=True)

    def _sigcont_application(self, *_: object) -> None:
        """A shell may have had the terminal meanwhile."""
        if self._suspended:
            super()._sigcont_application()
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._take_hold_again)

    def _take_hold_again(self) -> None:
        with suppress(termios.error):
            attributes = termios.tcgetattr(self.fileno)
            attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
            attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
        self.write(f"{ALTERNATE}\x1b[?25l\x1b[?7l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._draw_anew()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            if self.terminal_is_gone():
                self._loop.call_soon_threadsafe(os.kill, os.getpid(), signal.SIGHUP)
            else:
                self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def terminal_is_gone(self) -> bool:
        """Whether it has been closed, with or without a signal that says so."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return self.input_tty
        return False


class DrawnDriver(TerminalDriver):
    """After a first frame."""

    drawn = True


class _Patient:
    """A file that takes what it can: what is written to a terminal that has gone is lost on nobody."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            return self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()
