"""`duben annotate` over a megabyte, against jieba alone and pypinyin alone on the same text in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from pathlib import Path

from tests.benchmarks.terminal import PYTHON
from tests.benchmarks.texts import drawn_text

RUNS = 5
JIEBA = """
import sys, jieba
jieba.setLogLevel(60)
for line in open(sys.argv[1], encoding="utf-8"): list(jieba.cut(line))
"""
PYPINYIN = """
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


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """(seconds, most MB resident) of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return seconds, usage.ru_maxrss / 1024
