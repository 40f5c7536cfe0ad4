"""What the doctor tells: facts, and how paths are written without whose they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Fact(NamedTuple):
    name: str
    value: str
    problem: str = ""
    """What is wrong, where something is."""
    remedy: str = ""


def shortened(path: Path) -> str:
    """From the home directory on, or from the variable that says where it is.

    >>> shortened(Path("/dev/null"))
    '/dev/null'
    """
    for name in ("DUBEN_CACHE", "DUBEN_HOME"):
        if (where := os.environ.get(name)) and _lies_in(path, Path(where)):
            return f"${name}/{path.relative_to(_whole(Path(where))).as_posix()}".removesuffix("/.")
    home = _home()
    if home is not None and _lies_in(path, home):
        return f"~/{path.relative_to(home).as_posix()}"
    return str(path)


def _whole(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path


def _lies_in(path: Path, folder: Path) -> bool:
    return path.is_relative_to(_whole(folder))


def _home() -> Path | None:
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home if home != Path(home.anchor) else None


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; links are not followed."""
    if path.is_symlink() or not path.is_dir():
        try:
            return path.lstat().st_size
        except OSError:
            return 0
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                total += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118  # twice as fast
            except OSError:
                continue
    return total


def told_size(size: int) -> str:
    """
    >>> told_size(0), told_size(999), told_size(41_500_000)
    ('empty', '1 KB', '41.5 MB')
    """
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{-(-size // 1000)} KB" if size else "empty"
