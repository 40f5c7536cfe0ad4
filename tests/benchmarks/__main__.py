"""Speed and memory as ratios against a bare Textual app, measured in the same run.

    python -m tests.benchmarks            everything
    python -m tests.benchmarks frames     one part: frames, keys, memory, throughput, glossaries

Each figure is the median of several runs that alternate with the floor's, so that a busy machine slows both.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.glossaries import glossaries
from tests.benchmarks.terminal import PYTHON, ROOT, Terminal
from tests.benchmarks.throughput import throughput

BARE = ROOT / "tests" / "benchmarks" / "bare.py"
FLAGSHIP = ROOT / "texts" / "ceasefire.zh-Hant.md"
RUNS = 9
KEYS: dict[str, tuple[tuple[bytes, ...], float]] = {
    "word step": ((b"l",), 10),
    "line step": ((b"j",), 10),
    "page": ((b" ",), 35),
    "section jump": ((b"]", b"["), 35),
    "script toggle": ((b"t",), 35),
    "ruby toggle": ((b"r",), 35),
    "popup": ((b"\r",), 35),
}


def duben(text: Path) -> list[str]:
    return [PYTHON, "-m", "reader", "--at", "1", str(text)]


def marker(text: Path) -> bytes:
    """Some of the text itself, as it is first painted."""
    from reader.sources import open_article

    blocks = open_article(text).blocks
    return next(block.text for block in blocks if block.kind == "paragraph")[14:18].encode()


def first_frames(home: Path, texts: dict[str, Path]) -> None:
    """First frame with text on it, against the bare app's; and everything on screen annotated."""
    commands: dict[str, tuple[list[str], bytes]] = {"bare": ([PYTHON, str(BARE)], "停火的限期".encode())}
    for name, text in texts.items():
        commands[name] = (duben(text), marker(text))
    times: dict[str, list[float]] = {name: [] for name in commands}
    annotated: list[float] = []
    for _ in range(RUNS):
        for name, (command, wanted) in commands.items():
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
        print(f"first frame      {name:18} {1000 * ours:7.0f} ms  {ours / bare:5.2f} x  (at most 1.15)")
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


def memory(home: Path, texts: dict[str, Path]) -> None:
    """Resident memory at rest, against the bare app's."""
    commands: dict[str, tuple[list[str], bytes]] = {"bare": ([PYTHON, str(BARE)], "停火的限期".encode())}
    commands |= {name: (duben(text), marker(text)) for name, text in texts.items()}
    bare = 0.0
    for name, (command, wanted) in commands.items():
        terminal = Terminal(command, home=home)
        terminal.wait_for(wanted)
        terminal.wait_idle()
        resident = terminal.memory()
        terminal.close()
        bare = bare or resident
        limit = {"bare": "", "flagship": "(at most 3)"}.get(name, "(at most 4)")
        print(f"memory at rest   {name:18} {resident:7.1f} MB  {resident / bare:5.2f} x  {limit}")


def long_text(folder: Path) -> Path:
    """1,000,000 characters in paragraphs, from the shipped texts."""
    from reader.sources import open_article

    paragraphs = [block.text for block in open_article(FLAGSHIP).blocks if block.kind == "paragraph"]
    lines, size = [], 0
    while size < 1_000_000:
        if len(lines) % 500 == 499:
            lines.append(f"第{len(lines) // 500 + 1}部")
        lines.append(paragraphs[len(lines) % len(paragraphs)])
        size += len(lines[-1])
    path = folder / "long.txt"
    path.write_text("\n".join(lines), "utf-8")
    return path


PARTS: dict[str, Callable[[Path, dict[str, Path]], None]] = {
    "frames": first_frames,
    "keys": key_times,
    "memory": memory,
    "throughput": throughput,
    "glossaries": glossaries,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        texts = {"flagship": FLAGSHIP, "1,000,000": long_text(Path(folder))}
        warm = Terminal(duben(FLAGSHIP), home=home)
        warm.settle(8.0, 40)
        warm.close()
        for name in sys.argv[1:] or PARTS:
            PARTS[name](home, texts)


main()
