"""Which packs are on: always, or for one text. Kept in packs.toml, which people may edit, too.

on = ["hk-law"]

[texts]
"/home/me/article.txt" = ["+un", "-hk-law"]
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import GlossaryError
from reader.filewrite import replace_file, turn
from reader.tomlplaces import Places, syntax_place

HEADING = "# Which glossary packs are on: always, and (+ on, - off) for single texts.\n"


@dataclass(slots=True)
class Switches:
    """Names of packs; what is said of one text goes before what is always so."""

    on: list[str] = field(default_factory=list)
    """In the order of their layers, later over earlier."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """By path: +name and -name."""

    def of(self, text: Path | None) -> list[str]:
        """The packs that are on for a text, or for none in particular."""
        own = self.texts.get(key_of(text), []) if text else []
        off = {name[1:] for name in own if name.startswith("-")}
        more = [name[1:] for name in own if name.startswith("+") and name[1:] not in self.on]
        return [name for name in [*self.on, *more] if name not in off]

    def turn(self, name: str, *, on: bool, text: Path | None = None) -> None:
        """For all texts, or for one alone."""
        if text is None:
            self.on = [each for each in self.on if each != name] + ([name] if on else [])
            return
        key = key_of(text)
        own = [each for each in self.texts.get(key, []) if each[1:] != name]
        if (name in self.on) != on:
            own.append(f"{'+' if on else '-'}{name}")
        self.texts[key] = own
        if not own:
            del self.texts[key]

    def forget(self, name: str) -> None:
        """The pack is gone."""
        self.on = [each for each in self.on if each != name]
        texts = {key: [each for each in own if each[1:] != name] for key, own in self.texts.items()}
        self.texts = {key: own for key, own in texts.items() if own}


def key_of(text: Path) -> str:
    """One identity for the ways to write a text's path."""
    try:
        return str(text.resolve())
    except (OSError, RuntimeError):
        return str(text)


def read_switches(path: Path) -> tuple[Switches, list[GlossaryError]]:
    """Nothing is on where there is no file; what cannot be used of one is told."""
    try:
        written = path.read_text("utf-8")
        found = tomllib.loads(written)
    except (FileNotFoundError, NotADirectoryError):
        return Switches(), []
    except tomllib.TOMLDecodeError as error:
        what, place = syntax_place(str(error), path, written)
        return Switches(), [GlossaryError(what, place=place, remedy="mend it, or delete the file")]
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        return Switches(), [GlossaryError(f"cannot be read ({reason})", place=Places(path, "").key(""))]
    return _checked(found, Places(path, written))


def _checked(found: dict[str, object], places: Places) -> tuple[Switches, list[GlossaryError]]:
    made, problems = Switches(), list[GlossaryError]()
    texts = found.pop("texts", {})
    rows = [("on", "", found.pop("on", []))]
    rows += [(key, "texts", own) for key, own in texts.items()] if isinstance(texts, dict) else []
    for key, table, names in rows:
        if isinstance(names, list) and all(isinstance(name, str) and name for name in names):
            if table:
                made.texts[key] = list(names)
            else:
                made.on = list(names)
        else:
            what = f"'{key}' is no list of names"
            problems.append(GlossaryError(what, place=places.value(key, table), remedy='write ["name"]'))
    for key in found:
        remedy = "keys are on and [texts]"
        problems.append(GlossaryError(f"unknown key '{key}'", place=places.key(key), remedy=remedy))
    return made, problems


def change_switches(path: Path, name: str, *, on: bool | None, text: Path | None = None) -> Switches:
    """Turn a pack on or off, or forget it (None), and write that down.

    Raises GlossaryError where the file must be mended first, OSError where it cannot be written.
    """
    with turn(path):
        switches, problems = read_switches(path)
        for problem in problems:
            raise problem
        if on is None:
            switches.forget(name)
        else:
            switches.turn(name, on=on, text=text)
        replace_file(path, _written(switches))
    return switches


def _written(switches: Switches) -> str:
    lines = [HEADING, f"on = {_listed(switches.on)}"]
    if switches.texts:
        lines += ["", "[texts]"]
        lines += [f"{_quoted(key)} = {_listed(own)}" for key, own in switches.texts.items()]
    return "\n".join(lines) + "\n"


def _listed(names: list[str]) -> str:
    return f"[{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are among its own."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
