"""A Word document as a draft: its headings, lists, notes and printed readings as they are styled.

Notes stand behind the paragraph that refers to them. A document without any structure of its own, as a text
is when it has been pasted into Word, is read by its wording, as plain text is.
"""

from __future__ import annotations

import posixpath

from reader.article import BlockKind
from reader.errors import Place, SourceError
from reader.sources.cleaning import clean
from reader.sources.docx.body import Body, Paragraph
from reader.sources.docx.numbering import Numbering
from reader.sources.docx.styles import Style, Styles
from reader.sources.draft import Draft, Metadata
from reader.sources.passage_marks import squeeze, unmark
from reader.sources.signatures import ENCRYPTED, OLD_CONTAINER
from reader.sources.source import Source
from reader.sources.xmltree import Element, XmlError, parse_events, parse_xml
from reader.sources.zipped import Zipped
from reader.uncollected import uncollected

_LARGEST = 1 << 26
"""Bytes of the document's own part."""
_USUAL = "word/document.xml"
_NOBODY = frozenset(("", "user", "admin", "administrator", "unknown", "python-docx"))


def draft(source: Source) -> Draft:
    """Raises SourceError where it is no such document, or one that cannot be read."""
    if source.data.startswith(OLD_CONTAINER):
        if ENCRYPTED in source.data:
            what, remedy = "this Word document is protected with a password", "save it without one"
        else:
            what, remedy = "this is an old Word or Excel file", "save it as .docx"
        raise SourceError(what, place=source.place, remedy=remedy)
    with uncollected():
        made = _Document(Zipped(source.data, source.place), source.place).drafted()
    made.has_lines = False
    made.know_by_its_text()
    return made


class _Document:
    def __init__(self, archive: Zipped, place: Place) -> None:
        self._archive, self._place = archive, place
        top = self._targets("", "")
        self._path = top.get("officeDocument") or archive.find(_USUAL)
        if not self._path:
            raise SourceError("this is no Word document: it has no text in it", place=place)
        directory, name = posixpath.split(self._path)
        self._parts = self._targets(directory, name)
        self._styles = Styles(self._optional("styles"))
        self._numbering = Numbering(self._optional("numbering"))
        self._marks: dict[tuple[str, str], str] = {}
        self._notes: dict[tuple[str, str], list[Paragraph]] = {}
        core = top.get("core-properties", "")
        self.draft = Draft(_metadata(self._parsed(core)) if core else Metadata())

    def drafted(self) -> Draft:
        body = self._body(self._path)
        for kind in ("footnote", "endnote"):
            if path := self._parts.get(f"{kind}s"):
                inside = self._body(path).inside
                self._notes |= {(kind, number): paragraphs for number, paragraphs in inside.items()}
        if self._has_no_structure(body.paragraphs):
            return self._by_its_wording(body.paragraphs)
        for number, paragraph in enumerate(body.paragraphs, 1):
            self._add(paragraph, number)
        for note in list(self._notes):
            self._add_note(note, len(body.paragraphs))
        return self.draft

    def _body(self, path: str) -> Body:
        body = Body(self._marks)
        try:
            parse_events(self._archive.read(path, _LARGEST), body.start, body.end, body.text)
        except XmlError as error:
            raise self._unreadable(path, error) from None
        return body

    def _add(self, paragraph: Paragraph, number: int) -> None:
        style = self._styles.find(paragraph.style)
        if style.contents:
            return
        level = paragraph.level or style.level
        marker = self._marker(paragraph, style)
        if level:
            self._add_heading(paragraph, level, marker, number)
        else:
            kind = BlockKind.ITEM if marker and style.kind is BlockKind.PARAGRAPH else style.kind
            for text, ruby in _lines(paragraph):
                marker = marker if kind is BlockKind.ITEM else ""
                self.draft.add(kind, text, number, marker=marker, ruby=ruby)
                marker = ""
        for note in paragraph.notes:
            self._add_note(note, number)

    def _add_heading(self, paragraph: Paragraph, level: int, marker: str, number: int) -> None:
        text, ruby = unmark(squeeze(paragraph.text.replace("\n", " ")))
        if not text:
            return
        if level == 1 and self.draft.title:
            level = 2
        if level == 1:
            self.draft.about.title = text
        if marker:
            text, ruby = f"{marker} {text}", ()
        self.draft.add(BlockKind.HEADING, text, number, level=level, ruby=ruby)

    def _marker(self, paragraph: Paragraph, style: Style) -> str:
        number = style.number if paragraph.number is None else paragraph.number
        if number in ("", "0") or not paragraph.text.strip():
            return ""
        return self._numbering.marker(number, style.depth if paragraph.depth is None else paragraph.depth)

    def _add_note(self, note: tuple[str, str], number: int) -> None:
        mark = self._marks.get(note, "")
        for paragraph in self._notes.pop(note, ()):
            for text, ruby in _lines(paragraph):
                if mark:
                    self.draft.add(BlockKind.NOTE, f"[{mark}] {text}", number)
                else:
                    self.draft.add(BlockKind.NOTE, text, number, ruby=ruby)
                mark = ""

    def _has_no_structure(self, paragraphs: list[Paragraph]) -> bool:
        styles = [self._styles.find(name) for name in {p.style for p in paragraphs}]
        plain = not any(
            s.level or s.number or s.contents or s.kind is not BlockKind.PARAGRAPH for s in styles
        )
        return (
            plain
            and not self._notes
            and not any(p.level or p.number or "\ud801" in p.parts for p in paragraphs)
        )

    def _by_its_wording(self, paragraphs: list[Paragraph]) -> Draft:
        from reader.sources.plain import draft_plain

        # An empty line between them: paragraphs they are already, and no lines to be joined.
        made = draft_plain("\n\n".join(paragraph.text for paragraph in paragraphs))
        made.about.author = made.about.author or self.draft.about.author
        made.about.region = made.about.region or self.draft.about.region
        return made

    def _targets(self, directory: str, name: str) -> dict[str, str]:
        """Where a part's relations lead, by their kinds."""
        path = self._archive.find(posixpath.join(directory, "_rels", f"{name}.rels"))
        if not path:
            return {}
        targets: dict[str, str] = {}
        for relation in self._parsed(path):
            target = posixpath.normpath(posixpath.join("/", directory, relation.get("Target")))
            if relation.get("TargetMode") != "External" and (found := self._archive.find(target.lstrip("/"))):
                targets.setdefault(relation.get("Type").rpartition("/")[2], found)
        return targets

    def _optional(self, kind: str) -> Element | None:
        return self._parsed(self._parts[kind]) if kind in self._parts else None

    def _parsed(self, path: str) -> Element:
        try:
            return parse_xml(self._archive.read(path))
        except XmlError as error:
            raise self._unreadable(path, error) from None

    def _unreadable(self, path: str, error: XmlError) -> SourceError:
        place = Place(self._place.path, error.line, error.column)
        return SourceError(f"{path} in it cannot be read: {error.what}", place=place)


def _lines(paragraph: Paragraph) -> list[tuple[str, tuple[tuple[int, int, str], ...]]]:
    """A paragraph's text between its line breaks, each with its readings; nothing where it is empty."""
    lines = (unmark(squeeze(line)) for line in paragraph.text.split("\n"))
    return [line for line in lines if line[0]]


def _metadata(root: Element) -> Metadata:
    def said(name: str) -> str:
        return next((clean(e.words()) for e in root.all(name)), "")

    author = said("creator")
    return Metadata(author="" if author.casefold() in _NOBODY else author, region=said("language"))
