"""A tree of elements as the blocks of an article: what begins a block, what kind it is, what it reads.

Headings keep their level; quotes, list lines, captions and footnotes are told; a table is a block a row, its
cells set apart, unless it only lays out the page. A `br` begins a new block, as a block holds no line ends.
All text comes, once and in order; a reader that leaves something out overrides `leaves_out`.
"""

from __future__ import annotations

from reader.article import BlockKind
from reader.sources.cleaning import clean
from reader.sources.draft import Draft
from reader.sources.html_names import CELLS, INLINE, LAYING_OUT, NO_TEXT, VOID
from reader.sources.html_tree import Element
from reader.sources.htmlruby import paired, reading_of, readings_of
from reader.sources.htmltext import Run, RunBuilder

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset({"b", "strong"})
CELL = " · "
"""Between the cells of a row."""
_BULLETS = "•◦▪"
_FOOTNOTES = ("footnote", "endnote", "rearnote")


class BlockReader:
    """Goes through elements in order and adds blocks to its draft."""

    def __init__(self, draft: Draft, *, anchors: dict[str, int] | None = None) -> None:
        """`anchors` is filled with where each id stands: the index of the block it is in or before."""
        self.draft = draft
        self._anchors = anchors
        self._run = RunBuilder()
        self._line = 1
        self._kind = BlockKind.PARAGRAPH
        self._marker = ""
        self._depth = 0
        """Of lists within each other."""
        self._bold = self._linked = 0
        self._outside_bold = self._outside_links = False
        """Whether the run has text that is not bold, and text that is no link."""

    def read(self, element: Element) -> None:
        """Add the blocks of an element."""
        self._block(element)
        self._end_block()

    def leaves_out(self, element: Element) -> bool:
        """Whether an element and all within it is passed over."""
        return element.tag in NO_TEXT

    def add(self, kind: BlockKind, run: Run, line: int, *, marker: str = "") -> None:
        """One block that is no heading."""
        self.draft.add(kind, run.text, line, marker=marker, ruby=run.ruby)

    def add_heading(self, level: int, run: Run, line: int) -> None:
        self.draft.add(BlockKind.HEADING, run.text, line, level=level, ruby=run.ruby)

    def all_bold(self) -> bool:
        """Of the run that ends now: whether all of it is."""
        return not self._outside_bold

    def all_links(self) -> bool:
        return not self._outside_links

    # -- within a line -----------------------------------------------------------------------------------

    def _inside(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._add_text(child)
            else:
                self._element(child)

    def _add_text(self, text: str) -> None:
        if not (self._bold and self._linked) and not text.isspace():
            self._outside_bold |= not self._bold
            self._outside_links |= not self._linked
        self._run.add(text)

    def _element(self, element: Element) -> None:
        tag = element.tag
        if self.leaves_out(element):
            return
        if tag not in INLINE:
            self._block(element)
            return
        self._note_anchor(element)
        if tag == "ruby":
            self._ruby(element)
        elif tag == "q":
            self._run.add("“")
            self._inside(element)
            self._run.add("”")
        else:
            self._bold += tag in BOLD
            self._linked += tag == "a"
            self._inside(element)
            self._bold -= tag in BOLD
            self._linked -= tag == "a"

    def _ruby(self, element: Element) -> None:
        """Bases, and what stands above each; by the segments of the HTML Standard, 4.5.10."""
        bases: list[tuple[int, int]] = []
        above: list[list[str]] = []
        """Readings, those of rt and those of each rtc apart."""
        singly: list[str] = []
        self._run.begin_base()
        for child in element.children:
            tag = "" if isinstance(child, str) else child.tag
            if tag == "rp" or (isinstance(child, str) and child.isspace()):
                continue
            if not isinstance(child, str) and tag in {"rt", "rtc"}:
                self._end_base(bases)
                if tag == "rt":
                    singly.append(reading_of(child))
                else:
                    above.append(readings_of(child))
                continue
            if singly or above:
                self._end_segment(bases, [singly, *above])
                singly, above = [], []
            if tag == "rb":
                self._end_base(bases)
            self._line_of(_wrapped(child))
            if tag == "rb":
                self._end_base(bases)
        self._end_base(bases)
        self._run.end_base()
        self._end_segment(bases, [singly, *above])

    def _end_base(self, bases: list[tuple[int, int]]) -> None:
        start, end = self._run.end_base()
        if start < end:
            bases.append((start, end))
        self._run.begin_base()

    def _end_segment(self, bases: list[tuple[int, int]], above: list[list[str]]) -> None:
        for readings in above:
            for start, end, reading in paired(bases, readings):
                self._run.add_ruby(start, end, reading)
        bases.clear()

    # -- blocks ------------------------------------------------------------------------------------------

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in VOID and tag not in {"br", "hr"}:
            return
        self._end_block()
        self._line = element.line
        self._note_anchor(element)
        if tag == "p" and len(element.children) == 1 and isinstance(text := element.children[0], str):
            text = text.strip()
            if text and text.isprintable() and "  " not in text:
                self._add_plain(text, element.line)
                return
        if tag in HEADINGS:
            self._heading(element)
        elif tag in {"ul", "ol", "menu"}:
            self._list(element)
        elif tag == "pre" or tag in {"plaintext", "xmp", "listing"}:
            self._lines(element)
        elif tag == "tr" and not any(map(_lays_out, element.children)):
            self._row(element)
        else:
            self._within(element, self._kind_of(element))

    def _within(self, element: Element, kind: BlockKind, marker: str = "") -> None:
        """A marker goes to the first list line in it."""
        outer, self._kind = self._kind, kind
        self._marker = marker or self._marker
        self._inside(element)
        self._end_block()
        self._kind = outer
        if marker:
            self._marker = ""

    def _kind_of(self, element: Element) -> BlockKind:
        tag = element.tag
        if tag == "blockquote":
            return BlockKind.QUOTE
        if tag in {"figure", "figcaption", "caption"}:
            return BlockKind.CAPTION
        if tag == "dd":
            return BlockKind.ITEM
        if tag == "table" and self._kind is BlockKind.CAPTION:
            return BlockKind.PARAGRAPH
        if "note" in element.written:
            types = f"{element.get('role')} {element.get('epub:type')}"
            if any(name in types for name in _FOOTNOTES) and "notes" not in types:
                return BlockKind.NOTE
        return self._kind

    def _end_block(self) -> None:
        """What has come since the last block is one."""
        if self._run:
            run = self._run.take()
            if run.text:
                self._add(run, self._line)
        self._outside_bold = self._outside_links = False

    def _add(self, run: Run, line: int) -> None:
        marker = ""
        if self._kind is BlockKind.ITEM:
            marker, self._marker = self._marker, ""
        self.add(self._kind, run, line, marker=marker)

    def _add_plain(self, text: str, line: int) -> None:
        """A block that is one string: nearly all paragraphs of a book."""
        self._outside_bold, self._outside_links = not self._bold, not self._linked
        self._add(Run(text), line)
        self._outside_bold = self._outside_links = False

    def _heading(self, element: Element) -> None:
        self._line_of(element)
        run = self._run.take()
        if run.text:
            self.add_heading(HEADINGS[element.tag], run, element.line)
        self._outside_bold = self._outside_links = False

    def _line_of(self, element: Element) -> None:
        """All text of an element as one run, whatever blocks there are in it."""
        for child in element.children:
            if isinstance(child, str):
                self._add_text(child)
            elif self.leaves_out(child):
                continue
            elif child.tag in INLINE:
                self._element(child) if not _has_blocks(child) else self._line_of(child)
            else:
                self._add_text("\n")
                self._line_of(child)
                self._add_text("\n")

    def _list(self, element: Element) -> None:
        bullet = _BULLETS[min(self._depth, 2)]
        number = _number(element.get("start"), 1) if element.tag == "ol" else 0
        self._depth += 1
        for child in element.children:
            if isinstance(child, str):
                self._add_text(child)
            elif child.tag == "li" and not self.leaves_out(child):
                self._end_block()
                number = _number(child.get("value"), number) if number else 0
                self._line = child.line
                self._note_anchor(child)
                self._within(child, BlockKind.ITEM, f"{number}." if number else bullet)
                number += bool(number)
            else:
                self._element(child)
        self._depth -= 1

    def _row(self, element: Element) -> None:
        """Cells as one block."""
        runs: list[Run] = []
        for cell in element.children:
            if isinstance(cell, str) or self.leaves_out(cell):
                continue
            self._note_anchor(cell)
            self._line_of(cell)
            if (run := self._run.take()).text:
                runs.append(run)
        if runs:
            self._add(_joined(runs), element.line)
        self._outside_bold = self._outside_links = False

    def _lines(self, element: Element) -> None:
        """Preformatted text: a block a line, white space kept."""
        for number, line in enumerate(element.text().split("\n")):
            text = clean(line.expandtabs(4)).rstrip()
            if text:
                self._add_plain(text, element.line + number)

    def _note_anchor(self, element: Element) -> None:
        if self._anchors is None or not element.written:
            return
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name:
                self._anchors.setdefault(name, len(self.draft.blocks))


def _wrapped(node: Element | str) -> Element:
    made = Element("span")
    made.children.append(node)
    return made


def _has_blocks(element: Element) -> bool:
    return any(each.tag not in INLINE for each in element.elements())


def _lays_out(node: Element | str) -> bool:
    """Whether a cell of a row holds a part of a page."""
    if isinstance(node, str) or node.tag not in CELLS:
        return False
    return any(each.tag in LAYING_OUT for each in node.elements())


def _number(written: str, otherwise: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 7 else otherwise


def _joined(runs: list[Run]) -> Run:
    """Runs as one, with CELL between them."""
    text, ruby = "", []
    for run in runs:
        text += CELL if text else ""
        ruby += [(start + len(text), end + len(text), reading) for start, end, reading in run.ruby]
        text += run.text
    return Run(text, tuple(ruby))
