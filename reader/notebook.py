"""What the reader's history is: where each article was left. One SQLite file, one writer.

An article is known by the digest of its text, so that a file that has moved is recognised. Nothing here stops
the reading: a notebook that is read-only, full, damaged or from the future raises NotebookError, and the page
goes on without it. A damaged file is kept beside the restored one, never deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import NotebookError, Place

if TYPE_CHECKING:
    import sqlite3

_PLACES = """
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
) STRICT
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (_PLACES, "CREATE INDEX places_updated ON places (updated)"),
    (
        "ALTER TABLE places ADD COLUMN about TEXT NOT NULL DEFAULT '{}'",
        "CREATE INDEX places_path ON places (path, updated)",
    ),
    ("ALTER TABLE places ADD COLUMN seal TEXT NOT NULL DEFAULT ''",),
)
"""Migration n, statements, takes a notebook from version n to n + 1. The columns are a Bookplace's fields and
their seal."""


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
    about: Mapping[str, Any] = field(default_factory=dict)
    """What the library tells of a text it does not keep: author, source, date, characters, address."""
    updated: str = ""
    """ISO 8601, UTC; filled in when it is written, and later than of any other that is there, whatever the
    clock says."""


class Notebook:
    """Opened for one process; close it to leave a checked copy behind."""

    def __init__(self, connection: sqlite3.Connection, path: Path, restored: str = "") -> None:
        self._connection = connection
        self._path = path
        self._inode = path.stat().st_ino
        self.restored = restored
        """What had to be done to open it, for the reader to be told; mostly empty."""

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """Open the notebook, making, restoring or migrating it where needed.

        Raises NotebookError where that cannot be done, or the notebook is from a later version.
        """
        from reader.notebook_file import open_checked

        with _as_notebook_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(*open_checked(path, MIGRATIONS, (*_NAMES, "seal")))

    def remember(self, place: Bookplace) -> None:
        """Write a place down; it is on the disk when this returns."""
        values = {one.name: getattr(place, one.name) for one in fields(Bookplace)}
        values |= {
            name: json.dumps(dict(getattr(place, name)), ensure_ascii=False) for name in ("view", "about")
        }
        from reader.notebook_seals import seal_of

        with _as_notebook_errors(self._path), self._connection:
            latest = self._connection.execute("SELECT max(updated) FROM places").fetchone()[0]
            values["updated"] = _after(latest)
            values["seal"] = seal_of(values, _NAMES)
            names, slots = ", ".join(values), ", ".join(f":{name}" for name in values)
            self._connection.execute(f"INSERT OR REPLACE INTO places ({names}) VALUES ({slots})", values)

    def is_in_place(self) -> bool:
        """Whether its file is still the one that was opened: another program may have put it aside."""
        try:
            return self._path.stat().st_ino == self._inode
        except OSError:
            return False

    def place(self, digest: str, path: str = "") -> Bookplace | None:
        """Where this text was left, wherever its file was then; else an earlier text of its file."""
        found = self._places("WHERE digest = ?", digest)
        if not found and path:
            found = self._places("WHERE path = ? ORDER BY updated DESC LIMIT 1", path)
        return found[0] if found else None

    def every(self) -> list[Bookplace]:
        """All places, the latest first; of a file that has changed, those of its earlier texts too."""
        return self._places("WHERE digest <> ? ORDER BY updated DESC", "")

    def last(self) -> Bookplace | None:
        """The latest place of an article that was a file."""
        found = self._places("WHERE path <> ? ORDER BY updated DESC LIMIT 1", "")
        return found[0] if found else None

    def close(self) -> None:
        """Leave a checked copy behind to restore from, and close."""
        from reader.notebook_file import close_checked

        with suppress(NotebookError):
            self._mend()
        close_checked(self._connection, self._path if self.is_in_place() else None)

    def _mend(self) -> int:
        from reader.notebook_file import backup_of
        from reader.notebook_seals import mend

        with _as_notebook_errors(self._path):
            mended = mend(self._connection, _NAMES, backup_of(self._path))
        if mended:
            self.restored = (
                f"{self._path}: a place in the notebook was damaged; that of the last good copy holds"
            )
        return mended

    def _places(self, clause: str, value: object) -> list[Bookplace]:
        from reader.notebook_seals import is_sealed

        rows = self._rows(clause, value)
        if not all(is_sealed(row, _NAMES) for row in rows) and self._mend():
            rows = [row for row in self._rows(clause, value) if is_sealed(row, _NAMES)]
        return [_bookplace(row) for row in rows]

    def _rows(self, clause: str, value: object) -> list[dict[str, Any]]:
        names = [*_NAMES, "seal"]
        with _as_notebook_errors(self._path):
            rows = self._connection.execute(f"SELECT {', '.join(names)} FROM places {clause}", (value,))
            return [dict(zip(names, row, strict=True)) for row in rows]


def _bookplace(row: dict[str, Any]) -> Bookplace:
    read = {name: _object(row[name]) for name in ("view", "about")}
    return Bookplace(**{name: read.get(name, row[name]) for name in _NAMES})


_NAMES = tuple(one.name for one in fields(Bookplace))


def _after(latest: str | None) -> str:
    """Now, or just after what was written last: a clock that has been put back must not undo the order."""
    now = datetime.now(UTC)
    with suppress(ValueError, TypeError, OverflowError):
        now = max(now, datetime.fromisoformat(latest or "") + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def _object(text: str) -> Mapping[str, Any]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


@contextmanager
def _as_notebook_errors(path: Path) -> Iterator[None]:
    """What SQLite or the disk says, as one line for the reader."""
    import sqlite3

    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NotebookError(
            f"the notebook cannot be used: {why}",
            place=Place(path),
            remedy="reading goes on, places are not remembered",
        ) from error
