"""What the styles of a Word document say of its paragraphs: headings, quotes, captions, lists.

Built-in styles have English names in every language of Word; a reader's own are known by what they are based
on and by their outline level.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.article import BlockKind
from reader.sources.xmltree import Element

_LONGEST_CHAIN = 20
_KINDS = {
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
}


class Style(NamedTuple):
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Of a heading: 1 for the title, 2 for what Word calls heading 1."""
    number: str = ""
    """Of the list its paragraphs are in."""
    depth: int = 0
    contents: bool = False
    """Whether its paragraphs are a table of contents."""


class Styles:
    def __init__(self, root: Element | None) -> None:
        """`root` is that of styles.xml, where there is one."""
        self._written = {
            style.get("w:styleId"): style
            for style in root or ()
            if style.name == "style" and style.get("w:type") == "paragraph"
        }
        self._known: dict[str, Style] = {}

    def find(self, name: str) -> Style:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        kind, level, number, depth, contents = BlockKind.PARAGRAPH, 0, "", 0, False
        for _ in range(_LONGEST_CHAIN):
            style = self._written.get(name)
            if style is None:
                break
            called = _value(style, "name").lower()
            outline = _value(style, "pPr", "outlineLvl")
            kind = kind if kind is not BlockKind.PARAGRAPH else _KINDS.get(called, kind)
            contents = contents or called.startswith("toc ")
            level = level or _heading_level(called, outline)
            if not number and (number := _value(style, "pPr", "numPr", "numId")):
                depth = whole(_value(style, "pPr", "numPr", "ilvl"))
            name = _value(style, "basedOn")
        return Style(kind, level, number, depth, contents)


def _heading_level(called: str, outline: str) -> int:
    if called == "title":
        return 1
    if called.startswith("heading ") and called[8:].isdecimal():
        return min(whole(called[8:]) + 1, 6)
    return outline_level(outline)


def outline_level(written: str) -> int:
    """The level of a heading whose outline level is written so; 0 for running text, which Word calls 9."""
    return min(int(written) + 2, 6) if len(written) == 1 and written in "012345678" else 0


def whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 0


def _value(element: Element, *path: str) -> str:
    found = element.first(*path)
    return found.get("w:val") if found is not None else ""
