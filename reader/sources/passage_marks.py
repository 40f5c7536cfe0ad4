"""The marks a passage's text may have in it, and the same text without them.

Lone surrogates: neither XML nor HTML can hold one, so that no text of a book is taken for a mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.sources.cleaning import clean, join_soft
from reader.sources.passage import PICTURED
from reader.sources.patterns import LazyPattern

RUBY, BASE_END, READING_END, RUBY_END, LINK, LINK_END = map(chr, range(0xD800, 0xD806))
_MARK = LazyPattern("([\ud800-\ud805])")
_LINE_END = LazyPattern(r"[ \t\r\f]*\n[ \t\r\n\f]*")
_SPACES = LazyPattern(r"[ \t]{2,}|\t")

Ruby = tuple[tuple[int, int, str], ...]


def squeeze(written: str) -> str:
    """White space as a page shows it: a line's end is a space between words and nothing between Chinese.

    >>> squeeze("  停火\\n    協議 a\\n b　")
    '停火協議 a b'
    """
    text = written.strip()
    if "\n" in text:
        first, *more = _LINE_END.split(text)
        for line in more:
            first = join_soft(first, line)
        text = first
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text


def unmark(text: str, bracketed: Sequence[bool] = ()) -> tuple[str, Ruby]:
    """The text, and the readings printed in it; the numbered links that `bracketed` says get brackets.

    >>> unmark(f"{RUBY}停火{BASE_END}tínghuǒ{READING_END}{RUBY_END}了{LINK}1{LINK_END}", [True])
    ('停火了[1]', ((0, 2, 'tínghuǒ'),))
    """
    if text.isprintable():
        return text, ()
    unmarker = _Unmarker(bracketed)
    for piece in _MARK.split(text):
        unmarker.take(piece)
    text = unmarker.text
    lead = len(text) - len(text.lstrip())
    ruby = tuple((start - lead, end - lead, reading) for start, end, reading in unmarker.ruby)
    return text.strip(), ruby


class _Unmarker:
    """Takes the text piece by piece; links and ruby that do not close, or close twice, do no harm."""

    def __init__(self, bracketed: Sequence[bool]) -> None:
        self.text = ""
        self.ruby: list[tuple[int, int, str]] = []
        self._brackets = iter(bracketed)
        self._bracketed = False
        self._base = -1
        """Where the characters begin whose reading is to come; -1 outside of ruby."""
        self._reading: str | None = None

    def take(self, piece: str) -> None:
        match piece:
            case "\ud800" | "\ud803":  # RUBY, RUBY_END
                self._base = len(self.text) if piece == RUBY else -1
                self._reading = None
            case "\ud801":  # BASE_END
                self._reading = ""
            case "\ud802":  # READING_END
                self._close_reading()
            case "\ud804":  # LINK
                self._bracketed = next(self._brackets, False)
                self.text += "[" * self._bracketed
            case "\ud805":  # LINK_END
                nothing = self.text.endswith("[")  # but a picture
                self.text += f"{PICTURED * nothing}]" * self._bracketed
                self._bracketed = False
            case _ if self._reading is not None:
                self._reading += clean(piece)
            case _:
                self.text += clean(piece)

    def _close_reading(self) -> None:
        reading = (self._reading or "").strip()
        base = self.text[max(self._base, 0) :] if self._base >= 0 else ""
        if reading and base.strip():
            start = self._base + len(base) - len(base.lstrip())
            self.ruby.append((start, start + len(base.strip()), reading))
        elif reading and self._base >= 0 and self.ruby:  # the second of two readings over one base
            start, end, before = self.ruby[-1]
            self.ruby[-1] = start, end, f"{before} {reading}"
        self._base = len(self.text) if self._base >= 0 else -1
        self._reading = None
