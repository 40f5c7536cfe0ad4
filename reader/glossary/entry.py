"""A glossary entry, as one item of a YAML list has it, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from reader.errors import Place


class Kind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TERM = "term"
    ABBREVIATION = "abbreviation"
    IDIOM = "idiom"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of one person, place, term. Only `term` and `english` are required.

    >>> Entry(term="特朗普", english="Donald Trump", regions={"tw": "川普"}).form_in("tw")
    '川普'
    """

    term: str
    """As printed, in any script; matched in all."""
    english: str
    kind: Kind = Kind.TERM
    pinyin: str = ""
    """As written, marks or numbers; only where the derived reading is wrong or worth fixing."""
    jyutping: str = ""
    aliases: tuple[str, ...] = ()
    """Other spellings of the same thing."""
    regions: dict[str, str] = {}
    """What a region ("hk", "tw", "cn") prints, where it differs from the term."""
    note: str = ""
    see: tuple[str, ...] = ()
    """Terms of other entries."""
    links: dict[str, str] = {}
    """Name of a site to an address or an identifier there, such as wikidata: Q22686."""
    whole_word: bool = False
    """Matches only where it stands as a word of its own: 烏 in 對烏, not in 烏拉爾."""

    def forms(self) -> Iterator[str]:
        """Every spelling it is found by, the term first, each once."""
        yield from dict.fromkeys((self.term, *self.regions.values(), *self.aliases))

    def names(self) -> Iterator[str]:
        """The spellings that stand for one another from region to region: the term and the regional forms."""
        yield from dict.fromkeys((self.term, *self.regions.values()))

    def form_in(self, region: str) -> str | None:
        """What a region prints; by default the term is Hong Kong's. None where not known."""
        return self.regions.get(region) or (self.term if region == "hk" else None)


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it was written, so that a popup can say so and an editor can go there."""

    entry: Entry
    place: Place
    layer: str
    """The path the layer was loaded from: a directory or a file."""

    @property
    def source(self) -> str:
        """The file it is from, as short as it stays clear: glossary/people.yaml."""
        from pathlib import Path

        path, layer = Path(self.place.path), Path(self.layer)
        if path.is_relative_to(layer) and layer.name:
            return str(Path(layer.name) / path.relative_to(layer))
        return str(path)

    @property
    def where(self) -> str:
        """With its line: glossary/people.yaml:4."""
        return f"{self.source}:{self.place.line}" if self.place.line else self.source
