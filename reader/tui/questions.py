"""What the screen asks of the worker: each a function of the annotator that returns a message.

They run on the worker's thread; they read the article and touch no widget.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message import Message

from reader.article import Article, Position
from reader.errors import Place, ReaderError, visible
from reader.tui.loader import Loader
from reader.tui.messages import (
    CardReady,
    ContentsReady,
    EntryCopied,
    EntryProposed,
    EntryWritten,
    GlossReady,
    HitsFound,
    NothingToUndo,
    NotWritten,
    PlaceFound,
    ProposalReady,
    Recorrected,
    StretchReady,
)
from reader.tui.titles import heading_of
from reader.tui.view import View
from reader.tui.wishes import Question

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.corrections import Correction, Corrections
    from reader.annotation.spans import Spans
    from reader.glossary.editing import Change
    from reader.glossary.entry import Located


def gloss(loader: Loader, position: Position, view: View, *, hovered: bool = False) -> Question:
    """The foot line of one word."""

    def answer(annotator: Annotator) -> Message:
        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        found = (
            None if index is None else annotator.gloss(position.block, spans, index, view.system, view.script)
        )
        if found and not loader.reads_sentences:
            found = replace(found, doubtful=False)
        return GlossReady(position, found, hovered)

    return answer


def gloss_stretch(loader: Loader, stretch: tuple[int, int, int], view: View) -> Question:
    """The foot line of what is being selected."""
    block, start, end = stretch

    def answer(annotator: Annotator) -> Message:
        from reader.annotation.stretches import gloss_stretch

        spans = loader.spans_of(annotator, block)
        return StretchReady(stretch, gloss_stretch(annotator, block, spans, start, end, view.system))

    return answer


def card(loader: Loader, position: Position, view: View) -> Question:
    """Everything the popup shows of one word."""

    def answer(annotator: Annotator) -> Message:
        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        found = (
            None if index is None else annotator.card(position.block, spans, index, view.system, view.script)
        )
        return CardReady(position, found)

    return answer


def linked_card(term: str, view: View) -> Question:
    """The card of an entry that a link names."""

    def answer(annotator: Annotator) -> Message:
        return CardReady(None, annotator.card_for_term(term, view.system, view.script))

    return answer


def contents(loader: Loader, article: Article, view: View, sections: Iterable[int]) -> Question:
    """The titles of these sections as the script shows them, some at a time."""
    waiting = list(sections)

    def answer(annotator: Annotator) -> Message:
        shown = {}
        for section in waiting[:TITLES]:
            block = heading_of(article, section)
            if block is not None:
                spans = loader.spans_of(annotator, block)
                shown[section] = annotator.view(block, spans, view.script).text
        del waiting[:TITLES]
        if waiting:
            loader.ask_on("contents", answer)
        return ContentsReady(view.script, shown)

    return answer


TITLES = 8
"""Titles converted before the worker looks for more urgent work."""


def proposal(loader: Loader, position: Position, view: View) -> Question:
    """The words at a place, to be divided or read otherwise."""

    def answer(annotator: Annotator) -> Message:
        from reader.annotation.fixing import propose

        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        found = None if index is None else propose(annotator, position.block, spans, index, view.system)
        return ProposalReady(position, found)

    return answer


def correct(loader: Loader, article: Article, correction: Correction) -> Question:
    """Keep a correction, and annotate anew what it is about."""

    def answer(annotator: Annotator) -> Message:
        from reader import locations
        from reader.annotation.correctionfile import add_correction

        return _recorrect(
            loader,
            article,
            annotator,
            correction,
            lambda: add_correction(locations.corrections_file(), correction),
            undone=False,
        )

    return answer


def undo_correction(
    loader: Loader, article: Article, position: Position, last: Correction | None
) -> Question:
    """Take back the correction of the word at a place; where it has none, the last one made."""

    def answer(annotator: Annotator) -> Message:
        from reader import locations
        from reader.annotation.correctionfile import remove_correction

        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        here = annotator.correction(position.block, spans[index]) if index is not None else None
        correction = here or last
        if correction is None:
            return NothingToUndo()
        return _recorrect(
            loader,
            article,
            annotator,
            correction,
            lambda: remove_correction(locations.corrections_file(), correction),
            undone=True,
        )

    return answer


def _recorrect(
    loader: Loader,
    article: Article,
    annotator: Annotator,
    correction: Correction,
    write: Callable[[], Corrections],
    *,
    undone: bool,
) -> Message:
    from reader.chinese.script import analysis_view

    try:
        annotator.correct(write())
    except (ReaderError, OSError) as error:
        return NotWritten(_line_of(error))
    forms = {correction.text, analysis_view(correction.text)}
    blocks = tuple(
        index for index, block in enumerate(article.blocks) if any(form in block.text for form in forms)
    )
    loader.corrections_written()
    loader.annotate_again(blocks)
    return Recorrected(blocks, correction, undone)


def propose_entry(loader: Loader, position: Position, until: int | None = None) -> Question:
    """The word at a place as a glossary entry, or the text from there to an offset."""

    def answer(annotator: Annotator) -> Message:
        from reader import locations
        from reader.annotation.proposing import propose_entry, propose_stretch

        block, directory = position.block, locations.user_glossary()
        spans = loader.spans_of(annotator, block)
        if until is not None:
            return EntryProposed(propose_stretch(annotator, block, spans, position.offset, until, directory))
        index = spans.index_at(position.offset)
        found = None if index is None else propose_entry(annotator, block, spans, index, directory)
        return EntryProposed(found)

    return answer


def place_of(loader: Loader, position: Position) -> Question:
    """Where the correction or the entry of a word is written."""

    def answer(annotator: Annotator) -> Message:
        from reader.annotation.spans import SpanKind

        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        if index is None:
            return PlaceFound(None)
        span = spans[index]
        correction = annotator.correction(position.block, span)
        entry = annotator.entry(span.payload) if span.kind is SpanKind.ENTRY else None
        return PlaceFound(correction.place) if correction else place_to_edit(entry)

    return answer


def place_to_edit(entry: Located | None) -> PlaceFound:
    from reader.glossary.inuse import is_own

    return PlaceFound(entry.place, None if is_own(entry) else entry) if entry else PlaceFound(None)


def copy_entry(given: Located) -> Question:
    """Put an entry into the reader's own file, to be edited there; the page is not told of it yet."""

    def answer(_annotator: Annotator) -> Message:
        from reader import locations
        from reader.glossary.editing import append_entry, line_of
        from reader.glossary.files import OWN_FILE

        path = locations.user_glossary() / OWN_FILE
        try:
            change = append_entry(path, given.entry, locations.cache_dir())
            line = line_of(given.entry.term, change.after.replace("\r\n", "\n"), path)
        except (ReaderError, OSError) as error:
            return NotWritten(_line_of(error))
        return EntryCopied(given.entry.term, change, Place(path, line))

    return answer


