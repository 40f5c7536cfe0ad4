"""From what a reader types over a few words to the correction that says no more than they changed.

The words round the cursor and their reading are put before them; they move the spaces and mend the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.annotation.corrections import Correction
from reader.annotation.readings import base_of
from reader.annotation.spans import SpanKind, Spans
from reader.chinese.han import is_han
from reader.chinese.pronunciation import Reading, System, parse_jyutping, parse_pinyin, spell
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A few neighbouring words as they stand, for a reader to change."""

    words: tuple[str, ...]
    syllables: tuple[str, ...]
    """Of each character."""
    spelled: tuple[str, ...]
    """The reading of each word, as it is shown."""
    system: System
    """PINYIN or JYUTPING."""
    before: str
    """The word or sign right before them; "" where a block begins or white space stands there."""
    after: str
    chosen: int
    """Which of the words the cursor was on."""

    @property
    def text(self) -> str:
        return "".join(self.words)


def propose(annotator: Annotator, block: int, spans: Spans, index: int, system: System) -> Proposal | None:
    """The word at an index with a neighbour on either side; None where there is no word."""
    if not _is_word(spans, index):
        return None
    first = index - 1 if _joins(spans, index - 1) and _is_word(spans, index - 1) else index
    last = index + 1 if _joins(spans, index) and _is_word(spans, index + 1) else index
    base = base_of(system)
    readings = annotator.readings(block, spans, base)[first : last + 1]
    return Proposal(
        words=tuple(spans[at].text for at in range(first, last + 1)),
        syllables=tuple(syllable for reading in readings for syllable in reading.syllables),
        spelled=tuple(spell(reading, base) for reading in readings),
        system=base,
        before=spans[first - 1].text if _joins(spans, first - 1) else "",
        after=spans[last + 1].text if _joins(spans, last) else "",
        chosen=index - first,
    )


def corrected(proposal: Proposal, words: str, reading: str, *, here: bool | None = None) -> Correction | None:
    """What the words with spaces between them, and their reading, correct; None where nothing is changed.

    `here`: only between the words that now stand around it; None decides by what is changed. Raises
    ReaderError where characters are changed or the reading does not fit them.
    """
    divided = tuple(words.split())
    if "".join(divided) != proposal.text:
        raise ReaderError("only the spaces can be moved", remedy=f"the characters are {proposal.text}")
    told = reading.split() != " ".join(proposal.spelled).split()
    syllables = _syllables(proposal, reading) if told else proposal.syllables
    wrong = set(_redivided(proposal, divided))
    if told:
        wrong.update(_reread(proposal, divided, syllables, reading.split()))
    if not wrong:
        return None
    first, last = min(wrong), max(wrong) + 1
    made = _correction(proposal, divided, slice(first, last))
    if told and any(_differs(proposal, divided, at, syllables, reading.split()) for at in range(first, last)):
        written = _written(divided, syllables, reading.split(), slice(first, last), proposal.system)
        jyutping = proposal.system is System.JYUTPING
        made = replace(made, jyutping=written) if jyutping else replace(made, pinyin=written)
    if here is None:
        here = is_particular(proposal, made)
    return made if here else replace(made, before="", after="")


def is_particular(proposal: Proposal, correction: Correction) -> bool:
    """Whether a correction would do harm elsewhere: one character read otherwise, a word taken apart."""
    return len(correction.text) == 1 or (len(correction.words) > 1 and correction.text in proposal.words)


def _correction(proposal: Proposal, divided: Sequence[str], part: slice) -> Correction:
    """Of the words in a part of them, between the words around it."""
    words = tuple(divided[part])
    before = divided[part.start - 1] if part.start else proposal.before
    after = divided[part.stop] if part.stop < len(divided) else proposal.after
    same = _places(divided)[part.start : part.stop]
    as_it_was = len(words) == 1 and same[0] in _places(proposal.words)
    return Correction(text="".join(words), words=() if as_it_was else words, before=before, after=after)


def _redivided(proposal: Proposal, divided: Sequence[str]) -> list[int]:
    """Words that the text did not have; those beside them that changed with them are among these."""
    known = set(_places(proposal.words))
    return [at for at, place in enumerate(_places(divided)) if place not in known]


def _reread(
    proposal: Proposal, divided: Sequence[str], syllables: Sequence[str], written: Sequence[str]
) -> list[int]:
    return [at for at in range(len(divided)) if _differs(proposal, divided, at, syllables, written)]


def _differs(
    proposal: Proposal, divided: Sequence[str], at: int, syllables: Sequence[str], written: Sequence[str]
) -> bool:
    """Whether one word is read otherwise, or takes another capital."""
    place = _places(divided)[at]
    if tuple(syllables[slice(*place)]) != proposal.syllables[slice(*place)]:
        return True
    known = _places(proposal.words)
    if place not in known or len(written) != len(divided):
        return False
    return written[at][:1].isupper() != proposal.spelled[known.index(place)][:1].isupper()


def _syllables(proposal: Proposal, reading: str) -> tuple[str, ...]:
    han = [at for at, character in enumerate(proposal.text) if is_han(character)]
    parse = parse_jyutping if proposal.system is System.JYUTPING else parse_pinyin
    try:
        found = parse(reading, len(han))
    except ValueError as error:
        remedy = f"write one syllable for each of the {len(han)} characters"
        raise ReaderError(str(error), remedy=remedy) from None
    made = list(proposal.syllables)
    for at, syllable in zip(han, found, strict=True):
        made[at] = syllable
    return tuple(made)


def _written(
    divided: Sequence[str], syllables: Sequence[str], written: Sequence[str], part: slice, system: System
) -> str:
    """As it was typed, where that tells the words apart; else spelled anew."""
    if len(written) == len(divided):
        return " ".join(written[part])
    places = _places(divided)[part]
    return " ".join(spell(Reading(syllables=tuple(syllables[slice(*place)])), system) for place in places)


def _places(words: Sequence[str]) -> list[tuple[int, int]]:
    return list(pairwise(accumulate(map(len, words), initial=0)))


def _is_word(spans: Spans, index: int) -> bool:
    return any(map(is_han, spans[index].text)) and spans[index].kind is not SpanKind.PUNCTUATION


def _joins(spans: Spans, index: int) -> bool:
    """Whether a span and the next one stand side by side."""
    return 0 <= index < len(spans) - 1 and spans[index].end == spans[index + 1].start
