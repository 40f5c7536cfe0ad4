"""`duben dictionary` and `duben lookup`: what they do, as lines to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import locations
from reader.chinese.dictionaries import Shelf
from reader.chinese.dictionary import SHIPPED
from reader.errors import DictionaryError, Place, ReaderError, visible

if TYPE_CHECKING:
    from argparse import Namespace


def shelf() -> Shelf:
    return Shelf(locations.dictionaries_dir(), locations.cache_dir())


def run(options: Namespace) -> tuple[Iterable[str], Sequence[str]]:
    """Lines to print, and what is worth knowing besides."""
    if options.what == "import":
        return _import(options.file, options.name)
    if options.what == "list":
        return _list(), ()
    changed = _remove(options.name) if options.what == "remove" else _order(options.names)
    return changed, ()


def _import(path: Path, name: str) -> tuple[list[str], list[str]]:
    before = shelf().names()
    dictionary = shelf().add(path, name)
    about = dictionary.about()
    told = " · ".join((dictionary.name, *_facts(about)))
    if dictionary.name in before:
        told += " · in place of the one before"
    return [visible(told), _asked()], [*_unread(path, about)]


def _asked() -> str:
    return f"asked in this order: {', '.join(shelf().names())}"


def _unread(path: Path, about: dict[str, str]) -> Iterator[str]:
    if count := int(about["unread"]):
        others = {1: "", 2: ", nor is one line after it"}.get(count, f", nor are {count - 1:,} after it")
        yield f"{Place(path, int(about['first_unread']))}: is no entry{others}; passed over"


def _count(about: dict[str, str]) -> str:
    entries = int(about["entries"])
    return "1 entry" if entries == 1 else f"{entries:,} entries"


def _facts(about: dict[str, str]) -> Iterator[str]:
    yield _count(about)
    yield from filter(None, (about["date"], about["licence"]))


def _list() -> Iterator[str]:
    """Number, name, entries, date, licence and file of each, in columns."""
    from reader.typesetting.cells import width

    rows = [*_rows()]
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (f"{text}{' ' * (size - width(text))}" for text, size in zip(row, widths, strict=True))
        yield visible("  ".join(cells).rstrip())


def _rows() -> Iterator[tuple[str, ...]]:
    names = shelf().names()
    for number, name in enumerate(names, 1):
        yield (str(number), name, *_columns(name))
    if SHIPPED not in names:
        yield ("–", SHIPPED, *_columns(SHIPPED)[:-1], "shipped, switched off")


def _columns(name: str) -> tuple[str, str, str, str]:
    try:
        dictionary = shelf().open(name)
    except (DictionaryError, OSError) as error:
        return "", "", "", str(error)
    about = dictionary.about()
    file = str(dictionary.copy or "shipped")
    dictionary.close()
    return _count(about), about["date"] or "–", about["licence"] or "–", file


def _remove(name: str) -> list[str]:
    imported = shelf().is_imported(name)
    removed = shelf().remove(name)
    done = "removed" if imported else f"switched off; duben dictionary order {SHIPPED} brings it back"
    return [f"{removed}: {done}", _asked()]


def _order(names: Sequence[str]) -> list[str]:
    shelf().put_first(names)
    return [_asked()]


def look_up(options: Namespace, columns: int) -> tuple[list[str], list[object]]:
    """Lines to print, none where nothing was found; and what is to be said besides."""
    from reader.annotation.searching import Searcher
    from reader.chinese.pronunciation import System
    from reader.export.answers import answer_json, answer_text
    from reader.glossary.inuse import open_glossary
    from reader.settings import load_settings
    from reader.wording import Wording, chosen_language

    query = _checked(" ".join(options.words))
    settings, problems = load_settings(locations.config_file())
    glossary = open_glossary(None, options.glossary)
    system = System(settings.reading)
    searcher = Searcher(
        glossary, system, cache_dir=locations.cache_dir(), dictionaries=locations.dictionaries_dir()
    )
    answer = searcher.search(query, options.limit)
    said: list[object] = [*problems, *glossary.problems]
    if not answer:
        return [], [*said, f"nothing found for {query!r}"]
    if options.json:
        from reader.jsontext import json_text

        return [json_text(answer_json(answer, system), indent=1)], said
    wording = Wording(chosen_language(settings.language))
    return [*answer_text(answer, columns, system, wording, options.limit)], said


def _checked(query: str) -> str:
    """Without what no text can have (bytes of an argument that are not UTF-8)."""
    query = query.encode("utf-8", "replace").decode("utf-8").strip()
    if not query:
        raise ReaderError("which word?", remedy="duben lookup WORD takes Chinese, pinyin or English")
    return query
