"""The spans of one article as far as they are known, packed; those asked for lately as Spans.

What an earlier sitting has kept counts as known until something else is said of a block. For one thread.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from reader.annotation.kept import Kept
from reader.annotation.packed import pack, unpack
from reader.annotation.spans import Spans
from reader.article import Article

OPEN = 240
"""Blocks whose spans stay unpacked: some screens' worth either way."""


class SpanStore:
    def __init__(self, article: Article, kept: Kept | None = None) -> None:
        self._article = article
        self._kept = kept
        self._packed: dict[int, bytes] = {}
        self._open: OrderedDict[int, Spans] = OrderedDict()
        self._gone: set[int] = set()
        """Blocks of which what is kept does not hold, or cannot be read."""

    def __contains__(self, block: object) -> bool:
        return block in self._packed or (isinstance(block, int) and self.kept(block) is not None)

    def get(self, block: int) -> Spans | None:
        if (known := self._open.get(block)) is not None:
            self._open.move_to_end(block)
            return known
        if (packed := self._packed.get(block)) is not None:
            spans: Spans | None = unpack(self._article.blocks[block].text, packed)
        else:
            kept = self.kept(block)
            spans = kept.spans(block) if kept else None
            if kept and spans is None:
                self._gone.add(block)
        if spans is not None:
            self._unpacked(block, spans)
        return spans

    def packed(self, block: int) -> bytes | None:
        """The same in few bytes."""
        if (known := self._packed.get(block)) is not None:
            return known
        kept = self.kept(block)
        return kept.packed(block) if kept else None

    def add(self, block: int, spans: Spans | bytes) -> None:
        """These hold from now on."""
        self._packed[block] = spans if isinstance(spans, bytes) else pack(spans)
        self._open.pop(block, None)
        if not isinstance(spans, bytes):
            self._unpacked(block, spans)

    def forget(self, blocks: Iterable[int]) -> None:
        """Nothing is known of these any more."""
        for block in blocks:
            self._packed.pop(block, None)
            self._open.pop(block, None)
            self._gone.add(block)

    def forget_kept(self) -> None:
        """What an earlier sitting has found holds no more."""
        self._open.clear()
        self._kept = None

    def known(self) -> list[int]:
        """The blocks whose spans are known."""
        if self._kept is None:
            return list(self._packed)
        return [block for block in range(len(self._article.blocks)) if block in self]

    def kept(self, block: int) -> Kept | None:
        """What is kept, where a block's spans are still those that were kept with it."""
        kept = self._kept
        if kept is None or block in self._packed or block in self._gone or not kept.has(block):
            return None
        return kept

    def _unpacked(self, block: int, spans: Spans) -> None:
        self._open[block] = spans
        if len(self._open) > OPEN:
            self._open.popitem(last=False)
