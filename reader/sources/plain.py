"""Plain text as it is copied from a newspaper: lines in, blocks out, structure read from the wording.

Every character that is no metadata and no white space ends up in a block (in its text or, for lists, its
marker). Ten thousand ordinary paragraphs pass without a regular expression: only lines that begin or end
unlike a sentence are looked at closely.
"""

from __future__ import annotations

from itertools import islice

from reader.article import Block, BlockKind
from reader.sources import gutenberg, head, wording
from reader.sources.chapters import find_chapters, join_titles, levels_of, read_chapter
from reader.sources.cleaning import clean_keeping_length
from reader.sources.draft import LONGEST, Draft
from reader.sources.signs import Sign, levels_of_headings, read_sign, read_signs, settle, settle_book
from reader.sources.source import Source
from reader.sources.tables import find_table
from reader.sources.units import Units, read_units
from reader.sources.wrapping import unwrap

_HEAD_LINES = 8


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
    lines = text.split("\n")
    bounds = gutenberg.find_bounds(lines) if "PROJECT GUTENBERG" in text else None
    draft = Draft(kinds_guessed=True)
    start, end = bounds or (0, len(lines))
    if bounds:
        gutenberg.read_fields(draft, lines[:start])
    units = unwrap(read_units(lines, start, end), lines)
    first = _read_head(draft, units)
    if first == len(units) and not draft.blocks:  # nothing but a date: then that is the text
        units = read_units(lines)
        draft, first = Draft(kinds_guessed=True), 0
    _add_units(draft, join_titles(units, first), first)
    if bounds:
        gutenberg.add_rest(draft, lines, bounds)
    return draft


def _add_units(draft: Draft, units: Units, first: int) -> None:
    texts = units.texts
    signs = read_signs(texts, first)
    table = find_table(texts, first)
    chapters = find_chapters(texts, first, table)
    levels = levels_of(chapters, texts)
    for index in table:
        signs[index] = Sign.CONTENTS
    for index in chapters:
        signs[index] = Sign.CHAPTER
    settle(signs, texts, first)
    deepest = max(levels.values(), default=1)
    levels = levels_of_headings(signs, texts, deepest + 1) | levels
    settle_book(signs, len(chapters))
    outset = min(chapters, default=first)
    blocks = draft.blocks
    columns = zip(signs, texts, units.lines, units.begins, strict=True)
    for index, (sign, text, line, begins) in enumerate(islice(columns, first, None), first):
        if not sign and len(text) <= LONGEST:
            if begins:
                draft.begins[len(blocks)] = begins
            blocks.append(Block(BlockKind.PARAGRAPH, text, len(draft.starts) - 1))
            draft.lines.append(line)
        else:
            level = levels.get(index, deepest + 1 if index > outset else 2)
            _add(draft, sign, text, line, begins, level)


def _read_head(draft: Draft, units: Units) -> int:
    """Take title and metadata from the first lines; the index of the first unit that is text."""
    about = draft.about
    index = 0
    while index < min(_HEAD_LINES, len(units)):
        found = head.read_head(units.texts[index])
        head.fill(about, found.fields)
        units.replace(index, found.rest)
        byline = head.read_byline(found.rest)
        if byline and not about.author:
            about.author = byline
        elif found.rest and found.rest != about.title:
            if draft.blocks or about.title or not _is_title(units, index):
                break
            about.title = found.rest
            _add_title(draft, units, index)
        elif found.rest:
            _add_title(draft, units, index)
        index += 1
    if about.title and not draft.blocks:
        draft.add(BlockKind.HEADING, about.title, units.lines[0], level=1)
    return index


def _add_title(draft: Draft, units: Units, index: int) -> None:
    if not draft.blocks:
        line, begins = units.lines[index], units.begins[index]
        draft.add(BlockKind.HEADING, units.texts[index], line, level=1, begins=begins)


def _is_title(units: Units, index: int) -> bool:
    """A short first line with something after it that is not another of its kind."""
    text = units.texts[index]
    if index + 1 == len(units) or read_sign(text) not in (Sign.HEADING, Sign.BRACKETED, Sign.PARAGRAPH):
        return False
    if not wording.may_be_heading(text, longest=wording.LONGEST_TITLE):
        return False
    if read_chapter(text) and find_chapters(units.texts, index + 1):
        return False  # the first of several, not the title of the one there is
    following = units.texts[index + 1]
    apart = index + 1 in units.gaps or bool(head.read_head(following).fields or head.read_byline(following))
    return apart or not wording.may_be_heading(following) or bool(read_chapter(following))


def _add(draft: Draft, sign: Sign, unit: str, line: int, begins: int, level: int) -> None:
    match sign:
        case Sign.HEADING | Sign.BRACKETED | Sign.CHAPTER:
            draft.add(BlockKind.HEADING, unit, line, level=level, begins=begins)
        case Sign.DECORATED | Sign.LISTED:
            listed = wording.read_listed(unit)
            assert listed
            decorated = sign is Sign.DECORATED
            kind = BlockKind.HEADING if decorated else BlockKind.ITEM
            begins += len(unit) - len(listed.text)
            level = level if decorated else 0
            draft.add(kind, listed.text, line, level=level, marker=listed.marker, begins=begins)
        case Sign.CONTENTS:
            draft.add(BlockKind.ITEM, unit, line, begins=begins)
        case Sign.CAPTION | Sign.NOTE:
            kind = BlockKind.CAPTION if sign is Sign.CAPTION else BlockKind.NOTE
            draft.add(kind, unit, line, begins=begins)
        case _:
            draft.add(BlockKind.PARAGRAPH, unit, line, begins=begins)
