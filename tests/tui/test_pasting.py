"""What is pasted into a field is data, and no more of it than a field is for."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from reader.tui.app import LONGEST_PASTE
from reader.tui.widgets.bars import Footline
from tests.hostile import all_of
from tests.terminal.obeyed import violations
from tests.tui.conftest import MakeApp, settled, until


async def test_ten_million_characters_are_cut_and_the_place_is_still_told(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        pilot.app.post_message(events.Paste("渡" * 10_000_000))
        await until(pilot, lambda: screen.query_one(Input).value)
        assert len(screen.query_one(Input).value) == LONGEST_PASTE
        await pilot.press("enter")
        foot = screen.query_one(Footline)
        await until(pilot, lambda: any("/渡渡" in text for text, _ in foot.right))
        assert any("§1/3 · 0%" in text for text, _ in foot.right)
        assert all(len(toast.message) < 1000 for toast in pilot.app._notifications)


async def test_what_is_pasted_is_shown_without_what_a_terminal_obeys(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        pilot.app.post_message(events.Paste(all_of()))
        await until(pilot, lambda: screen.query_one(Input).value)
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        shown = "".join(segment.text for strip in strips for segment in strip)
        assert "pwned" in shown
        assert violations(shown.encode("utf-8", "surrogatepass")) == []


@pytest.mark.parametrize("length", [1, 2000])
async def test_what_is_told_is_short_enough_to_be_read(make_app: MakeApp, length: int) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        pilot.app.tell("停" * length)  # type: ignore[attr-defined]
        await pilot.pause()
        (told,) = pilot.app._notifications
        assert 0 < len(told.message) <= 400
