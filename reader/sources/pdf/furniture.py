"""What stands on a PDF's pages and is no part of its text: page numbers, headers and footers that repeat."""

from __future__ import annotations

from collections import Counter

from reader.sources.patterns import LazyPattern
from reader.sources.pdf.pages import Line, Page

_EDGE = 0.13
"""Of a page's height, above and below: where they stand."""
_MOST = 3
"""Lines of a header or footer."""
_FIGURES = LazyPattern(r"\d+")
_OPENING, _CLOSING = r"[-–—·•.\[(（【<〈~ ]*", r"[-–—·•.\])）】>〉~ ]*"
_NUMBER = LazyPattern(
    rf"{_OPENING}(?:(?:第\s*|頁\s*|页\s*|P\.?\s*|Page\s*)?(?:\d{{1,5}}|[ivxl]{{1,7}})"
    r"(?:\s*(?:/|／|of|之)\s*(?:共\s*)?\d{1,5})?"
    r"\s*(?:頁|页)?(?:\s*[,，/／]?\s*共\s*\d{1,5}\s*(?:頁|页))?|第\s*[一二三四五六七八九十百零〇]{1,5}\s*[頁页])"
    rf"{_CLOSING}"
)
"""— 12 —, 第 3 頁 / 共 9 頁, Page 4 of 7, xii, 第十二頁; not 一 alone, which heads a chapter."""


def without_furniture(pages: list[Page]) -> list[list[Line]]:
    """The lines of each page that are its text, all from left to right."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    often = max(2, min(3, len(pages) // 2))
    kept = []
    for page in pages:
        edge = set(_edge_lines(page))
        text = [line for line in page.lines if line not in edge or not _is_furniture(line, seen, often)]
        kept.append(page.laid_flat(text))
    return kept


def _edge_lines(page: Page) -> list[Line]:
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    above = sorted((line for line in page.lines if line.bottom > high), key=lambda line: -line.top)
    below = sorted((line for line in page.lines if line.top < low), key=lambda line: line.bottom)
    return [*above[:_MOST], *below[:_MOST]]


def _key(line: Line) -> tuple[str, int]:
    """What repeats: the words, whatever their figures, at one height of the page."""
    return _FIGURES.sub("#", "".join(line.text.split())), round(line.bottom / 6)


def _is_furniture(line: Line, seen: Counter[tuple[str, int]], often: int) -> bool:
    words, height = _key(line)
    repeats = max(seen[words, near] for near in (height - 1, height, height + 1))
    return bool(_NUMBER.fullmatch(line.text)) or (repeats >= often and len(words) <= 80)
