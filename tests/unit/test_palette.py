"""Every ink can be read on its ground: 4.5:1 (WCAG AA), 7:1 in high contrast (AAA)."""

from __future__ import annotations

import pytest

from reader.palette import LOOKS, PALETTES, mixed


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT = [name for name in LOOKS if name != "panel-edge"]


@pytest.mark.parametrize("theme", list(PALETTES))
@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("ground", ["plain", "on-surface"])
def test_ink_can_be_read_on_its_ground(theme: str, name: str, ground: str) -> None:
    colours = PALETTES[theme].colours
    look = mixed((ground, name))
    least = 7.0 if theme == "duben-contrast" else 4.5
    assert contrast(colours[look.ink], colours[look.ground]) >= least


def test_kinds_are_told_by_more_than_colour() -> None:
    for kind in ("person", "place", "organisation", "term", "abbreviation", "idiom", "event", "name"):
        assert LOOKS[kind].underline or LOOKS[kind].double
    assert LOOKS["cursor"].bold
