"""Which entries of the dictionary may be meant where a word is printed so, and how characters may be read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.chinese.dictionary import is_marginal

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary, DictionaryEntry
    from reader.chinese.soundtables import Table


class Candidates:
    """`simplified` says that the text is in simplified characters: in a traditional one 乾 is no 幹."""

    def __init__(self, dictionary: Dictionary, table: Table) -> None:
        self._dictionary = dictionary
        self._table = table
        self.readings = lru_cache(4_000)(self._readings)
        self.entries = lru_cache(8_000)(self._entries)

    def _readings(self, character: str, seen: str, simplified: bool) -> tuple[str, ...]:
        """Of a character, the commonest first."""
        entries = self.entries(character, simplified)
        listed = list(dict.fromkeys(entry.pinyin[0].lower() for entry in entries))
        order = (self._table.get(seen) or self._table.get(character) or "").split()
        listed.sort(key=lambda reading: order.index(reading) if reading in order else len(order))
        return tuple(listed or order)

    def every(self, character: str, simplified: bool) -> tuple[str, ...]:
        """Every reading that the dictionary has for a character in this form, rare ones and names too."""
        found = [entry for entry in self._dictionary.entries(character) if len(entry.pinyin) == 1]
        if not simplified:
            found = [entry for entry in found if entry.traditional == character] or found
        return tuple(dict.fromkeys(entry.pinyin[0].lower() for entry in found))

    def _entries(self, word: str, simplified: bool) -> tuple[DictionaryEntry, ...]:
        """The entries that may be meant: in a traditional text those of the printed form."""
        found = self._dictionary.entries(word)
        fitting = [entry for entry in found if len(entry.pinyin) == len(word) and all(entry.pinyin)]
        if not simplified:
            fitting = [entry for entry in fitting if entry.traditional == word] or fitting
        common = [entry for entry in fitting if not is_marginal(entry)]
        lower = [entry for entry in common if not entry.pinyin[0][:1].isupper()]
        if len(word) > 1:
            return tuple(sorted(common or fitting, key=lambda entry: entry not in lower))
        return tuple(lower or common or fitting)
