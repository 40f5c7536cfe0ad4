"""The annotated article as JSON, for other programs. Version 1.

    {"version": 1, "title", "date", "region", "sections": ["", title, …],
     "blocks": [{"kind", "section", "text", "translation", "spans": [
        {"start", "end", "text", "kind", "pinyin": ["dí", …], "doubtful", "english", "original",
         "entry": {…}}]}]}

Offsets count code points of the block's own text; spans are in order and do not overlap. `pinyin` has one
syllable a character, "" where a character has none; `section` counts in `sections`; `original` is the Latin
in brackets right after a span, whatever its kind. A span's `pinyin`, `english`, `original` and `entry`, and a
heading's `level`, stand only where there is something to say. Where levels are asked for, a word that the
standard lists has `"level": {"standard": "HSK 3.0 (2025)", "level": 4}`; 7 is the one list of levels 7 to 9.
`corrected` is true of a word its reader has divided or read otherwise. Keys may be added: pass over unknown
ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from reader.annotation.spans import SpanKind

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.spans import Spans
    from reader.article import Article

VERSION = 1
TOGETHER = 32
"""Blocks annotated at a time: their sentences are read together."""


def article_json(article: Article, annotator: Annotator, *, levels: bool = False) -> dict[str, Any]:
    """The whole article in one object."""
    return {
        "version": VERSION,
        "title": article.title,
        "date": article.date,
        "region": article.region.value,
        "sections": [section.title for section in article.sections],
        "blocks": list(_blocks(article, annotator, levels=levels)),
    }


def blocks_jsonl(article: Article, annotator: Annotator, *, levels: bool = False) -> Iterator[str]:
    """One block a line, each as soon as it and its neighbours are annotated."""
    for block in _blocks(article, annotator, levels=levels):
        yield msgspec.json.encode(block).decode()


def _blocks(article: Article, annotator: Annotator, *, levels: bool) -> Iterator[dict[str, Any]]:
    from reader.chinese.pronunciation import System

    for first in range(0, len(article.blocks), TOGETHER):
        indices = range(first, min(first + TOGETHER, len(article.blocks)))
        annotated = [(index, annotator.spans(index)) for index in indices]
        annotator.prepare_readings(annotated, System.PINYIN)
        for index, spans in annotated:
            yield _block(article, annotator, index, spans, levels)


def _block(article: Article, annotator: Annotator, index: int, spans: Spans, levels: bool) -> dict[str, Any]:
    block = article.blocks[index]
    made: dict[str, Any] = {"kind": block.kind.value, "section": block.section, "text": block.text}
    if block.level:
        made["level"] = block.level
    return {**made, "translation": block.translation, "spans": list(_spans(annotator, index, spans, levels))}


def _spans(annotator: Annotator, block: int, spans: Spans, levels: bool) -> Iterator[dict[str, Any]]:
    from reader.chinese.pronunciation import System, spell_syllables

    readings = annotator.readings(block, spans, System.PINYIN)
    corrected = annotator.corrected(block)
    for span, reading in zip(spans, readings, strict=True):
        made: dict[str, Any] = {
            "start": span.start,
            "end": span.end,
            "text": span.text,
            "kind": span.kind.label,
        }
        if any(reading.syllables):
            made["pinyin"] = spell_syllables(reading, System.PINYIN)
        made["doubtful"] = reading.doubtful
        if (span.start, span.end) in corrected:
            made["corrected"] = True
        if english := annotator.english(span, reading):
            made["english"] = english
        if levels and (level := annotator.level(span)):
            made["level"] = {"standard": level.standard.value, "level": level.number}
        if original := annotator.original(block, span):
            made["original"] = original
        if span.kind is SpanKind.ENTRY:
            made["entry"] = _entry(annotator, span.payload)
        yield made


def _entry(annotator: Annotator, index: int) -> dict[str, Any]:
    located = annotator.entry(index)
    fields: dict[str, Any] = msgspec.to_builtins(located.entry)
    return {**fields, "file": str(located.place.path), "line": located.place.line}
