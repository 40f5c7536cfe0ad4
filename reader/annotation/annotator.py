"""Article + glossary + what is known of Chinese → spans, readings, views, glosses and cards, block by block.

Everything here may be slow and belongs to one worker thread. The article's text is never changed: every
answer is addressed by block and offset.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation.corrections import NONE, Corrections
from reader.annotation.instruments import Instruments
from reader.annotation.names import NameInText, NamesInText
from reader.annotation.nearby import NEARBY, NamesNearby
from reader.annotation.scripts import Scripts
from reader.annotation.spans import Span, SpanKind, Spans
from reader.article import Article
from reader.chinese.script import Script, ScriptView
from reader.glossary.entry import Located
from reader.glossary.glossary import Glossary
from reader.glossary.keys import fold

if TYPE_CHECKING:
    from reader.annotation.around import Around
    from reader.annotation.card import Card, Gloss
    from reader.annotation.corrections import Corrected, Correction
    from reader.annotation.lattice import Lattice
    from reader.annotation.readings import Readings
    from reader.annotation.telling import Teller, Word
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.levels import Level
    from reader.chinese.names import FoundName
    from reader.chinese.pronunciation import Reading, System
    from reader.chinese.segmentation import Edge
    from reader.chinese.wordlist import WordList


class Annotator:
    """All that is known of one article with one glossary. For one thread at a time, whichever that is."""

    def __init__(
        self,
        article: Article,
        glossary: Glossary,
        *,
        cache_dir: Path,
        dictionaries: Path | None = None,
        corrections: Corrections = NONE,
    ) -> None:
        """`dictionaries` is the folder of imported dictionaries; without it the shipped one tells alone."""
        self.article = article
        self.glossary = glossary
        self.corrections = corrections
        self._instruments = Instruments(cache_dir, dictionaries)
        self._scripts = Scripts(article, glossary)
        self._nearby_first = False

    def with_glossary(self, glossary: Glossary) -> Annotator:
        """The same article with another glossary; what is slow to open is shared."""
        made = Annotator(self.article, glossary, cache_dir=Path(), corrections=self.corrections)
        made._instruments, made._nearby_first = self._instruments, self._nearby_first
        return made

    # -- what is in the text ---------------------------------------------------------------------------

    def spans(self, block: int) -> Spans:
        """Words, names, entries, numbers, signs. Not kept: the caller knows how long they are needed."""
        return Spans(self.article.blocks[block].text, self._lattice_at(block).best_path(*self._given(block)))

    def accept(self, block: int, spans: Spans) -> bool:
        """Whether spans of an earlier sitting can be told of: the text explains every name they speak of."""
        names = max((payload for _, kind, payload in spans.told() if kind == SpanKind.NAME), default=-1)
        if names < 0:
            return True
        if not self.knows_names(block):
            return False  # reading all that stands before it would take seconds at the end of a long text
        self._found.read_to(block)
        while len(self._found.names) <= names and not self._found.all_read:
            self._found.read_to(self._found.read)
        return names < len(self._found.names)

    @property
    def names(self) -> tuple[NameInText, ...]:
        """Names the text gives with their originals; the payload of NAME spans counts in these."""
        self._found.read_to(len(self.article.blocks))
        return tuple(self._found.names)

    def name(self, number: int) -> NameInText:
        """By the payload of a NAME span."""
        return (self._nearby if number >= NEARBY else self._found).name(number)

    def annotate_nearby_first(self) -> None:
        """From now on a block far beyond the names that have been read is annotated with those explained
        around it, until `read_names` has come there: its spans are then to be asked for again."""
        self._nearby_first = True

    def knows_names(self, block: int) -> bool:
        """Whether the spans of a block are those that hold for good."""
        return not self._nearby_first or not self._nearby.needed(block)

    def read_names(self, block: int, seconds: float) -> bool:
        """Read on for so long at most; whether all names have been read that this block may speak of."""
        return self._found.read_to(block, seconds)

    def _names_at(self, block: int) -> NamesInText:
        if not self.knows_names(block):
            return self._nearby.around(block)
        self._found.read_to(block)
        return self._found

    def _lattice_at(self, block: int) -> Lattice:
        found = self._names_at(block)
        return self._lattice if found is self._found else self._lattice.with_names(found)

    def stated(self, block: int) -> Sequence[FoundName]:
        """The names a block explains, wherever the others have been read to."""
        return self._found.stated(block)

    @property
    def words(self) -> WordList:
        """How common words are."""
        return self._instruments.words

    def originals(self, block: int) -> dict[int, str]:
        """The Latin in brackets right after a name, by where the name ends."""
        return {name.end: name.original for name in self._names_at(block).by_block.get(block, ())}

    def entry(self, index: int) -> Located:
        return self.glossary[index]

    def kinds(self) -> Iterator[str]:
        """The kind of every entry, by its index."""
        return (kind.value for kind in self.glossary.kinds())

    def key(self, block: int, spans: Spans, index: int) -> Hashable:
        """What a span mentions: equal for every mention of the same entry, name or word."""
        span = spans[index]
        if span.kind in (SpanKind.ENTRY, SpanKind.NAME):
            return span.kind, span.payload
        return span.kind, fold(self._scripts.analysis(block)[span.start : span.end])

    @property
    def dictionaries(self) -> Sequence[Dictionary]:
        """Those that tell meanings; the first says what is a proper name."""
        return self._instruments.asked

    def weighed(self, block: int) -> Iterator[Edge]:
        """Every word, entry and name that the spans of a block were chosen from, with its cost."""
        return self._lattice_at(block).weighed(*self._given(block))

    def _given(self, block: int) -> tuple[str, str, Sequence[FoundName], Sequence[Corrected]]:
        """(text, analysis view, names the block explains, what its reader has corrected in it)."""
        stated = self._names_at(block).by_block.get(block, ())
        return self.article.blocks[block].text, self._scripts.analysis(block), stated, self._corrected(block)

    def _corrected(self, block: int) -> Sequence[Corrected]:
        return self.corrections.find(self._scripts.analysis(block)) if self.corrections else ()

    def correct(self, corrections: Corrections) -> None:
        """From now on these hold. Spans that were given before are to be asked for again."""
        self.corrections = corrections
        self._readings.correct(corrections)

    def corrected(self, block: int) -> dict[tuple[int, int], Correction]:
        """What its reader has corrected, by (start, end) of each word it is about."""
        return {place: each.correction for each in self._corrected(block) for place in each.words()}

    def correction(self, block: int, span: Span) -> Correction | None:
        """What a reader has corrected about a span."""
        return self.corrected(block).get((span.start, span.end))

    def list_of(self, word: str) -> str:
        """Which list has a word: "dictionary", "word list"; else "character", or "transliteration"."""
        from reader.chinese.script import analysis_view

        if self._instruments.dictionary.has(word):
            return "dictionary"
        if self._instruments.words.cost(analysis_view(word)) is not None:
            return "word list"
        return "character" if len(word) == 1 else "transliteration"

    # -- how it is shown and read ----------------------------------------------------------------------

    def view(self, block: int, spans: Spans, script: Script) -> ScriptView:
        """The block in another script: characters one for one, entries in the form its readers know."""
        return self._scripts.view(block, spans, script)

    def shown(self, block: int, span: Span, script: Script) -> str:
        """What stands for a span in a script."""
        return self._scripts.shown(block, span, script)

    def readings(
        self, block: int, spans: Spans, system: System, view: ScriptView | None = None
    ) -> Sequence[Reading]:
        """One for each span: of the text, or of the form a view shows in its place."""
        return self._readings.of_block(block, spans, system, view)

    def prepare_readings(self, blocks: Sequence[tuple[int, Spans]], system: System) -> None:
        """Read these blocks together, before they are asked for one by one."""
        self._readings.prepare(blocks, system)

    @property
    def dictionary(self) -> Dictionary:
        """The shipped one."""
        return self._instruments.dictionary

    def use_context(self) -> None:
        """From now on sentences decide between the Mandarin readings of a word."""
        self._readings.use_context()

    def syllables(self, block: int, spans: Spans, *, quickly: bool = False) -> list[str]:
        """Numbered pinyin, one for each character of the block; "" where a character has none.

        Quickly, sentences decide nothing that they have not decided already.
        """
        from reader.chinese.pronunciation import System

        made = [""] * len(spans.text)
        if quickly:
            readings = self._readings.quickly(block, spans)
        else:
            readings = self._readings.of_block(block, spans, System.PINYIN)
        for (start, end, _, _), reading in zip(spans.columns(), readings, strict=True):
            made[start:end] = reading.syllables
        return made

    # -- what is told ----------------------------------------------------------------------------------

    def english(self, spans: Spans, span: Span, reading: Reading) -> str:
        """What a span means, in short; empty where nothing is known. `reading` is its Mandarin one."""
        from reader.annotation.telling import Beside

        beside = Beside.at(spans.text, span.start, span.end)
        return self._teller.english(span.kind, span.payload, span.text, reading, beside)

    def level(self, span: Span) -> Level | None:
        """The level a word is learnt at; None for what the standard does not list, and for names."""
        return self._teller.level(span.kind, span.payload, span.text)

    def gloss(
        self, block: int, spans: Spans, index: int, system: System, script: Script = Script.ORIGINAL
    ) -> Gloss:
        """The foot line of one span."""
        return self._teller.gloss(self._word(block, spans, index, script, {system}), system)

    def card(
        self, block: int, spans: Spans, index: int, system: System, script: Script = Script.ORIGINAL
    ) -> Card:
        """Everything the popup shows of one span."""
        word = self._word(block, spans, index, script, {system, "jyutping"})
        card = self._teller.card(word, system, self._around.words(block, spans, index, script, system))
        correction = self.correction(block, spans[index])
        return replace(card, corrected=correction.place) if correction else card

    def reading_of_entry(self, index: int) -> Reading:
        """The Mandarin of an entry's term by itself."""
        from reader.chinese.pronunciation import System

        return self._readings.of_form(index, self.glossary[index].entry.term, System.PINYIN)

    def card_for_term(self, term: str, system: System, script: Script = Script.ORIGINAL) -> Card | None:
        """The card of an entry that need not occur in the text; None where no entry has the term."""
        index = self.glossary.find(term)
        return None if index is None else self._teller.card(self._word_alone(index, term, script), system)

    def _word(self, block: int, spans: Spans, index: int, script: Script, asked: Collection[str]) -> Word:
        """With its Mandarin reading and the others that are asked for."""
        from reader.annotation.telling import Beside, Word
        from reader.chinese.pronunciation import System

        span = spans[index]
        shown = self._scripts.shown(block, span, script)

        def read(system: System) -> Reading:
            reading = self._readings.of_block(block, spans, system)[index]
            if span.kind is not SpanKind.ENTRY:
                return reading
            return self._readings.of_shown(span.payload, span.text, shown, reading, system)

        return Word(
            kind=span.kind,
            payload=span.payload,
            printed=span.text,
            shown=shown,
            mandarin=read(System.PINYIN),
            cantonese=read(System.JYUTPING) if System.JYUTPING in asked else None,
            spoken=read(System.SPOKEN) if System.SPOKEN in asked else None,
            form=lambda other: self._scripts.shown(block, span, other),
            beside=Beside.at(spans.text, span.start, span.end),
        )

    def _word_alone(self, entry: int, term: str, script: Script) -> Word:
        from reader.annotation.telling import Word
        from reader.chinese.pronunciation import System

        shown = self._scripts.form_alone(entry, term, script)
        return Word(
            kind=SpanKind.ENTRY,
            payload=entry,
            printed=term,
            shown=shown,
            mandarin=self._readings.of_form(entry, shown, System.PINYIN),
            cantonese=self._readings.of_form(entry, shown, System.JYUTPING),
            form=lambda other: self._scripts.form_alone(entry, term, other),
        )

    # -- opened when first needed ----------------------------------------------------------------------

    @cached_property
    def _found(self) -> NamesInText:
        texts = [block.text for block in self.article.blocks]
        return NamesInText(texts, self.glossary, self._instruments.words.cost)

    @cached_property
    def _nearby(self) -> NamesNearby:
        return NamesNearby(self._found)

    @cached_property
    def _lattice(self) -> Lattice:
        from reader.annotation.lattice import Lattice

        return Lattice(self._instruments.segmenter, self._instruments.words, self.glossary, self._found)

    @cached_property
    def _readings(self) -> Readings:
        from reader.annotation.printed import Printed
        from reader.annotation.readings import Readings

        printed = Printed(self.article, self._mandarin_of)
        return Readings(self.glossary, self._scripts, self._instruments, self.corrections, printed)

    def _mandarin_of(self, character: str) -> set[str]:
        """Every reading the dictionary has of a character."""
        found = self._instruments.dictionary.entries(character)
        return {entry.pinyin[0].lower() for entry in found if entry.pinyin}

    @cached_property
    def _around(self) -> Around:
        from reader.annotation.around import Around

        return Around(self._lattice, self._scripts, self._readings, self._instruments.dictionary)

    @cached_property
    def _teller(self) -> Teller:
        from reader.annotation.lookup import Lookup
        from reader.annotation.telling import Teller

        lookup = Lookup(self._instruments.dictionary, self._instruments.asked)
        return Teller(self.glossary, self.name, lookup, _day_of(self.article.date))


def annotate(article: Article, glossary: Glossary | None = None, *, extra: Sequence[Path] = ()) -> Annotator:
    """An annotator of an article: with the glossaries the reader would use for it, or with one's own.

    With the reader's corrections too. `extra` are glossary files or directories that come before all others.
    Its blocks are annotated when asked for: `annotate(article).spans(0)`.
    """
    from reader import locations
    from reader.annotation.correctionfile import load_corrections

    if glossary is None:
        from reader.glossary.inuse import open_glossary

        glossary = open_glossary(article.path, extra)
    return Annotator(
        article,
        glossary,
        cache_dir=locations.cache_dir(),
        dictionaries=locations.dictionaries_dir(),
        corrections=load_corrections(locations.corrections_file()),
    )


def _day_of(written: str) -> date | None:
    """The day an article's date begins with (2026-02-12, 2026年2月12日); None where it has none."""
    found = re.search(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
