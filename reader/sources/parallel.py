"""A text and its translation: which file it is in, and which block of it belongs to which block.

Blocks pair in order, a heading with a heading, a caption with a caption. Where a section does not pair, its
blocks from there on stay without English, the next heading starts afresh, and the reader is told the first
place that differs, in both files.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from reader.article import BlockKind
from reader.errors import ReaderError, visible
from reader.sources.draft import Draft, find_region
from reader.sources.patterns import LazyPattern

_CHINESE_SUFFIX = LazyPattern(r"\.(?:zh|yue|cmn)(?:[-_][A-Za-z]{2,4})*$", re.IGNORECASE)
_NAMES = {
    BlockKind.HEADING: "a heading",
    BlockKind.PARAGRAPH: "a paragraph",
    BlockKind.CAPTION: "a caption",
    BlockKind.NOTE: "a note",
    BlockKind.QUOTE: "a quote",
    BlockKind.ITEM: "a list item",
}


class Part(NamedTuple):
    """Blocks between two headings, the first heading included."""

    start: int
    end: int


def find_translation(path: Path) -> Path | None:
    """NAME.en.md for NAME.zh-Hant.md or NAME.md, where there is such a file; texts of any ending likewise."""
    stem = _CHINESE_SUFFIX.sub("", path.stem)
    if not stem or stem.lower().endswith(".en"):
        return None
    candidate = path.with_name(f"{stem}.en{path.suffix}")
    return candidate if candidate.is_file() else None


def add_translation(draft: Draft, path: Path) -> str:
    """Give the draft's blocks the English beside the file; the English title, empty where there is none."""
    suffix = _CHINESE_SUFFIX.search(path.stem)
    if suffix and not draft.about.region and find_region(suffix[0][1:]).value != "unknown":
        draft.about.region = suffix[0][1:]
    beside = find_translation(path)
    if beside is None:
        return ""
    from reader.sources.opening import read_draft

    try:
        english = read_draft(beside)
    except ReaderError as error:
        draft.notices.append(f"the translation cannot be read: {error}")
        return ""
    draft.notices += english.notices
    mismatch = pair(draft, english)
    if mismatch:
        ours, theirs = mismatch
        draft.notices.append(
            visible(
                f"the translation does not pair: {path.name}:{_place(draft, ours)} and"
                f" {beside.name}:{_place(english, theirs)}"
            )
        )
    return english.title


def pair(draft: Draft, english: Draft) -> tuple[int, int] | None:
    """Translate block by block; the first two indices that do not pair, or None where all do."""
    start, start_english = int(_begins_with_title(draft)), int(_begins_with_title(english))
    if start and start_english:
        draft.translate(0, english.blocks[0].text)
    if _same_shape(draft, english, Part(start, len(draft.blocks)), Part(start_english, len(english.blocks))):
        _translate(draft, english, start, start_english, len(draft.blocks) - start)
        return None
    parts, english_parts = _parts(draft, start), _parts(english, start_english)
    mismatch = None
    for ours, theirs in zip_longest(parts, english_parts):
        if ours is None or theirs is None:
            return mismatch or (
                ours.start if ours else len(draft.blocks),
                theirs.start if theirs else len(english.blocks),
            )
        paired = _count_pairing(draft, english, ours, theirs)
        _translate(draft, english, ours.start, theirs.start, paired)
        if mismatch is None and (paired < ours.end - ours.start or paired < theirs.end - theirs.start):
            mismatch = ours.start + paired, theirs.start + paired
    return mismatch


def _begins_with_title(draft: Draft) -> bool:
    return bool(draft.blocks) and draft.blocks[0].level == 1


def _same_shape(draft: Draft, english: Draft, ours: Part, theirs: Part) -> bool:
    """Whether all blocks pair. In plain text kinds are guesses: as many blocks are enough there."""
    length = ours.end - ours.start
    if length != theirs.end - theirs.start:
        return False
    return (draft.kinds_guessed and english.kinds_guessed) or _count_pairing(
        draft, english, ours, theirs
    ) == length


def _count_pairing(draft: Draft, english: Draft, ours: Part, theirs: Part) -> int:
    """How many blocks pair before the first that does not."""
    length = min(ours.end - ours.start, theirs.end - theirs.start)
    for index in range(length):
        if not _pairs(draft, ours.start + index, english, theirs.start + index):
            return index
    return length


def _pairs(draft: Draft, ours: int, english: Draft, theirs: int) -> bool:
    one, other = draft.blocks[ours], english.blocks[theirs]
    if one.kind == other.kind:
        return one.level == other.level
    guessed = ours in draft.inferred or theirs in english.inferred
    return guessed and BlockKind.HEADING not in (one.kind, other.kind)


def _translate(draft: Draft, english: Draft, start: int, start_english: int, count: int) -> None:
    for index in range(count):
        draft.translate(start + index, english.blocks[start_english + index].text)


def _parts(draft: Draft, start: int) -> list[Part]:
    """From the first block after the title: what stands before the first heading, then heading by heading."""
    headings = [i for i in range(start, len(draft.blocks)) if draft.blocks[i].kind is BlockKind.HEADING]
    starts = [start, *headings]
    return [Part(*ends) for ends in zip(starts, [*headings, len(draft.blocks)], strict=True)]


def _place(draft: Draft, index: int) -> str:
    """Line and kind of a block, as in `12 (a caption)`."""
    if index >= len(draft.blocks):
        return f"{draft.lines[-1]} (the end)"
    return f"{draft.lines[index]} ({_NAMES[draft.blocks[index].kind]})"
