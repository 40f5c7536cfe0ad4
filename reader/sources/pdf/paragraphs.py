"""Paragraphs out of a PDF's lines: rejoined over line ends and page ends, with headings told by their size.

A line goes on in the next one where it reaches its column's edge and the next one is neither indented, nor
apart, nor of another size. Small lines at a page's foot are notes, and stand behind the paragraph they
interrupt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reader.article import BlockKind
from reader.sources.cleaning import join_soft
from reader.sources.pdf.pages import Line

_LARGER, _SMALLER = 1.12, 0.9
"""Of the running text's size: from where a line is a heading, up to where one may be a note."""
_LONGEST_HEADING = 60
_MOST_COMPARED = 400
"""Lines of a page among which the column of each is looked for."""
_INDENT, _SHORT, _APART = 0.7, 1.7, 1.45
"""Characters a first line stands in by, and a full one may lack; line distances that part paragraphs."""
_RAGGED = 7.0
"""Characters a line may lack where no sentence ends with it: before a long Latin word, or by a bad setter."""
_ENDS = frozenset("。！？…!?.」』”’）)》】：:；;～~")
_NARROW = 0.55
"""Of the usual width: what is narrower is no full line, however its column ends."""
_NOTE_MARKS = "[［〔【(（*＊†‡§①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(slots=True)
class Paragraph:
    kind: BlockKind
    text: str
    page: int
    """Index of the page it begins on."""
    size: float
    top: float
    """Points from the lower edge of its page."""


class _Set:
    """A line, and the column it stands in."""

    __slots__ = ("left", "line", "page", "right")

    def __init__(self, line: Line, page: int, left: float, right: float) -> None:
        self.line, self.page, self.left, self.right = line, page, left, right


def find_paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """In the order of the pages; none where they have no text."""
    setting = _Setting.of(pages)
    paragraphs: list[Paragraph] = []
    notes: list[Paragraph] = []
    before: _Set | None = None
    for number, lines in enumerate(pages):
        text, foot = _part_foot(lines, setting.size)
        for line in _columns(text, number):
            if before and _goes_on(before, line, paragraphs[-1], setting):
                paragraphs[-1].text = _join(paragraphs[-1].text, line.line.text)
            else:
                paragraphs += [*notes, _begun(line, setting.size)]
                notes = []
            before = line
        notes += _notes(foot, number)
    paragraphs += notes
    for paragraph in paragraphs:
        paragraph.text = paragraph.text.replace("\x02", "")
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the running text is set."""

    size: float
    """The size most characters have, in points."""
    leading: float
    """From one line to the next."""
    width: float
    """Of half the lines at least."""

    @classmethod
    def of(cls, pages: list[list[Line]]) -> _Setting:
        sizes: Counter[float] = Counter()
        for lines in pages:
            for line in lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
        size = sizes.most_common(1)[0][0] if sizes else 1.0
        body = [[line for line in lines if abs(line.size - size) < 0.1 * size] for lines in pages]
        steps = [above.bottom - below.bottom for lines in body for above, below in pairwise(lines)]
        steps = [step for step in steps if 0 < step < 4 * size]
        widths = [line.right - line.left for lines in body for line in lines]
        return cls(size, median(steps) if steps else 1.5 * size, median(widths) if widths else 0.0)


def _part_foot(lines: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The page's text, and the small lines at its foot."""
    at = len(lines)
    while at and lines[at - 1].size < _SMALLER * body:
        at -= 1
    if at == 0 or at == len(lines) or lines[at].top > min(line.top for line in lines[:at]):
        return lines, []
    return lines[:at], lines[at:]


def _columns(lines: list[Line], page: int) -> Iterator[_Set]:
    """Each line with its column: the lines that stand over and under it."""
    if len(lines) > _MOST_COMPARED:
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        yield from (_Set(line, page, left, right) for line in lines)
        return
    for line in lines:
        beside = [other for other in lines if _overlaps(line, other)]
        yield _Set(line, page, min(o.left for o in beside), max(o.right for o in beside))


def _overlaps(line: Line, other: Line) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    narrower = min(line.right - line.left, other.right - other.left)
    return line is other or (shared > 0.5 * narrower and abs(line.size - other.size) < 0.15 * line.size)


def _begun(line: _Set, body: float) -> Paragraph:
    heading = line.line.size >= _LARGER * body and len(line.line.text) <= _LONGEST_HEADING
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    return Paragraph(kind, line.line.text, line.page, line.line.size, line.line.top)


def _goes_on(before: _Set, line: _Set, paragraph: Paragraph, setting: _Setting) -> bool:
    size = before.line.size
    if abs(line.line.size - size) > 0.1 * size:
        return False
    below = line.page == before.page and line.line.top <= before.line.top
    step = before.line.bottom - line.line.bottom
    if paragraph.kind is BlockKind.HEADING:
        fits = len(paragraph.text) + len(line.line.text) <= _LONGEST_HEADING
        return below and step < _APART * size and fits
    if below and step > _APART * setting.leading:
        return False
    width = before.line.right - before.line.left
    short = _SHORT if paragraph.text[-1] in _ENDS else _RAGGED
    full = before.line.right >= before.right - short * size and width > _NARROW * setting.width
    return full and line.line.left <= line.left + _INDENT * size and line.line.size < _LARGER * setting.size


def _join(text: str, more: str) -> str:
    if text.endswith("-\x02"):
        return text[:-2] + more
    return join_soft(text, more)


def _notes(foot: list[Line], page: int) -> list[Paragraph]:
    notes: list[Paragraph] = []
    for line in foot:
        if not notes or line.text[0] in _NOTE_MARKS or line.text[0].isdecimal():
            notes.append(Paragraph(BlockKind.NOTE, line.text, page, line.size, line.top))
        else:
            notes[-1].text = _join(notes[-1].text, line.text)
    return notes
