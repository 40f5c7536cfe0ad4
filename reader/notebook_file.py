"""The notebook's file: opened only when it is sound and of our version, copied before anything risky.

Beside `notebook.sqlite` stand `.good`, the copy of the last time it was closed and found sound; `.version-N`,
the copy before a migration from N; and `.damaged-TIME`, each file that had to be put aside. The last two are
never deleted.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

from reader.errors import NotebookError, Place
from reader.filewrite import UNFINISHED, clear_stale, turn
from reader.notebook_seals import lenient


def open_checked(
    path: Path, migrations: Sequence[Sequence[str]], columns: Sequence[str]
) -> tuple[sqlite3.Connection, Path, str]:
    """A connection to a sound notebook, its path, and what had to be done for it (mostly nothing: "").

    Migration n is the statements that lead from version n to n + 1; after the last there are these columns
    of places. Raises NotebookError for a notebook of a
    later version; sqlite3.Error and OSError for what the disk refuses.
    """
    restored = ""
    if path.exists() and not _opens(path, len(migrations), columns):
        with turn(path):  # another duben may have found it so too
            if path.exists() and not _opens(path, len(migrations), columns):
                restored = _restore(path, len(migrations), columns)
    connection = sqlite3.connect(path, timeout=2.0, check_same_thread=False)
    connection.text_factory = lenient
    try:
        version = _version(connection)
        if version > len(migrations):
            raise NotebookError(
                f"the notebook is of version {version}, this duben knows {len(migrations)}",
                place=Place(path),
                remedy="use a newer duben; nothing in it has been changed",
            )
        # A notebook that may only be read is still good for reading.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if version < len(migrations):
            _migrate(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return connection, path, restored


SQLITE = sqlite3.sqlite_version


class Examination(NamedTuple):
    version: int
    places: int
    problem: str
    """"" for none, "damaged", or what the system says."""


def examine(path: Path, latest: int) -> Examination:
    """What can be told of a notebook without changing it."""
    version = places = 0
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=2.0)) as connection:
            version = _version(connection)
            places = int(connection.execute("SELECT count(*) FROM places").fetchone()[0])
            sound = _sound(connection) and version > 0
    except UnicodeDecodeError:
        return Examination(version, places, "damaged")
    except sqlite3.DatabaseError as error:
        of_the_system = getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_SYSTEM
        return Examination(version, places, str(error) if of_the_system else "damaged")
    return Examination(version, places, "" if sound or version > latest else "damaged")


def close_checked(connection: sqlite3.Connection, path: Path | None) -> None:
    """Copy the notebook to restore from, if it is sound, and close it. A disk that refuses is passed over.

    Without a path its file has been put aside meanwhile, and another is there to be copied.
    """
    with suppress(sqlite3.Error, OSError):
        if path is not None and _sound(connection):
            _copy(connection, backup_of(path))
            clear_stale(path.parent, time.time())
    with suppress(sqlite3.Error):
        connection.close()


def _opens(path: Path, latest: int, columns: Sequence[str]) -> bool:
    """Whether the file is a sound notebook, of whatever version."""
    # A file of no bytes is a new notebook to SQLite; with a good copy beside it, it is one that was lost.
    return _usable(path, latest, columns, empty=not backup_of(path).exists())


def _usable(path: Path, latest: int, columns: Sequence[str], *, empty: bool = False) -> bool:
    """Whether the file is a sound notebook; `empty` allows one with nothing in it yet."""
    with closing(sqlite3.connect(path, timeout=2.0)) as connection:
        if not _sound(connection):
            return False
        version = _version(connection)
        if version > latest:
            return True
        has_places = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'places'").fetchone()
        if version == 0:
            return empty and has_places is None
        return has_places is not None and (version < latest or _has(connection, columns))


def _has(connection: sqlite3.Connection, columns: Sequence[str]) -> bool:
    """A name in the schema may be damaged, too."""
    try:
        connection.execute(f"SELECT {', '.join(columns)} FROM places LIMIT 0")
    except (sqlite3.OperationalError, UnicodeDecodeError):
        return False
    return True


def _sound(connection: sqlite3.Connection) -> bool:
    """SQLite's own check; what it cannot even ask (a locked file, a directory) is raised."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_SYSTEM:
            raise
        return False
    except UnicodeDecodeError:  # a message that quotes what is damaged
        return False


_OF_THE_SYSTEM = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM),
)
"""What says nothing about the file."""


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[str]]) -> None:
    """All steps or none. The version is asked once we alone may write: another duben may have been first."""
    connection.isolation_level = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version and version < len(migrations):
            with closing(sqlite3.connect(path)) as before:
                _copy(before, path.with_name(f"{path.name}.version-{version}"))
        for statement in (each for step in migrations[version:] for each in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.isolation_level = "DEFERRED"


def _restore(path: Path, latest: int, columns: Sequence[str]) -> str:
    """Put the damaged file aside and the last good copy in its place; what to tell the reader."""
    aside = _put_aside(path)
    backup = backup_of(path)
    if backup.exists() and _usable(backup, latest, columns):
        with closing(sqlite3.connect(backup)) as connection:
            _copy(connection, path)
        done = "the last good copy was restored"
    else:
        done = "a new one was begun"
    return f"{path}: the notebook was damaged; {done}, the damaged one is {aside.name}"


def _put_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        left = path.with_name(path.name + suffix)
        if left.exists():
            left.rename(aside.with_name(aside.name + suffix))
    return aside


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy through SQLite's own backup, put in place by a rename."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{get_ident()}{UNFINISHED}")
    try:
        with closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
            # The copy is one file, without a write-ahead log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        for left in ("", "-journal", "-wal", "-shm"):
            temporary.with_name(temporary.name + left).unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.good")
