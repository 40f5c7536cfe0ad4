"""Rows of the notebook that are what was written: SQLite checks its pages, not what stands in them.

Each row bears a checksum of its values. One that does not hold is put back from the last good copy, or goes.
Rows from before there were seals have none, and are believed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from zlib import crc32


def seal_of(values: Mapping[str, Any], names: Sequence[str]) -> str:
    """The checksum of these values, in this order, as they stand in the table."""
    written = json.dumps([values[name] for name in names], ensure_ascii=False)
    return f"{crc32(written.encode('utf-8', 'surrogatepass')):08x}"


def is_sealed(row: Mapping[str, Any], names: Sequence[str]) -> bool:
    return row["seal"] in ("", seal_of(row, names))


def lenient(text: bytes) -> str:
    """For reading columns: what is not UTF-8 any more is not what was sealed."""
    return text.decode("utf-8", "replace")


def mend(connection: sqlite3.Connection, names: Sequence[str], good: Path) -> int:
    """Put the rows back that do not hold, from the good copy where it has them; how many there were.

    Raises sqlite3.Error.
    """
    bad = [row for row in _rows(connection, names) if not is_sealed(row, names)]
    if not bad:
        return 0
    known: dict[str, dict[str, Any]] = {}
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{good.as_uri()}?mode=ro", uri=True)) as copy:
        copy.text_factory = lenient
        known = {row["digest"]: row for row in _rows(copy, names) if is_sealed(row, names)}
    every = [*names, "seal"]
    slots = ", ".join(f":{name}" for name in every)
    with connection:
        for row in bad:
            connection.execute("DELETE FROM places WHERE rowid = ?", (row["rowid"],))
            if row["digest"] in known:
                statement = f"INSERT OR REPLACE INTO places ({', '.join(every)}) VALUES ({slots})"
                connection.execute(statement, known[row["digest"]])
    return len(bad)


def _rows(connection: sqlite3.Connection, names: Sequence[str]) -> list[dict[str, Any]]:
    every = ["rowid", *names, "seal"]
    found = connection.execute(f"SELECT {', '.join(every)} FROM places")
    return [dict(zip(every, row, strict=True)) for row in found]
