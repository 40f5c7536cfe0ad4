"""How titles sound, in letters only: for search and order by pinyin. Derived once for each title and kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import zip_longest

import msgspec

from reader import locations
from reader.chinese.pronunciation import Reading
from reader.chinese.pronunciation import fold as fold_sound
from reader.filewrite import replace_bytes

_PORTION = 100
"""Titles read at once: between portions other threads have their turn."""
_FILE = "library-sounds.json"
_MOST = 100_000
"""Titles kept; more than that, and it begins afresh."""


def sounds_of(titles: Sequence[str]) -> list[str]:
    """One for each title; Latin letters and figures sound as they are written."""
    file = locations.cache_dir() / _FILE
    known: dict[str, str] = {}
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        known = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    unknown = list(dict.fromkeys(title for title in titles if title not in known))
    if unknown:
        derived = dict(zip(unknown, _derived(unknown), strict=True))
        known = derived if len(known) + len(derived) > _MOST else known | derived
        with suppress(OSError):
            replace_bytes(file, msgspec.json.encode(known))
    return [known.get(title, "") for title in titles]


def _derived(titles: Sequence[str]) -> list[str]:
    from reader.chinese.dictionary import Dictionary
    from reader.chinese.pronunciation import Pronouncer, System, Words
    from reader.chinese.script import analysis_view
    from reader.chinese.segmentation import Segmenter

    cache = locations.cache_dir()
    pronouncer, segmenter = Pronouncer(Dictionary.open(cache)), Segmenter.open(cache)
    sounds: list[str] = []
    for first in range(0, len(titles), _PORTION):
        portion = titles[first : first + _PORTION]
        blocks = []
        for title in portion:
            view = analysis_view(title)
            tokens = [(edge[0], edge[1]) for edge in segmenter.path(title, view)]
            blocks.append(Words(title, view, tokens))
        for block, readings in zip(blocks, pronouncer.read_blocks(blocks, System.PINYIN), strict=True):
            sounds.append("".join(map(partial(_sound, block.text), block.tokens, readings)))
    return sounds


def _sound(title: str, token: tuple[int, int], reading: Reading) -> str:
    signs = title[slice(*token)]
    return "".join(
        fold_sound(syllable) if syllable else sign.casefold()
        for sign, syllable in zip_longest(signs, reading.syllables[: len(signs)], fillvalue="")
        if syllable or sign.isalnum()
    )
