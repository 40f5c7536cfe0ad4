"""Plain text as it is copied from a newspaper: lines in, blocks out, structure read from the wording.

Every character that is no metadata and no white space ends up in a block (in its text or, for lists, its
marker). Ten thousand ordinary paragraphs pass without a regular expression: only lines that begin or end
unlike a sentence are looked at closely.
"""

from __future__ import annotations

from enum import IntEnum

from reader.article import Block, BlockKind
from reader.sources import head, wording
from reader.sources.cleaning import clean, clean_keeping_length
from reader.sources.draft import LONGEST, Draft
from reader.sources.source import Source
from reader.sources.wrapping import unwrap

_INTRODUCING = frozenset("：:，,、；;")
"""What a line ends in that the next one goes on from: that is no heading."""
_HEAD_LINES = 8


class _Sign(IntEnum):
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


def draft(source: Source) -> Draft:
    """Raises SourceError where the bytes are no text."""
    made = (draft_lines if source.given.lines else draft_plain)(source.text())
    made.note_encoding(source.decoded())
    return made


def draft_lines(text: str) -> Draft:
    """Each line one paragraph, empty ones too, nothing inferred and every offset as in the input."""
    draft = Draft()
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    draft.blocks = [Block(BlockKind.PARAGRAPH, clean_keeping_length(line), 0) for line in lines]
    draft.lines = list(range(1, len(lines) + 1))
    return draft


def draft_plain(text: str) -> Draft:
    """The blocks of a text, with the head's metadata taken from its first lines."""
    units, numbers, gaps = _read_units(text)
    draft = Draft(kinds_guessed=True)
    first = _read_head(draft, units, numbers, gaps)
    if first == len(units) and not draft.blocks:  # nothing but a date: then that is the text
        units, numbers, _ = _read_units(text)
        draft, first = Draft(kinds_guessed=True), 0
    signs = _read_signs(units, first)
    _settle(signs, units, first)
    for index in range(first, len(units)):
        unit = units[index]
        if not signs[index] and len(unit) <= LONGEST:
            draft.blocks.append(Block(BlockKind.PARAGRAPH, unit, len(draft.starts) - 1))
            draft.lines.append(numbers[index])
        else:
            _add(draft, signs[index], unit, numbers[index])
    return draft


def _read_units(text: str) -> tuple[list[str], list[int], set[int]]:
    """Non-empty lines, cleaned; their 1-based numbers; the indices that stand after an empty line."""
    units: list[str] = []
    numbers: list[int] = []
    gaps: set[int] = set()
    lines = text.split("\n")
    empty_before = True
    for number, line in enumerate(lines, 1):
        unit = line.strip()
        if not unit.isprintable():
            unit = clean(unit).strip()
        if not unit:
            empty_before = True
            continue
        if empty_before:
            gaps.add(len(units))
            empty_before = False
        units.append(unit)
        numbers.append(number)
    return unwrap(units, numbers, gaps, lines)


def _read_head(draft: Draft, units: list[str], numbers: list[int], gaps: set[int]) -> int:
    """Take title and metadata from the first lines; the index of the first unit that is text."""
    about = draft.about
    index = 0
    while index < min(_HEAD_LINES, len(units)):
        found = head.read_head(units[index])
        head.fill(about, found.fields)
        units[index] = found.rest
        byline = head.read_byline(found.rest)
        if byline and not about.author:
            about.author = byline
        elif found.rest and found.rest != about.title:
            if draft.blocks or about.title or not _is_title(units, index, gaps):
                break
            about.title = found.rest
            draft.add(BlockKind.HEADING, found.rest, numbers[index], level=1)
        index += 1
    if about.title and not draft.blocks:
        draft.add(BlockKind.HEADING, about.title, numbers[0], level=1)
    return index


