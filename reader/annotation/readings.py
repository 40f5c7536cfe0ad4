"""How the words of one article are read: as the glossary says, as the text prints, as the pronouncer derives.

An entry gives the reading of its term; a longer or shorter spelling takes the part the two have in common.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reader.annotation.corrections import NONE, Correction, Corrections
from reader.annotation.instruments import Instruments
from reader.annotation.printed import Printed, read_as_printed
from reader.annotation.scripts import KEPT_BLOCKS, Scripts
from reader.annotation.spans import GIVEN, SURNAME, SpanKind, Spans
from reader.chinese.han import is_han
from reader.chinese.pronunciation import Reading, System, Words, parse_jyutping, parse_pinyin
from reader.chinese.script import Script, ScriptView, analysis_view
from reader.glossary.entry import Entry, Kind
from reader.glossary.glossary import Glossary
from reader.glossary.keys import keys_of

_NAMING = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.EVENT, Kind.WORK, Kind.ABBREVIATION})


class Readings:
    """Readings by block. The three Mandarin systems are one reading, spelled in three ways."""

    def __init__(
        self,
        glossary: Glossary,
        scripts: Scripts,
        instruments: Instruments,
        corrections: Corrections = NONE,
        printed: Printed | None = None,
    ) -> None:
        self._printed = printed
        self._corrections = corrections
        self._glossary = glossary
        self._scripts = scripts
        self._instruments = instruments
        self._known: OrderedDict[tuple[int, System], list[Reading]] = OrderedDict()

    def of_block(
        self, block: int, spans: Spans, system: System, view: ScriptView | None = None
    ) -> Sequence[Reading]:
        """One for each span: of the text, or of the form a view shows in its place."""
        readings = self._of_text(block, spans, base_of(system))
        if view is not None and view.script is not Script.ORIGINAL:
            readings = self._of_view(spans, readings, system, view)
        if system is not System.SPOKEN:
            return readings
        from reader.chinese.sandhi import spoken

        return spoken(spans.text, [(start, end) for start, end, _, _ in spans.columns()], readings)

    def _of_view(
        self, spans: Spans, readings: Sequence[Reading], system: System, view: ScriptView
    ) -> list[Reading]:
        return [
            self.of_shown(payload, spans.text[start:end], view.shown(start, end), reading, system)
            if kind == SpanKind.ENTRY
            else reading
            for (start, end, kind, payload), reading in zip(spans.columns(), readings, strict=True)
        ]

    def of_other(self, block: int, others: Spans) -> Sequence[Reading]:
        """The Mandarin of spans of a block that its best path does not have. Not kept."""
        return self._read([(block, others)], System.PINYIN)[0]

    def quickly(self, block: int, spans: Spans) -> Sequence[Reading]:
        """The Mandarin of a block without what its sentences decide, unless that is known. Not kept."""
        known = self._known.get((block, System.PINYIN))
        return known or self._read([(block, spans)], System.PINYIN, context=False)[0]

    def of_shown(self, entry: int, printed: str, shown: str, reading: Reading, system: System) -> Reading:
        """The reading of the form that is shown: another one only where it is another word (川普)."""
        if shown == printed or len(set(keys_of([shown, printed]))) == 1:
            return reading
        return self.of_form(entry, shown, system)

    def of_form(self, entry: int, form: str, system: System) -> Reading:
        """The reading of an entry's spelling that stands by itself."""
        known, base = self._glossary[entry].entry, base_of(system)
        proper = [0] if is_proper(known) else []
        pronouncer = self._instruments.pronouncer
        (reading,) = pronouncer.read(form, analysis_view(form), [(0, len(form))], base, proper)
        return self._decided(known, form, reading, base)

    def use_context(self) -> None:
        """From now on sentences decide between readings; what was decided without them is dropped."""
        self._instruments.pronouncer.use_context()
        self._known.clear()

    def correct(self, corrections: Corrections) -> None:
        """From now on these hold."""
        self._corrections = corrections
        self._known.clear()

    def prepare(self, blocks: Sequence[tuple[int, Spans]], system: System) -> None:
        """Read several blocks at once, KEPT_BLOCKS at most: a sentence is read cheaper among others."""
        base = base_of(system)
        new = [(block, spans) for block, spans in blocks[:KEPT_BLOCKS] if (block, base) not in self._known]
        for (block, _), made in zip(new, self._read(new, base), strict=True):
            self._known[block, base] = made
        while len(self._known) > KEPT_BLOCKS:
            self._known.popitem(last=False)

    def _of_text(self, block: int, spans: Spans, base: System) -> list[Reading]:
        self.prepare([(block, spans)], base)
        self._known.move_to_end((block, base))
        return self._known[block, base]

    def _read(
        self, blocks: Sequence[tuple[int, Spans]], base: System, *, context: bool = True
    ) -> list[list[Reading]]:
        asked, entries = [], []
        for block, spans in blocks:
            tokens, proper, surnames, found = self._tokens(spans)
            asked.append(Words(spans.text, self._scripts.analysis(block), tokens, proper, surnames))
            entries.append(found)
        read = self._instruments.pronouncer.read_blocks(asked, base, context=context)
        if base is System.JYUTPING:
            for words, made in zip(asked, read, strict=True):
                self._pair(words, made)
        if self._printed and self._printed.is_there:
            for (block, spans), made in zip(blocks, read, strict=True):
                read_as_printed(spans, made, self._printed.syllables(block, jyutping=base is System.JYUTPING))
        for made, found in zip(read, entries, strict=True):
            for index, form, entry in found:
                made[index] = self._decided(entry, form, made[index], base)
        if self._corrections:
            for (block, spans), made in zip(blocks, read, strict=True):
                self._correct_block(block, spans, made, base)
        return read

    def _pair(self, words: Words, made: list[Reading]) -> None:
        """Where a character stands alone, or begins a name, Cantonese follows the choice made in Mandarin."""
        from reader.chinese.paired import CHARACTERS, PAIRED

        if CHARACTERS.isdisjoint(words.view):
            return
        (mandarin,) = self._instruments.pronouncer.read_blocks([words], System.PINYIN)
        for index, (start, end) in enumerate(words.tokens):
            alone = end - start == 1 or mandarin[index].source == "surname"
            paired = PAIRED.get((words.view[start], mandarin[index].syllables[0])) if alone else None
            if paired:
                syllables = (paired, *made[index].syllables[1:])
                made[index] = replace(made[index], syllables=syllables, doubtful=mandarin[index].doubtful)

    def _correct_block(self, block: int, spans: Spans, made: list[Reading], base: System) -> None:
        """Words that stand exactly as corrected take the reading that was written for them."""
        for corrected in self._corrections.find(self._scripts.analysis(block)):
            for piece, (start, end) in enumerate(corrected.words()):
                index = spans.index_at(start)
                if index is not None and (spans[index].start, spans[index].end) == (start, end):
                    made[index] = corrected_reading(corrected.correction, piece, made[index], base)

    def _tokens(
        self, spans: Spans
    ) -> tuple[list[tuple[int, int]], set[int], set[int], list[tuple[int, str, Entry]]]:
        """(where the words stand, which are names, which surnames, which are entries and in what form)."""
        entries: list[tuple[int, str, Entry]] = []
        proper: set[int] = set()
        surnames: set[int] = set()
        for index, kind, payload in spans.told():
            if kind == SpanKind.ENTRY:
                entry = self._glossary[payload].entry
                entries.append((index, spans[index].text, entry))
                if is_proper(entry):
                    proper.add(index)
            elif kind == SpanKind.NAME or payload in (SURNAME, GIVEN):
                proper.add(index)
                if payload == SURNAME:
                    surnames.add(index)
        tokens = spans.places()
        return tokens, proper, surnames, entries

    def _decided(self, entry: Entry, form: str, reading: Reading, base: System) -> Reading:
        if len(form) > 1 and entry.kind is Kind.ABBREVIATION and not entry.pinyin:
            reading = self._of_short_forms(form, reading, base) or reading
        return decided_by_entry(entry, form, reading, base)

    def _of_short_forms(self, form: str, reading: Reading, base: System) -> Reading | None:
        """Short forms in a row (美俄烏): each a word, read as its own entry says. None where it is no row."""
        syllables: list[str] = []
        for character, syllable in zip(form, reading.syllables, strict=True):
            index = self._glossary.find(character)
            entry = self._glossary[index].entry if index is not None else None
            if entry is None or entry.kind is not Kind.ABBREVIATION:
                return None
            alone = decided_by_entry(entry, character, Reading(syllables=(syllable,)), base)
            syllables += alone.syllables
        starts = tuple(range(1, len(form)))
        return replace(reading, syllables=tuple(syllables), starts=starts, proper=True, source="glossary")


