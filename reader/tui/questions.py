"""What the screen asks of the worker: each a function of the annotator that returns a message.

They run on the worker's thread; they read the article and touch no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.message import Message

from reader.article import Article, BlockKind, Position
from reader.tui.loader import Loader, Question
from reader.tui.messages import CardReady, ContentsReady, GlossReady, HitsFound
from reader.tui.view import View

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator


def gloss(loader: Loader, position: Position, view: View, *, hovered: bool = False) -> Question:
    """The foot line of one word."""

    def answer(annotator: Annotator) -> Message:
        spans = loader.spans_of(annotator, position.block)
        index = spans.index_at(position.offset)
        found = (
            None if index is None else annotator.gloss(position.block, spans, index, view.system, view.script)
        )
        return GlossReady(position, found, hovered)

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


def contents(loader: Loader, article: Article, view: View) -> Question:
    """The title and the sections' titles as the script shows them."""

    def shown(annotator: Annotator, block: int) -> str:
        return annotator.view(block, loader.spans_of(annotator, block), view.script).text

    def answer(annotator: Annotator) -> Message:
        titles = [
            shown(annotator, section.start)
            if section.title and article.blocks[section.start].text == section.title
            else section.title
            for section in article.sections
        ]
        head = article.blocks[0] if article.blocks else None
        titled = head is not None and head.kind is BlockKind.HEADING and head.text == article.title
        return ContentsReady(view.script, shown(annotator, 0) if titled else article.title, tuple(titles))

    return answer


def search(loader: Loader, article: Article, query: str, start: int) -> Callable[[Annotator], Message | None]:
    """Hits of a query, some blocks at a time: from the cursor's block to the end, then from the beginning.

    Each portion asks for the next one, so that a search through a long text never keeps a gloss waiting.
    """
    from reader.search import Query, find_in_block

    parsed = Query.parse(query)
    order: Iterator[int] = iter([*range(start, len(article.blocks)), *range(start)])

    def answer(annotator: Annotator) -> Message | None:
        hits: list[tuple[int, int, int]] = []
        for _, block in zip(range(PORTION), order, strict=False):

            def syllables(block: int = block) -> list[str]:
                return annotator.syllables(block, loader.spans_of(annotator, block))

            hits += [
                (hit.block, hit.start, hit.end) for hit in find_in_block(article, block, parsed, syllables)
            ]
        rest = next(order, None)
        if rest is None:
            return HitsFound(query, tuple(hits), True)
        loader.ask("search", search_rest(rest))
        return HitsFound(query, tuple(hits), False)

    def search_rest(first: int) -> Question:
        nonlocal order
        order = _chain(first, order)
        return answer

    return answer


def _chain(first: int, rest: Iterator[int]) -> Iterator[int]:
    yield first
    yield from rest


PORTION = 40
"""Blocks searched before the worker looks for more urgent work."""
