"""Words: the cheapest path through one lattice over the simplified view.

No HMM, which invents words on names (網誌指). Edges are dictionary words weighed by jieba's frequencies and
CC-CEDICT's headwords, whole numbers and dates, Latin runs and signs; callers add edges of their own (glossary
entries, names) to the same lattice. Costs are nats: negative log probabilities.

Measured on GSD dev (500 sentences): F1 79.3 for jieba on the simplified view, 84.7 for this lattice, dates
taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from reader.chinese.numerals import find_numbers
from reader.chinese.unlisted import Unlisted, surnames_alone
from reader.chinese.wordcosts import UNKNOWN
from reader.chinese.wordlist import Raw, WordList


class TokenKind(IntEnum):
    """As `reader.annotation.spans.SpanKind`, which a test pins to it."""

    WORD = 2
    NUMBER = 3
    LATIN = 4
    PUNCTUATION = 5


SURNAME, GIVEN = -2, -3
"""Payloads of the two words that the name of a Chinese person nobody lists is made of."""


class Edge(NamedTuple):
    start: int
    """Offset of the first character."""
    end: int
    cost: float
    """Nats; the path with the least sum wins."""
    kind: int = TokenKind.WORD
    payload: int = -1
    """Of a WORD in the lattice: where the given name begins, if it is a person's whole name."""


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々]+")
_OTHER = re.compile(
    r"(?P<latin>[A-Za-z\u00c0-\u024f\u0370-\u052f](?:[\w\u00c0-\u024f\u0370-\u052f'’&.+@-]*[A-Za-z0-9\u00c0-\u024f\u0370-\u052f+])?)"
    r"|(?P<space>\s+)|(?P<sign>(?P<one>[^\w\s])(?P=one)*|_|.)",
    re.ASCII | re.DOTALL,
)


class Segmenter:
    """Opened in a few milliseconds once its word list has been built; for one thread at a time."""

    def __init__(self, words: WordList, unlisted: Unlisted) -> None:
        self._words = words
        self._unlisted = unlisted

    @classmethod
    def open(cls, cache_dir: Path) -> Segmenter:
        """With the word list in this directory, which is built there the first time."""
        return cls(WordList.open(cache_dir), Unlisted.open(cache_dir))

    def cut(self, text: str) -> list[str]:
        """The words of a text, white space left out."""
        from reader.chinese.script import analysis_view

        return [text[edge.start : edge.end] for edge in self.segment(text, analysis_view(text))]

    def segment(self, text: str, view: str, extra: Iterable[Edge] = ()) -> list[Edge]:
        """The best path: it covers all but white space, in order, each character once."""
        return [Edge(*edge) for edge in self.path(text, view, extra)]

    def path(self, text: str, view: str, extra: Iterable[Edge] = ()) -> list[Raw]:
        """The same, without making each an Edge."""
        _, back = self._weigh(view, extra)
        surnames = surnames_alone(view)
        path: list[Raw] = []
        at = len(view)
        while at > 0:
            edge = back[at]
            if edge is None:
                at -= 1
                continue
            at, _, _, kind, payload = edge
            if kind == _WORD and payload >= 0:
                path += _name_parts(edge)
            elif surnames.get(at) == edge[1] and kind == _WORD and payload == -1:
                path.append((*edge[:4], SURNAME))
            elif kind != _SIGN or not text[at].isspace():
                path.append(edge)
        path.reverse()
        return path

    def cost(self, view: str) -> float:
        """Nats of the best path through a stretch by itself."""
        return self._weigh(view, ())[0][-1] if view else 0.0

    def edges(self, text: str, view: str) -> list[Edge]:
        """Every edge the segmenter itself puts into the lattice."""
        return [Edge(*edge) for edges in self._lattice(view) for edge in edges if not text[edge[0]].isspace()]

    def weighed(self, view: str, extra: Iterable[Edge] = ()) -> Iterator[Edge]:
        """Every edge that `segment` chooses from, white space and the callers' own among them."""
        for edges in self._lattice(view):
            yield from (Edge(*edge) for edge in edges)
        yield from extra

    def _weigh(self, view: str, extra: Iterable[Edge]) -> tuple[list[float], list[Raw | None]]:
        """Least cost to each offset and the edge it is reached by."""
        size = len(view)
        best = [_FAR] * (size + 1)
        back: list[Raw | None] = [None] * (size + 1)
        best[0] = 0.0
        added: dict[int, list[Raw]] = {}
        for edge in extra:
            added.setdefault(edge.start, []).append(edge)
        for start, end, others in self._stretches(view, added):
            if others is None:
                self._words.reach(view, start, end, added, best, back)
                continue
            for way in others:
                if (cost := best[way[0]] + way[2]) < best[way[1]]:
                    best[way[1]] = cost
                    back[way[1]] = way
        return best, back

    def _stretches(
        self, view: str, added: dict[int, list[Raw]]
    ) -> Iterator[tuple[int, int, list[Raw] | None]]:
        """(start, end, None) of runs of Han characters, whose words are looked for where they are weighed;
        (start, end, edges) of everything between. What begins in a run is put to `added`.
        """
        numbers = dict(find_numbers(view))
        for start, edges in self._unlisted_names(view).items():
            added.setdefault(start, []).extend(edges)
        at, size = 0, len(view)
        while at < size:
            run = _HAN.match(view, at)
            if run:
                end = run.end()
                for start in range(at, end) if numbers else ():
                    if start in numbers:
                        added.setdefault(start, []).append(self._number(view, start, numbers[start]))
                yield at, end, None
            else:
                end, edges = _other(view, at, numbers.get(at, 0))
                edges += [way for start in range(at, end) for way in added.get(start, ())]
                edges.sort(key=_START)
                yield at, end, edges
            at = end

    def _number(self, view: str, start: int, end: int) -> Raw:
        """A number that begins with a Chinese character; 第一 is a word."""
        if view[start] != "第":
            return start, end, _NUMBER, 3, -1
        return start, end, _ORDINAL, 3 if self._words.cost(view[start:end]) is None else 2, -1

    def _lattice(self, view: str) -> Iterator[Sequence[Raw]]:
        """Every edge, by their start, in order."""
        added: dict[int, list[Raw]] = {}
        for start, end, others in self._stretches(view, added):
            if others is None:
                for at in range(start, end):
                    yield [*self._words.from_start(view, at, end), *added.get(at, ())]
            else:
                yield others

    def _unlisted_names(self, view: str) -> dict[int, list[Raw]]:
        """By start: names no list has. The payload of a Chinese person tells where the given name begins."""
        edges: dict[int, list[Raw]] = {}
        for head in _HEADS.finditer(view):
            # 警務處|處長, 教育局|局長: who heads what the word before it ends in.
            start = head.start() + 1
            if (cost := self._words.cost(view[start : start + 2])) is not None:
                edges.setdefault(start, []).append((start, start + 2, cost - _HEADED, 2, -1))
        for start, end, cost in self._unlisted.foreign(view):
            edges.setdefault(start, []).append((start, end, cost, 2, -1))
        for start, given, end, cost in self._unlisted.persons(view):
            edges.setdefault(start, []).append((start, end, cost, 2, given))
        return edges


