"""Texts to measure with: as many different words as news has, in chapters, of whatever length.

The shipped texts over and over, each time with other words in the place of every third, drawn by their
frequency from jieba's list, so that little is remembered for free. Paragraphs with names and their originals
stay as they are: a name that is explained in a hundred ways is no news.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.terminal import PYTHON, ROOT

SIZE = 1_000_000
REPLACED = 0.35
CHAPTER = 60
"""Paragraphs."""
TEXTS = sorted((ROOT / "texts").glob("*.zh-Hant.md"))


def drawn_text(home: Path) -> Path:
    """A megabyte of lines: a file of one's own, DUBEN_BENCHMARK_TEXT, or drawn."""
    if own := os.environ.get("DUBEN_BENCHMARK_TEXT"):
        return Path(own)
    text = home.parent / "drawn.txt"
    if not text.exists():  # in a process of its own: what this one holds would count as its children's
        subprocess.run([PYTHON, "-m", __name__, str(text), str(home / "cache")], check=True, cwd=ROOT)
    return text


def long_text(home: Path, characters: int) -> Path:
    """So many characters in chapters."""
    path = home.parent / f"{characters}.txt"
    if path.exists():
        return path
    paragraphs = drawn_text(home).read_text("utf-8").split("\n")
    lines, size = [], 0
    while size < characters:
        if len(lines) % CHAPTER == 0:
            lines.append(f"第{len(lines) // CHAPTER + 1}章")
        lines.append(paragraphs[len(lines) % len(paragraphs)])
        size += len(lines[-1])
    path.write_text("\n".join(lines), "utf-8")
    return path


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