def corrected_reading(correction: Correction, piece: int, reading: Reading, base: System) -> Reading:
    """The reading of one word of a correction, as far as the correction says."""
    jyutping = base is System.JYUTPING
    written = correction.jyutping if jyutping else correction.pinyin
    if not written:
        return reading
    start, end = correction.pieces[piece]
    syllables, starts = _as_written(correction.text, written, base)
    own = correction.reading_of(piece, jyutping=jyutping)
    return replace(
        reading,
        syllables=syllables[start:end],
        starts=tuple(at - start for at in starts if start < at < end),
        proper=reading.proper if jyutping or not own else own[:1].isupper(),
        doubtful=False,
        source="correction",
    )


def base_of(system: System) -> System:
    """The system a reading is derived in: Jyutping, or pinyin for the others."""
    return system if system is System.JYUTPING else System.PINYIN


def is_proper(entry: Entry) -> bool:
    """Whether its reading takes capitals: where its pinyin is written so, or it and its English are names.

    Of an event the English is one where its last word is: the Korean War, but not Russia–Ukraine talks.
    """
    english = entry.english.removeprefix("the ")
    if entry.kind is Kind.EVENT and not english.rpartition(" ")[2][:1].isupper():
        return entry.pinyin[:1].isupper()
    return entry.pinyin[:1].isupper() or (entry.kind in _NAMING and english[:1].isupper())


