"""What a reader has corrected: how a stretch of text is divided into words, or how it is read.

A correction is known by its characters, in whatever script, and holds wherever they stand between the
characters that are given before and after them. Of two for one place the one written later holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from reader.errors import GlossaryError, Place
from reader.glossary.keys import fold, keys_of
from reader.glossary.matching import Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    text: str
    """The characters it is about, as printed where it was made."""
    words: tuple[str, ...] = ()
    """The same, divided; none where only the reading is corrected."""
    pinyin: str = ""
    """Of the whole text, a written word for each of its words."""
    jyutping: str = ""
    before: str = ""
    """Holds only where this stands right before the text; "" for anything."""
    after: str = ""
    place: Place | None = field(default=None, compare=False)
    """Where it is written."""

    @property
    def pieces(self) -> list[tuple[int, int]]:
        """(start, end) of each word in the text."""
        ends = accumulate(map(len, self.words or (self.text,)), initial=0)
        return list(pairwise(ends))

    def reading_of(self, piece: int, *, jyutping: bool) -> str:
        """What is written for one word; "" where the writing does not tell words apart."""
        written = (self.jyutping if jyutping else self.pinyin).split()
        return written[piece] if len(written) == len(self.pieces) else ""


class Corrected(NamedTuple):
    start: int
    """Offset of the correction's text in the block."""
    correction: Correction

    @property
    def end(self) -> int:
        return self.start + len(self.correction.text)

    def words(self) -> Iterator[tuple[int, int]]:
        """(start, end) of each of its words in the block."""
        for start, end in self.correction.pieces:
            yield self.start + start, self.start + end


class Corrections:
    """All of a reader's corrections, and what was wrong in their file."""

    def __init__(
        self, corrections: Sequence[Correction] = (), problems: Sequence[GlossaryError] = ()
    ) -> None:
        self._all = tuple(corrections)
        self.problems = tuple(problems)
        keys = keys_of([part for each in self._all for part in (each.text, each.before, each.after)])
        self._known: dict[str, list[tuple[int, str, str]]] = {}
        """(index, key before, key after) by the key of the text."""
        for index, (text, before, after) in enumerate(zip(*[iter(keys)] * 3, strict=True)):
            self._known.setdefault(text, []).append((index, before, after))
        self._matcher = Matcher({key: (known[0][0],) for key, known in self._known.items()})

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Correction]:
        return iter(self._all)

    def find(self, view: str) -> list[Corrected]:
        """Those that hold in a block, in order, none over another. `view` is its analysis view."""
        if not self._all:
            return []
        folded = fold(view)
        taken: list[tuple[int, int, int]] = []
        for index, start in sorted(self._holding(folded), reverse=True):
            end = start + len(self._all[index].text)
            if all(end <= other_start or other_end <= start for other_start, other_end, _ in taken):
                taken.append((start, end, index))
        return [Corrected(start, self._all[index]) for start, _, index in sorted(taken)]

    def _holding(self, folded: str) -> Iterator[tuple[int, int]]:
        """(index, start) wherever text and surroundings are as they are written."""
        for start, end, _ in self._matcher.match(folded, folded):
            for index, before, after in self._known[folded[start:end]]:
                if folded.endswith(before, 0, start) and folded.startswith(after, end):
                    yield index, start


NONE = Corrections()
