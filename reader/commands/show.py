"""`duben show`: texts as typeset pages with colours, one after another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from reader import locations
from reader.commands.opening import tell_building
from reader.errors import ReaderError
from reader.export.ansi import ansi_page
from reader.export.paper import Paper
from reader.search import find_section
from reader.settings import Settings, load_settings
from reader.sgr import Depth, Ink, depth_of, paper_palette

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.sources.source import Given


class Show:
    """What is shown of the texts that were named. `said` collects what is worth knowing besides; a text that
    cannot be opened is said there too, and the others are shown."""

    def __init__(
        self,
        options: Namespace,
        *,
        given: Given,
        columns: int,
        terminal: bool,
        stdin: Callable[[], BinaryIO],
    ) -> None:
        self._options = options
        self._given = given
        self._stdin = stdin
        self._settings, problems = load_settings(locations.config_file())
        self.said: list[object] = list(problems)
        self.failed = False
        """Whether a text could not be shown."""
        self._columns = options.width or columns
        depth = depth_of(options.color, os.environ, terminal=terminal)
        if terminal and depth is not Depth.NONE:
            _measure_terminal(self._settings)
        self._ink = Ink(paper_palette(options.theme or self._settings.theme, os.environ), depth)

    def lines(self) -> Iterator[str]:
        shown = False
        for file in self._options.files:
            try:
                article = self._open(file)
                start = find_section(article, self._options.at).block if self._options.at else 0
                annotator = self._annotate(article)
            except ReaderError as error:
                self.said.append(error)
                self.failed = True
                continue
            look = self._look(article)
            if shown:
                yield from ("", "")
            shown = True
            named = file if len(self._options.files) > 1 else ""
            yield from ansi_page(article, annotator, look, self._ink, start=start, named=named)

    def _look(self, article: Article) -> Paper:
        options = self._options
        look = Paper.chosen(
            self._settings,
            columns=self._columns,
            script=options.script,
            ruby=options.ruby,
            reading=options.reading,
            english=options.english,
        )
        self.said += [said for said in look.lacking(article, options.english) if said not in self.said]
        return look

    def _open(self, file: str) -> Article:
        from reader.sources import open_article

        stdin = self._stdin() if file == "-" else None
        return open_article(file, stdin=stdin, given=self._given)

    def _annotate(self, article: Article) -> Annotator:
        from reader.annotation.annotator import annotate

        tell_building()
        annotator = annotate(article, extra=self._options.glossary)
        problems: Sequence[object] = (*annotator.glossary.problems, *annotator.corrections.problems)
        known = set(map(str, self.said))
        self.said += [problem for problem in (*problems, *article.notices) if str(problem) not in known]
        return annotator


def _measure_terminal(settings: Settings) -> None:
    """Where this terminal draws characters of ambiguous width in two cells, they count as two."""
    from reader.tui.probe import ambiguous_width

    if settings.ambiguous == "2" or (os.isatty(0) and ambiguous_width(settings.ambiguous) == 2):
        from reader.typesetting.cells import widen_ambiguous

        widen_ambiguous()
