"""What the reader is told covers little and not for long; where they are is kept soon."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.places import Places
from tests.tui.conftest import MakeApp, settled, until


async def test_the_same_notice_stands_once_and_three_at_most(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.app.SEEN", 0.0)
    async with make_app().run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        pilot.app.clear_notifications()
        for text in "abacdad":
            pilot.app.tell(text)
        await pilot.pause(0.05)
        assert [notice.message for notice in pilot.app._notifications] == ["c", "a", "d"]
        await pilot.press("l")
        await pilot.pause()
        assert not list(pilot.app._notifications)


async def test_a_place_at_rest_is_kept_within_a_second(make_app: MakeApp, own_home: Path) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("G")
        await pilot.pause(0.05)
        goal = screen.cursor
        pilot.app._keep_place_at_rest()
        pilot.app._keep_place_at_rest()
        kept = Places(own_home / "notebook.sqlite").every()[0]
        assert (kept.block, kept.offset) == (goal.block, goal.offset)


async def test_a_place_that_goes_on_changing_is_kept_too(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        monkeypatch.setattr("reader.tui.app.KEEP_EVERY", 1e9)
        kept: list[int] = []
        monkeypatch.setattr(pilot.app, "_keep_place_and_tell", lambda: kept.append(1))
        for _ in range(11):
            await pilot.press("l")
            pilot.app._keep_place_at_rest()
        await until(pilot, lambda: kept)
