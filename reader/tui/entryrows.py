"""Entries of the glossary as lines: pure, from what is known of them to parts of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Article, Position
from reader.errors import visible
from reader.tui.progress import Progress
from reader.tui.status import Parts
from reader.typesetting.cells import truncate, width
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.glossary.entry import Entry
    from reader.glossary.index import Listed

FILE_FROM = 84
"""Cells of a row from which it tells the file, too."""
FILE = 30
"""Cells of that."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are to be listed."""

    words: str = ""
    kind: str = ""
    file: str = ""
    """A path; "" for all."""
    here: bool = False
    """Only those that the text mentions."""


class Row(NamedTuple):
    entry: Entry
    where: str
    """Its file and line."""
    mentions: int
    replaced: bool
    """A later layer has an entry for the term."""
    contested: bool
    """Another entry has a claim to one of its spellings."""


def draw_entry(row: Row, cells: int, wording: Wording) -> Parts:
    """Term, English, kind, mentions and file. What has been replaced, or is contested, says so in words."""
    told = [wording.kind(row.entry.kind)]
    if row.replaced:
        told.append(wording("glossary-replaced"))
    elif row.contested:
        told.append(wording("glossary-contested"))
    count = f"×{row.mentions}" if row.mentions else ""
    where = f"  {_fitted(visible(row.where))}" if cells >= FILE_FROM else ""
    right = f"  {' · '.join(told)}{count.rjust(6)}{where}"
    room = max(0, cells - width(right))
    term = truncate(visible(row.entry.term), max(8, room // 2))
    english = truncate(visible(row.entry.english), max(0, room - width(term) - 2))
    space = " " * max(0, room - width(term) - 2 - width(english))
    look = "faint" if row.replaced else row.entry.kind.value
    return ((term, look), (f"  {english}{space}", "faint" if row.replaced else ""), (right, "faint"))


def _fitted(where: str) -> str:
    """Its end, where it is too long: the file's name and the line matter most."""
    start = 0
    while width(where[start:]) > FILE - bool(start):
        start += 1
    shown = f"…{where[start:]}" if start else where
    return shown + " " * (FILE - width(shown))


def describe(
    listed: Listed, mentions: Sequence[Position], article: Article, wording: Wording
) -> list[tuple[str, str]]:
    """(line, look) each: what is written, where, what it has to do with others, where it is mentioned."""
    from reader.glossary.emitting import emitted

    lines = [(visible(listed.located.where), "faint")]
    lines += [(visible(line), "") for line in emitted([listed.entry]).rstrip("\n").split("\n")]
    lines += [("", ""), (visible(str(listed.located.place)), "faint"), *_relations(listed, wording)]
    if mentions:
        lines += [("", ""), (wording("glossary-mentions").format(n=len(mentions)), "strong")]
        lines += [(line, "") for line in _by_section(mentions, article, wording)]
    return lines


def _relations(listed: Listed, wording: Wording) -> Iterator[tuple[str, str]]:
    for earlier in listed.overrides:
        told = wording("glossary-overrides").format(place=earlier.where, english=earlier.entry.english)
        yield visible(told), "faint"
    if later := listed.overridden_by:
        told = wording("glossary-overridden").format(place=later.where, english=later.entry.english)
        yield visible(told), "alert"
    for form, other in listed.rivals:
        told = wording("glossary-rival").format(form=form, term=other.entry.term, place=other.where)
        yield visible(told), "alert"


def _by_section(mentions: Sequence[Position], article: Article, wording: Wording) -> Iterator[str]:
    """§2 heading: 3 (12% 14% 20%)."""
    progress = Progress(article)
    sections: dict[int, list[str]] = {}
    for mention in mentions:
        sections.setdefault(progress.section(mention), []).append(f"{progress.per_cent(mention)}%")
    for number, places in sections.items():
        title = article.sections[number].title or wording("introduction")
        shown = " ".join(places[:MOST]) + (" …" if len(places) > MOST else "")
        yield f"§{number + 1} {truncate(visible(title), 24)}  {len(places)}: {shown}"


MOST = 12
"""Mentions of a section whose places are told."""
