"""Several texts in one session, and the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library.opening import ReadingList
from reader.settings import Settings
from reader.tui.app import DubenApp
from reader.tui.places import Places
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import Masthead
from tests.tui.conftest import MakeApp, settled, until


@pytest.fixture
def app(tmp_path: Path) -> DubenApp:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"題目{name}\n\n今天開會，明天也開會。\n", "utf-8")
    (tmp_path / "noise.txt").write_bytes(b"\0\1")
    pile = ReadingList([tmp_path / "a.txt", tmp_path / "noise.txt", tmp_path / "b.txt"])
    article, _ = pile.open_next()
    return DubenApp(
        Settings(language="en"), Places(tmp_path / "notebook.sqlite"), article=article, reading_list=pile
    )


def told(app: DubenApp) -> list[str]:
    return [notice.message for notice in app._notifications]


def head(app: DubenApp) -> str:
    return "".join(text for text, _ in app.screen.query_one(Masthead).right)


async def test_braces_turn_to_the_next_and_the_one_before(app: DubenApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert head(app).startswith("1/3 · ")
        await pilot.press("left_curly_bracket")
        await until(pilot, lambda: told(app) == ["This is the first text you named."])
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen is not screen)
        screen = await settled(pilot)
        assert screen.article.title == "題目b"
        assert head(app).startswith("3/3 · ")
        assert "noise.txt" in told(app)[1]
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: told(app)[-1] == "This is the last text you named.")
        await pilot.press("left_curly_bracket")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen is not screen)
        assert (await settled(pilot)).article.title == "題目a"


async def test_the_clipboard_is_read_in_its_place(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def empty() -> str:
        raise ReaderError("the clipboard holds no text")

    monkeypatch.setattr("reader.clipboard.read_clipboard", empty)
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("p")
        await until(pilot, lambda: told(pilot.app) == ["the clipboard holds no text"])
        monkeypatch.setattr("reader.clipboard.read_clipboard", lambda: "今天開會，明天也開會。")
        await pilot.press("p")
        await until(pilot, lambda: pilot.app.screen is not screen)
        screen = await settled(pilot)
        assert screen.article.title == "clipboard"
        assert screen.article.path is None
        assert "1/1" not in head(pilot.app)
