"""Markdown inside a line, stripped to its text: emphasis, links, pictures, code, tags, entities.

One pass with two stacks, so that no input takes more than linear time, and in pieces where a paragraph is
longer than any that is written by hand, so that none takes more room than it has. Looser than CommonMark in
one thing: **停火。**他 is emphasis here although a full stop stands before the closing marks, as Chinese
writers expect.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from reader.sources.draft import cut_at_sentences
from reader.sources.patterns import LazyPattern

_MARKED = (
    r"\\(?P<escape>[!-/:-@\[-`{-~])|(?P<code>`+)|(?P<emphasis>\*+|_+|~~)"
    r"|<(?P<address>(?:https?|mailto):[^\s<>]+)>|(?P<comment><!--)|(?P<aside><r[tp]>[^<]{0,100}</r[tp]>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,1000}>)|&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_TOKEN = LazyPattern(_MARKED + r"|(?P<open>!?\[)|(?P<close>\])")
_TOKEN_UNLINKED = LazyPattern(_MARKED)
"""Where there are not both brackets: ten million of one are read past at once."""
_TARGET = LazyPattern(
    r"\(\s*(?:<[^<>\n]{0,2000}>|[^\s()<]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,8})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
_REFERENCE = LazyPattern(r"\[([^\[\]]{0,200})\]")
LONG = 100_000
"""Characters: no paragraph a person writes has more; a longer one is stripped sentence by sentence."""
_MARKS = "*[]`_<&~\\!"
_NAMED = {"nbsp": " ", "ensp": " ", "emsp": "　"}


def strip_inline(text: str, labels: Collection[str] = frozenset()) -> str:
    """The text a reader sees. `labels` are those of the file's link definitions, folded.

    >>> strip_inline("**停火。**見[報道](http://a.b/c)與 `SDN`")
    '停火。見報道與 SDN'
    """
    for mark in _MARKS:
        if mark in text:
            if len(text) <= LONG:
                return _Stripper(text, labels).strip()
            return "".join(_Stripper(piece, labels).strip() for piece in cut_at_sentences(text))
    return text


class _Stripper:
    def __init__(self, text: str, labels: Collection[str]) -> None:
        self._text = text
        self._labels = labels
        self._parts: list[str] = []
        self._brackets: list[tuple[int, int]] = []
        """For each open bracket the index of its part and the offset after it."""
        self._emphasis: dict[str, list[int]] = {"*": [], "_": [], "~": []}
        """For each mark the indices of parts that may open emphasis."""
        self._unclosed_code: set[int] = set()

    def strip(self) -> str:
        text, at = self._text, 0
        token = _TOKEN if "[" in text and "]" in text else _TOKEN_UNLINKED
        while match := token.search(text, at):
            self._parts.append(text[at : match.start()])
            at = getattr(self, f"_take_{match.lastgroup}")(match)
        return "".join([*self._parts, text[at:]])

    def _take_escape(self, match: re.Match[str]) -> int:
        self._parts.append(match["escape"])
        return match.end()

    def _take_code(self, match: re.Match[str]) -> int:
        run = match["code"]
        end = -1 if len(run) in self._unclosed_code else self._find_closing(run, match.end())
        if end < 0:
            self._unclosed_code.add(len(run))
            self._parts.append(run)
            return match.end()
        inside = self._text[match.end() : end]
        padded = len(inside) > 2 and inside[0] == inside[-1] == " "
        self._parts.append(inside[1:-1] if padded else inside)
        return end + len(run)

    def _find_closing(self, run: str, start: int) -> int:
        """Where the next run of just as many backticks begins; -1 where there is none."""
        at = self._text.find(run, start)
        while at >= 0:
            end = at + len(run)
            while self._text[end : end + 1] == "`":
                end += 1
            if end - at == len(run):
                return at
            at = self._text.find(run, end)
        return -1

    def _take_emphasis(self, match: re.Match[str]) -> int:
        run, mark = match["emphasis"], match["emphasis"][0]
        before, after = (
            self._text[match.start() - 1 : match.start()],
            self._text[match.end() : match.end() + 1],
        )
        opens = bool(after.strip()) and not (mark == "_" and _is_word(before))
        closes = bool(before.strip()) and not (mark == "_" and _is_word(after))
        left = self._close_emphasis(mark, len(run)) if closes else len(run)
        self._parts.append(mark * left)
        if left and opens:
            self._emphasis[mark].append(len(self._parts) - 1)
        return match.end()

    def _close_emphasis(self, mark: str, count: int) -> int:
        """Take away what pairs with marks opened before; how many of these marks are left."""
        openers = self._emphasis[mark]
        while openers and count:
            opened = len(self._parts[openers[-1]])
            taken = min(opened, count)
            self._parts[openers[-1]] = mark * (opened - taken)
            count -= taken
            if opened == taken:
                openers.pop()
        return count

    def _take_open(self, match: re.Match[str]) -> int:
        self._parts.append(match["open"])
        self._brackets.append((len(self._parts) - 1, match.end()))
        return match.end()

    def _take_close(self, match: re.Match[str]) -> int:
        end = match.end()
        if self._brackets:
            part, inside = self._brackets.pop()
            target_end = self._target_end(inside, match.start())
            if target_end:
                self._parts[part] = ""
                return target_end
        self._parts.append("]")
        return end

    def _target_end(self, start: int, end: int) -> int:
        """Past what makes text[start:end] a link; 0 where it is none."""
        after = end + 1
        following = self._text[after : after + 1]
        if following == "(" and (target := _TARGET.match(self._text, after)):
            return target.end()
        if not self._labels:
            return 0
        label = _fold(self._text[start:end]) if end - start <= 200 else ""
        reference = _REFERENCE.match(self._text, after) if following == "[" else None
        if reference and (_fold(reference[1]) or label) in self._labels:
            return reference.end()
        return after if label in self._labels else 0

    def _take_address(self, match: re.Match[str]) -> int:
        self._parts.append(match["address"].removeprefix("mailto:"))
        return match.end()

    def _take_comment(self, match: re.Match[str]) -> int:
        end = self._text.find("-->", match.end())
        return end + 3 if end >= 0 else len(self._text)

    def _take_aside(self, match: re.Match[str]) -> int:
        return match.end()

    def _take_tag(self, match: re.Match[str]) -> int:
        return match.end()

    def _take_entity(self, match: re.Match[str]) -> int:
        self._parts.append(_read_entity(match["entity"]) or match[0])
        return match.end()


def _read_entity(name: str) -> str:
    """The character; empty for a name HTML does not know. What is harmful is cleaned where all text is."""
    if name[0] != "#":
        from html.entities import html5

        return _NAMED.get(name) or html5.get(f"{name};", "")
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _is_word(char: str) -> bool:
    """Letters within which an underscore is just an underscore: snake_case."""
    return bool(char) and char.isalnum() and char < "\u2e80"


def _fold(label: str) -> str:
    return " ".join(label.split()).casefold()
