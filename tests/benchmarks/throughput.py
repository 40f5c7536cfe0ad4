"""`duben annotate` over a megabyte, against jieba alone and pypinyin alone on the same text in the same run.

The text is a file of one's own, DUBEN_BENCHMARK_TEXT, or else the shipped texts over and over, each time with
other words in the place of every third, drawn by their frequency from jieba's list: as many different words
as a megabyte of news has, so that little is remembered for free. Paragraphs with names and their originals
stay as they are: a name that is explained in a hundred ways is no news.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.terminal import PYTHON, ROOT

RUNS = 5
SIZE = 1_000_000
REPLACED = 0.35
TEXTS = sorted((ROOT / "texts").glob("*.zh-Hant.md"))
JIEBA = """
import sys, jieba
jieba.setLogLevel(60)
for line in open(sys.argv[1], encoding="utf-8"): list(jieba.cut(line))
"""
PYPINYIN = """
import sys
from pypinyin import lazy_pinyin, Style
for line in open(sys.argv[1], encoding="utf-8"): lazy_pinyin(line, style=Style.TONE)
"""


def throughput(home: Path, texts: dict[str, Path]) -> None:
    """Seconds and resident memory of whole processes: start, open, annotate, write."""
    text = drawn_text(home)
    annotate = [PYTHON, "-m", "reader", "annotate", str(text), "--lines", "--format", "jsonl"]
    commands = {
        "jieba": [PYTHON, "-c", JIEBA, str(text)],
        "pypinyin": [PYTHON, "-c", PYPINYIN, str(text)],
        "no context": [*annotate, "--no-context"],
        "context": annotate,
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    resident: dict[str, float] = {}
    environment = {**os.environ, "DUBEN_HOME": str(home)}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            seconds, resident[name] = _run(command, environment)
            if run:  # the first one builds what the later ones find
                took[name].append(seconds)
    medians = {name: statistics.median(times) for name, times in took.items()}
    floor = medians["jieba"] + medians["pypinyin"]
    alone = " + ".join(f"{name} {medians[name]:.2f} s" for name in ("jieba", "pypinyin"))
    print(f"annotate 1 MB    {alone}  {floor:.2f} s")
    for name, limit in (("no context", 1.0), ("context", 2.5)):
        ratio = medians[name] / floor
        print(f"annotate 1 MB    {name:18} {medians[name]:6.2f} s  {ratio:5.2f} x  (at most {limit})")
        print(f"memory           {name:18} {resident[name]:6.1f} MB  (at most 200)")


def drawn_text(home: Path) -> Path:
    """The megabyte that is annotated."""
    if own := os.environ.get("DUBEN_BENCHMARK_TEXT"):
        return Path(own)
    text = home.parent / "drawn.txt"
    if not text.exists():  # in a process of its own: what this one holds would count as its children's
        subprocess.run([PYTHON, "-m", __name__, str(text), str(home / "cache")], check=True, cwd=ROOT)
    return text


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """(seconds, most MB resident) of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return seconds, usage.ru_maxrss / 1024


def _draw_text(path: Path, cache: Path) -> None:
    from reader.chinese.segmentation import Segmenter
    from reader.chinese.wordcosts import jieba_words
    from reader.sources import open_article

    chance = random.Random(1)
    by_length: dict[int, tuple[list[str], list[int]]] = {}
    for word, count, _ in jieba_words():
        words, counts = by_length.setdefault(len(word), ([], []))
        words.append(word)
        counts.append(count)
    drawn = {length: chance.choices(*known, k=60_000) for length, known in by_length.items() if length < 5}
    segmenter = Segmenter.open(cache)
    texts = [block.text for text in TEXTS for block in open_article(text).blocks]
    said = [segmenter.cut(text) for text in texts]
    lines: list[str] = []
    size = 0
    while size < SIZE:
        for words in said:
            named = any(word.isascii() and word.isalpha() for word in words)
            line = "".join(
                word
                if named or not 1 < len(word) < 5 or chance.random() > REPLACED
                else chance.choice(drawn[len(word)])
                for word in words
            )
            lines.append(line)
            size += len(line.encode())
    path.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    _draw_text(Path(sys.argv[1]), Path(sys.argv[2]))
