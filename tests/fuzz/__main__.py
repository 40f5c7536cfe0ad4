"""The long run, by hand: every door fed with mutated inputs until the time is over.

    python -m tests.fuzz                            ten minutes, shared by all targets
    python -m tests.fuzz --minutes 60 open-epub     one of them, for an hour
    python -m tests.fuzz --first 100000             other inputs than last time
    python -m tests.fuzz --again FILE open-epub     one input again

What does not hold is printed and kept in .pytest_cache/fuzz; exit code 1. No input may take ten seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.fuzz.running import fuzz
from tests.fuzz.targets import targets

KEPT = Path(__file__).resolve().parents[2] / ".pytest_cache" / "fuzz"


def main() -> int:
    known = targets()
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Feeds every door.")
    names = ", ".join(known)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all, or some of {names}")
    parser.add_argument("--minutes", type=float, default=10, help="in all")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--again", type=Path, metavar="FILE", help="run this one input")
    options = parser.parse_args()
    if unknown := set(options.targets) - set(known):
        parser.error(f"no target is called {', '.join(sorted(unknown))}; there are {names}")
    chosen = [known[name] for name in options.targets or known]
    if options.again:
        for target in chosen:
            with tempfile.TemporaryDirectory() as folder:
                print(target.name, target.run(options.again.read_bytes(), Random(0), Path(folder)))
        return 0
    faults = 0
    for target in chosen:
        run = fuzz(target, seconds=60 * options.minutes / len(chosen), first=options.first)
        faults += len(run.found)
        print(
            f"{target.name:16} {run.inputs:8,} inputs in {run.seconds:6.1f} s, slowest {run.slowest:5.2f} s, "
            f"{len(run.outcomes):4} outcomes, {len(run.found)} faults",
            flush=True,
        )
        for place, found in run.found.items():
            KEPT.mkdir(parents=True, exist_ok=True)
            kept = KEPT / f"{target.name}-{found.number}"
            kept.write_bytes(found.data)
            print(f"\n  {place}\n  kept as {kept}\n{found.told}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
