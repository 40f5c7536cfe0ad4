"""How a run of characters is read, and how the readings of its parts make one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from reader.chinese.pronunciation import Reading


class Alternatives(NamedTuple):
    """What else some characters of a run may be read as."""

    at: int
    """Offset of the first of them in the run."""
    readings: tuple[tuple[str, ...], ...]
    open: bool = True
    """Nothing has decided between them; else the reading in place is the usual one."""


@dataclass(frozen=True)
class Sound:
    """How a run of Han characters is read. A text says the same words again: one stands for all of them."""

    syllables: tuple[str, ...]
    doubtful: bool = False
    source: str = "machine"
    proper: bool = False
    starts: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    """Where parts begin that are names, of a run that is none."""
    choices: tuple[Alternatives, ...] = ()
    """Where its sentence may decide otherwise."""

    @cached_property
    def reading(self) -> Reading:
        """Of a word that is no name, unless the dictionary says it is one."""
        return self._reading(self.proper)

    @cached_property
    def name(self) -> Reading:
        """Of a name."""
        return self._reading(proper=True)

    def _reading(self, proper: bool) -> Reading:
        return Reading(
            syllables=self.syllables,
            doubtful=self.doubtful,
            proper=proper,
            starts=self.starts,
            names=() if proper else self.names,
            source=self.source,
        )


def moved(choices: Iterable[Alternatives], by: int) -> tuple[Alternatives, ...]:
    """The same choices in a run that begins earlier."""
    return tuple(choice._replace(at=choice.at + by) for choice in choices)


def alternatives(every: Sequence[str], usual: str, doubtful: bool) -> tuple[Alternatives, ...]:
    """A choice for one character, if it has one."""
    readings = tuple((reading,) for reading in dict.fromkeys((usual, *every)) if reading)
    return (Alternatives(0, readings, doubtful),) if len(readings) > 1 else ()


def usually(alone: Sound, syllable: str) -> Sound:
    """The reading a phrase has: not in doubt, though the sentence may know better."""
    choices = tuple(choice._replace(open=False) for choice in alone.choices)
    return replace(alone, syllables=(syllable,), doubtful=False, source="context", choices=choices)


def inside_sound(seen: str, start: int, end: int) -> str:
    """What a character inside a longer word says that is mostly a particle alone: 出生|地, 情報局|長."""
    if end - start == 1 and seen[start] == "地":
        return "di4"
    return "zhang3" if end == len(seen) > 2 and seen[start:end] == "长" else ""


def joined_sound(seen: str, parts: Sequence[tuple[int, int]], sounds: Sequence[Sound]) -> Sound:
    """A run from its words, which are written apart as `written_apart` has it; names keep their capitals."""
    syllables: list[str] = []
    starts: list[int] = written_apart(seen, parts)
    names: list[int] = []
    choices: list[Alternatives] = []
    for (start, _), sound in zip(parts, sounds, strict=True):
        starts += [start + at for at in sound.starts]
        names += [start + at for at in ((0, *sound.starts) if sound.proper else sound.names)]
        choices += moved(sound.choices, start)
        syllables += sound.syllables
    return Sound(
        tuple(syllables),
        any(sound.doubtful for sound in sounds),
        _source_of(sounds),
        starts=tuple(sorted(starts)),
        names=tuple(names),
        choices=tuple(choices),
    )


def written_apart(seen: str, parts: Sequence[tuple[int, int]]) -> list[int]:
    """Where a written word begins, after the first, by GB/T 16159.

    Words of two characters or more stand apart, and so do function words and verbs of one. Other single
    characters lean on the word before them (員, 區), the first one and prefixes (副, 反) on the one behind;
    two of them after a word are a word (白宮|罵|戰).
    """
    starts: list[int] = []
    written, closed = 0, False
    for index, (start, end) in enumerate(parts):
        size, sign = end - start, seen[start:end]
        following = parts[index + 1][1] - end if index + 1 < len(parts) else 0
        longer = index > 0 and parts[index - 1][1] - parts[index - 1][0] > 1
        alone = (
            size == 1 and len(seen) > 3 and (sign in _APART or (sign in _DEEDS and longer and following != 1))
        )
        begins = size > 1 and written > 1
        if size == 1 and longer:
            begins = (sign in _PREFIXES and following > 1) or _is_pair(seen, parts, index)
        if index and (begins or closed or alone):
            starts.append(start)
            written = 0
        written += size
        closed = alone
    return starts


def _is_pair(seen: str, parts: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether just two single characters stand here that can be one word."""
    sizes = [end - start for start, end in parts[index : index + 3]]
    pair = seen[parts[index][0] : parts[index][0] + 2]
    return sizes[:2] == [1, 1] and sizes[2:] != [1] and not set(pair) & (_APART | _DEEDS | _PREFIXES)


_APART = frozenset("和与及或被把将在的之对向从于为给让由")
"""Function words."""
_DEEDS = frozenset("换变赴访救打抢买卖争夺促吃看说送讲写信靠迎斥轰批吁称指大小多少高低快慢强弱")
"""Verbs, and what is said of things: 領土|換|和平, 雷聲|大|雨點|小."""
_COUNTED = frozenset("点国项条个人")
_PREFIXES = frozenset("副反非超准亲总")


def _source_of(sounds: Sequence[Sound]) -> str:
    """The one source of them all; of several, that they are parts."""
    sources = {sound.source for sound in sounds}
    return sources.pop() if len(sources) == 1 else "parts"


def spread_sound(seen: str, runs: Iterable[tuple[int, int]], sounds: Sequence[Sound]) -> Sound:
    """A word with other signs in it: its runs in their places. What is counted stands apart: 28|點|和平."""
    syllables = [""] * len(seen)
    starts: list[int] = []
    names: list[int] = []
    choices: list[Alternatives] = []
    for (start, end), sound in zip(runs, sounds, strict=True):
        syllables[start:end] = sound.syllables
        names += [start + at for at in sound.names]
        if start and seen[start - 1].isdigit() and seen[start] in _COUNTED and end - start > 2:
            starts.append(start + 1)
        starts += [start + at for at in sound.starts]
        choices += moved(sound.choices, start)
    return Sound(
        tuple(syllables),
        doubtful=any(sound.doubtful for sound in sounds),
        source=_source_of(sounds),
        proper=all(sound.proper for sound in sounds),
        starts=tuple(dict.fromkeys(starts)),
        names=tuple(names),
        choices=tuple(choices),
    )
