"""A reader's own entries written into YAML: added, changed, taken out, and all of it undone.

An entry that is changed keeps its comments, the order of its keys and the style of what is not changed; the
rest of the file is not touched at all. What would not read back as what it should be is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reader.errors import GlossaryError, Place
from reader.filewrite import remove_file, replace_file, turn
from reader.glossary.compiling import compile_sheet
from reader.glossary.elements import REMEDY, append_element, end_of_element, replace_element
from reader.glossary.entry import Entry, Located
from reader.glossary.glossary import Glossary, Volume
from reader.glossary.keys import keys_of
from reader.glossary.nodes import INVALID
from reader.glossary.renewing import sheet_after
from reader.glossary.rewriting import held, rewrite
from reader.glossary.roundtrip import dumped, loaded, value
from reader.glossary.sheet import Sheet
from reader.glossary.sheets import read_sheet, remember_sheet

HEADING = "# Your own glossary. Entries here come before those that are shipped.\n\n"


class Change(NamedTuple):
    """What a file held before and holds now, to the letter; None where there was none."""

    path: Path
    before: str | None
    after: str


def add_entry(path: Path, entry: Entry, cache_dir: Path | None = None, *, replace: bool = True) -> Change:
    """Put an entry at the end of a file, or in the place of the one of the same term there.

    Raises GlossaryError where the file must be mended first, or has the term and that is not to be replaced,
    OSError where it cannot be written; the file is then as it was.
    """

    def changed(content: str, known: Glossary) -> str:
        found = _named(entry.term, known)
        if found and not replace:
            remedy = "--replace puts the new one in its place"
            raise GlossaryError(f"{entry.term} has an entry already", place=found.place, remedy=remedy)
        if found:
            return _with_changed(content, found, entry, path)
        return append_element(content, new_element(entry), HEADING, path)

    return _change(path, changed, entry, cache_dir)


def append_entry(path: Path, entry: Entry, cache_dir: Path | None = None) -> Change:
    """Put an entry at the end of a file that does not have its term. Raises as `add_entry`."""

    def changed(content: str, _known: Glossary) -> str:
        return append_element(content, new_element(entry), HEADING, path)

    return _change(path, changed, entry, cache_dir)


def change_entry(path: Path, term: str, entry: Entry, cache_dir: Path | None = None) -> Change:
    """Write an entry in the place of the one with this term. Raises as `add_entry`, and where it is gone."""

    def changed(content: str, known: Glossary) -> str:
        return _with_changed(content, _wanted(term, known, path), entry, path)

    return _change(path, changed, entry, cache_dir)


def delete_entry(path: Path, term: str, cache_dir: Path | None = None) -> Change:
    """Take an entry out. Raises as `change_entry`."""

    def changed(content: str, known: Glossary) -> str:
        return replace_element(content, _wanted(term, known, path).place.line or 1, "", path)

    return _change(path, changed, None, cache_dir)


def undo(change: Change) -> None:
    """Put back what the file held. Raises GlossaryError where it has been changed again since."""
    with turn(change.path):
        if held(change.path) != change.after:
            remedy = "take it back by hand"
            raise GlossaryError("has been changed since", place=Place(change.path), remedy=remedy)
        if change.before is None:
            remove_file(change.path)
        else:
            replace_file(change.path, change.before)


def _change(
    path: Path, changed: Callable[[str, Glossary], str], wanted: Entry | None, cache_dir: Path | None
) -> Change:
    """With a cache, a long file is not read as a whole for one entry, neither here nor when it is loaded."""
    kept: list[Sheet] = []

    def rewritten(text: str) -> str:
        sheet = read_sheet(path, cache_dir) if text else compile_sheet("", path)
        wished = changed(text, Glossary.of([Volume(sheet, path, "")]))
        made = sheet_after(sheet, text, wished, path)
        _make_sure(sheet, made, wanted, path)
        kept[:] = [made]
        return wished

    before, after = rewrite(path, rewritten)
    if cache_dir:
        remember_sheet(after, kept[0], cache_dir)
    return Change(path, before, after)


def _make_sure(before: Sheet, after: Sheet, wanted: Entry | None, path: Path) -> None:
    """Raises GlossaryError where the entry would not be there, where another would not be what it was, or
    where more would be wrong than is."""
    more = len(after.troubles) > len(before.troubles)
    known = {trouble.what for trouble in before.troubles}
    for trouble in after.troubles if more else ():
        if trouble.what not in known and not trouble.what.startswith(INVALID):
            raise GlossaryError(trouble.what, place=Place(path), remedy=trouble.remedy)
    if more or (wanted and not _holds(after, wanted)) or not _is_one_change(before, after):
        raise GlossaryError("cannot be changed as it is written", place=Place(path), remedy=REMEDY)


def _is_one_change(before: Sheet, after: Sheet) -> bool:
    """Whether all entries are as they were but for one that came, went or changed."""
    if after.entries.startswith(before.entries):
        return len(after) <= len(before) + 1
    old, new = list(before.packed()), list(after.packed())
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = range(shorter - head)
    tail = next((n for n in rest if old[-1 - n] != new[-1 - n]), len(rest))
    return max(len(old), len(new)) - head - tail <= 1


def _holds(sheet: Sheet, wanted: Entry) -> bool:
    """Whether the entry is there as it is wanted; it is most often the last."""
    return any(sheet.entry(number) == wanted for number in reversed(range(len(sheet))))


def line_of(term: str, content: str, path: Path) -> int | None:
    """The 1-based line that the entry with this term begins in; None where a file's text has none."""
    located = _named(term, Glossary.of([Volume(compile_sheet(content, path), path, "")]))
    return located.place.line if located else None


