"""config.toml, as frozen settings. A line that cannot be used is named with its place; the rest holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reader.errors import Place, SettingsError
from reader.tomlplaces import Places, syntax_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    script: str = "original"
    ruby: str = "off"
    reading: str = "pinyin"
    english: str = "off"
    tone_colours: bool = False
    measure: int = 42
    """Most Chinese characters on a line."""
    theme: str = "duben-night"
    language: str = "auto"
    """Of the interface."""
    ambiguous: str = "auto"
    """Cells of characters whose width Unicode leaves open: "1", "2", or asked of the terminal."""
    contents: str = "auto"
    """The contents panel: beside the page where there is room, or only when asked for."""
    cache: int = 200
    """Megabytes of what has been found out about texts, kept for their next opening; 0 for nothing."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Action id to the keys that replace its own."""


ALLOWED: dict[str, tuple[str, ...]] = {
    "script": ("original", "simplified", "hong-kong", "taiwan"),
    "ruby": ("off", "terms", "all"),
    "reading": ("pinyin", "pinyin-numbers", "zhuyin", "jyutping", "pinyin-spoken"),
    "english": ("off", "beside", "below", "reveal"),
    "theme": ("duben-night", "duben-day", "duben-contrast"),
    "language": ("auto", "en", "zh-Hant"),
    "ambiguous": ("auto", "1", "2"),
    "contents": ("auto", "off"),
}
RANGES = {"measure": range(8, 101), "cache": range(100_001)}


def load_settings(path: Path, actions: Collection[str] = ()) -> tuple[Settings, list[SettingsError]]:
    """Settings and what could not be used of the file; no file means the defaults.

    `actions` are the ids that [keys] may name; where none are given, any is taken.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        remedy = "defaults are used"
        return Settings(), [SettingsError(f"cannot be read: {why}", place=Place(path), remedy=remedy)]
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, place = syntax_place(str(error), path, text)
        remedy = "defaults are used until it is mended"
        return Settings(), [SettingsError(f"this is not TOML: {what}", place=place, remedy=remedy)]
    checked = _Checked(Places(path, text), frozenset(actions))
    return Settings(**dict(checked.settings(table))), checked.problems


class _Checked:
    """Takes the lines that can be used and collects a problem for each that cannot."""

    def __init__(self, places: Places, actions: Collection[str]) -> None:
        self._places = places
        self._actions = actions
        self.problems: list[SettingsError] = []

    def settings(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        known = [one.name for one in fields(Settings)]
        for key, value in table.items():
            if key not in known:
                self._refuse(f"no setting is called {key!r}", self._places.key(key), _nearest(key, known))
            elif key == "keys":
                yield key, dict(self._keys(value))
            elif (remedy := _refusal(key, value)) is None:
                yield key, str(value) if key == "ambiguous" else value
            else:
                self._refuse(f"{key!r} cannot be {_written(value)}", self._places.value(key), remedy)

    def _keys(self, table: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
        """`[keys]`: each a string with commas, or a list of strings."""
        if not isinstance(table, dict):
            remedy = 'write a table: [keys] and then word-next = "l"'
            self._refuse("'keys' is not a table", self._places.key("keys"), remedy)
            return
        for action, written in table.items():
            listed = written.split(",") if isinstance(written, str) else written
            if self._actions and action not in self._actions:
                remedy = _nearest(action, sorted(self._actions), "`?` in the reader lists them")
                self._refuse(f"no action is called {action!r}", self._places.key(action, "keys"), remedy)
            elif isinstance(listed, list) and all(isinstance(key, str) and key.strip() for key in listed):
                yield action, tuple(key.strip() for key in listed)
            else:
                remedy = 'write "right,l" or ["right", "l"]'
                self._refuse(f"keys of {action!r} are not text", self._places.value(action, "keys"), remedy)

    def _refuse(self, what: str, place: Place, remedy: str) -> None:
        self.problems.append(SettingsError(what, place=place, remedy=remedy))


def _refusal(key: str, value: Any) -> str | None:
    """How to mend a value that cannot be used; None for one that can."""
    if key in ALLOWED:
        number = key == "ambiguous" and isinstance(value, int)
        if (isinstance(value, str) or number) and str(value) in ALLOWED[key]:
            return None
        return "write one of " + ", ".join(f'"{one}"' for one in ALLOWED[key])
    if key in RANGES:
        ok = isinstance(value, int) and not isinstance(value, bool) and value in RANGES[key]
        return None if ok else f"write a whole number from {RANGES[key].start} to {RANGES[key].stop - 1}"
    return None if isinstance(value, bool) else "write true or false"


def _nearest(name: str, known: list[str], otherwise: str = "") -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]!r}?" if near else otherwise or f"known are {', '.join(known)}"


def _written(value: Any) -> str:
    """A value as the file would have it, shortened.

    >>> _written(True), _written("blue")
    ('true', "'blue'")
    """
    written = str(value).lower() if isinstance(value, bool) else repr(value)
    return written if len(written) <= 40 else written[:39] + "…"
