"""Programs that are killed while they write: what was said to be saved is there, and everything is whole.

    python -m tests.kills --times 500
    python -m tests.kills --times 2000 notebook cache

A kind of file is a `Kind`: add yours to KINDS, and both this and the suite kill those who write it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from reader.faults import LARGEST

Save = Callable[[int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    name: str
    open: Callable[[Path], Save]
    """In a folder of its own, in the program that will be killed: what saves a number, on the disk when it
    returns."""
    read: Callable[[Path], set[int]]
    """Numbers that are there; raises where anything is not whole."""
    latest: bool = False
    """Whether a number takes the place of the one before."""
    bound: int = 0
    """How many of the newest numbers it holds at least, where it lets the oldest go."""
    again: int = 30
    """Kills after which it begins with an empty folder."""


class Count:
    """How it went."""

    def __init__(self) -> None:
        self.kills = self.saved = self.amid = 0
        """Programs killed; numbers they had saved; of those killed, how many had begun to save another."""


def kill_writers(kind: Kind, folder: Path, times: int, seed: int = 7, longest: float = 0.06) -> Count:
    """Kill so many programs, each after a moment of at most so many seconds. Raises AssertionError."""
    chance, count = random.Random(seed), Count()
    warm = folder / "warm"
    kind.open(_empty(warm))(0)  # what is imported once is not what is tried
    assert kind.read(warm) == {0}
    saved: set[int] = set()
    home = folder / kind.name
    for round_ in range(times):
        if round_ % kind.again == 0:
            saved = set()
            _empty(home)
            left: set[Path] = set()
        first = 1 + round_ % kind.again * 500
        reported, report = os.pipe()
        child = _writer(kind, home, first, report)
        os.close(report)
        with os.fdopen(reported, "rb", buffering=0) as pipe:
            pipe.read(3)
            time.sleep(chance.uniform(0, longest))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = pipe.read().split()
        news = [int(line) for line in lines]
        saved = set(news[-1:] or saved) if kind.latest else saved | set(news)
        found = kind.read(home)
        if kind.latest:
            allowed = saved | {news[-1] + 1 if news else first}
            assert found <= allowed, f"{kind.name}: {found} is not {saved} or the one that was being saved"
            assert found or not saved, f"{kind.name}: {saved} is gone"
        else:
            gone, more = _gone(kind, saved, found), found - saved
            assert not gone, f"{kind.name}: {_some(gone)} was said to be saved"
            assert len(more) <= 1, f"{kind.name}: {_some(more)} was never saved"
        count.kills += 1
        count.saved += len(news)
        left, before = _left_behind(home), left
        count.amid += found != saved or not left <= before
        saved = found
    return count


def _gone(kind: Kind, saved: set[int], found: set[int]) -> set[int]:
    """Numbers that ought to be there: what is let go is older than all that is there, and that is enough."""
    gone = saved - found
    if kind.bound and len(found) >= kind.bound:
        return {number for number in gone if number > min(found)}
    return gone


def _some(numbers: set[int]) -> str:
    """The first, the last and how many, where they are too many to be read."""
    first = ", ".join(map(str, sorted(numbers)[:5]))
    return first if len(numbers) <= 5 else f"{first} … {max(numbers)} ({len(numbers)})"


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _left_behind(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.name.endswith(".unfinished")}


def _writer(kind: Kind, folder: Path, first: int, report: int) -> int:
    """A program that saves number after number and reports each when it is on the disk."""
    child = os.fork()
    if child:
        return child
    try:
        save = kind.open(folder)
        os.write(report, b"go\n")
        for number in range(first, first + 500):
            save(number)
            os.write(report, f"{number}\n".encode())
    finally:
        os._exit(1)


# -- the kinds -----------------------------------------------------------------------------------------


def _glossary(folder: Path) -> Save:
    from reader.glossary.editing import add_entry
    from reader.glossary.entry import Entry

    return lambda number: add_entry(folder / "mine.yaml", Entry(term=f"詞{number}", english=str(number)))


def _glossary_numbers(folder: Path) -> set[int]:
    from reader.glossary.files import load_glossary

    glossary = load_glossary([folder])
    assert not glossary.problems
    return {int(each.entry.english) for each in glossary}


def _corrections(folder: Path) -> Save:
    from reader.annotation.correctionfile import add_correction
    from reader.annotation.corrections import Correction

    path = folder / "corrections.yaml"
    return lambda number: add_correction(path, Correction(text=chr(0x4E00 + number), pinyin="yi1"))


def _correction_numbers(folder: Path) -> set[int]:
    from reader.annotation.correctionfile import load_corrections

    corrections = load_corrections(folder / "corrections.yaml")
    assert not corrections.problems
    return {ord(each.text) - 0x4E00 for each in corrections}


def _notebook(folder: Path) -> Save:
    from reader.notebook import Bookplace, Notebook

    opened = Notebook.open(folder / "notebook.sqlite")

    def save(number: int) -> None:
        opened.remember(Bookplace(digest=f"d{number}", path="/a", title="題" * 30, block=number, offset=0))
        if number % 7 == 0:
            opened.close()  # which leaves a copy behind
            opened.__init__(*_opened(folder))  # type: ignore[misc]

    return save


def _opened(folder: Path) -> tuple[object, ...]:
    from reader.notebook import MIGRATIONS
    from reader.notebook_file import open_checked

    return open_checked(folder / "notebook.sqlite", MIGRATIONS, ["block", "seal"])


def _notebook_numbers(folder: Path) -> set[int]:
    import sqlite3

    from reader.notebook import Notebook

    good = folder / "notebook.sqlite.good"
    if good.exists():
        with closing(sqlite3.connect(good)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if not (folder / "notebook.sqlite").exists():
        return set()
    opened = Notebook.open(folder / "notebook.sqlite")
    assert not opened.restored
    rows = opened._connection.execute("SELECT block FROM places").fetchall()
    opened._connection.close()
    return {block for (block,) in rows}


def _cache(folder: Path) -> Save:
    from reader.chinese.cachefile import write_whole

    path = folder / "words.marisa"
    return lambda number: write_whole(path, lambda new: _fill(new, number), sealed=True)


def _fill(path: Path, number: int) -> None:
    path.write_bytes(number.to_bytes(8, "big") * 50_000)


def _cache_numbers(folder: Path) -> set[int]:
    from reader.chinese.cachefile import built_once, read_sealed, take_damaged

    path = built_once(folder / "words.marisa", lambda new: _fill(new, 0))
    content = read_sealed(path)
    assert content == content[:8] * 50_000
    assert take_damaged() == []
    return {int.from_bytes(content[:8], "big")} - {0} if folder.name != "warm" else {0}


def _sheet(folder: Path) -> Save:
    from reader.glossary.sheets import read_sheet

    path = folder / "mine.yaml"

    def save(number: int) -> None:
        path.with_name("next").write_text(f"- term: 甲\n  english: number {number}\n", "utf-8")
        path.with_name("next").replace(path)
        assert read_sheet(path, folder / "cache").entry(0).english == f"number {number}"

    return save


def _sheet_numbers(folder: Path) -> set[int]:
    from reader.glossary.sheets import read_sheet

    path = folder / "mine.yaml"
    if not path.exists():
        return set()
    kept = read_sheet(path, folder / "cache").entry(0).english
    assert kept == read_sheet(path, None).entry(0).english
    return {int(kept.removeprefix("number "))}


def _log(folder: Path) -> Save:
    from reader import faults

    def save(number: int) -> None:
        os.environ["DUBEN_HOME"] = str(folder)
        faults._reported.clear()
        assert faults.report(LookupError(), f"n{number}")

    return save


def _log_numbers(folder: Path) -> set[int]:
    log = folder / "log" / "duben.log"
    logs = [path for path in (log.with_name("duben.log.1"), log) if path.exists()]
    text = "".join(path.read_text("utf-8", "replace") for path in logs)
    reports = re.split("^== ", text, flags=re.MULTILINE)[1:]
    # The system may stop in the middle of a write: what follows stands on a line of its own.
    whole = [each for each in reports if each.rstrip().endswith("builtins.LookupError")]
    assert len(reports) - len(whole) <= 10
    assert max(map(len, whole), default=0) < _LONGEST_REPORT
    return {int(each.split(" · ")[2].removeprefix("n")) for each in whole}


_LONGEST_REPORT = 160
"""Bytes."""


KINDS = (
    Kind(name="glossary", open=_glossary, read=_glossary_numbers),
    Kind(name="corrections", open=_corrections, read=_correction_numbers),
    Kind(name="notebook", open=_notebook, read=_notebook_numbers),
    Kind(name="cache", open=_cache, read=_cache_numbers, latest=True),
    Kind(name="sheet", open=_sheet, read=_sheet_numbers, latest=True),
    Kind(name="log", open=_log, read=_log_numbers, again=10, bound=LARGEST // _LONGEST_REPORT),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(kind.name for kind in KINDS))
    parser.add_argument("--times", type=int, default=500, help="programs killed of each kind; else 500")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    folder = Path(mkdtemp(prefix="duben-kills-"))
    for kind in KINDS:
        if not options.kinds or kind.name in options.kinds:
            began = time.monotonic()
            count = kill_writers(kind, folder, options.times, options.seed)
            print(
                f"{kind.name:12} {count.kills:6} killed, {count.amid:5} of them amid a save, "
                f"{count.saved:6} saved, none lost, all whole, {time.monotonic() - began:.0f} s",
                flush=True,
            )
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
