"""A gzip stream, unpacked with a bound on each piece; its checksum and length are looked at in the end."""

from __future__ import annotations

import zlib

_GZIP = 31
"""zlib's number for a window of 32 KB with gzip's own head and foot."""


class GzipUnpacker:
    """With the manners of the decompressors of bz2 and lzma, which zlib's own lacks."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP)
        self._starved = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.eof and not self._inner.unconsumed_tail and self._starved

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        given = data or self._inner.unconsumed_tail
        piece = self._inner.decompress(given, max_length)
        self._starved = len(piece) < max_length
        return piece
