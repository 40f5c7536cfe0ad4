"""Candidates for glossary entries: what a text mentions that no glossary has yet.

Names with their originals, transliterations, Chinese persons, proper names of the dictionary, bodies told by
their endings, repeated words that no dictionary has. Each once, under the form it was first met in, with what
else the text calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from reader.annotation.aliases import join_aliases
from reader.annotation.evidence import NAMED
from reader.annotation.excerpts import excerpt
from reader.annotation.guessing import kind_of
from reader.annotation.kinds import Block, Evidence, Sorter
from reader.annotation.mentions import Finder
from reader.annotation.tallies import Tallies, Tally
from reader.chinese.polyphones import DOUBLE_SURNAMES
from reader.chinese.pronunciation import Reading, System, spell
from reader.chinese.script import analysis_view
from reader.errors import Place
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary
from reader.glossary.keys import keys_of

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.spans import Span
    from reader.chinese.dictionary import Dictionary

REPEATED = 2
"""Mentions of a word that is no name, before it is worth an entry."""
_RANK = {evidence: rank for rank, evidence in enumerate(Evidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    entry: Entry
    """Its `english` is empty where neither the text nor the dictionary tells it."""
    evidence: Evidence
    count: int
    """Mentions, those under an alias too."""
    block: int
    start: int
    """Offset of the first mention in its block."""
    context: str
    """The sentence around it, or as much as fits one line."""


def suggest(
    annotator: Annotator, dictionaries: Sequence[Dictionary], *, least: int = 1, limit: int | None = None
) -> list[Candidate]:
    """What is mentioned at least so often, by kind of evidence and then by count.

    The first dictionary says what is a proper name; a word is known where any has it.
    """
    sorter = Sorter(dictionaries)
    tallies = _read(annotator, sorter)
    found = [tally for tally in join_aliases(tallies) if _is_worth(tally, sorter) and tally.count >= least]
    kept = _without_known(_without_parts(found), annotator.glossary)
    kept.sort(key=lambda tally: (_RANK[tally.evidence], -tally.count, tally.block, tally.start))
    candidates = [_candidate(annotator, sorter, tally) for tally in kept[:limit]]
    return _with_readings(annotator, candidates, sorter)


def _read(annotator: Annotator, sorter: Sorter) -> Tallies:
    def is_name(span: Span) -> bool:
        return annotator.glossary[span.payload].entry.kind in NAMED

    finder, tallies = Finder(sorter, is_name), Tallies()
    for index, block in enumerate(annotator.article.blocks):
        made = Block(list(annotator.spans(index)), block.text, analysis_view(block.text))
        tallies.read(index, made, list(finder.mentions(made)))
    return tallies


def _is_worth(tally: Tally, sorter: Sorter) -> bool:
    """Enough for a person nobody introduces, a word nobody lists."""
    if tally.evidence is Evidence.UNKNOWN:
        return tally.count >= REPEATED and tally.is_free and not sorter.is_known(tally.form)
    if tally.evidence is Evidence.PERSON and len(tally.view) == 2:
        return tally.count >= REPEATED or tally.introduced > 0
    return True


def _without_parts(found: Iterable[Tally]) -> list[Tally]:
    """Without runs of characters that are always met in a longer one."""
    found = list(found)
    longer: dict[str, int] = {}
    for tally in found:
        if tally.evidence is Evidence.UNKNOWN:
            for part in _parts(tally.view):
                longer[part] = max(tally.count, longer.get(part, 0))
    return [
        tally
        for tally in found
        if tally.evidence is not Evidence.UNKNOWN or longer.get(tally.view, 0) < tally.count
    ]


def _parts(view: str) -> Iterator[str]:
    size = len(view)
    for start in range(size):
        for end in range(start + 2, size + 1):
            if end - start < size:
                yield view[start:end]


def _without_known(found: Sequence[Tally], glossary: Glossary) -> list[Tally]:
    """Without what an entry has, and with no alias that one has."""
    keys = keys_of([tally.form for tally in found])
    kept = [tally for tally, key in zip(found, keys, strict=True) if key not in glossary.owners]
    for tally in kept:
        others = list(tally.others)
        known = zip(others, keys_of(others), strict=True)
        tally.others = {other: None for other, key in known if key not in glossary.owners}
    return kept


def _candidate(annotator: Annotator, sorter: Sorter, tally: Tally) -> Candidate:
    form, english, note, told = tally.form, "", "", ""
    if tally.evidence is Evidence.ORIGINAL:
        name = annotator.name(tally.payload)
        form, english = name.form, name.original
    elif tally.evidence is Evidence.PROPER:
        english, note = sorter.english(form)
        told = sorter.told(form)
    entry = Entry(
        term=form,
        english=english,
        kind=kind_of(tally, told or english),
        aliases=tuple(other for other in {tally.form: None} | tally.others if other != form),
        note=note,
        whole_word=tally.called,
    )
    return Candidate(
        entry=entry,
        evidence=tally.evidence,
        count=tally.count,
        block=tally.block,
        start=tally.start,
        context=excerpt(annotator.article.blocks[tally.block].text, tally.start, tally.end),
    )


# -- readings ----------------------------------------------------------------------------------------------


def _with_readings(annotator: Annotator, candidates: Sequence[Candidate], sorter: Sorter) -> list[Candidate]:
    """With the pinyin of those that the reader would read otherwise, were they entries."""
    located = [Located(each.entry, Place(""), "") for each in candidates]
    alone = annotator.with_glossary(Glossary(located))
    surnames = _surnames(annotator, candidates)
    made = []
    for index, each in enumerate(candidates):
        derived = alone.reading_of_entry(index).syllables
        wanted = _named(each, sorter) or _called(surnames.get(index, ()), derived)
        made.append(_read_as(each, wanted) if wanted and wanted.syllables != derived else each)
    return made


def _read_as(candidate: Candidate, reading: Reading) -> Candidate:
    pinyin = spell(reading, System.PINYIN)
    return replace(candidate, entry=msgspec.structs.replace(candidate.entry, pinyin=pinyin))


def _named(candidate: Candidate, sorter: Sorter) -> Reading | None:
    """The dictionary's reading of a proper name."""
    if candidate.evidence is not Evidence.PROPER or not (entry := sorter.entry(candidate.entry.term)):
        return None
    return Reading(syllables=tuple(syllable.lower() for syllable in entry.pinyin), proper=True)


def _called(surname: tuple[str, ...], derived: tuple[str, ...]) -> Reading | None:
    """A person's, with the surname as the text reads it."""
    if not surname:
        return None
    return Reading(syllables=surname + derived[len(surname) :], proper=True, starts=(len(surname),))


def _surnames(annotator: Annotator, candidates: Sequence[Candidate]) -> dict[int, tuple[str, ...]]:
    """The syllables of persons' surnames where first met, by the candidate; each block is read once."""
    met: dict[int, list[int]] = {}
    for index, each in enumerate(candidates):
        if each.evidence is Evidence.PERSON:
            met.setdefault(each.block, []).append(index)
    found = {}
    for block, indices in met.items():
        syllables = annotator.syllables(block, annotator.spans(block))
        for index in indices:
            start = candidates[index].start
            size = 2 if candidates[index].entry.term[:2] in DOUBLE_SURNAMES else 1
            found[index] = tuple(filter(None, syllables[start : start + size]))
    return found
