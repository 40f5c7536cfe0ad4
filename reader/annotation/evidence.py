"""What the text itself tells of one name, as `duben glossary suggest` weighs it for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotation.kinds import Block, Evidence, Sorter
from reader.annotation.mentions import Finder, Mention
from reader.annotation.tallies import Tallies, Tally
from reader.chinese.script import analysis_view
from reader.glossary.entry import Kind
from reader.glossary.keys import fold

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.spans import Span

READ = 24
"""Blocks with the name that are read: enough to tell, and nobody waits for a form."""
NAMED = frozenset((Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ABBREVIATION))
"""Kinds whose entries name somebody or something."""
_NAMES = frozenset((Evidence.ORIGINAL, Evidence.FOREIGN, Evidence.PERSON, Evidence.PROPER))


def tally_of(annotator: Annotator, start: int, end: int, block: int) -> Tally | None:
    """Of the name that stands there; None where nothing tells that it is one."""
    text = annotator.article.blocks[block].text
    term = text[start:end]

    def is_name(span: Span) -> bool:
        return annotator.glossary[span.payload].entry.kind in NAMED

    finder, tallies = Finder(Sorter(annotator.dictionaries), is_name), Tallies()
    others = (n for n, other in enumerate(annotator.article.blocks) if n != block and term in other.text)
    key = fold(analysis_view(text)[start:end])
    for _, index in zip(range(READ), (block, *others), strict=False):
        read = annotator.article.blocks[index].text
        made = Block(list(annotator.spans(index)), read, analysis_view(read))
        mentions = [_alone(mention) for mention in finder.mentions(made) if mention.evidence in _NAMES]
        tallies.read(index, made, [m for m in mentions if fold(made.view[m.start : m.end]) == key])
    return tallies.by_key.get(key)


def _alone(mention: Mention) -> Mention:
    """A name with its original is tallied by its spelling, too."""
    foreign = mention.evidence is Evidence.ORIGINAL
    return mention._replace(evidence=Evidence.FOREIGN) if foreign else mention