def _named(term: str, known: Glossary) -> Located | None:
    key = keys_of([term])[0]
    if not any(f"\n{key}\n" in f"\n{volume.sheet.keys}\n" for volume in known.volumes):
        return None
    owners = known.owners.get(key, ())
    return next((known[index] for index in owners if known[index].entry.term == term), None)


def _wanted(term: str, known: Glossary, path: Path) -> Located:
    located = _named(term, known)
    if located is None:
        raise GlossaryError(f"{term} is no longer there", place=Place(path), remedy="add it anew")
    return located


def new_element(entry: Entry) -> str:
    """The entry as one element of a list, on lines of its own."""
    from ruamel.yaml.comments import CommentedMap

    return dumped(CommentedMap((key, value(wanted)) for key, wanted in _fields(entry).items()))


def _with_changed(content: str, located: Located, entry: Entry, path: Path) -> str:
    """Nothing of the file is touched but the element's own lines."""
    lines, line = content.split("\n"), located.place.line or 1
    end = end_of_element(lines, line - 1)
    rows = changed_element(lines[line - 1 : end], located, entry)
    return replace_element(content, line, "\n".join(rows), path)


def changed_element(lines: Sequence[str], old: Located, entry: Entry) -> list[str]:
    """The lines of an element, changed key by key: comments, order and style of what is the same stay.

    Raises GlossaryError where they are written so that this cannot be done.
    """
    indent = len(lines[0]) - len(lines[0].lstrip())
    known = _loaded("\n".join(row.removeprefix(" " * indent) for row in lines), old.place)
    before, wanted = _fields(old.entry), _fields(entry)
    for key in before.keys() - wanted.keys():
        known.pop(key, None)
    for key, new in wanted.items():
        if before.get(key) != new:
            known[key] = value(new)
    return [f"{' ' * indent}{row}" if row else "" for row in dumped(known).rstrip("\n").split("\n")]


def _loaded(element: str, place: Place) -> Any:
    """The map of an element, with its comments and style."""
    try:
        return loaded(element + "\n")
    except ValueError:
        remedy = "change it in your editor"
        raise GlossaryError(
            "is written so that it cannot be changed here", place=place, remedy=remedy
        ) from None


def _fields(entry: Entry) -> dict[str, Any]:
    """By key, in the order of the documentation; what has its default is left out."""
    fields: dict[str, Any] = msgspec.to_builtins(entry)
    return fields
