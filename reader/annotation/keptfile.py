"""The file in which what is known of a text is kept: pieces by section and block, each with its checksum.

    magic · length of the index · checksum of the index · index · pieces

Whatever has become of a file (cut off, damaged, another program's) it holds no piece that is not whole and
of the very text it is asked for, or it is no file at all, which is a ValueError.
"""

from __future__ import annotations

import json
import os
import sys
from _thread import allocate_lock
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

try:
    from _blake2 import blake2b  # hashlib's own, without the 3 ms of loading OpenSSL
except ImportError:  # pragma: no cover  # another Python
    from hashlib import blake2b

MAGIC = f"duben annotation 1 {sys.byteorder}\n".encode()
_DIGEST = 16
"""Bytes of the index's checksum."""
_CHECK = 8
"""Bytes of a piece's."""

Pieces = Mapping[str, Iterable[tuple[int, bytes]]]
"""(block, piece) in order, by section."""


@dataclass(frozen=True, slots=True)
class _Section:
    blocks: array[int]
    """Which blocks it has pieces of, in order."""
    offsets: array[int]
    """Where each begins among all pieces, and where the last ends."""
    checks: bytes

    def find(self, block: int) -> int:
        """Which piece is a block's; -1 where there is none."""
        if block < len(self.blocks) and self.blocks[block] == block:
            return block
        at = bisect_left(self.blocks, block)
        return at if at < len(self.blocks) and self.blocks[at] == block else -1


class KeptFile:
    """Open for reading; pieces are read when they are asked for, from any thread."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError where it is not whole, OSError where it cannot be read."""
        self.path = path
        self._file = path.open("rb", buffering=0)
        self._reading = allocate_lock()
        try:
            self.facts, self._sections, self._begin = _read_index(self._file)
        except (KeyError, TypeError, OverflowError, RecursionError) as error:
            self.close()
            raise ValueError(f"the index of a kept annotation is none: {error}") from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._file.close()

    def __del__(self) -> None:
        """It lives as long as somebody draws from it, and nobody else knows how long that is."""
        if file := getattr(self, "_file", None):
            file.close()

    def blocks(self, section: str) -> Sequence[int]:
        found = self._sections.get(section)
        return found.blocks if found else ()

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(self._sections)

    def has(self, section: str, block: int) -> bool:
        found = self._sections.get(section)
        return found is not None and found.find(block) >= 0

    def piece(self, section: str, block: int, text: str) -> bytes | None:
        """What is kept of a block that has this text; None where nothing is, or it is not whole."""
        found = self._sections.get(section)
        at = found.find(block) if found else -1
        if found is None or at < 0:
            return None
        start, end = found.offsets[at], found.offsets[at + 1]
        try:
            with self._reading:
                self._file.seek(self._begin + start)
                piece = self._file.read(max(0, end - start))
        except (OSError, OverflowError, ValueError):  # of a closed file, too
            return None
        return piece if _check(piece, text) == found.checks[at * _CHECK : (at + 1) * _CHECK] else None


def write_kept(path: Path, facts: Mapping[str, Any], pieces: Pieces, texts: Sequence[str]) -> None:
    """Into a new file at this path. `facts` are what JSON can say; raises OSError."""
    names, columns, bodies = [], [], []
    at = 0
    for name, some in pieces.items():
        blocks, offsets, checks = array("I"), array("Q", (at,)), bytearray()
        for block, piece in some:
            blocks.append(block)
            at += len(piece)
            offsets.append(at)
            checks += _check(piece, texts[block])
            bodies.append(piece)
        names.append([name, len(blocks)])
        columns += [blocks.tobytes(), offsets.tobytes(), bytes(checks)]
    head = json.dumps({"facts": facts, "sections": names}, ensure_ascii=True).encode() + b"\n"
    index = head + b"".join(columns)
    digest = digest_of(index)
    with path.open("wb") as file:
        file.writelines((MAGIC, len(index).to_bytes(8, "little"), digest, index))
        for first in range(0, len(bodies), 4096):
            file.write(b"".join(bodies[first : first + 4096]))


def _read_index(file: BinaryIO) -> tuple[dict[str, Any], dict[str, _Section], int]:
    """(facts, sections, where the pieces begin)"""
    size = os.fstat(file.fileno()).st_size
    first = len(MAGIC) + 8 + _DIGEST
    opening = file.read(first)
    length = int.from_bytes(opening[len(MAGIC) : len(MAGIC) + 8], "little")
    if not opening.startswith(MAGIC) or len(opening) != first or first + length > size:
        raise ValueError("this is no kept annotation")
    index = file.read(length)
    if digest_of(index) != opening[-_DIGEST:]:
        raise ValueError("the index of a kept annotation is damaged")
    head, _, rest = index.partition(b"\n")
    told = json.loads(head)
    sections: dict[str, _Section] = {}
    at = 0
    for name, count in told["sections"]:
        sections[str(name)], at = _read_section(rest, at, count)
    return dict(told["facts"]), sections, first + length


def _read_section(index: bytes, at: int, count: int) -> tuple[_Section, int]:
    blocks, offsets = array("I"), array("Q")
    middle = at + count * blocks.itemsize
    last = middle + (count + 1) * offsets.itemsize
    end = last + count * _CHECK
    if count < 0 or end > len(index):
        raise ValueError("the index of a kept annotation is too short")
    blocks.frombytes(index[at:middle])
    offsets.frombytes(index[middle:last])
    return _Section(blocks, offsets, index[last:end]), end


def digest_of(written: bytes) -> bytes:
    return blake2b(written, digest_size=_DIGEST).digest()


def _check(piece: bytes, text: str) -> bytes:
    """Of a piece and the text it is about: neither is taken for another."""
    made = blake2b(piece, digest_size=_CHECK)
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.digest()


def pieces_of(kept: KeptFile, section: str, texts: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """All whole pieces of a section."""
    for block in kept.blocks(section):
        if block < len(texts) and (piece := kept.piece(section, block, texts[block])) is not None:
            yield block, piece
