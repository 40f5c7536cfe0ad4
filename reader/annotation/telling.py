"""From a word of the text to what is told of it: glossary first, then this text's own names, the dictionary,
the parts. Knows nothing of blocks: it is handed the word as printed, as shown, and its readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.annotation.card import Card, Gloss, Sense
from reader.annotation.lookup import Lookup
from reader.annotation.readings import is_proper
from reader.annotation.spans import GIVEN, SURNAME, SpanKind, in_digits
from reader.chinese.amounts import gloss_number
from reader.chinese.han import is_han
from reader.chinese.levels import Level, level_of
from reader.chinese.numeralwords import gloss_numeral
from reader.chinese.pronunciation import Reading, System, spell
from reader.chinese.script import Script
from reader.glossary.entry import Kind, Located
from reader.glossary.glossary import Glossary

if TYPE_CHECKING:
    from reader.annotation.names import NameInText

THIS_TEXT = "this text"
_NO_WORDS = frozenset({Kind.PERSON, Kind.ABBREVIATION})


class Beside(NamedTuple):
    """The text right before a word and right after it, some characters of each."""

    before: str
    after: str

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Beside:
        return cls(text[max(0, start - REACH) : start], text[end : end + REACH])


REACH = 12
NOWHERE = Beside("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    kind: SpanKind
    payload: int
    """As in Span."""
    printed: str
    shown: str
    """In the script on screen."""
    mandarin: Reading
    """Of the printed form or, where another is shown, of that."""
    cantonese: Reading | None = None
    """Only where it is asked for."""
    spoken: Reading | None = None
    """The Mandarin with the tones it has in the sentence, where that is asked for."""
    form: Callable[[Script], str]
    """The word as each script shows it."""
    beside: Beside = NOWHERE

    def reading(self, system: System) -> Reading:
        if system is System.SPOKEN and self.spoken:
            return self.spoken
        return self.cited(system)

    def cited(self, system: System) -> Reading:
        """As dictionaries have it."""
        return self.cantonese if system is System.JYUTPING and self.cantonese else self.mandarin


class Teller:
    """Answers for words of one article."""

    def __init__(
        self,
        glossary: Glossary,
        name: Callable[[int], NameInText],
        lookup: Lookup,
        today: date | None = None,
    ) -> None:
        """`name` tells what a name's payload means; `today` is the date of the article."""
        self._today = today
        self._glossary = glossary
        self._name = name
        self._lookup = lookup

    def gloss(self, word: Word, system: System) -> Gloss:
        reading = word.reading(system)
        return Gloss(
            headword=word.shown,
            reading=_spelled(word, system),
            english=self.english(word.kind, word.payload, word.printed, word.mandarin, word.beside),
            kind=self._kind(word),
            doubtful=reading.doubtful,
        )

    def english(
        self, kind: SpanKind, payload: int, printed: str, mandarin: Reading, beside: Beside = NOWHERE
    ) -> str:
        """Short; empty where nothing is known."""
        if kind is SpanKind.ENTRY:
            return self._glossary[payload].entry.english
        if kind is SpanKind.NAME:
            return self._name(payload).original
        if kind is SpanKind.NUMBER or len(printed) == 1 or printed[0] == "第":
            before, after = beside
            gloss = gloss_number if kind is SpanKind.NUMBER else gloss_numeral
            if value := gloss(printed, before=before, after=after, today=self._today):
                return value
        return self._of_word(payload, printed, mandarin) if kind in (SpanKind.WORD, SpanKind.NUMBER) else ""

    def _of_word(self, payload: int, printed: str, mandarin: Reading) -> str:
        if payload in (SURNAME, GIVEN):
            return f"surname {spell(mandarin, System.PINYIN)}" if payload == SURNAME else "given name"
        if mandarin.source == "transliteration" and not self._lookup.entries(printed):
            return ""  # what its characters mean is not what it says
        return self._lookup.english(printed, mandarin)

    def card(self, word: Word, system: System, around: Sequence[Word] = ()) -> Card:
        """Everything about one word; `around` are the other words its place in the text allows."""
        senses = self._lookup.senses(word.printed, system, word.mandarin)
        told_by_senses = word.kind is SpanKind.WORD and bool(senses)
        card = Card(
            headword=word.shown,
            forms=_forms(word),
            readings=tuple(_readings(word, system)),
            kind=self._kind(word),
            source=self._source(word, senses),
            level=self.level(word.kind, word.payload, word.printed),
            english=""
            if told_by_senses
            else self.english(word.kind, word.payload, word.printed, word.mandarin, word.beside),
            senses=senses,
            parts=tuple(map(partial(self._part, word, system), self._lookup.words_inside(word.shown))),
            around=tuple(self._beside(other, system) for other in around),
            characters=tuple(self._characters(word, system)),
        )
        return (
            self._with_entry(card, self._glossary[word.payload], word)
            if word.kind is SpanKind.ENTRY
            else card
        )

    def level(self, kind: SpanKind, payload: int, printed: str) -> Level | None:
        """Of words, and of entries that are words; not of a name or short form that is written like one."""
        if kind is SpanKind.ENTRY and self._glossary[payload].entry.kind in _NO_WORDS:
            return None
        if kind is SpanKind.WORD and payload in (SURNAME, GIVEN):
            return None
        return level_of(printed) if kind in (SpanKind.WORD, SpanKind.ENTRY) else None

    # -- pieces ----------------------------------------------------------------------------------------

    def _kind(self, word: Word) -> str:
        if word.kind is SpanKind.ENTRY:
            return self._glossary[word.payload].entry.kind.value
        told = (SpanKind.NAME, SpanKind.NUMBER, SpanKind.LATIN)
        return word.kind.label if word.kind in told else ""

    def _source(self, word: Word, senses: Sequence[Sense]) -> str:
        if word.kind is SpanKind.ENTRY:
            return self._glossary[word.payload].source
        dictionaries = {sense.dictionary for sense in senses}
        return (
            THIS_TEXT if word.kind is SpanKind.NAME else dictionaries.pop() if len(dictionaries) == 1 else ""
        )

    def _with_entry(self, card: Card, located: Located, word: Word) -> Card:
        entry = located.entry
        hong_kong = () if "hk" in entry.regions or not entry.regions else (("hk", entry.term),)
        regions = (*hong_kong, *entry.regions.items())
        known = {word.shown, word.printed, *(form for _, form in regions)}
        return replace(
            card,
            place=located.place,
            before=_told(self._glossary.replaced_by(word.payload)),
            note=entry.note,
            aliases=tuple(form for form in (entry.term, *entry.aliases) if form not in known),
            regions=regions,
            see=tuple((term, self._english_of_term(term)) for term in entry.see),
            links=tuple(entry.links.items()),
        )

    def _english_of_term(self, term: str) -> str:
        index = self._glossary.find(term)
        return "" if index is None else self._glossary[index].entry.english

    def _part(self, word: Word, system: System, part: str) -> tuple[str, str, str]:
        at = word.shown.find(part)
        here = slice(at, at + len(part))
        mandarin = Reading(syllables=word.mandarin.syllables[here])
        index = self._glossary.find(part)
        known = self._glossary[index].entry if index is not None else None
        proper = is_proper(known) if known else self._lookup.is_name(part, mandarin)
        reading = Reading(syllables=word.cited(system).syllables[here], proper=proper)
        english = known.english if known else self._lookup.english(part, mandarin)
        return part, spell(reading, system), english

    def _beside(self, word: Word, system: System) -> tuple[str, str, str]:
        english = self.english(word.kind, word.payload, word.printed, word.mandarin, word.beside)
        one = self._lookup.sense(word.printed, word.mandarin) if word.kind is SpanKind.WORD else english
        return word.shown, _spelled(word, system), one

    def _characters(self, word: Word, system: System) -> Iterator[tuple[str, str, str]]:
        """Each Han character that is shown, once for each way it is read here."""
        cited, mandarin = word.cited(system).syllables, word.mandarin.syllables
        seen = set()
        for at, character in enumerate(word.shown):
            known = character, *cited[at : at + 1]
            if is_han(character) and known not in seen:
                seen.add(known)
                reading = spell(Reading(syllables=cited[at : at + 1]), system)
                english = self._lookup.english(character, Reading(syllables=mandarin[at : at + 1]))
                yield character, reading, english


def _told(earlier: Located | None) -> tuple[str, str] | None:
    return (earlier.where, earlier.entry.english) if earlier else None


def _readings(word: Word, system: System) -> Iterator[tuple[System, str, bool]]:
    """The reader's own system first, then the others."""
    mandarin = System.NUMBERS if system is System.NUMBERS else System.PINYIN
    told = set()
    for each in dict.fromkeys((system, mandarin, System.ZHUYIN, System.JYUTPING)):
        if each is System.JYUTPING and word.cantonese is None:
            continue
        spelled = _spelled(word, each)
        if spelled and spelled not in told:
            told.add(spelled)
            yield each, spelled, word.reading(each).doubtful


def _spelled(word: Word, system: System) -> str:
    if in_digits(word.kind, word.printed):
        return ""
    return spell(word.reading(system), system)


def _forms(word: Word) -> tuple[tuple[str, str], ...]:
    """The word in each script where it differs from what is shown, each spelling once."""
    found: dict[str, str] = {}
    for script in Script:
        if (form := word.form(script)) != word.shown:
            found.setdefault(form, script.value)
    return tuple((script, form) for form, script in found.items())
