"""What keeps the screen from falling, and what it leaves in order when it does.

A worker that fails is one line and a report in the log; reading goes on. Anything else nobody expected ends
the app, after the place has been kept, and is raised again by `run` once the terminal is the reader's again.
Where a terminal is closed, or the program told to end, the place is kept before anything else.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from types import FrameType
from typing import Any

from textual.driver import Driver
from textual.worker import WorkerFailed

from reader.faults import report, told
from reader.tui.hold import let_go_of_terminal
from reader.tui.inturn import InTurn
from reader.wording import Wording

ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name))
"""Signals that ask a program to end. Ctrl+C is a key and no signal here."""
PATIENCE = 3.0
"""Seconds an ending may take; then the process ends wherever it is."""
LOOKS = 2.0
"""Seconds between two looks whether the terminal is still there."""


class GuardedApp(InTurn):
    """An app that keeps its reader's place whatever happens."""

    wording: Wording

    def __init__(self, *, drawn: bool) -> None:
        """`drawn` where the first frame stands on the screen already."""
        super().__init__(driver_class=_driver(drawn=drawn))
        self.fault: Exception | None = None
        """What ended it that nobody expected."""
        self._ends_by = 0

    # -- for the app that is guarded --

    def keep_place(self) -> str:
        """Write the place down; what went wrong with that."""
        raise NotImplementedError

    def tell(self, text: str, severity: str = "warning") -> None:
        raise NotImplementedError

    # -- failures --

    def _handle_exception(self, error: Exception) -> None:
        """Textual's one door for what nobody has caught, always on the event loop."""
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            log = report(error.error, "worker")
            self.tell(self.wording("fault-worker").format(kind=told(error.error), log=log), "error")
            return
        if self._exit:  # a key that came while the screen was being taken down
            report(error, "ending")
            self._close_messages_no_wait()
            return
        if self._exception is None:
            self._exception = error  # so that a test's pilot raises it
            self._exception_event.set()
        if self.fault is None:
            self.fault = error
            with suppress(Exception):
                self.keep_place()
        self._return_code = 1
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """What Textual calls where it has no exception at hand; it would print what it has been given."""
        self._handle_exception(RuntimeError("Textual gave up"))

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    # -- being told to wait or to end --

    def action_suspend_process(self) -> None:
        with suppress(Exception):
            self.keep_place()
        super().action_suspend_process()

    def watch_for_the_end(self) -> None:
        """From the moment there is a place to keep. Only where there is a real terminal."""
        if self.is_headless or threading.current_thread() is not threading.main_thread():
            return
        asyncio.get_running_loop().set_exception_handler(_note)
        for one in ENDING:
            if signal.getsignal(one) is not signal.SIG_IGN:
                signal.signal(one, self._end_by_signal)
        self.set_interval(LOOKS, self._look_for_terminal)

    def _end_by_signal(self, number: int, _frame: FrameType | None) -> None:
        self._end_by(number)

    def _look_for_terminal(self) -> None:
        """A terminal may go without a word: nohup, a connection that broke."""
        if self._driver is not None and getattr(self._driver, "terminal_is_gone", bool)():
            self._end_by(signal.SIGHUP)

    def _end_by(self, number: int) -> None:
        """The place first: the event loop may be held up by a terminal nobody empties any more."""
        if self._ends_by:
            return
        self._ends_by = number
        with suppress(Exception):
            self.keep_place()
        code = 128 + number
        last = threading.Timer(PATIENCE, _end_at_once, (code,))
        last.daemon = True
        last.start()
        if self._loop is not None:
            with suppress(RuntimeError):  # closed: it has come to its end
                self._loop.call_soon_threadsafe(self.exit, code, code)


def _driver(*, drawn: bool) -> type[Driver] | None:
    """None for Textual's own."""
    if os.name != "posix":
        return None
    from reader.tui.driver import DrawnDriver, TerminalDriver

    return DrawnDriver if drawn else TerminalDriver


def _end_at_once(code: int) -> None:
    let_go_of_terminal()
    os._exit(code)


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What asyncio would print over the screen."""
    error = context.get("exception")
    if isinstance(error, Exception):
        report(error, "event loop")
