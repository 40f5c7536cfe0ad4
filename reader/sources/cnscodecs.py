"""EUC-TW and ISO-2022-CN, which Python has no codecs for; importing this gives it both.

Known are ASCII, planes 1 and 2 of CNS 11643 and, in ISO-2022-CN, GB 2312. Rarer planes are errors, each
of one character. Sources: RFC 1922 for ISO-2022-CN, CNS 11643 for the code sets of EUC-TW.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from reader.sources.cns import characters

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_EUC = re.compile(rb"[\x00-\x7f]+|(?:\x8e[\xa1-\xb0])?[\xa1-\xfe]{2}")
_RUN = re.compile(rb"(?:[\xa1-\xfe]{2}){1,256}")
_LOST = "\N{REPLACEMENT CHARACTER}"
_UNFINISHED_EUC = re.compile(rb"\x8e(?:[\xa1-\xb0][\xa1-\xfe]?)?|[\xa1-\xfe]")
_ISO = re.compile(rb"\x1b\$\)[AG]|\x1b\$\*H|\x0e|\x0f|\x1bN[\x21-\x7e]{2}|\n|[^\x0e\x0f\x1b\n]+|\x1b")
_NO_HIGH_BITS = bytes(byte & 0x7F for byte in range(0x100))


@cache
def _euc_characters() -> dict[bytes, str]:
    made: dict[bytes, str] = {}
    for plane, before in ((1, b""), (1, b"\x8e\xa1"), (2, b"\x8e\xa2")):
        for place, character in characters(plane).items():
            made[before + bytes(byte | 0x80 for byte in place)] = character
    return made


@cache
def _euc_bytes() -> dict[str, bytes]:
    known = _euc_characters()
    return {known[place]: place for place in sorted(known, key=len, reverse=True)}


@cache
def _plane_1() -> dict[int, str]:
    """Its characters by both bytes as one number."""
    places = range(0x21, 0x7F)
    known = characters(1)
    pairs = ((row, cell) for row in places for cell in places)
    return {row << 8 | cell | 0x8080: known.get(bytes((row, cell)), _LOST) for row, cell in pairs}


def _read_run(run: bytes) -> str:
    """Pairs of plane 1: as if they were UTF-32, and then translated, ten times as fast as one by one."""
    wide = bytearray(2 * len(run))
    wide[2::4], wide[3::4] = run[::2], run[1::2]
    return wide.decode("utf-32-be", "surrogatepass").translate(_plane_1())


def _decode_euc(data: bytes, errors: str, final: bool) -> tuple[str, int]:
    known, parts, at = _euc_characters(), [], 0
    while at < len(data):
        run = _RUN.match(data, at)
        if run and _LOST not in (text := _read_run(run[0])):
            parts.append(text)
            at = run.end()
            continue
        match = _EUC.match(data, at)
        part = match[0] if match else b""
        if match and (part[0] < 0x80 or part in known):
            parts.append(part.decode("ascii") if part[0] < 0x80 else known[part])
            at = match.end()
            continue
        if not final and _UNFINISHED_EUC.fullmatch(data, at):
            break
        error = UnicodeDecodeError(
            "euc_tw", data, at, at + (len(part) or 1), "no character of planes 1 and 2"
        )
        shown, at = codecs.lookup_error(errors)(error)
        parts.append(str(shown))
    return "".join(parts), at


def _encode_euc(text: str, errors: str) -> tuple[bytes, int]:
    known, parts = _euc_bytes(), []
    for at, character in enumerate(text):
        if character < "\x80":
            parts.append(character.encode())
        elif character in known:
            parts.append(known[character])
        else:
            error = UnicodeEncodeError("euc_tw", text, at, at + 1, "in neither plane 1 nor plane 2")
            shown = codecs.lookup_error(errors)(error)[0]
            parts.append(shown if isinstance(shown, bytes) else str(shown).encode("ascii", "replace"))
    return b"".join(parts), len(text)


def _decode_iso(data: bytes, errors: str, final: bool) -> tuple[str, int]:
    """What is shifted to and designated ends with its line, so that whole lines can be decoded alone."""
    end = len(data) if final else data.rfind(b"\n") + 1
    return "".join(_iso_parts(data[:end], errors)), end


def _iso_parts(data: bytes, errors: str) -> Iterator[str]:
    designated, shifted = b"", False
    for match in _ISO.finditer(data):
        part = match[0]
        if part in (b"\x1b$)A", b"\x1b$)G"):
            designated = part[-1:]
        elif part == b"\x1b$*H":
            pass
        elif part in (b"\x0e", b"\x0f"):
            shifted = part == b"\x0e"
        elif part == b"\n":
            designated, shifted = b"", False
            yield "\n"
        elif part.startswith(b"\x1bN"):
            yield _in_plane(part[2:], 2, errors)
        elif not shifted:
            yield part.decode("ascii", errors)
        elif designated == b"G":
            yield _in_plane(part, 1, errors)
        else:
            yield bytes(byte | 0x80 for byte in part).decode("gb2312", errors)


def _in_plane(places: bytes, plane: int, errors: str) -> str:
    before = b"" if plane == 1 else b"\x8e\xa2"
    pairs = (places[at : at + 2] for at in range(0, len(places), 2))
    euc = b"".join(before + bytes(byte | 0x80 for byte in pair) for pair in pairs)
    return _decode_euc(euc, errors, final=True)[0]


def _encode_nothing(text: str, _errors: str) -> tuple[bytes, int]:
    raise UnicodeEncodeError("iso2022_cn", text, 0, len(text), "it is only read, never written")


_Decode = Callable[[bytes, str, bool], tuple[str, int]]


def _codec(name: str, decode: _Decode, encode: Callable[[str, str], tuple[bytes, int]]) -> codecs.CodecInfo:
    class Incremental(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, input: ReadableBuffer, errors: str, final: bool) -> tuple[str, int]:
            return decode(bytes(input), errors, final)

    def decode_whole(data: ReadableBuffer, errors: str = "strict") -> tuple[str, int]:
        return decode(bytes(data), errors, True)

    def encode_whole(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return encode(text, errors)

    return codecs.CodecInfo(encode_whole, decode_whole, incrementaldecoder=Incremental, name=name)


@cache
def _find(name: str) -> codecs.CodecInfo | None:
    if name == "euc_tw":
        return _codec("euc_tw", _decode_euc, _encode_euc)
    if name == "iso2022_cn":
        return _codec("iso2022_cn", _decode_iso, _encode_nothing)
    return None


codecs.register(_find)
