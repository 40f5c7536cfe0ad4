"""The people and things of a text beside it, and the whole glossary over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.locations import user_glossary
from reader.tui.screens.entryform import EntryForm
from reader.tui.screens.glossary import GlossaryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.things import Group
from reader.tui.widgets.contents import Contents
from reader.tui.widgets.fields import Steps, Tick
from reader.tui.widgets.rows import Rows
from reader.tui.widgets.things import Things
from tests.tui.conftest import MakeApp, settled, until
from tests.tui.test_reading import find

LINES = """\
詞彙測試

特使威特科爾（Steve Witkor）會見特朗普。特朗普表示樂見其成。

## 次日

普京與威特科爾談了三小時，特朗普沒有出席。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.md"
    path.write_text(LINES, "utf-8")
    return path


def shown(rows: Rows) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def open_panel(pilot: Pilot[int]) -> tuple[ReadingScreen, Things]:
    screen = await settled(pilot)
    await pilot.press("i")
    await until(pilot, lambda: screen._things and screen._things.current)
    assert screen._things
    return screen, screen._things


async def open_glossary(pilot: Pilot[int]) -> GlossaryScreen:
    await settled(pilot)
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
    glossary = pilot.app.screen
    assert isinstance(glossary, GlossaryScreen)
    await until(pilot, lambda: glossary._found)
    return glossary


# -- people and things --


