"""StarDict, version 2.4.2: .ifo, .idx, .dict and .syn in one zip, for dictionary programs to be unpacked.

Its index is sorted by ASCII letters without their case, then by bytes (stardict_strcmp); numbers are 32 bits,
big-endian; other spellings are synonyms.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

from reader.glossary.entry import Entry
from reader.glossary.exchange.taking import Pack

LONGEST = 255
"""Bytes of a headword."""
_LOWER = bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))


def write_stardict(entries: Sequence[Entry], pack: Pack) -> bytes:
    readings = pack.readings(entries)
    articles = {
        entry.term: _article(entry, reading) for entry, reading in zip(entries, readings, strict=True)
    }
    words = sorted((term.encode() for term in articles if len(term.encode()) <= LONGEST), key=_order)
    index, body = bytearray(), bytearray()
    for word in words:
        article = articles[word.decode()]
        index += word + b"\0" + struct.pack(">II", len(body), len(article))
        body += article
    number = {word: at for at, word in enumerate(words)}
    spelled = {
        (form.encode(), number[entry.term.encode()])
        for entry in entries
        for form in entry.forms()
        if form != entry.term and entry.term.encode() in number and len(form.encode()) <= LONGEST
    }
    synonyms = b"".join(
        form + b"\0" + struct.pack(">I", at)
        for form, at in sorted(spelled, key=lambda one: (*_order(one[0]), one[1]))
    )
    about = {
        "version": "2.4.2",
        "wordcount": len(words),
        "synwordcount": len(spelled),
        "idxfilesize": len(index),
        "bookname": " ".join(pack.title.split()),
        "sametypesequence": "m",
    }
    facts = "".join(f"{key}={value}\n" for key, value in about.items() if value != 0 or key == "wordcount")
    files = {
        "ifo": f"StarDict's dict ifo file\n{facts}".encode(),
        "idx": index,
        "dict": body,
        "syn": synonyms,
    }
    return _zipped({f"glossary.{ending}": bytes(made) for ending, made in files.items() if made})


def _order(word: bytes) -> tuple[bytes, bytes]:
    return word.translate(_LOWER), word


def _article(entry: Entry, reading: str) -> bytes:
    """Reading, English and note, a line each."""
    return "\n".join(filter(None, (reading, entry.english, entry.note))).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
