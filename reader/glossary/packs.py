"""Glossary packs: a folder of glossary files with a pack.yaml that says whose they are.

Which packs there are is told by the folder they are kept in; which of them are on, by `switches`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reader.errors import GlossaryError, Place
from reader.glossary.fields import UnusableError, read_fields, text
from reader.glossary.filetext import read_text
from reader.glossary.nodes import Map, Node, read_root
from reader.glossary.schema import REGIONS

ABOUT = "pack.yaml"
NEEDED = ("title", "author", "licence")
REMEDY = "write title: …, author: …, licence: … and region: hk, tw or cn, a line each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    path: Path
    """The folder; its name is what the pack is called in commands."""
    title: str
    author: str
    licence: str
    region: str = ""
    """"hk", "tw", "cn", or "" for all."""
    version: str = ""
    description: str = ""
    homepage: str = ""

    @property
    def name(self) -> str:
        return self.path.name


def _region(node: Node, key: str) -> str:
    region = text(node, key).lower()
    if region not in REGIONS:
        raise UnusableError(node, f"unknown region '{region}'", f"regions are {', '.join(REGIONS)}")
    return region


_READERS = {
    **dict.fromkeys(("title", "author", "licence", "version", "description", "homepage"), text),
    "region": _region,
}


def read_pack(folder: Path) -> tuple[Pack, list[GlossaryError]]:
    """What a folder's pack.yaml says, and what of it cannot be used.

    Raises GlossaryError where there is none, or it lacks what every pack must say; OSError.
    """
    path = folder / ABOUT
    if not path.is_file():
        raise GlossaryError("is no pack", place=Place(folder), remedy=f"it must hold a {ABOUT}")
    try:
        root = read_root(read_text(path))
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise GlossaryError("not valid YAML", place=place, remedy=REMEDY) from None
    if not isinstance(root, Map):
        raise GlossaryError("says nothing of the pack", place=Place(path, 1, 1), remedy=REMEDY)
    fields = read_fields(root, path, _READERS)
    slips = len(fields.problems)
    if not fields.need(root, *NEEDED):
        raise [*fields.problems[slips:], *fields.problems][0]
    return Pack(path=folder, **fields.values), fields.problems


def installed(folder: Path) -> tuple[list[Pack], list[GlossaryError]]:
    """By name."""
    packs: list[Pack] = []
    problems: list[GlossaryError] = []
    for path in _folders(folder):
        try:
            pack, wrong = read_pack(path)
        except GlossaryError as problem:
            problems.append(problem)
        except OSError as error:
            problems.append(GlossaryError(f"cannot be read ({error.strerror})", place=Place(path)))
        else:
            packs.append(pack)
            problems += wrong
    return packs, problems


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    except OSError:
        return
