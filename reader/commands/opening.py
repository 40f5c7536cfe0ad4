"""The text a command is about: what the reader says of it, and how it is opened."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Place, SourceError, visible
from reader.sources.addresses import is_address, target_of
from reader.streams import for_terminal, is_terminal, say, standard_input

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.errors import GlossaryError
    from reader.sources.source import Given

MOST_IN_TURN = 1_000
"""Texts of a folder that are read one after the other."""


def check(file: str) -> None:
    """Said before anything is loaded: a file that is not there needs no screen."""
    from reader.sources.opening import is_in_archive, missing_remedy

    target = target_of(file)
    if isinstance(target, str) or target.exists() or is_in_archive(target):
        return
    remedy = missing_remedy(file) or "check the name, or duben --help"
    raise SourceError("there is no such file", place=Place(file), remedy=remedy)


def texts_of(files: Sequence[str]) -> list[str]:
    """What was named, with the texts of a folder in its place; a folder without any is told when opened.

    Raises SourceError where one holds more than are read in turn.
    """
    return [text for file in files for text in _texts_in(file)]


def _texts_in(file: str) -> list[str]:
    if not os.path.isdir(file):  # noqa: PTH112  # True or False, whatever is written
        return [file]
    from reader.library.folder import texts_in

    found = [str(path) for path in islice(texts_in(Path(file)), MOST_IN_TURN + 1)]
    if len(found) > MOST_IN_TURN:
        what = f"this folder holds more than {MOST_IN_TURN:,} texts"
        raise SourceError(what, place=Place(file), remedy=f"keep them: duben texts add {file}")
    return found or [file]


def check_command(file: str, known: Collection[str]) -> None:
    """A first word that is no file's name, and nearly that of a command, is taken for a slip of the hand."""
    if not file.isalpha() or os.path.exists(file):  # noqa: PTH110
        return
    from difflib import get_close_matches

    if close := get_close_matches(file.lower(), known, n=1, cutoff=0.7):
        raise SourceError(
            "there is no such file", place=Place(file), remedy=f"did you mean duben {close[0]}?"
        )


def look_on(arguments: list[str]) -> None:
    """Where a page of the web is asked for and somebody looks on, they are told what is waited for."""
    if is_terminal(sys.stderr) and any(map(is_address, arguments)):
        from reader.sources import fetching

        fetching.on_waiting = _tell_waiting


def _tell_waiting(host: str) -> Callable[[], None]:
    """A line while a page is waited for; the screen, once it is there, is not written upon."""
    if "textual" in sys.modules:
        return lambda: None
    from reader.wording import Wording, chosen_language

    line = visible(Wording(chosen_language("auto"))("fetching").format(host=host))
    sys.stderr.write(f"duben: {for_terminal(line)}")
    sys.stderr.flush()

    def wipe() -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    return wipe


def given(options: Namespace) -> Given:
    """What the reader says of the text."""
    from reader.sources.charsets import find_charset
    from reader.sources.source import Given

    lines = getattr(options, "lines", False)
    return Given(lines=lines, encoding=find_charset(options.encoding), region=options.region)


def open_text(options: Namespace) -> Article:
    from reader.sources import open_article

    stdin = standard_input() if options.file == "-" else None
    return open_article(options.file, stdin=stdin, given=given(options))


def open_annotator(article: Article, extra: Sequence[Path]) -> tuple[Annotator, Sequence[GlossaryError]]:
    from reader.annotation.annotator import annotate

    tell_building()
    annotator = annotate(article, extra=extra)
    return annotator, (*annotator.glossary.problems, *annotator.corrections.problems)


def tell_building() -> None:
    """From now on somebody at a terminal is told what they wait for, where files are built first."""
    if is_terminal(sys.stderr):
        from reader.chinese.cachefile import tell_when_building

        tell_when_building(lambda: say("preparing the dictionaries, once …"))
