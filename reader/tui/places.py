"""The notebook in the page's terms: where to go on reading, and writing down where one stopped.

A notebook that cannot be used says so once; every question is then answered as by an empty one.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.article import Article, Position
from reader.errors import NotebookError
from reader.locations import path_text
from reader.notebook import Bookplace, Notebook
from reader.sources.source import Given
from reader.tui.anchor import Anchor
from reader.tui.progress import Progress
from reader.tui.view import View

OPEN_AGAIN = 30.0
"""Seconds before a notebook that could not be opened is tried again."""


class Resume(NamedTuple):
    cursor: Position
    top: Anchor
    view: Mapping[str, Any]
    per_cent: int


class Places:
    """Opens the notebook when first asked; holds it until closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._notebook: Notebook | None = None
        self._failed = ""
        self._not_before = 0.0
        self._told = False
        self._kept: tuple[object, ...] = ()

    def of(self, article: Article) -> Resume | None:
        """Where this article was left."""
        place = self._ask(lambda notebook: notebook.place(article.digest, _path_of(article)), None)
        if place is None:
            return None
        top = Anchor(Position(place.top_block, place.top_offset), place.top_lines)
        return Resume(Position(place.block, place.offset), top, place.view, place.per_cent)

    def given(self, path: Path) -> Given:
        """What the reader has said of a file, when it was last open."""
        place = self._ask(lambda notebook: notebook.place("", _written(path)), None)
        view = View().updated_from(place.view) if place else View()
        return Given(encoding=view.encoding, region=view.region)

    def last_path(self) -> Path | None:
        """The file last read, if it is still there."""
        place = self._ask(lambda notebook: notebook.last(), None)
        path = Path(place.path) if place else None
        return path if path and path.is_file() else None

    def every(self) -> list[Bookplace]:
        """The latest first."""
        places: list[Bookplace] = self._ask(lambda notebook: notebook.every(), [])
        return places

    def keep(self, article: Article, cursor: Position, top: Anchor, view: View) -> str:
        """Write the place down; what to tell the reader where that fails, the first time it does."""
        kept = (article.digest, cursor, top, view)
        if kept == self._kept:
            return ""
        self._kept = kept
        place = Bookplace(
            digest=article.digest,
            path=_path_of(article),
            title=article.title,
            block=cursor.block,
            offset=cursor.offset,
            top_block=top.position.block,
            top_offset=top.position.offset,
            top_lines=top.lines,
            per_cent=Progress(article).per_cent(cursor),
            view=view.as_json(),
            about={
                "author": article.author,
                "date": article.date,
                "source": article.source,
                "address": "" if article.path else article.address,
                "characters": sum(len(block.text) for block in article.blocks),
            },
        )
        if not self._ask(lambda notebook: notebook.remember(place) or True, False):
            self._kept = ()  # not yet: it is tried again
        return self.notice()

    def notice(self) -> str:
        """What the reader should be told of the notebook, once."""
        if self._told:
            return ""
        text = self._failed or (self._notebook.restored if self._notebook else "")
        self._told = bool(text)
        return text

    def close(self) -> None:
        if self._notebook is not None:
            self._notebook.close()
            self._notebook = None

    def _ask(self, question: Any, otherwise: Any) -> Any:
        """A disk may be full for a while and a file held by another program: it is asked again later."""
        try:
            if self._notebook is not None and not self._notebook.is_in_place():
                self.close()
            if self._notebook is None:
                if time.monotonic() < self._not_before:
                    return otherwise
                self._notebook = Notebook.open(self._path)
            return question(self._notebook)
        except NotebookError as error:
            self._failed = str(error)
            self._not_before = time.monotonic() + OPEN_AGAIN
            return otherwise


def _path_of(article: Article) -> str:
    return _written(article.path) if article.path else ""


def _written(path: Path) -> str:
    """As the notebook keeps it; "" for a name that is not UTF-8, whose text is known by its digest alone."""
    written = str(path.absolute())
    return written if path_text(written) == written else ""
