"""The one thread in which everything slow happens.

It owns the annotator: jieba's frequencies, dictionaries and readings load and run here, never on the event
loop. Work goes to questions first (the word under the cursor), then to the blocks on screen, then, gently, to
the rest of the article. It posts messages and touches no widget.

What goes wrong with one piece of work is told once for each kind, and the next piece is begun: a block that
cannot be annotated is passed over.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.faults import report, told
from reader.tui.messages import BlockAnnotated, BlocksAnnotated, Failed, GlossaryLoaded, Notice

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.spans import Spans
    from reader.chinese.pronunciation import Reading, System
    from reader.chinese.script import Script, ScriptView
    from reader.glossary.index import EntryIndex
    from reader.glossary.shelf import Shelf

Question = Callable[["Annotator"], Message | None]

REST = 0.012
"""Seconds of rest between two portions of background work, so that a key press finds the interpreter free."""
PORTION = 0.004
"""Seconds of background work at a time."""
OPENINGS = 2
"""Times the annotator is tried to be opened."""
QUIET = 0.25
"""Seconds without a question before background work goes on."""


def _keep_sheets(_annotator: Annotator) -> None:
    from reader.glossary.sheets import keep_remembered

    keep_remembered()


class Loader:
    """A worker thread with three queues: questions, blocks in sight, and the rest."""

    def __init__(
        self,
        open_annotator: Callable[[], Annotator],
        blocks: int,
        post: Callable[[Message], object],
        layers: Callable[[], Sequence[Path]] | None = None,
    ) -> None:
        """`post` must be safe to call from any thread; `layers` tells where the glossary is read from."""
        self._layers = layers
        self._library: Shelf | None = None
        self._index: EntryIndex | None = None
        self._open_annotator = open_annotator
        self._post = post
        self._blocks = blocks
        self._spans: dict[int, Spans] = {}
        self._questions: dict[str, Question] = {}
        self._wanted: list[tuple[int, Script, System | None, System]] = []
        self._in_sight: list[tuple[int, Script, System | None, System]] = []
        self._reads_sentences = False
        self._rest_from = 0
        self._asked_at = 0.0
        self._stopped = False
        self._failures: set[tuple[str, str]] = set()
        self._bell = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="duben-loader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._bell:
            self._stopped = True
            self._bell.notify()

    def ask(self, topic: str, question: Question, *, urgent: bool = True) -> None:
        """Put a question; a newer one on the same topic takes its place.

        One that is not urgent does not keep the rest of the article waiting.
        """
        with self._bell:
            self._questions.pop(topic, None)
            self._questions[topic] = question
            if urgent:
                self._asked_at = time.monotonic()
            self._bell.notify()

    def want(self, blocks: Iterable[int], script: Script, system: System, *, readings: bool) -> None:
        """The blocks now in sight, most wanted first; replaces what was wanted before."""
        with self._bell:
            self._wanted = [(block, script, system if readings else None, system) for block in blocks]
            self._in_sight = self._wanted.copy()
            self._asked_at = time.monotonic()
            self._bell.notify()

    def spans_of(self, annotator: Annotator, block: int) -> Spans:
        """For questions: the spans of a block, annotated now if they have not been. Worker thread only."""
        if block not in self._spans:
            try:
                self._spans[block] = annotator.spans(block)
            except Exception as error:
                self._fail("fault-block", error)
                self._spans[block] = _bare(annotator, block)
        return self._spans[block]

    def index_of(self, annotator: Annotator) -> EntryIndex:
        """For questions: all entries, to be searched. Worker thread only."""
        if self._index is None or self._index.glossary is not annotator.glossary:
            from reader.glossary.index import EntryIndex
            from reader.locations import cache_dir

            self._index = EntryIndex(annotator.glossary, cache_dir())
        return self._index

    def annotate_again(self, blocks: Iterable[int]) -> None:
        """For questions: what is known of these blocks no longer holds. Worker thread only."""
        for block in blocks:
            self._spans.pop(block, None)
            self._rest_from = min(self._rest_from, block)
        with self._bell:
            self._wanted = self._in_sight.copy()

    def renew_glossary(self, annotator: Annotator) -> None:
        """Read the glossary's files again, and annotate everything anew. Worker thread only.

        Where they have a new problem it is told, and what was known goes on to hold.
        """
        if self._library is None:
            return
        glossary = self._library.read()
        known = set(map(str, annotator.glossary.problems))
        if new := [problem for problem in map(str, glossary.problems) if problem not in known]:
            self._post(Notice(new[0], "error"))
            return
        self._annotator = annotator.with_glossary(glossary)
        self._post(GlossaryLoaded(tuple(self._annotator.kinds()), renewed=True))
        self.annotate_again(list(self._spans))
        self.ask("sheets", _keep_sheets, urgent=False)

    def look_after_glossary(self, annotator: Annotator) -> None:
        """The same, if some other program has changed a file. Worker thread only."""
        if self._library is not None and self._library.has_changed():
            self.renew_glossary(annotator)

    def _open_library(self) -> Shelf | None:
        if self._layers is None:
            return None
        from reader.glossary.shelf import Shelf
        from reader.locations import cache_dir

        return Shelf(self._layers, cache_dir())

    def _run(self) -> None:
        if not self._open():
            return
        while not self._stopped:
            try:
                self._take_turn(self._annotator)
            except ReaderError as error:
                self._post(Notice(str(error), "error"))
            except Exception as error:
                self._fail("fault-worker", error)

    def _open(self) -> bool:
        """False where there will be no annotation, and the page goes on without. What fails is tried again:
        a file of the cache may have gone at that moment."""
        for attempt in range(OPENINGS):
            try:
                self._library = self._open_library()
                self._annotator = self._open_annotator()
                self._post(GlossaryLoaded(tuple(self._annotator.kinds())))
            except ReaderError as error:
                self._post(Notice(str(error), "error"))
                return False
            except Exception as error:
                if attempt == OPENINGS - 1:
                    self._fail("fault-annotation", error)
            else:
                return True
        return False

    def _fail(self, key: str, error: Exception) -> None:
        """Into the log each time, to the reader once for each kind."""
        log, kind = report(error, "annotation"), told(error)
        if (key, kind) not in self._failures:
            self._failures.add((key, kind))
            self._post(Failed(key, kind, log))

    def _take_turn(self, annotator: Annotator) -> None:
        """One piece of work."""
        with self._bell:
            while not (self._stopped or self._questions or self._wanted or self._has_rest()):
                self._bell.wait()
            if self._stopped:
                return
            topic = next(iter(self._questions), None)
            question = self._questions.pop(topic) if topic else None
            wanted = self._wanted.pop(0) if not question and self._wanted else None
        if question:
            answer = question(annotator)
            if answer is not None:
                self._post(answer)
        elif wanted:
            self._annotate_wanted(annotator, *wanted)
        elif self._in_sight and not self._reads_sentences:
            self._read_sentences(annotator)
        else:
            self._annotate_rest(annotator)

    def _annotate_wanted(
        self, annotator: Annotator, block: int, script: Script, read_as: System | None, system: System
    ) -> None:
        spans = self.spans_of(annotator, block)
        try:
            view = annotator.view(block, spans, script) if script != "original" else None
            readings = annotator.readings(block, spans, read_as, view) if read_as else None
        except Exception as error:
            self._fail("fault-block", error)
            view, readings = _plain(spans, script)
        self._post(BlockAnnotated(block, spans, script, view, system, readings))

    def _has_rest(self) -> bool:
        return self._rest_from < self._blocks or bool(self._in_sight and not self._reads_sentences)

    def _read_sentences(self, annotator: Annotator) -> None:
        """Once everything in sight is annotated: open the context model, and read what is in sight again.

        Opening it takes longer than annotating a page; the few readings that change may come after it.
        """
        self._reads_sentences = True
        annotator.use_context()
        with self._bell:
            self._wanted = self._wanted or [wanted for wanted in self._in_sight if wanted[2]]

    def _annotate_rest(self, annotator: Annotator) -> None:
        quiet = time.monotonic() - self._asked_at
        with self._bell:
            if quiet < QUIET and self._blocks > 200:
                self._bell.wait(QUIET - quiet)
                return
        done, until = [], time.monotonic() + PORTION
        while self._rest_from < self._blocks and time.monotonic() < until:
            block = self._rest_from
            self._rest_from += 1
            done.append((block, self.spans_of(annotator, block)))
        self._post(BlocksAnnotated(tuple(done), self._rest_from >= self._blocks))
        with self._bell:
            if not (self._questions or self._wanted or self._stopped):
                self._bell.wait(REST)


def _bare(annotator: Annotator, block: int) -> Spans:
    """Of a block that cannot be annotated: its text alone."""
    from reader.annotation.spans import Spans

    return Spans(annotator.article.blocks[block].text)


def _plain(spans: Spans, script: Script) -> tuple[ScriptView | None, Sequence[Reading]]:
    """Of a block that cannot be converted or read: as it is printed, without readings."""
    from reader.chinese.pronunciation import Reading
    from reader.chinese.script import ScriptView

    view = ScriptView(script, spans.text) if script != "original" else None
    return view, [Reading(syllables=("",) * (end - start)) for start, end, *_ in spans.columns()]
