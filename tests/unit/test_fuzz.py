"""A few inputs through every door each time; `python -m tests.fuzz` is the long run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reader.sources.formats import FORMATS
from tests.fuzz.mutating import Mutator
from tests.fuzz.running import TooLongError, fuzz, time_bound
from tests.fuzz.seeds import OF_FORMATS
from tests.fuzz.targets import Target, targets

SECONDS = 0.5
"""Of each target; some take longer for one input."""


@pytest.mark.parametrize("name", targets())
def test_every_door_holds_against_what_is_almost_valid(name: str) -> None:
    run = fuzz(targets()[name], seconds=SECONDS, inputs=150, first=7_000_000)
    assert run.inputs
    assert not run.found, "\n".join(f"{found.data!r}\n{found.told}" for found in run.found.values())


def test_every_format_has_seeds_of_its_own() -> None:
    assert {one.name for one in FORMATS} <= set(OF_FORMATS)


@pytest.mark.parametrize("name", targets())
def test_every_seed_is_taken_as_it_is(name: str, tmp_path: Path) -> None:
    target = targets()[name]
    for seed in target.seeds:
        told = [target.run(seed, Random(number), tmp_path) for number in range(4)]
        assert any(not one.startswith("refused") for one in told), told


def test_an_input_is_made_again_from_its_number() -> None:
    seeds = targets()["open-epub"].seeds
    made = [Mutator(Random("a 5")).changed(seeds) for _ in range(2)]
    assert made[0] == made[1] != seeds[0]


def faulty(run: Callable[[bytes], object]) -> Target:
    return Target("faulty", [b"seed"], lambda data, _random, _folder: str(run(data)))


def test_what_does_not_hold_is_found_once_with_its_input() -> None:
    run = fuzz(faulty(lambda data: 1 // (len(data) % 2)), inputs=50)
    (found,) = run.found.values()
    assert "ZeroDivisionError" in found.told
    assert len(found.data) % 2 == 0


def test_what_takes_too_long_is_found() -> None:
    with pytest.raises(TooLongError):
        with_no_end()


def with_no_end() -> None:
    with time_bound(0.05):
        while True:
            pass
