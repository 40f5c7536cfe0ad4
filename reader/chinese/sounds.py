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


def joined_sound(parts: Sequence[tuple[int, int]], sounds: Sequence[Sound]) -> Sound:
    """A run from its words. Longer ones are written apart; a single character leans on its neighbour."""
    syllables: list[str] = []
    starts: list[int] = []
    choices: list[Alternatives] = []
    written = 0
    for (start, end), sound in zip(parts, sounds, strict=True):
        if written >= 2 and end - start >= 2:
            starts.append(start)
            written = 0
        starts += [start + at for at in sound.starts]
        choices += moved(sound.choices, start)
        syllables += sound.syllables
        written += end - start
    doubtful = any(sound.doubtful for sound in sounds)
    source = _source_of(sounds)
    return Sound(tuple(syllables), doubtful, source, starts=tuple(starts), choices=tuple(choices))


def _source_of(sounds: Sequence[Sound]) -> str:
    """The one source of them all; of several, that they are parts."""
    sources = {sound.source for sound in sounds}
    return sources.pop() if len(sources) == 1 else "parts"


def spread_sound(size: int, runs: Iterable[tuple[int, int]], sounds: Sequence[Sound]) -> Sound:
    """A word with other signs in it: its runs in their places."""
    syllables = [""] * size
    starts: list[int] = []
    choices: list[Alternatives] = []
    for (start, end), sound in zip(runs, sounds, strict=True):
        syllables[start:end] = sound.syllables
        starts += [start + at for at in sound.starts]
        choices += moved(sound.choices, start)
    return Sound(
        tuple(syllables),
        doubtful=any(sound.doubtful for sound in sounds),
        source=_source_of(sounds),
        proper=all(sound.proper for sound in sounds),
        starts=tuple(starts),
        choices=tuple(choices),
    )
