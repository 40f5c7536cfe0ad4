"""What is told of one word: in a line at the foot of the page, and in the popup. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chinese.levels import Level
    from reader.chinese.pronunciation import System
    from reader.errors import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    headword: str
    """As the script on screen shows it."""
    reading: str
    english: str
    """Short; empty where nothing is known."""
    kind: str
    """An entry's kind, "name", "number", "latin", or "" for a plain word."""
    doubtful: bool = False
    """The reading is a guess among several."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One homograph of a dictionary word."""

    reading: str
    glosses: tuple[str, ...]
    dictionary: str = ""
    """The name of the one that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    headword: str
    forms: tuple[tuple[str, str], ...] = ()
    """(script, form) of those that differ from the headword."""
    readings: tuple[tuple[System, str, bool], ...] = ()
    """(system, reading, doubtful), the reader's own system first."""
    kind: str = ""
    """As in Gloss."""
    source: str = ""
    """Which file the entry is from, the dictionary's name, "this text"; "" where several tell of it."""
    place: Place | None = None
    """Where the entry is written, for an editor to go to."""
    before: tuple[str, str] | None = None
    """(where it stands, its English) of the earlier entry whose place the entry has taken."""
    corrected: Place | None = None
    """Where the reader's correction of its division or reading is written."""
    level: Level | None = None
    """The level it is learnt at; None where the standard does not list it."""
    english: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    regions: tuple[tuple[str, str], ...] = ()
    """(region, form)."""
    see: tuple[tuple[str, str], ...] = ()
    """(term, its English) of linked entries."""
    links: tuple[tuple[str, str], ...] = ()
    """(site, address or identifier)."""
    senses: tuple[Sense, ...] = ()
    """What the dictionaries have for the whole word: one after another, common ones first."""
    parts: tuple[tuple[str, str, str], ...] = ()
    """(word, reading, english) of shorter words inside, read as they are read here."""
    around: tuple[tuple[str, str, str], ...] = ()
    """(word, reading, english) of longer and other words the text could be divided into at this place."""
    characters: tuple[tuple[str, str, str], ...] = ()
    """(character, reading, english), read as they are read here, each reading of each once."""