def _name_parts(edge: Raw) -> tuple[Raw, Raw]:
    """Given name and surname, the last first, as the path is read back."""
    start, end, cost, kind, given = edge
    return (given, end, 0.0, kind, GIVEN), (start, given, cost, kind, SURNAME)


def _other(view: str, at: int, number_end: int) -> tuple[int, list[Raw]]:
    """Where a number, Latin run or sign ends, and its edges: inside it there are only costly single ones."""
    if number_end:
        end, kind, cost = number_end, TokenKind.NUMBER, _SURE
    else:
        other = _OTHER.match(view, at)
        assert other is not None
        end = other.end()
        kind, cost = _kind_of(view[at], latin=other.group("latin") is not None)
    single = (at, at + 1, _BROKEN, kind, -1)
    if end == at + 1:
        return end, [(at, end, cost, kind, -1)]
    return end, [
        (at, end, cost, kind, -1),
        single,
        *((start, start + 1, _BROKEN, kind, -1) for start in range(at + 1, end)),
    ]


def _kind_of(character: str, *, latin: bool) -> tuple[TokenKind, float]:
    if latin:
        return TokenKind.LATIN, _LATIN
    if character.isdigit():
        return TokenKind.NUMBER, _SURE
    return (TokenKind.WORD if character.isalnum() else TokenKind.PUNCTUATION), _SURE


_START = itemgetter(0)
_WORD, _SIGN = int(TokenKind.WORD), int(TokenKind.PUNCTUATION)
_FAR = 1e18
_SURE = 1.0
"""A number in digits, a sign: there is no other way to read it."""
_LATIN = 9.0
"""A Latin run: the same, but an entry that is this very run (GDP, Reuters) goes first."""
_HEADS = re.compile("([\u4e00-\u9fff])(?=\\1长)")
_HEADED = 4.0
"""Taken off a head's title right after the same character."""
_BROKEN = UNKNOWN * 3
"""One character out of the middle of such a run, for entries that begin or end inside it."""
_NUMBER = 8.0
"""A number in Chinese characters with its unit."""
_ORDINAL = 5.0
"""第 and a number: the prefix by itself is next to nothing."""
