"""Files built once from the data of a package: whole or not there at all, whatever happens meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path


def built_once(path: Path, build: Callable[[Path], None]) -> Path:
    """The file, built first where it is missing; in a temporary directory where it cannot be written."""
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, build)
    except OSError:
        path = temporary_directory() / path.name
        if not path.exists():
            write_whole(path, build)
    return path


def write_whole(path: Path, build: Callable[[Path], None]) -> None:
    """Under another name, to the disk, then into its place: a reader never sees half a file."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.unlink(missing_ok=True)
        build(unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


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
