"""Mandarin readings of a block's words.

The order: CC-CEDICT's reading of the whole word where it has one only; pypinyin's phrases, over the word and,
for a single character, over its neighbours; rules for the commonest particles; a surname before a given name;
the character's usual reading. What is a guess among several is put to the context model, where one is used;
what stays one is marked doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.chinese.candidates import Candidates
from reader.chinese.choosing import Place, choose
from reader.chinese.han import is_han, runs_of_han
from reader.chinese.particles import Neighbours, particle
from reader.chinese.polyphones import (
    COMMON_SURNAMES,
    DOUBLE_SURNAMES,
    FOREIGN_OPENINGS,
    LIKELY,
    NEVER_ASKED,
    PRINTED,
    SURE,
    SURNAMES,
    TITLED,
    TRANSLITERATED,
    WORDS,
)
from reader.chinese.pronunciation import Reading, Words
from reader.chinese.sounds import (
    Alternatives,
    Sound,
    alternatives,
    inside_sound,
    joined_sound,
    moved,
    spread_sound,
    usually,
)
from reader.chinese.soundtables import mandarin_table
from reader.chinese.transliteration import SOUNDS

if TYPE_CHECKING:
    from reader.chinese.context import ContextModel
    from reader.chinese.dictionary import Dictionary, DictionaryEntry

LONGEST_WORD = 12
"""Characters of a dictionary word looked for inside a longer run."""
LONGEST_PHRASE = 5
"""Characters of a phrase looked for around a single character."""


class Mandarin:
    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._table = mandarin_table(dictionary.cache_dir)
        self.context: ContextModel | None = None
        self._whole = lru_cache(20_000)(self._derive_whole)
        self._alone = lru_cache(8_000)(self._derive_alone)
        self._word = lru_cache(20_000)(self._derive_word)
        self._name = lru_cache(4_000)(self._derive_name)
        self._candidates = Candidates(dictionary, self._table)

    def read(self, blocks: Sequence[Words], *, context: bool = True) -> list[list[Reading]]:
        """By block, one reading for each token; without context where that is not worth its time."""
        read = [self._sounds(block) for block in blocks]
        if context and self.context is not None:
            places = [
                Place(words.view, start, sounds, index)
                for words, sounds in zip(blocks, read, strict=True)
                for index, (start, _) in enumerate(words.tokens)
                if sounds[index].choices
            ]
            choose(places, self.context)
        return [
            [
                sound.name if words.proper and index in words.proper else sound.reading
                for index, sound in enumerate(sounds)
            ]
            for words, sounds in zip(blocks, read, strict=True)
        ]

    def _sounds(self, words: Words) -> list[Sound]:
        text, view, tokens, proper, surnames = words
        simplified = text == view
        edges: set[int] = set()
        made: list[Sound] = []
        for index, (start, end) in enumerate(tokens):
            word, seen = text[start:end], view[start:end]
            if end - start == 1 and (not proper or index not in proper):
                sound = self._alone(word, seen, simplified)
                if seen in SURNAMES and (TITLED.match(view, end) or view[start - 1 : start] == "姓"):
                    surname = self._surname(word, seen, simplified)
                    sound = Sound(surname, source="surname", proper=True)
                elif sound.doubtful or seen in _RULED:
                    edges = edges or {edge for token in tokens for edge in token}
                    sound = self._in_context(view, index, tokens, edges, sound)
                made.append(sound)
            elif index in surnames:
                made.append(Sound(self._surname(word, seen, simplified), source="surname"))
            else:
                made.append(self._whole(word, seen, simplified, index in proper))
        return made

    def _derive_whole(self, word: str, seen: str, simplified: bool, proper: bool) -> Sound:
        """A word's or name's reading, whatever stands around it; Latin and figures in it have none."""
        runs = list(runs_of_han(word))
        derive = self._name if proper else self._word
        if runs == [(0, len(word))]:
            return derive(word, seen, simplified)
        if not runs:
            return Sound(("",) * len(word))
        sounds = [derive(word[start:end], seen[start:end], simplified) for start, end in runs]
        return spread_sound(seen, runs, sounds)

    def _derive_alone(self, character: str, seen: str, simplified: bool) -> Sound:
        """A character that stands as a word, as far as it tells by itself."""
        if not is_han(character):
            return Sound(("",))
        if not simplified and character in PRINTED:
            return Sound((PRINTED[character],), source="character")
        every = self._candidates.every(character, simplified)
        if SURE.get(seen) in (every or SURE.values()):
            choices = () if seen in NEVER_ASKED else alternatives(every, SURE[seen], False)
            return Sound((SURE[seen],), source="character", choices=choices)
        readings = self._candidates.readings(character, seen, simplified)
        likely = LIKELY.get(seen, "")
        likely = likely if likely in (every or likely) else ""
        if len(readings) == 1 and likely in {"", readings[0]}:
            return Sound(readings[:1], source="dictionary", choices=alternatives(every, readings[0], False))
        usual = likely or (readings[0] if readings else "")
        choices = alternatives(every, usual, True)
        return Sound((usual,), doubtful=bool(usual), source="character", choices=choices)

    def _in_context(
        self, view: str, index: int, tokens: Sequence[tuple[int, int]], edges: set[int], alone: Sound
    ) -> Sound:
        start, _ = tokens[index]
        if (syllable := self._in_phrase(view, start, edges)) is not None:
            return usually(alone, syllable)
        before = view[slice(*tokens[index - 1])] if index else ""
        after = view[slice(*tokens[index + 1])] if index + 1 < len(tokens) else ""
        later = view[tokens[index][1] : tokens[index][1] + 24]
        decided = particle(view[start], Neighbours(before, after, later))
        if not decided:
            return alone
        choices = alone.choices if decided.doubtful and view[start] not in _RULES_KNOW_BETTER else ()
        return Sound((decided.syllable,), decided.doubtful, "context", choices=choices)

    def _in_phrase(self, view: str, at: int, edges: set[int]) -> str | None:
        """The reading in the longest phrase around it that begins and ends where words do."""
        for size in range(LONGEST_PHRASE, 1, -1):
            for start in range(max(0, at - size + 1), min(at, len(view) - size) + 1):
                if start in edges and start + size in edges:
                    phrase = self._table.get(view[start : start + size])
                    if phrase is not None:
                        return phrase.split(" ")[at - start]
        return None

    def _derive_word(self, word: str, seen: str, simplified: bool) -> Sound:
        """A run of Han characters in the dictionary, in the phrases, or made of such words."""
        if len(word) == 1:
            return self._alone(word, seen, simplified)
        listed = self._listed(word, seen, simplified)
        if listed is None and len(word) == 3 and seen[0] in SURNAMES and not self._known(word[1:], seen[1:]):
            listed = self._person(word, seen, simplified)
        return (
            listed or self._transliterated(word, seen, simplified) or self._compound(word, seen, simplified)
        )

    def _transliterated(self, word: str, seen: str, simplified: bool) -> Sound | None:
        """A run without a listed word in it, of the characters that foreign names are written with."""
        if len(word) < 3 or not all(character in SOUNDS for character in seen):
            return None
        if len(self._parts(word, seen)) < len(word):
            return None
        return self._foreign(word, seen, simplified)

    def _foreign(self, name: str, seen: str, simplified: bool) -> Sound:
        sounds = (self._sounding(a, b, simplified) for a, b in zip(name, seen, strict=True))
        return Sound(tuple(sounds), source="transliteration")

    def _listed(self, word: str, seen: str, simplified: bool) -> Sound | None:
        entries = self._candidates.entries(word, simplified)
        readings = list(dict.fromkeys(tuple(map(str.lower, entry.pinyin)) for entry in entries))
        if len(readings) == 1:
            proper = all(entry.pinyin[0][:1].isupper() for entry in entries)
            return Sound(readings[0], False, "dictionary", proper, _capitals(entries[0]) if proper else ())
        phrase = self._table.get(seen) if len(seen) > 1 else None
        if not readings:
            return Sound(tuple(phrase.split(" ")), source="phrase") if phrase else None
        if WORDS.get(seen) in readings:
            return Sound(WORDS[seen], False, "dictionary")
        syllables = tuple(phrase.split(" ")) if phrase else ()
        usual = syllables if syllables in readings else readings[0]
        return Sound(usual, True, "dictionary", choices=(Alternatives(0, tuple(readings)),))

    def _compound(self, word: str, seen: str, simplified: bool) -> Sound:
        parts = self._parts(word, seen)
        sounds = [
            Sound((inside,))
            if (inside := inside_sound(seen, a, b))
            else self._part(word[a:b], seen[a:b], simplified)
            for a, b in parts
        ]
        return joined_sound(seen, parts, sounds)

    def _part(self, word: str, seen: str, simplified: bool) -> Sound:
        if len(word) == 1:
            return self._alone(word, seen, simplified)
        if listed := self._listed(word, seen, simplified):
            return listed
        singles = [self._alone(a, b, simplified) for a, b in zip(word, seen, strict=True)]
        return replace(joined_sound(seen, [(at, at + 1) for at in range(len(word))], singles), doubtful=True)

    def _parts(self, word: str, seen: str) -> list[tuple[int, int]]:
        """The longest known words from left to right, single characters between them."""
        parts, at = [], 0
        while at < len(word):
            furthest = min(len(word) if at else len(word) - 1, at + LONGEST_WORD)
            ends = range(furthest, at + 1, -1)
            end = next((end for end in ends if self._known(word[at:end], seen[at:end])), at + 1)
            parts.append((at, end))
            at = end
        return parts

    def _known(self, word: str, seen: str) -> bool:
        return seen in self._table or self._dictionary.has(word)

    def _derive_name(self, name: str, seen: str, simplified: bool) -> Sound:
        """A name without dots: listed, of a Chinese person, transliterated, or made of words."""
        if len(name) > 1 and (listed := self._listed(name, seen, simplified)) and not listed.doubtful:
            return listed
        if (person := self._person(name, seen, simplified)) is not None:
            return person
        if all(character in SOUNDS for character in seen):
            return self._foreign(name, seen, simplified)
        return self._derive_word(name, seen, simplified)

    def _person(self, name: str, seen: str, simplified: bool) -> Sound | None:
        """Surname and given name; foreign names may begin with a surname's character."""
        size = 2 if seen[:2] in DOUBLE_SURNAMES and len(seen) > 2 else 1
        if not size < len(seen) <= size + 2 or (size == 1 and seen[0] not in COMMON_SURNAMES):
            return None
        if size == 1 and seen[0] in FOREIGN_OPENINGS and all(character in SOUNDS for character in seen):
            return None
        given = self._derive_word(name[size:], seen[size:], simplified)
        surname = self._surname(name[:size], seen[:size], simplified)
        choices = moved(given.choices, size)
        return Sound((*surname, *given.syllables), given.doubtful, "surname", starts=(size,), choices=choices)

    def _surname(self, name: str, seen: str, simplified: bool) -> tuple[str, ...]:
        if len(name) == 2:
            return DOUBLE_SURNAMES[seen]
        return (SURNAMES.get(seen) or self._alone(name, seen, simplified).syllables[0],)

    def _sounding(self, character: str, seen: str, simplified: bool) -> str:
        """The reading that a transliteration uses: 什 shi2 and 切 qie4, 娜 na4."""
        readings = [
            *self._candidates.readings(character, seen, simplified),
            *(self._table.get(seen) or "").split(),
        ]
        wanted = SOUNDS[seen][0].replace("v", "ü")
        fitting = [reading for reading in readings if reading[:-1] == wanted]
        if seen in TRANSLITERATED:
            return TRANSLITERATED[seen]
        usual = LIKELY.get(seen) or SURE.get(seen)
        if usual and (usual in fitting or not fitting):
            return usual
        return (fitting or readings or [""])[0]


_RULED = frozenset("得地着著了为还长种应差率数哦")
_RULES_KNOW_BETTER = frozenset("得地着了为应")
"""The context model takes 得 for dé wherever it is not de, and every 為 for wéi."""


def _capitals(entry: DictionaryEntry) -> tuple[int, ...]:
    """Where the words after the first begin: Xi2 Jin4 ping2."""
    return tuple(at for at, syllable in enumerate(entry.pinyin) if at and syllable[:1].isupper())
