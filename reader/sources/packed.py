"""A text in compressed form: gzip, bzip2, xz and Zstandard, known by their first bytes and never by a name.

The name decides what is inside: `novel.txt.gz` holds plain text, `page.html.zst` a page. No input unpacks to
more than a bound, whatever it claims; where it stops short, that is said, and nothing is made of the half.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.errors import SourceError
from reader.sources.source import Source

_CHUNK = 1 << 20
"""Bytes unpacked at a time."""


class _Unpacker(Protocol):
    """What the compression modules of Python's library share; one for each stream in a file."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class Packing(NamedTuple):
    name: str
    magic: bytes
    suffixes: tuple[str, ...]
    unpacker: Callable[[], Callable[[], _Unpacker]]
    """Loads the module that unpacks it; what it gives makes an unpacker."""
    at_four: tuple[bytes, ...] = (b"",)
    """What stands at the fifth byte, where the magic alone might begin a text."""

    def begins(self, data: bytes) -> bool:
        return data.startswith(self.magic) and data[4:16].startswith(self.at_four)


def _gzip() -> Callable[[], _Unpacker]:
    from reader.sources.inflating import GzipUnpacker

    return GzipUnpacker


def _bzip2() -> Callable[[], _Unpacker]:
    from bz2 import BZ2Decompressor

    return BZ2Decompressor


def _xz() -> Callable[[], _Unpacker]:
    from lzma import FORMAT_XZ, LZMADecompressor

    return lambda: LZMADecompressor(FORMAT_XZ, memlimit=1 << 28)


def _zstandard() -> Callable[[], _Unpacker]:
    try:
        if sys.version_info >= (3, 14):
            from compression.zstd import ZstdDecompressor
        else:
            from backports.zstd import ZstdDecompressor
    except ImportError:
        what = "unpacking Zstandard needs a module that is not installed"
        raise SourceError(what, remedy="pip install 'duben[zstd]'") from None
    made: Callable[[], _Unpacker] = ZstdDecompressor
    return made


PACKINGS = (
    Packing("gzip", b"\x1f\x8b", (".gz",), _gzip),
    Packing("bzip2", b"BZh", (".bz2",), _bzip2, (b"1AY&SY", b"\x17rE8P\x90")),
    Packing("xz", b"\xfd7zXZ\0", (".xz",), _xz),
    Packing("Zstandard", b"\x28\xb5\x2f\xfd", (".zst", ".zstd"), _zstandard),
)


def find_packing(data: bytes) -> Packing | None:
    for packing in PACKINGS:
        if packing.begins(data):
            return packing
    return None


def unpack(source: Source, packing: Packing, largest: int) -> Source:
    """The same with its bytes unpacked, `largest` at most, named as what is inside. Raises SourceError."""
    try:
        data = _unpacked(source.data, packing, largest)
    except SourceError as error:
        raise SourceError(error.what, place=source.place, remedy=error.remedy) from None
    if find_packing(data):
        what = f"what is in this {packing.name} file is compressed once more"
        raise SourceError(what, place=source.place, remedy="unpack it first")
    return replace(source, data=data, name=_inner_name(source.path, packing))


def _inner_name(path: Path | None, packing: Packing) -> str:
    if path is None:
        return ""
    return path.stem if path.suffix.lower() in packing.suffixes else path.name


def _unpacked(data: bytes, packing: Packing, largest: int) -> bytes:
    begin = packing.unpacker()
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _pieces(data, packing, begin):
            size += len(piece)
            if size > largest:
                remedy = "unpack it and open a part of it"
                raise SourceError(f"this unpacks to more than {largest >> 20} MB", remedy=remedy)
            pieces.append(piece)
    except SourceError:
        raise
    except (OSError, EOFError, ValueError, MemoryError):
        raise _damaged(packing) from None
    except Exception as error:  # zlib, lzma and zstd each have an error of their own
        if type(error).__name__ not in ("error", "LZMAError", "ZstdError"):
            raise
        raise _damaged(packing) from None
    return b"".join(pieces)


def _pieces(data: bytes, packing: Packing, begin: Callable[[], _Unpacker]) -> Iterator[bytes]:
    """All streams in the file, one after the other; what stands after the last one is padding."""
    while True:
        unpacker = begin()
        yield unpacker.decompress(data, _CHUNK)
        while not unpacker.eof:
            if unpacker.needs_input:
                remedy = "part of it is missing: fetch it again"
                raise SourceError(f"this {packing.name} file stops before its end", remedy=remedy)
            yield unpacker.decompress(b"", _CHUNK)
        data = unpacker.unused_data.lstrip(b"\0")
        if not packing.begins(data):
            return


def _damaged(packing: Packing) -> SourceError:
    return SourceError(f"this {packing.name} file is damaged", remedy="fetch it again")
