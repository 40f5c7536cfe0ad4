"""`duben glossary import`, `export` and `diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import locations
from reader.commands.layered import checked_file, glossary_layers
from reader.commands.telling import Told, as_json, count, near, place_fields, where
from reader.errors import Place, ReaderError, SourceError, visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.errors import GlossaryError
    from reader.glossary.entry import Entry, Located
    from reader.glossary.exchange.comparing import Difference
    from reader.glossary.exchange.merging import Merged
    from reader.glossary.exchange.taking import Taken

NAMED = 20
"""Problems told one by one; of more only the number."""
LARGEST = 64_000_000
"""Bytes of a file that is imported."""


def import_entries(options: Namespace) -> Told:
    """Raises ReaderError where nothing can be taken or written."""
    from reader.glossary.exchange.formats import FORMATS, format_of
    from reader.glossary.exchange.merging import merge

    content, path = _content(options.file)
    name = options.format or format_of(path, content)
    read = FORMATS[name].read
    if read is None:
        raise ReaderError(f"{FORMATS[name].title} can only be exported", place=Place(path))
    taken = read(content, path)
    if FORMATS[name].always_reads:
        _drop_derived_readings(taken)
    target = checked_file(near(options.to or locations.user_glossary() / f"{_stem(path)}.yaml"))
    if not taken.entries:
        return Told(1, [], [*_problems(taken.problems), f"{path}: no entry could be taken"])
    merged = merge(target, taken.entries, path.name, replace=options.replace)
    said = [*_problems(taken.problems), *_kept(merged), *_outranked(target, taken.entries)]
    if taken.unread:
        said.append(f"{count(taken.unread, 'reading')} left out, being no pinyin")
    return Told(1 if taken.problems else 0, [visible(_summary(merged, target))], said)


def _content(file: str) -> tuple[bytes, Path]:
    if file == "-":
        if sys.stdin is None:
            raise SourceError("there is no standard input", remedy="name a file")
        return sys.stdin.buffer.read(LARGEST + 1), Path("imported")
    path = near(Path(file))
    if path.is_dir():
        raise SourceError("is a folder", place=Place(path), remedy="give a file in it")
    if not path.is_file():
        raise SourceError("is no file", place=Place(path), remedy="give a file to import")
    if path.stat().st_size > LARGEST:
        raise SourceError(f"has more than {LARGEST // 1_000_000} MB", place=Place(path), remedy="split it")
    return path.read_bytes(), path


def _stem(path: Path) -> str:
    """What the new file is called: without endings, and never hidden."""
    return path.name.lstrip(".").split(".")[0] or "imported"


def _summary(merged: Merged, target: Path) -> str:
    told = [f"{count(merged.added, 'entry', 'entries')} added"]
    if merged.replaced:
        told.append(f"{merged.replaced:,} replaced")
    if merged.same:
        told.append(f"{merged.same:,} there already")
    if merged.kept:
        told.append(f"{len(merged.kept):,} kept as they were")
    return f"{target}: {', '.join(told)}"


def _problems(problems: Sequence[GlossaryError]) -> Iterator[str]:
    yield from map(str, problems[:NAMED])
    if len(problems) > NAMED:
        yield f"and {len(problems) - NAMED:,} more"


def _kept(merged: Merged) -> Iterator[str]:
    for located in merged.kept[:NAMED]:
        yield f"{where(located.place)}: {located.entry.term} says something else; --replace takes the new one"
    if len(merged.kept) > NAMED:
        yield f"and {len(merged.kept) - NAMED:,} more"


def _outranked(target: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """Entries of the reader's other files that go on being used instead."""
    from reader.glossary.files import load_glossary, same_path

    own, found = same_path(target), []
    if own.parent != same_path(locations.user_glossary()):
        return
    glossary = load_glossary([near(locations.user_glossary())], locations.cache_dir())
    for entry in entries:
        at = glossary.find(entry.term)
        if at is not None and same_path(Path(glossary[at].place.path)) != own:
            found.append(glossary[at])
    for located in found[:NAMED]:
        yield f"{where(located.place)}: {located.entry.term} comes before the imported one"
    if len(found) > NAMED:
        yield f"and {len(found) - NAMED:,} more"


def _drop_derived_readings(taken: Taken) -> None:
    """What the reader would say by itself need not be written."""
    import msgspec

    read = [entry for entry in taken.entries if entry.pinyin]
    plain = [msgspec.structs.replace(entry, pinyin="") for entry in read]
    same = {
        entry.term
        for entry, derived, given in zip(read, numbered_readings(plain), numbered_readings(read), strict=True)
        if derived.lower() == given.lower()
    }
    taken.entries = [
        msgspec.structs.replace(entry, pinyin="") if entry.term in same else entry for entry in taken.entries
    ]


