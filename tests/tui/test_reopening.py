"""A text read in another encoding or as another region's, from the page."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from reader.article import Region
from reader.settings import Settings
from reader.sources import open_article
from reader.sources.source import Given
from reader.tui.app import DubenApp
from reader.tui.opening import open_at
from reader.tui.places import Places
from reader.tui.screens.chooser import Chooser
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import Masthead
from tests.tui.conftest import MakeApp, settled, until

LINES = ["轮渡公司昨天表示，因为油价上升，船票下个月起涨价。", "居民说，他们事先没有收到通知。", "船照样开。"]


def masthead(screen: ReadingScreen) -> str:
    return str(screen.query_one(Masthead).render())


async def choose(pilot: Pilot[int], key: str, value: str) -> ReadingScreen:
    before = pilot.app.screen
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
    chooser = pilot.app.screen
    assert isinstance(chooser, Chooser)
    chooser.query_one(OptionList).highlighted = [choice.value for choice in chooser._choices].index(value)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen is not before)
    return await settled(pilot)


async def test_another_encoding_is_read_at_the_same_place_and_remembered(
    make_app: MakeApp, own_home: Path
) -> None:
    path = own_home / "船.txt"
    path.write_bytes("\n".join(LINES).encode("gb18030"))
    async with make_app(path).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert "GB18030" in masthead(screen)
        await pilot.press("down")
        block = screen.cursor.block
        assert block > 0
        screen = await choose(pilot, "D", "big5hkscs")
        assert "Big5-HKSCS" in masthead(screen)
        assert screen.article.blocks[0].text != LINES[0]
        assert screen.cursor.block == block
    places = Places(own_home / "notebook.sqlite")
    assert places.given(path) == Given(encoding="big5hkscs")
    again = open_article(path, given=places.given(path))
    assert open_at(again, Settings(), places).view.encoding == "big5hkscs"
    places.close()
    app = DubenApp(Settings(language="en"), Places(own_home / "notebook.sqlite"), article=again)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert screen.cursor.block == block
        screen = await choose(pilot, "D", "")
        assert screen.article.blocks[0].text == LINES[0]
    places = Places(own_home / "notebook.sqlite")
    assert places.given(path) == Given()
    places.close()


async def test_another_region_is_said_and_unsaid(make_app: MakeApp, own_home: Path) -> None:
    path = own_home / "船.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    async with make_app(path).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert (screen.article.region, screen.article.region_guessed) == (Region.CHINA, True)
        screen = await choose(pilot, "H", "tw")
        assert (screen.article.region, screen.article.region_guessed) == (Region.TAIWAN, False)
        screen = await choose(pilot, "H", "")
        assert screen.article.region_guessed


async def test_of_what_is_in_no_file_the_region_can_be_said(own_home: Path) -> None:
    from io import BytesIO

    article = open_article("-", stdin=BytesIO("\n".join(LINES).encode()))
    app = DubenApp(Settings(language="en"), Places(own_home / "notebook.sqlite"), article=article)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        screen = await choose(pilot, "H", "hk")
        assert screen.article.region is Region.HONG_KONG
        assert [block.text for block in screen.article.blocks] == LINES
