"""Which passages of a book are notes, and which passage each of them belongs to.

A note is what is marked as one where a link leads to it; or, in older books, what a link that is no more than
a mark leads to and that leads back, or begins with the same mark. It moves behind the passage that refers to
it first; what nothing refers to stays where it is, so that no note is ever lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.article import BlockKind
from reader.sources.epub.volume import Links, Volume
from reader.sources.passage import PICTURED, Link
from reader.sources.passage_marks import unmark
from reader.sources.patterns import LazyPattern

_LONGEST = 40
"""Passages of a note."""
_DEEPEST = 20
"""Notes on notes."""
_OPENING, _CLOSING = "[［〔【（(<〈《", "]］〕】）)>〉》"
_MARK = LazyPattern(
    rf"[{_OPENING.replace('[', chr(92) + '[')}]?\s?(?:註釋|注释|註|注|校|按|note|n)?\.?\s?"
    r"(?:\d{1,4}|[*＊†‡§※#]{1,5}|[①-⑳㉑-㉟㊱-㊿❶-❿]|[一二三四五六七八九十百]{1,5}|[a-zA-Z]|[ivxlIVXL]{1,6})\s?"
    rf"[{_CLOSING.replace(']', chr(92) + ']')}]?"
)


@dataclass(slots=True)
class Notes:
    behind: dict[int, list[tuple[range, str]]] = field(default_factory=dict)
    """For each passage the notes that come behind it, each with the mark it is referred to by."""
    owner: dict[int, int] = field(default_factory=dict)
    """For each passage of a note the passage it comes behind."""
    bracketed: dict[int, list[bool]] = field(default_factory=dict)
    """For each passage with numbered links which of them lead to notes, or from one."""
    left: set[int] = field(default_factory=set)
    """Headings of documents whose notes have all moved away: nothing is left for them to head."""

    def is_away(self, index: int) -> bool:
        """Whether a passage does not stand where its document has it."""
        return index in self.owner or index in self.left

    def order(self, passages: range) -> Iterator[tuple[int, str | None]]:
        """Each of these passages that is no note, with the notes that belong behind it; for each the mark
        where it begins a note, "" where it goes on with one, and None for what is no note."""
        for index in passages:
            if not self.is_away(index):
                yield index, None
                if index in self.behind:
                    yield from self._behind(index)

    def _behind(self, index: int) -> Iterator[tuple[int, str]]:
        for note, mark in self.behind[index]:
            for part in note:
                yield part, mark if part == note.start else ""
                if part in self.behind:
                    yield from self._behind(part)


def find_notes(volume: Volume, links: Links) -> Notes:
    notes = Notes()
    for path, (begin, end) in volume.documents.items():
        for index in range(begin, end):
            for link in volume.passages[index].links:
                leads = _follow(volume, links, notes, (path, index), link)
                if link.bare:
                    notes.bracketed.setdefault(index, []).append(leads)
    for begin, end in volume.documents.values() if notes.owner else ():
        rest = [index for index in range(begin, end) if index not in notes.owner]
        if len(rest) < end - begin and all(volume.passages[i].kind is BlockKind.HEADING for i in rest):
            notes.left.update(rest)
    return notes


def _follow(volume: Volume, links: Links, notes: Notes, place: tuple[str, int], link: Link) -> bool:
    """Whether this link leads to a note or back from one; the note then has an owner."""
    path, index = place
    if index in notes.owner and link.first:
        return True
    target = links.target(path, link.href)
    note = range(*volume.anchors.get(target, (0, 0)))[:_LONGEST]
    if not note or index in note or note.stop > len(volume.passages):
        return False
    if note.start in notes.owner:
        return _is_mark(link.words) or link.typed
    marked = link.typed or target in volume.notes
    if not (marked or _is_older_note(volume, links, index, link, target)):
        return False
    if any(part in notes.owner for part in note) or _comes_behind(notes, index, note):
        return False
    notes.behind.setdefault(index, []).append((note, link.words))
    notes.owner.update(dict.fromkeys(note, index))
    return True


def _comes_behind(notes: Notes, index: int, note: range) -> bool:
    """Whether a passage belongs to this very note, or to a note too deep on notes."""
    for _ in range(_DEEPEST):
        if index in note:
            return True
        if index not in notes.owner:
            return False
        index = notes.owner[index]
    return True


def _is_mark(words: str) -> bool:
    return words == PICTURED or (len(words) <= 12 and bool(_MARK.fullmatch(words)))


def _is_older_note(volume: Volume, links: Links, index: int, link: Link, target: tuple[str, str]) -> bool:
    start = volume.anchors[target][0]
    passage = volume.passages[start]
    if passage.kind is BlockKind.HEADING or not _is_mark(link.words):
        return False
    for back in passage.links:
        found = volume.anchors.get(links.target(target[0], back.href))
        if found and index in range(*found) and (back.first or not _is_mark(back.words)):
            return True
    marked = link.raised or link.words[0] in _OPENING or not link.words.isalnum()
    return marked and start > index and begins_with_mark(unmark(passage.text)[0], link.words)


def begins_with_mark(text: str, mark: str) -> bool:
    """Whether a note begins with its own mark, in whatever brackets.

    >>> begins_with_mark("〔1〕見前文。", "[1]"), begins_with_mark("12 人。", "1")
    (True, False)
    """
    core = mark.strip(_OPENING + _CLOSING + " ")
    bare = text.lstrip(_OPENING + " ")
    following = bare[len(core) : len(core) + 1]
    return bool(core) and bare.startswith(core) and not (core[-1].isdecimal() and following.isdecimal())


def with_mark(text: str, mark: str) -> str:
    """A note with the mark it is referred to by before it, where it does not begin with it.

    >>> with_mark("見前文。", "1"), with_mark("[1] 見前文。", "1"), with_mark("見前文。", "*")
    ('[1] 見前文。', '[1] 見前文。', '* 見前文。')
    """
    if not mark or begins_with_mark(text, mark):
        return text
    return f"[{mark}] {text}" if mark.isalnum() else f"{mark} {text}"
