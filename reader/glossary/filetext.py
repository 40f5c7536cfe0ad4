"""The text of a glossary file: UTF-8, and no more of it than can be meant."""

from __future__ import annotations

from pathlib import Path

from reader.errors import GlossaryError, Place

LARGEST = 32_000_000
"""Bytes of one file: some 300,000 entries."""
WANTED = "give a .yaml file or a directory of them"


def read_text(path: Path) -> str:
    """A file of UTF-8. Raises GlossaryError where it is none, OSError where it cannot be read."""
    return text_of(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """What is in a file of a size that can be. Raises GlossaryError, OSError."""
    if not path.is_file():
        raise GlossaryError("is not a file", place=Place(path), remedy=WANTED)
    if path.stat().st_size > LARGEST:
        what = f"has more than {LARGEST // 1_000_000} MB"
        raise GlossaryError(what, place=Place(path), remedy="split it into several files")
    return path.read_bytes()


def text_of(content: bytes, path: Path) -> str:
    """Raises GlossaryError where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - before.rfind(b"\n")
        place = Place(path, before.count(b"\n") + 1, column)
        raise GlossaryError("is not UTF-8", place=place, remedy="save it with the encoding UTF-8") from None
