"""The reading room by key: what a reader presses and what they see."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.annotation.spans import SpanKind
from reader.article import Position
from reader.chinese.script import Script
from reader.tui.messages import BlocksAnnotated
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.room import BOXES
from reader.tui.view import Ruby
from reader.tui.widgets.bars import Footline, Masthead
from reader.tui.widgets.contents import Contents
from reader.typesetting.page import English
from tests.tui.conftest import MakeApp, settled, until


def word(screen: ReadingScreen) -> str:
    start, end = screen.page.desk.word_at(screen.cursor)
    return screen.article.blocks[screen.cursor.block].text[start:end]


def page_text(screen: ReadingScreen) -> list[str]:
    return [screen.page.render_line(y).text.rstrip() for y in range(screen.page.size.height)]


def bar_text(screen: ReadingScreen, kind: type) -> str:
    return str(screen.query_one(kind).render())


def find(screen: ReadingScreen, text: str) -> Position:
    for index, block in enumerate(screen.article.blocks):
        if (at := block.text.find(text)) >= 0:
            return Position(index, at)
    raise AssertionError(text)


async def test_the_first_page_shows_title_date_and_text(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        shown = "\n".join(page_text(screen))
        assert screen.article.title in shown
        assert "2026-02-12" in shown
        assert "讀本" in bar_text(screen, Masthead)
        assert "§1/3" in bar_text(screen, Footline)


async def test_words_step_right_and_left_over_punctuation_and_blocks(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        first = screen.cursor
        seen = [word(screen)]
        for _ in range(12):
            await pilot.press("right")
            seen.append(word(screen))
        assert screen.cursor.block > 0
        assert not {"，", "。", "："} & set(seen)
        for _ in range(12):
            await pilot.press("h")
        assert screen.cursor == first


async def test_the_gloss_line_tells_the_word_without_a_key_press(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "特朗普"))
        await until(pilot, lambda: "Donald Trump" in bar_text(screen, Footline))
        assert "Tèlǎngpǔ" in bar_text(screen, Footline)
        assert "person" in bar_text(screen, Footline)


async def test_lines_keep_their_column_and_pages_go_there_and_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "烏克蘭的日曆"))
        start = screen.cursor
        await pilot.press("j", "j", "k", "k")
        assert screen.cursor.block == start.block
        top = screen.page.top_anchor
        await pilot.press("space")
        assert screen.page.top_anchor > top
        await pilot.press("b")
        await until(pilot, lambda: screen.page.top_anchor == top)
        await pilot.press("G")
        assert screen.cursor.block == len(screen.article.blocks) - 1
        assert "100%" in bar_text(screen, Footline)
        await pilot.press("g")
        assert screen.cursor.block == 0


async def test_tab_goes_through_annotated_terms_only(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        places = []
        for _ in range(15):
            await pilot.press("tab")
            found = screen.page.desk.span_at(screen.cursor)
            assert found
            assert found[1].kind in (SpanKind.ENTRY, SpanKind.NAME)
            places.append(screen.cursor)
        assert places == sorted(set(places))
        for _ in range(14):
            await pilot.press("shift+tab")
        assert screen.cursor == places[0]


async def test_sections_by_bracket_and_number_and_back_again(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 24)) as pilot:
        screen = await settled(pilot)
        starts = [section.start for section in screen.article.sections]
        await pilot.press("right_square_bracket")
        assert screen.cursor.block == starts[1]
        assert "§2/3" in bar_text(screen, Footline)
        await pilot.press("3")
        assert screen.cursor.block == starts[2]
        await pilot.press("left_square_bracket")
        assert screen.cursor.block == starts[1]
        await pilot.press("backspace", "backspace", "backspace")
        assert screen.cursor.block == 0


async def test_the_popup_opens_follows_links_and_closes(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "威特科夫"))
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        popup = screen._popup
        assert popup.card.english == "Steve Witkoff"
        assert popup.card.see
        await pilot.press("tab", "enter")
        await until(pilot, lambda: popup.card.headword != "威特科夫")
        await pilot.press("escape")
        await pilot.pause()
        assert popup.card.headword == "威特科夫"
        await pilot.press("escape")
        await until(pilot, lambda: screen._popup is None)
        assert word(screen) == "威特科夫"
        assert screen.page.has_focus


async def test_the_popup_never_covers_its_words_line(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        for term in ("特朗普", "阿布扎比", "路透社", "中期選舉"):
            screen.page.go(find(screen, term))
            await pilot.press("enter")
            await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
            await pilot.pause(0.05)
            region = screen._popup.region
            line = screen.page.content_region.y + screen.page.cell_of(screen.cursor)[1]
            assert not region.y <= line < region.bottom, term
            assert region.right <= 80
            assert region.bottom <= 24
            await pilot.press("escape")
            await until(pilot, lambda: screen._popup is None)


async def test_mentions_go_round_and_backspace_comes_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        start = find(screen, "特朗普")
        screen.page.go(start)
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        await pilot.press("right")
        await until(pilot, lambda: screen.cursor != start and screen._popup.position == screen.cursor)
        assert word(screen) == "特朗普"
        await pilot.press("escape")
        await until(pilot, lambda: screen._popup is None)
        await pilot.press("backspace")
        assert screen.cursor == start


async def test_scripts_toggle_there_and_back_with_nothing_lost(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("space")
        screen.page.go(find(screen, "庫什納"))
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        before = page_text(screen), screen.cursor, screen.page.top_anchor
        await pilot.press("t")
        await until(pilot, lambda: any("库什纳" in line for line in page_text(screen)))
        assert screen.view.script is Script.SIMPLIFIED
        await until(pilot, lambda: screen._popup is not None and screen._popup.card.headword == "库什纳")
        assert (screen.cursor, screen.page.top_anchor) == before[1:]
        await pilot.press("t")
        await until(pilot, lambda: page_text(screen) == before[0])
        assert (screen.cursor, screen.page.top_anchor) == before[1:]
        assert screen._popup is not None


async def test_taiwan_is_chosen_from_a_list_and_brings_its_names(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("T")
        await pilot.pause(0.1)
        await pilot.press("4")
        await until(pilot, lambda: any("川普（Donald" in line for line in page_text(screen)))
        assert screen.view.script is Script.TAIWAN
        assert "Taiwan" in bar_text(screen, Masthead)


async def test_readings_cycle_and_reserve_their_rows(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("r")
        assert screen.view.ruby is Ruby.TERMS
        await until(pilot, lambda: any("Wūkèlán" in line for line in page_text(screen)))
        await pilot.press("r")
        await until(pilot, lambda: any("rìlì" in line for line in page_text(screen)))
        await pilot.press("R")
        await pilot.pause(0.1)
        await pilot.press("4")
        await until(pilot, lambda: any("jat6 lik6" in line for line in page_text(screen)))
        await pilot.press("r")
        assert screen.view.ruby is Ruby.OFF


async def test_english_cycles_through_its_places(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("e")
        assert screen.view.english is English.BESIDE
        row = next(line for line in page_text(screen) if "3月、5月" in line)
        assert "March, May, November" in row
        await pilot.press("e")
        assert not any("3月" in line and "March" in line for line in page_text(screen))
        assert any("March, May, November" in line for line in page_text(screen))
        await pilot.press("e")
        assert not any("March, May, November" in line for line in page_text(screen))
        screen.page.go(find(screen, "3月、5月"))
        await pilot.press("v")
        assert any("March, May, November" in line for line in page_text(screen))
        await pilot.press("e")
        assert screen.view.english is English.OFF


async def test_beside_becomes_below_under_100_columns(make_app: MakeApp) -> None:
    async with make_app(english="beside").run_test(size=(90, 30)) as pilot:
        screen = await settled(pilot)
        assert screen.page.desk.measure.english is English.BELOW
        await pilot.resize_terminal(120, 30)
        await until(pilot, lambda: screen.page.desk.measure.english is English.BESIDE)


async def test_english_finds_what_means_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        for query, word in (("zelensky", "澤連斯基"), ("ceasefire", "停火")):
            await pilot.press("slash", *query, "enter")
            await until(pilot, lambda query=query: screen.finder.query == query and screen.finder.done)
            blocks = screen.article.blocks
            assert {word} <= {blocks[block].text[start:end] for block, start, end in screen.finder.hits}
        await pilot.press("slash", *"jellyfish", "enter")
        await until(pilot, lambda: screen.finder.query == "jellyfish" and screen.finder.done)
        await pilot.press("n")
        assert "jellyfish" in list(pilot.app._notifications)[-1].message


async def test_search_is_blind_to_script_tones_and_spaces(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        counts = []
        for query in ("telangpu", "特朗普", "te lang pu"):
            await pilot.press("slash")
            await pilot.pause(0.1)
            screen._search_bar.query_one("Input").value = query
            await pilot.press("enter")
            await until(pilot, lambda query=query: screen.finder.query == query and screen.finder.done)
            counts.append(list(screen.finder.hits))
        assert counts[0] == counts[1] == counts[2]
        assert len(counts[0]) > 5
        first = screen.cursor
        await pilot.press("n")
        assert screen.cursor > first
        await pilot.press("N")
        assert screen.cursor == first
        assert "/te lang pu" in bar_text(screen, Footline)
        await pilot.press("escape")
        assert "/te lang pu" not in bar_text(screen, Footline)


async def test_contents_are_entered_with_c_and_lead_to_a_section(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(110, 30)) as pilot:
        screen = await settled(pilot)
        assert screen.query_one(Contents).display
        await pilot.press("c")
        assert screen.query_one(Contents).has_focus
        await pilot.press("down", "down", "enter")
        await pilot.pause(0.05)
        assert screen.cursor.block == screen.article.sections[2].start
        assert screen.page.has_focus


async def test_panels_fold_before_the_text_suffers(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        assert not screen.query_one(Contents).display
        await pilot.press("c")
        await pilot.pause(0.05)
        assert screen.query_one(Contents).display
        assert screen.page.region.width == 60
        await pilot.press("escape")
        await pilot.pause(0.05)
        assert not screen.query_one(Contents).display


async def test_resizing_keeps_the_place(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "j", "j", "l")
        before = screen.cursor, screen.page.top_anchor
        for size in ((40, 12), (300, 80), (80, 24), (10, 3), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
            assert screen.cursor == before[0]
        assert (screen.cursor, screen.page.top_anchor) == before


async def test_a_window_too_small_says_so_and_comes_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.resize_terminal(16, 4)
        await pilot.pause(0.05)
        assert screen.query_one("#too-small").display
        assert not screen.page.region
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.05)
        assert any("停火" in line for line in page_text(screen))


async def test_the_mouse_alone_opens_closes_and_scrolls(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        x, y = screen.page.cell_of(find(screen, "特朗普"))
        await pilot.hover(screen.page, offset=(x + 1, y))
        await until(pilot, lambda: "Donald Trump" in bar_text(screen, Footline))
        await pilot.click(screen.page, offset=(x + 1, y))
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        assert word(screen) == "特朗普"


async def test_the_place_is_kept_and_found_again_to_the_word(make_app: MakeApp, tmp_path: Path) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "j", "l", "t")
        place = screen.cursor, screen.page.top_anchor, screen.view
        await pilot.press("q")
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert (screen.cursor, screen.page.top_anchor, screen.view) == place


async def test_a_users_key_replaces_the_default(make_app: MakeApp) -> None:
    async with make_app(keys={"word-next": ("w",)}).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        before = screen.cursor
        await pilot.press("right")
        assert screen.cursor == before
        await pilot.press("w")
        assert screen.cursor != before


async def test_markup_and_control_characters_in_a_text_are_shown_as_data(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = tmp_path / "rough.txt"
    path.write_text("[red]停火[/red]協議\x1b[31m已經簽署，\n\n各方表示歡迎[link=x]。\n", "utf-8")
    async with make_app(path).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        shown = "\n".join(page_text(screen))
        assert "[red]停火[/red]協議" in shown
        assert "\x1b" not in shown


async def test_the_palette_runs_any_action_by_its_name(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("colon")
        await pilot.pause(0.2)
        await pilot.press(*"next section")
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.cursor.block == screen.article.sections[1].start)


async def test_the_library_and_back_again(make_app: MakeApp) -> None:
    from reader.tui.screens.library import LibraryScreen

    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and pilot.app.screen._volumes)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.cursor.block == screen.article.sections[1].start


async def test_a_text_chosen_in_the_library_opens(make_app: MakeApp) -> None:
    from reader.tui.screens.library import LibraryScreen

    async with make_app(None).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and pilot.app.screen._volumes)
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        screen = await settled(pilot)
        assert screen.article.region == "tw"
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


async def test_themes_go_round_and_tones_take_colour(make_app: MakeApp) -> None:
    async with make_app(ruby="all").run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        names = []
        for _ in range(3):
            names.append(pilot.app.theme)
            await pilot.press("ctrl+t")
        assert names == ["duben-night", "duben-day", "duben-contrast"]
        assert pilot.app.theme == "duben-night"
        await until(pilot, lambda: any("Jīfǔ" in line for line in page_text(screen)))
        line = next(y for y, text in enumerate(page_text(screen)) if "Jīfǔ" in text)
        plain = {segment.style.color for segment in screen.page.render_line(line) if segment.text.strip()}
        await pilot.press("C")
        toned = {segment.style.color for segment in screen.page.render_line(line) if segment.text.strip()}
        assert len(toned) > len(plain)


async def test_the_wheel_scrolls_and_the_contents_can_be_clicked(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(110, 30)) as pilot:
        screen = await settled(pilot)
        top = screen.page.top_anchor
        screen.page.scroll_lines(3)
        assert screen.page.top_anchor > top
        await pilot.click(screen.query_one(Contents), offset=(5, 3))
        await until(pilot, lambda: screen.cursor.block == screen.article.sections[2].start)


async def test_copying_says_what_was_copied_and_claims_no_more(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("reader.clipboard.copy_natively", lambda text: False)
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        monkeypatch.setattr(pilot.app, "tell", lambda text, severity="": told.append(text))
        screen.page.go(find(screen, "特朗普"))
        await pilot.press("y")
        await until(pilot, lambda: told)
        assert pilot.app.clipboard == "特朗普"
        assert told == ["Sent to the terminal’s clipboard: 特朗普"]


async def test_a_notebook_that_cannot_be_written_is_told_once(make_app: MakeApp, own_home: Path) -> None:
    (own_home / "notebook.sqlite").mkdir()
    told: list[str] = []
    async with make_app().run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        pilot.app.tell = lambda text, severity="": told.append(text)  # type: ignore[method-assign]
        for _ in range(3):
            await pilot.press("j")
            pilot.app._keep_place_and_tell()
        assert len(told) == 1
        assert "notebook" in told[0]


async def test_the_mouse_goes_to_other_mentions_and_closes_the_popup(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        start = find(screen, "特朗普")
        screen.page.go(start)
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        await pilot.pause(0.05)
        popup = screen._popup
        edge = popup._edge
        x = popup.outer_size.width - len(edge) - 2 + edge.index("›")
        await pilot.click(popup, offset=(x, popup.outer_size.height - 1))
        await until(pilot, lambda: screen.cursor != start)
        assert word(screen) == "特朗普"
        await until(pilot, lambda: screen._popup is not None and screen._popup.position == screen.cursor)
        blank = next(y for y, line in enumerate(page_text(screen)) if not line)
        region = screen._popup.region
        if not region.y <= blank + 1 < region.bottom:
            await pilot.click(screen.page, offset=(1, blank))
            await until(pilot, lambda: screen._popup is None)


async def test_a_click_on_the_top_line_opens_the_palette(make_app: MakeApp) -> None:
    from textual.command import CommandPalette

    async with make_app().run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.click(Masthead)
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))


async def test_an_imported_dictionary_answers_in_the_foot_line_and_under_its_name_in_the_popup(
    make_app: MakeApp, tmp_path: Path
) -> None:
    from reader import locations
    from reader.chinese.dictionaries import Shelf

    text = tmp_path / "one.txt"
    text.write_text("我的朋友在這裏。\n", "utf-8")
    (tmp_path / "own").write_text("# HanDeDict\n朋友 朋友 [peng2 you5] /Freund (S)/\n", "utf-8")
    shelf = Shelf(locations.dictionaries_dir(), locations.cache_dir())
    shelf.add(tmp_path / "own")
    shelf.put_first(["HanDeDict"])
    async with make_app(text).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "朋友"))
        await until(pilot, lambda: "Freund" in bar_text(screen, Footline))
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup is not None and screen._popup.card is not None)
        lines = ["".join(part for part, _ in line.parts) for line in screen._popup._lines]
        german, english = lines.index("HanDeDict"), lines.index("CC-CEDICT")
        assert lines[german + 1] == "péngyou  Freund (S)"
        assert lines[english + 1].startswith("péngyou  friend")
    shelf.remove("HanDeDict")


async def test_contents_opened_beside_a_text_of_one_section_leave_no_line_cut(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("題目\n\n" + "港股早段高開後倒跌，成交額逾千億元。" * 20 + "\n", "utf-8")
    async with make_app(path).run_test(size=(100, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("c")
        await until(pilot, lambda: screen.query_one(Contents).display)
        await until(pilot, lambda: screen.page.desk.measure.width <= screen.page.size.width)
        await pilot.press("c")
        await until(pilot, lambda: not screen.query_one(Contents).display)
        await until(pilot, lambda: screen.page.desk.measure.width == screen.page.size.width - 1)


async def test_thousands_of_sections_are_listed_at_once_and_converted_where_they_are_seen(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = tmp_path / "book.md"
    chapters = (f"## 第{number}章 漁船\n\n回港的時候。\n" for number in range(1, 3001))
    path.write_text("# 漁港\n\n" + "\n".join(chapters), "utf-8")
    async with make_app(path, script="simplified").run_test(size=(110, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        contents = screen.query_one(Contents)
        await until(pilot, lambda: screen.titles.of(1) == "第2章 渔船")
        assert screen.titles.of(2500) == "第2501章 漁船"
        await pilot.press("c", "G")
        assert contents.row == 2999
        await until(pilot, lambda: screen.titles.of(2990) == "第2991章 渔船")
        assert screen.titles.of(1500) == "第1501章 漁船"
        await pilot.press("k", "enter")
        await until(pilot, lambda: screen.page.has_focus)
        assert screen.cursor.block == screen.article.sections[2998].start
        assert "第2999章 渔船" in "".join(
            segment.text for segment in contents.render_line(contents.size.height - 1)
        )


async def test_a_gauge_tells_how_far_a_slow_worker_is_and_goes_away(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(110, 30)) as pilot:
        screen = await settled(pilot)
        assert "░" not in bar_text(screen, Footline)
        screen._is_slow = True
        screen.post_message(BlocksAnnotated((), 0.5, last=False))
        await until(pilot, lambda: "annotating ████░░░░ 50%" in bar_text(screen, Footline))
        screen.post_message(BlocksAnnotated((), 1.0, last=True))
        await until(pilot, lambda: "annotating" not in bar_text(screen, Footline))


async def test_what_the_worker_owes_opens_once_and_only_where_the_reader_still_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        loader, held = screen._loader, threading.Event()
        pilot.app.hold_keys = lambda topic: None
        loader.ask("busy", lambda annotator: held.wait(10) and None)
        screen.page.action_open_word()
        await pilot.pause()
        screen.action_add_entry()
        assert set(loader._wishes._questions) & BOXES == {"entry"}
        screen.page.action_word(1)
        await pilot.pause()
        await pilot.pause()
        assert not set(loader._wishes._questions) & BOXES
        held.set()
        await pilot.pause(0.2)
        assert pilot.app.screen is screen
        assert screen._popup is None


async def test_the_foot_line_says_that_dictionaries_are_prepared(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        monkeypatch.setattr("reader.chinese.cachefile._building", [1])
        screen._admit_slow()
        await until(pilot, lambda: "preparing the dictionaries" in bar_text(screen, Footline))
        monkeypatch.setattr("reader.chinese.cachefile._building", [])
        await until(pilot, lambda: "preparing the dictionaries" not in bar_text(screen, Footline))
