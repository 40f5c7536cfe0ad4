"""Whether the files that annotation was made from are still the same, told without opening any.

A stamp is what the file system says of a path: when it was written and changed, how long it is, which file
it is; or that nothing is there. A directory's stamp changes when a file comes into it or goes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

Stamp = tuple[str, int, int, int, int]
"""(path, written, changed, bytes, inode); times in nanoseconds, all 0 where there is nothing."""
FRESH = 20_000_000
"""Nanoseconds: what has changed so shortly before its stamp may change again within a tick of the clock."""


def stamp(path: Path | str) -> Stamp:
    try:
        state = os.stat(path)  # noqa: PTH116  # a tenth of the time: hundreds are stamped before the first frame
    except (OSError, ValueError):
        return str(path), 0, 0, 0, 0
    return str(path), state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def stamp_all(paths: Iterable[Path | str]) -> list[Stamp]:
    return [stamp(path) for path in dict.fromkeys(map(str, paths))]


def still_hold(stamps: Sequence[Stamp]) -> bool:
    return all(stamp(known[0]) == tuple(known) for known in stamps)


def too_fresh(stamps: Sequence[Stamp]) -> bool:
    """Whether one was taken too soon after a change to tell it from the next one."""
    now = time.time_ns()
    return any(now - changed < FRESH for _, _, changed, _, _ in stamps)


def code_stamp(folders: Iterable[Path]) -> str:
    """Of the modules in these folders: what they make is made anew when one of them is another."""
    found = []
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append(f"{entry.path} {state.st_mtime_ns} {state.st_size}")
    return "\n".join(sorted(found))
