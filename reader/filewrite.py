"""Writing a file that people also edit: the old one or the new one, never less, whoever else writes.

The new text goes to the disk under another name and then takes the file's place; where the file is a link,
the file it leads to is replaced and the link stays. Two programs take turns by a lock beside the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ELOOP
from pathlib import Path
from tempfile import mkstemp

UNFINISHED = ".unfinished"
"""How the other names end; what dies while it writes leaves one behind."""


def replace_file(path: Path, text: str) -> None:
    """Raises OSError with the file's name, the file untouched, where it cannot be written."""
    try:
        _replace(_real(path), text)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _replace(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(UNFINISHED, f".{target.name}.", target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


def remove_file(path: Path) -> None:
    """Where it is a link, the file it leads to. Raises OSError."""
    target = _real(path)
    target.unlink()
    _sync_directory(target.parent)


def _real(path: Path) -> Path:
    """Where links lead to. Raises OSError where they lead nowhere."""
    try:
        return path.resolve()
    except RuntimeError:  # what Python says of links that go in a circle, until 3.13
        raise OSError(ELOOP, os.strerror(ELOOP), str(path)) from None


def write_new_file(path: Path, text: str) -> None:
    """A file that was not there, whole or not at all. Raises FileExistsError where it is, OSError where it
    cannot be written."""
    descriptor, name = mkstemp(UNFINISHED, f".{path.name}.", path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o644)
        os.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_directory(path.parent)


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
    """Hold this while a file is read, changed and replaced; another program waits until it is done."""
    target = _real(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows has no such lock: the last one wins, whole
        yield
        return
    with target.with_name(f".{target.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _sweep(target)
        yield


def _sweep(target: Path) -> None:
    """Take away what others left unfinished when they died: whoever still writes would have the turn."""
    left = re.compile(re.escape(f".{target.name}.") + "[a-z0-9_]+" + re.escape(UNFINISHED))
    with suppress(OSError):
        for path in target.parent.iterdir():
            if left.fullmatch(path.name):
                path.unlink(missing_ok=True)
