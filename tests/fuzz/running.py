"""One input after another, each from its own number, until the time is over; what does not hold is kept."""

from __future__ import annotations

import signal
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from tests.fuzz.mutating import Mutator
from tests.fuzz.targets import Target

PATIENCE = 10.0
"""Seconds of the processor one input may take: the largest is 80,000 bytes."""
GATHERED = 200
"""Inputs of an outcome not met before, which later ones begin with."""


class TooLongError(AssertionError):
    """One input took longer than it may."""


@dataclass
class Found:
    """What does not hold: the same fault met again counts as one."""

    number: str
    told: str
    data: bytes


@dataclass
class Run:
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    found: dict[str, Found] = field(default_factory=dict)


def fuzz(target: Target, *, seconds: float = 1e9, inputs: int = 1 << 60, first: int = 0) -> Run:
    """At most so long and so many, from input number `first` on."""
    run, gathered = Run(), list(target.seeds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with suppress(Exception):  # dictionaries are built by whichever comes first
            target.run(target.seeds[0], Random(0), folder)
        began = time.monotonic()
        while run.inputs < inputs and time.monotonic() - began < seconds:
            number = first + run.inputs
            random = Random(f"{target.name} {number}")
            pool = target.seeds if random.random() < 0.5 else gathered
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # members of one name are meant
                data = Mutator(random).changed(pool)
            outcome = try_one(target, data, random, folder, run, f"{number}")
            run.inputs += 1
            run.outcomes[outcome] += 1
            if run.outcomes[outcome] == 1 and len(gathered) < GATHERED and len(data) < 20_000:
                gathered.append(data)
    run.seconds = time.monotonic() - began
    return run


def try_one(target: Target, data: bytes, random: Random, folder: Path, run: Run, number: str) -> str:
    began = time.process_time()
    try:
        with time_bound(PATIENCE), warnings.catch_warnings():
            warnings.simplefilter("error")
            outcome = target.run(data, random, folder)
    except Exception as error:
        told = "".join(traceback.format_exception(error)[-6:])
        frame = traceback.extract_tb(error.__traceback__)[-1]
        run.found.setdefault(
            f"{type(error).__name__} {frame.filename}:{frame.lineno}", Found(number, told, data)
        )
        outcome = "fault"
    run.slowest = max(run.slowest, time.process_time() - began)
    return outcome


@contextmanager
def time_bound(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"took longer than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
