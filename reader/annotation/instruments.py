"""The slow things annotation works with, each opened when first asked for, in whatever thread asks."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.pronunciation import Pronouncer
    from reader.chinese.segmentation import Segmenter
    from reader.chinese.wordlist import WordList


class Instruments:
    """Word frequencies, dictionary, readings. The first use on a machine builds files in `cache_dir`."""

    def __init__(self, cache_dir: Path) -> None:
        self._cache_dir = cache_dir

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
    def pronouncer(self) -> Pronouncer:
        from reader.chinese.pronunciation import Pronouncer

        return Pronouncer(self.dictionary)
