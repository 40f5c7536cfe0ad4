"""The reader's own glossary from the page: a name added in a few keys is shown at every mention."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.annotation.spans import SpanKind
from reader.errors import Place
from reader.glossary.files import parse_glossary
from reader.locations import user_glossary
from reader.tui.screens.entryform import EntryForm
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.fields import Steps
from tests.tui.conftest import MakeApp, settled, until
from tests.tui.test_reading import find

LINES = """\
詞條測試

特使威特科爾（Steve Witkor）到訪。

威特科爾說，雲端運算很重要。

陳大文和威特科爾談雲端運算。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(LINES, "utf-8")
    return path


def mine() -> dict[str, str]:
    path = user_glossary() / "mine.yaml"
    found, problems = parse_glossary(path.read_text("utf-8"), path)
    assert not problems
    return {each.entry.term: each.entry.english for each in found}


def kinds_at(screen: ReadingScreen, word: str) -> list[bool]:
    """Whether each mention of a word is one entry."""
    blocks = range(len(screen.article.blocks))
    spans = (span for index in blocks for span in screen.page.desk.spans(index) or ())
    about = (span for span in spans if word in span.text or span.text in word)
    return [span.kind is SpanKind.ENTRY and span.text == word for span in about]


async def open_form(pilot: Pilot[int], screen: ReadingScreen, at: str) -> EntryForm:
    screen.page.go(find(screen, at))
    await pilot.press("a")
    await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
    await pilot.pause()
    form = pilot.app.screen
    assert isinstance(form, EntryForm)
    return form


def value(form: EntryForm, name: str) -> str:
    return form.query_one(f"#{name}", Input).value


