"""What the reader's history is: where each article was left. One SQLite file, one writer.

An article is known by the digest of its text, so that a file that has moved is recognised. Nothing here stops
the reading: a notebook that is read-only, full, damaged or from the future raises NotebookError, and the page
goes on without it. A damaged file is kept beside the restored one, never deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import NotebookError, Place

if TYPE_CHECKING:
    import sqlite3

VERSION = 1
"""Of the schema."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE places (
        digest TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        title TEXT NOT NULL,
        block INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        top_block INTEGER NOT NULL,
        top_offset INTEGER NOT NULL,
        top_lines INTEGER NOT NULL,
        per_cent INTEGER NOT NULL,
        view TEXT NOT NULL,
        updated TEXT NOT NULL
    ) STRICT;
    CREATE INDEX places_updated ON places (updated);
    """,
)
"""Migration n takes a notebook from version n to n + 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookplace:
    """Where one article was left, and how it was looked at."""

    digest: str
    path: str
    """Empty for standard input."""
    title: str
    block: int
    offset: int
    """The word under the cursor."""
    top_block: int = 0
    top_offset: int = 0
    top_lines: int = 0
    """The top of the page: so many lines above the row of (top_block, top_offset)."""
    per_cent: int = 0
    view: Mapping[str, Any] = field(default_factory=dict)
    updated: str = ""
    """ISO 8601, UTC; filled in when it is written."""


class Notebook:
    """Opened for one process; close it to let the write-ahead log go."""

    def __init__(self, connection: sqlite3.Connection, path: Path, restored: str = "") -> None:
        self._connection = connection
        self._path = path
        self.restored = restored
        """What had to be done to open it, for the reader to be told; mostly empty."""

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """Open the notebook, making or migrating it where needed.

        Raises NotebookError where it cannot be written or is from a later version.
        """
        import sqlite3

        restored = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connect(path)
            if not _sound(connection):
                connection.close()
                restored = _restore(path)
                connection = _connect(path)
            _migrate(connection, path)
        except NotebookError:
            raise
        except (sqlite3.Error, OSError) as error:
            raise _problem(path, error) from error
        return cls(connection, path, restored)

    def remember(self, place: Bookplace) -> None:
        """Write a place down; it is on the disk when this returns."""
        updated = datetime.now(UTC).isoformat(timespec="microseconds")
        row = (
            place.digest,
            place.path,
            place.title,
            place.block,
            place.offset,
            place.top_block,
            place.top_offset,
            place.top_lines,
            place.per_cent,
            json.dumps(dict(place.view), ensure_ascii=False),
            updated,
        )
        with self._speaking() as connection, connection:
            connection.execute(f"INSERT OR REPLACE INTO places VALUES ({','.join('?' * len(row))})", row)

    def place(self, digest: str) -> Bookplace | None:
        """Where the article of this digest was left."""
        return next(self._places("WHERE digest = ?", digest), None)

    def recent(self, count: int = 20) -> list[Bookplace]:
        """Places, the latest first."""
        return list(self._places("ORDER BY updated DESC LIMIT ?", count))

    def last(self) -> Bookplace | None:
        """The latest place of an article that was a file."""
        return next(self._places("WHERE path <> ? ORDER BY updated DESC LIMIT 1", ""), None)

    def close(self) -> None:
        """Leave a checked copy behind to restore from, and close."""
        import sqlite3

        with suppress(sqlite3.Error, OSError):
            if _sound(self._connection):
                self._copy_to(_backup_of(self._path))
        with suppress(sqlite3.Error):
            self._connection.close()

    def _copy_to(self, target: Path) -> None:
        _copy(self._connection, target)

    def _places(self, clause: str, value: object) -> Iterator[Bookplace]:
        with self._speaking() as connection:
            rows = connection.execute(f"SELECT * FROM places {clause}", (value,)).fetchall()
        for row in rows:
            yield Bookplace(
                digest=row[0],
                path=row[1],
                title=row[2],
                block=row[3],
                offset=row[4],
                top_block=row[5],
                top_offset=row[6],
                top_lines=row[7],
                per_cent=row[8],
                view=_view(row[9]),
                updated=row[10],
            )

    @contextmanager
    def _speaking(self) -> Iterator[sqlite3.Connection]:
        """SQLite's errors as one line for the reader."""
        import sqlite3

        try:
            yield self._connection
        except sqlite3.Error as error:
            raise _problem(self._path, error) from error


def _view(text: str) -> Mapping[str, Any]:
    try:
        view = json.loads(text)
    except ValueError:
        return {}
    return view if isinstance(view, dict) else {}


def _connect(path: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(path, timeout=2.0, check_same_thread=False)
    with suppress(sqlite3.DatabaseError):  # a damaged file is found out by the check that follows
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _sound(connection: sqlite3.Connection) -> bool:
    import sqlite3

    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise NotebookError(
            f"the notebook is of version {version}, this duben knows {VERSION}",
            place=Place(path),
            remedy="use a newer duben; nothing in it has been changed",
        )
    if version == VERSION:
        return
    if version:
        _copy(connection, path.with_name(f"{path.name}.version-{version}"))
    steps = "".join(MIGRATIONS[version:])
    connection.executescript(f"BEGIN;{steps}PRAGMA user_version = {VERSION};COMMIT;")


def _restore(path: Path) -> str:
    """Put the damaged file aside and the last good copy in its place."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    path.replace(aside)
    for suffix in ("-wal", "-shm"):
        left = path.with_name(path.name + suffix)
        if left.exists():
            left.replace(aside.with_name(aside.name + suffix))
    backup = _backup_of(path)
    if backup.exists():
        import shutil

        shutil.copy2(backup, path)
        return f"{path}: the notebook was damaged; the last good copy was restored, the damaged one is {aside.name}"
    return f"{path}: the notebook was damaged; a new one was begun, the damaged one is {aside.name}"


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy through SQLite's own backup, put in place by a rename."""
    import os
    import sqlite3

    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _backup_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.good")


def _problem(path: Path, error: Exception) -> NotebookError:
    why = getattr(error, "strerror", None) or str(error)
    return NotebookError(
        f"the notebook cannot be used: {why}",
        place=Place(path),
        remedy="reading goes on, places are not remembered",
    )
