"""The text as it was opened: an article of blocks, never changed afterwards.

Everything the reader adds (spans, scripts, readings, rows) is a view addressed by a Position. Text holds no
control characters: the sources show or drop them, so that no later room has to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Region(StrEnum):
    """Whose written Chinese the article is in; decides which regional names are the article's own."""

    HONG_KONG = "hk"
    TAIWAN = "tw"
    CHINA = "cn"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "quote"
    ITEM = "item"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in an article. Never a row: rows change with width, ruby, script and panes."""

    block: int
    """Index into Article.blocks."""
    offset: int
    """In code points of the block's own text."""


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    text: str
    section: int
    """Index into Article.sections."""
    level: int = 0
    """Headings only: 1 is the article's title, 2 and deeper its sections."""
    marker: str = ""
    """Items only: what stands before the text, such as "•" or "3."."""
    translation: str | None = None
    """The same block in English, where there is one."""
    ruby: tuple[tuple[int, int, str], ...] = ()
    """Readings that the text itself prints above its characters, as (start, end, reading), in order."""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    """Text of its heading; empty for what stands before the first heading (the introduction)."""
    start: int
    """Index of its first block."""
    end: int
    """Index past its last block."""
    level: int = 2
    """Of its heading: 2 for a chapter or a section, deeper for what stands within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Blocks in order, in sections that cover them exactly once."""

    title: str
    """Empty where the text has none."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    date: str = ""
    author: str = ""
    source: str = ""
    region: Region = Region.UNKNOWN
    region_guessed: bool = False
    """Whether that is told by how the text is written, where neither it nor its reader says."""
    licence: str = ""
    address: str = ""
    """Where it is published or was fetched, a URL; empty where that is not known."""
    encoding: str = ""
    """What its bytes were read as: a name for people, such as GB18030; empty where nothing was decided."""
    encoding_doubtful: bool = False
    """Whether that is a guess that may well be wrong."""
    translated_title: str = ""
    path: Path | None = None
    """None for standard input."""
    digest: str = ""
    """Of the source's text, encoding and line ends aside: knows a file again when it has moved."""
    lines: tuple[int, ...] = ()
    """For each block the 1-based line of the source that it begins on; empty where that has no lines."""
    begins: Mapping[int, int] = field(default_factory=dict)
    """How many characters of its line stand before a block, where there are any: an indent, a marker, and
    what earlier blocks hold of a paragraph that is too long for one."""
    notices: tuple[str, ...] = field(default=())
    """What the reader should be told once: a translation that does not pair, an encoding that was guessed."""

    @property
    def end(self) -> Position:
        """The position of the last character (of the first where there is none)."""
        if not self.blocks:
            return Position(0, 0)
        last = len(self.blocks) - 1
        return Position(last, max(0, len(self.blocks[last].text) - 1))

    def clamp(self, position: Position) -> Position:
        """The nearest position that exists: for places remembered from an earlier version of a file."""
        if not self.blocks:
            return Position(0, 0)
        if position.block >= len(self.blocks):
            return self.end
        block = max(0, position.block)
        return Position(block, min(max(0, position.offset), max(0, len(self.blocks[block].text) - 1)))
