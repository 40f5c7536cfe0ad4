"""The names one text itself explains: found once with their original in brackets, known at every mention.

A name is known by its key, as glossary spellings are: two Latin spellings of one person stay one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.glossary.glossary import Glossary, Owners, fold

if TYPE_CHECKING:
    from reader.chinese.names import FoundName

WORTH_READING = re.compile(r"[（(]\s*[A-Za-z\u00c0-\u024f]")
"""A block without this holds no name with its original; most blocks do not."""


@dataclass(frozen=True, slots=True)
class NameInText:
    form: str
    """As printed where it was first explained."""
    original: str
    """The Latin in brackets there."""
    block: int
    start: int
    """Offset of that mention in its block."""


@dataclass(frozen=True, slots=True)
class NamesInText:
    """Every name found in one article, and by which spellings it may be mentioned."""

    names: tuple[NameInText, ...]
    owners: Mapping[str, Owners]
    """By key: (index of the name, its spelling), for names no glossary entry has."""
    entries: Mapping[str, int]
    """By key: the glossary entry that a fuller name belongs to (弗拉基米爾·普京 to 普京)."""
    by_block: Mapping[int, tuple[FoundName, ...]]


def collect_names(texts: Iterable[str], glossary: Glossary) -> NamesInText:
    """Read through all blocks once; only those with Latin in brackets cost anything."""
    from reader.chinese.names import find_names
    from reader.chinese.script import analysis_view

    names: list[NameInText] = []
    index_of: dict[str, int] = {}
    forms: dict[str, tuple[int, str]] = {}
    entries: dict[str, int] = {}
    by_block: dict[int, tuple[FoundName, ...]] = {}
    for block, text in enumerate(texts):
        if not WORTH_READING.search(text):
            continue
        view = analysis_view(text)
        by_block[block] = found = tuple(find_names(text, view))
        folded = fold(view)
        for name in found:
            key = folded[name.start : name.end]
            if key in glossary.owners or key in entries:
                continue
            if (entry := _entry_of_last_part(key, name.original, glossary)) is not None:
                entries[key] = entry
            elif key not in index_of:
                index_of[key] = len(names)
                form = text[name.start : name.end]
                forms[key] = (len(names), form)
                names.append(NameInText(form, name.original, block, name.start))
    owners = {key: (owner,) for key, owner in forms.items()}
    for key, (index, form) in forms.items():
        short = key.rpartition("·")[2]
        if 2 <= len(short) < len(key) and short not in glossary.owners:
            owners.setdefault(short, ((index, form[-len(short) :]),))
    return NamesInText(tuple(names), owners, entries, by_block)


def _entry_of_last_part(key: str, original: str, glossary: Glossary) -> int | None:
    """The entry for a name's last part, where its English has the original's last word: the same person."""
    head, dot, last = key.rpartition("·")
    owners = glossary.owners.get(last, ())
    if not (head and dot and owners):
        return None
    words = re.findall(r"\w+", original.casefold())
    entry = owners[0][0]
    return (
        entry if words and words[-1] in re.findall(r"\w+", glossary[entry].entry.english.casefold()) else None
    )
