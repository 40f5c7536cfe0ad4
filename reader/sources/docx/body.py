"""The paragraphs of a Word document's part, as Word shows them when all changes are accepted.

What was deleted or moved away is left out, and so are field codes, comments and what stands only for programs
that know less. A row of a table is one paragraph where it is short.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.sources.docx.styles import outline_level, whole
from reader.sources.passage_marks import BASE_END, READING_END, RUBY, RUBY_END

_SKIPPED = frozenset(
    ("del", "moveFrom", "Fallback", "rubyPr", "sdtPr", "tblPr", "sectPr", "rPrChange", "pPrChange")
)
_BREAK = "\n"
_CELL = " · "
_ROW = 200
"""Characters of a table's row up to which it is one paragraph."""
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class Paragraph:
    style: str = ""
    number: str | None = None
    """The list it is in; "0" where it is taken out of its style's."""
    depth: int | None = None
    level: int = 0
    """Of a heading, where the paragraph itself says so."""
    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(footnote or endnote, its id) for each reference in it."""

    @property
    def text(self) -> str:
        return "".join(self.parts)


class Body:
    """Takes `start`, `end` and `text` from a parser."""

    def __init__(self, marks: dict[tuple[str, str], str]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.inside: dict[str, list[Paragraph]] = {}
        """In a part of notes: the paragraphs of each by its id."""
        self._marks = marks
        """The marks of notes, given out in the order of their references."""
        self._open: list[Paragraph] = []
        self._outside: list[list[Paragraph]] = []
        """For each table row around the paragraphs that stood before it."""
        self._taking = False
        self._skipping = 0
        self._reading: list[str] | None = None
        self._over = ""
        """The reading whose characters come next."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        name = name.rpartition(":")[2]
        if name == "t":
            self._taking = True
        elif name in _SKIPPED:
            self._skipping = 1
        elif name == "p":
            self._open.append(Paragraph())
        elif name == "tr":
            self._outside.append(self.paragraphs)
            self.paragraphs = []
        elif name in ("footnote", "endnote"):
            self.paragraphs = []
            if attributes.get("w:type") not in _SEPARATORS:
                self.inside[attributes.get("w:id", "")] = self.paragraphs
        elif self._open:
            self._start_within(name, attributes, self._open[-1])

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        name = name.rpartition(":")[2]
        if name == "t":
            self._taking = False
        elif name == "p":
            self.paragraphs.append(self._open.pop())
        elif name == "tr":
            self._end_row()
        elif name == "tc":
            self.paragraphs.append(Paragraph(_CELL))
        elif name == "rt" or (name == "rubyBase" and self._open):
            self._end_ruby(name)

    def text(self, words: str) -> None:
        if self._taking and not self._skipping:
            if self._reading is not None:
                self._reading.append(words)
            elif self._open:
                self._open[-1].parts.append(words)

    def _start_within(self, name: str, attributes: dict[str, str], paragraph: Paragraph) -> None:
        value = attributes.get("w:val", "")
        match name:
            case "pStyle":
                paragraph.style = value
            case "numId":
                paragraph.number = value
            case "ilvl":
                paragraph.depth = whole(value)
            case "outlineLvl":
                paragraph.level = outline_level(value)
            case "tab" if not attributes:  # with them it is where a tab stops
                paragraph.parts.append("\t")
            case "br" | "cr" if attributes.get("w:type", "textWrapping") == "textWrapping":
                paragraph.parts.append(_BREAK)
            case "noBreakHyphen":
                paragraph.parts.append("-")
            case "footnoteReference" | "endnoteReference":
                self._refer(name.removesuffix("Reference"), attributes, paragraph)
            case "rt":
                self._reading = []
            case "rubyBase":
                paragraph.parts.append(RUBY)

    def _refer(self, kind: str, attributes: dict[str, str], paragraph: Paragraph) -> None:
        note = kind, attributes.get("w:id", "")
        mark = self._marks.setdefault(note, str(len(self._marks) + 1))
        paragraph.notes.append(note)
        if attributes.get("w:customMarkFollows") not in ("1", "true", "on"):
            paragraph.parts.append(f"[{mark}]")

    def _end_ruby(self, name: str) -> None:
        if name == "rt":
            self._over, self._reading = "".join(self._reading or ()), None
        else:
            self._open[-1].parts += [BASE_END, self._over, READING_END, RUBY_END]

    def _end_row(self) -> None:
        cells, self.paragraphs = self.paragraphs, self._outside.pop()
        texts = [p for p in cells if p.text.strip()]
        if sum(len(p.text) for p in texts) > _ROW or any(BASE_END in p.parts for p in texts):
            self.paragraphs += texts
            return
        row = Paragraph()
        for paragraph in cells:
            if paragraph.style == _CELL and not paragraph.parts:
                row.parts += [_CELL] if row.parts and row.parts[-1] != _CELL else []
            else:
                row.parts += [paragraph.text.replace(_BREAK, " "), " "] if paragraph.text.strip() else []
                row.notes += paragraph.notes
        while row.parts and row.parts[-1] in (_CELL, " "):
            row.parts.pop()
        self.paragraphs.append(row)
