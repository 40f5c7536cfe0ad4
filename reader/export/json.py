"""The annotated article as JSON, for other programs. Version 1.

    {"version": 1, "title", "date", "region", "sections": ["", title, …],
     "blocks": [{"kind", "section", "line", "begins", "text", "translation", "spans": [
        {"start", "end", "text", "kind", "pinyin": ["dí", …], "doubtful", "english", "original",
         "entry": {…}}]}]}

Offsets count code points of the block's own text; spans are in order and do not overlap. `pinyin` has one
syllable a character, "" where a character has none; `section` counts in `sections`; `original` is the Latin
in brackets right after a span, whatever its kind. A span's `pinyin`, `english`, `original` and `entry`, and a
heading's `level`, stand only where there is something to say. Where levels are asked for, a word that the
standard lists has `"level": {"standard": "HSK 3.0 (2025)", "level": 4}`; 7 is the one list of levels 7 to 9.
Of a date or a time each figure and unit is a span, with the whole beside it:
`"whole": {"start", "end", "english"}`. `corrected` is true of a word its reader has divided or read
otherwise. Keys may be added: pass over unknown ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from reader.annotation.spans import SpanKind
from reader.chinese.numerals import CHINESE, parts_of_number
from reader.jsontext import escaped
from reader.locations import path_text

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.spans import Span, Spans
    from reader.article import Article
    from reader.chinese.pronunciation import Reading

VERSION = 1
TOGETHER = 32
"""Blocks annotated at a time: their sentences are read together."""
KEPT = 30_000
"""Words remembered: some 20 MB."""


def article_json(article: Article, annotator: Annotator, *, levels: bool = False) -> dict[str, Any]:
    """The whole article in one object."""
    return {
        "version": VERSION,
        "title": article.title,
        "date": article.date,
        "region": article.region.value,
        **({"region_guessed": True} if article.region_guessed else {}),
        "sections": [section.title for section in article.sections],
        "blocks": [msgspec.json.decode(line) for line in blocks_jsonl(article, annotator, levels=levels)],
    }


def blocks_jsonl(article: Article, annotator: Annotator, *, levels: bool = False) -> Iterator[str]:
    """One block a line, each as soon as it and its neighbours are annotated."""
    return _Writer(article, annotator, levels=levels).lines()


class _Writer:
    """A text says the same words again: what is told of each is written once, all but where it stands."""

    def __init__(self, article: Article, annotator: Annotator, *, levels: bool) -> None:
        self._article = article
        self._annotator = annotator
        self._levels = levels
        self._known: dict[tuple[object, ...], str] = {}

    def lines(self) -> Iterator[str]:
        from reader.chinese.pronunciation import System

        annotator, count = self._annotator, len(self._article.blocks)
        for first in range(0, count, TOGETHER):
            indices = range(first, min(first + TOGETHER, count))
            annotated = [(index, annotator.spans(index)) for index in indices]
            annotator.prepare_readings(annotated, System.PINYIN)
            for index, spans in annotated:
                yield self._line(index, spans)

    def _line(self, index: int, spans: Spans) -> str:
        block = self._article.blocks[index]
        made: dict[str, Any] = {"kind": block.kind.value, "section": block.section, "text": block.text}
        if block.level:
            made["level"] = block.level
        if self._article.lines:
            made |= {"line": self._article.lines[index], "begins": self._article.begins.get(index, 0)}
        head = _encoded({**made, "translation": block.translation})
        return f'{head[:-1]},"spans":[{",".join(self._spans(index, spans))}]}}'

    def _spans(self, block: int, spans: Spans) -> Iterator[str]:
        from reader.annotation.telling import Beside
        from reader.chinese.pronunciation import System

        readings = self._annotator.readings(block, spans, System.PINYIN)
        originals = self._annotator.originals(block)
        corrected = self._annotator.corrected(block)
        text, known = spans.text, self._known
        for index, ((start, end, kind, payload), reading) in enumerate(
            zip(spans.columns(), readings, strict=True)
        ):
            if kind == SpanKind.NUMBER:
                yield from self._number(spans, spans[index], reading)
                continue
            beside = Beside.at(text, start, end) if end - start == 1 and text[start] in CHINESE else ""
            key = text[start:end], kind, payload, reading.syllables, reading.doubtful, beside
            told = known.get(key) or self._keep(key, self._told(spans, spans[index], reading))
            if end in originals or (start, end) in corrected:
                told = _and_more(told, originals.get(end), (start, end) in corrected)
            yield f'{{"start":{start},"end":{end},{told}}}'

    def _keep(self, key: tuple[object, ...], told: dict[str, Any]) -> str:
        if len(self._known) > KEPT:
            self._known.clear()
        self._known[key] = made = _encoded(told)[1:-1]
        return made

    def _number(self, spans: Spans, number: Span, reading: Reading) -> Iterator[str]:
        """One span; of a date or a time one for each figure and unit, with the whole told beside it."""
        parts = parts_of_number(number.text)
        told = self._told(spans, number, reading)
        if len(parts) == 1:
            yield f'{{"start":{number.start},"end":{number.end},{_encoded(told)[1:-1]}}}'
            return
        whole = {"start": number.start, "end": number.end}
        if "english" in told:
            whole["english"] = told["english"]
        for start, end in parts:
            made: dict[str, Any] = {"start": number.start + start, "end": number.start + end}
            made["text"] = number.text[start:end]
            figure = made["text"].isdecimal() or made["text"][0] in CHINESE
            made["kind"] = (SpanKind.NUMBER if figure else SpanKind.WORD).label
            if any(pinyin := told.get("pinyin", [])[start:end]):
                made["pinyin"] = pinyin
            yield _encoded({**made, "doubtful": reading.doubtful, "whole": whole})

    def _told(self, spans: Spans, span: Span, reading: Reading) -> dict[str, Any]:
        """All but where it stands."""
        from reader.chinese.pronunciation import System, spell_syllables

        made: dict[str, Any] = {"text": span.text, "kind": span.kind.label}
        if any(reading.syllables):
            made["pinyin"] = spell_syllables(reading, System.PINYIN)
        made["doubtful"] = reading.doubtful
        if english := self._annotator.english(spans, span, reading):
            made["english"] = english
        if self._levels and (level := self._annotator.level(span)):
            made["level"] = {"standard": level.standard.value, "level": level.number}
        if span.kind is SpanKind.ENTRY:
            made["entry"] = self._entry(span.payload)
        return made

    def _entry(self, index: int) -> dict[str, Any]:
        located = self._annotator.entry(index)
        fields: dict[str, Any] = msgspec.to_builtins(located.entry)
        return {**fields, "file": path_text(located.place.path), "line": located.place.line}


def _and_more(told: str, original: str | None, corrected: bool) -> str:
    """What is not of the word but of its place in the text."""
    more: dict[str, Any] = {"original": original} if original else {}
    if corrected:
        more["corrected"] = True
    return f"{told},{_encoded(more)[1:-1]}"


def _encoded(value: dict[str, Any]) -> str:
    return escaped(msgspec.json.encode(value).decode())
