"""What questions search in, each opened when first asked for, renewed with the glossary. For the worker."""

from __future__ import annotations

from operator import is_not, ne
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.likely import Likely, SoundsOfText
    from reader.annotation.meanings import Meanings
    from reader.chinese.dictionarysearch import DictionarySearch
    from reader.glossary.index import EntryIndex


class Searched:
    def __init__(self) -> None:
        self._index: EntryIndex | None = None
        self._sounds: tuple[tuple[object, object], SoundsOfText] | None = None
        """Of which glossary and corrections."""
        self._likely: Likely | None = None
        self._searches: list[DictionarySearch] | None = None
        self._meanings: tuple[tuple[str, Annotator], Meanings] | None = None
        """Of the last query."""

    def likely(self, annotator: Annotator, letters: str) -> Likely:
        """Tells the blocks that may hold a reading."""
        from reader.annotation.likely import Likely, SoundsOfText
        from reader.locations import cache_dir

        own = (annotator.glossary, annotator.corrections)
        if self._sounds is None or any(map(is_not, self._sounds[0], own)):
            self._sounds = own, SoundsOfText(annotator, cache_dir())
        if (
            self._likely is None
            or self._likely.letters != letters
            or self._likely.sounds is not self._sounds[1]
        ):
            self._likely = Likely(letters, self._sounds[1])
        return self._likely

    def meanings(self, annotator: Annotator, query: str) -> Meanings | None:
        """Tells where the text says in Chinese what a query says in English; None where that
        is nothing to ask."""
        from reader.annotation.meanings import Meanings, may_mean

        if not may_mean(query):
            return None
        about = (query, annotator)
        if self._meanings is None or any(map(ne, self._meanings[0], about)):
            index, searches = self.index_of(annotator), self.searches(annotator)
            self._meanings = about, Meanings(query, annotator, index, searches)
        return self._meanings[1]

    def searches(self, annotator: Annotator) -> list[DictionarySearch]:
        """The dictionaries by what they mean."""
        if self._searches is None:
            from reader.chinese.dictionarysearch import DictionarySearch

            self._searches = [DictionarySearch(each, annotator.words) for each in annotator.dictionaries]
        return self._searches

    def index_of(self, annotator: Annotator) -> EntryIndex:
        """All entries, to be searched."""
        if self._index is None or self._index.glossary is not annotator.glossary:
            from reader.glossary.index import EntryIndex
            from reader.locations import cache_dir

            self._index = EntryIndex(annotator.glossary, cache_dir())
        return self._index
