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

_LONGEST_READING = 200
"""Characters up to which readings over one base are put together."""

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
    whole = "".join(unmarker.pieces)
    lead = len(whole) - len(whole.lstrip())
    return whole.strip(), tuple((start - lead, end - lead, over) for start, end, over in unmarker.ruby)


class _Unmarker:
    """Takes the text piece by piece; links and ruby that do not close, or close twice, do no harm."""

    def __init__(self, bracketed: Sequence[bool]) -> None:
        self.pieces: list[str] = []
        self.ruby: list[tuple[int, int, str]] = []
        self._length = 0
        """Of the pieces, in characters."""
        self._brackets = iter(bracketed)
        self._bracketed = False
        self._base: list[str] | None = None
        """The pieces whose reading is to come; None outside of ruby."""
        self._reading: list[str] | None = None

    def take(self, piece: str) -> None:
        match piece:
            case "\ud800" | "\ud803":  # RUBY, RUBY_END
                self._base = [] if piece == RUBY else None
                self._reading = None
            case "\ud801":  # BASE_END
                self._reading = []
            case "\ud802":  # READING_END
                self._close_reading()
            case "\ud804":  # LINK
                self._bracketed = next(self._brackets, False)
                self._add("[" * self._bracketed)
            case "\ud805":  # LINK_END
                nothing = self.pieces and self.pieces[-1] == "["  # but a picture
                self._add((f"{PICTURED}]" if nothing else "]") * self._bracketed)
                self._bracketed = False
            case _ if self._reading is not None:
                self._reading.append(clean(piece))
            case _:
                self._add(clean(piece))

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self._length += len(piece)
            if self._base is not None:
                self._base.append(piece)

    def _close_reading(self) -> None:
        reading = "".join(self._reading or ()).strip()
        base = "".join(self._base or ())
        if reading and base.strip():
            start = self._length - len(base.lstrip())
            self.ruby.append((start, start + len(base.strip()), reading))
        elif reading and self._base is not None and self.ruby:  # the second of two readings over one base
            start, end, before = self.ruby[-1]
            if len(before) < _LONGEST_READING:
                self.ruby[-1] = start, end, f"{before} {reading}"
        self._base = None if self._base is None else []
        self._reading = None
