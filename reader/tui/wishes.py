"""What is asked of the worker, and when it may begin: questions, blocks in sight, blocks ahead, the rest.

Asked from the thread that draws, taken by the worker. A newer wish takes an older one's place, and while a
key's change is being drawn nothing is begun.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.tui.remaining import Remaining

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.chinese.pronunciation import System
    from reader.chinese.script import Script

Question = Callable[["Annotator"], Message | None]

REST = 0.012
"""Seconds of rest between two portions of background work, so that a key press finds the interpreter free."""
BREATH = 0.02
"""Seconds the worker leaves to the thread that draws what a key has changed, before it begins."""
DRAWING = 0.04
"""The same where the page is another one."""
DRAWN_FIRST = frozenset({"contents", "gloss", "hover", "stretch"})
"""Topics whose answers go with a page that is drawn meanwhile; others are waited for themselves."""
AHEAD_AFTER = 0.06
"""Seconds without a question before what the reader comes to next is annotated."""
QUIET = 0.25
"""Seconds without a question before background work goes on."""
LONG_QUIET = 0.6
"""The same for what cannot be done in small pieces."""
SHORT = 200
"""Blocks of a text that is annotated without waiting for quiet."""


class Want(NamedTuple):
    """A block, as it is looked at."""

    block: int
    script: Script
    read_as: System | None
    """None where no readings are wanted."""
    system: System


class Turn(NamedTuple):
    """What the worker does next: the question, or the block, or what it finds to do by itself."""

    question: Question | None = None
    wanted: Want | None = None
    idle: bool = False
    """Nobody wants anything."""
    long: bool = False
    """It is quiet enough for what cannot be done in small pieces."""


class Wishes:
    def __init__(self, blocks: int) -> None:
        self.remaining = Remaining(blocks)
        self.in_sight: list[Want] = []
        self.look: Want | None = None
        """How the page is looked at, as far as the worker has been asked."""
        self.stopped = False
        self._questions: dict[str, Question] = {}
        self._wanted: deque[Want] = deque()
        self._ahead: deque[Want] = deque()
        self._asked_at = self._begin_at = 0.0
        self._bell = threading.Condition()

    # -- from the thread that draws --

    def stop(self) -> None:
        with self._bell:
            self.stopped = True
            self._bell.notify()

    def ask(self, topic: str, question: Question, *, urgent: bool = True) -> None:
        with self._bell:
            self._questions.pop(topic, None)
            self._questions[topic] = question
            if urgent:
                self._note_key(BREATH)
                if topic not in DRAWN_FIRST:
                    self._begin_at = 0.0
            self._bell.notify()

    def drop(self, topics: Iterable[str]) -> None:
        """Nobody waits any more for the answers."""
        with self._bell:
            for topic in topics:
                self._questions.pop(topic, None)

    def ask_on(self, topic: str, question: Question) -> None:
        with self._bell:
            self._questions.setdefault(topic, question)

    def want(self, wanted: Iterable[Want], ahead: Iterable[Want]) -> None:
        """Replaces what was wanted before.

        What is wanted as it was begins at once: the glossary has changed, and no key the page.
        """
        with self._bell:
            self._wanted, self._ahead = deque(wanted), deque(ahead)
            before, self.in_sight = self.in_sight, list(self._wanted)
            if near := next(iter([*self._wanted, *self._ahead]), None):
                self.remaining.go_on_from(near.block)
                self.look = near
            if self.in_sight != before:
                self._note_key(DRAWING)
            self._bell.notify()

    def _note_key(self, drawing: float) -> None:
        self._asked_at = time.monotonic()
        self._begin_at = max(self._begin_at, self._asked_at + drawing)

    # -- from the worker --

    def want_again(self) -> None:
        """What is in sight."""
        with self._bell:
            self._wanted = deque(self.in_sight)

    def want_also(self, wanted: Iterable[Want]) -> None:
        with self._bell:
            known = {want.block for want in self._wanted}
            self._wanted.extend(want for want in wanted if want.block not in known)

    def take(self, *, other_work: bool, patience: float | None) -> Turn | None:
        """What is next. Where there is nothing it waits for so many seconds; None where something has come
        meanwhile, or the worker is to stop."""
        self._leave_to_draw()
        with self._bell:
            idle = not (
                self._questions or self._wanted or self._ahead or self.remaining or other_work or self.stopped
            )
            if self.stopped or (idle and self._bell.wait(patience)):
                return None
            if topic := next(iter(self._questions), None):
                return Turn(question=self._questions.pop(topic))
            return Turn(wanted=self._wanted.popleft() if self._wanted else None, idle=idle)

    def _leave_to_draw(self) -> None:
        """Two threads that compute take turns: what a key changes would be drawn at half the speed."""
        with self._bell:
            while (left := self._begin_at - time.monotonic()) > 0 and not self.stopped:
                self._bell.wait(left)

    def take_quietly(self, *, sentences: bool) -> Turn | None:
        """What comes into sight next; nothing where what cannot be done in small pieces is to be done.

        None where keys have been pressed just now: it has then waited. With `sentences` something waits that
        keeps the interpreter for long.
        """
        with self._bell:
            quiet = time.monotonic() - self._asked_at
            hurry = len(self.remaining.blocks) <= SHORT
            long = sentences and (hurry or quiet >= LONG_QUIET)
            ahead = self._ahead[0] if self._ahead and not long else None
            patience = 0 if hurry else LONG_QUIET if sentences and not self.remaining else QUIET
            wait = (AHEAD_AFTER if ahead else patience) - quiet
            if wait > 0:
                self._bell.wait(wait)
                return None
            return Turn(wanted=self._ahead.popleft() if ahead else None, long=long)

    def rest(self) -> bool:
        """Between two portions, unless somebody waits; whether nobody does."""
        with self._bell:
            if self._questions or self._wanted or self.stopped:
                return False
            self._bell.wait(REST)
            return True
