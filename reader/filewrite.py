"""Writing a file that people also edit: the old one or the new one, never less, whoever else writes.

The new text goes to the disk under another name and then takes the file's place; where the file is a link,
the file it leads to is replaced and the link stays. Two programs take turns by a lock beside the file. What
a program that was killed leaves behind has a name nothing reads, and goes when the file is written next.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EAGAIN, EINTR, ELOOP, ETIMEDOUT, EWOULDBLOCK
from pathlib import Path
from secrets import token_hex

STALE = 3600
"""Seconds after which nobody is writing an unfinished file any more."""
PATIENCE = 10.0
"""Seconds to wait for another program that is writing the file. They begin anew whenever it has changed:
of many who write one after another all get their turn, however slow the machine is."""
_AGAIN = 0.004

UNFINISHED = ".unfinished"
"""How the other names end; what is killed while it writes leaves one behind."""


def replace_file(path: Path, text: str, is_due: Callable[[], bool] = lambda: True) -> bool:
    """Whether it has been written: `is_due` is asked last, when the new file stands ready.

    Raises OSError that names the file, which is then as it was, where it cannot be written.
    """
    return replace_bytes(path, text.encode(), is_due)


def replace_bytes(path: Path, content: bytes, is_due: Callable[[], bool] = lambda: True) -> bool:
    """The same."""
    with _naming(path):
        return _replace(_target(path), content, is_due)


def write_new_file(path: Path, text: str) -> None:
    """A file that was not there, whole or not at all. Raises FileExistsError where it is, OSError where it
    cannot be written."""
    with _naming(path), _unfinished_file(path, text.encode()) as unfinished:
        os.link(unfinished, path)
    _sync_directory(path.parent)


def write_new_directory(path: Path, files: Mapping[str, bytes]) -> None:
    """A directory that was not there, with these files in it: all of it or nothing. Raises OSError; where it
    is there already, that is FileExistsError or says that it is not empty."""
    with _naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{token_hex(4)}{UNFINISHED}")
        try:
            unfinished.mkdir()
            for name, content in files.items():
                _write_through(unfinished / name, content)
            _sync_directory(unfinished)
            unfinished.rename(path)
        except OSError:
            with suppress(OSError):
                remove_directory(unfinished)
            raise
    _sync_directory(path.parent)


def move_directory(path: Path, target: Path) -> None:
    """At one stroke; both stand on one disk, and the target is not there. Raises OSError."""
    with _naming(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    _sync_directory(target.parent)
    _sync_directory(path.parent)


def remove_directory(path: Path) -> None:
    """With the files in it. Raises OSError."""
    for file in path.iterdir():
        file.unlink()
    path.rmdir()


def clear_unfinished(directory: Path) -> None:
    """What killed programs have left in it: for who holds the `turn` in which all such are made."""
    with suppress(OSError):
        for path in directory.iterdir():
            if path.name.endswith(UNFINISHED):
                (remove_directory if path.is_dir() else Path.unlink)(path)


def remove_file(path: Path) -> None:
    """Where it is a link, the file it leads to. Raises OSError."""
    with _naming(path):
        target = _target(path)
        target.unlink()
    _sync_directory(target.parent)


def _replace(target: Path, content: bytes, is_due: Callable[[], bool]) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _unfinished_file(target, content) as unfinished:
        if target.exists():
            unfinished.chmod(target.stat().st_mode & 0o777)
        if not is_due():
            return False
        unfinished.replace(target)
    _sync_directory(target.parent)
    return True


@contextmanager
def _unfinished_file(target: Path, content: bytes) -> Iterator[Path]:
    """Beside the target, on the disk, under a name that nothing reads; gone in the end."""
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}{UNFINISHED}")
    try:
        _write_through(unfinished, content)
        yield unfinished
    finally:
        with suppress(OSError):  # the one that led here is the one to tell
            unfinished.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    """A new file, to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # what Python up to 3.12 says of links that lead to themselves
        raise OSError(ELOOP, os.strerror(ELOOP)) from None


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Errors name the file somebody knows, not the one beside it that was being written."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _sync_directory(directory: Path) -> None:
    """So that the new name is on the disk too; some systems cannot."""
    with suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Hold this while a file is read, changed and replaced; another program waits until it is done.

    Raises OSError where it cannot be locked, or the file has not changed for `PATIENCE` while others held it.
    """
    with _naming(path):
        target = _target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = _locked(target)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def lock_of(target: Path) -> Path:
    """What is locked for a file's turn. It stays; whoever removes it must know that nobody is harmed who
    holds a turn at the same time."""
    return target.with_name(f".{target.name}.lock")


def _locked(target: Path) -> int | None:
    """The lock's descriptor. None where there are no locks (Windows): the last one wins, whole."""
    try:
        import fcntl
    except ImportError:
        return None
    lock = os.open(lock_of(target), os.O_RDWR | os.O_CREAT, 0o666)
    until, known = time.monotonic() + PATIENCE, _state(target)
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (EAGAIN, EWOULDBLOCK, EINTR):
                return lock  # a file system without locks
            if (now := _state(target)) != known:
                until, known = time.monotonic() + PATIENCE, now
            elif time.monotonic() > until:
                os.close(lock)
                raise OSError(ETIMEDOUT, "another program is writing it") from None
            time.sleep(_AGAIN)
        else:
            _clear(target)
            return lock


def _state(target: Path) -> tuple[int, int] | None:
    """Another one after each turn in which something was written."""
    try:
        found = target.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _clear(target: Path) -> None:
    """What killed programs have left: all who write hold the lock, so nobody is writing these."""
    with suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(f".{target.name}.") and path.name.endswith(UNFINISHED):
                path.unlink()


def clear_stale(directory: Path, now: float) -> None:
    """What programs that were killed have left in it, where many files are written without taking turns."""
    with suppress(OSError):
        for path in directory.glob(f".*{UNFINISHED}*"):
            if abs(now - path.stat().st_mtime) > STALE:
                path.unlink(missing_ok=True)
