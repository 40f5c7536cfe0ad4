"""Readings for formats in which every word has one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.chinese.han import is_han
from reader.chinese.pronunciation import Pronouncer, System, Words, parse_pinyin
from reader.chinese.script import analysis_view
from reader.glossary.entry import Entry, Kind

if TYPE_CHECKING:
    from reader.chinese.dictionary import Dictionary

_PROPER = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)


def numbered(entries: Sequence[Entry], dictionary: Dictionary) -> list[str]:
    """Numbered pinyin of each, as the entry has it or else as it is derived: "Te4 lang3 pu3".

    Characters without a reading stand as they are, a run of them together: 3C is "3C".
    """
    terms = [entry.term for entry in entries]
    blocks = [Words(term, analysis_view(term), ((0, len(term)),), (0,)) for term in terms]
    derived = Pronouncer(dictionary).read_blocks(blocks, System.PINYIN)
    return [
        _spelled(entry, _given(entry) or reading.syllables)
        for entry, (reading,) in zip(entries, derived, strict=True)
    ]


def _given(entry: Entry) -> Sequence[str]:
    """One syllable for each character of the term, "" for those that have none."""
    if not entry.pinyin:
        return ()
    count = sum(map(is_han, entry.term))
    syllables = iter(parse_pinyin(entry.pinyin, count))
    return [next(syllables) if is_han(character) else "" for character in entry.term]


def _spelled(entry: Entry, syllables: Sequence[str]) -> str:
    parts: list[str] = []
    was_sign = False
    for character, syllable in zip(entry.term, syllables, strict=True):
        if not syllable and was_sign and parts:
            parts[-1] += character
        else:
            parts.append(syllable or character)
        was_sign = not syllable
    spelled = " ".join("".join(part.split()) for part in parts if part.strip())
    proper = entry.kind in _PROPER
    return spelled[:1].upper() + spelled[1:] if proper else spelled
