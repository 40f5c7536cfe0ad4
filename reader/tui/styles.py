"""Looks as Rich styles, for the widgets that draw line by line."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style

from reader.palette import NIGHT, PALETTES, Palette, mixed


class Styles:
    """The styles of one theme over one ground; each mixture is made once."""

    def __init__(self, theme: str, plain: Style) -> None:
        self._palette: Palette = PALETTES.get(theme, NIGHT)
        self._plain = plain
        self._made: dict[tuple[str, ...], Style] = {(): plain}

    def __call__(self, *names: str) -> Style:
        """Several looks laid over one another, the last on top."""
        if (known := self._made.get(names)) is not None:
            return known
        look, colours = mixed(names), self._palette.colours
        style = self._plain + Style(
            color=Color.parse(colours[look.ink]) if look.ink else None,
            bgcolor=Color.parse(colours[look.ground]) if look.ground else None,
            bold=look.bold or None,
            italic=look.italic or None,
            underline=look.underline or None,
            underline2=look.double or None,
        )
        self._made[names] = style
        return style
