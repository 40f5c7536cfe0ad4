"""Three themes of our own, for Textual: paper by day, ink by night, and high contrast."""

from __future__ import annotations

from textual.theme import Theme

from reader.palette import BASE, PALETTES, Palette


def _theme(palette: Palette) -> Theme:
    own = {role: colour for role, colour in palette.colours.items() if role not in BASE}
    base = {role: colour for role, colour in palette.colours.items() if role in BASE}
    primary = base.pop("primary")
    theme = Theme(name=palette.name, primary=primary, dark=palette.dark, variables=own)
    for role, colour in base.items():
        setattr(theme, role, colour)
    return theme


THEMES = tuple(_theme(palette) for palette in PALETTES.values())
