"""The lines of a stream, one by one as they come, in whatever encoding it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from reader.sources.charsets import ready
from reader.sources.decoding import SAMPLE, Decoded, decode, decoder_errors

LONGEST = 1 << 20
"""Characters given as a line at most: a line without an end must not fill the memory."""


class LineStream:
    """Lines with their ends. The first ones tell the encoding."""

    def __init__(self, stream: BinaryIO, encoding: str = "") -> None:
        """`encoding` is what the reader says it is.

        Raises SourceError where the stream begins like no text, or there is no such encoding.
        """
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
        sample = buffered.peek(SAMPLE)[:SAMPLE]
        self.sample: Decoded = decode(_whole_lines(sample), encoding)
        if self.sample.misread:  # what is written line by line is the text as it is saved
            self.sample = decode(_whole_lines(sample), "utf-8")
        read_as = ready(self.sample.encoding)
        if read_as == "utf-8":
            read_as = "utf-8-sig"
        elif read_as.startswith("utf-16") and sample[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            read_as = "utf-16"
        elif read_as.startswith("utf-32") and sample[:4] in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"}:
            read_as = "utf-32"
        self._text = io.TextIOWrapper(buffered, read_as, errors=decoder_errors(read_as), newline="")

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST):
            yield line

    def __enter__(self) -> LineStream:
        return self

    def __exit__(self, *_: object) -> None:
        """The stream is its owner's to close."""
        self._text.detach()


def _whole_lines(sample: bytes) -> bytes:
    """A sample without the line or the character it breaks off in."""
    end = sample.rfind(b"\n") + 1
    if end and b"\0" not in sample:
        return sample[:end]
    started = next((n for n in range(1, 4) if sample[-n:][:1] >= b"\xc0"), 0)
    return sample[: -started or None] if sample[-1:] >= b"\x80" and _is_utf8(sample[:-started]) else sample


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
