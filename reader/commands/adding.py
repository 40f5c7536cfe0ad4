"""`duben glossary add`: an entry into the reader's own glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import locations
from reader.commands.layered import checked_file, glossary_layers
from reader.commands.telling import Told, argument_text, near, where
from reader.errors import Place, ReaderError, visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.glossary.entry import Entry, Located
    from reader.glossary.written import Written


def add(options: Namespace) -> Told:
    """Raises GlossaryError where the entry or the file cannot be used, OSError where it cannot be written."""
    from reader.glossary.editing import add_entry, line_of
    from reader.glossary.files import OWN_FILE
    from reader.glossary.sheets import keep_remembered
    from reader.glossary.written import entry_of

    entry = entry_of(_fields(options))
    path = checked_file(near(options.to or locations.user_glossary() / OWN_FILE))
    if options.replace:
        entry = _with_what_it_had(entry, path)
    change = add_entry(path, entry, locations.cache_dir(), replace=options.replace)
    keep_remembered()
    place = Place(path, line_of(entry.term, change.after.replace("\r\n", "\n"), path))
    return Told(0, [visible(where(place))], [*_said(entry, path), *_doubts(entry, path)])


def _with_what_it_had(entry: Entry, path: Path) -> Entry:
    """Keys that are not given stay as the file's entry has them."""
    import msgspec

    from reader.glossary.entry import Entry
    from reader.glossary.files import load_glossary

    if not path.exists():
        return entry
    old = next((one.entry for one in load_glossary([path]) if one.entry.term == entry.term), None)
    plain = Entry(term="", english="")
    kept = {
        key: getattr(old, key)
        for key in entry.__struct_fields__
        if old and getattr(entry, key) == getattr(plain, key)
    }
    return msgspec.structs.replace(entry, **kept)


def _fields(options: Namespace) -> dict[str, Written]:
    """What was written, by the keys of an entry."""
    written: dict[str, Written] = {
        key: argument_text(getattr(options, key) or "")
        for key in ("term", "english", "kind", "pinyin", "jyutping", "note")
    }
    written |= {key: [*map(argument_text, getattr(options, key))] for key in ("aliases", "see")}
    written |= {key: _pairs(key, getattr(options, key)) for key in ("regions", "links")}
    return written | {"whole_word": "true" if options.whole_word else ""}


def _pairs(key: str, given: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE, each name once."""
    found: dict[str, str] = {}
    option = {"regions": "--region", "links": "--link"}[key]
    for pair in map(argument_text, given):
        name, _, value = (part.strip() for part in pair.partition("="))
        if not name or not value:
            example = "tw=川普" if key == "regions" else "wikidata=Q22686"
            raise ReaderError(f"{option} {pair!r} names nothing", remedy=f"write {option} {example}")
        if name in found:
            raise ReaderError(f"{option} {name} is given twice", remedy="keep one")
        found[name] = value
    return found


def _said(entry: Entry, path: Path) -> Iterator[str]:
    """Which entries the new one comes before, and which still comes before it."""
    from reader.glossary.files import load_glossary, same_path
    from reader.glossary.index import EntryIndex

    own = same_path(path)
    cache_dir = locations.cache_dir()
    index = EntryIndex(load_glossary(glossary_layers(), cache_dir), cache_dir)
    for one in map(index.listed, index.named(entry.term)):
        if one.entry.term != entry.term or same_path(Path(one.located.place.path)) != own:
            continue
        yield from (f"it now comes before {_told(earlier)}" for earlier in one.overrides)
        if one.overridden_by:
            yield f"but {_told(one.overridden_by)} comes before it"


def _doubts(entry: Entry, path: Path) -> Iterator[str]:
    """What `duben glossary check` would say of it."""
    from reader.chinese.dictionaries import Shelf
    from reader.glossary.checking import check_entry

    cache_dir = locations.cache_dir()
    dictionaries = Shelf(locations.dictionaries_dir(), cache_dir).open_all()
    yield from map(str, check_entry(path, entry.term, glossary_layers(), dictionaries, cache_dir))


def _told(located: Located) -> str:
    return f"{where(located.place)} ({located.entry.english})"
