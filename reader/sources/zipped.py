"""A ZIP archive of unknown intent, read in memory: its names are looked up, and are no paths of this machine.

However much its parts claim to unpack to, no part and not all of them together give more than a bound. A part
that is damaged, encrypted or a link is one clear line, and the others can still be read.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from stat import S_ISLNK

from reader.errors import Place, SourceError

MOST_PARTS = 50_000
LARGEST_PART = 1 << 25
"""Bytes unpacked."""
LARGEST = 1 << 26
"""Bytes unpacked, of all parts together."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError)


class Zipped:
    """The parts of an archive by their names."""

    def __init__(self, stored: bytes, place: Place) -> None:
        """Raises SourceError where it is no archive, or not a whole one."""
        self.place = place
        self._left = LARGEST
        _refuse_crowds(stored, place)
        try:
            self._archive = zipfile.ZipFile(BytesIO(stored))
        except (*_BROKEN, NotImplementedError, OverflowError) as error:
            what = "this is not a whole ZIP archive: the list of its contents cannot be read"
            raise SourceError(what, place=place, remedy="fetch it again") from error
        except Exception as error:  # struct.error has no name of its own in zipfile
            raise SourceError("this ZIP archive is damaged", place=place, remedy="fetch it again") from error
        self.names: tuple[str, ...] = tuple(self._archive.NameToInfo)
        self._folded: dict[str, str] | None = None

    def find(self, name: str) -> str:
        """The part of this name, or the one that differs in case alone; empty where there is neither."""
        if name in self._archive.NameToInfo:
            return name
        if self._folded is None:
            self._folded = {known.casefold().replace("\\", "/"): known for known in reversed(self.names)}
        return self._folded.get(name.casefold(), "")

    def read(self, name: str, most: int = LARGEST_PART) -> bytes:
        """A part's bytes. Raises SourceError where they cannot be had."""
        record = self._archive.NameToInfo.get(name)
        if record is None:
            raise self._refused(name, "is missing")
        if record.flag_bits & 1:
            raise self._refused(name, "is encrypted", "unpack it with its password first")
        if S_ISLNK(record.external_attr >> 16):
            raise self._refused(name, "is a link, which is not followed")
        most = min(most, self._left)
        try:
            with self._archive.open(record) as part:
                content = part.read(most + 1)
        except (NotImplementedError, RuntimeError):
            raise self._refused(name, "is packed in a way not known here", "unpack it first") from None
        except _BROKEN:
            raise self._refused(name, "is damaged", "fetch it again") from None
        except Exception:  # lzma and struct each have an error of their own
            raise self._refused(name, "is damaged", "fetch it again") from None
        if len(content) > most:
            raise self._refused(name, f"unpacks to more than {most >> 20} MB")
        self._left -= len(content)
        return content

    def _refused(self, name: str, what: str, remedy: str = "") -> SourceError:
        return SourceError(f"{name} in it {what}", place=self.place, remedy=remedy)


def _refuse_crowds(stored: bytes, place: Place) -> None:
    """zipfile reads all of a directory, however long: a million names take ten seconds."""
    end = stored.rfind(b"PK\x05\x06", max(0, len(stored) - 66_000))
    if end < 0:
        return
    length = int.from_bytes(stored[end + 12 : end + 16], "little")
    if stored.count(b"PK\x01\x02", max(0, end - length - 100) if length < 1 << 31 else 0) > MOST_PARTS:
        what = f"this archive holds more than {MOST_PARTS:,} files"
        raise SourceError(what, place=place, remedy="unpack it and open a text in it")
