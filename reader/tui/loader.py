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
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import is_not, ne
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.annotation.packed import Told, pack
from reader.annotation.packed import told as mentioned_in
from reader.annotation.spanstore import SpanStore
from reader.errors import ReaderError
from reader.faults import report, told
from reader.tui.messages import (
    BlockAnnotated,
    BlocksAnnotated,
    Failed,
    GlossaryLoaded,
    Notice,
    Rebuilt,
    SentencesRead,
)
from reader.tui.remaining import Remaining

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.keeping import Keeper
    from reader.annotation.kept import Kept
    from reader.annotation.likely import Likely, SoundsOfText
    from reader.annotation.meanings import Meanings
    from reader.annotation.spans import Spans
    from reader.article import Article
    from reader.chinese.dictionarysearch import DictionarySearch
    from reader.chinese.pronunciation import Reading, System
    from reader.chinese.script import Script, ScriptView
    from reader.glossary.index import EntryIndex
    from reader.glossary.shelf import Shelf

Question = Callable[["Annotator"], Message | None]

REST = 0.012
"""Seconds of rest between two portions of background work, so that a key press finds the interpreter free."""
PORTION = 0.004
"""Seconds of background work at a time."""
BREATH = 0.02
"""Seconds the worker leaves to the thread that draws what a key has changed, before it begins."""
DRAWING = 0.04
"""The same where the page is another one."""
OPENINGS = 2
"""Times the annotator is tried to be opened."""
AHEAD_AFTER = 0.06
"""Seconds without a question before what the reader comes to next is annotated."""
QUIET = 0.25
"""Seconds without a question before background work goes on."""
SAVE_AFTER = 0.8
"""Seconds without any work before what is new is written down."""
SAVE_EVERY = 4000
"""Blocks annotated before a very long text is kept as far as it has come; then whenever twice as many are."""
LOOKED_THROUGH = 600
"""Blocks of a text that is kept as it is looked at to its end; of a longer one what has been seen is."""


