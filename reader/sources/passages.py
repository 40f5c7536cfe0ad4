"""Marked-up text as it comes from a parser, cut into passages: one for each block to be.

Keeps every word a reader would see, once and in order, and what else a book needs of it: where each id is,
which links lead where, which readings are printed above what. For these the text comes with marks in it, made
of lone surrogates, which no document can hold; `unmark` takes them out again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.article import BlockKind
from reader.sources.cleaning import clean
from reader.sources.passage_marks import (
    BASE_END,
    LINK,
    LINK_END,
    READING_END,
    RUBY,
    RUBY_END,
    squeeze,
    unmark,
)
from reader.sources.passage_names import BACK, BOUNDARIES, NOTES, ONE_NOTE, PAGE_NUMBERS, SKIPPED, TO_NOTE

_ARROWS = frozenset(("↩", "↩\ufe0e", "↑", "⏎", "⮐", "^", "←", "返回", "[返回]"))
_ROW = 120
"""Characters of a table's row up to which the paragraphs in it make one line."""
_ORDER = (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.ITEM, BlockKind.QUOTE)
"""What a passage is where it stands in several of them: the first."""

Undo = Callable[[], object]


class Link(NamedTuple):
    """A link to some place in this book."""

    href: str
    words: str
    own_id: str
    typed: bool
    """Whether it is marked as leading to a note."""
    raised: bool
    first: bool
    """Whether its passage begins with it."""
    bare: bool
    """Whether it is a number alone, with marks around it in the passage's text."""


