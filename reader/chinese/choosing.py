"""Readings that several are possible for, chosen in their sentences.

A sound that is a guess among several carries its alternatives. They are put to the context model, many blocks
at a time; what it is sure of is no guess any more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.chinese.polyphones import UNTRUSTED
from reader.chinese.sounds import Alternatives, Sound

if TYPE_CHECKING:
    from reader.chinese.context import ContextModel

SURE_FROM = 0.95
"""Probability from which a choice is no guess."""
IN_FAVOUR = 1.0
"""Nats by which the usual reading leads: the model learnt from sentences with more of the rare ones."""
DECIDED = 4.0
"""The same of a reading that was not in doubt."""
_LEAST = 1e-12


class Question(NamedTuple):
    """Which of these readings does the character at this place have?"""

    view: str
    """The block in simplified characters."""
    at: int
    readings: tuple[str, ...]
    """Numbered pinyin."""


class Place(NamedTuple):
    """A word that has choices, where it stands."""

    view: str
    at: int
    """Offset of its first character in the view."""
    sounds: list[Sound]
    """Those of its block."""
    which: int

    def questions(self) -> Iterator[Question]:
        for choice in self.sounds[self.which].choices:
            for offset, readings in _differing(choice):
                yield Question(self.view, self.at + choice.at + offset, readings)

    def decide(self, shares: Iterator[tuple[float, ...]]) -> None:
        """Take the answers to the questions, and exchange the sound for the one that is right here."""
        sound = self.sounds[self.which]
        doubts = False
        for choice in sound.choices:
            answers = [
                (offset, dict(zip(readings, next(shares), strict=True)))
                for offset, readings in _differing(choice)
            ]
            reading, share = _likeliest(choice, answers, sound.syllables[choice.at :])
            if any((self.view[self.at + choice.at + at], reading[at]) in UNTRUSTED for at, _ in answers):
                doubts |= choice.open
                continue
            doubts |= choice.open and share < SURE_FROM
            sound = _with(sound, choice.at, reading)
        self.sounds[self.which] = replace(sound, doubtful=doubts)


def choose(places: Sequence[Place], model: ContextModel) -> None:
    """Exchange the sounds at these places for those that are right in their sentences."""
    shares = iter(model.weigh([question for place in places for question in place.questions()]))
    for place in places:
        place.decide(shares)


def _differing(choice: Alternatives) -> list[tuple[int, tuple[str, ...]]]:
    """(offset, the syllables it may have there) of the characters in which the alternatives differ."""
    columns = (tuple(dict.fromkeys(column)) for column in zip(*choice.readings, strict=True))
    return [(offset, column) for offset, column in enumerate(columns) if len(column) > 1]


def _likeliest(
    choice: Alternatives, answers: Sequence[tuple[int, Mapping[str, float]]], usual: Sequence[str]
) -> tuple[tuple[str, ...], float]:
    """(the reading, its probability among the alternatives)."""
    lead = IN_FAVOUR if choice.open else DECIDED
    nats = [
        sum(math.log(max(share[reading[offset]], _LEAST)) for offset, share in answers)
        + (lead if reading == tuple(usual[: len(reading)]) else 0.0)
        for reading in choice.readings
    ]
    best = max(range(len(nats)), key=nats.__getitem__)
    return choice.readings[best], 1 / sum(math.exp(other - nats[best]) for other in nats)


def _with(sound: Sound, at: int, reading: tuple[str, ...]) -> Sound:
    end = at + len(reading)
    if sound.syllables[at:end] == reading:
        return sound
    syllables = (*sound.syllables[:at], *reading, *sound.syllables[end:])
    return replace(sound, syllables=syllables, source="sentence")
