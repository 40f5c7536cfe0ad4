"""Where a book's sections begin, and which of its passages are their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reader.article import BlockKind
from reader.sources.epub.contents import Entry
from reader.sources.epub.notes import Notes
from reader.sources.epub.volume import Volume
from reader.sources.passage_marks import unmark

_NEAR = 6
"""Passages from where an entry leads in which its words are looked for."""
_LONGEST = 200
"""Characters of a passage that may be a heading."""


class Begun(NamedTuple):
    title: str
    level: int
    """From 1."""
    printed: bool
    """Whether its heading is in the text."""


@dataclass(slots=True)
class Plan:
    begun: dict[int, list[Begun]] = field(default_factory=dict)
    """For each passage the sections that begin before it."""
    headings: set[int] = field(default_factory=set)
    """Passages that are the headings of these sections."""
    title: int = -1
    """The passage that is the book's title; -1 where the text does not begin with it."""
    by_headings: bool = False
    """Whether the headings in the text are all the contents there are."""


def plan_sections(volume: Volume, notes: Notes, entries: list[Entry], title: str = "") -> Plan:
    plan = Plan()
    if title and volume.passages and fold(_words(volume, 0)) == fold(title) and 0 not in notes.owner:
        plan.title = 0
    places = _places(plan, volume, notes, entries)
    if len(places) < 2:
        plan.by_headings = any(p.kind is BlockKind.HEADING for p in volume.passages) or not places
    if plan.by_headings:
        return plan
    for (index, group), (following, _) in pairwise([*places, (len(volume.passages), [])]):
        _plan_group(plan, volume, notes, group, range(index, min(following, index + _NEAR)))
    return plan


def _places(plan: Plan, volume: Volume, notes: Notes, entries: list[Entry]) -> list[tuple[int, list[Entry]]]:
    """Entries by the passage they lead to, in the order of the text."""
    found: dict[int, list[Entry]] = {}
    staying = _staying(plan, volume, notes)
    for number, entry in enumerate(entries):
        if entry.path not in volume.documents:
            continue
        span = volume.documents[entry.path]
        index = volume.find(entry.path, entry.fragment)[0]
        parts_follow = number + 1 < len(entries) and entries[number + 1].level > entry.level
        if span[0] == span[1] and not parts_follow:
            continue  # a cover: there is nothing to read
        stays = staying[index]
        if stays > index and stays >= span[1] > span[0]:
            continue  # the notes, which have all moved away
        if stays < len(volume.passages):
            found.setdefault(stays, []).append(entry)
    return sorted(found.items(), key=lambda place: place[0])


def _staying(plan: Plan, volume: Volume, notes: Notes) -> Sequence[int]:
    """For each passage the first from there on that stays where it is; the title of the book does not."""
    count = len(volume.passages)
    if not notes.owner and plan.title < 0:
        return range(count + 1)
    staying = [count] * (count + 1)
    for index in range(count - 1, -1, -1):
        away = notes.is_away(index) or index == plan.title
        staying[index] = staying[index + 1] if away else index
    return staying


def _plan_group(plan: Plan, volume: Volume, notes: Notes, group: list[Entry], near: range) -> None:
    """The sections of the entries that lead to one passage: the first begins there, others at their words."""
    at = near.start
    for number, entry in enumerate(group):
        found = _find_words(plan, volume, notes, entry, range(at, near.stop))
        if not found and entry is group[-1] and _is_heading(volume, plan, at):
            found = range(at, at + 1)
        begin = found.start if found and number else at
        plan.begun.setdefault(begin, []).append(Begun(entry.title, entry.level, bool(found)))
        plan.headings.update(found)
        at = found.stop if found else at


def _is_heading(volume: Volume, plan: Plan, index: int) -> bool:
    return (
        index < len(volume.passages)
        and volume.passages[index].kind is BlockKind.HEADING
        and index not in plan.headings
        and index != plan.title
    )


def _find_words(plan: Plan, volume: Volume, notes: Notes, entry: Entry, near: range) -> range:
    """The passages that say what an entry says; an empty range where none do."""
    wanted = fold(entry.title)
    for index in near:
        if notes.is_away(index) or index == plan.title:
            continue
        words = fold(_words(volume, index))
        if not words:
            continue
        if words == wanted:
            return range(index, index + 1)
        if volume.passages[index].kind is BlockKind.HEADING and (words in wanted or wanted in words):
            return range(index, index + 1)
        if wanted.startswith(words) and words + fold(_words(volume, index + 1)) == wanted:
            return range(index, index + 2)
    return range(0)


def _words(volume: Volume, index: int) -> str:
    if index >= len(volume.passages) or len(volume.passages[index].text) > _LONGEST:
        return ""
    passage = volume.passages[index]
    return unmark(passage.text)[0] if passage.marked else passage.text


def fold(words: str) -> str:
    """Words as they are compared: letters and figures alone.

    >>> fold("第一章　停火、談判") == fold("第一章：停火談判")
    True
    """
    return "".join(filter(str.isalnum, words)).casefold()
