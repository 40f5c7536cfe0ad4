"""`duben glossary`: what it does, as lines to be printed, and its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import locations
from reader.commands.adding import add
from reader.commands.checking import check_files
from reader.commands.exchange import compare, export_entries, import_entries
from reader.commands.layered import glossary_layers
from reader.commands.packs import packs
from reader.commands.suggesting import suggest_entries
from reader.commands.telling import Told, argument_text, as_json, count, place_fields, where
from reader.errors import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.errors import GlossaryError
    from reader.glossary.index import EntryIndex, Listed


def run(options: Namespace) -> Told:
    """Raises ReaderError where it cannot be done."""
    commands: Mapping[str, Callable[[Namespace], Told]] = {
        "add": add,
        "check": check_files,
        "pack": packs,
        "import": import_entries,
        "export": export_entries,
        "diff": compare,
        "schema": _schema,
        "list": _list,
        "show": _show,
        "suggest": suggest_entries,
    }
    return commands[options.what](options)


def _schema(_options: Namespace) -> Told:
    from reader.glossary.jsonschema import json_schema

    return Told(0, [as_json(json_schema())])


def _list(options: Namespace) -> Told:
    index, problems = _opened(options.glossary)
    wanted = argument_text(" ".join(options.words))
    numbers = index.find(wanted, kind=options.kind or "", file=argument_text(options.file or ""))
    found = [index.listed(number) for number in sorted(numbers)]
    if options.json:
        return Told(0 if found else 1, [as_json([_as_row(one) for one in found])], problems)
    if not found:
        return Told(1, [], [*problems, _none_listed(wanted, options)])
    return Told(0, _table(found), problems)


def _none_listed(wanted: str, options: Namespace) -> str:
    limits = [f"of the kind {options.kind}"] if options.kind else []
    limits += [f"in a file called {argument_text(options.file)}"] if options.file else []
    return " ".join(["no entry", *([f"for {wanted!r}"] if wanted else []), *limits])


def _table(found: Sequence[Listed]) -> Iterator[str]:
    """Term, English, kind, file and line, in columns."""
    from reader.typesetting.cells import truncate, width

    rows = [(one.entry.term, truncate(one.entry.english, 40), str(one.entry.kind)) for one in found]
    widths = [min(24, max(width(row[0]) for row in rows)), 40, 12]
    for one, row in zip(found, rows, strict=True):
        padded = [f"{text}{' ' * (cells - width(text))}" for text, cells in zip(row, widths, strict=True)]
        gone = f" (in its place {where(one.overridden_by.place)})" if one.overridden_by else ""
        yield visible(f"{'  '.join(padded)}  {where(one.located.place)}{gone}")


def _as_row(one: Listed) -> dict[str, Any]:
    entry = one.entry
    row = {
        "term": entry.term,
        "english": entry.english,
        "kind": entry.kind,
        **place_fields(one.located.place),
    }
    return row | {"replaced": one.overridden_by is not None}


def _show(options: Namespace) -> Told:
    from reader.glossary.emitting import emitted

    index, problems = _opened(options.glossary)
    whole = argument_text(" ".join(options.term))
    terms = [whole] if len(options.term) == 1 or index.named(whole) else [*map(argument_text, options.term)]
    found = [index.listed(number) for term in terms if term for number in index.named(term)]
    missing = [_not_found(index, term) for term in terms if not (term and index.named(term))]
    parts = ["\n".join([*map(visible, _about(one)), emitted([one.entry], 100)]) for one in found]
    lines = "\n".join(parts).rstrip("\n").split("\n") if parts else []
    return Told(1 if missing else 0, lines, [*problems, *missing])


def _not_found(index: EntryIndex, term: str) -> str:
    more = index.find(term) if term else ()
    hint = f"; duben glossary list {term} finds {count(len(more), 'entry', 'entries')}" if more else ""
    return f"no entry has the spelling {term!r}{hint}"


def _about(one: Listed) -> Iterator[str]:
    """Comments, so that what is printed is a glossary file."""
    yield f"# {where(one.located.place)}"
    if one.overridden_by:
        yield f"# in its place: {where(one.overridden_by.place)}"
    for earlier in one.overrides:
        yield f"# in place of: {where(earlier.place)} ({earlier.entry.english})"


def _opened(extra: Sequence[Path]) -> tuple[EntryIndex, tuple[GlossaryError, ...]]:
    from reader.glossary.files import load_glossary
    from reader.glossary.index import EntryIndex

    glossary = load_glossary(glossary_layers(extra), locations.cache_dir())
    return EntryIndex(glossary, locations.cache_dir()), glossary.problems
