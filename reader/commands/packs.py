"""`duben glossary pack`: packs added, listed, switched and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader import locations
from reader.commands.telling import Told, argument_text, count, near
from reader.errors import GlossaryError, ReaderError, visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.glossary.packs import Pack
    from reader.glossary.switches import Switches


def packs(options: Namespace) -> Told:
    """Raises ReaderError where it cannot be done."""
    commands: Mapping[str, Callable[[Namespace], Told]] = {
        "add": _add,
        "list": _list,
        "show": _show,
        "on": _switch,
        "off": _switch,
        "remove": _remove,
    }
    return commands[options.pack](options)


def _add(options: Namespace) -> Told:
    """What the check finds is told; what cannot be loaded is not used, and the rest is."""
    from reader.glossary.checking import check, scope_of
    from reader.glossary.packing import add_pack
    from reader.glossary.switches import change_switches, read_switches

    name = argument_text(options.name)
    if "/" in name or name.startswith("."):
        raise ReaderError(f"{name!r} cannot be the name of a pack", remedy="use letters, figures and hyphens")
    pack = add_pack(near(options.source), locations.packs_dir(), name=name, replace=options.replace)
    switches, _ = read_switches(locations.packs_file())
    if not options.off:
        switches = change_switches(locations.packs_file(), pack.name, on=True)
    scopes, found = scope_of([pack.path], [locations.shipped_glossary()])
    report = check(scopes, found, [], locations.cache_dir())
    said = [str(finding) for finding in report.findings if finding.severity != "info"]
    state = "on" if pack.name in switches.on else "off"
    line = f"{pack.name}: {pack.title} · {count(report.entries, 'entry', 'entries')} · {state}"
    return Told(1 if said else 0, [visible(line)], said)


def _list(_options: Namespace) -> Told:
    from reader.glossary.packs import installed
    from reader.glossary.switches import read_switches

    found, problems = installed(locations.packs_dir())
    switches, wrong = read_switches(locations.packs_file())
    said = [*problems, *wrong]
    if not found:
        return Told(1, [], [*said, "there is no pack yet; duben glossary pack add PATH adds one"])
    return Told(0, [visible(_row(pack, switches)) for pack in found], said)


def _row(pack: Pack, switches: Switches) -> str:
    facts = [pack.title, pack.region, entries_of(pack), pack.licence, *_states(pack.name, switches)]
    return f"{pack.name}: {' · '.join(filter(None, facts))}"


def _states(name: str, switches: Switches) -> Iterator[str]:
    yield "on" if name in switches.on else "off"
    for text, own in switches.texts.items():
        for each in own:
            if each[1:] == name:
                yield f"{'on' if each[0] == '+' else 'off'} for {text}"


def entries_of(pack: Pack) -> str:
    from reader.glossary.files import load_glossary

    return count(len(load_glossary([pack.path], locations.cache_dir())), "entry", "entries")


def _show(options: Namespace) -> Told:
    from reader.glossary.packs import read_pack

    pack, problems = read_pack(_known(options.name))
    facts = {
        key: getattr(pack, key)
        for key in ("title", "author", "licence", "region", "version", "description", "homepage")
    }
    lines = [f"{key}: {value}" for key, value in facts.items() if value]
    return Told(
        0, [visible(line) for line in [*lines, f"entries: {entries_of(pack)}", str(pack.path)]], problems
    )


def _known(written: str) -> Path:
    name = argument_text(written)
    path = locations.packs_dir() / name
    if not name or "/" in name or name.startswith(".") or not path.is_dir():
        remedy = "duben glossary pack list tells which there are"
        raise GlossaryError(f"there is no pack {name}", remedy=remedy)
    return path


def _switch(options: Namespace) -> Told:
    from reader.glossary.switches import change_switches

    on = options.pack == "on"
    name = _known(options.name).name if on else argument_text(options.name)
    if options.text is not None and not options.text.is_file():
        raise ReaderError(f"{options.text} is no text", remedy="name the text's file")
    change_switches(locations.packs_file(), name, on=on, text=options.text)
    where = f" for {options.text}" if options.text else ""
    return Told(0, [visible(f"{name}: {options.pack}{where}")])


def _remove(options: Namespace) -> Told:
    from reader.glossary.packing import remove_pack
    from reader.glossary.switches import change_switches

    name = _known(options.name).name
    remove_pack(name, locations.packs_dir())
    change_switches(locations.packs_file(), name, on=None)
    return Told(0, [visible(f"{name}: removed")])
