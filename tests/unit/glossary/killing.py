"""Programs that save and are killed, or that save at the same moment; run by `test_kill` in a process of its
own, so that a fork finds no threads. Prints what was found as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.annotation.correctionfile import add_correction, load_corrections
from reader.annotation.corrections import Correction
from reader.glossary.editing import add_entry
from reader.glossary.entry import Entry
from reader.glossary.files import load_glossary

LONGEST_LIFE = 0.02
"""Seconds; a save takes some milliseconds."""
FULL = 60
"""Entries after which the file begins anew."""


def save_entry(path: Path, number: int) -> None:
    add_entry(path, Entry(term=f"詞{number}", english="word"))


def entries(path: Path) -> list[int]:
    """Raises where anything is wrong with the folder."""
    glossary = load_glossary([path.parent])
    if glossary.problems:
        raise ValueError(str(glossary.problems[0]))
    return sorted(int(located.entry.term[1:]) for located in glossary)


def save_correction(path: Path, number: int) -> None:
    add_correction(path, Correction(text="才能", words=("才", "能"), before=f"第{number}"))


def corrections(path: Path) -> list[int]:
    known = load_corrections(path)
    if known.problems:
        raise ValueError(str(known.problems[0]))
    return sorted(int(correction.before[1:]) for correction in known)


Kind = tuple[Callable[[Path, int], None], Callable[[Path], list[int]]]
KINDS: dict[str, Kind] = {"glossary": (save_entry, entries), "corrections": (save_correction, corrections)}


def begin(path: Path) -> None:
    """A file so long that writing it takes a while."""
    path.write_text("# remark\n" * 4_000, "utf-8")


def forked(work: Callable[[], None]) -> int:
    """Its process id."""
    if pid := os.fork():
        return pid
    try:
        work()
    finally:
        os._exit(1)


def killed(kind: str, path: Path, rounds: int) -> dict[str, object]:
    """Kill a process that saves so many times; what it had reported saved must be there, and all be whole."""
    save, saved = KINDS[kind]
    chance, left_over, kept = random.Random(7), 0, 0
    begin(path)
    save(path, 0)  # what it imports is there, then, in every fork
    begin(path)
    for _ in range(rounds):
        known = saved(path)
        if len(known) >= FULL:
            begin(path)
            known = []
        reading, writing = os.pipe()

        def work(first: int = len(known), writing: int = writing) -> None:
            for number in range(first, first + 10_000):
                save(path, number)
                os.write(writing, b".")

        pid = forked(work)
        os.close(writing)
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(reading, "rb") as file:
            reported = len(known) + len(file.read())
        left_over += any(name.name.endswith(".unfinished") for name in path.parent.iterdir())
        found = saved(path)
        if found != [*range(len(found))] or not reported <= len(found) <= reported + 1:
            raise ValueError(f"{reported} were reported saved, there are {found}")
        kept += len(found) - len(known)
    save(path, 10_000)
    names = sorted(name.name for name in path.parent.iterdir())
    return {"kept": kept, "left over": left_over, "names": names}


def together(kind: str, path: Path, processes: int, each: int) -> dict[str, object]:
    """So many processes save so many at once."""
    save, saved = KINDS[kind]

    def work(first: int) -> Callable[[], None]:
        return lambda: [save(path, number) for number in range(first, first + each)] and os._exit(0)

    pids = [forked(work(number * each)) for number in range(processes)]
    codes = [os.waitpid(pid, 0)[1] for pid in pids]
    return {"codes": codes, "saved": saved(path)}


def main(what: str, kind: str, path: str, *numbers: str) -> None:
    counts: Sequence[int] = [*map(int, numbers)]
    found = killed(kind, Path(path), *counts) if what == "killed" else together(kind, Path(path), *counts)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
