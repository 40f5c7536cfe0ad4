"""Subtitles and lyrics as a text: each cue one item, its time as the marker, in the order shown.

Tags are taken away, the readings of <ruby> kept, a speaker stands before what is said. Where most cues say
the same in Chinese and in English, the English is the translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from reader.article import BlockKind
from reader.sources.cleaning import clean, is_wide
from reader.sources.cues import Cue, read_track
from reader.sources.draft import Draft
from reader.sources.head import fill
from reader.sources.patterns import LazyPattern
from reader.sources.source import Source

_TAG = LazyPattern(
    r"(<(?:/?(?:i|b|u|s|c|v|em|strong|span|font|lang|ruby|rt|rp|rb|br)\b[^<>]*|[\d:.]+)>|\{\\[^{}]*\})", 2
)
_BRACKETS = LazyPattern(r"<rp>[^<]*</rp>", 2)
_SPEAKER = LazyPattern(r"<v(?:\.[^\s>]*)?\s+([^<>]+)>", 2)
_DASHED = LazyPattern(r"\s*[-–—]\s*\S")
_BETWEEN_LINES = "\N{IDEOGRAPHIC SPACE}"

Ruby = tuple[tuple[int, int, str], ...]


class _Said(NamedTuple):
    """One line of a cue, or several joined."""

    text: str
    ruby: Ruby = ()

    @property
    def chinese(self) -> bool:
        return any("\u3400" <= char <= "\u9fff" or char > "\U00020000" for char in self.text)

    @property
    def latin(self) -> bool:
        return not self.chinese and any(map(str.isalpha, self.text))


class _Shown(NamedTuple):
    cue: Cue
    lines: tuple[_Said, ...]

    @property
    def bilingual(self) -> bool:
        """Chinese lines together, and Latin ones before or after."""
        kinds = [line.chinese for line in self.lines]
        changes = sum(one is not other for one, other in pairwise(kinds))
        return changes == 1 and all(line.latin or line.chinese for line in self.lines)


def draft(source: Source) -> Draft:
    """Raises SourceError where the bytes are no text."""
    made = draft_subtitles(source.text())
    if not made.blocks:  # a text with the ending of subtitles
        from reader.sources.plain import draft_plain

        made = draft_plain(source.text())
    made.note_encoding(source.decoded())
    return made


def draft_subtitles(text: str) -> Draft:
    track = read_track(text)
    made = Draft()
    fill(made.about, {key: clean(value) for key, value in track.about.items()})
    if made.about.title and track.cues:
        made.add(BlockKind.HEADING, made.about.title, 1, level=1)
    shown = list(_together(_shown(track.cues)))
    chinese = [one for one in shown if any(line.chinese for line in one.lines)]
    bilingual = 2 * sum(one.bilingual for one in chinese) > len(chinese)
    for one in shown:
        _add(made, one, translated=bilingual and one.bilingual)
    return made


def _shown(cues: Iterable[Cue]) -> Iterator[_Shown]:
    for cue in cues:
        lines = tuple(said for line in cue.lines if (said := read_line(line)).text)
        if lines:
            yield _Shown(cue, lines)


def _together(cues: Iterable[_Shown]) -> Iterator[_Shown]:
    """Cues of one moment, one Chinese and one not, are a cue in two languages."""
    before: _Shown | None = None
    for one in cues:
        if before and before.cue.start == one.cue.start and _is_other(before, one):
            before = _Shown(before.cue, before.lines + one.lines)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _is_other(one: _Shown, other: _Shown) -> bool:
    """Whether one is all Chinese and the other all Latin."""
    return (_all_chinese(one) and _all_latin(other)) or (_all_latin(one) and _all_chinese(other))


def _all_chinese(shown: _Shown) -> bool:
    return all(line.chinese for line in shown.lines)


def _all_latin(shown: _Shown) -> bool:
    return all(line.latin for line in shown.lines)


def _add(made: Draft, shown: _Shown, *, translated: bool) -> None:
    own = [line for line in shown.lines if line.chinese or not translated]
    other = " ".join(line.text for line in shown.lines if translated and not line.chinese)
    marker = clock(shown.cue.start)
    dashed = len(own) > 1 and all(_DASHED.match(line.text) for line in own)
    for said in own if dashed else [_joined(own)]:
        made.add(BlockKind.ITEM, said.text, shown.cue.line, marker=marker, ruby=said.ruby)
    if other:
        made.translate(len(made.blocks) - 1, other)


def clock(seconds: int) -> str:
    """A time as the marker tells it.

    >>> clock(83)
    '00:01:23'
    """
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"


def read_line(line: str) -> _Said:
    """What a line says, without its tags; who says it before it; readings of <ruby> over their characters.

    >>> read_line("<v 甲><i>船開了</i>").text, read_line("<ruby>渡<rt>dù</rt></ruby>口").ruby
    ('甲：船開了', ((0, 1, 'dù'),))
    """
    parts: list[str] = []
    ruby: list[tuple[int, int, str]] = []
    length, base = 0, -1
    over: list[str] | None = None
    for piece in _TAG.split(_BRACKETS.sub("", line)):
        tag = _name(piece)
        if tag == "v" and (speaker := _SPEAKER.fullmatch(piece)):
            said = f"{clean(unescape(speaker[1])).strip()}："
        elif not tag:
            said = clean(unescape(piece).replace("\\h", " "))
            if over is not None:
                over.append(said)
                continue
        else:
            if tag in ("ruby", "/rt", "/ruby"):
                if over and "".join(over).strip() and length > base >= 0:
                    ruby.append((base, length, "".join(over).strip()))
                base, over = (length if tag != "/ruby" else -1), None
            elif tag == "rt" and base >= 0:
                over = []
            said = ""
        parts.append(said)
        length += len(said)
    return _stripped("".join(parts), ruby)


def _name(piece: str) -> str:
    """Of a tag, in lower case; "{" for SubStation's, "" where the piece is text."""
    if piece.startswith("{\\"):
        return "{"
    if not (piece.startswith("<") and _TAG.fullmatch(piece)):
        return ""
    return piece[1:-1].split(None, 1)[0].split(".", maxsplit=1)[0].lower() or "<"


def _stripped(text: str, ruby: Sequence[tuple[int, int, str]]) -> _Said:
    before = len(text) - len(text.lstrip())
    stripped = text.strip()
    moved = ((start - before, end - before, over) for start, end, over in ruby)
    return _Said(stripped, tuple(one for one in moved if 0 <= one[0] < one[1] <= len(stripped)))


def _joined(lines: Sequence[_Said]) -> _Said:
    """Lines of one cue: a space of their own width between them, as they seldom have punctuation."""
    text, ruby = "", []
    for line in lines:
        if text:
            text += _BETWEEN_LINES if is_wide(text[-1]) or is_wide(line.text[0]) else " "
        ruby += [(start + len(text), end + len(text), over) for start, end, over in line.ruby]
        text += line.text
    return _Said(text, tuple(ruby))
