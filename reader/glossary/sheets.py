"""The sheets of glossary files: compiled once, then kept in the cache for as long as a file holds the very
same bytes.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from reader.chinese.cachefile import version_of, write_whole
from reader.filewrite import clear_stale
from reader.glossary.filetext import read_bytes, text_of
from reader.glossary.sheet import FORMAT, Sheet

KEPT = 100
"""Sheets in the cache; those not used for longest go first."""
_DIGEST = 16
"""Bytes of a digest."""
_DAY = 86_400
"""Seconds after which a sheet that is used is marked as used again."""


def read_sheet(path: Path, cache_dir: Path | None) -> Sheet:
    """Raises GlossaryError where the file holds no text, OSError where it cannot be read."""
    content = read_bytes(path)
    kept = _kept_as(content, cache_dir) if cache_dir else None
    if kept and (known := _waiting.get(kept) or _unpacked(kept)):
        return known
    from reader.glossary.compiling import compile_sheet  # with YAML, which a kept sheet does without

    made = compile_sheet(text_of(content, path), path)
    if kept:
        _keep(kept, made)
    return made


def remember_sheet(content: str, sheet: Sheet, cache_dir: Path) -> None:
    """Have the sheet of a file that holds this text at hand; `keep_remembered` puts it into the cache."""
    _waiting[_kept_as(content.encode(), cache_dir)] = sheet


def keep_remembered() -> None:
    """Write down what there was no time for: a reader who waits to see an entry does not wait for this."""
    while _waiting:
        _keep(*_waiting.popitem())


_waiting: dict[Path, Sheet] = {}


def _kept_as(content: bytes, cache_dir: Path) -> Path:
    """By what is in the file and by what makes sheets of it: one that is there is never out of date."""
    digest = blake2b(content, digest_size=_DIGEST, key=_made_by())
    return cache_dir / "glossary" / f"{digest.hexdigest()}.sheet"


@cache
def _made_by() -> bytes:
    makers = f"{FORMAT} {version_of('opencc')} {sys.byteorder}"
    return blake2b(makers.encode(), digest_size=_DIGEST).digest()


def _unpacked(path: Path) -> Sheet | None:
    """None where there is none, or where it is not whole."""
    try:
        packed = path.read_bytes()
        if blake2b(packed[_DIGEST:], digest_size=_DIGEST).digest() != packed[:_DIGEST]:
            return None
        sheet = msgspec.msgpack.decode(memoryview(packed)[_DIGEST:], type=Sheet)
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)
    except (OSError, msgspec.MsgspecError):
        return None
    return sheet


def _keep(path: Path, sheet: Sheet) -> None:
    """A cache that cannot be written to is done without."""
    packed = msgspec.msgpack.encode(sheet)
    digest = blake2b(packed, digest_size=_DIGEST).digest()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, lambda unfinished: _write(unfinished, digest, packed))
        _prune(path.parent)


def _write(path: Path, *parts: bytes) -> None:
    with path.open("wb") as file:
        file.writelines(parts)


def _prune(directory: Path) -> None:
    sheets = sorted(directory.glob("*.sheet"), key=lambda sheet: sheet.stat().st_mtime)
    for sheet in sheets[:-KEPT]:
        sheet.unlink(missing_ok=True)
    clear_stale(directory, time.time())
