"""A stretch of the text is selected by key and by mouse, whatever words it is divided into."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.article import Position
from reader.tui.screens.entryform import EntryForm
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import Footline
from reader.tui.widgets.leaf import Marked
from tests.tui.conftest import MakeApp, settled, until
from tests.tui.test_reading import find

LINES = """\
選取測試

港府宣布成立雲端運算發展督導小組（Cloud Steering Group），由陳大文領導。

第二段沒有甚麼特別。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(LINES, "utf-8")
    return path


def selected(screen: ReadingScreen) -> str:
    marked = screen.page.marked
    return screen.article.blocks[marked.block].text[marked.start : marked.end] if marked else ""


async def test_shift_and_arrows_move_the_end_and_the_beginning(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "成立"))
        await pilot.press("shift+right", "shift+right")
        assert selected(screen) == "成立雲端"
        await pilot.press("shift+down", "shift+down", "shift+left")
        assert selected(screen) == "雲"
        await pilot.press("shift+left", "shift+down")
        assert selected(screen) == "雲"  # never nothing
        await pilot.press("shift+up")
        assert selected(screen) == "立雲"


async def test_it_ends_at_the_ends_of_its_block(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("G", *["shift+right"] * 9, *["shift+up"] * 20)
        assert selected(screen) == "第二段沒有甚麼特別。"


async def test_escape_or_another_word_lets_it_go_but_a_change_of_look_does_not(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("down", "shift+right")
        kept = selected(screen)
        await pilot.press("t", "r", "T", "escape", "r", "t")
        assert selected(screen) == kept
        await pilot.press("escape")
        assert not selected(screen)
        await pilot.press("shift+right", "right")
        assert not selected(screen)


async def test_the_selection_becomes_an_entry_with_its_original(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        at = find(screen, "雲端運算發展督導小組")
        screen.page.mark(Marked(at.block, at.offset, at.offset + 10))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
        await pilot.pause()
        values = {field.id: field.value for field in pilot.app.screen.query(Input)}
        assert values["term"] == "雲端運算發展督導小組"
        assert values["pinyin"] == "Yúnduān Yùnsuàn Fāzhǎn Dūdǎo Xiǎozǔ"


async def test_the_mouse_draws_it_and_letting_go_is_no_click(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        first, last = find(screen, "督導"), find(screen, "小組")
        start, end = (screen.page.cell_of(Position(at.block, at.offset)) for at in (first, last))
        assert start
        assert end
        await pilot.mouse_down(screen.page, offset=start)
        await pilot.hover(screen.page, offset=(end[0] + 2, end[1]))
        await pilot.mouse_up(screen.page, offset=(end[0] + 2, end[1]))
        await pilot.pause()
        assert selected(screen) == "督導小組"
        assert screen._popup is None
        await pilot.click(screen.page, offset=start)
        await until(pilot, lambda: screen._popup is not None)
        assert not selected(screen)


async def test_only_the_selected_characters_are_inked(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        at = find(screen, "宣布成立")
        screen.page.mark(Marked(at.block, at.offset + 1, at.offset + 3))
        _, y = screen.page.cell_of(at) or (0, 0)
        strip = screen.page.render_line(y)
        ground = screen.page.ink("cursor").bgcolor
        lit = "".join(s.text for s in strip if s.style and s.style.bgcolor == ground)
        assert lit == "布成"


async def test_the_foot_line_tells_the_whole_stretch(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 24)) as pilot:
        screen = await settled(pilot)

        def foot() -> str:
            return "".join(part for part, _ in screen.query_one(Footline).left)

        screen.page.go(find(screen, "成立"))
        await pilot.press("shift+right", "shift+right")
        await until(pilot, lambda: foot() == "成立雲端  chénglìyúnduān")
        await pilot.press("shift+left", "shift+left")
        await until(pilot, lambda: foot().startswith("成立  chénglì  to establish"))
        await pilot.press("escape")
        await until(pilot, lambda: screen._stretch is None)
