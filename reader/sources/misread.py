"""Chinese that was read in a Western encoding before it was saved: "åœ¨ç¾Ž" is 在美, "ÔÚÃÀ" is 在美.

What was done can be undone where every character stands for one byte, and the bytes read as Chinese without a
loss; where they nearly do, it is only told.
"""

from __future__ import annotations

from collections.abc import Callable

_SAMPLE = 4_000
"""Characters looked at."""
_LEAST = 0.3
"""Share of such characters in a text that was read so: French has 0.05."""
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs")
_LOST_AT_MOST = 0.05


def mended(text: str, reads_well: Callable[[bytes, str], bool]) -> tuple[str, str] | None:
    """(the text as it was meant, the encoding it was in); the text is empty where some of it is lost.

    None where nothing tells of such a thing. `reads_well` says whether bytes are Chinese in an encoding.

    >>> mended("åœ¨ç¾Žåœ‹", lambda stored, encoding: encoding == "utf-8")
    ('在美國', 'utf-8')
    """
    sample = text[:_SAMPLE]
    western = sum("\x80" <= char <= "\xff" or char in _BYTES for char in sample)
    if western < _LEAST * len(sample) or any("\u2e80" <= char < "\ue000" for char in sample):
        return None
    stored = _stored(text)
    for encoding in _CANDIDATES:
        try:
            meant = stored.decode(encoding)
        except UnicodeDecodeError:
            meant = ""
            rest = stored[:_SAMPLE].decode(encoding, "replace")
            if rest.count("\N{REPLACEMENT CHARACTER}") > _LOST_AT_MOST * len(rest):
                continue
        if reads_well(stored, encoding):
            return meant, encoding
    return None


def _stored(text: str) -> bytes:
    """The bytes that were read as these characters, by CP1252 or, where that has none, by Latin-1."""
    return bytes(_BYTES.get(char, ord(char) if char <= "\xff" else 0x3F) for char in text)


_BYTES = {
    char: byte
    for byte in range(0x80, 0xA0)
    if (char := bytes((byte,)).decode("cp1252", "replace")) != "\N{REPLACEMENT CHARACTER}"
}
"""What CP1252 has where Latin-1 has control characters: €, Ž, “ and others."""
