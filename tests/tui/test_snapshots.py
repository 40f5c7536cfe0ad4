"""Pictures of the reading room, looked at once and held since."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import MakeApp, settled, until


async def annotated(pilot: Pilot[int]) -> None:
    """Everything in sight has come, and the gloss of the word under the cursor."""
    screen = await settled(pilot)
    await until(pilot, lambda: screen._gloss is not None)
    await pilot.pause(0.1)


@pytest.mark.parametrize("theme", ["duben-night", "duben-day"])
@pytest.mark.parametrize(
    "size", [(40, 12), (80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_the_flagship(snap_compare: Any, make_app: MakeApp, size: tuple[int, int], theme: str) -> None:
    assert snap_compare(make_app(theme=theme), terminal_size=size, run_before=annotated)


def test_a_popup_beside_the_english(snap_compare: Any, make_app: MakeApp) -> None:
    async def open_popup(pilot: Pilot[int]) -> None:
        await annotated(pilot)
        await pilot.press("e", "r")
        for _ in range(5):
            await pilot.press("tab")
        await pilot.press("enter")
        screen = pilot.app.screen
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        await until(
            pilot, lambda: all(screen.page.desk.complete(point.block) for point in screen.page._lines)
        )
        await pilot.pause(0.1)

    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=open_popup)


def test_every_reading_in_high_contrast_with_tone_colours(snap_compare: Any, make_app: MakeApp) -> None:
    async def wait_for_readings(pilot: Pilot[int]) -> None:
        await annotated(pilot)
        screen = pilot.app.screen
        await until(
            pilot, lambda: all(screen.page.desk.complete(point.block) for point in screen.page._lines)
        )
        await pilot.pause(0.1)

    app = make_app(theme="duben-contrast", ruby="all", tone_colours=True)
    assert snap_compare(app, terminal_size=(120, 40), run_before=wait_for_readings)


def test_the_help(snap_compare: Any, make_app: MakeApp) -> None:
    async def open_help(pilot: Pilot[int]) -> None:
        await annotated(pilot)
        await pilot.press("question_mark")
        await pilot.pause(0.1)

    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=open_help)
