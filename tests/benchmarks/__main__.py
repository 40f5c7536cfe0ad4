"""Speed and memory as ratios against a bare Textual app, measured in the same run.

    python -m tests.benchmarks            everything
    python -m tests.benchmarks frames     one part: frames, again, keys, places, memory, huge, throughput,
                                          glossaries

Each figure is the median of several runs that alternate with the floor's, so that a busy machine slows both.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.book import write_book
from tests.benchmarks.glossaries import glossaries
from tests.benchmarks.sizes import again, huge, memory, places
from tests.benchmarks.terminal import FLAGSHIP, RUNS, Terminal, bare_command, duben, forget, marker
from tests.benchmarks.texts import drawn_text, long_text
from tests.benchmarks.throughput import throughput

KEYS: dict[str, tuple[tuple[bytes, ...], float]] = {
    "word step": ((b"l",), 10),
    "line step": ((b"j",), 10),
    "page": ((b" ",), 35),
    "section jump": ((b"]", b"["), 35),
    "script toggle": ((b"t",), 35),
    "ruby toggle": ((b"r",), 35),
    "popup": ((b"\r",), 35),
}


def first_frames(home: Path, texts: dict[str, Path]) -> None:
    """First frame with text on it, against the bare app's; and everything on screen annotated."""
    commands: dict[str, tuple[list[str], bytes]] = {"bare": bare_command()}
    for name, text in texts.items():
        commands[name] = (duben(text), marker(text))
    times: dict[str, list[float]] = {name: [] for name in commands}
    annotated: list[float] = []
    for _ in range(RUNS):
        for name, (command, wanted) in commands.items():
            forget(home)
            terminal = Terminal(command, home=home)
            times[name].append(terminal.wait_for(wanted))
            if name == "flagship":
                # Underlining arrives with the annotation; the last block in sight is marked last.
                terminal.settle(0.35)
                annotated.append(terminal.last_write - terminal.started)
            terminal.close()
    bare = statistics.median(times["bare"])
    print(f"first frame      bare app           {1000 * bare:7.0f} ms")
    for name in texts:
        ours = statistics.median(times[name])
        limit = 1.5 if name == "EPUB" else 1.15
        print(f"first frame      {name:18} {1000 * ours:7.0f} ms  {ours / bare:5.2f} x  (at most {limit})")
    done = statistics.median(annotated)
    print(f"all annotated    flagship           {1000 * done:7.0f} ms  {done / bare:5.2f} x  (at most 2.5)")


def key_times(home: Path, texts: dict[str, Path]) -> None:
    """Key to repaint at 120x40: median over presses, first frame and settled."""
    for name, text in texts.items():
        for key, (codes, limit) in KEYS.items():
            terminal = Terminal(duben(text), home=home)
            terminal.wait_for(marker(text))
            terminal.settle(0.6, 6)
            firsts, lasts = [], []
            for press in range(14):
                first, last = terminal.press(codes[press % len(codes)])
                firsts.append(first)
                lasts.append(last)
                if key == "popup":
                    terminal.press(b"\x1b", 0.3)
                    terminal.press(b"l")
            terminal.close()
            median, settled = statistics.median(firsts), statistics.median(lasts)
            print(
                f"key to repaint   {name:10} {key:14} {1000 * median:6.1f} ms  (at most {limit:.0f}); "
                f"settled {1000 * settled:6.1f} ms"
            )


PARTS: dict[str, Callable[[Path, dict[str, Path]], None]] = {
    "frames": first_frames,
    "again": again,
    "keys": key_times,
    "places": places,
    "memory": memory,
    "huge": huge,
    "throughput": throughput,
    "glossaries": glossaries,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        warm = Terminal(duben(FLAGSHIP), home=home)
        warm.wait_idle()
        warm.close()
        texts = {"flagship": FLAGSHIP, "1,000,000": long_text(home, 1_000_000)}
        texts["EPUB"] = write_book(
            Path(folder) / "long.epub", drawn_text(home).read_text("utf-8").split("\n")
        )
        for name in sys.argv[1:] or PARTS:
            PARTS[name](home, texts)


main()
