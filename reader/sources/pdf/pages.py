"""The lines of a PDF's pages, as PDFium finds them: their text, where they stand, and how large they are.

PDFium tells lines apart by the places of characters. Here its pieces of one line are put together again, what
stands for a character is made that character (⽕, a radical's number, is 火), and spaces that only spread
Chinese characters over a line go.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.sources.cleaning import clean, is_wide
from reader.sources.patterns import LazyPattern

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_STAND_INS = LazyPattern("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SPREAD = LazyPattern(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])")
_HYPHENS = "\x02\ufffe\xad"
"""What PDFium gives for a hyphen that only divides a word at a line's end."""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Line(NamedTuple):
    text: str
    left: float
    """Points from the left edge of the page; so with the others, from its lower edge."""
    right: float
    bottom: float
    top: float
    size: float
    """Of its characters, in points, as far as their boxes say."""
    upright: bool = False
    """Whether it runs from above to below."""


class Page(NamedTuple):
    lines: list[Line]
    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether most of its text runs from above to below, and its lines from right to left."""
        return sum(len(line.text) * (1 if line.upright else -1) for line in self.lines) > 0

    def laid_flat(self, lines: list[Line]) -> list[Line]:
        """Lines of this page as if it lay on its side, where it is upright: all else is as in any other."""
        if not self.upright:
            return lines
        flat = (
            Line(
                line.text, self.height - line.top, self.height - line.bottom, line.left, line.right, line.size
            )
            for line in lines
        )
        return sorted(flat, key=lambda line: -line.top)


def read_page(page: PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        read = Page(list(_lines(text)), width, height)
        return read if read.upright else read._replace(lines=_joined(read.lines))
    finally:
        text.close()


def _lines(text: PdfTextPage) -> Iterator[Line]:
    at = 0
    for written in text.get_text_range().split("\r\n"):
        bare = written.strip()
        if bare:
            first = at + _units(written[: len(written) - len(written.lstrip())])
            last = first + _units(bare) - 1
            boxes = [_box(text, index) for index in (first, first + _units(bare[: _telling(bare)]), last)]
            if line := _legible(bare):
                yield _line(line, *boxes)
        at += _units(written) + 2


def _line(text: str, first: Box, telling: Box, last: Box) -> Line:
    """From the boxes of its first character, of one that tells its size, and of its last one."""
    width, height = telling[2] - telling[0], telling[3] - telling[1]
    upright = abs(first[0] - last[0]) < 0.5 * width and last[3] < first[1] + 0.5 * height
    if upright:
        left, right = min(first[0], last[0]), max(first[2], last[2])
        return Line(text, left, right, last[1], first[3], width, upright=True)
    return Line(text, first[0], max(last[2], first[0]), telling[1], telling[3], height)


def _telling(bare: str) -> int:
    """The character whose box tells the size: a Chinese one, as those of Latin letters are lower."""
    return next((index for index, char in enumerate(bare) if is_wide(char)), 0)


def _units(text: str) -> int:
    """How many places it takes in PDFium's own text, which is UTF-16."""
    return len(text) + sum(char > "\uffff" for char in text)


def _box(text: PdfTextPage, index: int) -> Box:
    """The whole place of a character."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    place = pdfium.FPDFText_GetCharIndexFromTextIndex(text, index)
    pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _legible(written: str) -> str:
    if written[-1] in _HYPHENS:
        written = written[:-1] + "-\x02"
    text = _STAND_INS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), written)
    divided = text.endswith("\x02")
    text = clean(text.rstrip("\x02")).strip()
    if " " in text:
        text = _SPREAD.sub("", text)
    return f"{text}\x02" if divided and text else text


def _joined(lines: list[Line]) -> list[Line]:
    """The same, where pieces that stand beside each other at one height are one line."""
    joined = lines[:1]
    for before, line in pairwise(lines):
        level = abs(line.bottom - joined[-1].bottom) < 0.3 * max(before.size, line.size, 1)
        gap = line.left - joined[-1].right
        if level and -0.5 * line.size <= gap <= 1.2 * line.size:
            joined[-1] = _beside(joined[-1], line, gap)
        else:
            joined.append(line)
    return joined


def _beside(left: Line, right: Line, gap: float) -> Line:
    tight = gap < 0.15 * right.size or is_wide(left.text[-1]) or is_wide(right.text[0])
    return Line(
        f"{left.text}{'' if tight else ' '}{right.text}",
        left.left,
        max(left.right, right.right),
        min(left.bottom, right.bottom),
        max(left.top, right.top),
        max(left.size, right.size),
    )
