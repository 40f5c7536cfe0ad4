"""JL's custom names: spelling, reading, kind and more, with tabs between; a new line is written \\n."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.glossary.entry import Entry, Kind
from reader.glossary.exchange.taking import Pack, Taken, text_of

_KINDS = {
    **{str(kind): kind for kind in Kind},
    **dict.fromkeys(("surname", "given", "fem", "masc", "unclass", "full name", "character"), Kind.PERSON),
    **dict.fromkeys(("station", "location"), Kind.PLACE),
    **dict.fromkeys(("company", "group", "organization"), Kind.ORGANISATION),
    **dict.fromkeys(("product", "fiction"), Kind.WORK),
}
"""Kinds by what JL and JMnedict call them."""


def read_names(content: bytes, path: Path) -> Taken:
    """The first line of what is told is the English; a name without any is told by its reading."""
    taken = Taken(path)
    for number, line in enumerate(text_of(content, path).split("\n"), 1):
        cells = [cell.strip() for cell in line.strip("\r").split("\t")]
        if not any(cells):
            continue
        if len(cells) < 3:
            remedy = "write spelling, reading, kind and what it means with tabs between"
            taken.report(number, "has less than three cells", remedy)
            continue
        spelling, reading, kind = cells[:3]
        english, _, note = "\t".join(cells[3:]).replace("\\n", "\n").partition("\n")
        named = _KINDS.get(kind.lower(), Kind.OTHER)
        fields = {"term": spelling, "english": english or reading, "kind": str(named), "note": note}
        taken.take({**fields, "pinyin": taken.pinyin(spelling, reading) if english else ""}, number)
    return taken


def write_names(entries: Sequence[Entry], pack: Pack) -> bytes:
    rows = []
    for entry, reading in zip(entries, pack.readings(entries), strict=True):
        told = "\\n".join(filter(None, (entry.english, *entry.note.split("\n"))))
        rows.append("\t".join(" ".join(cell.split("\t")) for cell in (entry.term, reading, entry.kind, told)))
    return ("\n".join(rows) + "\n").encode()