def _line_of(error: ReaderError | OSError) -> str:
    if isinstance(error, ReaderError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return visible(f"{where}{error.strerror or error}")


def write_glossary(
    loader: Loader,
    term: str,
    key: str,
    write: Callable[[Annotator], Change | None],
    undoing: tuple[str, Change] | None = None,
) -> Question:
    """Change the reader's own glossary by `write`, and show it."""

    def answer(annotator: Annotator) -> Message:
        from reader.annotation.writing import entry_of

        before = entry_of(term, annotator.glossary) if key == "entry-added" else None
        try:
            change = write(annotator)
        except (ReaderError, OSError) as error:
            return NotWritten(_line_of(error), undoing)
        problem = loader.renew_glossary(annotator)
        return EntryWritten(term, key, change, str(problem.place or "") if problem else "", before)

    return answer


def look_after_glossary(loader: Loader) -> Question:
    """Whether another program has changed a glossary file."""

    def answer(annotator: Annotator) -> None:
        loader.look_after_glossary(annotator)

    return answer


def prepare_search(loader: Loader) -> Question:
    """While the query is still being typed: what an English one is sought in, built once on a machine."""

    def answer(annotator: Annotator) -> None:
        loader.searched.searches(annotator)

    return answer


def search(loader: Loader, article: Article, query: str, start: int) -> Question:
    """Hits of a query, for some milliseconds at a time: from the cursor's block to the end, then from the
    beginning. The first is told at once, the others some at a time.

    Each portion asks for the next one, so that a search through a long text never keeps a gloss waiting, and
    a newer query takes the place of the rest.
    """
    from reader.search import Query, find_in_block

    parsed = Query.parse(query)
    order: Iterator[int] = iter([*range(start, len(article.blocks)), *range(start)])
    found: list[tuple[int, int, int]] = []
    told_at = 0.0

    def answer(annotator: Annotator) -> Message | None:
        nonlocal told_at
        likely = loader.searched.likely(annotator, parsed.sound.letters) if parsed.sound else None
        meanings = loader.searched.meanings(annotator, parsed.latin) if parsed.latin else None
        until = time.monotonic() + PORTION
        block = 0
        for block in order:
            text, printed = article.blocks[block].text, article.blocks[block].ruby
            sounds = likely is not None and (bool(printed) or likely.may_hold(text))

            def spans(block: int = block) -> Spans:
                return loader.spans_of(annotator, block)

            def syllables(block: int = block) -> list[str]:
                return annotator.syllables(block, loader.spans_of(annotator, block), quickly=True)

            meant = meanings.places(text, spans) if meanings else ()
            hits = find_in_block(article, block, parsed, syllables if sounds else None, meant)
            found.extend((hit.block, hit.start, hit.end) for hit in hits)
            if time.monotonic() > until:
                break
        else:
            return HitsFound(query, tuple(found), True, 1.0)
        loader.ask_on("search", answer)
        if time.monotonic() - told_at < TOLD_EVERY:
            return None
        told_at = time.monotonic()
        hits_now, share = tuple(found), (block - start) % len(article.blocks) / len(article.blocks)
        found.clear()
        return HitsFound(query, hits_now, False, share)

    return answer


PORTION = 0.008
"""Seconds of searching before the worker looks for more urgent work."""
TOLD_EVERY = 0.1
"""Seconds between what is told of a search."""