def decided_by_entry(entry: Entry, form: str, reading: Reading, base: System) -> Reading:
    """The reading of a spelling of an entry, as far as the entry says, the derived one for the rest."""
    written = entry.jyutping if base is System.JYUTPING else entry.pinyin
    if not written:
        return reading
    given, starts = _as_written(entry.term, written, base)
    capitals = () if base is System.JYUTPING else _capitals_of(written, starts)
    term, spelling = _keys(entry.term, form)
    if (at := term.find(spelling)) >= 0:
        end = at + len(form)
        within = tuple(start - at for start in starts if at < start < end)
        names = tuple(name - at for name in capitals if at <= name < end)
        return replace(
            reading,
            syllables=given[at:end],
            starts=within,
            names=names,
            proper=reading.proper and not capitals,
            doubtful=False,
            source="glossary",
        )
    if (at := spelling.find(term)) < 0:
        return reading
    end = at + len(given)
    syllables = (*reading.syllables[:at], *given, *reading.syllables[end:])
    outside = (start for start in reading.starts if not at < start < end)
    return replace(
        reading,
        syllables=syllables,
        starts=tuple(sorted({*outside, *(start + at for start in starts)})),
        source="glossary",
    )


@lru_cache(4096)
def _as_written(term: str, written: str, base: System) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """(syllables by character, where a written word begins after the first) of an entry's own reading."""
    han = [at for at, character in enumerate(term) if is_han(character)]
    parse = parse_jyutping if base is System.JYUTPING else parse_pinyin
    syllables = parse(written, len(han))
    by_character = [""] * len(term)
    for at, syllable in zip(han, syllables, strict=True):
        by_character[at] = syllable
    if base is System.JYUTPING:
        return tuple(by_character), ()
    return tuple(by_character), tuple(han[index] for index in _word_starts(written, syllables))


def _capitals_of(written: str, starts: Sequence[int]) -> tuple[int, ...]:
    """Where its capitals stand, where some of its words have one and others none: 0, 1 of É-Wū tánpàn."""
    words = written.replace("-", " ").split()
    capital = [word[:1].isupper() for word in words]
    if len(words) != len(starts) + 1 or all(capital) or not any(capital):
        return ()
    return tuple(at for at, great in zip((0, *starts), capital, strict=True) if great)


def _word_starts(written: str, syllables: Sequence[str]) -> list[int]:
    """Which syllables begin a written word, the first left out: 1 of Xí Jìnpíng.

    Spaces between all of them separate syllables (Tè lǎng pǔ), not words; hyphens always words.
    """
    words = written.replace("-", " ").split()
    if len(words) == len(syllables) and "-" not in written:
        return []
    starts: list[int] = []
    at = 0
    for word in words:
        if at:
            starts.append(at)
        size = next((n for n in range(1, len(syllables) - at + 1) if _is(word, syllables[at : at + n])), 0)
        if not size:
            return []
        at += size
    return starts


def _is(word: str, syllables: Sequence[str]) -> bool:
    try:
        return parse_pinyin(word, len(syllables)) == tuple(syllables)
    except ValueError:
        return False


@lru_cache(4096)
def _keys(term: str, form: str) -> tuple[str, str]:
    term_key, form_key = keys_of([term, form])
    return term_key, form_key
