"""Which of several readings a character has in its sentence, by a model that has read the sentence.

The model is g2pM's (Apache-2.0; Park and Lee 2020): one bidirectional LSTM over the simplified sentence,
trained on its CPP corpus. Its weights are read as data and run here in batches, both directions at once: as
it comes, g2pM takes one sentence at a time and answers for every character.
"""

from __future__ import annotations

import math
import pickle
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from reader.chinese.cachefile import package_directory

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.chinese.choosing import Question

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]

LONGEST = 96
"""Characters of a piece the model reads at a time; longer sentences are cut."""
BATCH = 128
"""Pieces run together."""
_PIECE = re.compile(rf"[^。！？!?；;\n]{{1,{LONGEST}}}[。！？!?；;\n]?|[。！？!?；;\n]")
_UNKNOWN, _BEGIN, _END = "<UNK>", "시", "끝"


class ContextModel:
    """Opened in about 20 ms, numpy aside; for one thread at a time."""

    def __init__(
        self, weights: Mapping[str, Floats], numbers: Mapping[str, int], classes: Mapping[str, int]
    ) -> None:
        self._number_of = numbers
        self._class_of = {reading.replace("u:", "ü"): index for reading, index in classes.items()}
        self._network = _Network(weights)

    @classmethod
    def open(cls) -> ContextModel:
        """From the package's own files, as trusted as its code."""
        folder = package_directory("g2pM")
        return cls(*(_load(folder / f"{name}.pkl") for name in ("np_ckpt", "char2idx", "class2idx")))

    def weigh(self, questions: Sequence[Question]) -> list[tuple[float, ...]]:
        """For each question the probability of each of its readings, among these only.

        0 for a reading the model does not know; all 0 where it knows none of them.
        """
        wanted: dict[str, dict[int, list[int]]] = {}
        for index, question in enumerate(questions):
            wanted.setdefault(question.view, {}).setdefault(question.at, []).append(index)
        shares: list[tuple[float, ...]] = [()] * len(questions)
        pieces = sorted(_pieces(wanted), key=lambda piece: len(piece.text))
        for first in range(0, len(pieces), BATCH):
            batch = pieces[first : first + BATCH]
            asked = [indices for piece in batch for indices in piece.questions]
            for indices, logits in zip(asked, self._logits(batch), strict=True):
                for index in indices:
                    shares[index] = self._shares(logits, questions[index].readings)
        return shares

    def _logits(self, batch: Sequence[_Piece]) -> Floats:
        number, unknown = self._number_of, self._number_of[_UNKNOWN]
        rows = [
            [number[_BEGIN], *(number.get(character, unknown) for character in piece.text), number[_END]]
            for piece in batch
        ]
        places = [(row, at + 1) for row, piece in enumerate(batch) for at in piece.places]
        return self._network.logits(rows, places)

    def _shares(self, logits: Floats, readings: Sequence[str]) -> tuple[float, ...]:
        known = [self._class(reading, readings, logits) for reading in readings]
        scores = [float(logits[index]) for index in known if index >= 0]
        if not scores:
            return (0.0,) * len(readings)
        top = max(scores)
        shares = [math.exp(logits[index] - top) if index >= 0 else 0.0 for index in known]
        total = sum(shares)
        return tuple(share / total for share in shares)

    def _class(self, reading: str, readings: Sequence[str], logits: Floats) -> int:
        """Its number; -1 where the model has none. It knows few neutral tones: 好處 chu5 is its chu4."""
        known = self._class_of.get(reading, -1)
        if known >= 0 or reading[-1:] != "5":
            return known
        toned = {f"{reading[:-1]}{tone}" for tone in "1234"}.difference(readings)
        return max(
            (self._class_of[other] for other in toned & self._class_of.keys()),
            key=logits.__getitem__,
            default=-1,
        )


class _Piece(NamedTuple):
    """A sentence to read."""

    text: str
    places: Sequence[int]
    """Where in it something is asked."""
    questions: Sequence[Sequence[int]]
    """By place: the numbers of the questions asked there."""


def _pieces(wanted: Mapping[str, Mapping[int, Sequence[int]]]) -> Iterator[_Piece]:
    for view, asked in wanted.items():
        places = sorted(asked)
        first = 0
        for piece in _PIECE.finditer(view):
            until = bisect_left(places, piece.end(), first)
            if until > first:
                inside = places[first:until]
                yield _Piece(piece[0], [at - piece.start() for at in inside], [asked[at] for at in inside])
            first = until


def _load(path: Path) -> Any:
    with path.open("rb") as file:
        return pickle.load(file)


class _Network:
    """The forward and the backward LSTM as one batch of two, and the two layers above them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        # sigmoid(x) = (1 + tanh(x/2)) / 2: with its rows halved one tanh serves all four gates.
        hidden = weights["lstm.weight_hh_l0"].shape[1]
        halved = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), hidden)
        both = [("lstm.{}_l0", ""), ("lstm.{}_l0_reverse", "")]
        self._hidden = hidden
        self._embedding = weights["embedding.weight"]
        self._input = np.stack([(weights[name.format("weight_ih")] * halved[:, None]).T for name, _ in both])
        self._recurrent = np.stack(
            [(weights[name.format("weight_hh")] * halved[:, None]).T for name, _ in both]
        )
        biases = [weights[name.format("bias_ih")] + weights[name.format("bias_hh")] for name, _ in both]
        self._bias = np.stack(biases)[:, None, :] * halved
        self._layers = [
            (weights[f"logit_layer.{n}.weight"].T, weights[f"logit_layer.{n}.bias"]) for n in (0, 2)
        ]

    def logits(self, rows: Sequence[Sequence[int]], places: Sequence[tuple[int, int]]) -> Floats:
        """One row of scores over all readings for each (row, column)."""
        lengths = np.array([len(row) for row in rows])
        longest = int(lengths.max())
        forward = np.zeros((len(rows), longest), np.int64)
        backward = np.zeros_like(forward)
        for at, row in enumerate(rows):
            forward[at, : len(row)] = row
            backward[at, : len(row)] = row[::-1]
        states = self._run(np.stack([forward, backward]))
        row, column = np.array(places).T
        seen = np.concatenate([states[column, 0, row], states[lengths[row] - 1 - column, 1, row]], axis=1)
        (inner, inner_bias), (outer, outer_bias) = self._layers
        return np.asarray(np.maximum(seen @ inner + inner_bias, 0.0) @ outer + outer_bias)

    def _run(self, numbers: Whole) -> Floats:
        """(step, direction, row, unit) of all hidden states."""
        size = self._hidden
        gates = self._embedding[numbers.transpose(0, 2, 1)]  # direction, step, row, unit
        directions, steps, rows, units = gates.shape
        fed = gates.reshape(directions, steps * rows, units) @ self._input + self._bias
        fed = fed.reshape(directions, steps, rows, 4 * size)
        state = np.zeros((directions, rows, size), np.float32)
        cell = np.zeros_like(state)
        states = np.empty((steps, directions, rows, size), np.float32)
        for step in range(steps):
            gate = np.tanh(fed[:, step] + state @ self._recurrent)
            opened = gate[..., : 2 * size] * 0.5 + 0.5
            cell = opened[..., size:] * cell + opened[..., :size] * gate[..., 2 * size : 3 * size]
            state = (gate[..., 3 * size :] * 0.5 + 0.5) * np.tanh(cell)
            states[step] = state
        return states
