"""The main element of a page as the parts of an article, and these as its blocks.

The title is the heading that says what the page says it is called; what stands before it is no text unless
it is prose. A paragraph all in bold that reads as a heading is one, as newspapers have few real ones. What is
nothing but links is left out, and the headings over nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from reader.article import BlockKind
from reader.sources import head, wording
from reader.sources.draft import Draft, Metadata
from reader.sources.html_main import MainText
from reader.sources.html_tree import Element
from reader.sources.htmlblocks import BlockReader
from reader.sources.htmltext import Run
from reader.sources.newspaper import LINKING_WORDS, PAGE_WORDS
from reader.sources.patterns import LazyPattern

_ENDS = frozenset("。！？…」』”!?；")
_MARKS = frozenset("，。！？；")
_PIECES = LazyPattern(r"[\s／/|｜·]+")
_REPORTED = LazyPattern(r"[㐀-鿿]{0,6}(?:報導|報道|报道|報|电|電|整理|編譯|编译)")
_PROMOTION = LazyPattern(
    r"(?:下載|下载|訂閱|订阅|追蹤|加入|按讚|關注|关注|掃碼|扫码)[^。]{0,30}"
    r"(?:app|頻道|频道|群組|專頁|粉絲|公众号|公眾號|line|telegram|whatsapp|youtube|facebook|臉書)",
    re.IGNORECASE,
)
_SHORT = 40
"""Characters: a line without a sentence mark that is longer is yet prose."""


class Part(NamedTuple):
    """A block to be."""

    kind: BlockKind
    run: Run
    line: int
    level: int = 0
    marker: str = ""
    bold: bool = False
    """Whether all of it is."""
    linked: bool = False
    """Whether all of it is links."""


class PageReader(BlockReader):
    """Reads the main text of a page."""

    def __init__(self, main: MainText, titles: tuple[str, ...]) -> None:
        super().__init__(Draft())
        self._main = main
        self._titles = [_folded(title) for title in titles]
        self._parts: list[Part] = []

    def parts(self) -> list[Part]:
        """What is text, in order; the title first, where the page has one in its text."""
        self.read(self._main.element)
        return _without_lists_of_links(self._from_title())

    def leaves_out(self, element: Element) -> bool:
        return self._main.leaves_out(element)

    def add(self, kind: BlockKind, run: Run, line: int, *, marker: str = "") -> None:
        part = Part(kind, run, line, marker=marker, bold=self.all_bold(), linked=self.all_links())
        self._parts.append(part)

    def add_heading(self, level: int, run: Run, line: int) -> None:
        self._parts.append(Part(BlockKind.HEADING, run, line, level, linked=False))

    def _from_title(self) -> list[Part]:
        """Without what stands before the title, pictures apart; the title has level 0 from here on."""
        for index, part in enumerate(self._parts):
            if part.kind is BlockKind.HEADING and self._is_title(part):
                pictures = [each for each in self._parts[:index] if each.kind is BlockKind.CAPTION]
                return [part._replace(level=0), *pictures, *self._parts[index + 1 :]]
            if is_prose(part) and not part.linked:
                break
        return self._parts

    def _is_title(self, part: Part) -> bool:
        text = _folded(part.run.text)
        if not text:
            return False
        return text in self._titles or (
            part.level == 1
            and (not self._titles or any(text in each or each in text for each in self._titles))
        )


def is_prose(part: Part) -> bool:
    if part.kind in (BlockKind.HEADING, BlockKind.CAPTION):
        return False
    return not _MARKS.isdisjoint(part.run.text) or len(part.run.text) > _SHORT


def draft_of(parts: list[Part], about: Metadata) -> Draft:
    """The blocks of these parts."""
    draft = Draft(about=replace(about))
    titled = bool(parts) and parts[0].kind is BlockKind.HEADING and not parts[0].level
    title = parts[0].run if titled else Run(about.title)
    if title.text:
        draft.add(BlockKind.HEADING, title.text, parts[0].line if titled else 1, level=1, ruby=title.ruby)
        draft.about.title = title.text
    levels = _Levels(parts)
    for part in _without_head(draft, parts[titled:]):
        if part.kind is BlockKind.HEADING:
            draft.add(part.kind, part.run.text, part.line, level=levels.of(part), ruby=part.run.ruby)
        else:
            _add(draft, part, levels)
    return draft


def _add(draft: Draft, part: Part, levels: _Levels) -> None:
    kind, text = part.kind, part.run.text
    if kind is BlockKind.PARAGRAPH and not wording.is_plain_sentence(text):
        if part.bold and wording.may_be_heading(text):
            draft.add(BlockKind.HEADING, text, part.line, level=levels.of_bold, ruby=part.run.ruby)
            return
        if wording.is_note(text) or wording.is_aside(text):
            kind = BlockKind.NOTE
        elif wording.is_caption(text):
            kind = BlockKind.CAPTION
        if kind is not part.kind:
            draft.inferred.add(len(draft.blocks))
    draft.add(kind, text, part.line, marker=part.marker, ruby=part.run.ruby)


class _Levels:
    """Levels of sections, from 2 on, whichever the page begins with."""

    def __init__(self, parts: list[Part]) -> None:
        used = {part.level for part in parts if part.kind is BlockKind.HEADING and part.level}
        self._first = min(used, default=2)
        self.of_bold = 3 if used else 2

    def of(self, part: Part) -> int:
        return (part.level or self._first) - self._first + 2


def _without_head(draft: Draft, parts: list[Part]) -> list[Part]:
    """Without the lines before the first prose that only say who wrote the text, and when."""
    kept: list[Part] = []
    for index, part in enumerate(parts):
        says_more = not _is_metadata(draft.about, part.run.text)
        if part.kind is BlockKind.HEADING or (says_more and is_prose(part)):
            return kept + parts[index:]
        if says_more or part.kind is BlockKind.CAPTION:
            kept.append(part)
    return kept or parts


def _is_metadata(about: Metadata, text: str) -> bool:
    """Whether a line says nothing but metadata, which is then known."""
    found = head.read_head(text)
    head.fill(about, found.fields)
    known = _folded(f"{about.author}{about.source}{about.title}")
    pieces = _PIECES.split(found.rest.strip()) if len(found.rest) < 60 else [found.rest]
    if about.author and about.author in pieces and len(found.rest) < _SHORT:
        return True
    for piece in pieces:
        if byline := head.read_byline(piece):
            about.author = about.author or byline
        elif not (_folded(piece) in known or _folded(piece).isdecimal() or _REPORTED.fullmatch(piece)):
            return False
    return True


def _without_lists_of_links(parts: list[Part]) -> list[Part]:
    """Without lines that are links or the page's own words, and without headings over nothing else."""
    kept: list[Part] = []
    dropped = False
    for part in parts:
        if _is_furniture(part):
            dropped = True
            continue
        if part.kind is BlockKind.HEADING and kept and dropped:
            _drop_empty_heading(kept, part.level)
        dropped = dropped and part.kind is BlockKind.HEADING
        kept.append(part)
    _drop_empty_heading(kept, 0)
    return kept


def _drop_empty_heading(kept: list[Part], level: int) -> None:
    """Take away headings at the end that this one, or the end of the page, leaves empty."""
    while len(kept) > 1 and kept[-1].kind is BlockKind.HEADING and kept[-1].level >= max(1, level):
        kept.pop()


def _is_furniture(part: Part) -> bool:
    text = part.run.text
    if part.kind is BlockKind.HEADING:
        return text.strip("：:│|▍■ ") in LINKING_WORDS
    if len(text) > 120 or "。" in text:
        return False
    if text.startswith(LINKING_WORDS):
        return part.linked or text[-1] not in _ENDS
    if text[-1] in _ENDS:
        return False
    return part.linked or _folded(text) in PAGE_WORDS or bool(len(text) < 60 and _PROMOTION.search(text))


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
