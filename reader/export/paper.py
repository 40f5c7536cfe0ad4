"""The page typeset for paper, a pager or a log: lines of parts, each with its looks.

The same blocks as on screen; names and terms carry a number at their first mention in a section, and their
glosses stand as notes after it. Looks are names of `palette.LOOKS`; `plain` leaves them out and `ansi` writes
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.annotation.spans import SpanKind, Spans, in_digits
from reader.article import Article, Block, BlockKind, Region, Section
from reader.chinese.pronunciation import Reading, System, spell
from reader.chinese.script import Script
from reader.errors import visible
from reader.typesetting.boxes import make_boxes
from reader.typesetting.cells import width
from reader.typesetting.lines import break_lines
from reader.typesetting.page import English, Line, Measure, Run, columns, set_block
from reader.typesetting.tones import toned_parts
from reader.wording import Wording, chosen_language

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reader.annotation.annotator import Annotator
    from reader.settings import Settings

Names = tuple[str, ...]
Part = tuple[str, Names]
"""(text, looks); the last look on top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How the page is to be printed."""

    columns: int
    """Cells of a line."""
    script: Script
    ruby: str
    system: System
    measure: Measure
    wording: Wording
    toned: bool = False
    """Syllables in the colours of their tones."""

    @classmethod
    def chosen(
        cls,
        settings: Settings,
        *,
        columns: int,
        script: str | None = None,
        ruby: str | None = None,
        reading: str | None = None,
        english: str | None = None,
    ) -> Paper:
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
            system=System(reading or settings.reading),
            measure=Measure(
                width=columns, measure=2 * settings.measure, english=where, ruby=above != "off", ambiguous=1
            ),
            wording=Wording(chosen_language(settings.language)),
            toned=settings.tone_colours,
        )

    def fitted(self, article: Article) -> Paper:
        """Without room for an English that the text does not have."""
        if _translated(article):
            return self
        return replace(self, measure=replace(self.measure, english=English.OFF))

    def lacking(self, article: Article, asked: str | None) -> list[str]:
        """What is to be said where an English was asked for that is not there."""
        wanted = asked not in (None, English.OFF.value)
        return [self.wording("no-english")] if wanted and not _translated(article) else []


def _rule_with_name(file: str, look: Paper) -> list[Part]:
    """The rule above a text, with its name as the command line has it; "-" is standard input."""
    told = look.wording("standard-input") if file == "-" else visible(file)
    return [("── ", ("rule",)), (told, ("meta",)), (f" {'─' * (look.columns - width(told) - 4)}", ("rule",))]


def _translated(article: Article) -> bool:
    return any(block.translation for block in article.blocks)


BESIDE_FROM = 100
"""Columns below which English beside becomes English below."""


def paper_lines(
    article: Article, annotator: Annotator, look: Paper, *, start: int = 0, named: str = ""
) -> Iterator[list[Part]]:
    """Lines of the page from a block on, each section followed by its notes; under the name, where several
    are to be told apart. The page has no room for an English that the text does not have."""
    look = look.fitted(article)
    if named:
        yield _rule_with_name(named, look)
        yield []
    titled = article.blocks[0].kind is BlockKind.HEADING and article.blocks[0].level == 1
    if not start and not titled:
        yield from _masthead(article, look)
    page = _Page(article, annotator, look)
    for section in article.sections:
        if section.end > start:
            yield from page.section(section, max(start, section.start))


def _masthead(article: Article, look: Paper) -> Iterator[list[Part]]:
    """Date, author, source and region on one line; the title is a block of its own."""
    region = "" if article.region is Region.UNKNOWN else look.wording.region(article.region)
    region += "?" * article.region_guessed
    facts = " · ".join(part for part in (article.date, article.author, article.source, region) if part)
    if facts:
        yield from _in_margins([(facts, ("meta",))], "", look)
        yield []


class _Page:
    """One article's sections, set one after another."""

    def __init__(self, article: Article, annotator: Annotator, look: Paper) -> None:
        self._article = article
        self._annotator = annotator
        self._look = look
        self._kinds: tuple[str, ...] | None = None

    def section(self, section: Section, start: int) -> Iterator[list[Part]]:
        notes: list[tuple[int, list[Part]]] = []
        numbers: dict[Hashable, int] = {}
        for index in range(start, section.end):
            block = self._article.blocks[index]
            spans = self._annotator.spans(index)
            marks = list(self._marks(index, spans, numbers, notes))
            yield from self._block(index, block, spans, marks)
            if index == 0 and block.kind is BlockKind.HEADING and block.level == 1:
                yield from _masthead(self._article, self._look)
        yield from _notes(notes, self._look)

    def _marks(
        self, index: int, spans: Spans, numbers: dict[Hashable, int], notes: list[tuple[int, list[Part]]]
    ) -> Iterator[tuple[int, str]]:
        """(offset, "[n]") after each name and term not mentioned before; its note is put with the others."""
        for at, span in enumerate(spans):
            if span.kind not in (SpanKind.ENTRY, SpanKind.NAME):
                continue
            key = self._annotator.key(index, spans, at)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                notes.append((numbers[key], self._note(index, spans, at)))
                yield span.end, f"[{numbers[key]}]"

    def _block(
        self, index: int, block: Block, spans: Spans, marks: Sequence[tuple[int, str]]
    ) -> Iterator[list[Part]]:
        look = self._look
        view = None if look.script is Script.ORIGINAL else self._annotator.view(index, spans, look.script)
        readings = None
        if look.ruby != "off":
            readings = self._annotator.readings(index, spans, look.system, view)
        boxes = make_boxes(block.text, spans, view, _rubies(spans, readings, look))
        made = set_block(block, boxes, look.measure, first=index == 0, note_marks=marks)
        ends = dict(marks)
        for line in made.lines:
            yield _laid(line, lambda run: self._parts(block, spans, readings, ends, run))

    def _parts(
        self, block: Block, spans: Spans, readings: Sequence[Reading] | None, marks: dict[int, str], run: Run
    ) -> list[Part]:
        """A run with its looks; a note's mark stands for itself."""
        if run.role != "text":
            if run.role == "ruby" and self._look.toned and readings and run.span >= 0:
                toned = toned_parts(run.text, readings[run.span], self._look.system)
                return [(text, ("ruby", f"tone-{tone}") if tone else ("ruby",)) for text, tone in toned]
            return [(run.text, (run.role,))]
        base = _block_look(block)
        kind = self._kind(spans, run.span)
        mark = "".join(marks.get(offset, "") for offset in range(run.start + 1, run.end + 1)) if marks else ""
        if mark and run.text.endswith(mark):
            text = run.text.removesuffix(mark)
            return [(text, (*base, kind) if kind else base), (mark, (*base, "faint"))]
        return [(run.text, (*base, kind) if kind else base)]

    def _kind(self, spans: Spans, index: int) -> str:
        """What the palette calls a span's kind; "" for a plain word."""
        if index < 0:
            return ""
        kind, payload = spans.kind_at(index)
        if kind != SpanKind.ENTRY:
            return "name" if kind == SpanKind.NAME else ""
        if self._kinds is None:
            self._kinds = tuple(self._annotator.kinds())
        return self._kinds[payload] if 0 <= payload < len(self._kinds) else "term"

    def _note(self, index: int, spans: Spans, at: int) -> list[Part]:
        """ "威特科夫  Wēitèkēfū — Steve Witkoff. US special envoy …" """
        look = self._look
        card = self._annotator.card(index, spans, at, look.system, look.script)
        reading = next((spelled for system, spelled, _ in card.readings if system is look.system), "")
        parts: list[Part] = [(card.headword, (self._kind(spans, at),))]
        if reading:
            parts += [("  ", ()), (reading, ("card-reading",))]
        if card.english:
            parts += [(" — ", ()), (card.english, ())]
        if card.note:
            last, names = parts.pop()
            parts += [(f"{last.rstrip('.')}. ", names), (card.note, ("faint",))]
        return [(visible(" ".join(text.splitlines())), names) for text, names in parts]


