"""Looks as SGR, the control sequences that colour text: as much of them as a terminal is to have.

Nothing else that a terminal obeys is ever written by this program's own hand to paper or to the first frame.
How much is decided by the option, then by NO_COLOR (no-color.org), FORCE_COLOR (force-color.org, with the
levels 0–3 of Node), CLICOLOR_FORCE and CLICOLOR (bixense.com/clicolors), TERM=dumb, and whether it is a
terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from colorsys import rgb_to_hls
from enum import IntEnum
from functools import lru_cache

from reader.palette import NIGHT, PALETTES, Palette, mixed

Parts = Iterable[tuple[str, tuple[str, ...]]]
"""(text, looks) each; `palette.LOOKS` has the looks, the last on top."""

RESET = "\x1b[0m"


class Depth(IntEnum):
    """How much of a look is written."""

    NONE = 0
    """Not a single control sequence."""
    LINES = 1
    """Bold, italic and underlines, no colour."""
    SIXTEEN = 2
    """The terminal's own colours, by their hue."""
    MANY = 3
    """The nearest of xterm's 256."""
    TRUE = 4


def depth_of(asked: str, environ: Mapping[str, str], *, terminal: bool) -> Depth:
    """`asked` is "auto", "always" or "never", and what is asked comes before all variables."""
    if asked == "never":
        return Depth.NONE
    dumb = environ.get("TERM", "") in ("", "dumb")
    if asked != "always":
        terminal = terminal and not dumb
        if environ.get("NO_COLOR"):
            return Depth.LINES if terminal else Depth.NONE
        forced = environ.get("FORCE_COLOR", "")
        if forced in ("0", "false") or (not forced and _is(environ, "CLICOLOR", "0")):
            return Depth.LINES if terminal else Depth.NONE
        if forced in ("2", "3"):
            return Depth.MANY if forced == "2" else Depth.TRUE
        if not (forced or terminal or environ.get("CLICOLOR_FORCE", "0") not in ("", "0")):
            return Depth.NONE
    return _most(environ)


def _is(environ: Mapping[str, str], name: str, value: str) -> bool:
    return environ.get(name) == value


def _most(environ: Mapping[str, str]) -> Depth:
    """What the terminal says it can."""
    term = environ.get("TERM", "")
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return Depth.TRUE
    return Depth.MANY if "256" in term else Depth.SIXTEEN


def paper_palette(theme: str, environ: Mapping[str, str]) -> Palette:
    """The theme's, or by day or night as the terminal's ground is, where it tells in COLORFGBG."""
    palette = PALETTES.get(theme, NIGHT)
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not ground.isascii() or not ground.isdecimal():
        return palette
    dark = int(ground) in (0, 1, 2, 3, 4, 5, 6, 8)
    return palette if dark == palette.dark else PALETTES["duben-night" if dark else "duben-day"]


class Ink:
    """The looks of one palette. `filled` writes their ground too, and the plain look's own colours; else what
    has no colour of its own is the terminal's."""

    def __init__(self, palette: Palette, depth: Depth, *, filled: bool = False) -> None:
        self._palette = palette
        self._depth = depth
        self._filled = filled
        self._known: dict[tuple[str, ...], str] = {}

    def sgr(self, names: tuple[str, ...]) -> str:
        """The sequence that changes whatever was to this look; empty where none are written."""
        if (known := self._known.get(names)) is None:
            known = self._known[names] = self._made(names) if self._depth else ""
        return known

    def line(self, parts: Parts) -> str:
        """One line that begins and ends in the terminal's own look."""
        written, now = [], RESET
        for text, names in parts:
            wanted = self.sgr(names) if text.strip() else now
            if self._depth and wanted != now:
                written.append(wanted)
                now = wanted
            written.append(text)
        if self._depth and now != RESET:
            written.append(RESET)
        return "".join(written)

    def _made(self, names: tuple[str, ...]) -> str:
        look = mixed(("plain", *names) if self._filled else names)
        weights = (("1", look.bold), ("3", look.italic), ("4", look.underline or look.double))
        codes = ["0", *(code for code, on in weights if on)]
        if self._depth is Depth.LINES:
            codes += ["7"] if "cursor" in names else []
        else:
            codes += self._colours(look.ink, look.ground)
        return f"\x1b[{';'.join(codes)}m"

    def _colours(self, ink: str, ground: str) -> list[str]:
        colours, dark = self._palette.colours, self._palette.dark
        codes = []
        if ink and (self._filled or ink != "foreground"):
            codes.append(_foreground(colours[ink], self._depth, dark=dark))
        if ground and self._filled:
            codes.append(f"48;{_code(colours[ground], self._depth)}")
        return codes


def _foreground(colour: str, depth: Depth, *, dark: bool) -> str:
    return _hue(colour, dark=dark) if depth is Depth.SIXTEEN else f"38;{_code(colour, depth)}"


def _code(colour: str, depth: Depth) -> str:
    if depth is Depth.TRUE:
        return f"2;{';'.join(map(str, _rgb(colour)))}"
    return f"5;{nearest(colour)}"


def _rgb(colour: str) -> tuple[int, int, int]:
    """
    >>> _rgb("#ff8000")
    (255, 128, 0)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_STEPS = (0, 95, 135, 175, 215, 255)
"""Of each channel in xterm's cube, colours 16 to 231; 232 to 255 are greys from 8 in steps of 10."""


@lru_cache(maxsize=256)
def nearest(colour: str) -> int:
    """The number of xterm's colour that is nearest.

    >>> nearest("#ffffff"), nearest("#8fbbe6"), nearest("#808080")
    (231, 110, 244)
    """
    wanted = _rgb(colour)
    cube = [_nearest_step(channel) for channel in wanted]
    grey = min(max(round((sum(wanted) / 3 - 8) / 10), 0), 23)
    in_cube = _distance(wanted, [_STEPS[step] for step in cube])
    if _distance(wanted, [8 + 10 * grey] * 3) < in_cube:
        return 232 + grey
    return 16 + 36 * cube[0] + 6 * cube[1] + cube[2]


def _nearest_step(channel: int) -> int:
    return min(range(len(_STEPS)), key=lambda step: abs(_STEPS[step] - channel))


def _distance(one: Iterable[int], other: Iterable[int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


_HUES = ((20, 1), (75, 3), (165, 2), (200, 6), (265, 4), (340, 5), (361, 1))
"""(degrees below which, colour of the eight)."""


def _hue(colour: str, *, dark: bool) -> str:
    """One of the terminal's own colours, bright on a dark ground; its grey for what is hardly coloured.

    >>> _hue("#8fbbe6", dark=True), _hue("#a92b1f", dark=False), _hue("#959aa3", dark=True)
    ('94', '31', '90')
    """
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in _rgb(colour)))
    if saturation < 0.15:
        return "39" if light > 0.9 or light < 0.1 else "90"
    number = next(number for below, number in _HUES if hue * 360 < below)
    return str((90 if dark else 30) + number)