class Passage(NamedTuple):
    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading, from 1."""
    marker: str = ""
    links: tuple[Link, ...] = ()
    marked: bool = False
    """Whether its text has marks in it."""


class Passages:
    """Takes `start`, `end` and `text` from a parser; afterwards `close`."""

    def __init__(self) -> None:
        self.made: list[Passage] = []
        self.anchors: dict[str, tuple[int, int]] = {}
        """For each id its first passage and the one after its last."""
        self.notes: set[str] = set()
        """Ids of what is marked as a note."""
        self.pictures = 0
        self._parts: list[str] = []
        self.text: Callable[[str], object] = self._parts.append
        self._undo: list[Undo | None] = []
        """For each element around: what is to be done at its end."""
        self._skipping = 0
        """Elements within each other whose text nobody sees."""
        self._kept = 0
        """Parts there were before these."""
        self._heading = 0
        self._around = dict.fromkeys(_ORDER, 0)
        self._plain = True
        """Whether nothing is around that makes a passage more than a paragraph."""
        self._numbers: list[int] = []
        """For each list around the number of its next item; 0 where they have none."""
        self._marker = ""
        self._rows = 0
        self._preformatted = 0
        self._raised = 0
        """How many raised pieces of text there have been."""
        self._links: list[Link] = []
        self._marked = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        if ":" in name:
            name = name.rpartition(":")[2]
        if self._parts and name in BOUNDARIES:
            self._break()
        if name not in _TELLING and _TELLING_ATTRIBUTES.isdisjoint(attributes):
            self._undo.append(None)
            return
        roles = (attributes.get("epub:type") or attributes.get("role") or "").split()
        if name in SKIPPED or (roles and not PAGE_NUMBERS.isdisjoint(roles)):
            self.pictures += name == "svg"
            self._skip(attributes)
            return
        undo = effect(self, name, attributes) if (effect := _EFFECTS.get(name)) else None
        if roles and not NOTES.isdisjoint(roles):
            undo = self._note(attributes.get("id", ""), roles, undo)
        anchor = attributes.get("id") or (attributes.get("name") if name == "a" else "")
        self._undo.append(self._anchored(anchor, undo) if anchor else undo)

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            if not self._skipping:
                del self._parts[self._kept :]
            return
        if self._parts and (name in BOUNDARIES or (":" in name and name.rpartition(":")[2] in BOUNDARIES)):
            self._break()
        if (undo := self._undo.pop()) is not None:
            undo()

    def close(self) -> None:
        self._rows = 0
        if self._parts:
            self._break()

    def _break(self) -> None:
        """A passage ends here, if one has begun; not so in the short rows of a table."""
        parts = self._parts
        written = parts[0] if len(parts) == 1 else "".join(parts)
        if self._rows and len(written) <= _ROW:
            parts.append(" ")
            return
        parts.clear()
        if self._plain and not self._links and not self._marked:  # as nearly all of a book is
            text = written.strip()
            if text.isprintable() and "  " not in text:
                if text:
                    self.made.append(Passage(BlockKind.PARAGRAPH, text))
                return
        self._take(written)

    def _take(self, written: str) -> None:
        if self._preformatted:
            for line in written.expandtabs(4).split("\n"):
                self._add(clean(line).rstrip())
        else:
            self._add(squeeze(written))
        self._links.clear()
        self._marked = False

    def _add(self, text: str) -> None:
        if self._marked:
            if not unmark(text)[0]:
                return
        elif not text.isprintable():
            text = clean(text).strip()
        if not text.strip():
            return
        if self._plain and not self._links:
            self.made.append(Passage(BlockKind.PARAGRAPH, text, marked=self._marked))
            return
        kind = (
            BlockKind.HEADING
            if self._heading
            else next(filter(self._around.get, _ORDER), BlockKind.PARAGRAPH)
        )
        marker, self._marker = (self._marker, "") if kind is not BlockKind.HEADING else ("", self._marker)
        self.made.append(Passage(kind, text, self._heading, marker, tuple(self._links), self._marked))

    def _skip(self, attributes: dict[str, str]) -> None:
        self._skipping, self._kept = 1, len(self._parts)
        if anchor := attributes.get("id"):
            self.anchors.setdefault(anchor, (len(self.made), len(self.made) + 1))

    def _anchored(self, anchor: str, undo: Undo | None) -> Undo:
        first = len(self.made)

        def end() -> None:
            if undo:
                undo()
            self.anchors.setdefault(anchor, (first, max(first + 1, len(self.made))))

        return end

    def _enter(self, kind: BlockKind, undo: Undo | None = None) -> Undo:
        self._around[kind] += 1
        self._plain = False

        def leave() -> None:
            self._around[kind] -= 1
            self._look_around()
            if undo:
                undo()

        return leave

    def _look_around(self) -> None:
        self._plain = not (self._heading or self._preformatted or any(self._around.values()))

    def _note(self, anchor: str, roles: list[str], undo: Undo | None) -> Undo:
        if anchor and not ONE_NOTE.isdisjoint(roles):
            self.notes.add(anchor)
        return self._enter(BlockKind.NOTE, undo)

    def _begin_heading(self, name: str, _attributes: dict[str, str]) -> Undo:
        self._heading, self._plain = int(name[1]), False

        def end() -> None:
            self._heading = 0
            self._look_around()

        return end

    def _begin_quote(self, _name: str, _attributes: dict[str, str]) -> Undo:
        return self._enter(BlockKind.QUOTE)

    def _begin_caption(self, _name: str, _attributes: dict[str, str]) -> Undo:
        return self._enter(BlockKind.CAPTION)

    def _begin_list(self, name: str, attributes: dict[str, str]) -> Undo:
        start = attributes.get("start", "")
        first = int(start) if start.isascii() and start[:6].isdecimal() and len(start) <= 6 else 1
        self._numbers.append(first if name == "ol" else 0)
        return self._numbers.pop

    def _begin_item(self, _name: str, _attributes: dict[str, str]) -> Undo:
        number = self._numbers[-1] if self._numbers else 0
        self._marker = f"{number}." if number else "•◦▪"[min(max(len(self._numbers), 1), 3) - 1]
        if number:
            self._numbers[-1] = number + 1

        def end() -> None:
            self._marker = ""

        return self._enter(BlockKind.ITEM, end)

    def _begin_row(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._rows += 1

        def end() -> None:
            self._rows -= 1
            if not self._rows and self._parts:
                self._break()

        return end

    def _begin_cell(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._rows and "".join(self._parts).strip():
            self._parts.append(" · ")

    def _begin_preformatted(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._preformatted += 1
        self._plain = False

        def end() -> None:
            self._preformatted -= 1
            self._look_around()

        return end

    def _break_line(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._heading or self._rows:
            self._parts.append(" ")
        elif self._preformatted:
            self._parts.append("\n")
        elif self._parts:
            self._break()

    def _see_picture(self, _name: str, attributes: dict[str, str]) -> None:
        """What it shows, where that is said: in a heading, for a rare character, or in Chinese."""
        self.pictures += 1
        words = attributes.get("alt", "").strip()
        alone = not "".join(self._parts).strip()
        if words and (self._heading or (len(words) <= 2 and not alone and words >= "\u2e80")):
            self._parts.append(words)
        elif alone and len(words) > 2 and max(words) >= "\u3400":
            leave = self._enter(BlockKind.CAPTION)
            self._parts[:] = [words]
            self._break()
            leave()

    def _raise(self, _name: str, _attributes: dict[str, str]) -> None:
        self._raised += 1

    def _begin_ruby(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._mark(RUBY)
        return lambda: self._mark(RUBY_END)

    def _begin_reading(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._mark(BASE_END)
        return lambda: self._mark(READING_END)

    def _mark(self, mark: str) -> None:
        self._parts.append(mark)
        self._marked = True

    def _begin_link(self, _name: str, attributes: dict[str, str]) -> Undo | None:
        href = attributes.get("href", "")
        if "#" not in href or "://" in href:
            return None
        made, begun, raised = len(self.made), len(self._parts), self._raised
        first = not "".join(self._parts).strip()
        roles = (attributes.get("epub:type", "") + " " + attributes.get("role", "")).split()

        def end() -> None:
            if made != len(self.made):
                return
            words = "".join(self._parts[begun:]).strip()
            lifted, typed = self._raised > raised, not TO_NOTE.isdisjoint(roles)
            bare = words.isdecimal() and len(words) <= 4
            if words in _ARROWS or (not BACK.isdisjoint(roles) and not any(map(str.isalnum, words))):
                del self._parts[begun:]
            elif bare:
                self._parts[begun:] = [LINK, words, LINK_END]
                self._marked = True
            own = attributes.get("id", "")
            self._links.append(Link(href, words, own, typed, lifted, first, bare))

        return end


_EFFECTS: dict[str, Callable[[Passages, str, dict[str, str]], Undo | None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Passages._begin_heading),
    **dict.fromkeys(("figcaption", "caption"), Passages._begin_caption),
    **dict.fromkeys(("ol", "ul", "menu"), Passages._begin_list),
    **dict.fromkeys(("td", "th"), Passages._begin_cell),
    "a": Passages._begin_link,
    "blockquote": Passages._begin_quote,
    "br": Passages._break_line,
    "img": Passages._see_picture,
    "li": Passages._begin_item,
    "pre": Passages._begin_preformatted,
    "rt": Passages._begin_reading,
    "ruby": Passages._begin_ruby,
    "sup": Passages._raise,
    "tr": Passages._begin_row,
}
_TELLING = _EFFECTS.keys() | SKIPPED
_TELLING_ATTRIBUTES = frozenset(("id", "epub:type", "role"))
