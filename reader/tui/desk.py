"""What is known so far of the article on screen, and the blocks set from it.

The desk collects what the worker sends and sets a block with whatever there is: bare text at first, spans,
scripts and readings as they come. It decides nothing about the language and knows no widget.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from reader.annotation.kept import Kept
from reader.annotation.spans import Span, SpanKind, Spans, in_digits
from reader.annotation.spanstore import SpanStore
from reader.article import Article, BlockKind, Position
from reader.chinese.script import Script, ScriptView
from reader.tui.mentioned import Mentioned
from reader.tui.view import Ruby, View
from reader.typesetting.boxes import make_boxes
from reader.typesetting.flow import Flow
from reader.typesetting.page import English, Heights, Line, Measure, Run, SetBlock, columns, set_block

if TYPE_CHECKING:
    from reader.chinese.pronunciation import Reading, System

Key = TypeVar("Key")
Value = TypeVar("Value")

KEPT = 240
"""Set blocks kept: some screens' worth either way."""
MENTIONS = 5000
"""Of a word that no list names: more than anybody walks through."""


class Desk:
    """One article, one view, one measure; everything set is forgotten when either of the last two changes."""

    def __init__(
        self,
        article: Article,
        view: View,
        measure: Measure,
        *,
        masthead: str = "",
        reveal_hint: str = "",
        kept: Kept | None = None,
    ) -> None:
        """`kept` is what an earlier sitting has found out; it counts until the worker says otherwise."""
        self.article = article
        self.view = view
        self.measure = measure
        self.kinds: tuple[str, ...] = kept.kinds if kept else ()
        """Kind of each glossary entry, by index."""
        self.reveal_hint = reveal_hint
        self.masthead = masthead
        """The line under the title: date, author, source."""
        self.annotated_all = False
        self._spans = SpanStore(article, kept)
        self._stale: set[int] = set()
        self._views: OrderedDict[tuple[int, Script], ScriptView] = OrderedDict()
        self._readings: OrderedDict[tuple[int, System, Script], Sequence[Reading]] = OrderedDict()
        self._set: OrderedDict[int, SetBlock] = OrderedDict()
        self._revealed: set[int] = set()
        self._mentions = Mentioned(len(article.blocks))
        self._heights = Heights(article.blocks)
        self.flow = Flow(self._estimates(), self._measure_block)

    # -- what arrives --

    def add_spans(self, block: int, spans: Spans | bytes, told: Iterable[tuple[int, int, int]]) -> bool:
        """True where these are news. `told` are the entries and names among them."""
        if block in self._stale:
            self._forget(block)
        self._mentions.add(block, told)
        if block in self._spans:
            return False
        self._spans.add(block, spans)
        self._set.pop(block, None)
        return True

    def expect_again(self, blocks: Iterable[int]) -> None:
        """What is known of these blocks no longer holds; it is shown until the worker has sent it anew."""
        self._stale.update(block for block in blocks if block in self._spans)

    def renew(self, kinds: tuple[str, ...]) -> None:
        """Another glossary: every span will be sent anew, and its entries count otherwise."""
        self.kinds = kinds
        self._mentions.clear()
        self.annotated_all = False
        self.expect_again(self._spans.known())

    def _forget(self, block: int) -> None:
        self._stale.discard(block)
        self._spans.forget([block])
        self._mentions.forget(block)
        for script in Script:
            self._views.pop((block, script), None)
        for key in [key for key in self._readings if key[0] == block]:
            del self._readings[key]

    def add_view(self, block: int, view: ScriptView) -> bool:
        key = (block, view.script)
        news = key not in self._views
        _keep(self._views, key, view)
        if news and view.script is self.view.script:
            self._set.pop(block, None)
        return news

    def add_readings(self, block: int, system: System, script: Script, readings: Sequence[Reading]) -> bool:
        key = (block, system, script)
        news = key not in self._readings
        _keep(self._readings, key, readings)
        if news and system is self.view.system:
            self._set.pop(block, None)
        return news

    def complete(self, block: int) -> bool:
        """Whether everything the view asks of a block is here."""
        if block in self._stale or self._spans.get(block) is None:
            return False
        if self.view.script is not Script.ORIGINAL and self._view_of(block) is None:
            return False
        return self.view.ruby is Ruby.OFF or self._readings_of(block) is not None

    # -- what changes how it is set --

    def look(self, view: View, measure: Measure) -> None:
        """Another view or another measure: everything is set anew, as it comes into sight."""
        same, self.view, self.measure = measure == self.measure, view, measure
        if same:
            self._set.clear()
            self.flow.doubt_all()
        else:
            self._reset()

    def reveal(self, block: int) -> None:
        """Show or hide the English of one block."""
        self._revealed ^= {block}
        self._set.pop(block, None)
        self.flow.correct(block, len(self.set_block(block).lines))

    def _reset(self) -> None:
        self._set.clear()
        self.flow = Flow(self._estimates(), self._measure_block)

    def _estimates(self) -> list[int]:
        estimates = self._heights.at(self.measure)
        if estimates:
            estimates[0] += 3 if self.masthead else 1
        return estimates

    # -- setting --

    def set_block(self, index: int) -> SetBlock:
        """The block as it stands on the page now."""
        if (known := self._set.get(index)) is not None:
            self._set.move_to_end(index)
            return known
        made = self._make(index)
        self._set[index] = made
        if len(self._set) > KEPT:
            self._set.popitem(last=False)
        return made

    def _measure_block(self, index: int) -> int:
        return len(self.set_block(index).lines)

    def refit(self, index: int) -> None:
        """A block has changed: its height is taken again."""
        self.flow.correct(index, len(self.set_block(index).lines))

    def _make(self, index: int) -> SetBlock:
        block = self.article.blocks[index]
        spans = self._spans.get(index)
        boxes = make_boxes(
            block.text,
            spans,
            self._view_of(index) if spans else None,
            self._rubies(index) if spans else None,
            self.measure.ambiguous,
        )
        made = set_block(
            block,
            boxes,
            self.measure,
            revealed=index in self._revealed,
            first=index == 0,
            reveal_hint=self.reveal_hint,
        )
        return self._with_masthead(made) if index == 0 else made

    def _with_masthead(self, made: SetBlock) -> SetBlock:
        """The page opens with an empty line; the date line goes under the title, or first without one."""
        if not self.masthead:
            return replace(made, lines=(Line(), *made.lines))
        titled = self.article.blocks[0].kind is BlockKind.HEADING and self.article.blocks[0].level == 1
        at = (
            1 + max((i for i, line in enumerate(made.lines) if line.row or line.runs), default=-1)
            if titled
            else 0
        )
        x = columns(self.measure).chinese
        meta = Line(runs=(Run(x=x, text=self.masthead, cells=0, role="meta"),), row=None, is_ruby=False)
        blank = Line(runs=(), row=None, is_ruby=False)
        extra = (meta,) if titled else (meta, blank)
        return replace(made, lines=(Line(), *made.lines[:at], *extra, *made.lines[at:]))

    def _rubies(self, index: int) -> list[str] | None:
        readings = self._readings_of(index)
        if self.view.ruby is Ruby.OFF or readings is None:
            return None
        from reader.chinese.pronunciation import spell

        kinds = (SpanKind.ENTRY, SpanKind.NAME)
        every = self.view.ruby is Ruby.ALL
        spans = self._spans.get(index)
        assert spans is not None
        return [
            spell(reading, self.view.system)
            if kind in kinds or (every and not in_digits(kind, spans.text[start:end]))
            else ""
            for (start, end, kind, _), reading in zip(spans.columns(), readings, strict=True)
        ]

    # -- looking up --

    def spans(self, block: int) -> Spans | None:
        return self._spans.get(block)

    def reading(self, block: int, span: int) -> Reading | None:
        readings = self._readings_of(block)
        return readings[span] if readings is not None and span < len(readings) else None

    def _readings_of(self, block: int) -> Sequence[Reading] | None:
        key = (block, self.view.system, self.view.script)
        if (known := self._readings.get(key)) is not None:
            return known
        spans, kept = self._spans.get(block), self._spans.kept(block)
        found = kept.readings(block, spans, self.view.system, self.view.script) if kept and spans else None
        if found is not None:
            _keep(self._readings, key, found)
        return found

    def _view_of(self, block: int) -> ScriptView | None:
        if self.view.script is Script.ORIGINAL or self._spans.get(block) is None:
            return None
        key = (block, self.view.script)
        if (known := self._views.get(key)) is not None:
            return known
        kept = self._spans.kept(block)
        found = kept.view(block, self.view.script) if kept else None
        if found is not None:
            _keep(self._views, key, found)
        return found

    def word_at(self, position: Position) -> tuple[int, int]:
        """(start, end) of the word under a position: a span, or one character where nothing is known yet."""
        spans = self._spans.get(position.block)
        index = spans.index_at(position.offset) if spans else None
        if spans is None or index is None:
            return position.offset, position.offset + 1
        span = spans[index]
        return span.start, span.end

    def span_at(self, position: Position) -> tuple[int, Span] | None:
        spans = self._spans.get(position.block)
        index = spans.index_at(position.offset) if spans else None
        return None if spans is None or index is None else (index, spans[index])

    def kind_at(self, spans: Spans, index: int) -> str:
        """What the page calls a span's kind: an entry's own, "name", or "" for a plain word."""
        kind, payload = spans.kind_at(index)
        if kind == SpanKind.ENTRY:
            return self.kinds[payload] if 0 <= payload < len(self.kinds) else "term"
        return "name" if kind == SpanKind.NAME else ""

    def has_english(self) -> bool:
        return any(block.translation for block in self.article.blocks)

    # -- mentions --

    def mentions(self, position: Position) -> list[Position]:
        """Every mention, in order, of what stands at this position, as far as the article is annotated.

        Of a plain word no more than MENTIONS: a long text has some a hundred thousand times.
        """
        found = self.span_at(position)
        if found is None:
            return []
        span = found[1]
        if span.kind in (SpanKind.ENTRY, SpanKind.NAME):
            return self.mentions_of(span.kind, span.payload)
        return list(islice(self._mentions_of_word(span.text), MENTIONS))

    def mentions_of(self, kind: SpanKind, payload: int) -> list[Position]:
        """Of one entry or name."""
        return self._mentions.of(kind, payload)

    def mentioned_entries(self) -> list[int]:
        """Indexes of the entries that are mentioned."""
        return self._mentions.entries()

    def all_mentions(self) -> dict[tuple[int, int], list[Position]]:
        """Of every entry and name, by kind and payload, as far as the article is annotated."""
        return self._mentions.all()

    def _mentions_of_word(self, word: str) -> Iterator[Position]:
        for index, block in enumerate(self.article.blocks):
            at = block.text.find(word)
            while at >= 0:
                place = Position(index, at)
                if index not in self._spans or self.word_at(place) == (at, at + len(word)):
                    yield place
                at = block.text.find(word, at + len(word))

    @property
    def english_shown(self) -> bool:
        return self.view.english is not English.OFF


def _keep(store: OrderedDict[Key, Value], key: Key, value: Value) -> None:
    store[key] = value
    store.move_to_end(key)
    if len(store) > KEPT:
        store.popitem(last=False)