class Want(NamedTuple):
    block: int
    script: Script
    read_as: System | None
    """None where no readings are wanted."""
    system: System


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
        self._index: EntryIndex | None = None
        self._open_annotator = open_annotator
        self._post = post
        self._spans = SpanStore(article, kept)
        self._kept = kept
        self._make_keeper = make_keeper
        self._keeper: Keeper | None = None
        self._sounds: tuple[tuple[object, object], SoundsOfText] | None = None
        """Of which glossary and corrections."""
        self._likely: Likely | None = None
        self._searches: list[DictionarySearch] | None = None
        self._meanings: tuple[tuple[str, Annotator], Meanings] | None = None
        """Of the last query."""
        self._questions: dict[str, Question] = {}
        self._wanted: deque[Want] = deque()
        self._ahead: deque[Want] = deque()
        self._in_sight: list[Want] = []
        self._look: Want | None = None
        """How the page is looked at, as far as the worker has been asked."""
        self._hurried: set[int] = set()
        """What has been annotated before all names that stand in the text before it were read."""
        self._guessed: dict[int, Want] = {}
        """What has been read without the sentences."""
        self._reads_sentences = False
        self._remaining = Remaining(len(article.blocks))
        self._saved = self._unsaved = 0
        """Blocks annotated in this sitting that are, and are not, on the disk."""
        self._asked_at = self._begin_at = 0.0
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
                self._note_key(BREATH)
            self._bell.notify()

    def ask_on(self, topic: str, question: Question) -> None:
        """Go on with a long answer after what else is asked; a newer question has taken its place."""
        with self._bell:
            self._questions.setdefault(topic, question)

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
        with self._bell:
            self._wanted = deque(Want(block, script, read_as, system) for block in blocks)
            self._ahead = deque(Want(block, script, read_as, system) for block in ahead)
            self._in_sight = list(self._wanted)
            if near := next(iter([*self._wanted, *self._ahead]), None):
                self._remaining.go_on_from(near.block)
                self._look = near
            self._note_key(DRAWING)
            self._bell.notify()

    def _note_key(self, drawing: float) -> None:
        self._asked_at = time.monotonic()
        self._begin_at = max(self._begin_at, self._asked_at + drawing)

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
            self._unsaved += 1
        return known

    def likely(self, annotator: Annotator, letters: str) -> Likely:
        """For questions: tells the blocks that may hold a reading. Worker thread only."""
        from reader.annotation.likely import Likely, SoundsOfText
        from reader.locations import cache_dir

        own = (annotator.glossary, annotator.corrections)
        if self._sounds is None or any(map(is_not, self._sounds[0], own)):
            self._sounds = own, SoundsOfText(annotator, cache_dir())
        if (
            self._likely is None
            or self._likely.letters != letters
            or self._likely.sounds is not self._sounds[1]
        ):
            self._likely = Likely(letters, self._sounds[1])
        return self._likely

    def meanings(self, annotator: Annotator, query: str) -> Meanings | None:
        """For questions: tells where the text says in Chinese what a query says in English; None where that
        is nothing to ask. Worker thread only."""
        from reader.annotation.meanings import Meanings, may_mean

        if not may_mean(query):
            return None
        about = (query, annotator)
        if self._meanings is None or any(map(ne, self._meanings[0], about)):
            index, searches = self.index_of(annotator), self.searches(annotator)
            self._meanings = about, Meanings(query, annotator, index, searches)
        return self._meanings[1]

    def searches(self, annotator: Annotator) -> list[DictionarySearch]:
        """For questions: the dictionaries by what they mean. Worker thread only."""
        if self._searches is None:
            from reader.chinese.dictionarysearch import DictionarySearch

            self._searches = [DictionarySearch(each, annotator.words) for each in annotator.dictionaries]
        return self._searches

    @property
    def reads_sentences(self) -> bool:
        """Whether a doubt about a reading is more than that its sentence has not been read yet."""
        return self._reads_sentences

    def index_of(self, annotator: Annotator) -> EntryIndex:
        """For questions: all entries, to be searched. Worker thread only."""
        if self._index is None or self._index.glossary is not annotator.glossary:
            from reader.glossary.index import EntryIndex
            from reader.locations import cache_dir

            self._index = EntryIndex(annotator.glossary, cache_dir())
        return self._index

    def annotate_again(self, blocks: Iterable[int]) -> None:
        """For questions: what is known of these blocks no longer holds. Worker thread only."""
        blocks = list(blocks)
        self._spans.forget(blocks)
        self._remaining.put_back(blocks)
        if self._keeper:
            self._keeper.forget(blocks)
        with self._bell:
            self._wanted = deque(self._in_sight)

    def corrections_written(self) -> None:
        """For questions: their file has changed, and what it holds is in use. Worker thread only."""
        if self._keeper:
            self._keeper.stamp()

    def renew_glossary(self, annotator: Annotator) -> ReaderError | None:
        """Read the glossary's files again, and annotate everything anew. Worker thread only.

        Where one that was in use has a new problem it is returned, and what was known goes on to hold. Of a
        file that comes now with problems, what can be used is.
        """
        if self._library is None:
            return None
        if self._keeper:
            self._keeper.stamp()
        glossary = self._library.read()
        known = set(map(str, annotator.glossary.problems))
        new = [problem for problem in glossary.problems if str(problem) not in known]
        read = {str(volume.path) for volume in annotator.glossary.volumes}
        if broken := [problem for problem in new if problem.place and str(problem.place.path) in read]:
            if self._keeper:
                self._keeper.distrust()
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
        while not self._stopped:
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
                self._keeper = self._make_keeper() if self._make_keeper else None
                if self._keeper:
                    self._keeper.stamp()
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
        if self._keeper:
            self._keeper.give_up()
        log, kind = report(error, "annotation"), told(error)
        if (key, kind) not in self._failures:
            self._failures.add((key, kind))
            self._post(Failed(key, kind, log))

    def _tell_kinds(self, kinds: tuple[str, ...]) -> None:
        """What was kept counts on only where it is of the very glossary that has been read."""
        renewed = self._kept is not None and not (self._keeper and self._keeper.holds(kinds))
        if renewed:
            self._spans.forget_kept()
        self._post(GlossaryLoaded(kinds, renewed=renewed))

    def _take_turn(self, annotator: Annotator) -> None:
        """One piece of work."""
        self._leave_to_draw()
        with self._bell:
            idle = not self._has_work()
            if idle and not self._stopped and self._bell.wait(SAVE_AFTER if self._has_news() else None):
                return  # what has come is begun once it has been drawn
            if self._stopped:
                return
            topic = next(iter(self._questions), None)
            question = self._questions.pop(topic) if topic else None
            wanted = self._wanted.popleft() if not question and self._wanted else None
        if question:
            answer = question(annotator)
            if answer is not None:
                self._post(answer)
        elif wanted:
            self._annotate_wanted(annotator, wanted)
        elif idle:
            self._save(annotator)
        else:
            self._look_ahead(annotator)

    def _leave_to_draw(self) -> None:
        """Two threads that compute take turns: what a key changes would be drawn at half the speed."""
        left = self._begin_at - time.monotonic()
        if left > 0 and not self._stopped:
            time.sleep(left)

    def _has_work(self) -> bool:
        return bool(
            self._questions
            or self._wanted
            or self._ahead
            or self._remaining
            or self._hurried
            or self._would_read_sentences()
        )

    def _would_read_sentences(self) -> bool:
        return not self._reads_sentences and bool(self._in_sight or self._kept)

    def _annotate_wanted(self, annotator: Annotator, wanted: Want) -> None:
        block, script, read_as, system = wanted
        spans = self.spans_of(annotator, block)
        view, readings = self._seen(annotator, spans, wanted)
        if not self._reads_sentences and readings is not None:
            self._guessed[block] = wanted
        elif self._keeper:
            self._keeper.add(block, read_as, readings, view)
        self._post(BlockAnnotated(block, spans, script, view, system, readings))

    def _read_sentences(self, annotator: Annotator) -> None:
        """Once everything in sight is annotated: open the context model, and read what is in sight again.

        Opening it takes longer than annotating a page; the few readings that change may come after it.
        """
        self._reads_sentences = True
        annotator.use_context()
        with self._bell:
            known = {wanted.block for wanted in self._wanted}
            self._wanted.extend(wanted for block, wanted in self._guessed.items() if block not in known)
            self._guessed.clear()
        self._post(SentencesRead())

    def _look_ahead(self, annotator: Annotator) -> None:
        with self._bell:
            quiet = time.monotonic() - self._asked_at
            long = len(self._remaining.blocks) > 200
            reading = self._would_read_sentences() and quiet >= (QUIET if long else 0)
            ahead = None if reading or not self._ahead else self._ahead[0]
            patience = AHEAD_AFTER if ahead else QUIET if long else 0
            if quiet < patience:
                self._bell.wait(patience - quiet)
                return
            if ahead:
                self._ahead.popleft()
        if reading:
            self._read_sentences(annotator)
        elif ahead:
            self._annotate_wanted(annotator, ahead)
        elif self._hurried:
            self._read_names(annotator)
        else:
            self._annotate_rest(annotator)
        with self._bell:
            if not (self._questions or self._wanted or self._stopped):
                self._bell.wait(REST)

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
        if self._unsaved >= max(SAVE_EVERY, self._saved) and not self._hurried:
            self._save(annotator)

    def _has_news(self) -> bool:
        return self._keeper is not None and bool(self._unsaved or self._keeper.news)

    def _save(self, annotator: Annotator) -> None:
        """Keep what is known; once a short text is annotated, how it looks from beginning to end."""
        keeper = self._keeper
        if keeper is None:
            return
        for wanted in self._unseen(keeper):
            self._keep_look(annotator, keeper, wanted)
            with self._bell:
                if self._questions or self._wanted or self._stopped:
                    return
                self._bell.wait(REST)
        self._saved, self._unsaved = self._saved + self._unsaved, 0
        keeper.save(self._spans, tuple(annotator.kinds()))

    def _unseen(self, keeper: Keeper) -> Iterator[Want]:
        """Blocks of a short text that the reader has not come to, to be looked at as the last one was."""
        look = self._look
        if look is None or len(self._remaining.blocks) > LOOKED_THROUGH or self._remaining:
            return
        for block in self._remaining.blocks:
            if not keeper.has(block, look.script, look.read_as, self._spans):
                yield look._replace(block=block)

    def _seen(
        self, annotator: Annotator, spans: Spans, wanted: Want
    ) -> tuple[ScriptView | None, Sequence[Reading] | None]:
        """How a block looks, and how it is read where that is wanted."""
        block, script, read_as, _ = wanted
        try:
            view = annotator.view(block, spans, script) if script != "original" else None
            return view, annotator.readings(block, spans, read_as, view) if read_as else None
        except Exception as error:
            self._fail("fault-block", error)
            return _plain(spans, script)

    def _keep_look(self, annotator: Annotator, keeper: Keeper, wanted: Want) -> None:
        view, readings = self._seen(annotator, self.spans_of(annotator, wanted.block), wanted)
        keeper.add(wanted.block, wanted.read_as, readings, view)


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
