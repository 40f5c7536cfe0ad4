"""The text a command is about: what the reader says of it, and how it is opened."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Place, SourceError, visible
from reader.sources.addresses import is_address, looks_like_a_host
from reader.streams import for_terminal, is_terminal, standard_input

if TYPE_CHECKING:
    from reader.annotation.annotator import Annotator
    from reader.article import Article
    from reader.errors import GlossaryError
    from reader.sources.source import Given


def check(file: str) -> None:
    """Said before anything is loaded: a file that is not there needs no screen."""
    if is_address(file) or Path(file).exists():
        return
    remedy = f"is it https://{file}?" if looks_like_a_host(file) else "check the name, or duben --help"
    raise SourceError("there is no such file", place=Place(file), remedy=remedy)


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

    target = options.file if options.file == "-" or is_address(options.file) else Path(options.file)
    stdin = standard_input() if target == "-" else None
    return open_article(target, stdin=stdin, given=given(options))


def open_annotator(article: Article, extra: Sequence[Path]) -> tuple[Annotator, Sequence[GlossaryError]]:
    from reader.annotation.annotator import annotate

    annotator = annotate(article, extra=extra)
    return annotator, (*annotator.glossary.problems, *annotator.corrections.problems)
