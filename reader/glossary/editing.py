"""A reader's own entries written into YAML: added, changed, taken out, and all of it undone.

An entry that is changed keeps its comments, the order of its keys and the style of what is not changed; the
rest of the file is not touched at all. What would not read back as what it should be is not written.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reader.errors import GlossaryError, Place
from reader.filewrite import replace_file, turn
from reader.glossary.elements import append_element, end_of_element, replace_element
from reader.glossary.entry import Entry
from reader.glossary.files import parse_glossary, read_text

HEADING = "# Your own glossary. Entries here come before those that are shipped.\n\n"
OWN_FILE = "mine.yaml"
"""Where entries go that are made in the program."""


class Change(NamedTuple):
    """What a file held before and holds now; None where there was none."""

    path: Path
    before: str | None
    after: str


def add_entry(path: Path, entry: Entry, *, replace: bool = True) -> Change:
    """Put an entry at the end of a file, or in the place of the one of the same term there.

    Raises GlossaryError where the file must be mended first, or has the term and that is not to be replaced,
    OSError where it cannot be written; the file is then as it was.
    """

    def changed(content: str) -> str:
        found = line_of(entry.term, content, path)
        if found and not replace:
            remedy = "--replace puts the new one in its place"
            raise GlossaryError(f"{entry.term} has an entry already", place=Place(path, found), remedy=remedy)
        if found:
            return _with_changed(content, found, entry, path)
        return append_element(content, new_element(entry), HEADING)

    return _change(path, changed, entry)


def change_entry(path: Path, term: str, entry: Entry) -> Change:
    """Write an entry in the place of the one with this term. Raises as `add_entry`, and where it is gone."""

    def changed(content: str) -> str:
        return _with_changed(content, _wanted_line(term, content, path), entry, path)

    return _change(path, changed, entry)


def delete_entry(path: Path, term: str) -> Change:
    """Take an entry out. Raises as `change_entry`."""
    return _change(
        path, lambda content: replace_element(content, _wanted_line(term, content, path), "", path), None
    )


def undo(change: Change) -> None:
    """Put back what the file held. Raises GlossaryError where it has been changed again since."""
    with turn(change.path):
        if (read_text(change.path) if change.path.exists() else None) != change.after:
            remedy = "take it back by hand"
            raise GlossaryError("has been changed since", place=Place(change.path), remedy=remedy)
        if change.before is None:
            change.path.unlink()
        else:
            replace_file(change.path, change.before)


def _change(path: Path, changed: Callable[[str], str], wanted: Entry | None) -> Change:
    with turn(path):
        before = read_text(path) if path.exists() else None
        _, known = parse_glossary(before or "", path)
        after = changed((before or "").replace("\r\n", "\n"))
        entries, problems = parse_glossary(after, path)
        if len(problems) > len(known) or (wanted and all(each.entry != wanted for each in entries)):
            raise problems[0] if problems else GlossaryError("cannot be written to", place=Place(path))
        replace_file(path, after)
        return Change(path, before, after)


def line_of(term: str, content: str, path: Path) -> int | None:
    """The 1-based line that the entry with this term begins in; None where a file's text has none."""
    entries, _ = parse_glossary(content, path)
    return next((each.place.line for each in entries if each.entry.term == term), None)


def _wanted_line(term: str, content: str, path: Path) -> int:
    line = line_of(term, content, path)
    if line is None:
        raise GlossaryError(f"{term} is no longer there", place=Place(path), remedy="add it anew")
    return line


def new_element(entry: Entry) -> str:
    """The entry as one element of a list, on lines of its own."""
    from ruamel.yaml.comments import CommentedMap

    return _dumped(CommentedMap((key, _value(value)) for key, value in _fields(entry).items()))


def _with_changed(content: str, line: int, entry: Entry, path: Path) -> str:
    """The element's own lines are read, changed key by key and written; nothing else of the file is."""
    lines = content.split("\n")
    end = end_of_element(lines, line - 1)
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    element = "\n".join(row[indent:] for row in lines[line - 1 : end])
    (known,) = _yaml().load(element + "\n")
    old = next(each.entry for each in parse_glossary(content, path)[0] if each.place.line == line)
    before, wanted = _fields(old), _fields(entry)
    for key in before.keys() - wanted.keys():
        known.pop(key, None)
    for key, value in wanted.items():
        if before.get(key) != value:
            known[key] = _value(value)
    rows = _dumped(known).rstrip("\n").split("\n")
    return replace_element(content, line, "\n".join(f"{' ' * indent}{row}" for row in rows), path)


def _fields(entry: Entry) -> dict[str, Any]:
    """By key, in the order of the documentation; what has its default is left out."""
    fields: dict[str, Any] = msgspec.to_builtins(entry)
    return fields


def _value(value: Any) -> Any:
    """Lists and maps in one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, dict | list | tuple):
        made = CommentedMap(value) if isinstance(value, dict) else CommentedSeq(value)
        made.fa.set_flow_style()
        return made
    return value


def _dumped(element: Any) -> str:
    from ruamel.yaml.comments import CommentedSeq

    written = io.StringIO()
    _yaml().dump(CommentedSeq([element]), written)
    return written.getvalue()


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.allow_unicode = True
    return yaml
