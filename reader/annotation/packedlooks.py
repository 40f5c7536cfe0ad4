"""Readings and script views of a block as text that can be kept on disk.

What comes back is checked as outside text is: it fits its block, and holds nothing a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reader.annotation.spans import Spans
from reader.chinese.pronunciation import Reading, System
from reader.chinese.script import Replacement, Script, ScriptView

_SOURCES = {
    "machine": "",
    "dictionary": "d",
    "character": "c",
    "glossary": "g",
    "phrase": "p",
    "context": "x",
    "sentence": "s",
    "surname": "n",
    "transliteration": "t",
    "parts": "r",
    "correction": "k",
}
_NAMES = {letter: name for name, letter in _SOURCES.items()}


def reading_section(system: System, script: Script) -> str:
    """What readings are kept under: three systems are spelled from the same ones."""
    spelled = {System.NUMBERS: System.PINYIN, System.ZHUYIN: System.PINYIN}
    return f"readings {spelled.get(system, system).value} {script.value}"


def view_section(script: Script) -> str:
    return f"view {script.value}"


def pack_readings(readings: Sequence[Reading]) -> bytes | None:
    """None where a reading holds what only separates here."""
    lines = [_line(reading) for reading in readings]
    written = "\n".join(lines)
    if written.count("\n") != max(0, len(lines) - 1) or any(line.count("|") != 3 for line in lines):
        return None
    return written.encode("utf-8", "surrogatepass")


def unpack_readings(spans: Spans, packed: bytes) -> list[Reading]:
    """Raises ValueError where these are no readings of these spans."""
    lines = packed.decode("utf-8").split("\n") if len(spans) else []
    if len(lines) != len(spans):
        raise ValueError(f"{len(lines)} readings for {len(spans)} spans")
    return list(map(_read, lines))


def _line(reading: Reading) -> str:
    flags = ("?" if reading.doubtful else "") + ("^" if reading.proper else "")
    starts = ",".join(map(str, reading.starts))
    if reading.names:
        starts += f";{','.join(map(str, reading.names))}"
    return f"{' '.join(reading.syllables)}|{flags}|{starts}|{_SOURCES.get(reading.source, reading.source)}"


@lru_cache(4096)
def _read(line: str) -> Reading:
    if not line.isprintable():
        raise ValueError("a reading holds control characters")
    written, flags, begins, source = line.split("|")
    starts, _, names = begins.partition(";")
    syllables = tuple(written.split(" "))
    if names and not all(0 <= int(at) < len(syllables) for at in names.split(",")):
        raise ValueError("a name in a reading lies outside of it")
    return Reading(
        syllables=syllables,
        doubtful="?" in flags,
        proper="^" in flags,
        starts=tuple(map(int, starts.split(","))) if starts else (),
        names=tuple(map(int, names.split(","))) if names else (),
        source=_NAMES.get(source, source),
    )


def pack_view(view: ScriptView) -> bytes:
    """Its characters, then each replacement on a line: no text holds a line feed."""
    rows = [f"{run.start} {run.end} {run.text}" for run in view.replacements]
    return "\n".join([view.characters, *rows]).encode("utf-8", "surrogatepass")


def unpack_view(text: str, script: Script, packed: bytes) -> ScriptView:
    """Raises ValueError where this is no view of this text."""
    characters, *rows = packed.decode("utf-8").split("\n")
    if len(characters) != len(text) or (not characters.isprintable() and text.isprintable()):
        raise ValueError("a view does not fit its text")
    runs = []
    at = 0
    for row in rows:
        start, end, form = row.split(" ", 2)
        runs.append(Replacement(int(start), int(end), form))
        if not (at <= runs[-1].start < runs[-1].end <= len(text) and form.isprintable()):
            raise ValueError("a replacement does not fit its text")
        at = runs[-1].end
    return ScriptView(script, characters, tuple(runs))
