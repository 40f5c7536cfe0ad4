"""Which encoding bytes are in, and what they say.

What the reader says decides; then a byte order mark; then the escapes of the 7-bit encodings; then strict
UTF-8; then whichever of UTF-8, Big5, GB18030, EUC-TW and UTF-16 reads as the most usual Chinese. Big5 is
always big5hkscs, as plain Big5 loses 着 綫 喺 嘅, with what only CP950 has (€) taken from there. Bytes that
say nothing show as �, are counted, and never keep a text from being opened.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

from reader.errors import SourceError
from reader.sources.charsets import charset_name, find_charset, ready
from reader.sources.patterns import LazyPattern

SAMPLE = 1 << 16
"""Bytes looked at where it must be known whether they are a text at all."""
_GUESSED = 1 << 14
"""Bytes a guess is made from, the first that are no ASCII among them."""
_SURE = 0.3
"""Share of common Hanzi from which a guess needs no notice: prose has 0.5 and more, a wrong guess 0.1."""
_WELL = 0.5
"""The same where much speaks against it: text that is good UTF-8, UTF-16 without a line end or a space."""
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or a Word or EPUB file)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"ITSF", "a CHM help file"),
    (b"AT&TFORM", "a DjVu document"),
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
_LOST = "\N{REPLACEMENT CHARACTER}"
_LOST_PLACES = LazyPattern(f"{_LOST}+")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    notice: str = ""
    """What the reader should be told; empty where the encoding is beyond doubt."""
    doubtful: bool = False
    """Whether the encoding is a guess that may well be wrong."""
    misread: bool = False
    """Whether it had been read in a wrong encoding before it was saved."""

    @property
    def name(self) -> str:
        """Of the encoding, for people."""
        return charset_name(self.encoding)


def decode(data: bytes, given: str = "") -> Decoded:
    """The text in these bytes, by `given`, a name of an encoding, where it is one.

    Raises SourceError where they are no text or there is no such encoding.
    """
    said = find_charset(given)
    for magic, name in _MAGIC:
        if data.startswith(magic) and not said:
            raise SourceError(f"this is {name}, not a text", remedy="export it as text or Markdown first")
    if data[257:262] == b"ustar":
        raise SourceError("this is a tar archive, not a text", remedy="unpack it and open a text in it")
    if data[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        raise SourceError(
            "this is a Kindle or Palm book", remedy="make an EPUB of it, for example with Calibre"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom) and said in ("", encoding, encoding[:6]):
            return _decode_as(encoding, data[len(bom) :])
    if said:
        return _decode_as(_with_its_ends(said, data), data, refuse=False)
    if b"\0" in data:
        return _guess(data, _WIDE)
    if data.isascii() and (escaped := _read_escapes(data)):
        return escaped
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, ("utf-8", "big5hkscs", "gb18030", "euc_tw", "utf-16-le", "utf-16-be"))
    _refuse_control_bytes(data)
    return Decoded(text, "utf-8") if text.isascii() else _as_it_was_meant(text)


def _as_it_was_meant(text: str) -> Decoded:
    """UTF-8; where what was saved as such had been read wrongly before, as it was meant, which is told."""
    from reader.sources.misread import mended

    found = mended(text, lambda stored, encoding: _fit(stored, encoding).common >= _WELL)
    if found is None:
        return Decoded(text, "utf-8")
    meant, encoding = found
    name = charset_name(encoding)
    told = f"this was Chinese in {name} and was read in a wrong encoding before it was saved"
    if not meant:
        return Decoded(text, "utf-8", f"{told}; some of it is lost: get it again", True, True)
    told += ": it is mended here; --encoding utf-8 shows it as it is saved"
    return Decoded(meant, "utf-8", told, misread=True)


def decoder_errors(encoding: str) -> str:
    """How a codec's errors are to be handled so that nothing readable is lost: an error handler's name."""
    return _BIG5_ERRORS if encoding == "big5hkscs" else "replace"


def _read_escapes(data: bytes) -> Decoded | None:
    """HZ and ISO-2022-CN are ASCII with escapes: they are it where much of what they escape is Chinese."""
    if b"\x1b$)" in data:
        encoding = "iso2022_cn"
    elif b"~{" in data and b"~}" in data:
        encoding = "hz"
    else:
        return None
    return _decode_as(encoding, data) if _fit(data, encoding).common >= _SURE else None


def _guess(data: bytes, encodings: tuple[str, ...]) -> Decoded:
    fits = {encoding: _fit(data, encoding) for encoding in encodings}
    if b"\0" not in data:  # as UTF-16 has at each end of a line: other bytes make Hanzi of every kind
        fits = {one: fit for one, fit in fits.items() if one not in _WIDE or fit.common >= _WELL}
    best = max(fits, key=fits.__getitem__)
    if fits[best].common >= _SURE:
        return _whole_or_by_line(best, data)
    if best in _WIDE and fits[best].usual >= _SURE:  # a few Hanzi that are none of the commonest
        return _decode_as(best, data, doubtful=True)
    if b"\0" in data:
        raise SourceError("this is not a text: it holds NUL bytes", remedy="open a text or Markdown file")
    _refuse_control_bytes(data)
    if _is_western(data) and fits[best].common < 0.15:
        return _decode_as("cp1252", data, doubtful=True)
    if whole := {one: fit for one, fit in fits.items() if _is_whole(data, one)}:
        best = max(whole, key=whole.__getitem__)
    return _decode_as(best, data, doubtful=True)


def _is_whole(data: bytes, encoding: str) -> bool:
    """Whether nothing in them is lost so."""
    try:
        data.decode(ready(encoding))
    except UnicodeDecodeError:
        return False
    return True


class _Fit(NamedTuple):
    """How well bytes read in an encoding; the greater the better."""

    usual: float
    """Mean of what each character says for it, from 1 for a common one to -1 for one that cannot be."""
    common: float
    """Share of common Hanzi in what is not ASCII; in UTF-16, where ASCII is proof too, in all."""


def _fit(data: bytes, encoding: str) -> _Fit:
    wide = encoding in _WIDE
    high = None if wide else _HIGH_BYTE.search(data)
    start = data.rfind(b"\n", 0, high.start()) + 1 if high else 0
    sample = data[start : start + _GUESSED]
    text = sample.decode(ready(encoding), "replace")
    telling = Counter(text)
    if not wide:
        telling = Counter({char: count for char, count in telling.items() if char >= "\x80"})
    total = telling.total()
    if not total:
        return _Fit(-1.0, 0.0)
    weights = {char: 1.0 if wide and char in _PLAIN else _weight(char) for char in telling}
    known = sum(count for char, count in telling.items() if weights[char] == 1)
    return _Fit(sum(weights[char] * count for char, count in telling.items()) / total, known / total)


def _weight(char: str) -> float:
    """What one character says for an encoding: the standards' first levels hold the Hanzi in use."""
    from reader.sources.hanzi import COMMON

    if char in COMMON or char in _PUNCTUATION:
        return 1.0
    if char == _LOST or "\ue000" <= char <= "\uf8ff" or char > "\uffff":
        return -1.0
    if not "\u4e00" <= char <= "\u9fff":
        return -0.3
    simplified, traditional = (char.encode(codec, "ignore")[:1] for codec in ("gb2312", "big5"))
    return 0.35 if b"" < simplified <= b"\xd7" or b"" < traditional <= b"\xc6" else -0.5


