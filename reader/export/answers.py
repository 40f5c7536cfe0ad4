"""What `duben lookup` found, as plain text and as JSON. No control sequence is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.errors import visible
from reader.typesetting.boxes import make_boxes
from reader.typesetting.lines import break_lines

if TYPE_CHECKING:
    from reader.annotation.card import Card
    from reader.annotation.searching import Answer, Found
    from reader.chinese.levels import Level
    from reader.chinese.pronunciation import System
    from reader.wording import Wording

INDENT = 2
"""Cells before what is said of a word."""


def answer_text(answer: Answer, columns: int, system: System, wording: Wording, limit: int) -> Iterator[str]:
    """A line for each word and its senses below; headings where there is more than one kind of answer."""
    written = [*_entries(answer.entries, columns, system, wording), *_words(answer.words, columns, wording)]
    sections = {
        "words": ("", written),
        "sounds": (wording("lookup-sounds"), list(_words(answer.sounds, columns, wording))),
        "meanings": (wording("lookup-meanings"), list(_words(answer.meanings, columns, wording))),
    }
    told = {kind: section for kind, section in sections.items() if section[1]}
    for number, (kind, (title, lines)) in enumerate(told.items()):
        if number:
            yield ""
        if title and len(told) > 1:
            yield f"── {title.format(query=visible(answer.query))} ──"
        yield from lines
        if kind in answer.more:
            yield wording("lookup-more").format(limit=2 * limit)


def _entries(cards: Sequence[Card], columns: int, system: System, wording: Wording) -> Iterator[str]:
    for card in cards:
        reading = next((spelled for of, spelled, _ in card.readings if of is system), "")
        forms = dict.fromkeys([card.headword, *(form for _, form in card.forms)])
        head = " ".join(forms) + (f"  {reading}" if reading else "")
        yield from _wrapped(" · ".join((head, wording.kind(card.kind), card.source)), columns, hang=INDENT)
        yield from _below(f"{card.english.rstrip('.')}. {card.note}" if card.note else card.english, columns)


def _words(found: Sequence[Found], columns: int, wording: Wording) -> Iterator[str]:
    for each in found:
        yield from _wrapped(" · ".join(_head(each, wording)), columns, hang=INDENT)
        for told in each.told:
            name = f"{told.dictionary}: " if len(each.told) > 1 else ""
            yield from _below(name + "; ".join(told.senses), columns)


def _head(found: Found, wording: Wording) -> Iterator[str]:
    forms = dict.fromkeys((found.traditional, found.simplified))
    yield "  ".join(filter(None, (" ".join(forms), found.reading, found.jyutping)))
    if found.level:
        yield wording("level").format(standard=found.level.standard, level=found.level.label)
    if len(found.told) == 1:
        yield found.told[0].dictionary


def _below(text: str, columns: int) -> Iterator[str]:
    for line in _wrapped(text, columns - INDENT):
        yield " " * INDENT + line


def _wrapped(text: str, columns: int, hang: int = 0) -> Iterator[str]:
    """Lines within so many cells, those after the first indented."""
    text = visible(" ".join(text.split()) if "\n" in text else text)
    rows = break_lines(make_boxes(text), max(4, columns - hang), indent=-hang if hang else 0)
    for number, row in enumerate(rows):
        yield " " * (hang if number else 0) + text[row.start : row.end].rstrip()


# -- for programs --------------------------------------------------------------------------------------------


def answer_json(answer: Answer, system: System) -> dict[str, Any]:
    """The object docs/dictionaries.md describes."""
    return {
        "query": visible(answer.query),
        "glossary": [_entry_object(card, system) for card in answer.entries],
        "words": [_object(found) for found in answer.words],
        "sounds": [_object(found) for found in answer.sounds],
        "meanings": [_object(found) for found in answer.meanings],
        "more": sorted(answer.more),
    }


def _object(found: Found) -> dict[str, Any]:
    return {
        "traditional": found.traditional,
        "simplified": found.simplified,
        "pinyin": list(found.pinyin),
        "reading": found.reading,
        "jyutping": found.jyutping,
        "level": _level(found.level),
        "dictionaries": [{"name": told.dictionary, "senses": list(told.senses)} for told in found.told],
    }


def _entry_object(card: Card, system: System) -> dict[str, Any]:
    return {
        "term": card.headword,
        "forms": dict(card.forms),
        "reading": next((spelled for of, spelled, _ in card.readings if of is system), ""),
        "kind": card.kind,
        "english": card.english,
        "note": card.note,
        "source": card.source,
        "level": _level(card.level),
    }


def _level(level: Level | None) -> dict[str, str] | None:
    return {"standard": level.standard.value, "level": level.label} if level else None
