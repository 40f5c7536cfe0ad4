"""A dictionary file as it was downloaded: plain, in gzip, or alone in a ZIP archive; never more than a bound.

Only contents are read: names inside an archive choose the file and are never used as paths.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import IO

from reader.errors import DictionaryError, Place

LARGEST = 300_000_000
"""Bytes unpacked; HanDeDict, the largest known, has 61,000,000."""
_CHUNK = 1 << 20
_ENDINGS = (".u8", ".txt", ".cedict", ".utf8")
_BESIDE = ("readme", "license", "licence", "copying", "changelog")


def unpack(path: Path, target: Path) -> None:
    """Write the dictionary's own bytes to `target`. Raises DictionaryError where they cannot be had."""
    if path.is_dir():
        raise _refused(path, "this is a directory", "name a dictionary file in it")
    if not path.exists():
        raise _refused(path, "there is no such file", "check the name")
    if not path.is_file():
        raise _refused(path, "is not a file", "name a dictionary file")
    try:
        with _opened(path) as source, target.open("wb") as copy:
            _copy(path, source, copy)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, ValueError) as error:
        raise _refused(path, "is a damaged archive", "download it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise _refused(path, "is an archive of a kind not known here", "unpack it first") from error


@contextmanager
def _opened(path: Path) -> Iterator[BufferedIOBase | IO[bytes]]:
    with path.open("rb") as file:
        begun = file.read(4)
        file.seek(0)
        if begun.startswith(b"\x1f\x8b"):
            with gzip.open(file) as unpacked:
                yield unpacked
        elif begun == b"PK\x03\x04":
            with zipfile.ZipFile(file) as archive, archive.open(_chosen(path, archive)) as unpacked:
                yield unpacked
        else:
            yield file


def _chosen(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one dictionary in an archive."""
    files = [info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
    likely = [info for info in files if _is_likely(info.filename.lower())]
    chosen = files if len(files) == 1 else likely
    if len(chosen) != 1:
        what = f"holds {len(chosen) or 'no'} files that may be dictionaries"
        raise _refused(path, what, "unpack it and name the one you want")
    return chosen[0]


def _is_likely(name: str) -> bool:
    return name.endswith(_ENDINGS) and not name.rpartition("/")[2].startswith((".", *_BESIDE))


def _copy(path: Path, source: BufferedIOBase | IO[bytes], copy: IO[bytes]) -> None:
    taken = 0
    while chunk := source.read(_CHUNK):
        taken += len(chunk)
        if taken > LARGEST:
            raise _refused(path, f"has more than {LARGEST // 1_000_000} MB", "no dictionary is so large")
        copy.write(chunk)


def _refused(path: Path, what: str, remedy: str) -> DictionaryError:
    return DictionaryError(what, place=Place(path), remedy=remedy)
