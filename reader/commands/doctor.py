"""`duben doctor`: what there is, what is wrong with it and how to mend that, as a text for a report.

It may be pasted anywhere: nothing of the reader's own is in it, no title, no name of a text, no word, no
entry; what is theirs is counted. Paths are told from the home directory on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reader.commands import doctor_files, doctor_system
from reader.commands.doctor_facts import Fact
from reader.commands.telling import Told, as_json, count
from reader.errors import visible

if TYPE_CHECKING:
    from argparse import Namespace

SECTIONS: dict[str, Callable[[], Iterable[Fact]]] = {
    "versions": doctor_system.versions,
    "system": doctor_system.system,
    "terminal": doctor_system.terminal,
    "places": doctor_files.places,
    "settings": doctor_files.settings,
    "dictionaries": doctor_files.dictionaries,
    "glossary": doctor_files.glossary,
    "notebook": doctor_files.notebook,
    "cache": doctor_files.cache,
    "last failure": doctor_files.last_failure,
}


def run(options: Namespace) -> Told:
    """1 where something is wrong."""
    found = {section: list(_told(facts)) for section, facts in SECTIONS.items()}
    wrong = sum(bool(fact.problem) for facts in found.values() for fact in facts)
    code = 1 if wrong else 0
    return Told(code, [as_json(_fields(found, wrong))] if options.json else _lines(found, wrong))


def _told(facts: Callable[[], Iterable[Fact]]) -> Iterator[Fact]:
    """Whatever keeps one section from being told is itself told."""
    try:
        yield from facts()
    except Exception as error:
        from reader.faults import report

        log = "duben locate log" if report(error, "doctor") else "duben --version"
        yield Fact("-", "", f"cannot be told ({type(error).__name__})", f"{log} tells more")


def _lines(found: dict[str, list[Fact]], wrong: int) -> Iterator[str]:
    for section, facts in found.items():
        yield section
        widest = max((len(fact.name) for fact in facts), default=0)
        for fact in facts:
            yield visible(f"{'!' if fact.problem else ' '} {fact.name:{widest}}  {fact.value}".rstrip())
            if fact.problem:
                yield visible(f"    {fact.problem}; {fact.remedy}")
    yield ""
    yield f"{count(wrong, 'thing is', 'things are')} wrong, marked with !" if wrong else "all is well"


def _fields(found: dict[str, list[Fact]], wrong: int) -> dict[str, object]:
    facts = {section: [fact._asdict() for fact in told] for section, told in found.items()}
    return {"format": 1, "well": not wrong, "facts": facts}
