"""`duben glossary suggest`: candidates for entries, as a glossary file or JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import locations
from reader.commands.telling import Told, as_json, count, near
from reader.errors import Place, ReaderError, SourceError, visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.annotation.suggesting import Candidate
    from reader.article import Article
    from reader.chinese.dictionaries import Shelf
    from reader.chinese.dictionary import Dictionary


def suggest_entries(options: Namespace) -> Told:
    """Exit code 1 where there is nothing to suggest. Raises SourceError, ReaderError, OSError."""
    from reader.annotation.annotator import annotate
    from reader.annotation.skeleton import skeleton
    from reader.annotation.suggesting import suggest
    from reader.chinese.dictionaries import Shelf

    if options.output:
        _check_is_new(options.output)
    article = _open(options.file)
    annotator = annotate(article, extra=options.glossary)
    shelf = Shelf(locations.dictionaries_dir(), locations.cache_dir())
    found = suggest(annotator, _dictionaries(shelf), least=options.min, limit=options.limit)
    source = "standard input" if options.file == "-" else Path(options.file).name
    written = skeleton(found, source) if found else ()
    lines = [as_json([*map(_as_row, found)])] if options.json else [*written]
    return _given(options.output, lines, found, annotator.glossary.problems)


def _given(
    path: Path | None, lines: Sequence[str], found: Sequence[Candidate], said: Sequence[object]
) -> Told:
    filled = sum(bool(each.entry.english) for each in found)
    told = f"{count(len(found), 'suggestion')}, {filled} with English" if found else "nothing to suggest"
    if path is None:
        return Told(0 if found else 1, lines, [*said, told])
    if not found:
        return Told(1, [], [*said, told])
    from reader.filewrite import write_new_file

    write_new_file(path, "\n".join(lines) + "\n")
    return Told(0, [visible(str(near(path)))], [*said, told])


def _check_is_new(path: Path) -> None:
    """Said before the text is read; writing asks again."""
    if path.exists() or path.is_symlink():
        raise ReaderError("is there already", place=Place(path), remedy="name a new file, or delete it first")
    if not path.parent.is_dir():
        raise ReaderError("there is no such folder", place=Place(path.parent), remedy="make it first")


def _open(file: str) -> Article:
    from reader.sources import open_article

    if file != "-":
        return open_article(Path(file))
    if sys.stdin is None:
        raise SourceError("there is no standard input", remedy="name a file")
    return open_article("-", stdin=sys.stdin.buffer)


def _dictionaries(shelf: Shelf) -> list[Dictionary]:
    """The shipped one, which writes names with a capital, and all others: what they have is known."""
    from reader.chinese.dictionary import Dictionary

    shipped = Dictionary.open(locations.cache_dir())
    return [shipped, *(each for each in shelf.open_all(shipped) if each is not shipped)]


def _as_row(candidate: Candidate) -> dict[str, Any]:
    from reader.glossary.listing import as_values

    return {
        **as_values(candidate.entry),
        "kind": candidate.entry.kind,
        "evidence": candidate.evidence.name.lower(),
        "count": candidate.count,
        "context": candidate.context,
        "block": candidate.block,
        "start": candidate.start,
    }