def _is_western(data: bytes) -> bool:
    """A few letters with accents or curly quotes in much ASCII."""
    sample = data[:SAMPLE]
    return sum(byte >= 0x80 for byte in sample) < 0.15 * len(sample)


def _with_its_ends(encoding: str, data: bytes) -> str:
    """UTF-16 and UTF-32 said without their byte order: the one that reads better."""
    if encoding not in ("utf-16", "utf-32"):
        return encoding
    return max((f"{encoding}-le", f"{encoding}-be"), key=lambda one: _fit(data, one))


def _whole_or_by_line(best: str, data: bytes) -> Decoded:
    """A file put together from files of two encodings is read line by line, where less is lost so."""
    whole = _decode_as(best, data)
    legacy = _second(data) if best == "utf-8" else best
    if _LOST not in whole.text or best in _WIDE or not legacy:
        return whole
    lines, foreign = [], 0
    for line in data.split(b"\n"):
        text = _as_utf8(line)
        foreign += not line.isascii() and (text is None) is (best == "utf-8")
        lines.append(text if text is not None else line.decode(ready(legacy), decoder_errors(legacy)))
    text = "\n".join(lines)
    if text.count(_LOST) >= whole.text.count(_LOST):
        return whole
    other = charset_name(legacy if best == "utf-8" else "utf-8")
    told = f"{foreign} lines were" if foreign > 1 else "one line was"
    return _told(text, best, f"read as {charset_name(best)}; {told} {other}")


