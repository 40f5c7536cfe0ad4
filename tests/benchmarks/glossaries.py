"""Large glossaries: how long they take to load, to match, to be added to, and the memory they need.

The entries are the dictionary's own proper names, and made ones after those.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.terminal import PYTHON, ROOT, Terminal
from tests.benchmarks.throughput import drawn_text

SYLLABLES = "阿巴卡達埃法加哈伊賈克拉馬納奧帕魯薩塔烏維沃亞扎博德費格"
LOAD = """
import sys, time
from pathlib import Path
from reader.chinese.script import analysis_view
from reader.glossary.files import load_glossary
from reader.glossary.matching import Matcher
import reader.glossary.compiling
analysis_view("預備")
memory = lambda: int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
before, begun = memory(), time.perf_counter()
glossary = load_glossary([Path(sys.argv[1])], Path(sys.argv[2]))
loaded = time.perf_counter() - begun
matcher = Matcher.of(glossary)
print(len(glossary), loaded, time.perf_counter() - begun, memory() - before)
"""
GLOSS = re.compile(rb"Word(?:\x1b\[[0-9;]*m|\s)*\[[a-z]+\]")
"""In the gloss line."""
PLAIN = """
import sys, time, yaml
text = open(sys.argv[1]).read()
begun = time.perf_counter()
entries = yaml.load(text, Loader=yaml.CSafeLoader)
print(len(entries), time.perf_counter() - begun)
"""


def names(count: int) -> Iterator[tuple[str, str]]:
    """(term, English), each term once; the same ones in every run."""
    from reader.chinese.cedict import lines

    choose, seen = random.Random(7), set[str]()
    for line in lines():
        proper = line.pinyin[:1].isupper() and 2 <= len(line.traditional) <= 6
        if proper and line.traditional not in seen and len(seen) < count:
            seen.add(line.traditional)
            yield line.traditional, line.senses.partition("/")[0]
    while len(seen) < count:
        term = "".join(choose.choice(SYLLABLES) for _ in range(choose.randint(3, 6)))
        if term not in seen:
            seen.add(term)
            yield term, f"Name {len(seen)}"


def glossary_of(count: int, path: Path) -> Path:
    kinds = ("person", "place", "organisation", "term")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for number, (term, english) in enumerate(names(count)):
            note = "  note: A note of one line about it.\n" if number % 3 == 0 else ""
            file.write(f"- term: {term}\n  english: {json.dumps(english, ensure_ascii=False)}\n")
            file.write(f"  kind: {kinds[number % 4]}\n{note}\n")
    return path


def told_by(script: str, *arguments: object) -> list[float]:
    command = [PYTHON, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def glossaries(home: Path, _texts: dict[str, Path]) -> None:
    folder = home.parent / "glossaries"
    for count in (10_000, 100_000):
        _loading(glossary_of(count, folder / f"{count}.yaml"), folder / "cache", count)
    _matching(folder / "10000.yaml", folder / "cache", drawn_text(home))
    _adding(folder / "10000.yaml", home)


def _loading(path: Path, cache: Path, count: int) -> None:
    rows = []
    for _ in range(5):
        shutil.rmtree(cache, ignore_errors=True)
        rows.append((told_by(PLAIN, path)[1], told_by(LOAD, path, cache), told_by(LOAD, path, cache)))
    plain = statistics.median(row[0] for row in rows)
    for name, at, limit in (("from YAML", 1, "1200 ms"), ("from the cache", 2, "30 ms")):
        loaded = statistics.median(row[at][1] for row in rows)
        ready = statistics.median(row[at][2] for row in rows)
        memory = statistics.median(row[at][3] for row in rows)
        bar = f"at most {limit}" if count == 10_000 else "at most 150 MB"
        print(
            f"glossary of {count:7,} {name:15} {1000 * loaded:7.1f} ms, "
            f"ready to match {1000 * ready:7.1f} ms, {memory:6.1f} MB; "
            f"{ready / plain:5.2f} x PyYAML's own load  ({bar})"
        )


def _matching(path: Path, cache: Path, text: Path) -> None:
    """Processor time of annotating a megabyte, words and readings, with and without 10,000 entries."""
    from reader import locations
    from reader.annotation.annotator import Annotator
    from reader.chinese.pronunciation import System
    from reader.glossary.files import load_glossary
    from reader.glossary.glossary import Glossary
    from reader.sources import open_article

    article = open_article(text)

    def annotated(glossary: Glossary) -> float:
        annotator = Annotator(article, glossary, cache_dir=locations.cache_dir())
        annotator.spans(0)
        begun = time.process_time()
        blocks = range(len(article.blocks))
        spans = [annotator.spans(block) for block in blocks]
        for first in range(0, len(spans), 50):
            some = [(block, spans[block]) for block in blocks[first : first + 50]]
            annotator.prepare_readings(some, System.PINYIN)
            for block, own in some:
                annotator.readings(block, own, System.PINYIN)
        return time.process_time() - begun

    none, some = Glossary(), load_glossary([path], cache)
    annotated(none)
    pairs = [(annotated(none), annotated(some)) for _ in range(7)]
    without, with_them = (statistics.median(times) for times in zip(*pairs, strict=True))
    more = statistics.median(after / before - 1 for before, after in pairs)
    print(
        f"matching 1 MB against 10,000 entries: {with_them:.2f} s for {without:.2f} s without, "
        f"{100 * more:+.1f}%  (at most +15%)"
    )


def _adding(path: Path, home: Path) -> None:
    """From Enter in the form to the frame with the entry's gloss, and to the last one, when all is told; the
    entry is one of 10,000 in the reader's own file."""
    own = home / "config" / "glossary" / "mine.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, own)
    text = home.parent / "adding.txt"
    lines = [f"第{number}段說到瓦倫西奧斯，他到訪此地。" for number in range(40)]
    text.write_text("加詞條\n\n" + "\n\n".join(lines) + "\n", "utf-8")
    terminal = Terminal([PYTHON, "-m", "reader", str(text)], home=home)
    terminal.settle(2.0, 20)
    times = []
    for number in range(6):
        terminal.press(b"G" if number % 2 else b"g", 0.3)
        for _ in range(3 + number // 2):
            terminal.press(b"l", 0.2)
        terminal.press(b"a", 0.6)
        terminal.press(b"Word", 0.3)
        times.append(terminal.press_for(b"\r", GLOSS))
        terminal.settle(0.5)
    terminal.close()
    own.unlink()
    shown, last = ([1000 * each for each in column] for column in zip(*times, strict=True))
    each = " ".join(f"{one:.0f}" for one in shown)
    print(
        f"adding an entry to 10,000: shown in {statistics.median(shown):.0f} ms ({each})  (at most 100); "
        f"the form gone and all told in {statistics.median(last):.0f} ms"
    )