async def test_everyone_is_listed_by_kind_with_how_often_they_are_mentioned(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        _, panel = await open_panel(pilot)
        listed = [
            (row.kind, row.count) if isinstance(row, Group) else (row.term, len(row.mentions))
            for row in panel._rows
        ]
        assert listed[:6] == [
            ("person", 2),
            ("特朗普", 3),
            ("普京", 1),
            ("name", 1),
            ("威特科爾", 2),
            ("term", 1),
        ]
        line = next(line for line in shown(panel.rows) if "特朗普" in line)
        assert "Donald Trump" in line
        assert " 3 " in line


async def test_enter_walks_the_mentions_round_and_round_and_backspace_returns(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        screen, panel = await open_panel(pilot)
        places = list(panel.current.mentions) if panel.current else []
        assert len(places) == 3
        seen = []
        for _ in range(4):
            await pilot.press("enter")
            seen.append(screen.cursor)
        assert seen == [*places, places[0]]
        assert any("1/3" in line for line in shown(panel.rows))
        await pilot.press("left")
        assert screen.cursor == places[2]
        assert panel.rows.has_focus
        await pilot.press("escape")
        assert screen._things is None
        assert screen.page.has_focus
        await pilot.press("backspace")
        assert screen.cursor == places[0]


async def test_it_opens_on_what_is_under_the_cursor_and_never_covers_the_page(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "普京"))
        await pilot.press("i")
        await until(pilot, lambda: screen._things and screen._things.current)
        assert screen._things
        assert screen._things.current
        assert screen._things.current.term == "普京"
        await pilot.pause()
        assert not screen.page.region.overlaps(screen._things.region)
        await pilot.resize_terminal(140, 30)
        await until(pilot, lambda: screen._things.region.x > 80)
        assert not screen.page.region.overlaps(screen._things.region)


async def test_below_the_page_it_leaves_the_contents_beside_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen, panel = await open_panel(pilot)
        await pilot.pause()
        contents = screen.query_one(Contents)
        assert contents.display
        assert contents.region.y == screen.page.region.y
        assert contents.region.height == screen.page.region.height
        assert panel.region.y == screen.page.region.bottom


async def test_the_names_follow_the_script(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        screen, panel = await open_panel(pilot)
        await pilot.press("t")
        await until(pilot, lambda: any("威特科尔" in line for line in shown(panel.rows)))
        assert screen.view.script == "simplified"


async def test_a_click_on_a_row_goes_to_its_mention(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        screen, panel = await open_panel(pilot)
        row = next(y for y, line in enumerate(shown(panel.rows)) if "普京" in line)
        await pilot.click(panel.rows, offset=(4, row))
        await until(pilot, lambda: screen.cursor == find(screen, "普京"))


# -- the glossary --


async def test_typing_filters_by_chinese_pinyin_and_english(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        glossary = await open_glossary(pilot)
        everything = len(glossary._found.numbers)
        assert everything > 600
        words = glossary.query_one("#words", Input)
        for query in ("特朗普", "特朗普", "te lang pu", "tèlǎngpǔ", "telangpu", "donald tr"):
            words.value = query
            await until(pilot, lambda q=query: glossary._found.wanted.words == q)
            await pilot.pause()
            assert "特朗普" in shown(glossary.query_one("#entries", Rows))[0], query
        words.value = "沒有這個詞條"
        await until(pilot, lambda: not glossary._found.numbers)
        words.value = ""
        await until(pilot, lambda: len(glossary._found.numbers) == everything)


async def test_only_what_the_text_mentions_and_of_one_kind(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        glossary = await open_glossary(pilot)
        glossary.query_one("#here", Tick).action_tick()
        await until(pilot, lambda: glossary._found.wanted.here)
        kinds = glossary.query_one("#kind", Steps)
        kinds.action_step(1)
        await until(pilot, lambda: glossary._found.wanted.kind == "person")
        await pilot.pause()
        rows = shown(glossary.query_one("#entries", Rows))
        assert [("特朗普" in row, "普京" in row) for row in rows if row] == [
            (True, False),
            (False, True),
        ] or [("普京" in row) for row in rows if row] == [True, False]
        told = str(glossary.query_one("#told", Static).render())
        assert "mentions in this text" in told
        assert "§2" in told


async def test_enter_goes_to_the_mention_and_the_screen_opens_again_as_it_was(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        await open_glossary(pilot)
        await pilot.press(*"putin")
        await until(pilot, lambda: pilot.app.screen._found.wanted.words == "putin")
        await pilot.pause()
        first = shown(pilot.app.screen.query_one("#entries", Rows))
        step = next(n for n, row in enumerate(first) if "Vladimir Putin" in row)
        await pilot.press(*["down"] * step, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        screen = pilot.app.screen
        assert screen.cursor == find(screen, "普京")
        await pilot.press("I")
        await until(pilot, lambda: getattr(pilot.app.screen, "_found", None))
        await pilot.pause()
        assert pilot.app.screen.query_one("#words", Input).value == "putin"
        assert "▸ 普京  Vladimir Putin" in "\n".join(shown(pilot.app.screen.query_one("#entries", Rows)))


async def test_an_entry_is_changed_from_the_list_and_the_list_shows_it(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        glossary = await open_glossary(pilot)
        glossary.query_one("#words", Input).value = "特朗普"
        await until(pilot, lambda: glossary._found.wanted.words)
        await pilot.pause()
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
        await pilot.pause()
        pilot.app.screen.query_one("#english", Input).value = "D. J. Trump"
        await pilot.press("ctrl+s")
        await until(pilot, (user_glossary() / "mine.yaml").exists)
        entries = glossary.query_one("#entries", Rows)
        await until(pilot, lambda: any("D. J. Trump" in row for row in shown(entries)))
        assert any("replaced" in row for row in shown(entries))
        number = next(
            n
            for n in glossary._found.numbers
            if glossary._found.index.located(n).layer == str(user_glossary())
        )
        entries.go(glossary._found.numbers.index(number))
        await until(pilot, lambda: "in place of" in str(glossary.query_one("#told", Static).render()))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def test_an_entry_that_is_not_in_the_text_says_so_and_stays(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        glossary = await open_glossary(pilot)
        glossary.query_one("#words", Input).value = "澤連斯基"
        await until(pilot, lambda: glossary._found.wanted.words)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is glossary
        assert [n.message for n in pilot.app._notifications] == ["This text does not mention it."]


async def test_what_a_glossary_says_is_shown_as_it_is(make_app: MakeApp, text: Path) -> None:
    path = text.with_name("text.glossary.yaml")
    path.write_text('- term: 三小時\n  english: "[bold]x[/] \\e]52;c;eA==\\a"\n', "utf-8")
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        glossary = await open_glossary(pilot)
        glossary.query_one("#words", Input).value = "三小時"
        await until(pilot, lambda: len(glossary._found.numbers) == 1)
        await until(pilot, lambda: "[bold]" in str(glossary.query_one("#told", Static).render()))
        row = shown(glossary.query_one("#entries", Rows))[0]
        assert "[bold]x[/]" in row
        assert "\x1b" not in row


async def test_the_screen_opens_again_with_the_filters_it_names(make_app: MakeApp, text: Path) -> None:
    path = user_glossary() / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("- term: 普京\n  english: Mr Putin\n  kind: person\n", "utf-8")
    async with make_app(text).run_test(size=(100, 30)) as pilot:
        glossary = await open_glossary(pilot)
        await pilot.pause()
        assert "普京" in shown(glossary.query_one("#entries", Rows))[0], "the reader's own come first"
        glossary.query_one("#file", Steps).action_step(1)
        await until(pilot, lambda: glossary._found.wanted.file == str(path))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("I")
        await until(pilot, lambda: getattr(pilot.app.screen, "_found", None))
        again = pilot.app.screen
        assert str(again.query_one("#file", Steps).render()) == "‹ mine.yaml ›"
        assert len(again._found.numbers) == 1
        assert "glossary/mine.yaml:1" in str(again.query_one("#told", Static).render())
        again.query_one("#kind", Steps).action_step(-1)
        await until(pilot, lambda: not again._found.numbers)
        await pilot.pause()
        assert "No entry of these: other · mine.yaml" in shown(again.query_one("#entries", Rows))[0]


async def test_a_change_from_the_list_is_taken_back_by_the_key_it_tells(
    make_app: MakeApp, text: Path
) -> None:
    async with make_app(text).run_test(size=(120, 30)) as pilot:
        glossary = await open_glossary(pilot)
        await pilot.press(*"te lang pu")
        await until(pilot, lambda: glossary._found.wanted.words == "te lang pu")
        await pilot.pause()
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, (user_glossary() / "mine.yaml").exists)
        await until(pilot, lambda: any("(F3 takes it back)" in n.message for n in pilot.app._notifications))
        await pilot.press("f3")
        await until(pilot, lambda: not (user_glossary() / "mine.yaml").exists())
        assert glossary.query_one("#words", Input).value == "te lang pu"
