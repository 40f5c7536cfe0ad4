"""How a run of characters is read, and how the readings of its parts make one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.chinese.pronunciation import Reading


@dataclass(frozen=True, slots=True)
class Sound:
    """How a run of Han characters is read."""

    syllables: tuple[str, ...]
    doubtful: bool = False
    source: str = "machine"
    proper: bool = False
    starts: tuple[int, ...] = ()


def inside_sound(seen: str, start: int, end: int) -> str:
    """What a character inside a longer word says that is mostly a particle alone: 出生|地, 情報局|長."""
    if end - start == 1 and seen[start] == "地":
        return "di4"
    return "zhang3" if end == len(seen) > 2 and seen[start:end] == "长" else ""


def joined_sound(parts: Sequence[tuple[int, int]], sounds: Sequence[Sound]) -> Sound:
    """A run from its words. Longer ones are written apart; a single character leans on its neighbour."""
    syllables: list[str] = []
    starts: list[int] = []
    written = 0
    for (start, end), sound in zip(parts, sounds, strict=True):
        if written >= 2 and end - start >= 2:
            starts.append(start)
            written = 0
        starts += [start + at for at in sound.starts]
        syllables += sound.syllables
        written += end - start
    doubtful = any(sound.doubtful for sound in sounds)
    return Sound(tuple(syllables), doubtful, _source_of(sounds), starts=tuple(starts))


def _source_of(sounds: Sequence[Sound]) -> str:
    """The one source of them all; of several, that they are parts."""
    sources = {sound.source for sound in sounds}
    return sources.pop() if len(sources) == 1 else "parts"


def as_reading(sound: Sound, proper: bool) -> Reading:
    return Reading(
        syllables=sound.syllables,
        doubtful=sound.doubtful,
        proper=proper or sound.proper,
        starts=sound.starts,
        source=sound.source,
    )


def spread_sound(
    size: int, runs: Iterable[tuple[int, int]], sounds: Sequence[Sound], proper: bool
) -> Reading:
    """A word with other signs in it: its runs in their places."""
    syllables = [""] * size
    starts: list[int] = []
    for (start, end), sound in zip(runs, sounds, strict=True):
        syllables[start:end] = sound.syllables
        starts += [start + at for at in sound.starts]
    return Reading(
        syllables=tuple(syllables),
        doubtful=any(sound.doubtful for sound in sounds),
        proper=proper or all(sound.proper for sound in sounds),
        starts=tuple(starts),
        source=_source_of(sounds),
    )
