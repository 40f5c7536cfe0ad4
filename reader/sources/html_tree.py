"""HTML as a tree of elements, whatever is in it: in one pass, in time that grows with its length alone.

A browser's parser does more, and costs a crash or half a minute on pages made for that (a hundred thousand
open elements, of which each new tag looks through all). What a reader needs is less: where blocks begin and
end, what is raw, which tags others imply. Elements stand at most DEEPEST deep; deeper ones lie beside each
other. Text is kept as written, character references resolved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.sources.html_names import CELLS, ENDED_BY, ESCAPABLE, FOREIGN, INLINE, RAW, SCOPES, TABLE, VOID
from reader.sources.patterns import LazyPattern

DEEPEST = 100
"""Elements within each other; real pages have 60 at most. What walks the tree may recurse."""
_MOST = 500_000
"""Elements of a page; tags after these are passed over, their text is not. They take 100 MB."""
_LONGEST = 1 << 16
"""Characters of a tag's attributes; what comes after is not looked at."""

# Possessive throughout, so that no input is gone over twice. A quote counts after an equals sign only.
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
_TOKEN = LazyPattern(
    rf"([^<]*+)(?:<(/?)([A-Za-z][^\s/>]*+)({_ATTRIBUTES})(?:>|\Z)"
    r"|<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))"
    r"|<!\[CDATA\[([\s\S]*?)(?:\]\]>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|((?:<(?![A-Za-z/!?]))++|<)|\Z)"
)
_ATTRIBUTE = LazyPattern(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""", re.ASCII
)


class Element:
    """One element: its tag in lower case, and what it holds in order."""

    __slots__ = ("_attributes", "children", "line", "tag", "written")

    def __init__(self, tag: str, written: str = "", line: int = 0) -> None:
        self.tag = tag
        self.written = written
        """Its attributes, as written."""
        self.line = line
        """1-based, where its tag stands."""
        self.children: list[Element | str] = []
        self._attributes: dict[str, str] | None = None

    def get(self, name: str) -> str:
        """An attribute's value; empty where it has none."""
        return self.attributes.get(name, "") if self.written else ""

    @property
    def attributes(self) -> dict[str, str]:
        """By name in lower case; of two with one name the first holds."""
        if self._attributes is None:
            self._attributes = made = {}
            for match in _ATTRIBUTE.finditer(self.written[:_LONGEST]):
                name = match[1].lower()
                if name not in made:
                    made[name] = resolve(match[2] or match[3] or match[4] or "")
        return self._attributes

    def elements(self) -> Iterator[Element]:
        """Itself and every element within, in the order of their tags."""
        open_ = [self]
        while open_:
            element = open_.pop()
            yield element
            open_ += [child for child in reversed(element.children) if not isinstance(child, str)]

    def text(self) -> str:
        """All text within, as written."""
        pieces: list[str] = []
        open_: list[Element | str] = [self]
        while open_:
            node = open_.pop()
            if isinstance(node, str):
                pieces.append(node)
            else:
                open_ += reversed(node.children)
        return "".join(pieces)


def parse_html(text: str) -> Element:
    """The tree of a page. Line ends are LF. Never fails.

    >>> [child.tag for child in parse_html("<p>停火<p>在即<br>？").children]
    ['p', 'p']
    """
    return _Builder(text).build()


def resolve(text: str) -> str:
    """Text with its character references read: &amp; &nbsp; &#x505c;"""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._root = Element("#root", line=1)
        self._stack = [self._root]
        self._open: Counter[str] = Counter()
        self._foreign = 0
        self._left = _MOST
        self._stays: set[str] = set()
        """Tags whose end tag, here, ends nothing: not looked for again until the stack changes."""
        self._self_closing = text[:256].lstrip("\ufeff \n").startswith("<?xml")
        """XHTML: any tag may close itself."""

    def build(self) -> Element:
        text, match = self._text, _TOKEN.match
        at, line, end = 0, 1, len(self._text)
        while at < end:
            token = match(text, at)
            assert token
            before, closing, name, attributes, verbatim, stray = token.groups()
            if before:
                self._stack[-1].children.append(resolve(before))
                line += before.count("\n")
            at = token.end()
            if name:
                tag = name.lower()
                if closing:
                    self._close(tag)
                else:
                    at = self._begin(tag, attributes, line, at)
            elif verbatim or stray:
                self._stack[-1].children.append(verbatim or stray)
            line += text.count("\n", token.start() + len(before), at)
        return self._root

    def _begin(self, tag: str, attributes: str, line: int, at: int) -> int:
        """Open an element; the offset at which reading goes on."""
        if (tag in {"html", "body"} and self._open[tag]) or not self._left:
            return at
        self._left -= 1
        if (ended := ENDED_BY.get(tag)) and any(self._open[each] for each in ended):
            self._end_implied(ended)
        element = Element(tag, attributes.strip(), line)
        self._stack[-1].children.append(element)
        if tag in VOID:
            return at
        if attributes.endswith("/") and (self._self_closing or self._foreign or tag in FOREIGN):
            return at
        if (tag in RAW or tag in ESCAPABLE or tag == "plaintext") and not self._foreign:
            return self._take_raw(element, at)
        if len(self._stack) <= DEEPEST:
            self._stack.append(element)
            self._stays.clear()
            self._open[tag] += 1
            self._foreign += tag in FOREIGN
        return at

    def _take_raw(self, element: Element, at: int) -> int:
        text, tag = self._text, element.tag
        end = None if tag == "plaintext" else _end_tag(tag).search(text, at)
        content = text[at : end.start() if end else len(text)]
        element.children.append(resolve(content) if tag in ESCAPABLE else content)
        return end.end() if end else len(text)

    def _end_implied(self, ended: frozenset[str]) -> None:
        """End the outermost of these that is open within the innermost scope."""
        lowest = 0
        for index in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[index].tag
            if tag in ended:
                lowest = index
            elif tag in SCOPES:
                break
        if lowest:
            self._drop_from(lowest)

    def _close(self, tag: str) -> None:
        """Take an end tag. What stands within a line ends nothing around it; no cell is left."""
        if tag in {"br", "p"} and not self._open[tag]:
            self._stack[-1].children.append(Element("br"))
        if not self._open[tag] or tag in self._stays:
            return
        for index in range(len(self._stack) - 1, 0, -1):
            open_tag = self._stack[index].tag
            if open_tag == tag:
                self._drop_from(index)
                return
            if (tag in INLINE and open_tag not in INLINE) or (open_tag in CELLS and tag not in TABLE):
                self._stays.add(tag)
                return

    def _drop_from(self, index: int) -> None:
        for element in self._stack[index:]:
            self._open[element.tag] -= 1
            self._foreign -= element.tag in FOREIGN
        del self._stack[index:]
        self._stays.clear()


def _end_tag(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(tag)}(?=[\s/>])[^>]*>?", re.IGNORECASE)
