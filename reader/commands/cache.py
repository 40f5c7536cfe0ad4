"""`duben cache`: what is in the cache, and making room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader import locations
from reader.cachefolder import Cached, CachedFile, cached_files, delete, outdated
from reader.commands.telling import Told, as_json, count
from reader.errors import visible

if TYPE_CHECKING:
    from argparse import Namespace

_NAMES = {
    Cached.TEXTS: "texts, annotated",
    Cached.GLOSSARIES: "glossary files, compiled",
    Cached.DICTIONARIES: "dictionaries and word lists",
    Cached.OTHER: "other",
    Cached.UNFINISHED: "never finished",
    Cached.FOREIGN: "not duben's",
}


def run(options: Namespace) -> Told:
    """Told in bytes by --json, else rounded."""
    files = list(cached_files(locations.cache_dir()))
    if options.what == "prune":
        largest = options.to if options.to is not None else _largest()
        return _deleted(outdated(files, largest))
    if options.what == "clear":
        kinds = set(Cached) - {Cached.FOREIGN} if options.all else {Cached.TEXTS}
        return _deleted([file for file in files if file.kind in kinds])
    if options.what == "list":
        return Told(0, _texts(files))
    if options.json:
        return Told(0, [as_json(_counted(files))])
    return Told(0, _summary(files))


def _largest() -> int:
    """What the settings allow texts to take."""
    from reader.settings import load_settings

    return load_settings(locations.config_file())[0].cache * 1_000_000


def _counted(files: list[CachedFile]) -> dict[str, object]:
    kinds = {kind: [file.size for file in files if file.kind is kind] for kind in Cached}
    told = {
        kind.value: {"entries": len(sizes), "bytes": sum(sizes)} for kind, sizes in kinds.items() if sizes
    }
    return {"folder": str(locations.cache_dir()), "texts_at_most": _largest(), "kinds": told}


def _summary(files: list[CachedFile]) -> Iterator[str]:
    for kind, name in _NAMES.items():
        sizes = [file.size for file in files if file.kind is kind]
        if sizes or kind is Cached.TEXTS:
            limit = f", of at most {size_of(_largest())}" if kind is Cached.TEXTS else ""
            yield f"{name:28} {len(sizes):6,}  {size_of(sum(sizes)):>9}{limit}"
    yield f"{'together':28} {len(files):6,}  {size_of(sum(file.size for file in files)):>9}"
    yield visible(str(locations.cache_dir()))


def _texts(files: list[CachedFile]) -> Iterator[str]:
    """Those used last come first: size, title, path."""
    texts = sorted((file for file in files if file.kind is Cached.TEXTS), key=lambda file: -file.used)
    for file in texts:
        title, path = _named(file.path)
        yield visible(f"{size_of(file.size):>9}  {' · '.join(filter(None, (title, path)))}")


def _named(path: Path) -> tuple[str, str]:
    from reader.annotation.keptfile import KeptFile

    try:
        facts = KeptFile(path).facts
    except (OSError, ValueError):
        return "(damaged)", ""
    return str(facts.get("title") or ""), str(facts.get("path") or "")


def _deleted(files: list[CachedFile]) -> Told:
    gone, freed = delete(files)
    said = [] if gone == len(files) else [f"{count(len(files) - gone, 'file')} could not be deleted"]
    return Told(1 if said else 0, [f"deleted {count(gone, 'file')}, {size_of(freed)}"], said)


def size_of(size: int) -> str:
    """
    >>> size_of(0), size_of(1_234), size_of(12_345_678), size_of(2_000_000_000)
    ('0 B', '1 kB', '12.3 MB', '2.0 GB')
    """
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB" if size < 1_000_000_000 else f"{size / 1_000_000_000:.1f} GB"
