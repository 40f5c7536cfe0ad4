"""A glossary entry for a word of the text, filled in as far as the text, the glossary and the dictionary can.

An entry of the reader's own is there to be changed, in whichever file it stands; a shipped one or a pack's is
proposed as the reader's own, which then comes before it; a name has the original the text gives it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotation.mentions import MIDDLE
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind, Spans
from reader.annotation.tallies import ELSE
from reader.chinese.han import is_han
from reader.chinese.pronunciation import Reading, System, spell
from reader.chinese.script import analysis_view
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.files import OWN_FILE
from reader.glossary.inuse import is_own

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator

_ORGANISATIONS = (*"局署處处部院會会司社黨党行廠厂校團团", "大學", "大学", "組織", "组织")
_PLACES = tuple("省市縣县區区州島岛港灣湾山河湖海洲國国鎮镇村路街道邨苑")

_BRACKETED = re.compile(r"[（(]([A-Za-z\u00c0-\u024f][^（(）)\u3400-\u9fff]{0,80})[）)]")
"""The original right after a name: where the reader says that it is one, it need not sound alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProposal:
    entry: Entry
    reading: str
    """The pinyin the word has without being told; an entry that says the same need not say it."""
    path: Path
    """The file it goes to."""
    own: bool
    """Whether it is in that file already."""
    before: Located | None = None
    """The entry, shipped or of a pack, whose place it would take."""


def propose_entry(
    annotator: Annotator, block: int, spans: Spans, index: int, directory: Path
) -> EntryProposal | None:
    """For the span at an index; `directory` is the reader's own glossary. None for signs and numbers."""
    span = spans[index]
    if span.kind is SpanKind.ENTRY:
        found = propose_change(annotator.entry(span.payload), directory)
        if found.reading or found.entry.term != span.text:
            return found
        here = annotator.readings(block, spans, System.PINYIN)[index]
        return replace(found, reading=spell(here, System.PINYIN))
    if span.kind in (SpanKind.NUMBER, SpanKind.PUNCTUATION):
        return None
    first, last = _whole_name(spans, index)
    term = spans.text[spans[first].start : spans[last].end]
    readings = annotator.readings(block, spans, System.PINYIN)[first : last + 1]
    reading = " ".join(filter(None, (spell(each, System.PINYIN) for each in readings)))
    original = annotator.originals(block).get(spans[last].end, "")
    if span.kind is SpanKind.NAME:
        original = original or annotator.names[span.payload].original
        term = annotator.names[span.payload].form
    english = original or annotator.english(spans, span, readings[0]).partition("; ")[0]
    proper = bool(original) or first < last or any(each.proper for each in readings)
    entry = Entry(
        term=term,
        english=english if first == last or original else "",
        kind=_kind_of(term, proper),
        aliases=_others(annotator, term) if proper else (),
    )
    return EntryProposal(entry=entry, reading=reading, path=directory / OWN_FILE, own=False)


def propose_stretch(
    annotator: Annotator, block: int, spans: Spans, start: int, end: int, directory: Path
) -> EntryProposal | None:
    """For any stretch of a block, however it is divided into words. None where no word is in it."""
    text = spans.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    term = spans.text[start:end]
    if not any(map(str.isalnum, term)):
        return None
    if (start, end) in spans.places():
        found = propose_entry(annotator, block, spans, spans.index_from(start), directory)
        if found and found.entry.term == term:
            return found
    if (known := annotator.glossary.find(term)) is not None:
        return propose_change(annotator.entry(known), directory)
    reading = Reading(syllables=tuple(annotator.syllables(block, spans)[start:end]))
    bracketed = _BRACKETED.match(spans.text, end)
    original = annotator.originals(block).get(end, "") or (bracketed[1].strip() if bracketed else "")
    word = Span(start, end, SpanKind.WORD, -1, term)
    listed = annotator.list_of(term) == "dictionary"  # what is said of its parts is no English for it
    english = original or (annotator.english(spans, word, reading).partition("; ")[0] if listed else "")
    kind = _kind_of(term, bool(original))
    aliases = _others(annotator, term)
    entry = Entry(term=term, english=english, kind=kind, aliases=aliases)
    own = directory / OWN_FILE
    return EntryProposal(entry=entry, reading=spell(reading, System.PINYIN), path=own, own=False)


def propose_change(located: Located, directory: Path) -> EntryProposal:
    """Of an entry that is there: the reader's own is changed, another is written anew as the reader's own."""
    own = is_own(located)
    return EntryProposal(
        entry=located.entry,
        reading=located.entry.pinyin,
        path=Path(located.place.path) if own else directory / OWN_FILE,
        own=own,
        before=None if own else located,
    )


def _others(annotator: Annotator, term: str) -> tuple[str, ...]:
    """What else the text calls somebody or something: by the last part of the name alone (科雷切夫), and as a
    bracket after the name says. In the order of the text."""
    last = re.split(f"[{''.join(MIDDLE)}]", term)[-1]
    alone = re.compile(f"(?<![{''.join(MIDDLE)}]){re.escape(last)}") if 1 < len(last) < len(term) else None
    found: dict[str, None] = {}
    for block in annotator.article.blocks:
        if last not in block.text:
            continue
        if alone and alone.search(block.text):
            found[last] = None
        if term in block.text:
            view = analysis_view(block.text)
            for met in re.finditer(re.escape(term), block.text):
                bracketed = _BRACKETED.match(block.text, met.end())
                if other := ELSE.match(view, (bracketed or met).end()):
                    found[block.text[slice(*other.span("other"))]] = None
    return tuple(other for other in found if annotator.glossary.find(other) is None)


def _whole_name(spans: Spans, index: int) -> tuple[int, int]:
    """Surname and given name together, whichever of them the cursor is on."""
    payload = spans[index].payload if spans[index].kind is SpanKind.WORD else 0
    if payload == SURNAME and index + 1 < len(spans) and spans[index + 1].payload == GIVEN:
        return index, index + 1
    if payload == GIVEN and index and spans[index - 1].payload == SURNAME:
        return index - 1, index
    return index, index


def _kind_of(term: str, proper: bool) -> Kind:
    if term.endswith(_ORGANISATIONS) and len(term) > 2:
        return Kind.ORGANISATION
    if not proper:
        return Kind.TERM
    if term.endswith(_PLACES) and len(term) > 1:
        return Kind.PLACE
    return Kind.PERSON if any(map(is_han, term)) else Kind.ORGANISATION