def _second(data: bytes) -> str:
    """The encoding of the lines that are not UTF-8; "" where they read like none."""
    rest = b"\n".join(line for line in data.split(b"\n") if _as_utf8(line) is None)
    fits = {one: _fit(rest, one) for one in ("big5hkscs", "gb18030", "euc_tw")}
    best = max(fits, key=fits.__getitem__)
    return best if fits[best].common >= _SURE else ""


def _as_utf8(line: bytes) -> str | None:
    """A line that is UTF-8, and not by chance: two bytes of it may be a Hanzi elsewhere, three never are."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if line.isascii() or any(char >= "\u0800" for char in text) else None


def _decode_as(encoding: str, data: bytes, *, doubtful: bool = False, refuse: bool = True) -> Decoded:
    name = charset_name(encoding)
    guessed = f"the encoding was guessed: {name}; --encoding says another" if doubtful else ""
    try:
        return Decoded(data.decode(ready(encoding)), encoding, guessed, doubtful)
    except UnicodeDecodeError:
        text = data.decode(encoding, decoder_errors(encoding))
    if refuse and text.count(_LOST) > 0.3 * len(text):
        raise SourceError("this is not a text in any encoding known here", remedy="save it as UTF-8")
    return _told(text, encoding, f"read as {name}" if _LOST in text else guessed, doubtful=doubtful)


def _told(text: str, encoding: str, notice: str, *, doubtful: bool = False) -> Decoded:
    """With how many places were lost, and where the first is."""
    first = text.find(_LOST)
    if first >= 0:
        line = text[:first].replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        places = len(_LOST_PLACES.split(text)) - 1
        notice += (
            f"; {places:,} places could not be read and show as �, the first at line {line}"
            if places > 1
            else f"; one place could not be read and shows as �, at line {line}"
        )
    return Decoded(text, encoding, notice, doubtful)


def _refuse_control_bytes(data: bytes) -> None:
    sample = data[:SAMPLE]
    if len(sample.translate(None, _NOT_CONTROL)) > 0.1 * len(sample):
        raise SourceError(
            "this is not a text: much of it is control characters", remedy="open a text or Markdown file"
        )


def _from_cp950(error: UnicodeError) -> tuple[str, int]:
    """A pair that is nothing in Big5-HKSCS as CP950 has it; else one �, of both bytes where they pair."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    try:
        return pair.decode("cp950"), error.start + len(pair)
    except UnicodeDecodeError:
        taken = 2 if len(pair) == 2 and pair[0] > 0x80 and pair[1] > 0xA0 else 1
        return _LOST, error.start + taken


_BIG5_ERRORS = "duben-from-cp950"
codecs.register_error(_BIG5_ERRORS, _from_cp950)
