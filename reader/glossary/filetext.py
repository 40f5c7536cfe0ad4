"""The text of a glossary file: UTF-8, and no more of it than can be meant."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from reader.errors import GlossaryError, Place

LARGEST = 32_000_000
"""Bytes of one file: some 300,000 entries."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
WANTED = "give a .yaml file or a directory of them"


def read_text(path: Path) -> str:
    """A file of UTF-8. Raises GlossaryError where it is none, OSError where it cannot be read."""
    return text_of(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """What is in a file of a size that can be; a pipe of that name is not waited for.

    Raises GlossaryError, OSError.
    """
    if path.is_dir():
        raise GlossaryError("is not a file", place=Place(path), remedy=WANTED)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise GlossaryError("is not a file", place=Place(path), remedy=WANTED)
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        what = f"has more than {LARGEST // 1_000_000} MB"
        raise GlossaryError(what, place=Place(path), remedy="split it into several files")
    return content


def raw_text(path: Path) -> str:
    """The same to the letter, byte order mark and line ends and all. Raises as `read_text`."""
    content = read_bytes(path)
    text_of(content, path)
    return content.decode()


def text_of(content: bytes, path: Path) -> str:
    """Raises GlossaryError where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - before.rfind(b"\n")
        place = Place(path, before.count(b"\n") + 1, column)
        raise GlossaryError("is not UTF-8", place=place, remedy="save it with the encoding UTF-8") from None
