"""What each line of a plain text is: by its wording first, then by what stands around it.

In a book the chapters are its headings, and a short line is text unless most chapters have some.
"""

from __future__ import annotations

from enum import IntEnum

from reader.sources import wording

_INTRODUCING = frozenset("：:，,、；;")
"""What a line ends in that the next one goes on from: that is no heading."""
BOOK = 3
"""Chapters that make a text a book, where a short line is no heading by itself."""


class Sign(IntEnum):
    """What a line is, as far as it can tell on its own."""

    PARAGRAPH = 0
    HEADING = 1
    LISTED = 2
    CAPTION = 3
    NOTE = 4
    DECORATED = 5
    """A heading with a mark before it, such as ■."""
    BRACKETED = 6
    """A heading in 【】: one even among other short lines."""
    CHAPTER = 7
    CONTENTS = 8
    """A line of a table of contents."""


def read_signs(texts: list[str], first: int) -> list[Sign]:
    signs = [Sign.PARAGRAPH] * len(texts)
    for index in range(first, len(texts)):
        if not wording.is_plain_sentence(texts[index]):
            signs[index] = read_sign(texts[index])
    return signs


def read_sign(unit: str) -> Sign:  # noqa: PLR0911  # a row of questions
    if wording.is_bare(unit):
        return Sign.HEADING if wording.may_be_heading(unit) else Sign.PARAGRAPH
    if wording.is_note(unit):
        return Sign.NOTE
    if wording.is_caption(unit):
        return Sign.CAPTION
    if wording.is_aside(unit):
        return Sign.NOTE
    if wording.is_bracketed_heading(unit):
        return Sign.BRACKETED
    if wording.read_listed(unit):
        return Sign.LISTED
    return Sign.HEADING if wording.may_be_heading(unit) else Sign.PARAGRAPH


def settle(signs: list[Sign], units: list[str], first: int) -> None:
    """Decide by context what the wording left open."""
    marked = _marked(signs, first)
    for index in [index for index in marked if signs[index] is Sign.LISTED]:
        signs[index] = _settle_listed(units, index)
    for start, end in _heading_runs(signs, marked):
        follows_colon = start > first and units[start - 1][-1] in _INTRODUCING
        headed = start > first and signs[start - 1] in (Sign.BRACKETED, Sign.DECORATED)
        if end == len(units) or end - start + headed > 2 or follows_colon:
            signs[start:end] = [Sign.PARAGRAPH] * (end - start)
    last = len(units) - 1
    if last < first:
        return
    signed = last > first and signs[last] is Sign.CAPTION and not wording.is_surely_caption(units[last])
    if signed or signs[last] is Sign.BRACKETED:
        signs[last] = Sign.PARAGRAPH


def _marked(signs: list[Sign], first: int = 0) -> list[int]:
    """The units that are no paragraphs: of a million, some thousands, looked for in one pass."""
    return [index for index, sign in enumerate(signs) if sign and index >= first]


def settle_book(signs: list[Sign], chapters: int) -> None:
    """In a book short lines are speech and notices, but where most chapters have some they are headings."""
    if chapters < BOOK:
        return
    marked = _marked(signs)
    begun, headed, under = False, 0, False
    within: list[int] = []
    for index in marked:
        if signs[index] is Sign.CHAPTER:
            begun, under = True, False
        elif signs[index] is Sign.HEADING and begun:
            within.append(index)
            headed += not under
            under = True
    if 3 * headed < 2 * chapters:
        for index in within:
            signs[index] = Sign.PARAGRAPH


def levels_of_headings(signs: list[Sign], units: list[str], outermost: int) -> dict[int, int]:
    """一、 above （一） above 1.: each way of numbering one level within the one that came before it."""
    styles: list[str] = []
    levels: dict[int, int] = {}
    for index in _marked(signs):
        listed = wording.read_listed(units[index]) if signs[index] is Sign.HEADING else None
        if listed and listed.numbered:
            style = wording.way_of_numbering(listed.marker)
            if style not in styles:
                styles.append(style)
            levels[index] = outermost + styles.index(style)
    return levels


def _settle_listed(units: list[str], index: int) -> Sign:
    """A line with a list's mark: in company an item, alone a heading if it can be one."""
    listed = wording.read_listed(units[index])
    assert listed
    if _same_style(units, index - 1, listed.style) or _same_style(units, index + 1, listed.style):
        return Sign.LISTED
    if index + 1 < len(units):
        if wording.is_decorated_heading(listed):
            return Sign.DECORATED
        if listed.numbered and wording.may_be_heading(units[index]):
            return Sign.HEADING
    return Sign.PARAGRAPH if listed.numbered else Sign.LISTED


def _same_style(units: list[str], index: int, style: str) -> bool:
    """Whether the unit there is listed so; the head may have taken all there was of it."""
    if not 0 <= index < len(units) or not units[index]:
        return False
    listed = wording.read_listed(units[index])
    return listed is not None and listed.style == style


def _heading_runs(signs: list[Sign], marked: list[int]) -> list[tuple[int, int]]:
    """(start, end) of each run of headings with nothing between them."""
    runs: list[tuple[int, int]] = []
    for index in [index for index in marked if signs[index] is Sign.HEADING]:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
