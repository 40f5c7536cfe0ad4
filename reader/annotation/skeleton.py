"""Candidates written as a glossary file, to be edited.

What has its English is an entry; what lacks it is a comment that becomes one when its "# " is taken away. So
the file is in order as it stands, whatever the text was: comments hold no sign that could end them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.annotation.kinds import Evidence
from reader.annotation.suggesting import Candidate
from reader.errors import visible
from reader.glossary.editing import new_element

_HEADINGS = {
    Evidence.ORIGINAL: "Names with their original in brackets",
    Evidence.FOREIGN: "Transliterated names",
    Evidence.PERSON: "Chinese personal names",
    Evidence.PROPER: "Proper names that the dictionary has",
    Evidence.BODY: "Organisations, told by their endings",
    Evidence.UNKNOWN: "Repeated words that no dictionary has",
}


def skeleton(candidates: Sequence[Candidate], source: str) -> Iterator[str]:
    """The lines of a glossary file; `source` is what the text is called."""
    filled = sum(bool(each.entry.english) for each in candidates)
    yield _comment(f"Suggestions from {source}: {len(candidates)}, {filled} of them with their English.")
    yield '# What begins with "# - term" lacks it: write it and take the "# " away, or delete the lines.'
    yield "# Kinds and English are guesses. Put the file into the glossary folder that duben locate names, or"
    yield "# beside the text as NAME.glossary.yaml."
    for evidence, same in groupby(candidates, key=lambda each: each.evidence):
        yield ""
        yield f"# -- {_HEADINGS[evidence]} --"
        for candidate in same:
            yield ""
            yield from _lines(candidate)


def _lines(candidate: Candidate) -> Iterator[str]:
    times = "once" if candidate.count == 1 else f"{candidate.count} times"
    yield _comment(f"{times}: {candidate.context}")
    lines = new_element(candidate.entry).rstrip("\n").split("\n")
    if candidate.entry.english:
        yield from lines
    else:
        yield from (_comment("  english:" if line.startswith("  english:") else line) for line in lines)


def _comment(text: str) -> str:
    """One line, without what YAML or a terminal would take for more than a letter."""
    plain = visible(" ".join(text.split())) if not text.startswith(" ") else visible(text)
    return "# " + "".join(sign if sign.isprintable() else "�" for sign in plain)