def numbered_readings(entries: Sequence[Entry]) -> list[str]:
    """As each entry has it, else as the reader would say it: "Te4 lang3 pu3"."""
    from reader.chinese.dictionary import Dictionary
    from reader.glossary.exchange.readings import numbered

    return numbered(entries, Dictionary.open(locations.cache_dir()))


def export_entries(options: Namespace) -> Told:
    """Raises ReaderError where there is nothing to export, or no place for it."""
    from reader.glossary.exchange.formats import FORMATS, format_of
    from reader.glossary.exchange.taking import Pack

    name = options.format or (format_of(options.output) if options.output else "csv")
    chosen = FORMATS[name]
    if chosen.is_binary and options.output is None:
        remedy = f"name a file: --output glossary{chosen.endings[0]}"
        raise ReaderError(f"{chosen.title} is no text", remedy=remedy)
    entries, problems = _entries(options)
    if not entries:
        return Told(1, [], [*problems, "no such entry"])
    made = chosen.write(entries, Pack(options.title or "duben glossary", numbered_readings))
    said = [*_problems(problems), *_lost(entries, name)]
    if options.output is None:
        return Told(0, made.decode().rstrip("\n").split("\n"), said)
    again = ", in place of what was there" if options.output.exists() else ""
    _write(options.output, made)
    return Told(0, [visible(f"{options.output}: {count(len(entries), 'entry', 'entries')}{again}")], said)


def _entries(options: Namespace) -> tuple[list[Entry], Sequence[GlossaryError]]:
    """Those in use, each term once."""
    from reader.glossary.files import load_glossary

    paths = [near(path) for path in options.paths]
    if options.own:
        paths = [near(locations.user_glossary()), *paths]
    glossary = load_glossary(paths or glossary_layers(), locations.cache_dir())
    found: dict[str, Entry] = {}
    for located in glossary:
        found.setdefault(located.entry.term, located.entry)  # within a layer the first one is used
    return [e for e in found.values() if options.kind in (None, e.kind)], glossary.problems


def _lost(entries: Sequence[Entry], name: str) -> Iterator[str]:
    from reader.glossary.exchange.formats import FORMATS, not_held
    from reader.glossary.exchange.tables import formula_like

    if lost := not_held(entries, name):
        yield f"not in it, for {FORMATS[name].title} has no place for them: {lost}"
    if name in ("csv", "tsv") and (some := formula_like(entries)):
        what = count(some, "entry", "entries")
        yield f"{what} with a cell like a formula; an apostrophe before it keeps it text"


def _write(path: Path, content: bytes) -> None:
    from reader.filewrite import replace_bytes

    if not path.absolute().parent.is_dir():
        raise ReaderError("there is no such folder", place=Place(path.parent), remedy="make it first")
    replace_bytes(path, content)


def compare(options: Namespace) -> Told:
    """What cannot be used is told, and the rest compared. Raises GlossaryError where there is no rest."""
    from reader.glossary.exchange.comparing import differences

    before, wrong = _located(options.before)
    after, other = _located(options.after)
    found = differences(before, after)
    lines = [as_json([*map(_as_row, found)])] if options.json else [*_lines(found)]
    return Told(1 if found else 0, lines, [*_problems([*wrong, *other]), _counts(found)])


def _located(path: Path) -> tuple[Sequence[Located], Sequence[GlossaryError]]:
    from reader.glossary.files import load_glossary

    shipped = str(path) == "shipped" and not path.exists()
    layer = locations.shipped_glossary() if shipped else path
    if not layer.exists():
        raise ReaderError("is not there", place=Place(path), remedy="give a glossary file or a folder")
    glossary = load_glossary([near(layer)], locations.cache_dir())
    if not glossary and glossary.problems:
        raise glossary.problems[0]
    return glossary, glossary.problems


def _counts(found: Sequence[Difference]) -> str:
    kinds = [one.kind for one in found]
    return ", ".join(f"{kinds.count(kind):,} {kind}" for kind in ("added", "removed", "changed"))


def _lines(found: Sequence[Difference]) -> Iterator[str]:
    """+ added, - removed, ~ changed with a line for each key."""
    for one in found:
        located = one.after or one.before
        assert located is not None
        sign = {"added": "+", "removed": "-", "changed": "~"}[one.kind]
        yield visible(f"{sign} {one.term}  {located.entry.english}  {where(located.place)}")
        for key, old, new in one.fields():
            yield visible(f"    {key}: {_shown(old)} → {_shown(new)}")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        value = [f"{name}={text}" for name, text in value.items()]
    text = ", ".join(value) if isinstance(value, list | tuple) else " ".join(str(value).split())
    return text or "(nothing)"


def _as_row(one: Difference) -> dict[str, Any]:
    sides = {"before": one.before, "after": one.after}
    places = {side: place_fields(located.place) for side, located in sides.items() if located}
    fields = {key: [old, new] for key, old, new in one.fields()}
    return {"term": one.term, "what": one.kind, **places, "fields": fields}