async def test_a_name_with_its_original_takes_two_keys(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        assert (value(form, "term"), value(form, "english")) == ("威特科爾", "Steve Witkor")
        assert form.query_one("#kind", Steps).value == "person"
        await pilot.press("enter")
        await until(pilot, lambda: all(kinds_at(screen, "威特科爾")) and kinds_at(screen, "威特科爾"))
        assert len(kinds_at(screen, "威特科爾")) == 3
        assert mine() == {"威特科爾": "Steve Witkor"}
        assert "pinyin" not in (user_glossary() / "mine.yaml").read_text("utf-8")


async def test_a_word_becomes_a_term_and_u_takes_it_back(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await open_form(pilot, screen, "雲端運算很")
        form = pilot.app.screen
        form.query_one("#term", Input).value = "雲端運算"
        form.query_one("#english", Input).value = "cloud computing"
        form.query_one("#pinyin", Input).value = ""
        await pilot.press("enter")
        await until(pilot, lambda: all(kinds_at(screen, "雲端運算")))
        await pilot.press("u")
        await until(pilot, lambda: not any(kinds_at(screen, "雲端運算")))
        assert not (user_glossary() / "mine.yaml").exists()


async def test_both_parts_of_a_persons_name_are_one_entry(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "陳大文")
        assert (value(form, "term"), value(form, "english")) == ("陳大文", "")
        await pilot.press("enter")
        assert pilot.app.screen is form, "English is still missing"
        assert "still missing" in str(form.query_one("#outcome").render())
        await pilot.press(*"Chan", "enter")
        await until(pilot, lambda: kinds_at(screen, "陳大文") == [True])


async def test_what_was_searched_for_is_the_term_whole(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"雲端運算", "enter")
        await until(pilot, lambda: screen.finder.current)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
        await pilot.pause()
        assert value(pilot.app.screen, "term") == "雲端運算"
        await pilot.press("escape", "l", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryForm))
        await pilot.pause()
        assert value(pilot.app.screen, "term") == "運算", "elsewhere it is the word under the cursor"


async def test_what_is_kept_as_it_was_is_nothing_to_take_back(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        for _ in range(2):
            await open_form(pilot, screen, "威特科爾說")
            await pilot.press("enter")
            await until(pilot, lambda: pilot.app.screen is screen and all(kinds_at(screen, "威特科爾")))
        await pilot.press("u")
        await until(pilot, lambda: not (user_glossary() / "mine.yaml").exists())


async def test_an_own_entry_is_changed_and_deleted_in_its_file(make_app: MakeApp, text: Path) -> None:
    user_glossary().mkdir(parents=True)
    path = user_glossary() / "people.yaml"
    path.write_text("# 我的\n- term: 威特科爾 # him\n  english: Witkor\n- term: 甲\n  english: A\n", "utf-8")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#note", Input).value = "special envoy"
        await pilot.press("enter")
        await until(pilot, lambda: "note: special envoy" in path.read_text("utf-8"))
        assert path.read_text("utf-8").startswith("# 我的\n- term: 威特科爾 # him\n")
        await until(pilot, lambda: pilot.app.screen is screen)
        await open_form(pilot, screen, "威特科爾說")
        await pilot.click("#delete")
        await until(pilot, lambda: "威特科爾" not in path.read_text("utf-8"))
        await until(pilot, lambda: not any(kinds_at(screen, "威特科爾")))


async def test_a_shipped_entry_is_overridden_in_the_readers_file(make_app: MakeApp, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("題目\n\n特朗普說話。\n", "utf-8")
    async with make_app(path).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "特朗普說")
        form.query_one("#english", Input).value = "the President"
        await pilot.press("enter")
        await until(pilot, (user_glossary() / "mine.yaml").exists)
        assert mine() == {"特朗普": "the President"}


async def test_what_another_program_writes_is_shown_and_what_it_breaks_is_told(
    make_app: MakeApp, text: Path
) -> None:
    user_glossary().mkdir(parents=True)
    path = user_glossary() / "other.yaml"
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        path.write_text("- term: 雲端運算\n  english: cloud computing\n", "utf-8")
        await until(pilot, lambda: all(kinds_at(screen, "雲端運算")))
        path.write_text("- term： 雲端運算\n", "utf-8")
        await until(pilot, lambda: any("other.yaml:1" in n.message for n in pilot.app._notifications))
        assert all(kinds_at(screen, "雲端運算")), "the last good state holds"


async def test_a_full_disk_keeps_the_form_open_with_what_was_typed(
    make_app: MakeApp, text: Path, full_disk: Callable[[bool], None]
) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#note", Input).value = "special envoy"
        full_disk(True)
        await pilot.press("enter")
        await until(pilot, lambda: "No space left on device" in str(form.query_one("#outcome").render()))
        assert pilot.app.screen is form
        assert str(user_glossary() / "mine.yaml") in str(form.query_one("#outcome").render())
        assert (value(form, "english"), value(form, "note")) == ("Steve Witkor", "special envoy")
        assert not (user_glossary() / "mine.yaml").exists()
        full_disk(False)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert mine() == {"威特科爾": "Steve Witkor"}


async def test_what_cannot_be_taken_back_can_be_tried_again(
    make_app: MakeApp, text: Path, full_disk: Callable[[bool], None]
) -> None:
    user_glossary().mkdir(parents=True)
    path = user_glossary() / "people.yaml"
    path.write_bytes("- term: 威特科爾\r\n  english: Witkor\r\n".encode())
    before = path.read_bytes()
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#note", Input).value = "special envoy"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        after = path.read_bytes()
        assert b"special envoy\r\n" in after
        full_disk(True)
        await pilot.press("u")
        await until(pilot, lambda: any("No space" in n.message for n in pilot.app._notifications))
        assert path.read_bytes() == after
        full_disk(False)
        await pilot.press("u")
        await until(pilot, lambda: path.read_bytes() == before)


async def test_a_file_that_must_be_mended_first_is_told_in_the_form(make_app: MakeApp, text: Path) -> None:
    user_glossary().mkdir(parents=True)
    path = user_glossary() / "mine.yaml"
    path.write_text("term: 甲\nenglish: a\n", "utf-8")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        await pilot.press("enter")
        await until(pilot, lambda: "is no plain list" in str(form.query_one("#outcome").render()))
        assert pilot.app.screen is form
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert path.read_text("utf-8") == "term: 甲\nenglish: a\n"


async def test_a_file_with_thousands_of_problems_says_a_few(make_app: MakeApp, text: Path) -> None:
    user_glossary().mkdir(parents=True)
    (user_glossary() / "mine.yaml").write_text("- x\n" * 5000, "utf-8")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(pilot.app._notifications) == 3)
        told = [notice.message for notice in pilot.app._notifications]
        assert [message.partition("mine.yaml:")[2][:3] for message in told[:2]] == ["1:3", "2:3"]
        assert told[2].startswith("+")


def outcome(form: EntryForm) -> str:
    return str(form.query_one("#outcome").render())


def told(pilot: Pilot[int], words: str) -> bool:
    return any(words in notice.message for notice in pilot.app._notifications)


def own(name: str, content: str) -> Path:
    user_glossary().mkdir(parents=True, exist_ok=True)
    path = user_glossary() / name
    path.write_text(content, "utf-8")
    return path


async def test_a_new_entry_never_writes_over_one_that_is_there(make_app: MakeApp, text: Path) -> None:
    before = "- term: 林大文\n  english: Lam\n  note: mine\n"
    path = own("mine.yaml", before)
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#term", Input).value = "林大文"
        await pilot.press("enter")
        await until(pilot, lambda: "林大文 has an entry already" in outcome(form))
        assert f"{path}:1" in outcome(form)
        assert pilot.app.screen is form
        assert value(form, "english") == "Steve Witkor"
        assert path.read_text("utf-8") == before
        form.query_one("#term", Input).value = "威特科爾"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert mine() == {"林大文": "Lam", "威特科爾": "Steve Witkor"}


@pytest.mark.parametrize("beside", ["text.glossary.yaml", "glossary/names.yaml"])
async def test_an_entry_beside_the_text_is_changed_in_its_own_file(
    make_app: MakeApp, text: Path, beside: str
) -> None:
    path = text.parent / beside
    path.parent.mkdir(exist_ok=True)
    path.write_text("- term: 威特科爾\n  english: Witkor\n", "utf-8")
    outranked = "- term: 威特科爾\n  english: Somebody\n"
    mine_file = own("mine.yaml", outranked)
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        assert str(form.query_one("#entry").border_title) == "Change the entry"
        assert form.query("#delete")
        form.query_one("#english", Input).value = "Steve"
        await pilot.press("enter")
        await until(pilot, lambda: "english: Steve" in path.read_text("utf-8"))
        assert mine_file.read_text("utf-8") == outranked
        await until(pilot, lambda: pilot.app.screen is screen)
        form = await open_form(pilot, screen, "雲端運算很")
        form.query_one("#term", Input).value = "威特科爾"
        form.query_one("#english", Input).value = "x"
        await pilot.press("enter")
        await until(pilot, lambda: "has an entry already" in outcome(form))
        assert mine_file.read_text("utf-8") == outranked


async def test_aliases_are_parted_by_any_comma_and_none_is_cut_in_two(make_app: MakeApp, text: Path) -> None:
    path = own("people.yaml", "- term: 威特科爾\n  english: W\n  aliases: ['威;特', 威先生]\n")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#english", Input).value = "Witkor"
        await pilot.press("enter")
        await until(pilot, lambda: "english: Witkor" in path.read_text("utf-8"))
        assert "aliases: ['威;特', 威先生]" in path.read_text("utf-8")
        await until(pilot, lambda: pilot.app.screen is screen)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#aliases", Input).value += "、甲，乙；丙, 丁"
        await pilot.press("enter")
        await until(pilot, lambda: "丁" in path.read_text("utf-8"))
        (found,), _ = parse_glossary(path.read_text("utf-8"), path)
        assert found.entry.aliases == ("威;特", "威先生", "甲", "乙", "丙", "丁")


async def test_enter_keeps_from_the_kind_row_too(make_app: MakeApp, text: Path) -> None:
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        form.query_one("#kind", Steps).focus()
        await pilot.press("right", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "kind: place" in (user_glossary() / "mine.yaml").read_text("utf-8")


async def test_what_is_added_beside_a_broken_file_says_when_it_will_be_seen(
    make_app: MakeApp, text: Path
) -> None:
    path = own("mine.yaml", "- term: 甲\n  english: A\n")
    async with make_app(text).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "威特科爾說")
        path.write_text("- term: 甲\n  english: A\n- term: 乙\n", "utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: told(pilot, f"only when {path}:3"))
        assert form is not pilot.app.screen
        assert "威特科爾" in path.read_text("utf-8")
        assert not told(pilot, "Added")


async def test_the_form_the_line_and_the_popup_say_whose_place_it_takes(
    make_app: MakeApp, tmp_path: Path
) -> None:
    path = tmp_path / "t.txt"
    path.write_text("題目\n\n特朗普說話。\n", "utf-8")
    async with make_app(path).run_test(size=(100, 24)) as pilot:
        screen = await settled(pilot)
        form = await open_form(pilot, screen, "特朗普說")
        assert "in place of glossary/people.yaml:" in outcome(form)
        form.query_one("#term", Input).value = "特普"
        await pilot.pause()
        assert "in place of" not in outcome(form)
        form.query_one("#term", Input).value = "特朗普"
        form.query_one("#english", Input).value = "the President"
        await pilot.press("enter")
        await until(
            pilot, lambda: told(pilot, "Added: 特朗普 (u takes it back) · in place of glossary/people")
        )
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup and screen._popup.card)
        said = ["".join(text for text, _ in line.parts) for line in screen._popup._lines]
        assert any("in place of glossary/people.yaml:" in line for line in said)


async def test_a_pack_or_shipped_entry_is_edited_in_a_copy_that_goes_where_nothing_is_changed(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.txt"
    path.write_text("題目\n\n特朗普說話。\n", "utf-8")
    edits = iter(["", "english: the President"])
    places = []

    def edit(_screen: ReadingScreen, place: Place) -> None:
        places.append(place)
        if wanted := next(edits):
            file = Path(place.path)
            file.write_text(file.read_text("utf-8").replace("english: Donald Trump", wanted), "utf-8")

    monkeypatch.setattr(ReadingScreen, "open_editor", edit)
    async with make_app(path).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        screen.page.go(find(screen, "特朗普說"))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: told(pilot, "特朗普 stays as it came"))
        assert places == [Place(user_glossary() / "mine.yaml", 3)]
        assert not (user_glossary() / "mine.yaml").exists()
        await pilot.press("ctrl+e")
        await until(pilot, lambda: told(pilot, "Added: 特朗普"))
        assert mine() == {"特朗普": "the President"}
        await pilot.press("u")
        await until(pilot, lambda: not (user_glossary() / "mine.yaml").exists())
