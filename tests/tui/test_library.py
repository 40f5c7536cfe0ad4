"""The library: listed at once, found while typing, changed by key and by mouse, and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.library.adding import copy_of_text
from reader.library.catalogue import all_kept
from reader.library.kept import Reading
from reader.library.shelf import Shelf as Kept
from reader.sources.fetching import Fetched
from reader.tui.actions import ACTIONS
from reader.tui.screens.asking import Asking
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.importing import Importing
from reader.tui.screens.library import Headings, LibraryScreen, Shelf
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.deeds import Deeds
from tests.tui.conftest import MakeApp, settled, until


def keep(number: int, title: str, *tags: str) -> str:
    text = f"{title}\n\n今天開會，明天也開會，這是第{number}次。\n"
    copy = copy_of_text(text.encode(), tags=tags, reading=Reading())
    Kept().add(copy)
    return copy.kept.id


@pytest.fixture
def three(own_home: Path) -> list[str]:
    return [
        keep(1, "雲端運算的下一步", "it"),
        keep(2, "颱風逼近台灣", "tw", "news"),
        keep(3, "[b]停火[/b]限期", "news"),
    ]


async def listed(pilot: Pilot[int]) -> LibraryScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and pilot.app.screen._finder)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    await pilot.pause()
    return screen


def titles(screen: LibraryScreen) -> list[str]:
    return [volume.title for volume in screen._volumes]


def told(pilot: Pilot[int]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def detail(screen: LibraryScreen) -> str:
    return str(screen.query_one("#detail", Static).render())


def stand_on(screen: LibraryScreen, title: str) -> None:
    screen.query_one(Shelf).go(next(n for n, each in enumerate(titles(screen)) if title in each))


async def test_typing_finds_in_any_script_and_by_sound(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        assert len(titles(screen)) == 5
        await pilot.press("slash", *"taifeng")
        await until(pilot, lambda: titles(screen) == ["颱風逼近台灣"])
        screen.query_one(Input).value = "云端"
        await until(pilot, lambda: titles(screen) == ["雲端運算的下一步"])
        assert "1 / 5" in str(screen.query_one("#heading", Static).render())
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(titles(screen)) == 5)
        await pilot.press("slash", *"nothing at all")
        await until(pilot, lambda: titles(screen) == [] and "No text." in detail(screen))


async def test_enter_opens_and_the_library_is_left_as_it_was(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.press("slash", *"news")
        await until(pilot, lambda: len(titles(screen)) == 2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        reading = await settled(pilot)
        title = reading.article.title
        await pilot.press("G", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and pilot.app.screen._volumes)
        screen = await listed(pilot)
        assert screen.query_one(Input).value == "news"
        await until(pilot, lambda: screen.current is not None and screen.current.opened)
        assert screen.current.title == title
        assert screen.current.per_cent == 100


async def test_a_click_on_a_title_opens_and_beside_it_chooses(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.click(Shelf, offset=(90, 2))
        await until(pilot, lambda: screen.query_one(Shelf).row == 2)
        assert pilot.app.screen is screen
        title = titles(screen)[1]
        await pilot.click(Shelf, offset=(4, 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert (await settled(pilot)).article.title == title


async def test_orders_by_key_by_click_and_by_steps(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.press("s", "s")
        await until(pilot, lambda: [title[0] for title in titles(screen)] == ["[", "颱", "停", "同", "雲"])
        assert screen.query_one(Headings).order == "title"
        await pilot.click("#order")
        await until(pilot, lambda: screen.wanted.order == "progress")
        await pilot.click(Headings, offset=(4, 0))
        await until(pilot, lambda: screen.wanted.order == "title")
        assert screen.query_one("#order").value == "title"
        await pilot.press("S")
        await until(pilot, lambda: len(titles(screen)) == 3)
        await pilot.press("T", "2")
        await until(pilot, lambda: sorted(titles(screen)) == ["[b]停火[/b]限期", "颱風逼近台灣"])


async def test_tags_are_typed_and_completed(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        stand_on(screen, "雲端")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking) and pilot.app.screen._candidates)
        await pilot.press(*"ne")
        await until(pilot, lambda: pilot.app.screen._candidates == ["it news"])
        await pilot.press("tab", "enter")
        await until(pilot, lambda: pilot.app.screen is screen and "#it · #news" in detail(screen))
        assert Kept().kept(three[0]).tags == ("it", "news")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        pilot.app.screen.query_one(Input).value = ""
        await pilot.press("enter")
        await until(pilot, lambda: Kept().kept(three[0]).tags == ())


async def test_what_is_removed_comes_back(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        for title in ("雲端", "颱風"):
            await until(pilot, lambda title=title: any(title in each for each in titles(screen)))
            stand_on(screen, title)
            await pilot.press("d")
            await until(pilot, lambda title=title: not any(title in each for each in titles(screen)))
        assert told(pilot)[0] == "Removed: 雲端運算的下一步 (u brings it back)"
        await pilot.press("u")
        await until(pilot, lambda: any("颱風" in each for each in titles(screen)))
        await until(pilot, lambda: "颱風" in screen.current.title)
        await pilot.press("u")
        await until(pilot, lambda: len(titles(screen)) == 5)
        await pilot.press("u")
        await until(pilot, lambda: told(pilot)[-1] == "No text was removed.")
        stand_on(screen, "兩種寫法")
        await pilot.press("d")
        await until(pilot, lambda: "K keeps it" in told(pilot)[-1])


async def test_a_path_is_completed_and_its_file_kept(make_app: MakeApp, tmp_path: Path) -> None:
    folder = tmp_path / "my texts"
    folder.mkdir()
    (folder / "cloud one.txt").write_text("雲端\n\n今天開會。\n", "utf-8")
    (folder / "cloud two.md").write_text("# 颱風\n\n明天開會。\n", "utf-8")
    (folder / "picture.png").touch()
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        field = pilot.app.screen.query_one(Input)
        field.value = str(tmp_path / "my")
        await until(pilot, lambda: pilot.app.screen._candidates == [f"{folder}/"])
        await pilot.press("tab")
        await until(pilot, lambda: len(pilot.app.screen._candidates) == 2)
        await pilot.press("tab")
        await until(pilot, lambda: field.value == f"{folder}/cloud ")
        await pilot.press(*"two")
        await until(pilot, lambda: len(pilot.app.screen._candidates) == 1)
        await pilot.press("tab", "enter")
        await until(
            pilot, lambda: pilot.app.screen is screen and screen.current and screen.current.title == "颱風"
        )
        assert told(pilot) == ["Kept: 颱風"]
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        pilot.app.screen.query_one(Input).value = f"'{folder}/nowhere.txt'"
        await pilot.press("enter")
        await until(pilot, lambda: "no such file" in told(pilot)[-1])


async def test_a_folder_is_taken_in_and_failures_can_be_looked_at(make_app: MakeApp, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / "in" / str(number)).mkdir(parents=True)
        (tmp_path / "in" / str(number) / "a.txt").write_text(f"題目{number % 5}\n\n今天開會。\n", "utf-8")
    (tmp_path / "in" / "noise.txt").write_bytes(b"\0")
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        pilot.app.screen.query_one(Input).value = str(tmp_path / "in")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Importing) and pilot.app.screen._over)
        await pilot.pause()
        importing = pilot.app.screen
        assert "7 / 7" in str(importing.query_one("#bar", Static).render())
        counts = "added 5 · in the library already 1 · failed 1"
        assert str(importing.query_one("#counts", Static).render()) == counts
        assert "noise.txt: this is not a text" in importing.query_one("#failures").render_line(0).text
        assert "NUL bytes" in str(importing.query_one("#failure", Static).render())
        await pilot.click("#leave")
        await until(pilot, lambda: pilot.app.screen is screen and len(titles(screen)) == 7)


async def test_an_import_is_stopped_by_escape(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(60):
        (tmp_path / "in" / f"{number}.txt").write_text(f"題目{number}\n\n今天開會。\n", "utf-8")
    really = Kept.add

    def slow(shelf: Kept, copy: object) -> bool:
        import time

        time.sleep(0.03)
        return really(shelf, copy)

    monkeypatch.setattr(Kept, "add", slow)
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        await listed(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        pilot.app.screen.query_one(Input).value = str(tmp_path / "in")
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, Importing) and pilot.app.screen._progress.added > 2
        )
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen._over)
        assert pilot.app.screen._progress.cancelled
        kept = pilot.app.screen._progress.added
        await pilot.press("escape")
        screen = await listed(pilot)
        await until(pilot, lambda: len(titles(screen)) == kept + 2)
        assert 2 < kept < 60


async def test_what_is_being_read_can_be_kept(make_app: MakeApp, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("題目\n\n今天開會。\n", "utf-8")
    async with make_app(path).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("K")
        await until(pilot, lambda: told(pilot) == ["Kept: 題目"])
        await pilot.press("K")
        await until(pilot, lambda: told(pilot)[1:] == ["In the library already: 題目"])
        await pilot.press("o")
        screen = await listed(pilot)
        assert [each.standing for each in screen._volumes].count("kept") == 1


async def test_the_clipboard_that_is_read_can_be_kept(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clipboard.read_clipboard", lambda: "今天開會，明天也開會。")
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        await listed(pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        await pilot.press("K")
        await until(pilot, lambda: [kept.characters for kept in all_kept(Kept())] == [11])


async def test_a_page_of_the_web_is_listed_kept_and_opened_again(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://www.example.hk/1"
    page = "<html lang=zh-HK><title>停火的限期</title><p>兩國代表會面，談了三個小時。</p>".encode()
    fetched = Fetched(page, address, "text/html", "utf-8", "1")
    asked: list[str] = []
    monkeypatch.setattr("reader.sources.fetching.fetch", lambda each, *_: (asked.append(each), fetched)[1])
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        pilot.app.open_target(address)
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        await pilot.press("o")
        await until(pilot, lambda: screen.current is not None and screen._volumes[0].address == address)
        screen.query_one(Shelf).go(0)
        assert screen.current.standing == "elsewhere"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        await pilot.press("K")
        await until(pilot, lambda: told(pilot) == ["Kept: 停火的限期"])
        assert len(asked) == 3
        await pilot.press("o")
        await until(pilot, lambda: [each.standing for each in screen._volumes].count("kept") == 1)
        assert [each.address for each in screen._volumes].count(address) == 1
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        pilot.app.screen.query_one(Input).value = address
        await pilot.press("enter")
        await until(pilot, lambda: told(pilot)[-1] == "In the library already: 停火的限期")


async def test_a_full_disk_is_told_and_nothing_is_lost(
    make_app: MakeApp, three: list[str], full_disk: Callable[[bool], None]
) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        stand_on(screen, "雲端")
        full_disk(True)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        await pilot.press(*"late", "enter")
        await until(pilot, lambda: any("No space left" in line for line in told(pilot)))
        full_disk(False)
        assert Kept().kept(three[0]).tags == ("it",)


async def test_a_library_that_cannot_be_read_is_told_and_the_others_are_listed(
    make_app: MakeApp, own_home: Path
) -> None:
    (own_home / "data").mkdir()
    (own_home / "data" / "texts").symlink_to("texts")
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        assert len(titles(screen)) == 2
        await until(pilot, lambda: any("the library cannot be used" in line for line in told(pilot)))


async def test_fast_fingers_type_and_remove_nothing(make_app: MakeApp, three: list[str]) -> None:
    """Keys on their way when a field opens are what was meant to be typed: d would remove, u bring back."""
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        stand_on(screen, "雲端")

        def burst(keys: str) -> None:
            for key in keys:
                event = events.Key("slash" if key == "/" else key, key)
                screen.query_one(Shelf).post_message(event)

        burst("/dud")
        await until(pilot, lambda: screen.query_one(Input).value == "dud")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(titles(screen)) == 5)
        stand_on(screen, "雲端")
        burst("tdu")
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking) and pilot.app.screen._ready)
        await until(pilot, lambda: pilot.app.screen.query_one(Input).value == "it du")
        await pilot.press("enter")
        await until(pilot, lambda: Kept().kept(three[0]).tags == ("it", "du"))
        await pilot.press("d")
        await until(pilot, lambda: len(titles(screen)) == 4)


async def test_every_deed_can_be_clicked(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        stand_on(screen, "雲端")
        line = screen.query_one(Deeds).render().plain
        await pilot.click(Deeds, offset=(1 + line.index("remove"), 0))
        await until(pilot, lambda: len(titles(screen)) == 4)
        await pilot.click(Deeds, offset=(1 + line.index("undo"), 0))
        await until(pilot, lambda: len(titles(screen)) == 5)
        await pilot.click(Deeds, offset=(1 + line.index("import"), 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, Asking))
        await pilot.click("#done")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.click(Deeds, offset=(1 + line.index("find"), 0))
        await until(pilot, lambda: screen.query_one(Input).has_focus)
        await pilot.click(Deeds, offset=(1 + line.index("help"), 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_the_palette_has_every_deed_of_the_library(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        offered = {command.help: command.callback for command in pilot.app.get_system_commands(screen)}
        ours = [action.id for action in ACTIONS if action.where == "library" and action.palette]
        assert len(ours) == 10
        assert set(ours) <= set(offered)
        await offered["library-sort"]()
        await until(pilot, lambda: screen.wanted.order == "added")


async def test_its_keys_can_be_changed(make_app: MakeApp, three: list[str]) -> None:
    async with make_app(None, keys={"library-sort": ["z"]}).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await pilot.press("s")
        await pilot.press("z")
        await until(pilot, lambda: screen.wanted.order == "added")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_no_row_is_wider_than_the_window(
    make_app: MakeApp, size: tuple[int, int], own_home: Path
) -> None:
    keep(1, "雲端運算" * 40, *(f"標籤{n}" for n in range(30)))
    keep(2, "a" * 300)
    keep(3, "e\u0301👩‍👩‍👧‍👦字" * 30)
    async with make_app(None).run_test(size=size) as pilot:
        screen = await listed(pilot)
        for strip in screen._compositor.render_strips():
            assert strip.cell_length == size[0]
        assert all(len(line) <= 320 for line in detail(screen).splitlines())


async def test_thousands_are_listed_without_opening_one(
    make_app: MakeApp, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy_of_text("題目\n\n今天開會。\n".encode(), reading=Reading())
    folder = own_home / "data" / "texts"
    for number in range(2000):
        one = folder / f"{number:032x}"
        one.mkdir(parents=True)
        (one / "a.txt").write_bytes(made.content)
        about = {"id": one.name, "file": "a.txt", "title": f"題目{number}"}
        (one / "about.json").write_text(json.dumps(about), "utf-8")

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a text was opened to be listed")

    monkeypatch.setattr("reader.library.volumes.shipped_texts", list)
    monkeypatch.setattr("reader.sources.open_article", opened)
    async with make_app(None).run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        await until(pilot, lambda: len(titles(screen)) == 2000)
        await pilot.press("G")
        await until(pilot, lambda: screen.query_one(Shelf).row == 1999)
