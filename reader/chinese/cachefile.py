"""Files built once from the data of a package: whole or not there at all, whatever happens meanwhile.

A file that is built bears a seal, its last bytes: the checksum of all before them. A file whose seal does not
hold is never opened (a damaged trie would answer wrongly, or take the program with it) but built anew, which
is told. Checking costs a millisecond for each 2 MB; it lets other threads run meanwhile.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from reader.filewrite import UNFINISHED, lock_of, turn

SEAL = b"\nduben %08x\n"
SEAL_BYTES = len(SEAL % 0)
_CHUNK = 1 << 20


def built_once(path: Path, build: Callable[[Path], None]) -> Path:
    """The file as it was built; built first where it is missing or damaged, by one program at a time. In a
    temporary directory where it cannot be written."""
    if is_whole(path):
        return path
    was_there = path.exists()
    try:
        with turn(path):
            try:
                if not is_whole(path):
                    write_whole(path, build, sealed=True)
            finally:  # who comes now finds the file whole, or builds it beside another
                lock_of(path.resolve()).unlink(missing_ok=True)
    except OSError:
        path = temporary_directory() / path.name
        if not is_whole(path):
            write_whole(path, build, sealed=True)
    if was_there:
        _damaged.append(path)
    return path


def is_whole(path: Path) -> bool:
    """Whether these are the very bytes that were built."""
    try:
        with path.open("rb") as file:
            left = file.seek(0, os.SEEK_END) - SEAL_BYTES
            file.seek(0)
            found = 0
            while left > 0 and (chunk := file.read(min(left, _CHUNK))):
                found = crc32(chunk, found)
                left -= len(chunk)
            return left == 0 and file.read() == SEAL % found
    except OSError:
        return False


def read_sealed(path: Path) -> bytes:
    """What was built, without its seal."""
    return path.read_bytes()[:-SEAL_BYTES]


_damaged: list[Path] = []


def take_damaged() -> list[Path]:
    """Files found damaged and built anew since this was last asked, for the reader to be told."""
    found = _damaged.copy()
    del _damaged[: len(found)]
    return found


_building: list[int] = []
"""A thread for each file that is being built."""
_asked: list[Callable[[], object]] = []
PATIENCE = 0.5
"""Seconds of building after which who waits for it is told."""


def is_building() -> bool:
    """Whether some file is being built at this moment, in any thread."""
    return bool(_building)


def tell_when_building(tell: Callable[[], object]) -> None:
    """Call this once, from another thread, where building files takes longer than `PATIENCE`."""
    _asked[:] = [tell]


@contextmanager
def _counted() -> Iterator[None]:
    if _asked:
        _tell_later(_asked.pop())
    _building.append(threading.get_ident())
    try:
        yield
    finally:
        _building.remove(threading.get_ident())


def _tell_later(tell: Callable[[], object]) -> None:
    timer = threading.Timer(PATIENCE, lambda: tell() if is_building() else None)
    timer.daemon = True
    timer.start()


def write_whole(path: Path, build: Callable[[Path], None], *, sealed: bool = False) -> None:
    """Under another name, to the disk, then into its place: a reader never sees half a file."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{UNFINISHED}")
    try:
        unfinished.unlink(missing_ok=True)
        with _counted():
            build(unfinished)
        with unfinished.open("rb+") as file:
            if sealed:
                _seal(unfinished, file.fileno())
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _seal(path: Path, descriptor: int) -> None:
    found = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found = crc32(chunk, found)
    os.lseek(descriptor, 0, os.SEEK_END)
    os.write(descriptor, SEAL % found)


_made: list[Path] = []


def temporary_directory() -> Path:
    """One for the process, gone with it."""
    if not _made:
        import atexit
        import shutil
        from tempfile import mkdtemp

        _made.append(Path(mkdtemp(prefix="duben-")))
        atexit.register(shutil.rmtree, _made[0], ignore_errors=True)
    return _made[0]


def package_directory(name: str) -> Path:
    """Where an installed package lies, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return Path(next(iter(spec.submodule_search_locations)))


def version_of(package: str) -> str:
    """Version of an installed package, read off its metadata's directory.

    importlib.metadata says the same, but takes 15 ms to import, which the first gloss would wait for.
    """
    folder = package_directory(package)
    if found := metadata_of(package):
        return found.name[len(package) + 1 : -len(".dist-info")]
    return str(folder.stat().st_mtime_ns)


def metadata_of(package: str) -> Path | None:
    """The directory that tells of an installed package; another version's has another name."""
    prefix = f"{package}-".lower()
    for beside in package_directory(package).parent.glob("*.dist-info"):
        if beside.name.lower().startswith(prefix):
            return beside
    return None
