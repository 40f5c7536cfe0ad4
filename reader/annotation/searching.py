"""From what a reader types to the words it may mean: glossary first, then each dictionary in its order.

Chinese in any script is looked up as it stands. Anything else is sought as a reading, where it reads as one,
and as a meaning; both may answer ("men", "shang"). What several dictionaries say of one word stands together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation.annotator import Annotator
from reader.annotation.instruments import Instruments
from reader.annotation.lookup import glosses_of, mandarin
from reader.article import Article
from reader.chinese.han import is_han
from reader.chinese.levels import Level, level_of
from reader.chinese.pronunciation import Reading, System, fold, parse_pinyin, spell
from reader.chinese.script import analysis_view
from reader.glossary.glossary import Glossary

if TYPE_CHECKING:
    from reader.annotation.card import Card
    from reader.chinese.dictionary import Dictionary, DictionaryEntry
    from reader.chinese.dictionarysearch import DictionarySearch, Hit


@dataclass(frozen=True, slots=True)
class Told:
    """What one dictionary says of a word."""

    dictionary: str
    senses: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """A word in one of its readings."""

    traditional: str
    simplified: str
    pinyin: tuple[str, ...]
    """Numbered syllables, "" for what has none."""
    reading: str
    """In the reader's system; in pinyin where that is Jyutping."""
    jyutping: str = ""
    """As a dictionary has it; derived for a reader of Jyutping where none has."""
    level: Level | None = None
    """Told once of a word with several readings: the lists do not tell them apart."""
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    query: str
    entries: tuple[Card, ...]
    """Of the glossary."""
    words: tuple[Found, ...]
    """Written so, the likeliest first."""
    sounds: tuple[Found, ...]
    """Read so, the commonest first."""
    meanings: tuple[Found, ...]
    """With a sense that is this, then that begins with it, then that has it."""
    more: frozenset[str]
    """Of "words", "sounds" and "meanings" those that were cut at the limit."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.words or self.sounds or self.meanings)


def _reads_so(query: str, reading: Reading) -> bool:
    syllables = tuple(filter(None, reading.syllables))
    try:
        return parse_pinyin(query, len(syllables)) == syllables
    except ValueError:
        return False


class Searcher:
    def __init__(self, glossary: Glossary, system: System, *, cache_dir: Path, dictionaries: Path) -> None:
        self._glossary = glossary
        self._system = system
        self._instruments = Instruments(cache_dir, dictionaries)
        article = Article(title="", blocks=(), sections=())
        self._annotator = Annotator(article, glossary, cache_dir=cache_dir)

    def search(self, query: str, limit: int) -> Answer:
        """At most `limit` of each kind."""
        query = " ".join(query.split())
        sounds: list[Found] = []
        meanings: list[Found] = []
        if not any(map(is_han, query)):
            sounds = self._merged(search.by_sound(query, limit + 1) for search in self._searches)
            meanings = self._merged(search.by_meaning(query, limit + 1) for search in self._searches)
        found = {"words": self._words(query), "sounds": sounds, "meanings": meanings}
        return Answer(
            query=query,
            entries=tuple(self._entries(query, limit)),
            **{kind: self._finished(all_of[:limit]) for kind, all_of in found.items()},
            more=frozenset(kind for kind, all_of in found.items() if len(all_of) > limit),
        )

    def _entries(self, query: str, limit: int) -> Iterator[Card]:
        """The entry that is spelled so; without Chinese, those whose English has these words too."""
        spelled = self._glossary.find(query)
        terms = [] if spelled is None else [query]
        if not any(map(is_han, query)):
            terms += [*self._sounding(query), *self._meaning(query.casefold())]
        for term in list(dict.fromkeys(terms))[:limit]:
            if card := self._annotator.card_for_term(term, self._system):
                yield card

    def _sounding(self, query: str) -> Iterator[str]:
        """Terms of entries that are read so, with these tones where tones are written."""
        letters = fold(query)
        toned = any(
            sign in "1234" or unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", query)
        )
        for index, located in enumerate(self._glossary):
            reading = self._annotator.reading_of_entry(index)
            if letters and fold(reading) == letters and (not toned or _reads_so(query, reading)):
                yield located.entry.term

    def _meaning(self, english: str) -> list[str]:
        """Terms of entries whose English has these words, those first that say nothing else."""
        said = {located.entry.term: located.entry.english.casefold() for located in self._glossary}
        words = re.compile(rf"(?<!\w){re.escape(english)}(?!\w)")
        found = [term for term, told in said.items() if words.search(told)]
        return sorted(found, key=lambda term: said[term] != english)

    def _words(self, query: str) -> list[Found]:
        found: list[Found] = []
        for dictionary in self._instruments.asked:
            for entry in dictionary.lookup(query):
                self._add(found, entry, dictionary)
        return found

    def _merged(self, answers: Iterable[Sequence[Hit]]) -> list[Found]:
        """By rank and commonness, the dictionaries in their order where these are equal."""
        hits = [
            (hit.rank, hit.cost, number, hit.entry, dictionary)
            for number, (dictionary, answer) in enumerate(zip(self._instruments.asked, answers, strict=True))
            for hit in answer
        ]
        found: list[Found] = []
        for _, _, _, entry, dictionary in sorted(hits, key=lambda hit: hit[:3]):
            self._add(found, entry, dictionary)
        return found

    def _add(self, found: list[Found], entry: DictionaryEntry, dictionary: Dictionary) -> None:
        """To what another dictionary has said of the word so read; else as a word of its own."""
        senses, jyutping = glosses_of(entry), " ".join(entry.cantonese)
        if not senses:
            return
        key = (entry.traditional, entry.simplified, entry.pinyin)
        for known in found:
            same = (known.traditional, known.simplified, known.pinyin) == key
            if same and (not known.jyutping or not jyutping or known.jyutping == jyutping):
                known.jyutping = known.jyutping or jyutping
                break
        else:
            known = Found(
                traditional=entry.traditional,
                simplified=entry.simplified,
                pinyin=entry.pinyin,
                reading=mandarin(entry, self._system),
                jyutping=jyutping,
            )
            found.append(known)
        known.told.append(Told(dictionary.name, senses))

    def _finished(self, found: Sequence[Found]) -> tuple[Found, ...]:
        """With levels, and with Jyutping for those who read it."""
        times = Counter(each.traditional for each in found)
        seen = set()
        for each in found:
            if each.simplified not in seen:
                each.level = level_of(each.simplified)
                seen.add(each.simplified)
            if self._system is System.JYUTPING and not each.jyutping and times[each.traditional] == 1:
                each.jyutping = self._jyutping(each.traditional)
        return tuple(found)

    def _jyutping(self, word: str) -> str:
        (reading,) = self._instruments.pronouncer.read(
            word, analysis_view(word), [(0, len(word))], System.JYUTPING
        )
        return spell(Reading(syllables=reading.syllables), System.JYUTPING)

    @cached_property
    def _searches(self) -> list[DictionarySearch]:
        from reader.chinese.dictionarysearch import DictionarySearch

        return [
            DictionarySearch(dictionary, self._instruments.words) for dictionary in self._instruments.asked
        ]
