"""How an article is opened: at the place asked for, or where and as it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reader.annotation.kept import Kept, open_kept
from reader.article import Article, Position
from reader.settings import Settings
from reader.sources.source import Given
from reader.tui.anchor import Anchor
from reader.tui.places import Places
from reader.tui.view import View


class Opening(NamedTuple):
    view: View
    cursor: Position
    top: Anchor | None
    """Top of the page; None to begin at the cursor."""
    kept: Kept | None = None
    """What an earlier sitting has found out about the text."""


def open_at(
    article: Article,
    settings: Settings,
    places: Places,
    at: str | None = None,
    glossary: Sequence[Path] = (),
    said: Given | None = None,
) -> Opening:
    """Raises SourceError where there is no such section.

    `glossary` are those asked for by name; `said` is what the reader said of the text as it was opened.
    """
    view = View().updated_from(
        {
            "script": settings.script,
            "ruby": settings.ruby,
            "system": settings.reading,
            "english": settings.english,
        }
    )
    kept = open_kept(article, glossary)
    place = places.of(article)
    if place is not None:
        view = view.updated_from(place.view)
    if said is not None and said != Given():
        view = replace(view, encoding=said.encoding or view.encoding, region=said.region or view.region)
    if at:
        from reader.search import find_section

        return Opening(view, find_section(article, at), None, kept)
    if place is None:
        return Opening(view, Position(0, 0), None, kept)
    return Opening(view, place.cursor, place.top, kept)
