"""Markdown: the block structure an article needs, read line by line.

Front matter, headings of both kinds, paragraphs, quotes, lists, pictures as captions, code kept line by line,
tables row by row, footnotes as notes. Soft line breaks join without a space between Chinese; a hard break
begins a new block, as a block holds no line ends. What the editor adds in brackets is a note here too.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader.article import BlockKind
from reader.sources import wording
from reader.sources.cleaning import clean, join_soft
from reader.sources.draft import Draft
from reader.sources.frontmatter import read_front_matter
from reader.sources.inline import strip_inline
from reader.sources.markdown_lines import (
    ALERT,
    ATX,
    BREAK,
    DEFINITION,
    EMPHASISED,
    FENCE,
    FOOTNOTE,
    HARD_BREAK,
    ITEM,
    PICTURE,
    QUOTE,
    SETEXT,
    STRUCTURAL,
    Line,
    begins_block,
    is_picture,
    is_table_rule,
    past_comment,
)
from reader.sources.source import Source

_BULLETS = "•◦▪"
_DEEPEST = 12
"""Quotes and lists within each other; deeper ones are text."""


def draft(source: Source) -> Draft:
    """Raises SourceError where the bytes are no text."""
    made = draft_markdown(source.text(), source.path)
    made.note_encoding(source.decoded())
    return made


def draft_markdown(text: str, path: Path | None = None) -> Draft:
    """The blocks of a Markdown text."""
    lines = text.expandtabs(4).split("\n") if "\t" in text else text.split("\n")
    front = read_front_matter(lines, path)
    body = [Line(line, number) for number, line in enumerate(lines[front.lines :], front.lines + 1)]
    reader = _Reader(frozenset(_labels(body)))
    reader.draft.about = front.about
    if front.notice:
        reader.draft.notices.append(front.notice)
    if front.about.title:
        reader.draft.add(BlockKind.HEADING, front.about.title, front.title_line, level=1)
    reader.read(body)
    if not front.about.title:
        front.about.title = reader.draft.title
    return reader.draft


def _labels(lines: list[Line]) -> list[str]:
    found = (DEFINITION.fullmatch(line.text) for line in lines if "]:" in line.text)
    return [" ".join(match[1].split()).casefold() for match in found if match]


class _Reader:
    """Goes through lines from top to bottom and adds blocks to its draft."""

    def __init__(self, labels: frozenset[str]) -> None:
        self.draft = Draft()
        self._labels = labels
        self._after_picture = False
        self._has_prose = False

    def read(self, lines: list[Line], kind: BlockKind = BlockKind.PARAGRAPH, depth: int = 0) -> None:
        """Add the blocks of these lines; their paragraphs become blocks of this kind."""
        at = 0
        while at < len(lines):
            if not lines[at].text.strip():
                at += 1
                continue
            at = self._read_block(lines, at, kind, depth)

    def _read_block(  # noqa: PLR0911  # one return for each kind of block
        self, lines: list[Line], at: int, kind: BlockKind, depth: int
    ) -> int:
        """Add the block that begins at this line; the index past its lines."""
        text, number = lines[at]
        if text.lstrip()[0] not in STRUCTURAL and "|" not in text:
            return self._read_paragraph(lines, at, kind)
        if text.lstrip().startswith("<!--"):
            return past_comment(lines, at)
        if (fence := FENCE.fullmatch(text)) is not None:
            return self._read_fenced(lines, at, fence[1])
        if (atx := ATX.match(text)) is not None:
            self._add_heading(_without_closing(text[atx.end() :]), number, len(atx[1]))
            return at + 1
        if BREAK.fullmatch(text) or (DEFINITION.fullmatch(text) and "]:" in text):
            return at + 1
        if depth < _DEEPEST and QUOTE.match(text):
            return self._read_quote(lines, at, depth)
        if depth < _DEEPEST and (item := ITEM.fullmatch(text)) is not None and (item[4] or "").strip():
            return self._read_item(lines, at, item, depth, nested=kind is BlockKind.ITEM)
        if (footnote := FOOTNOTE.fullmatch(text)) is not None:
            return self._read_footnote(lines, at, footnote)
        if "|" in text and at + 1 < len(lines) and is_table_rule(lines[at + 1].text):
            return self._read_table(lines, at, kind)
        return self._read_paragraph(lines, at, kind)

    def _read_fenced(self, lines: list[Line], at: int, fence: str) -> int:
        closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ ]*")
        at += 1
        while at < len(lines) and not closing.fullmatch(lines[at].text):
            self._add(BlockKind.PARAGRAPH, clean(lines[at].text).rstrip(), lines[at].number)
            at += 1
        return at + 1

    def _add_heading(self, written: str, number: int, level: int) -> None:
        text = self._plain(HARD_BREAK.sub(" ", written))
        title = self.draft.about.title
        if level == 1 and title and text == title and not self._has_prose:
            return
        if level == 1 and not title and not self._has_prose:
            self.draft.about.title = text
        else:
            level = max(2, level)
        self._add(BlockKind.HEADING, text, number, level=level)
        self._has_prose |= level > 1

    def _read_quote(self, lines: list[Line], at: int, depth: int) -> int:
        inner: list[Line] = []
        while at < len(lines):
            text, number = lines[at]
            mark = QUOTE.match(text)
            if mark:
                inner.append(Line(text[mark.end() :], number))
            elif text.strip() and inner[-1].text.strip() and not begins_block(text):
                inner.append(lines[at])
            else:
                break
            at += 1
        alert = ALERT.match(inner[0].text)
        if alert:
            inner[0] = inner[0]._replace(text=inner[0].text[alert.end() :])
        self.read(inner, BlockKind.NOTE if alert else BlockKind.QUOTE, depth + 1)
        return at

    def _read_item(self, lines: list[Line], at: int, item: re.Match[str], depth: int, *, nested: bool) -> int:
        indent = len(item[1]) + len(item[2]) + min(len(item[3]), 4)
        inner = [Line(item[4], lines[at].number)]
        at += 1
        while at < len(lines):
            text, number = lines[at]
            own = len(text) - len(text.lstrip(" "))
            if not text.strip():
                following = next((line.text for line in lines[at + 1 : at + 20] if line.text.strip()), "")
                if len(following) - len(following.lstrip(" ")) < max(2, indent - 1):
                    break
            elif own < max(2, indent - 1) and (
                not inner[-1].text.strip() or begins_block(text, in_list=True)
            ):
                break
            inner.append(Line(text[min(own, indent) :], number))
            at += 1
        marker = item[2] if item[2][0].isdigit() else _BULLETS[min(depth * nested, 2)]
        self._read_item_lines(inner, marker, depth)
        return at

    def _read_item_lines(self, lines: list[Line], marker: str, depth: int) -> None:
        """The first paragraph carries the marker; what follows in the item stands below it."""
        end = 1
        while (
            end < len(lines) and lines[end].text.strip() and not begins_block(lines[end].text, in_list=True)
        ):
            end += 1
        for text, number in self._segments(lines[:end]):
            self._add(BlockKind.ITEM, text, number, marker=marker)
            marker = ""
        self.read(lines[end:], BlockKind.ITEM, depth + 1)

    def _read_footnote(self, lines: list[Line], at: int, footnote: re.Match[str]) -> int:
        label, inner = clean(footnote[1]), [Line(footnote[2], lines[at].number)]
        at += 1
        while at < len(lines) and lines[at].text.strip() and not begins_block(lines[at].text):
            if FOOTNOTE.fullmatch(lines[at].text):
                break
            inner.append(lines[at])
            at += 1
        for text, number in self._segments(inner):
            self._add(BlockKind.NOTE, f"[{label}] {text}", number)
        return at

    def _read_table(self, lines: list[Line], at: int, kind: BlockKind) -> int:
        while at < len(lines) and "|" in lines[at].text:
            text, number = lines[at]
            if not is_table_rule(text):
                cells = [self._plain(cell) for cell in re.split(r"(?<!\\)\|", text.strip().strip("|"))]
                self._add(kind, " · ".join(cell for cell in cells if cell), number)
            at += 1
        return at

    def _read_paragraph(self, lines: list[Line], at: int, kind: BlockKind) -> int:
        start = at
        while at < len(lines) and lines[at].text.strip():
            text = lines[at].text
            if at > start:
                setext = SETEXT.fullmatch(text)
                if setext:
                    heading = " ".join(text for text, _ in self._segments(lines[start:at]))
                    self._add_heading(heading, lines[start].number, 1 if setext[1] else 2)
                    return at + 1
                if begins_block(text):
                    break
            if is_picture(text):
                self._add_prose(lines[start:at], kind)
                self._add_picture(text, lines[at].number)
                return at + 1
            at += 1
        self._add_prose(lines[start:at], kind)
        return at

    def _add_prose(self, lines: list[Line], kind: BlockKind) -> None:
        """A paragraph's lines as blocks; newspaper wording tells captions and notes among them."""
        written = "".join(line.text.strip() for line in lines[:3])
        after_picture, self._after_picture = self._after_picture, False
        for text, number in self._segments(lines):
            if kind is not BlockKind.PARAGRAPH or not text:
                self._add(kind, text, number)
            elif not after_picture and wording.is_plain_sentence(text):
                self.draft.add(kind, text, number)
                self._has_prose = True
            elif after_picture and EMPHASISED.fullmatch(written):
                self._add(BlockKind.CAPTION, text, number)
            elif wording.is_note(text) or wording.is_aside(text):
                self.draft.add_inferred(BlockKind.NOTE, text, number)
            elif wording.is_caption(text):
                self.draft.add_inferred(BlockKind.CAPTION, text, number)
            else:
                self._add(kind, text, number)
                self._has_prose = True

    def _add_picture(self, text: str, number: int) -> None:
        match = PICTURE.fullmatch(text.strip())
        self._add(BlockKind.CAPTION, self._plain(match[1]) if match else "", number)
        self._after_picture = True

    def _segments(self, lines: list[Line]) -> list[tuple[str, int]]:
        """A paragraph's text between hard breaks, each with the number of the line it starts on."""
        segments: list[tuple[str, int]] = []
        if len(lines) == 1 and "<" not in lines[0].text:
            return [(self._plain(lines[0].text.strip()), lines[0].number)]
        joined, number, fresh = "", 0, True
        for line in lines:
            pieces = HARD_BREAK.split(line.text) if "<" in line.text else [line.text]
            for index, piece in enumerate(pieces):
                text, broken = piece.strip(), index + 1 < len(pieces) or piece.endswith("  ")
                if text.endswith("\\") and not text.endswith("\\\\") and line is not lines[-1]:
                    text, broken = text[:-1].rstrip(), True
                joined, number = (text, line.number) if fresh else (join_soft(joined, text), number)
                fresh = broken
                if broken:
                    segments.append((joined, number))
        if not fresh:
            segments.append((joined, number))
        return [(self._plain(text), number) for text, number in segments]

    def _plain(self, written: str) -> str:
        return clean(strip_inline(written, self._labels)).strip()

    def _add(self, kind: BlockKind, text: str, number: int, *, level: int = 0, marker: str = "") -> None:
        if text.strip():
            self.draft.add(kind, text, number, level=level, marker=marker)


def _without_closing(heading: str) -> str:
    """The text of a heading without the hashes that may close it."""
    text = heading.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \u3000" else text
