"""How lines of Markdown look: which one begins what."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.sources.patterns import LazyPattern

ATX = LazyPattern(r" {0,3}(#{1,6})(?=[ \u3000]|$)")
SETEXT = LazyPattern(r" {0,3}(?:(=+)|-+)[ ]*")
BREAK = LazyPattern(r" {0,3}([-*_])(?:[ ]*\1){2,}[ ]*")
FENCE = LazyPattern(r" {0,3}(`{3,}|~{3,})([^`]*)")
QUOTE = LazyPattern(r" {0,3}> ?")
ITEM = LazyPattern(r"( *)([-*+]|\d{1,9}[.)])(?:( +)(.*)|$)")
PICTURE = LazyPattern(r"\[?!\[(.*?)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])(?:\]\([^()]*\))?")
DEFINITION = LazyPattern(r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ ]*\S+.*")
FOOTNOTE = LazyPattern(r" {0,3}\[\^([^\[\]]{1,100})\]:[ ]*(.*)")
TABLE_RULE = LazyPattern(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
ALERT = LazyPattern(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
HARD_BREAK = LazyPattern(r"<br\s*/?>", re.IGNORECASE)
EMPHASISED = LazyPattern(r"([*_])(?!\1)[^*_]+\1")
STRUCTURAL = frozenset("<`~#-*_[>+!=|0123456789")
"""What lines of other blocks than paragraphs begin with, spaces aside. A table may begin otherwise."""


class Line(NamedTuple):
    text: str
    number: int
    """1-based, in the file."""


def past_comment(lines: list[Line], at: int) -> int:
    """Past the comment that begins at this line; what follows it on its last line stays to be read."""
    text = lines[at].text
    begin = text.index("<!--")
    end = text.find("-->", begin + 4)
    while end < 0 and at + 1 < len(lines):
        at += 1
        text = lines[at].text
        end = text.find("-->")
    rest = text[end + 3 :] if end >= 0 else ""
    if not rest.strip():
        return at + 1
    lines[at] = lines[at]._replace(text=rest)
    return at


def begins_block(text: str, *, in_list: bool = False) -> bool:
    """Whether a line ends the paragraph before it without an empty line between.

    In a list any number does, elsewhere only 1: a line may begin with a year.
    """
    if text.lstrip()[:1] not in STRUCTURAL:
        return False
    if BREAK.fullmatch(text) or FENCE.fullmatch(text) or ATX.match(text) or QUOTE.match(text):
        return True
    item = ITEM.fullmatch(text)
    return bool(
        item and (item[4] or "").strip() and (in_list or not item[2][0].isdigit() or item[2][:-1] == "1")
    )


def is_picture(text: str) -> bool:
    return "![" in text and bool(PICTURE.fullmatch(text.strip()))


def is_table_rule(text: str) -> bool:
    return "-" in text and "|" in text and bool(TABLE_RULE.fullmatch(text))
