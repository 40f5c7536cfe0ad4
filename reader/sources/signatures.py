"""What formats of texts begin with: quick looks. Whether a file is whole is its reader's question."""

from __future__ import annotations

from reader.sources.patterns import LazyPattern

_TIMING = LazyPattern(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*[\d:.,]+(?:\s.*)?")
LYRIC_TIME = LazyPattern(r"\[(\d{1,3}):(\d{1,2})(?:[.:]\d{1,3})?\]")
LYRIC_TAG = LazyPattern(r"\[([a-z]{2,8}):\s*(.*?)\s*\]\s*", 2)
OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COMMENT = 1 << 16
"""Bytes that may follow the last record of an archive."""


def is_zip(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_epub(stored: bytes) -> bool:
    """By the mimetype that stands first, or, where that is missing, by the one file each book must have."""
    if not is_zip(stored):
        return False
    mimetype = stored[30:38] == b"mimetype" and b"application/epub+zip" in stored[38:100]
    return mimetype or b"META-INF/container.xml" in _list_of(stored)


def is_docx(stored: bytes) -> bool:
    """With a password it is an old container, which says so."""
    if stored.startswith(OLD_CONTAINER):
        return ENCRYPTED in stored
    return is_zip(stored) and b"word/document" in _list_of(stored)


def _list_of(archive: bytes) -> bytes:
    """The names in an archive, among other bytes; its parts may be archives with lists of their own."""
    end = archive.rfind(b"PK\x05\x06", max(0, len(archive) - _COMMENT))
    length = int.from_bytes(archive[end + 12 : end + 16], "little") if end >= 0 else 0
    return archive[max(0, end - length) : max(0, end)]


def is_pdf(start: bytes) -> bool:
    """The mark may stand somewhere in the first kilobyte, as Acrobat has it."""
    return start.startswith(b"%PDF-") or (b"%PDF-" in start[:1024] and b"\0" not in start[:4])


def is_subtitles(start: bytes) -> bool:
    """Whether these bytes are surely subtitles: WebVTT, SubStation, or a cue of SubRip."""
    opening = start[:400].removeprefix(b"\xef\xbb\xbf")
    if opening[:2] in (b"\xff\xfe", b"\xfe\xff"):
        opening = opening.decode("utf-16", "replace").encode("ascii", "replace")
    opening = opening.lstrip()
    if opening.startswith(b"[Script Info]"):
        return True
    first, _, rest = opening.partition(b"\n")
    if first.startswith(b"WEBVTT"):
        return first[6:7] in (b"", b" ", b"\t", b"\r")
    timing = rest.lstrip().partition(b"\n")[0] if first.strip().isdigit() else first
    return b"-->" in timing and bool(_TIMING.fullmatch(timing.decode("ascii", "replace").rstrip("\r")))


def looks_like_lyrics(text: str) -> bool:
    """Whether a text begins as LRC does: tags, then times in square brackets."""
    lines = [line for line in text[:2000].split("\n") if line.strip()][:12]
    timed = sum(bool(LYRIC_TIME.match(line)) for line in lines)
    tagged = sum(bool(LYRIC_TAG.fullmatch(line)) for line in lines)
    return timed >= 2 and timed + tagged >= len(lines) - 1
