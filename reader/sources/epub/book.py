"""A book in EPUB as a draft: its documents in reading order, in the sections its own contents name.

Each entry of the contents begins a section where it leads to. What stands there with the same words is its
heading; where nothing does (a picture, or nothing at all), the entry's words become one. A book without
contents has the sections of its headings. Notes stand behind the passage that refers to them.
"""

from __future__ import annotations

from reader.article import Block, BlockKind
from reader.sources.draft import LONGEST, Draft
from reader.sources.epub.contents import read_contents
from reader.sources.epub.headings import Plan, plan_sections
from reader.sources.epub.notes import Notes, find_notes, with_mark
from reader.sources.epub.package import Package, read_package
from reader.sources.epub.volume import Links, Volume, read_volume
from reader.sources.passage import Passage
from reader.sources.passage_marks import unmark
from reader.sources.source import Source
from reader.sources.zipped import Zipped
from reader.uncollected import uncollected

_LOWEST = 6
"""Levels of headings."""


def draft(source: Source) -> Draft:
    """Raises SourceError where it is no book, or one that cannot be read."""
    book = Zipped(source.data, source.place)
    package = read_package(book)
    with uncollected():
        links = Links(book)
        volume = read_volume(book, package, links)
        notes = find_notes(volume, links)
        plan = plan_sections(volume, notes, read_contents(book, package), package.about.title)
        made = _Binder(volume, notes, plan, package).bound()
    made.know_by_its_text()
    return made


class _Binder:
    """Puts passage after passage into a draft."""

    def __init__(self, volume: Volume, notes: Notes, plan: Plan, package: Package) -> None:
        self._volume, self._notes, self._plan = volume, notes, plan
        self.draft = Draft(package.about, has_lines=False)
        self.draft.notices += package.notices
        self._level = 1
        """Of the section's heading."""

    def bound(self) -> Draft:
        self._add_title()
        passages, begun, headings = self._volume.passages, self._plan.begun, self._plan.headings
        blocks, lines, starts = self.draft.blocks, self.draft.lines, self.draft.starts
        for index, mark in self._notes.order(range(len(passages))):
            if index in begun:
                self._begin_sections(index)
            passage = passages[index]
            if mark is None and _is_prose(passage) and index not in headings and index != self._plan.title:
                blocks.append(Block(BlockKind.PARAGRAPH, passage.text, len(starts) - 1))
                lines.append(index + 1)
            else:
                self._add(index, passage, mark)
        return self.draft

    def _add_title(self) -> None:
        title = self.draft.about.title
        if title and self._plan.title < 0:
            self.draft.add(BlockKind.HEADING, title, 1, level=1)

    def _begin_sections(self, index: int) -> None:
        for begun in self._plan.begun[index]:
            self._level = min(begun.level + 1, _LOWEST)
            if begun.printed:
                self.draft.start_section(begun.title, self._level)
            else:
                self.draft.add(BlockKind.HEADING, begun.title, index + 1, level=self._level)

    def _add(self, index: int, passage: Passage, mark: str | None) -> None:
        text, ruby = unmark(passage.text, self._notes.bracketed.get(index, ()))
        if mark is not None:
            self.draft.add(BlockKind.NOTE, with_mark(text, mark), index + 1)
        elif index == self._plan.title:
            self._append(Block(BlockKind.HEADING, text, 0, 1, ruby=ruby), index)
        elif index in self._plan.headings:
            self._append(Block(BlockKind.HEADING, text, self._section, self._level, ruby=ruby), index)
        elif passage.kind is not BlockKind.HEADING:
            marker = passage.marker if passage.kind is BlockKind.ITEM else ""
            self.draft.add(passage.kind, text, index + 1, marker=marker, ruby=ruby)
        elif self._plan.by_headings:
            self.draft.add(passage.kind, text, index + 1, level=min(passage.level + 1, _LOWEST), ruby=ruby)
        else:
            level = min(max(passage.level, self._level + 1), _LOWEST)
            self._append(Block(BlockKind.HEADING, text, self._section, level, ruby=ruby), index)

    @property
    def _section(self) -> int:
        return len(self.draft.starts) - 1

    def _append(self, block: Block, index: int) -> None:
        self.draft.blocks.append(block)
        self.draft.lines.append(index + 1)


def _is_prose(passage: Passage) -> bool:
    """Nearly all passages are."""
    return passage.kind is BlockKind.PARAGRAPH and not passage.marked and len(passage.text) <= LONGEST
