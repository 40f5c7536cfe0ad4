"""The one thread in which everything slow happens.

It owns the annotator: jieba's frequencies, dictionaries and readings load and run here, never on the event
loop. Work goes to questions first (the word under the cursor), then to the blocks on screen, then to those
the reader will come to next, then, gently, to the rest of the article from there on. What has been found out
is kept for the next sitting when there is time. It posts messages and touches no widget.

What goes wrong with one piece of work is told once for each kind, and the next piece is begun: a block that
cannot be annotated is passed over, and nothing of that sitting is kept.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from reader.annotation.packed import Told, pack
from reader.annotation.packed import told as mentioned_in
from reader.annotation.spanstore import SpanStore
from reader.errors import ReaderError
from reader.faults import report, told
from reader.tui.keeping import Keeping, Seen
from reader.tui.messages import (
    BlockAnnotated,
    BlocksAnnotated,
    Failed,
    GlossaryLoaded,
    Notice,
    Rebuilt,
    SentencesRead,
)
from reader.tui.searched import Searched
from reader.tui.wishes import Question, Want, Wishes

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.keeping import Keeper
    from reader.annotation.kept import Kept
    from reader.annotation.spans import Spans
    from reader.article import Article
    from reader.chinese.pronunciation import Reading, System
    from reader.chinese.script import Script, ScriptView
    from reader.glossary.shelf import Shelf

PORTION = 0.004
"""Seconds of background work at a time."""
OPENINGS = 2
"""Times the annotator is tried to be opened."""


def _keep_sheets(_annotator: Annotator) -> None:
    from reader.glossary.sheets import keep_remembered

    keep_remembered()


class Loader:
    """A worker thread with queues: questions, blocks in sight, blocks ahead, and the rest."""

    def __init__(
        self,
        open_annotator: Callable[[], Annotator],
        article: Article,
        post: Callable[[Message], object],
        layers: Callable[[], Sequence[Path]] | None = None,
        *,
        kept: Kept | None = None,
        make_keeper: Callable[[], Keeper] | None = None,
    ) -> None:
        """`post` must be safe to call from any thread; `layers` tells where the glossary is read from.

        `kept` is what the page is drawn from already; without `make_keeper` nothing is kept.
        """
        self._layers = layers
        self._library: Shelf | None = None
        self.searched = Searched()
        self._wishes = Wishes(len(article.blocks))
        self._remaining = self._wishes.remaining
        self._open_annotator = open_annotator
        self._post = post
        self._spans = SpanStore(article, kept)
        self._kept = kept
        self._keeping = Keeping(self._spans, make_keeper)
        self._hurried: set[int] = set()
        """What has been annotated before all names that stand in the text before it were read."""
        self._guessed: dict[int, Want] = {}
        """What has been read without the sentences."""
        self._reads_sentences = False
        self._failures: set[tuple[str, str]] = set()
        self._thread = threading.Thread(target=self._run, name="duben-loader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._wishes.stop()

    def ask(self, topic: str, question: Question, *, urgent: bool = True) -> None:
        """Put a question; a newer one on the same topic takes its place.

        One that is not urgent does not keep the rest of the article waiting.
        """
        self._wishes.ask(topic, question, urgent=urgent)

    def drop(self, *topics: str) -> None:
        """Nobody waits any more for the answers."""
        self._wishes.drop(topics)

    def ask_on(self, topic: str, question: Question) -> None:
        """Go on with a long answer after what else is asked; a newer question has taken its place."""
        self._wishes.ask_on(topic, question)

    def want(
        self,
        blocks: Iterable[int],
        script: Script,
        system: System,
        *,
        readings: bool,
        ahead: Iterable[int] = (),
    ) -> None:
        """The blocks now in sight, most wanted first, and those that come into sight next.

        Replaces what was wanted before.
        """
        read_as = system if readings else None
        self._wishes.want(
            (Want(block, script, read_as, system) for block in blocks),
            (Want(block, script, read_as, system) for block in ahead),
        )

    def spans_of(self, annotator: Annotator, block: int) -> Spans:
        """For questions: the spans of a block, annotated now if they have not been. Worker thread only."""
        known = self._spans.get(block)
        if known is not None and self._spans.kept(block) and not annotator.accept(block, known):
            self._spans.forget([block])
            known = None
        if known is None:
            if not annotator.knows_names(block):
                self._hurried.add(block)
            try:
                known = annotator.spans(block)
            except Exception as error:
                self._fail("fault-block", error)
                known = _bare(annotator, block)
            self._spans.add(block, known)
            self._keeping.note_annotated()
        return known

    @property
    def reads_sentences(self) -> bool:
        """Whether a doubt about a reading is more than that its sentence has not been read yet."""
        return self._reads_sentences

    def annotate_again(self, blocks: Iterable[int]) -> None:
        """For questions: what is known of these blocks no longer holds. Worker thread only."""
        blocks = list(blocks)
        self._spans.forget(blocks)
        self._remaining.put_back(blocks)
        self._keeping.forget(blocks)
        self._wishes.want_again()

    def corrections_written(self) -> None:
        """For questions: their file has changed, and what it holds is in use. Worker thread only."""
        self._keeping.stamp()

    def renew_glossary(self, annotator: Annotator) -> ReaderError | None:
        """Read the glossary's files again, and annotate everything anew. Worker thread only.

        Where one that was in use has a new problem it is returned, and what was known goes on to hold. Of a
        file that comes now with problems, what can be used is.
        """
        if self._library is None:
            return None
        self._keeping.stamp()
        glossary = self._library.read()
        known = set(map(str, annotator.glossary.problems))
        new = [problem for problem in glossary.problems if str(problem) not in known]
        read = {str(volume.path) for volume in annotator.glossary.volumes}
        if broken := [problem for problem in new if problem.place and str(problem.place.path) in read]:
            self._keeping.distrust()
            return broken[0]
        if new:
            self._post(Notice(str(new[0]), "error"))
        self._annotator = annotator.with_glossary(glossary)
        self._post(GlossaryLoaded(tuple(self._annotator.kinds()), renewed=True))
        self.annotate_again(self._spans.known())
        self.ask("sheets", _keep_sheets, urgent=False)
        return None

    def look_after_glossary(self, annotator: Annotator) -> None:
        """The same, if some other program has changed a file. Worker thread only."""
        changed = self._library is not None and self._library.has_changed()
        if changed and (problem := self.renew_glossary(annotator)):
            self._post(Notice(str(problem), "error"))

    def _open_library(self) -> Shelf | None:
        if self._layers is None:
            return None
        from reader.glossary.shelf import Shelf
        from reader.locations import cache_dir

        return Shelf(self._layers, cache_dir())

    def _run(self) -> None:
        if not self._open():
            return
        while not self._wishes.stopped:
            try:
                self._take_turn(self._annotator)
            except ReaderError as error:
                self._post(Notice(str(error), "error"))
            except Exception as error:
                self._fail("fault-worker", error)
            self._tell_rebuilt()

    def _tell_rebuilt(self) -> None:
        from reader.chinese.cachefile import take_damaged

        for path in take_damaged():
            self._post(Rebuilt(path.name))

    def _open(self) -> bool:
        """False where there will be no annotation, and the page goes on without. What fails is tried again:
        a file of the cache may have gone at that moment."""
        for attempt in range(OPENINGS):
            try:
                self._library = self._open_library()
                self._keeping.open()
                self._annotator = self._open_annotator()
                self._annotator.annotate_nearby_first()
                self._tell_kinds(tuple(self._annotator.kinds()))
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
        self._keeping.give_up()
        log, kind = report(error, "annotation"), told(error)
        if (key, kind) not in self._failures:
            self._failures.add((key, kind))
            self._post(Failed(key, kind, log))

    def _tell_kinds(self, kinds: tuple[str, ...]) -> None:
        """What was kept counts on only where it is of the very glossary that has been read."""
        renewed = self._kept is not None and not self._keeping.holds(kinds)
        if renewed:
            self._spans.forget_kept()
        self._post(GlossaryLoaded(kinds, renewed=renewed))

    def _take_turn(self, annotator: Annotator) -> None:
        """One piece of work."""
        turn = self._wishes.take(
            other_work=bool(self._hurried) or self._would_read_sentences(),
            patience=self._keeping.patience,
        )
        if turn is None:
            return
        if turn.question:
            answer = turn.question(annotator)
            if answer is not None:
                self._post(answer)
        elif turn.wanted:
            self._annotate_wanted(annotator, turn.wanted)
        elif turn.idle:
            self._save(annotator)
        else:
            self._look_ahead(annotator)

    def _would_read_sentences(self) -> bool:
        return not self._reads_sentences and bool(self._wishes.in_sight or self._kept)

    def _annotate_wanted(self, annotator: Annotator, wanted: Want) -> None:
        block, script, _, system = wanted
        spans = self.spans_of(annotator, block)
        view, readings = seen = self._seen(annotator, spans, wanted)
        if not self._reads_sentences and readings is not None:
            self._guessed[block] = wanted
        else:
            self._keeping.add(wanted, seen)
        self._post(BlockAnnotated(block, spans, script, view, system, readings))

    def _read_sentences(self, annotator: Annotator) -> None:
        """Once everything in sight is annotated: open the context model, and read what is in sight again.

        Opening it takes longer than annotating a page; the few readings that change may come after it.
        """
        self._reads_sentences = True
        annotator.use_context()
        self._wishes.want_also(self._guessed.values())
        self._guessed.clear()
        self._post(SentencesRead())

    def _look_ahead(self, annotator: Annotator) -> None:
        sentences = self._would_read_sentences()
        turn = self._wishes.take_quietly(sentences=sentences)
        if turn is None:
            return
        if turn.wanted:
            self._annotate_wanted(annotator, turn.wanted)
        elif turn.long:
            self._read_sentences(annotator)
        elif self._hurried:
            self._read_names(annotator)
        else:
            self._annotate_rest(annotator)
        self._wishes.rest()

    def _read_names(self, annotator: Annotator) -> None:
        """Go on reading what the text explains; then what was annotated without it is annotated anew."""
        if annotator.read_names(max(self._hurried), PORTION):
            hurried, self._hurried = self._hurried, set()
            self.annotate_again(hurried)

    def _annotate_rest(self, annotator: Annotator) -> None:
        done: list[tuple[int, bytes, tuple[Told, ...]]] = []
        until = time.monotonic() + PORTION
        while self._remaining and time.monotonic() < until:
            near = self._remaining.next
            if self._spans.packed(near) is None and not annotator.read_names(near, until - time.monotonic()):
                break
            block = self._remaining.take()
            packed = self._spans.packed(block)
            if packed is None:
                packed = pack(self.spans_of(annotator, block))
            done.append((block, packed, mentioned_in(packed)))
        if done:
            self._post(BlocksAnnotated(tuple(done), self._remaining.share, not self._remaining))
        if self._keeping.due and not self._hurried:
            self._save(annotator)

    def _save(self, annotator: Annotator) -> None:
        def look_at(wanted: Want) -> Seen:
            return self._seen(annotator, self.spans_of(annotator, wanted.block), wanted)

        self._keeping.save(tuple(annotator.kinds()), self._wishes, look_at)

    def _seen(self, annotator: Annotator, spans: Spans, wanted: Want) -> Seen:
        """How a block looks, and how it is read where that is wanted."""
        block, script, read_as, _ = wanted
        try:
            view = annotator.view(block, spans, script) if script != "original" else None
            return view, annotator.readings(block, spans, read_as, view) if read_as else None
        except Exception as error:
            self._fail("fault-block", error)
            return _plain(spans, script)


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
