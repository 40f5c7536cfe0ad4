"""The word list: jieba's frequencies and CC-CEDICT's headwords in one memory-mapped trie.

Built once, in about a second, into the cache directory; opened in well under a millisecond; its pages are
shared and cost the process only what it touches. jieba itself is never imported (0.7 s and 60 MB).
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reader.chinese.cachefile import SEAL_BYTES, built_once, temporary_directory
from reader.chinese.wordcosts import LONGEST, UNKNOWN, costs_of_words, state_of_sources

Raw = tuple[int, int, float, int, int]
"""(start, end, cost, kind, payload) of an edge: a plain tuple, because most are made to lose."""

FORMAT = 8


class WordList:
    """Words by their simplified form, each with its cost in nats."""

    def __init__(self, trie: Any, costs: array[float]) -> None:
        self._prefixes = trie.iter_prefixes_with_ids
        self._id = trie.get
        self._costs = costs

    @classmethod
    def open(cls, cache_dir: Path) -> WordList:
        """From the cache, or a temporary directory; built first where it is missing or damaged."""
        name = f"words-{FORMAT}-{state_of_sources()}.marisa"
        path = built_once(cache_dir / name, _build)
        try:
            return cls(*_load(path))
        except (OSError, ValueError, RuntimeError):
            return cls(*_load(_built_anew(path)))

    def cost(self, word: str) -> float | None:
        """Of one word; None where it is in neither list."""
        index = self._id(word)
        return None if index is None else self._costs[index]

    def from_start(self, view: str, start: int, end: int) -> list[Raw]:
        """(start, end, cost, kind, payload) of every word that begins here and ends by `end`."""
        costs = self._costs
        edges = [
            (start, start + len(word), costs[index], 2, -1)
            for word, index in self._prefixes(view[start : min(end, start + LONGEST)])
        ]
        if not edges or edges[0][1] != start + 1:
            edges.insert(0, (start, start + 1, UNKNOWN, 2, -1))
        return edges

    def reach(
        self,
        view: str,
        start: int,
        end: int,
        added: Mapping[int, Sequence[Raw]],
        best: list[float],
        back: list[Raw | None],
    ) -> None:
        """Take every word and every added edge that begins in a run of Han characters, from left to right.

        `best` and `back` are those of the segmenter. All its time goes here, and most edges lose: what
        `from_start` would make is made only of those that win.
        """
        prefixes, costs, run = self._prefixes, self._costs, view[start:end]
        for at in range(start, end):
            here = best[at]
            if here + UNKNOWN < best[at + 1]:
                best[at + 1] = here + UNKNOWN
                back[at + 1] = (at, at + 1, UNKNOWN, 2, -1)
            for word, index in prefixes(run[at - start : at - start + LONGEST]):
                stop, cost = at + len(word), costs[index]
                if here + cost < best[stop]:
                    best[stop] = here + cost
                    back[stop] = (at, stop, cost, 2, -1)
            if at in added:
                for way in added[at]:
                    if here + way[2] < best[way[1]]:
                        best[way[1]] = here + way[2]
                        back[way[1]] = way


def _load(path: Path) -> tuple[Any, array[float]]:
    """Raises OSError, ValueError or RuntimeError where the file has gone at this moment."""
    import marisa_trie

    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        trie = marisa_trie.Trie().mmap(str(path))
        costs = array("f")
        file.seek(size - SEAL_BYTES - costs.itemsize * len(trie))
        costs.fromfile(file, len(trie))
    return trie, costs


def _built_anew(path: Path) -> Path:
    """In place of a file that has gone; beside the way where that cannot be removed."""
    try:
        path.unlink()
    except OSError:
        path = temporary_directory() / path.name
    return built_once(path, _build)


def _build(path: Path) -> None:
    """The trie and the costs by its indexes."""
    import marisa_trie

    costs = dict(costs_of_words())
    trie = marisa_trie.Trie(costs.keys())
    column = array("f", bytes(4 * len(costs)))
    for word, cost in costs.items():
        column[trie[word]] = cost
    path.write_bytes(trie.tobytes() + column.tobytes())
