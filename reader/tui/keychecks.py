"""What is wrong with the keys of config.toml: names no key has, and keys that are taken already.

Knows no Textual, so that the doctor can ask too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.errors import SettingsError
from reader.tomlplaces import Places
from reader.tui.actions import ACTIONS, BY_ID, Action

TOGETHER = frozenset({"page", "reading", "everywhere"})
"""Places whose keys all work at once, while a text is read."""
MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("backspace", "tab", "enter", "escape", "space", "minus", "plus", "slash", "backslash", "at"),
        *("hash", "underscore", "less_than_sign", "greater_than_sign"),
        *(f"f{number}" for number in range(1, 25)),
    )
)


def key_problems(path: Path, keys: Mapping[str, tuple[str, ...]]) -> list[SettingsError]:
    """Of the keys a settings file gives, each with its line."""
    if not keys:
        return []
    places = Places(path, path.read_text("utf-8-sig", "replace"))
    return [
        SettingsError(what, place=places.value(action, "keys"), remedy=remedy)
        for action in keys
        if action in BY_ID
        for what, remedy in _problems(BY_ID[action], keys)
    ]


def _problems(action: Action, keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    earlier = list(keys)[: list(keys).index(action.id)]
    for key in keys[action.id]:
        if not is_key(key):
            yield (
                f"no key is called {key!r} ({action.id})",
                'write names like "l", "ctrl+t", "f2", "pagedown"',
            )
        for other in ACTIONS:
            taken = other.id in earlier or other.id not in keys
            if taken and other is not action and _meet(action, other) and key in _keys_of(other, keys):
                remedy = f'take another key for {action.id}, or give {other.id} its own: {other.id} = "…"'
                yield f"{key!r} is a key of {other.id} as well as of {action.id}", remedy


def _keys_of(action: Action, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return keys.get(action.id) or tuple(action.keys.split(","))


def _meet(one: Action, other: Action) -> bool:
    """Whether their keys work in one place."""
    return one.where == other.where or {one.where, other.where} <= TOGETHER


def is_key(name: str) -> bool:
    """Whether a key may be called so: a sign, its name in Unicode, or a name of the keyboard.

    >>> is_key("ctrl+t"), is_key("question_mark"), is_key("f12"), is_key("zz")
    (True, True, True, False)
    """
    *modifiers, last = name.split("+") if len(name) > 1 else [name]
    if not MODIFIERS.issuperset(modifiers) or not last:
        return False
    if len(last) == 1 or last in _NAMED:
        return True
    try:
        unicodedata.lookup(last.replace("_", " "))
    except KeyError:
        return False
    return True
