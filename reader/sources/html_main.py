"""Which part of a page is the text, and what in it is not: navigation, comments, share bars, what is hidden.

A page's prose is what stands in blocks with a sentence mark and outside links: menus and lists of headlines
have links and no sentences. The text is the `article` with most prose, or the innermost element with nearly
all of it. What is named as page furniture, or hidden, is left out, unless it holds most of the prose: then
it is a wrapper, and not what its class says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.sources.html_furniture import FURNITURE, holds_comments, is_furniture
from reader.sources.html_names import INLINE, NO_TEXT
from reader.sources.html_tree import Element

_MARKS = frozenset("，。！？；：、")
_LATIN_MARKS = (". ", ", ", "; ")
_NEARLY_ALL = 0.85
"""Share of the prose from which an element holds the text."""
_WIDER = 1.5
"""By how much more text than the prose alone an element may hold to be taken for the sake of the title."""


class MainText:
    """The element that holds the text of a page, and what in it is left out."""

    def __init__(self, root: Element, *, lenient: bool = False) -> None:
        """`lenient` leaves out no more than comments, and what no page shows."""
        self._lenient = lenient
        self._prose: dict[Element, int] = {}
        self._size: dict[Element, int] = {}
        self._left_out: dict[Element, bool] = {}
        body = next((each for each in root.elements() if each.tag == "body"), root)
        _Weighing(self._prose, self._size, _is_unread).weigh(body)
        self._half = self._prose[body] / 2
        self._kept = {body} | {each for each, prose in self._prose.items() if prose > self._half}
        """Wrappers, whatever they are called; readers' comments are none, however many they are."""
        self._prose, self._size = {}, {}
        _Weighing(self._prose, self._size, self.leaves_out).weigh(body)
        self.element = self._find(body)

    @property
    def prose(self) -> int:
        """Characters of it."""
        return self._prose.get(self.element, 0)

    def leaves_out(self, element: Element) -> bool:
        if element.tag in NO_TEXT:
            return True
        if not element.written and element.tag not in FURNITURE:
            return False
        known = self._left_out.get(element)
        if known is None:
            called = holds_comments if self._lenient else is_furniture
            known = element not in self._kept and called(element)
            self._left_out[element] = known
        return known

    def _find(self, body: Element) -> Element:
        articles = [each for each in self._prose if each.tag == "article" or each.get("role") == "article"]
        best = max(articles, key=self._prose.__getitem__, default=None)
        if best is not None and self._prose[best] > 0.5 * self._prose[body]:
            return best
        mains = [each for each in self._prose if each.tag == "main" or each.get("role") == "main"]
        start = max(mains, key=self._prose.__getitem__, default=body)
        if self._prose[start] <= 0.5 * self._prose[body]:
            start = body
        return self._widened(self._path_down(start))

    def _path_down(self, start: Element) -> list[Element]:
        """From an element to the innermost that holds nearly all of its prose."""
        path, enough = [start], _NEARLY_ALL * self._prose[start]
        while True:
            inner = max(_blocks_in(path[-1]), key=lambda each: self._prose.get(each, 0), default=None)
            if inner is None or not self._prose.get(inner, 0) or self._prose[inner] < enough:
                return path
            path.append(inner)

    def _widened(self, path: list[Element]) -> Element:
        """The outermost of these with a title in it that is not much more than the text itself."""
        inner = path[-1] if path[-1].tag not in {"p", "blockquote", "td"} or len(path) == 1 else path[-2]
        most = _WIDER * self._size.get(inner, 0) + 200
        for element in path:
            if self._size[element] <= most and any(each.tag == "h1" for each in element.elements()):
                return element
        return inner


class _Weighing:
    """Goes through a tree once, from the leaves up."""

    def __init__(
        self, prose: dict[Element, int], size: dict[Element, int], leaves_out: Callable[[Element], bool]
    ) -> None:
        self._prose = prose
        """By element: characters of prose in it."""
        self._size = size
        """By element: characters of any text in it."""
        self._leaves_out = leaves_out

    def weigh(self, element: Element) -> None:
        self._block(element, linked=False)

    def _block(self, element: Element, *, linked: bool) -> tuple[int, int]:
        """(prose, size)"""
        line = _Line()
        prose, size = self._children(element, line, linked=linked or element.tag == "a")
        prose += line.free if line.marked else 0
        size += line.length
        self._prose[element], self._size[element] = prose, size
        return prose, size

    def _children(self, element: Element, line: _Line, *, linked: bool) -> tuple[int, int]:
        prose = size = 0
        for child in element.children:
            if isinstance(child, str):
                line.add(child, linked=linked)
            elif self._leaves_out(child):
                continue
            elif child.tag in INLINE:
                more = self._children(child, line, linked=linked or child.tag == "a")
                prose, size = prose + more[0], size + more[1]
            else:
                more = self._block(child, linked=linked)
                prose, size = prose + more[0], size + more[1]
        return prose, size


class _Line:
    """The text of a block that stands in no smaller one."""

    __slots__ = ("free", "length", "marked")

    def __init__(self) -> None:
        self.free = self.length = 0
        """Characters outside links; all."""
        self.marked = False
        """Whether a sentence mark is among those outside links."""

    def add(self, text: str, *, linked: bool) -> None:
        text = text.strip()
        self.length += len(text)
        if not linked:
            self.free += len(text)
            if not self.marked:
                self.marked = not _MARKS.isdisjoint(text) or any(mark in text for mark in _LATIN_MARKS)


def _is_unread(element: Element) -> bool:
    return element.tag in NO_TEXT or element.tag in FURNITURE or holds_comments(element)


def _blocks_in(element: Element) -> Iterator[Element]:
    """The outermost blocks within, also where they stand within a line."""
    for child in element.children:
        if isinstance(child, str):
            continue
        if child.tag in INLINE:
            yield from _blocks_in(child)
        else:
            yield child
