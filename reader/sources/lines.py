"""The lines of a stream, one by one as they come, in whatever encoding it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from reader.sources.decoding import SAMPLE, Decoded, decode

LONGEST = 1 << 20
"""Characters given as a line at most: a line without an end must not fill the memory."""


class LineStream:
    """Lines with their ends. The first ones tell the encoding."""

    def __init__(self, stream: BinaryIO) -> None:
        """Raises SourceError where the stream begins like no text."""
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
        sample = buffered.peek(SAMPLE)[:SAMPLE]
        whole, newline, _ = sample.rpartition(b"\n")
        self.sample: Decoded = decode(whole + newline if newline and b"\0" not in sample else sample)
        encoding = self.sample.encoding
        if sample.startswith(b"\xef\xbb\xbf"):
            encoding = "utf-8-sig"
        elif sample[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            encoding = "utf-16"
        self._text = io.TextIOWrapper(buffered, encoding, errors="replace", newline="")

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST):
            yield line

    def __enter__(self) -> LineStream:
        return self

    def __exit__(self, *_: object) -> None:
        """The stream is its owner's to close."""
        self._text.detach()
