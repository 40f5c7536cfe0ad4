"""Correcting by key and by mouse: the page shows it at once, the file keeps it, `u` takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.annotation.correctionfile import load_corrections
from reader.annotation.corrections import Correction
from reader.locations import corrections_file
from reader.tui.screens.fixer import Fixer, Tick
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import MakeApp, settled, until
from tests.tui.test_reading import find, word

LINES = "更正測試\n\n他的研究生涯很長。\n\n部長長大了，王部長長大了。\n\n研究生涯之後，研究生涯不再。\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(LINES, "utf-8")
    return path


def words_of(screen: ReadingScreen, block: int) -> list[str]:
    return [span.text for span in screen.page.desk.spans(block)]


async def open_fixer(pilot: Pilot[int], screen: ReadingScreen, at: str) -> Fixer:
    screen.page.go(find(screen, at))
    await pilot.press("x")
    await until(pilot, lambda: isinstance(pilot.app.screen, Fixer))
    fixer = pilot.app.screen
    assert isinstance(fixer, Fixer)
    await pilot.pause()
    return fixer


def fields(fixer: Fixer) -> tuple[Input, Input]:
    return fixer.query_one("#words", Input), fixer.query_one("#reading", Input)


def outcome(fixer: Fixer) -> str:
    return str(fixer.query_one("#outcome").render())


async def test_spaces_moved_by_key_change_every_mention_and_u_takes_them_back(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        before = [words_of(screen, block) for block in range(4)]
        assert before[1][:4] == ["他", "的", "研究", "生涯"]
        fixer = await open_fixer(pilot, screen, "研究生涯很長")
        assert fields(fixer)[0].value == "的 研究 生涯"
        await pilot.press("right", "right", "right", "backspace", "right", "space")
        assert "研究生 | 涯" in outcome(fixer)
        await pilot.press("enter")
        await until(pilot, lambda: "涯" in words_of(screen, 1) and words_of(screen, 3).count("研究生") == 2)
        assert screen.page.desk.mentions(find(screen, "研究生涯很長"))[0].block == 1
        assert list(load_corrections(corrections_file())) == [
            Correction(text="研究生涯", words=("研究生", "涯"))
        ]
        await pilot.press("u")
        await until(pilot, lambda: [words_of(screen, block) for block in range(4)] == before)
        assert list(load_corrections(corrections_file())) == []


async def test_a_reading_is_corrected_where_its_neighbours_are_and_shown_above_the_word(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text, ruby="all").run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        fixer = await open_fixer(pilot, screen, "很長。")
        words, reading = fields(fixer)
        assert words.value == "生涯 很 長"
        await pilot.press("tab")
        assert reading.has_focus
        reading.value = reading.value.replace("hěn", "hèn")
        await pilot.pause()
        assert fixer.query_one(Tick).value, "one character read otherwise harms elsewhere"
        await pilot.press("enter")
        desk = screen.page.desk
        place = find(screen, "很長")

        def shown() -> bool:
            index = desk.span_at(place)
            found = desk.reading(place.block, index[0]) if index else None
            return found is not None and found.syllables == ("hen4",)

        await until(pilot, shown)
        (made,) = load_corrections(corrections_file())
        assert (made.text, made.pinyin, made.after) == ("很", "hèn", "長")


async def test_the_popup_says_it_was_corrected_and_stays_open(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "部長長大"))
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, Fixer))
        reading = pilot.app.screen.query_one("#reading", Input)
        reading.value = reading.value.replace("bùzhǎng", "bùcháng")
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup and screen._popup.card and screen._popup.card.corrected)
        assert screen._popup is not None
        told = "\n".join("".join(text for text, _ in line.parts) for line in screen._popup._lines)
        assert "corrected by you · corrections.yaml:3" in told
        assert "bùcháng" in told


async def test_what_cannot_be_kept_says_so_and_the_form_stays(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        fixer = await open_fixer(pilot, screen, "很長。")
        await pilot.press("z", "enter")
        assert pilot.app.screen is fixer
        assert "only the spaces can be moved" in outcome(fixer)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert not corrections_file().exists()


async def test_by_mouse_alone(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        fixer = await open_fixer(pilot, screen, "研究生涯很長")
        words = fields(fixer)[0]
        words.value = "的 研究生涯"
        await pilot.pause()
        assert not fixer.query_one(Tick).value
        await pilot.click("#here")
        assert "only in 的 ＿ 很" in outcome(fixer)
        await pilot.click("#keep")
        await until(pilot, lambda: "研究生涯" in words_of(screen, 1))
        assert "研究生涯" not in words_of(screen, 3)


async def test_a_broken_file_is_told_and_left(make_app: MakeApp, text: Path) -> None:
    corrections_file().parent.mkdir(parents=True)
    corrections_file().write_text("- text： 錯\n", "utf-8")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        fixer = await open_fixer(pilot, screen, "研究生涯很長")
        fields(fixer)[0].value = "的 研究生涯"
        await pilot.press("enter")
        await until(pilot, lambda: any("corrections.yaml:1" in n.message for n in pilot.app._notifications))
        assert corrections_file().read_text("utf-8") == "- text： 錯\n"
        assert word(screen) == "研究"


async def test_nothing_to_take_back_is_said(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await until(pilot, lambda: any("nothing to take back" in n.message for n in pilot.app._notifications))


async def test_a_full_disk_keeps_the_form_open_with_what_was_typed(
    make_app: MakeApp, text: Path, full_disk: Callable[[bool], None]
) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        fixer = await open_fixer(pilot, screen, "研究生涯很長")
        await pilot.press("right", "right", "right", "backspace", "right", "space")
        typed = fields(fixer)[0].value
        full_disk(True)
        await pilot.press("enter")
        await until(pilot, lambda: "No space left on device" in outcome(fixer))
        assert pilot.app.screen is fixer
        assert fields(fixer)[0].value == typed
        assert not corrections_file().exists()
        full_disk(False)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert list(load_corrections(corrections_file())) == [
            Correction(text="研究生涯", words=("研究生", "涯"))
        ]
