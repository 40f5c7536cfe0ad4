"""Which encoding bytes are in, and what they say.

A byte order mark decides; then strict UTF-8; then whichever of UTF-8, Big5 with HKSCS, GB18030 and UTF-16
reads as the largest share of common Hanzi. Big5 is always big5hkscs: plain Big5 loses 着 綫 喺 嘅.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.errors import SourceError
from reader.sources.hanzi import COMMON

SAMPLE = 1 << 16
"""Bytes looked at where a guess has to be made."""
_SURE = 0.3
"""Share of common Hanzi from which a guess needs no notice: prose has 0.5 and more, a wrong guess 0.1."""
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "big5hkscs": "Big5",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or a Word or EPUB file)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_NOT_CONTROL = bytes(set(range(0x100)) - set(_CONTROL_BYTES))
_PUNCTUATION = frozenset("，。、；：？！「」『』“”‘’（）《》〈〉【】—…·　％０１２３４５６７８９")
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\n\r")


class Decoded(NamedTuple):
    text: str
    encoding: str
    notice: str = ""
    """What the reader should be told; empty where the encoding is beyond doubt."""

    @property
    def name(self) -> str:
        """Of the encoding, for people."""
        return _NAMES.get(self.encoding, self.encoding)


def decode(data: bytes) -> Decoded:
    """The text in these bytes. Raises SourceError where they are no text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"this is {name}, not a text", remedy="export it as text or Markdown first")
    if data[257:262] == b"ustar":
        raise SourceError("this is a tar archive, not a text", remedy="unpack it and open a text in it")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(encoding, data[len(bom) :], doubtful=False)
    if b"\0" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return _guess(data, ("utf-8", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"))
        _refuse_control_bytes(data)
        return Decoded(text, "utf-8")
    return _guess(data, ("utf-16-le", "utf-16-be"))


def _guess(data: bytes, encodings: tuple[str, ...]) -> Decoded:
    fits = {encoding: _fit(data, encoding) for encoding in encodings}
    best = max(fits, key=fits.__getitem__)
    if fits[best].common >= _SURE:
        return _decode_as(best, data, doubtful=False)
    if b"\0" in data:
        raise SourceError("this is not a text: it holds NUL bytes", remedy="open a text or Markdown file")
    _refuse_control_bytes(data)
    if _is_western(data) and fits[best].common < 0.15:
        return _decode_as("cp1252", data, doubtful=True)
    return _decode_as(best, data, doubtful=True)


class _Fit(NamedTuple):
    """How well bytes read in an encoding; the greater the better."""

    common: float
    """Share of common Hanzi in what is not ASCII; in UTF-16, where ASCII is proof too, in all."""
    readable: float
    """Share of what is not a replacement character."""


def _fit(data: bytes, encoding: str) -> _Fit:
    wide = encoding.startswith("utf-16")
    if wide and len(data) % 2:
        return _Fit(0.0, 0.0)
    text = data[:SAMPLE].decode(encoding, "replace")
    telling = text if wide else [char for char in text if char >= "\x80"]
    if not telling:
        return _Fit(0.0, 0.0)
    known = sum(char in COMMON or char in _PUNCTUATION or (wide and char in _PLAIN) for char in telling)
    return _Fit(known / len(telling), 1 - text.count("\N{REPLACEMENT CHARACTER}") / len(telling))


def _is_western(data: bytes) -> bool:
    """A few letters with accents or curly quotes in much ASCII."""
    sample = data[:SAMPLE]
    return sum(byte >= 0x80 for byte in sample) < 0.15 * len(sample)


def _decode_as(encoding: str, data: bytes, *, doubtful: bool) -> Decoded:
    name = _NAMES.get(encoding, encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        lost = text.count("\N{REPLACEMENT CHARACTER}")
        if lost > 0.3 * len(text):
            raise SourceError(
                "this is not a text in any encoding known here", remedy="save it as UTF-8"
            ) from None
        show = (
            f"{lost} places could not be read and show"
            if lost > 1
            else "one place could not be read and shows"
        )
        return Decoded(text, encoding, f"read as {name}; {show} as �")
    return Decoded(text, encoding, f"the encoding was guessed: {name}" if doubtful else "")


def _refuse_control_bytes(data: bytes) -> None:
    sample = data[:SAMPLE]
    if len(sample.translate(None, _NOT_CONTROL)) > 0.1 * len(sample):
        raise SourceError(
            "this is not a text: much of it is control characters", remedy="open a text or Markdown file"
        )
