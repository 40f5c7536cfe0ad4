"""`duben FILE …`: the screen, or the page as plain text where there is no terminal for it; `duben show`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.commands.opening import check, check_command, given, open_annotator, texts_of
from reader.errors import ReaderError, SourceError
from reader.options import PARSERS, output_columns
from reader.streams import (
    is_terminal,
    reconfigure_output,
    say,
    standard_input,
    take_terminal_back,
    write_lines,
)

if TYPE_CHECKING:
    from reader.article import Article
    from reader.library.opening import Opener


def read(options: Namespace) -> int:
    """Open the screen, or print the page where there is no terminal to open it on."""
    if options.clipboard:
        from reader.clipboard import read_clipboard

        options.piped = read_clipboard().encode()
        options.files = ["-", *options.files]
    elif not options.files and not is_terminal(sys.stdin):
        options.files = ["-"]
    if options.files:
        check_command(options.files[0], PARSERS)
    options.files = texts_of(options.files)
    if len(options.files) == 1 and options.files != ["-"]:
        check(options.files[0])
    if options.print or not is_terminal(sys.stdout):
        return _print(options)
    opener = _opener(options)
    if not is_terminal(sys.stdin):
        take_terminal_back()
    from reader.tui.start import run

    return run(targets=options.files, opener=opener, at=options.at, glossary=options.glossary)


def _opener(options: Namespace) -> Opener:
    """Standard input is read here, where one of the texts is it."""
    from reader.library.opening import Opener

    if "-" in options.files and options.piped is None:
        options.piped = standard_input().read()
    return Opener(given(options), options.piped or b"")


def _print(options: Namespace) -> int:
    """The page of each text as plain typeset text; a line for each that cannot be opened."""
    if not options.files:
        raise SourceError("which text?", remedy="duben FILE prints it, duben - standard input")
    opener = _opener(options)
    failed = False
    for number, target in enumerate(options.files):
        try:
            page = _page(options, target, opener.open(target))
        except ReaderError as error:
            if len(options.files) == 1:
                raise
            say(error)
            failed = True
        else:
            write_lines(("", "") if number else ())
            write_lines(page)
    return 2 if failed else 0


def _page(options: Namespace, target: str, article: Article) -> Iterator[str]:
    """Raises ReaderError where there is none to be made; what is worth knowing is said."""
    from reader import locations
    from reader.export.paper import Paper
    from reader.export.plain import plain_page
    from reader.search import find_section
    from reader.settings import load_settings

    start = find_section(article, options.at).block if options.at else 0
    settings, problems = load_settings(locations.config_file())
    annotator, slips = open_annotator(article, options.glossary)
    say(*problems, *slips, *article.notices)
    look = Paper.chosen(
        settings,
        columns=options.width or output_columns(),
        script=options.script,
        ruby=options.ruby,
        english=options.english,
    )
    named = target if len(options.files) > 1 else ""
    say(*(f"{target}: {lack}" if named else lack for lack in look.lacking(article, options.english)))
    return plain_page(article, annotator, look, start=start, named=named)


def show(options: Namespace) -> int:
    """The pages, through a pager where a terminal's screen does not hold them; 2 where one was missing."""
    import shutil

    from reader.commands.paging import page_lines, pager_of, write_through
    from reader.commands.show import Show

    options.files = texts_of(options.files)
    if sys.stdout is None:
        raise ReaderError("there is no standard output to write to")
    terminal = is_terminal(sys.stdout)
    columns = output_columns(capped=False)
    show = Show(options, given=given(options), columns=columns, terminal=terminal, stdin=standard_input)
    reconfigure_output(encoding="utf-8", errors="replace")
    pager = pager_of(os.environ) if terminal and options.pager else ""
    if pager:
        page_lines(show.lines(), pager, os.environ, rows=shutil.get_terminal_size().lines - 1)
    else:
        write_through(show.lines(), sys.stdout)
    sys.stdout.flush()
    say(*show.said)
    return 2 if show.failed else 0
