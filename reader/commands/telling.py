"""What a command has to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import Place
from reader.jsontext import json_text
from reader.locations import path_text


class Told(NamedTuple):
    code: int
    """Exit code: 0, or 1 where something is wrong or nothing was found."""
    lines: Iterable[str]
    """To be printed."""
    said: Sequence[object] = ()
    """What is worth knowing besides."""


def as_json(made: object) -> str:
    return json_text(made, indent=1)


def count(number: int, one: str, many: str = "") -> str:
    """
    >>> count(1, "entry", "entries"), count(2000, "file")
    ('1 entry', '2,000 files')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def near(path: Path) -> Path:
    """As seen from the working directory, where it lies in that: so code hosts and editors have it."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def where(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else str(place.path)


def place_fields(place: Place) -> dict[str, Any]:
    return {"file": path_text(place.path), "line": place.line, "column": place.column}


def argument_text(argument: str) -> str:
    """Without what no text can have (bytes of an argument that are not UTF-8)."""
    return argument.encode("utf-8", "replace").decode("utf-8").strip()
