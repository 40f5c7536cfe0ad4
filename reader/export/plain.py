"""The page as plain typeset text, for a pipe or a log.

The same blocks as on screen; names and terms carry a number at their first mention in a section, and their
glosses stand as notes after it. No control sequence is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotation.spans import SpanKind, Spans, in_digits
from reader.article import Article, BlockKind, Region, Section
from reader.chinese.pronunciation import Reading, System, spell
from reader.chinese.script import Script, ScriptView
from reader.errors import visible
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import width
from reader.typesetting.lines import break_lines
from reader.typesetting.page import English, Line, Measure, columns, set_block
from reader.wording import Wording, chosen_language

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reader.annotation.annotator import Annotator
    from reader.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """How the page is to be printed."""

    columns: int
    """Cells of a line."""
    script: Script
    ruby: str
    system: System
    measure: Measure
    wording: Wording

    @classmethod
    def chosen(
        cls,
        settings: Settings,
        *,
        columns: int,
        script: str | None = None,
        ruby: str | None = None,
        english: str | None = None,
    ) -> Plain:
        """From the settings, with what the command line says instead. English that is only revealed on asking
        cannot be asked for on paper: it goes below."""
        where = English(english or settings.english)
        if where is English.REVEAL or (where is English.BESIDE and columns < BESIDE_FROM):
            where = English.BELOW
        above = ruby or settings.ruby
        return cls(
            columns=columns,
            script=Script(script or settings.script),
            ruby=above,
            system=System(settings.reading),
            measure=Measure(
                width=columns, measure=2 * settings.measure, english=where, ruby=above != "off", ambiguous=1
            ),
            wording=Wording(chosen_language(settings.language)),
        )


BESIDE_FROM = 100
"""Columns below which English beside becomes English below."""


def plain_page(article: Article, annotator: Annotator, look: Plain, *, start: int = 0) -> Iterator[str]:
    """Lines of the page from a block on, each section followed by its notes."""
    titled = article.blocks[0].kind is BlockKind.HEADING and article.blocks[0].level == 1
    if not start and not titled:
        yield from _masthead(article, look)
    for section in article.sections:
        if section.end <= start:
            continue
        yield from _section(article, annotator, look, section, max(start, section.start))


def _masthead(article: Article, look: Plain) -> Iterator[str]:
    """Date, author, source and region on one line; the title is a block of its own."""
    region = "" if article.region is Region.UNKNOWN else look.wording.region(article.region)
    facts = " · ".join(part for part in (article.date, article.author, article.source, region) if part)
    if facts:
        yield from _in_margins(facts, "", look)
        yield ""


def _section(
    article: Article, annotator: Annotator, look: Plain, section: Section, start: int
) -> Iterator[str]:
    notes: list[tuple[int, str]] = []
    numbers: dict[Hashable, int] = {}
    for index in range(start, section.end):
        block = article.blocks[index]
        spans = annotator.spans(index)
        view = None if look.script is Script.ORIGINAL else annotator.view(index, spans, look.script)
        marks: list[tuple[int, str]] = []
        for at, span in enumerate(spans):
            if span.kind not in (SpanKind.ENTRY, SpanKind.NAME):
                continue
            key = annotator.key(index, spans, at)
            if key in numbers:
                continue
            numbers[key] = len(numbers) + 1
            marks.append((span.end, f"[{numbers[key]}]"))
            notes.append((numbers[key], _note(annotator, index, spans, at, look)))
        boxes = make_boxes(block.text, spans, view, _rubies(annotator, index, spans, view, look))
        made = set_block(block, boxes, look.measure, first=index == 0, note_marks=marks)
        for line in made.lines:
            yield _as_text(line)
        if index == 0 and block.kind is BlockKind.HEADING and block.level == 1:
            yield from _masthead(article, look)
    yield from _notes(notes, look)


def _rubies(
    annotator: Annotator, index: int, spans: Spans, view: ScriptView | None, look: Plain
) -> list[str] | None:
    if look.ruby == "off":
        return None
    readings: Sequence[Reading] = annotator.readings(index, spans, look.system, view)
    terms = (SpanKind.ENTRY, SpanKind.NAME)
    return [
        spell(reading, look.system)
        if kind in terms or (look.ruby == "all" and not in_digits(kind, spans.text[start:end]))
        else ""
        for (start, end, kind, _), reading in zip(spans.columns(), readings, strict=True)
    ]


def _note(annotator: Annotator, index: int, spans: Spans, at: int, look: Plain) -> str:
    """ "威特科夫  Wēitèkēfū — Steve Witkoff. US special envoy …" """
    card = annotator.card(index, spans, at, look.system, look.script)
    reading = next((spelled for system, spelled, _ in card.readings if system is look.system), "")
    text = f"{card.headword}  {reading}" if reading else card.headword
    if card.english:
        text += f" — {card.english}"
    if card.note:
        text = f"{text.rstrip('.')}. {card.note}"
    return visible(" ".join(text.splitlines()))


def _notes(notes: Sequence[tuple[int, str]], look: Plain) -> Iterator[str]:
    if not notes:
        return
    yield from _in_margins("─" * 8, "", look)
    label = max(len(str(number)) for number, _ in notes) + 3
    for number, text in notes:
        yield from _in_margins(text, f"[{number}] ".ljust(label), look)
    yield ""


def _in_margins(text: str, label: str, look: Plain) -> Iterator[str]:
    """Lines that keep to the page's columns and hang after the label."""
    place = columns(look.measure)
    room = min(place.english + place.english_cells - place.chinese, look.measure.measure)
    for count, row in enumerate(break_lines(make_boxes(text), max(8, room - len(label)))):
        head = " " * len(label) if count else label
        yield " " * place.chinese + head + text[row.start : row.end].rstrip()


def _as_text(line: Line) -> str:
    """Runs at their cells, spaces between them."""
    text, x = "", 0
    for run in line.runs:
        text += " " * (run.x - x) + run.text
        x = run.x + width(run.text)
    return text.rstrip()