def _is_title(units: list[str], index: int, gaps: set[int]) -> bool:
    """A short first line with something after it that is not another of its kind."""
    unit = units[index]
    if index + 1 == len(units) or _read_sign(unit) not in (_Sign.HEADING, _Sign.BRACKETED, _Sign.PARAGRAPH):
        return False
    if not wording.may_be_heading(unit, longest=wording.LONGEST_TITLE):
        return False
    following = units[index + 1]
    apart = index + 1 in gaps or bool(head.read_head(following).fields or head.read_byline(following))
    return apart or not wording.may_be_heading(following)


def _read_signs(units: list[str], first: int) -> list[_Sign]:
    signs = [_Sign.PARAGRAPH] * len(units)
    for index in range(first, len(units)):
        if not wording.is_plain_sentence(units[index]):
            signs[index] = _read_sign(units[index])
    return signs


def _read_sign(unit: str) -> _Sign:
    if wording.is_note(unit):
        return _Sign.NOTE
    if wording.is_caption(unit):
        return _Sign.CAPTION
    if wording.is_aside(unit):
        return _Sign.NOTE
    if wording.is_bracketed_heading(unit):
        return _Sign.BRACKETED
    if wording.read_listed(unit):
        return _Sign.LISTED
    return _Sign.HEADING if wording.may_be_heading(unit) else _Sign.PARAGRAPH


def _settle(signs: list[_Sign], units: list[str], first: int) -> None:
    """Decide by context what the wording left open."""
    for index in [index for index in range(first, len(units)) if signs[index] is _Sign.LISTED]:
        signs[index] = _settle_listed(units, index)
    for start, end in _heading_runs(signs, first):
        follows_colon = start > first and units[start - 1][-1] in _INTRODUCING
        headed = start > first and signs[start - 1] in (_Sign.BRACKETED, _Sign.DECORATED)
        if end == len(units) or end - start + headed > 2 or follows_colon:
            signs[start:end] = [_Sign.PARAGRAPH] * (end - start)
    last = len(units) - 1
    if last < first:
        return
    signed = last > first and signs[last] is _Sign.CAPTION and not wording.is_surely_caption(units[last])
    if signed or signs[last] is _Sign.BRACKETED:
        signs[last] = _Sign.PARAGRAPH


def _settle_listed(units: list[str], index: int) -> _Sign:
    """A line with a list's mark: in company an item, alone a heading if it can be one."""
    listed = wording.read_listed(units[index])
    assert listed
    if _same_style(units, index - 1, listed.style) or _same_style(units, index + 1, listed.style):
        return _Sign.LISTED
    if index + 1 < len(units):
        if wording.is_decorated_heading(listed):
            return _Sign.DECORATED
        if listed.numbered and wording.may_be_heading(units[index]):
            return _Sign.HEADING
    return _Sign.PARAGRAPH if listed.numbered else _Sign.LISTED


def _same_style(units: list[str], index: int, style: str) -> bool:
    listed = wording.read_listed(units[index]) if 0 <= index < len(units) else None
    return listed is not None and listed.style == style


def _heading_runs(signs: list[_Sign], first: int) -> list[tuple[int, int]]:
    """(start, end) of each run of headings with nothing between them."""
    runs: list[tuple[int, int]] = []
    for index in [index for index in range(first, len(signs)) if signs[index] is _Sign.HEADING]:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _add(draft: Draft, sign: _Sign, unit: str, line: int) -> None:
    match sign:
        case _Sign.HEADING | _Sign.BRACKETED:
            draft.add(BlockKind.HEADING, unit, line, level=2)
        case _Sign.DECORATED | _Sign.LISTED:
            listed = wording.read_listed(unit)
            assert listed
            decorated = sign is _Sign.DECORATED
            kind = BlockKind.HEADING if decorated else BlockKind.ITEM
            draft.add(kind, listed.text, line, level=2 * decorated, marker=listed.marker)
        case _Sign.CAPTION | _Sign.NOTE:
            draft.add(BlockKind.CAPTION if sign is _Sign.CAPTION else BlockKind.NOTE, unit, line)
        case _:
            draft.add(BlockKind.PARAGRAPH, unit, line)