def _rubies(spans: Spans, readings: Sequence[Reading] | None, look: Paper) -> list[str] | None:
    if readings is None:
        return None
    terms = (SpanKind.ENTRY, SpanKind.NAME)
    return [
        spell(reading, look.system)
        if kind in terms or (look.ruby == "all" and not in_digits(kind, spans.text[start:end]))
        else ""
        for (start, end, kind, _), reading in zip(spans.columns(), readings, strict=True)
    ]


def _block_look(block: Block) -> Names:
    if block.kind is BlockKind.HEADING:
        return ("title",) if block.level == 1 else ("heading",)
    return () if block.kind is BlockKind.PARAGRAPH else (block.kind.value,)


def _notes(notes: Sequence[tuple[int, list[Part]]], look: Paper) -> Iterator[list[Part]]:
    if not notes:
        return
    yield from _in_margins([("─" * 8, ("rule",))], "", look)
    label = max(len(str(number)) for number, _ in notes) + 3
    for number, parts in notes:
        yield from _in_margins(parts, f"[{number}] ".ljust(label), look)
    yield []


def _in_margins(parts: Sequence[Part], label: str, look: Paper) -> Iterator[list[Part]]:
    """Lines that keep to the page's columns and hang after the label."""
    place = columns(look.measure)
    room = min(place.english + place.english_cells - place.chinese, look.measure.measure)
    text = "".join(part for part, _ in parts)
    for count, row in enumerate(break_lines(make_boxes(text), max(8, room - len(label)))):
        head = " " * len(label) if count else label
        end = row.start + len(text[row.start : row.end].rstrip())
        yield [(" " * place.chinese, ()), (head, ("faint",)), *_between(parts, row.start, end)]


def _between(parts: Sequence[Part], start: int, end: int) -> Iterator[Part]:
    """The parts of text[start:end]."""
    at = 0
    for text, names in parts:
        piece = text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield piece, names
        at += len(text)


def _laid(line: Line, parts_of: Callable[[Run], list[Part]]) -> list[Part]:
    """Runs at their cells, spaces between them."""
    laid: list[Part] = []
    x = 0
    for run in line.runs:
        if run.x > x:
            laid.append((" " * (run.x - x), ()))
        laid += parts_of(run)
        x = run.x + width(run.text)
    return laid
