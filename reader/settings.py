"""config.toml, as frozen settings. A line that cannot be used is named with its place; the rest still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reader.errors import Place, SettingsError


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
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Action id to the keys that replace its own."""


ALLOWED: dict[str, tuple[str, ...]] = {
    "script": ("original", "simplified", "hong-kong", "taiwan"),
    "ruby": ("off", "terms", "all"),
    "reading": ("pinyin", "pinyin-numbers", "zhuyin", "jyutping"),
    "english": ("off", "beside", "below", "reveal"),
    "theme": ("duben-night", "duben-day", "duben-contrast"),
    "language": ("auto", "en", "zh-Hant"),
    "ambiguous": ("auto", "1", "2"),
    "contents": ("auto", "off"),
}
MEASURES = range(8, 101)


def load_settings(path: Path) -> tuple[Settings, list[SettingsError]]:
    """Settings and what could not be used of the file; no file means the defaults."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        return Settings(), [
            SettingsError(f"cannot be read: {why}", place=Place(path), remedy="defaults are used")
        ]
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [_syntax_error(path, str(error))]
    problems: list[SettingsError] = []
    chosen = dict(_usable(table, path, text, problems))
    return Settings(**chosen), problems


def _usable(
    table: dict[str, Any], path: Path, text: str, problems: list[SettingsError]
) -> Iterator[tuple[str, Any]]:
    known = [one.name for one in fields(Settings)]
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            problems.append(
                SettingsError(f"no setting is called {key!r}", place=_place(path, text, key), remedy=remedy)
            )
        elif key == "keys":
            yield key, _keys(value, path, text, problems)
        elif (refusal := _refusal(key, value)) is None:
            yield key, str(value) if key == "ambiguous" else value
        else:
            what = f"{key!r} cannot be {value!r}"
            problems.append(SettingsError(what, place=_place(path, text, key), remedy=refusal))


def _refusal(key: str, value: Any) -> str | None:
    """How to mend a value that cannot be used; None for one that can."""
    if key in ALLOWED:
        allowed = ALLOWED[key]
        ok = str(value) in allowed and (
            isinstance(value, str) or key == "ambiguous" and isinstance(value, int)
        )
        return None if ok else "write one of " + ", ".join(f'"{one}"' for one in allowed)
    if key == "measure":
        ok = isinstance(value, int) and not isinstance(value, bool) and value in MEASURES
        return None if ok else f"write a whole number from {MEASURES.start} to {MEASURES.stop - 1}"
    return None if isinstance(value, bool) else "write true or false"


def _keys(value: Any, path: Path, text: str, problems: list[SettingsError]) -> dict[str, tuple[str, ...]]:
    """`[keys]`: each a string with commas, or a list of strings."""
    if not isinstance(value, dict):
        remedy = 'write a table: [keys] and then word-next = "l"'
        problems.append(
            SettingsError("'keys' is not a table", place=_place(path, text, "keys"), remedy=remedy)
        )
        return {}
    keys: dict[str, tuple[str, ...]] = {}
    for action, written in value.items():
        listed = written.split(",") if isinstance(written, str) else written
        if isinstance(listed, list) and all(isinstance(key, str) and key.strip() for key in listed):
            keys[action] = tuple(key.strip() for key in listed)
        else:
            what = f"keys of {action!r} are not text"
            remedy = 'write "right,l" or ["right", "l"]'
            problems.append(SettingsError(what, place=_place(path, text, action), remedy=remedy))
    return keys


def _place(path: Path, text: str, key: str) -> Place:
    """tomllib gives no places; a key's is where its line begins with it."""
    found = re.search(rf"(?m)^[ \t]*\[?[ \t]*(?P<key>[\"']?{re.escape(key)}[\"']?)[ \t]*[=.\]]", text)
    if not found:
        return Place(path)
    at = found.start("key")
    line = text.count("\n", 0, at) + 1
    return Place(path, line, at - text.rfind("\n", 0, at))


def _syntax_error(path: Path, message: str) -> SettingsError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    place = Place(path, int(found[1]), int(found[2])) if found else Place(path)
    what = message[: found.start()].strip() if found else message
    return SettingsError(
        f"this is not TOML: {what}", place=place, remedy="defaults are used until it is mended"
    )
