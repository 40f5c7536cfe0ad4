"""Texts opened as they are named: a file, a copy in the library, standard input, the clipboard.

A copy in the library is read as the reader said it is to be read when it was added, under the reader's title.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader import locations
from reader.errors import ReaderError
from reader.sources import open_article
from reader.sources.addresses import target_of
from reader.sources.source import Given

if TYPE_CHECKING:
    from reader.article import Article

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens what was named on the command line."""

    given: Given | None = None
    """What the reader says of the texts."""
    piped: bytes = b""
    """What standard input held."""
    remembered: Callable[[Path], Given] | None = None
    """What the reader said of a file earlier: goes for it where nothing is said now."""

    def open(self, target: str | Path) -> Article:
        """Raises SourceError."""
        if target == STANDARD_INPUT:
            return open_article(STANDARD_INPUT, stdin=BytesIO(self.piped), given=self.given)
        path, given = target_of(target), self.given
        if isinstance(path, str):
            return open_article(path, given=self.given)
        if self.remembered and given in (None, Given()):
            given = self.remembered(path)
        return open_file(path, given)


class ReadingList:
    """Texts to be read one after the other, each opened when it is turned to."""

    def __init__(self, targets: Sequence[str | Path] = (), opener: Opener | None = None) -> None:
        self._targets = tuple(targets)
        self._opener = opener or Opener()
        self._at = -1
        self._piped = ""
        """Digest of the text that standard input held."""
        self._turning = Lock()

    @property
    def turn(self) -> tuple[int, int]:
        """The text that was opened last, counted from 1, and how many there are."""
        return self._at + 1, len(self._targets)

    @property
    def piped(self) -> bytes:
        """What standard input held."""
        return self._opener.piped

    def piped_as(self, digest: str) -> bytes:
        """What standard input held, where it was this text; else nothing."""
        return self._opener.piped if digest == self._piped else b""

    def open_next(self, step: int = 1) -> tuple[Article | None, list[ReaderError]]:
        """The next text this way that can be opened, None where there is none; and those that cannot."""
        with self._turning:
            return self._open_next(step)

    def _open_next(self, step: int) -> tuple[Article | None, list[ReaderError]]:
        problems: list[ReaderError] = []
        at = self._at + step
        while 0 <= at < len(self._targets):
            try:
                article = self._opener.open(self._targets[at])
            except ReaderError as error:
                problems.append(error)
                at += step
            else:
                self._at = at
                if self._targets[at] == STANDARD_INPUT:
                    self._piped = article.digest
                return article, problems
        return None, problems


def open_file(path: Path, given: Given | None = None) -> Article:
    """Raises SourceError."""
    if path.absolute().parent.parent != locations.library_dir():
        return open_article(path, given=given)
    return _open_kept(path, given)


def _open_kept(path: Path, given: Given | None) -> Article:
    from reader.library.shelf import kept_at

    kept = kept_at(path)
    if kept is None:
        return open_article(path, given=given)
    reading = kept.reading
    as_kept = Given(
        encoding=reading.encoding, region=reading.region, format=reading.format, address=kept.address
    )
    article = open_article(path, given=as_kept if given in (None, Given()) else given)
    return replace(article, title=kept.title) if kept.titled else article


def open_pasted(text: str, name: str) -> Article:
    """What the clipboard holds; called so where it has no title. Raises SourceError."""
    article = open_article(STANDARD_INPUT, stdin=BytesIO(text.encode()))
    return article if article.title else replace(article, title=name)
