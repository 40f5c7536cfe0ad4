"""The slow things annotation works with, each opened when first asked for, in whatever thread asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.pronunciation import Pronouncer
    from reader.chinese.segmentation import Segmenter
    from reader.chinese.wordlist import WordList


class Instruments:
    """Word frequencies, dictionaries, readings. The first use on a machine builds files in `cache_dir`."""

    def __init__(self, cache_dir: Path, dictionaries: Path | None = None) -> None:
        """`dictionaries` is the folder of imported ones; without it there is only the shipped one."""
        self._cache_dir = cache_dir
        self._dictionaries = dictionaries

    @cached_property
    def words(self) -> WordList:
        from reader.chinese.wordlist import WordList

        return WordList.open(self._cache_dir)

    @cached_property
    def segmenter(self) -> Segmenter:
        from reader.chinese.segmentation import Segmenter
        from reader.chinese.unlisted import Unlisted

        return Segmenter(self.words, Unlisted.open(self._cache_dir))

    @cached_property
    def dictionary(self) -> Dictionary:
        from reader.chinese.dictionary import Dictionary

        return Dictionary.open(self._cache_dir)

    @cached_property
    def asked(self) -> Sequence[Dictionary]:
        """The dictionaries that tell meanings, in their order."""
        if self._dictionaries is None or not self._dictionaries.is_dir():
            return (self.dictionary,)
        from reader.chinese.dictionaries import Shelf

        return Shelf(self._dictionaries, self._cache_dir).open_all(self.dictionary)

    @cached_property
    def pronouncer(self) -> Pronouncer:
        from reader.chinese.pronunciation import Pronouncer

        return Pronouncer(self.dictionary)
