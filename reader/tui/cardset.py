"""A card set in lines for the popup: pure, so that the popup's height is known before it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.annotation.card import Card
from reader.chinese.pronunciation import System
from reader.errors import Place
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import width
from reader.typesetting.lines import break_lines
from reader.wording import Wording

Part = tuple[str, str]
"""(text, style name)."""


@dataclass(frozen=True, slots=True)
class CardLine:
    parts: tuple[Part, ...] = ()
    link: int = -1
    """Index into the card's links (`see`); -1 where the line is none."""

    @property
    def cells(self) -> int:
        return sum(width(text) for text, _ in self.parts)


def set_card(card: Card, cells: int, system: System, wording: Wording) -> list[CardLine]:
    """The popup's body: reading, kind and source, English, note, forms, links, dictionary, characters."""
    lines = [*_readings(card, cells, system, wording)]
    level = card.level
    learnt = wording("level").format(standard=level.standard, level=level.label) if level else ""
    line = f":{card.place.line}" if card.place and card.place.line else ""
    facts = (wording.kind(card.kind) if card.kind else "", f"{card.source}{line}", learnt)
    where = " · ".join(filter(None, facts))
    lines += _wrap([(where, "faint")], cells)
    if card.before:
        told = wording("glossary-overrides").format(place=card.before[0], english=card.before[1])
        lines += _wrap([(told, "faint")], cells)
    if card.corrected:
        place = Place(Path(card.corrected.path).name, card.corrected.line)
        lines += _wrap([(wording("corrected").format(place=place), "faint")], cells)
    if card.english:
        lines += _wrap([(card.english, "english")], cells)
    if card.note:
        for paragraph in card.note.splitlines():
            lines += _wrap([(paragraph, "")], cells)
    lines += _forms(card, cells, wording)
    lines += _links(card, cells)
    lines += _senses(card, cells)
    lines += _words(wording("card-inside"), card.parts, cells)
    lines += _words(wording("card-around"), card.around, cells)
    if card.characters and len(card.headword) > 1:
        lines += _words(wording("card-characters"), card.characters, cells)
    return lines


def _words(title: str, words: Sequence[tuple[str, str, str]], cells: int) -> Iterator[CardLine]:
    if words:
        yield CardLine()
        yield CardLine(((title, "faint"),))
    for word, reading, english in words:
        yield from _wrap(
            [(word, ""), (f" {reading}", "reading"), (f"  {english}", "faint")], cells, hang=width(word) + 1
        )


def _readings(card: Card, cells: int, system: System, wording: Wording) -> Iterator[CardLine]:
    """The reading in the reader's own system first and strong; a machine's guess says so in words."""
    chosen = sorted(card.readings, key=lambda reading: reading[0] is not system)
    parts: list[Part] = []
    for index, (_, spelled, doubtful) in enumerate(chosen):
        parts.append((("   " if parts else "") + spelled, "faint" if index else "reading"))
        if doubtful and not index:
            parts.append((f" ({wording('doubtful')})", "faint"))
    if parts:
        yield from _wrap(parts, cells)


def _forms(card: Card, cells: int, wording: Wording) -> Iterator[CardLine]:
    if card.aliases:
        yield from _wrap([(f"{wording('also')} ", "faint"), ("、".join(card.aliases), "")], cells, hang=2)
    if card.regions:
        named = "  ".join(f"{wording.region(region)} {form}" for region, form in card.regions)
        yield from _wrap([(named, "faint")], cells, hang=2)
    for name, target in card.links:
        yield from _wrap([(f"{name} {target}", "faint")], cells, hang=2)


def _links(card: Card, cells: int) -> Iterator[CardLine]:
    for index, (term, english) in enumerate(card.see):
        for line in _wrap([("→ ", "faint"), (term, "link"), (f"  {english}", "faint")], cells, hang=2):
            yield CardLine(line.parts, index)


def _senses(card: Card, cells: int) -> Iterator[CardLine]:
    if card.senses and card.kind:
        yield CardLine()
    named = {sense.dictionary for sense in card.senses}
    before = "" if len(named) > 1 else card.senses[0].dictionary if card.senses else ""
    for sense in card.senses:
        if sense.dictionary != before:
            before = sense.dictionary
            yield from _wrap([(before, "faint")], cells)
        parts: list[Part] = [(f"{sense.reading}  ", "reading")] if sense.reading else []
        parts.append(("; ".join(sense.glosses), ""))
        yield from _wrap(parts, cells, hang=2)


def _wrap(parts: list[Part], cells: int, hang: int = 0) -> list[CardLine]:
    """Wrapped by the same rules as the page; lines after the first hang."""
    text = "".join(part for part, _ in parts)
    if not text.strip():
        return []
    styles = [style for part, style in parts for _ in part]
    rows = break_lines(make_boxes(text), max(4, cells - hang), indent=-hang if hang else 0)
    lines = []
    for number, row in enumerate(rows):
        pieces: list[Part] = [(" " * hang, "")] if hang and number else []
        shown = text[row.start : row.end].rstrip()
        at = row.start
        while at < row.start + len(shown):
            end = at
            while end < row.start + len(shown) and styles[end] == styles[at]:
                end += 1
            pieces.append((text[at:end], styles[at]))
            at = end
        lines.append(CardLine(tuple(pieces)))
    return lines
