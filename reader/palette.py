"""Colours and looks, as data: the themes, the page's ink and the first frame are all drawn from here.

A kind's colour is always beside an underline, and the gloss line names the kind in words: colour is never
the only sign. Every ink on its ground has a contrast of 4.5:1 or more (7:1 in high contrast), by test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Palette(NamedTuple):
    name: str
    dark: bool
    colours: Mapping[str, str]
    """Role to "#rrggbb": Textual's own roles first, then ours."""


class Look(NamedTuple):
    """How a run of text is drawn; empty colours leave what is below them."""

    ink: str = ""
    """Role of the palette."""
    ground: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    double: bool = False
    """Underlined twice: a name this text itself explains."""


BASE = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "warning",
    "error",
    "success",
)

NIGHT = Palette(
    "duben-night",
    True,
    {
        "primary": "#d6a66a",
        "secondary": "#8fa3b8",
        "accent": "#e0b070",
        "foreground": "#d9d5ca",
        "background": "#17181c",
        "surface": "#1d1f24",
        "panel": "#26282f",
        "warning": "#e0b070",
        "error": "#ef8f87",
        "success": "#8fc08a",
        "kind-person": "#8fbbe6",
        "kind-place": "#93c787",
        "kind-organisation": "#cfa6e6",
        "kind-term": "#e3b878",
        "kind-abbreviation": "#7fcac2",
        "kind-idiom": "#ec9aa4",
        "kind-event": "#d9c06c",
        "kind-work": "#b7b3f0",
        "kind-other": "#c2c2c2",
        "faint": "#959aa3",
        "cursor-ink": "#17181c",
        "cursor-ground": "#e6cf9f",
        "hit-ink": "#f4efe2",
        "hit-ground": "#4f4a2c",
        "hit-current-ground": "#7d4a1c",
        "tone-1": "#f08c86",
        "tone-2": "#dcb35c",
        "tone-3": "#86c17c",
        "tone-4": "#84b4ec",
        "tone-5": "#a3a7ae",
        "tone-6": "#c9a0e4",
    },
)
DAY = Palette(
    "duben-day",
    False,
    {
        "primary": "#8a4f12",
        "secondary": "#4c6075",
        "accent": "#8a4f12",
        "foreground": "#262521",
        "background": "#fbf8f1",
        "surface": "#f4efe4",
        "panel": "#eae3d4",
        "warning": "#8a5a00",
        "error": "#a92b1f",
        "success": "#2e6b2e",
        "kind-person": "#1a5796",
        "kind-place": "#2a6b2d",
        "kind-organisation": "#6f3a93",
        "kind-term": "#8a4f12",
        "kind-abbreviation": "#00666b",
        "kind-idiom": "#a12547",
        "kind-event": "#735700",
        "kind-work": "#4a45a8",
        "kind-other": "#4b4b4b",
        "faint": "#6a665c",
        "cursor-ink": "#fbf8f1",
        "cursor-ground": "#5b3a12",
        "hit-ink": "#262521",
        "hit-ground": "#f2e2a0",
        "hit-current-ground": "#f5bf73",
        "tone-1": "#b3261e",
        "tone-2": "#8a5a00",
        "tone-3": "#2a6b2d",
        "tone-4": "#1a5796",
        "tone-5": "#5f5f5f",
        "tone-6": "#6f3a93",
    },
)
CONTRAST = Palette(
    "duben-contrast",
    True,
    {
        "primary": "#ffff66",
        "secondary": "#ffffff",
        "accent": "#ffff66",
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1a1a1a",
        "warning": "#ffd24d",
        "error": "#ff9a94",
        "success": "#8dff8d",
        "kind-person": "#9fd0ff",
        "kind-place": "#a6f59a",
        "kind-organisation": "#e6b8ff",
        "kind-term": "#ffd27a",
        "kind-abbreviation": "#7df2e6",
        "kind-idiom": "#ffb3bd",
        "kind-event": "#fff07a",
        "kind-work": "#cfcbff",
        "kind-other": "#ffffff",
        "faint": "#d0d0d0",
        "cursor-ink": "#000000",
        "cursor-ground": "#ffff66",
        "hit-ink": "#000000",
        "hit-ground": "#b8e0ff",
        "hit-current-ground": "#ffb84d",
        "tone-1": "#ffaaa5",
        "tone-2": "#ffd24d",
        "tone-3": "#a6f59a",
        "tone-4": "#9fd0ff",
        "tone-5": "#d0d0d0",
        "tone-6": "#e6b8ff",
    },
)

PALETTES = {palette.name: palette for palette in (NIGHT, DAY, CONTRAST)}

KINDS = ("person", "place", "organisation", "term", "abbreviation", "idiom", "event", "work", "other")

LOOKS: dict[str, Look] = {
    "title": Look("primary", bold=True),
    "heading": Look("primary", bold=True),
    "caption": Look("faint"),
    "note": Look("faint", italic=True),
    "quote": Look(italic=True),
    "english": Look("faint"),
    "ruby": Look("faint"),
    "marker": Look("primary"),
    "rule": Look("faint"),
    "meta": Look("faint"),
    **{kind: Look(f"kind-{kind}", underline=True) for kind in KINDS},
    "name": Look("kind-person", double=True),
    "cursor": Look("cursor-ink", "cursor-ground", bold=True),
    "hit": Look("hit-ink", "hit-ground"),
    "hit-current": Look("hit-ink", "hit-current-ground", bold=True),
    **{f"tone-{tone}": Look(f"tone-{tone}") for tone in range(1, 7)},
    "plain": Look("foreground", "background"),
    "on-surface": Look("foreground", "surface"),
    "panel-edge": Look("panel"),
    "current": Look(bold=True),
    "card-english": Look(bold=True),
    "card-faint": Look("faint"),
    "card-reading": Look("primary"),
    "card-link": Look("kind-abbreviation", underline=True),
    "strong": Look("foreground", bold=True),
    "accent": Look("primary"),
    "faint": Look("faint"),
    "alert": Look("warning", bold=True),
}


def mixed(names: Iterable[str]) -> Look:
    """Several looks laid over one another, the last on top."""
    made = Look()
    for name in names:
        look = LOOKS.get(name)
        if look is None:
            continue
        made = Look(
            look.ink or made.ink,
            look.ground or made.ground,
            look.bold or made.bold,
            look.italic or made.italic,
            look.underline or made.underline,
            look.double or made.double,
        )
    return made
