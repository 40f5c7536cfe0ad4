"""When what has been found out in a sitting is written down, and what belongs to it. For the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.tui.wishes import Want, Wishes

if TYPE_CHECKING:
    from reader.annotation.keeping import Keeper
    from reader.annotation.spanstore import SpanStore
    from reader.chinese.pronunciation import Reading
    from reader.chinese.script import ScriptView

SAVE_AFTER = 0.8
"""Seconds without any work before what is new is written down."""
SAVE_EVERY = 4000
"""Blocks annotated before a very long text is kept as far as it has come; then whenever twice as many are."""
LOOKED_THROUGH = 600
"""Blocks of a text that is kept as it is looked at to its end; of a longer one what has been seen is."""

Seen = tuple["ScriptView | None", "Sequence[Reading] | None"]


class Keeping:
    """A Keeper, where anything is kept at all, and how much of the sitting it has not written yet."""

    def __init__(self, spans: SpanStore, make_keeper: Callable[[], Keeper] | None) -> None:
        self._spans = spans
        self._make_keeper = make_keeper
        self._keeper: Keeper | None = None
        self._saved = self._unsaved = 0
        """Blocks annotated in this sitting that are, and are not, on the disk."""

    def open(self) -> None:
        """Before anything is read that decides what is found."""
        self._keeper = self._make_keeper() if self._make_keeper else None
        self.stamp()

    def stamp(self) -> None:
        """What decides has changed, and is read from now on as it is."""
        if self._keeper:
            self._keeper.stamp()

    def distrust(self) -> None:
        if self._keeper:
            self._keeper.distrust()

    def give_up(self) -> None:
        if self._keeper:
            self._keeper.give_up()

    def holds(self, kinds: Sequence[str]) -> bool:
        """Whether what an earlier sitting has kept is of what has been read."""
        return self._keeper is not None and self._keeper.holds(kinds)

    def forget(self, blocks: Iterable[int]) -> None:
        if self._keeper:
            self._keeper.forget(blocks)

    def note_annotated(self) -> None:
        """One block more."""
        self._unsaved += 1

    def add(self, wanted: Want, seen: Seen) -> None:
        """How a block looks."""
        view, readings = seen
        if self._keeper:
            self._keeper.add(wanted.block, wanted.read_as, readings, view)

    @property
    def patience(self) -> float | None:
        """Seconds without work until there is something to write; None where there is nothing."""
        return SAVE_AFTER if self._keeper and (self._unsaved or self._keeper.news) else None

    @property
    def due(self) -> bool:
        """Whether so much is new that it should not be lost."""
        return self._unsaved >= max(SAVE_EVERY, self._saved)

    def save(self, kinds: Sequence[str], wishes: Wishes, look_at: Callable[[Want], Seen]) -> None:
        """Keep what is known; once a short text is annotated, how it looks from beginning to end."""
        if self._keeper is None:
            return
        for wanted in self._unseen(self._keeper, wishes):
            self.add(wanted, look_at(wanted))
            if not wishes.rest():
                return
        self._saved, self._unsaved = self._saved + self._unsaved, 0
        self._keeper.save(self._spans, kinds)

    def _unseen(self, keeper: Keeper, wishes: Wishes) -> Iterator[Want]:
        """Blocks of a short text that the reader has not come to, to be looked at as the last one was."""
        look, remaining = wishes.look, wishes.remaining
        if look is None or len(remaining.blocks) > LOOKED_THROUGH or remaining:
            return
        for block in remaining.blocks:
            if not keeper.has(block, look.script, look.read_as, self._spans):
                yield look._replace(block=block)
