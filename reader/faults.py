"""What nobody expected, written down for those who can mend it: the log of failures.

A report tells where in the program it happened, never what was being read: no values, no names of files, of
what an exception says only what Python itself says about code. The log is bounded, and a second file keeps
what was before; nothing here raises, waits or is in the way of reading.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from reader import locations
from reader.errors import ReaderError

LARGEST = 256 * 1024
"""Bytes of the log, after which it becomes the one before."""
MOST = 20
"""Reports of one process."""
FRAMES = 15
"""Told of each end of a long way through the program."""
CAUSES = 4
"""Exceptions told of one chain."""
BEGINNING = "== "
"""How the first line of a report begins."""


class Report(NamedTuple):
    """The first line of a report."""

    when: str
    """ISO 8601, UTC."""
    version: str
    """Of duben."""
    during: str
    kind: str
    """Of exception."""
    place: str
    """Line of the program."""


def report(error: BaseException, during: str) -> str:
    """Write a report, once for each place and kind; where it can be read, "" where nowhere.

    `during` is a word or two of our own.
    """
    with suppress(Exception):
        path = locations.log_file()
        known = (type(error), during, _last_place(error))
        if known in _reported or len(_reported) >= MOST:
            return str(path)
        _append(path, report_text(error, during))
        _reported.add(known)
        return str(path)
    return ""


_reported: set[tuple[type, str, str]] = set()


def told(error: BaseException) -> str:
    """What kind of failure it is, for the one line the reader sees.

    >>> told(KeyError("whatever it was"))
    'KeyError'
    """
    return type(error).__name__


def report_text(error: BaseException, during: str) -> str:
    """The report, as it stands in the log."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    head = (when, _version(), during, told(error), _last_place(error))
    system = f"python {sys.version.split()[0]}, {sys.platform}"
    lines = [f"{BEGINNING}{' · '.join(head)}", system]
    for number, each in enumerate(_chain(error)):
        lines += [*(["after, or because of:"] if number else []), *_way(each)]
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}: {_said(each)}".removesuffix(": "))
    return "\n".join(lines) + "\n"


def last_report() -> Report | None:
    """The first line of the newest; None where there is none."""
    path = locations.log_file()
    for each in (path, _before(path)):
        with suppress(OSError, ValueError):
            text = _read(each).decode("utf-8", "replace")
            heads = [line for line in text.splitlines() if line.startswith(BEGINNING)]
            for head in reversed(heads):
                parts = head.removeprefix(BEGINNING).split(" · ")
                if len(parts) == len(Report._fields):
                    return Report(*parts)
    return None


# -- what may be told ----------------------------------------------------------------------------------


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from."""
    each: BaseException | None = error
    for _ in range(CAUSES):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _way(error: BaseException) -> Iterator[str]:
    """Where it passed through, the innermost place last."""
    import linecache
    from traceback import walk_tb

    places = list(walk_tb(error.__traceback__))
    for number, (frame, line) in enumerate(places):
        if FRAMES <= number < len(places) - FRAMES:
            if number == FRAMES:
                yield f"  … {len(places) - 2 * FRAMES} more …"
            continue
        shown = _shown(frame)
        yield f"{shown}:{line} in {frame.f_code.co_qualname if '/' in shown else '…'}"
        if "/" in shown and (code := linecache.getline(frame.f_code.co_filename, line).strip()):
            yield f"    {code[:200]}"


def _last_place(error: BaseException) -> str:
    from traceback import walk_tb

    places = [f"{_shown(frame)}:{line}" for frame, line in walk_tb(error.__traceback__)]
    return next((place for place in reversed(places) if place.startswith("reader/")), (places or ["?"])[-1])


def _shown(frame: FrameType) -> str:
    """A file of the program or of a package, from that package on; of any other file nothing."""
    path = Path(frame.f_code.co_filename)
    if path.is_relative_to(locations.PACKAGE):
        return path.relative_to(locations.PACKAGE.parent).as_posix()
    for folder in ("site-packages", "dist-packages"):
        if folder in path.parts:
            return "/".join(path.parts[path.parts.index(folder) + 1 :])
    library = Path(os.__file__).parent
    return f"python/{path.relative_to(library).as_posix()}" if path.is_relative_to(library) else "elsewhere"


_OF_CODE = (
    *(AttributeError, ImportError, IndexError, MemoryError, ModuleNotFoundError, NameError, RecursionError),
    *(TypeError, UnboundLocalError, ZeroDivisionError),
)
"""What Python itself says with these is about the program."""


def _said(error: BaseException) -> str:
    """What an exception says, as far as that cannot be what somebody reads."""
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else ""
    if name := getattr(error, "sqlite_errorname", ""):
        return str(name)
    if isinstance(error, UnicodeError):
        return str(getattr(error, "reason", ""))[:60] if _by_python(error) else ""
    if isinstance(error, ReaderError) or type(error) not in _OF_CODE or not _by_python(error):
        return ""
    return str(error)[:200] if str(error).isascii() and str(error).isprintable() else ""


def _by_python(error: BaseException) -> bool:
    """Raised in code that is shown, by Python or an extension; a `raise` of that code may say anything."""
    import dis

    trace = error.__traceback__
    if trace is None:
        return False
    while trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code.co_code
    return "/" in _shown(trace.tb_frame) and dis.opname[code[trace.tb_lasti]] not in (
        "RAISE_VARARGS",
        "RERAISE",
    )


def _version() -> str:
    return str(getattr(sys.modules["reader"], "__version__", ""))


# -- the file ------------------------------------------------------------------------------------------


def _before(path: Path) -> Path:
    return path.with_name(f"{path.name}.1")


def _append(path: Path, text: str) -> None:
    """In one write, so that two programs' reports stay whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size > LARGEST:
        path.replace(_before(path))
    # Not blocking: where somebody has put a pipe in its place, nobody may be reading that.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        # On a line of its own: a program that was killed may have left half a report.
        os.write(descriptor, f"\n{text}".encode("utf-8", "replace"))
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes:
    """Its end, at most as much as a log may hold. Raises OSError."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 2 * LARGEST))
        return file.read()
