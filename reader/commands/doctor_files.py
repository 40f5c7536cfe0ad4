"""What the doctor tells of files: settings, dictionaries, glossary, notebook, cache, the last failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader import locations
from reader.commands.doctor_facts import Fact, shortened, size_of, told_size
from reader.commands.telling import count
from reader.errors import DictionaryError

PUBLIC = frozenset(("cc-cedict", "cc-canto", "handedict", "cfdict"))
"""Dictionaries whose names say nothing of who has them."""


def places() -> Iterator[Fact]:
    from reader.options import LOCATED

    if locations.NOWHERE in locations.data_dir().parents:
        remedy = "set HOME, or DUBEN_HOME to a folder"
        yield Fact("home", "none", "there is no home directory, nothing is kept", remedy)
    for what, path in zip(LOCATED, locations.located(), strict=True):
        if what == "keys":
            continue
        shipped = what in ("shipped-glossary", "texts")
        told = [shortened(path)]
        if path.exists():
            told.append(told_size(size_of(path)))
        elif shipped:
            yield Fact(what, told[0], "is not there", "install duben again")
            continue
        else:
            told.append("not there yet")
        nowhere = locations.NOWHERE in path.parents  # told above
        problem = (
            ""
            if shipped or nowhere or _writable(path)
            else "cannot be written, what belongs there is not kept"
        )
        remedy = "see who owns it, or set DUBEN_HOME to a folder of yours" if problem else ""
        yield Fact(what, ", ".join(told), problem, remedy)


def _writable(path: Path) -> bool:
    """Itself, or the folder where it would be made."""
    if path.is_file():
        return os.access(path, os.W_OK)
    while not path.exists() and path != path.parent:
        path = path.parent
    return path.is_dir() and os.access(path, os.W_OK | os.X_OK)


def settings() -> Iterator[Fact]:
    from reader.settings import load_settings
    from reader.tui.actions import BY_ID
    from reader.tui.keychecks import key_problems

    path = locations.config_file()
    chosen, problems = load_settings(path, actions=BY_ID)
    keys = key_problems(path, chosen.keys)
    yield Fact("config.toml", "read" if path.exists() else "none, all as it comes")
    for problem in problems:
        place = problem.place
        where = f"{path.name}:{place.line}" if place and place.line else path.name
        # What the line says is its writer's; what it should say is not.
        yield Fact(where, "", "cannot be used", problem.remedy or "mend this line")
    for problem in keys:
        assert problem.place
        yield Fact(f"{path.name}:{problem.place.line}", "", problem.what, problem.remedy)


def dictionaries() -> Iterator[Fact]:
    from reader.chinese.dictionaries import Shelf

    shelf = Shelf(locations.dictionaries_dir(), locations.cache_dir())
    try:
        names = shelf.names()
    except DictionaryError:
        yield Fact("order", "", "the list of dictionaries cannot be read", "duben dictionary list tells why")
        return
    for number, name in enumerate(names, 1):
        shown = name if name.casefold() in PUBLIC else f"imported {number}"
        try:
            dictionary = shelf.open(name)
        except (DictionaryError, OSError):
            yield Fact(shown, "", "cannot be read", "import it again: duben dictionary import FILE")
            continue
        about = dictionary.about()
        dictionary.close()
        told = [f"{int(about['entries']):,} entries", about["date"] if name.casefold() in PUBLIC else ""]
        if about["unread"] != "0":
            told.append(f"{int(about['unread']):,} lines unread")
        yield Fact(shown, ", ".join(filter(None, told)))


def glossary() -> Iterator[Fact]:
    from reader.annotation.correctionfile import load_corrections
    from reader.glossary.files import load_glossary
    from reader.glossary.inuse import layers_in_use, packs_in_use
    from reader.glossary.packs import installed

    loaded = load_glossary(layers_in_use(), locations.cache_dir())
    own = load_glossary([locations.user_glossary()], locations.cache_dir())
    yield _counted("entries", len(loaded), len(loaded.problems), "duben glossary check tells each")
    yield Fact("of them yours", f"{len(own):,}")
    packs, problems = installed(locations.packs_dir())
    on, more = packs_in_use(None)
    wrong = len(problems) + len(more)
    yield _counted(
        "packs", len(packs), wrong, "duben glossary pack list tells each", f", {len(on)} always on"
    )
    corrections = load_corrections(locations.corrections_file())
    remedy = "mend the file: duben locate corrections"
    yield _counted("corrections", len(list(corrections)), len(corrections.problems), remedy)


def _counted(name: str, number: int, problems: int, remedy: str, more: str = "") -> Fact:
    if problems:
        return Fact(name, f"{number:,}{more}", count(problems, "problem"), remedy)
    return Fact(name, f"{number:,}{more}")


def notebook() -> Iterator[Fact]:
    from reader.notebook import MIGRATIONS
    from reader.notebook_file import examine

    path = locations.notebook_file()
    if not path.exists():
        yield Fact("notebook", "none yet")
        return
    found = examine(path, len(MIGRATIONS))
    told = f"version {found.version} of {len(MIGRATIONS)}, {count(found.places, 'place')}"
    if found.problem == "damaged":
        remedy = "it is put aside and the last good copy restored when a text is opened"
        yield Fact("notebook", told, "is damaged", remedy)
    elif found.problem:
        yield Fact("notebook", told, f"cannot be read: {found.problem}", "see who holds it, or who owns it")
    elif found.version > len(MIGRATIONS):
        yield Fact("notebook", told, "is of a later duben", "use that one")
    else:
        yield Fact("notebook", told)
    aside = len(list(path.parent.glob(f"{path.name}.damaged-*[0-9]")))
    yield Fact("put aside", count(aside, "damaged file") if aside else "none")


def cache() -> Iterator[Fact]:
    from reader.cachefolder import Cached, cached_files
    from reader.chinese.cachefile import is_whole

    files = list(cached_files(locations.cache_dir()))
    for kind in Cached:
        sizes = [file.size for file in files if file.kind is kind]
        if sizes:
            yield Fact(kind.value, f"{count(len(sizes), 'file')}, {told_size(sum(sizes))}")
    built = [file.path for file in files if file.kind is Cached.DICTIONARIES]
    unused = sum(not is_whole(path) for path in built)
    yield Fact("unused", f"{unused} of those: damaged, or of another version" if unused else "none of those")


def last_failure() -> Iterator[Fact]:
    from reader.faults import last_report

    last = last_report()
    if last is None:
        yield Fact("log", "none")
    else:
        yield Fact("log", f"{last.when}, duben {last.version}, {last.during}: {last.kind} at {last.place}")
