"""Marked-up text as it comes from a parser, cut into passages: one for each block to be.

Keeps every word a reader would see, once and in order, and what else a book needs of it: where each id is,
which links lead where, which readings are printed above what. For these the text comes with marks in it, made
of lone surrogates, which no document can hold; `unmark` takes them out again.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.article import BlockKind
from reader.sources.cleaning import clean
from reader.sources.passage import PICTURED, Link, ListMarkers, Passage
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
_BULLETS = frozenset("◎○●◆■▲►▶※")
"""What a link back may be instead, where a note begins with it."""
_ROW = 120
"""Characters of a table's row up to which the paragraphs in it make one line."""
_FEW = 64
"""Pieces of text that are looked through: more of them are words, and no mark of a note."""
_ORDER = (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.ITEM, BlockKind.QUOTE)
"""What a passage is where it stands in several of them: the first."""

Undo = Callable[[], object]


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
        self._lists = ListMarkers()
        self._rows = 0
        self._preformatted = 0
        self._raised = 0
        """How many raised pieces of text there have been."""
        self._links: list[Link] = []
        self._marked = False
        self._beside: list[str] = []
        """Notes that stand within the passage itself; they come behind it."""
        self._side_notes = 0

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
        if self._plain and not (self._links or self._marked or self._beside):  # as nearly all of a book is
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
        if self._beside:
            self.made += [Passage(BlockKind.NOTE, note) for note in self._beside]
            self._beside.clear()

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
        marker = "" if kind is BlockKind.HEADING else self._lists.take()
        self.made.append(Passage(kind, text, self._heading, marker, tuple(self._links), self._marked))

    def _has_words(self) -> bool:
        """Whether the passage has begun with more than white space."""
        return len(self._parts) > _FEW or any(map(str.strip, self._parts))

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
        return self._lists.begin(ordered=name == "ol", start=attributes.get("start", ""))

    def _begin_item(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._lists.begin_item()
        return self._enter(BlockKind.ITEM, self._lists.end_item)

    def _begin_row(self, _name: str, _attributes: dict[str, str]) -> Undo:
        self._rows += 1

        def end() -> None:
            self._rows -= 1
            if not self._rows and self._parts:
                self._break()

        return end

    def _begin_cell(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._rows and self._has_words():
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
        if "footnote" in attributes.get("class", "") and self._add_side_note(attributes, words):
            return
        alone = not self._has_words()
        if words and (self._heading or (len(words) <= 2 and not alone and words >= "\u2e80")):
            self._parts.append(words)
        elif alone and len(words) > 2 and max(words) >= "\u3400":
            leave = self._enter(BlockKind.CAPTION)
            self._parts[:] = [words]
            self._break()
            leave()

    def _add_side_note(self, attributes: dict[str, str], words: str) -> bool:
        """Whether the picture is a note's mark that holds the note itself, as Chinese sellers have it."""
        said = squeeze(attributes.get("zy-footnote") or words)
        if len(said) <= 2:
            return False
        self._side_notes += 1
        self._beside.append(f"[{self._side_notes}] {clean(said)}")
        self._parts.append(f"[{self._side_notes}]")
        return True

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
        made, begun, raised, pictures = len(self.made), len(self._parts), self._raised, self.pictures
        first = not self._has_words()
        roles = (attributes.get("epub:type", "") + " " + attributes.get("role", "")).split()

        def end() -> None:
            if made != len(self.made):
                return
            inside = self._parts[begun : begun + _FEW]
            words = "".join(inside).strip() if len(inside) < _FEW else ""
            lifted, typed = self._raised > raised, not TO_NOTE.isdisjoint(roles)
            pictured = self.pictures > pictures and len(words) <= 2 and len(inside) < _FEW
            bare = pictured or (words.isdecimal() and len(words) <= 4)
            if (
                words in _ARROWS
                or (first and words in _BULLETS)
                or (not BACK.isdisjoint(roles) and not any(map(str.isalnum, words)))
            ):
                del self._parts[begun:]
            elif bare:
                self._parts[begun:] = [LINK, "" if pictured else words, LINK_END]
                self._marked = True
            own = attributes.get("id", "")
            self._links.append(Link(href, PICTURED if pictured else words, own, typed, lifted, first, bare))

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
