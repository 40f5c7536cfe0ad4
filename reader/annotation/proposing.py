"""A glossary entry for a word of the text, filled in as far as the text, the glossary and the dictionary can.

An entry of the reader's own is there to be changed, in whichever file it stands; a shipped one or a pack's is
proposed as the reader's own, which then comes before it; a name has the original the text gives it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.annotation.bracketed import bracketed_after
from reader.annotation.evidence import NAMED, tally_of
from reader.annotation.guessing import kind_of_form
from reader.annotation.kinds import Evidence
from reader.annotation.mentions import MIDDLE
from reader.annotation.spans import GIVEN, SURNAME, Span, SpanKind, Spans
from reader.chinese.pronunciation import Reading, System, spell
from reader.errors import Place
from reader.glossary.entry import Entry, Located
from reader.glossary.files import OWN_FILE
from reader.glossary.glossary import Glossary
from reader.glossary.inuse import is_own

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.tallies import Tally


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
    start, end = spans[first].start, spans[last].end
    form = annotator.name(span.payload).form if span.kind is SpanKind.NAME else spans.text[start:end]
    return _proposed(annotator, block, spans, form, (start, end), directory)


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
    return _proposed(annotator, block, spans, term, (start, end), directory)


def _proposed(
    annotator: Annotator, block: int, spans: Spans, term: str, at: tuple[int, int], directory: Path
) -> EntryProposal:
    """For what stands at (start, end) and has no entry."""
    start, end = at
    here = Reading(syllables=tuple(annotator.syllables(block, spans)[start:end]))
    bracketed = bracketed_after(spans.text, end)
    original = bracketed.original or annotator.originals(block).get(end, "")
    tally = tally_of(annotator, start, end, block)
    if not original and tally is not None and tally.payload >= 0:
        original = annotator.name(tally.payload).original
    kind = kind_of_form(term, original, tally)
    named = bool(original) or tally is not None
    entry = Entry(
        term=term,
        english=original or _told(annotator, spans, at, here, tally),
        kind=kind,
        aliases=_others(annotator, term) if named or end - start > 1 else (),
    )
    return _with_reading(annotator, entry, here, directory / OWN_FILE)


def _told(annotator: Annotator, spans: Spans, at: tuple[int, int], here: Reading, tally: Tally | None) -> str:
    """What the dictionary says of it; what it says of the parts of a name is no English for the name."""
    term = spans.text[at[0] : at[1]]
    if annotator.list_of(term) != "dictionary" or (tally and tally.evidence is not Evidence.PROPER):
        return ""
    return annotator.english(spans, Span(*at, SpanKind.WORD, -1, term), here).partition("; ")[0]


def _with_reading(annotator: Annotator, entry: Entry, here: Reading, path: Path) -> EntryProposal:
    """With the reading it would have as this entry; where the text reads it otherwise, the entry says so."""
    # A name whose English is still to come is read as names are.
    english = entry.english or ("A" if entry.kind in NAMED else "")
    meant = Located(msgspec.structs.replace(entry, english=english), Place(""), "")
    alone = annotator.with_glossary(Glossary([meant])).reading_of_entry(0)
    derived = spell(alone, System.PINYIN)
    if len(here.syllables) == len(alone.syllables):
        printed = spell(replace(alone, syllables=here.syllables), System.PINYIN)
        if printed != derived:
            entry = msgspec.structs.replace(entry, pinyin=printed)
    return EntryProposal(entry=entry, reading=derived, path=path, own=False)


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
        for met in re.finditer(re.escape(term), block.text):
            found |= dict.fromkeys(bracketed_after(block.text, met.end()).others)
    return tuple(other for other in found if annotator.glossary.find(other) is None)


def _whole_name(spans: Spans, index: int) -> tuple[int, int]:
    """Surname and given name together, whichever of them the cursor is on."""
    payload = spans[index].payload if spans[index].kind is SpanKind.WORD else 0
    if payload == SURNAME and index + 1 < len(spans) and spans[index + 1].payload == GIVEN:
        return index, index + 1
    if payload == GIVEN and index and spans[index - 1].payload == SURNAME:
        return index - 1, index
    return index, index
