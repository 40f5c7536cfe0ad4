"""Fetches one page of the web: bounded in time, in size and in how often it may be sent elsewhere.

The work is done in a thread of its own. Whatever that waits for (a name that does not resolve, a server that
sends a byte a minute) an interrupt ends it at once, and the time for the whole ends it in any case. Only http
and https, never from https back to http; certificates as Python checks them; proxies as the environment says.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from reader.errors import Place, SourceError, shortened
from reader.sources.opening import LARGEST

Wait = Callable[[str], Callable[[], None]]
"""Told the host that is waited for; what it gives is called when the waiting is over."""


class Limits(NamedTuple):
    whole: float = 60.0
    """Seconds from the beginning to the end."""
    silence: float = 15.0
    """Seconds without a sign of the server."""
    patience: float = 0.5
    """Seconds until whoever waits is told."""
    size: int = LARGEST
    """Bytes, sent and unpacked."""
    redirects: int = 8


class Fetched(NamedTuple):
    content: bytes
    address: str
    """Where it was in the end."""
    media_type: str = ""
    """As its server calls it: text/html; empty where it does not say."""
    charset: str = ""
    name: str = ""
    """The last part of the address, as a file may be called."""


on_waiting: Wait | None = None
"""What to do when a page takes its time; set by the command, which knows whether anybody looks on."""


def fetch(address: str, limits: Limits | None = None) -> Fetched:
    """Raises SourceError with the one line that says why, where it cannot be fetched."""
    limits = limits or Limits()
    work = _Work(address, limits)
    thread = threading.Thread(target=work.run, name="duben-fetch", daemon=True)
    thread.start()
    try:
        return _awaited(work, address, limits)
    except SourceError as error:
        place = Place(shortened(address))
        raise SourceError(error.what, place=place, remedy=error.remedy) from None
    finally:
        work.given_up = True


def _awaited(work: _Work, address: str, limits: Limits) -> Fetched:
    over: Callable[[], None] | None = None
    if not work.done.wait(limits.patience) and on_waiting:
        over = on_waiting(address.split("/")[2])
    try:
        in_time = work.done.wait(limits.whole - limits.patience)
    finally:
        if over:
            over()
    if not in_time:
        raise SourceError(f"it is not there after {limits.whole:.0f} seconds", remedy="try again later")
    if work.failure:
        raise work.failure
    assert work.fetched
    return work.fetched


class _Work:
    """What the thread does, and what came of it."""

    def __init__(self, address: str, limits: Limits) -> None:
        self._address = address
        self._limits = limits
        self.done = threading.Event()
        self.given_up = False
        self.fetched: Fetched | None = None
        self.failure: BaseException | None = None

    def run(self) -> None:
        from reader.sources.http import receive

        try:
            self.fetched = receive(self._address, self._limits, lambda: self.given_up)
        except BaseException as failure:  # raised again by whoever waits for it
            self.failure = failure
        finally:
            self.done.set()
