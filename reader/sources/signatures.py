"""What binary formats of texts begin with: quick looks. Whether a file is whole is its reader's question."""

from __future__ import annotations

_TAIL = 1 << 18
"""Bytes at the end of an archive in which the list of its contents is looked for: some 3,000 names."""


def is_zip(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_epub(stored: bytes) -> bool:
    """By the mimetype that stands first, or, where that is missing, by the one file each book must have."""
    if not is_zip(stored):
        return False
    return b"mimetypeapplication/epub+zip" in stored[:120] or b"META-INF/container.xml" in stored[-_TAIL:]


def is_docx(stored: bytes) -> bool:
    return is_zip(stored) and b"word/document" in stored[-_TAIL:]


def is_pdf(start: bytes) -> bool:
    """The mark may stand somewhere in the first kilobyte, as Acrobat has it."""
    return start.startswith(b"%PDF-") or (b"%PDF-" in start[:1024] and b"\0" not in start[:4])
