"""What the worker tells the screen, and the widgets tell one another. Nothing else passes between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.article import Article, Position

if TYPE_CHECKING:
    from reader.annotation.card import Card, Gloss
    from reader.annotation.corrections import Correction
    from reader.annotation.fixing import Proposal
    from reader.annotation.packed import Told
    from reader.annotation.proposing import EntryProposal
    from reader.annotation.spans import Spans
    from reader.chinese.pronunciation import Reading, System
    from reader.chinese.script import Script, ScriptView
    from reader.errors import Place
    from reader.glossary.editing import Change
    from reader.glossary.entry import Located
    from reader.glossary.index import EntryIndex, Listed
    from reader.tui.entryrows import Wanted


@dataclass
class ArticleOpened(Message):
    """A worker has parsed the article."""

    article: Article


@dataclass
class Notice(Message):
    """One line the reader should see once."""

    text: str
    severity: str = "warning"


@dataclass
class Failed(Message):
    """Something went wrong that should not, and was written into the log."""

    key: str
    """Of the wording that says what."""
    kind: str
    """Of exception."""
    log: str


@dataclass
class Rebuilt(Message):
    """A file of the cache was damaged and has been built anew."""

    name: str


@dataclass
class GlossaryLoaded(Message):
    """The kind of every entry, by its index: what the page needs to colour entries."""

    kinds: tuple[str, ...]
    renewed: bool = False
    """Entries have changed: what was annotated before no longer holds."""


@dataclass
class BlockAnnotated(Message):
    """Spans of a block, with the view and the readings that were asked for."""

    block: int
    spans: Spans
    script: Script
    view: ScriptView | None
    system: System
    readings: Sequence[Reading] | None


@dataclass
class BlocksAnnotated(Message):
    """Blocks nobody waits for, done in the background."""

    blocks: tuple[tuple[int, bytes, tuple[Told, ...]], ...]
    """(block, its spans packed, the entries and names among them)"""
    share: float
    """How much of the article has been annotated, from 0 to 1."""
    last: bool
    """True when the whole article has been annotated."""


@dataclass
class GlossReady(Message):
    position: Position
    gloss: Gloss | None
    hovered: bool


@dataclass
class StretchReady(Message):
    """The foot line of what is being selected."""

    stretch: tuple[int, int, int]
    """(block, start, end)"""
    gloss: Gloss


class SentencesRead(Message):
    """From now on the sentences decide between readings: what was told before may be read otherwise."""


@dataclass
class CardReady(Message):
    position: Position | None
    """Where the word stands; None for an entry reached by a link."""
    card: Card | None


@dataclass
class HitsFound(Message):
    query: str
    hits: tuple[tuple[int, int, int], ...]
    """(block, start, end) of each, in order, of the blocks searched since the last message."""
    done: bool
    share: float = 1.0
    """How much of the article has been searched, from 0 to 1."""


@dataclass
class ContentsReady(Message):
    """Titles in one script, by section."""

    script: Script
    titles: dict[int, str]


@dataclass
class ProposalReady(Message):
    """A few words for the reader to divide or read otherwise; None where there is no word."""

    position: Position
    proposal: Proposal | None


@dataclass
class Recorrected(Message):
    """Corrections have changed; these blocks are annotated anew."""

    blocks: tuple[int, ...]
    correction: Correction
    undone: bool


@dataclass
class NothingToUndo(Message):
    """Nothing has been corrected here, nor since the text was opened."""


@dataclass
class EntryProposed(Message):
    """An entry to be completed; None where there is no word."""

    proposal: EntryProposal | None


@dataclass
class EntryWritten(Message):
    """The reader's own glossary has been changed."""

    term: str
    key: str
    """Of the wording that says what has been done."""
    change: Change | None
    """None for what has been undone."""
    waits_for: str = ""
    """Where a file must be mended before the page shows it."""
    before: Located | None = None
    """The entry whose place it has taken."""


@dataclass
class NotWritten(Message):
    """What the reader wanted kept could not be written: a form that is open stays so."""

    line: str
    undoing: tuple[str, Change] | None = None
    """(term, change) that was to be taken back, and still can be."""


@dataclass
class PlaceFound(Message):
    """Where it is written what a word is; None where no file of the glossary says so."""

    place: Place | None
    given: Located | None = None
    """The entry, where it stands in a file that is not the reader's to write in."""


@dataclass
class EntryCopied(Message):
    """An entry of a file that is not the reader's stands in one that is."""

    term: str
    change: Change
    place: Place


@dataclass
class EntriesFound(Message):
    """Entries of the glossary that somebody looks for."""

    wanted: Wanted
    index: EntryIndex
    numbers: Sequence[int]
    """In `index`."""
    files: Sequence[str]
    """Those there are to choose from."""


@dataclass
class EntryListed(Message):
    """An entry, and what it has to do with the others."""

    number: int
    listed: Listed


@dataclass
class ThingsNamed(Message):
    """What the people and things of the text are called, in one script."""

    script: Script
    names: dict[tuple[int, int], tuple[str, str, str]]
    """(kind, term, English) by kind of span and payload."""
