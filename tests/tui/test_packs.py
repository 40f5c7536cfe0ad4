"""Packs are switched from the page, and the page follows."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from reader.annotation.spans import SpanKind
from reader.glossary.switches import read_switches
from reader.locations import packs_dir, packs_file
from reader.tui.screens.packs import PacksScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.rows import Rows
from tests.tui.conftest import MakeApp, settled, until

LINES = "詞彙包測試\n\n雲端運算發展督導小組今天開會，雲端運算發展督導小組明天也開會。\n"
TERM = "雲端運算發展督導小組"


def make_pack(name: str = "it") -> None:
    folder = packs_dir() / name
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(f"title: Pack [b]{name}[/b]\nauthor: A\nlicence: CC0\n", "utf-8")
    (folder / "terms.yaml").write_text(f"- term: {TERM}\n  english: steering group\n", "utf-8")


def entries(screen: ReadingScreen) -> int:
    spans = (span for block in range(len(screen.article.blocks)) for span in screen.page.desk.spans(block))
    return sum(span.kind is SpanKind.ENTRY and span.text == TERM for span in spans)


async def open_packs(pilot: Pilot[int]) -> tuple[ReadingScreen, PacksScreen]:
    screen = await settled(pilot)
    await pilot.press("P")
    await until(pilot, lambda: getattr(pilot.app.screen, "_switches", None))
    await pilot.pause()
    packs = pilot.app.screen
    assert isinstance(packs, PacksScreen)
    return screen, packs


async def test_space_switches_for_this_text_and_a_always(make_app: MakeApp, tmp_path: Path) -> None:
    make_pack()
    text = tmp_path / "text.txt"
    text.write_text(LINES, "utf-8")
    async with make_app(text).run_test(size=(100, 30)) as pilot:
        screen, packs = await open_packs(pilot)
        assert entries(screen) == 0
        row = packs.query_one(Rows)
        assert "[ ] Pack [b]it[/b]" in row.render_line(0).text
        await pilot.press("space")
        await until(pilot, lambda: entries(screen) == 2)
        await until(pilot, lambda: "[x]" in row.render_line(0).text)
        assert read_switches(packs_file())[0].texts == {str(text.resolve()): ["+it"]}
        await pilot.press("A")
        await until(pilot, lambda: "always on" in row.render_line(0).text)
        await pilot.press("space")
        await until(pilot, lambda: entries(screen) == 0)
        assert read_switches(packs_file())[0].texts == {str(text.resolve()): ["-it"]}
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_without_packs_it_says_how_to_add_one(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        _, packs = await open_packs(pilot)
        await until(pilot, lambda: "pack add" in str(packs.query_one("#about", Static).render()))
        await pilot.press("space", "A", "enter")
        assert not packs_file().exists()


async def test_a_click_switches_too(make_app: MakeApp, tmp_path: Path) -> None:
    make_pack()
    text = tmp_path / "text.txt"
    text.write_text(LINES, "utf-8")
    async with make_app(text).run_test(size=(100, 30)) as pilot:
        screen, packs = await open_packs(pilot)
        await pilot.click(packs.query_one(Rows), offset=(6, 0))
        await until(pilot, lambda: entries(screen) == 2)


async def test_packs_of_one_title_tell_their_names_and_mistakes_stand_in_the_dialog(
    make_app: MakeApp, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        make_pack(name)
        (packs_dir() / name / "pack.yaml").write_text("title: Names\nauthor: A\nlicence: CC0\n", "utf-8")
    (packs_dir() / "two" / "bad.yaml").write_text("- x\n" * 50, "utf-8")
    text = tmp_path / "text.txt"
    text.write_text(LINES, "utf-8")
    async with make_app(text).run_test(size=(100, 30)) as pilot:
        screen, packs = await open_packs(pilot)
        rows = packs.query_one(Rows)
        assert "Names  one" in rows.render_line(0).text
        assert "Names  two" in rows.render_line(1).text
        await pilot.press("down", "space")
        await until(pilot, lambda: "bad.yaml:1" in str(packs.query_one("#problem", Static).render()))
        await until(pilot, lambda: entries(screen) == 2)
        await until(pilot, lambda: "on for this text" in rows.render_line(1).text)
        assert not pilot.app._notifications
