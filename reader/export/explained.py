"""Why a text is divided and read as it is, printed for people or as JSON.

    block 0, paragraph: 29.99 nats
      0-3  特朗普  entry  7.50  Tèlǎngpǔ (dictionary)  glossary/people.yaml:2
           +5.17  特朗  0-2  word  18.00  word list

A span a line; under it what else there might have been, with the nats by which the block would be dearer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from reader.annotation.explaining import explain_block
from reader.errors import Place, visible
from reader.jsontext import escaped
from reader.locations import path_text

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.annotation.explaining import Candidate, ExplainedSpan
    from reader.article import Article

VERSION = 1


def explained_text(article: Article, annotator: Annotator) -> Iterator[str]:
    """Lines, a block's as soon as it is annotated."""
    for index, block in enumerate(article.blocks):
        explained = explain_block(annotator, index)
        yield f"block {index}, {block.kind.value}: {explained.cost:.2f} nats"
        for span in explained.spans:
            yield f"  {_span_line(span)}"
            for candidate in span.candidates:
                yield f"      {_candidate_line(candidate)}"


def _span_line(span: ExplainedSpan) -> str:
    chosen = span.chosen
    told = (*_head(chosen), f"{chosen.cost:.2f}", _reading(span), _origin(chosen))
    return "  ".join(filter(None, told))


def _candidate_line(candidate: Candidate) -> str:
    told = (f"+{candidate.loss:.2f}", *_head(candidate), f"{candidate.cost:.2f}", _origin(candidate))
    return "  ".join(told)


def _head(candidate: Candidate) -> tuple[str, str, str]:
    return f"{candidate.start}-{candidate.end}", visible(candidate.text), candidate.kind.label


def _origin(candidate: Candidate) -> str:
    return visible(_from_here(candidate.place)) if candidate.place else candidate.source


def _from_here(place: Place) -> str:
    """As an editor started here finds it."""
    path, here = Path(place.path), Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return str(Place(shown, place.line))


def _reading(span: ExplainedSpan) -> str:
    from reader.chinese.pronunciation import System, spell

    if not any(span.reading.syllables):
        return ""
    doubt = ", doubtful" if span.reading.doubtful else ""
    return f"{spell(span.reading, System.PINYIN)} ({span.reading.source}{doubt})"


# -- JSON --------------------------------------------------------------------------------------------------


def explained_json(article: Article, annotator: Annotator) -> dict[str, Any]:
    """The whole article in one object."""
    blocks = [_block(article, annotator, index) for index in range(len(article.blocks))]
    return {"version": VERSION, "title": article.title, "blocks": blocks}


def explained_jsonl(article: Article, annotator: Annotator) -> Iterator[str]:
    """One block a line, each as soon as it is annotated."""
    for index in range(len(article.blocks)):
        yield escaped(msgspec.json.encode(_block(article, annotator, index)).decode())


def _block(article: Article, annotator: Annotator, index: int) -> dict[str, Any]:
    explained = explain_block(annotator, index)
    return {
        "block": index,
        "kind": article.blocks[index].kind.value,
        "text": explained.text,
        "cost": _nats(explained.cost),
        "spans": [_span(span) for span in explained.spans],
    }


def _span(span: ExplainedSpan) -> dict[str, Any]:
    from reader.chinese.pronunciation import System, spell_syllables

    made = _edge(span.chosen)
    if any(span.reading.syllables):
        made["reading"] = {
            "pinyin": spell_syllables(span.reading, System.PINYIN),
            "source": span.reading.source,
            "doubtful": span.reading.doubtful,
        }
    made["candidates"] = [
        {**_edge(candidate), "loss": _nats(candidate.loss)} for candidate in span.candidates
    ]
    return made


def _edge(candidate: Candidate) -> dict[str, Any]:
    made: dict[str, Any] = {
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.text,
        "kind": candidate.kind.label,
        "source": candidate.source,
    }
    if candidate.place:
        made |= {"file": path_text(candidate.place.path), "line": candidate.place.line}
    return {**made, "cost": _nats(candidate.cost)}


def _nats(cost: float) -> float:
    return round(cost, 4)
