"""The cues of subtitles: when each begins and what it says, in SubRip, WebVTT, Advanced SubStation and LRC.

Whatever stands between cues (numbers, names, notes, styles) is left out. A file that breaks the rules gives
the cues that can be seen in it. Sources: the WebVTT recommendation of the W3C, the others' format guides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.sources.patterns import LazyPattern
from reader.sources.signatures import LYRIC_TAG, LYRIC_TIME, looks_like_lyrics

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:]\d{1,3})?"
_TIMING = LazyPattern(rf"\s*{_CLOCK}\s*--+>\s*(?:\d{{1,3}}:)?\d{{1,2}}:\d{{1,2}}(?:[.,:]\d{{1,3}})?(?:\s.*)?")
_ASS_CLOCK = LazyPattern(_CLOCK)
_NUMBER = LazyPattern(r"\s*\d+\s*")
_TEXT_FIELDS = 10
"""Of a dialogue line where no Format line tells."""


class Cue(NamedTuple):
    start: int
    """Seconds."""
    lines: tuple[str, ...]
    """As written, tags and all."""
    line: int
    """1-based line of the first."""


class Track(NamedTuple):
    cues: list[Cue]
    about: dict[str, str]
    """What the file says of itself: title, author, region."""


def read_track(text: str) -> Track:
    """The cues in the order in which they are shown."""
    lines = text.split("\n")
    opening = text[:4000].lstrip("\ufeff \t\n")
    if opening.startswith("WEBVTT"):
        return Track(list(_timed(lines, ends_at_empty=True)), _about_vtt(lines))
    if opening.startswith("[Script Info]") or "\n[Events]" in text:
        return _read_ass(lines)
    if looks_like_lyrics(opening):
        return _read_lyrics(lines)
    return Track(list(_timed(lines, ends_at_empty=False)), {})


def _timed(lines: Sequence[str], *, ends_at_empty: bool) -> Iterator[Cue]:
    """SubRip and WebVTT: what follows each timing, to an empty line or, in SubRip, to the next number."""
    timings = [
        (n, match) for n, line in enumerate(lines) if "-->" in line and (match := _TIMING.fullmatch(line))
    ]
    ends = [*[number for number, _ in timings], len(lines)][1:]
    for (number, match), end in zip(timings, ends, strict=True):
        said = lines[number + 1 : end]
        if ends_at_empty:
            said = said[: next((n for n, line in enumerate(said) if not line.strip()), len(said))]
        elif end < len(lines) and said and _NUMBER.fullmatch(said[-1]):
            said = said[:-1]
        kept = tuple(line for line in said if line.strip())
        if kept:
            yield Cue(_seconds(match.groups()), kept, number + 2)


def _seconds(clock: Sequence[str | None]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in clock)
    return 3600 * hours + 60 * minutes + seconds


def _about_vtt(lines: Sequence[str]) -> dict[str, str]:
    """The header: a title after the name, a language on a line of its own."""
    title = lines[0].lstrip("\ufeff")[6:].strip(" \t-–")
    about = {"title": title} if title else {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if not line.strip():
            break
        if colon and name.strip().lower() == "language":
            about["region"] = value.strip()
    return about


def _read_ass(lines: Sequence[str]) -> Track:
    cues: list[Cue] = []
    about: dict[str, str] = {}
    fields = _TEXT_FIELDS
    start_field, name_field = 1, -1
    events = False
    for number, line in enumerate(lines, 1):
        name, _, value = line.partition(":")
        name = name.strip()
        if name.startswith("["):
            events = name == "[Events]"
        elif name == "Title" and not events and value.strip():
            about["title"] = value.strip()
        elif name == "Format" and events:
            names = [field.strip().lower() for field in value.split(",")]
            fields = len(names)
            start_field = names.index("start") if "start" in names else 1
            name_field = next((names.index(each) for each in ("name", "actor") if each in names), -1)
        elif name == "Dialogue":
            values = value.split(",", fields - 1)
            clock = _ASS_CLOCK.fullmatch(values[start_field].strip()) if len(values) == fields else None
            said = tuple(part for part in values[-1].replace("\\n", "\\N").split("\\N") if part.strip())
            speaker = values[name_field].strip() if clock and name_field >= 0 else ""
            if said and speaker:
                said = (f"{speaker}：{said[0]}", *said[1:])
            if clock and said and "\\p1" not in values[-1]:  # \p1: a drawing
                cues.append(Cue(_seconds(clock.groups()), said, number))
    return Track(sorted(cues, key=lambda cue: cue.start), about)


def _read_lyrics(lines: Sequence[str]) -> Track:
    cues: list[Cue] = []
    about: dict[str, str] = {}
    keys = {"ti": "title", "ar": "author"}
    for number, line in enumerate(lines, 1):
        tag = LYRIC_TAG.fullmatch(line.strip())
        if tag and tag[1].lower() in keys and tag[2]:
            about[keys[tag[1].lower()]] = tag[2]
        times: list[int] = []
        said = line.strip()
        while match := LYRIC_TIME.match(said):
            times.append(60 * int(match[1]) + int(match[2]))
            said = said[match.end() :].lstrip()
        if said:
            cues += [Cue(time, (said,), number) for time in times]
    return Track(sorted(cues, key=lambda cue: cue.start), about)
