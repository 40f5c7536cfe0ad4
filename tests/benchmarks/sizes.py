"""Long texts: the second opening, keys at both ends and in the middle while the worker annotates, memory."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from tests.benchmarks.terminal import FLAGSHIP, FRAME_END, RUNS, Terminal, bare_command, duben, forget, marker
from tests.benchmarks.texts import long_text

PRESSED: dict[str, tuple[bytes, ...]] = {
    "word": (b"l", b"l", b"h"),
    "line": (b"j", b"j", b"k"),
    "page": (b" ", b" ", b"b"),
    "term": (b"\t", b"\t", b"\x1b[Z"),
    "section": (b"[", b"]"),
    "ruby": (b"r",),
    "script": (b"t",),
    "English": (b"e",),
}
PRESSES = 12
ANNOTATED = "tínghuǒ"


def again(home: Path, texts: dict[str, Path]) -> None:
    """The second opening: the first frame with readings over every word, of a text annotated before."""
    config = home / "config" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('ruby = "all"\n', "utf-8")
    _read_through(duben(FLAGSHIP), home)
    commands = {"bare": bare_command(), "flagship, ruby": (duben(FLAGSHIP), ANNOTATED.encode())}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, (command, wanted) in commands.items():
            terminal = Terminal(command, home=home)
            times[name].append(terminal.wait_for(wanted))
            terminal.close()
    config.unlink()
    bare = statistics.median(times["bare"])
    for name in list(times)[1:]:
        ours = statistics.median(times[name])
        print(f"second opening   {name:18} {1000 * ours:7.0f} ms  {ours / bare:5.2f} x  (at most 1.25)")


def _read_through(command: list[str], home: Path) -> None:
    """Until all of it has been annotated and kept."""
    forget(home)
    terminal = Terminal(command, home=home)
    until = time.monotonic() + 300
    while time.monotonic() < until and not list((home / "cache" / "annotation").glob("*.kept")):
        terminal.settle(1.0, 1.0)
    terminal.wait_idle()
    terminal.close()


def places(home: Path, texts: dict[str, Path]) -> None:
    """Key to repaint at the start, in the middle and at the end of a long text that is being annotated."""
    _places(home, "1,000,000", texts["1,000,000"])


def _places(home: Path, name: str, text: Path) -> None:
    from reader.sources import open_article

    sections = len(open_article(text).sections)
    for place, section in (("start", 1), ("middle", sections // 2), ("end", sections)):
        print(f"machine          {crowding():.1f} times as slow as with nothing else on it")
        for key, codes in PRESSED.items():
            forget(home)
            terminal = Terminal(duben(text, str(section)), home=home)
            terminal.wait_for("§".encode())
            terminal.wait_for(FRAME_END)  # the first frame is drawn before there is anybody to press keys for
            terminal.settle(0.6, 3)
            times = []
            for press in range(PRESSES):
                # Before the first section there is none: what changes nothing draws nothing.
                first, _ = terminal.press(
                    codes[(press + (place == "start" and key == "section")) % len(codes)]
                )
                times += [first] if first else []
            terminal.close()
            times.sort()
            median, p95 = statistics.median(times), times[int(len(times) * 0.95)]
            print(
                f"key, annotating  {name:10} {place:7} {key:8} {1000 * median:6.1f} ms  (at most 35); "
                f"p95 {1000 * p95:6.1f} ms  (at most 60)"
            )


def crowding() -> float:
    """Seconds by the clock for a second of work: what others on the machine take of it."""
    begun, worked = time.perf_counter(), time.process_time()
    while time.process_time() - worked < 0.2:
        sum(range(10_000))
    return (time.perf_counter() - begun) / (time.process_time() - worked)


def memory(home: Path, texts: dict[str, Path]) -> None:
    """Resident memory at the first frame, and at rest with everything annotated; against the bare app's."""
    commands: dict[str, tuple[list[str], bytes]] = {"bare": bare_command()}
    commands |= {name: (duben(text), marker(text)) for name, text in texts.items()}
    bare = 0.0
    for name, (command, wanted) in commands.items():
        forget(home)
        terminal = Terminal(command, home=home)
        terminal.wait_for(wanted)
        terminal.settle(0.4, 2)
        early = terminal.memory()
        terminal.wait_idle()
        resident = terminal.memory()
        terminal.close()
        bare = bare or resident
        limit = {"bare": "", "flagship": "(at most 3)"}.get(name, "(at most 4; annotated 250 MB)")
        ratios = f"{early / bare:5.2f} x, annotated {resident:7.1f} MB  {resident / bare:5.2f} x"
        print(f"memory           {name:18} {early:7.1f} MB  {ratios}  {limit}")


def huge(home: Path, texts: dict[str, Path]) -> None:
    """Ten million characters: the first frame, keys, and what it takes."""
    text = long_text(home, 10_000_000)
    commands = {"bare": bare_command(), "10,000,000": (duben(text), marker(text))}
    times: dict[str, list[float]] = {name: [] for name in commands}
    taken = 0.0
    for _ in range(3):
        for name, (command, wanted) in commands.items():
            terminal = Terminal(command, home=home)
            times[name].append(terminal.wait_for(wanted))
            terminal.settle(0.4, 2)
            taken = terminal.memory()
            terminal.close()
    bare, ours = statistics.median(times["bare"]), statistics.median(times["10,000,000"])
    print(f"first frame      {'10,000,000':18} {1000 * ours:7.0f} ms  {ours / bare:5.2f} x; {taken:.0f} MB")
    _places(home, "10,000,000", text)
