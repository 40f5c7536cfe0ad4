"""XML of unknown intent: its elements, and nothing that a document could reach or grow by.

A document that declares entities is refused, whatever they are for; nothing outside the document is ever
looked at. Names lose their prefixes, attributes keep them. Where it is not well-formed, the error says where.
"""

from __future__ import annotations

import pyexpat
import re
from collections.abc import Callable, Iterator

from reader.errors import SourceError

DEEPEST = 250
"""Elements within each other."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']""")
_OWN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
"""Encodings in which expat is left to itself."""


class XmlError(Exception):
    """What is wrong, and at which line and column (1-based)."""

    def __init__(self, what: str, line: int = 1, column: int = 1) -> None:
        self.what, self.line, self.column = what, line, column
        super().__init__(f"{what} (line {line}, column {column})")


class Element:
    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        """Without its prefix."""
        self.attributes = attributes
        self.children: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """The elements right in it."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names anywhere in it, in the document's order."""
        waiting: list[Iterator[Element]] = [iter(self)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            if element.name in names:
                yield element
            waiting.append(iter(element))

    def first(self, *path: str) -> Element | None:
        """The first child of the first name, in it the first of the next one, and so on."""
        element: Element | None = self
        for name in path:
            element = next((child for child in element if child.name == name), None) if element else None
        return element

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def words(self) -> str:
        """All text in it, white space made even."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


def parse_xml(stored: bytes) -> Element:
    """The root of a document. Raises XmlError."""
    root: list[Element] = []
    around: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name.rpartition(":")[2], attributes)
        (around[-1].children if around else root).append(element)
        around.append(element)
        if len(around) > DEEPEST:
            raise XmlError(f"more than {DEEPEST} elements stand in each other")

    def text(words: str) -> None:
        around[-1].children.append(words)

    parse_events(stored, start, lambda _name: around.pop(), text)
    return root[0]


def parse_events(
    stored: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Tell of each element and each piece of text, in order. Raises XmlError."""
    stored, encoding = _in_expats_own(stored)
    parser = pyexpat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.UseForeignDTD(True)  # so that &nbsp; is told of although nothing declares it
    parser.EntityDeclHandler = _refuse_entity
    parser.SkippedEntityHandler = lambda name, _parameter: text(_named(name))
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(stored, True)
    except pyexpat.ExpatError as error:
        raise XmlError(pyexpat.ErrorString(error.code), error.lineno, error.offset + 1) from None


def _refuse_entity(*_declared: object) -> None:
    raise XmlError("it declares entities, which may hide anything")


def _named(name: str) -> str:
    from html.entities import html5

    return html5.get(f"{name};", "")


def _in_expats_own(stored: bytes) -> tuple[bytes, str | None]:
    """The document as expat can take it, and the encoding it must be told; None where it sees for itself."""
    if stored[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _recoded(stored, "utf-16"), "utf-8"
    if stored[:2] in (b"<\0", b"\0<"):
        return _recoded(stored, "utf-16-le" if stored[:1] == b"<" else "utf-16-be"), "utf-8"
    stored = stored.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(stored)
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in _OWN:
        return stored, "utf-8" if encoding in ("utf-8", "utf8") else None
    return _recoded(stored, encoding), "utf-8"


def _recoded(stored: bytes, encoding: str) -> bytes:
    from reader.sources.charsets import find_charset

    try:
        return stored.decode(find_charset(encoding)).encode()
    except (SourceError, UnicodeError):
        raise XmlError(f"it is not in the encoding it names, {encoding}") from None
