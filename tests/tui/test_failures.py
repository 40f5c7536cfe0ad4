"""What fails is told once and reading goes on; what nobody expected ends the app with the place kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import faults, locations
from reader.annotation.annotator import Annotator
from reader.annotation.spans import Spans
from reader.article import Position
from reader.sources import open_article
from reader.tui.app import DubenApp
from reader.tui.places import Places
from tests.tui.conftest import FLAGSHIP, MakeApp, settled, until

BAD = 3


SAID: dict[DubenApp, list[str]] = {}


@pytest.fixture(autouse=True)
def _nothing_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told goes from the screen after some seconds: here it stays."""
    really = DubenApp.tell

    def tell(self: DubenApp, text: str, severity: str = "warning") -> None:
        SAID.setdefault(self, []).append(text)
        really(self, text, severity)

    SAID.clear()
    monkeypatch.setattr(DubenApp, "tell", tell)
    monkeypatch.setattr(faults, "_reported", set())


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Of these tests alone, so that nothing is kept of it that need not be found out again."""
    path = tmp_path / "鎮上的橋.txt"
    paragraphs = (f"第{number}天，鎮上的人在橋邊等著，說銀行不開門。" for number in range(1, 9))
    path.write_text("\n\n".join(paragraphs), "utf-8")
    return path


def told(app: DubenApp) -> list[str]:
    return SAID.get(app, [])


async def test_a_bad_block_is_passed_over_and_told_once(
    make_app: MakeApp, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Annotator.spans

    def spans(self: Annotator, block: int) -> Spans:
        if block in (BAD, BAD + 1):
            raise ValueError("甲")
        return really(self, block)

    monkeypatch.setattr(Annotator, "spans", spans)
    app = make_app(text, script="taiwan", ruby="all")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        desk = screen.page.desk
        assert desk is not None
        assert [len(desk.spans(block) or ()) for block in (BAD, BAD + 1)] == [0, 0]
        good = set(range(len(desk.article.blocks))) - {BAD, BAD + 1}
        assert all(desk.spans(block) for block in good)
        screen.page.go(Position(BAD, 2))
        await pilot.press("l", "enter", "l")
        await pilot.pause(0.1)
        assert desk.complete(BAD)
        assert desk.set_block(BAD).lines
        (line,) = [each for each in told(app) if "paragraph" in each]
    assert str(locations.log_file()) in line
    assert "甲" not in locations.log_file().read_text("utf-8")


@pytest.mark.parametrize("what", ["view", "use_context"])
async def test_what_cannot_be_converted_or_read_is_shown_as_printed(
    make_app: MakeApp, text: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise KeyError("甲")

    monkeypatch.setattr(Annotator, what, fail)
    app = make_app(text, script="taiwan", ruby="all")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await until(pilot, lambda: told(app))
        assert len(told(app)) == len(set(told(app))) <= 2
        assert screen.page.desk is not None
        await until(pilot, lambda: screen.page.desk and screen.page.desk.complete(0))


async def test_a_question_that_fails_does_not_keep_the_next_from_being_answered(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.tui import questions

    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        really = questions.card

        def broken(*_: object) -> object:
            return lambda _: 1 / 0

        monkeypatch.setattr(questions, "card", broken)
        await pilot.press("enter")
        await until(pilot, lambda: told(app))
        assert "ZeroDivisionError" in told(app)[0]
        monkeypatch.setattr(questions, "card", really)
        await pilot.press("enter")
        await until(pilot, lambda: screen._popup)


async def test_a_worker_that_fails_is_one_line_and_the_app_goes_on(make_app: MakeApp) -> None:
    def fail() -> None:
        raise KeyError("甲乙")

    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        app.run_worker(fail, thread=True)
        await until(pilot, lambda: told(app))
        (line,) = told(app)
        assert "KeyError" in line
        assert str(locations.log_file()) in line
        before = screen.cursor
        await pilot.press("l")
        assert screen.cursor != before
    assert app.fault is None
    assert app.return_code == 0 or app.return_code is None
    assert "甲" not in locations.log_file().read_text("utf-8")


async def test_an_error_of_the_screen_ends_the_app_with_the_place_kept(
    make_app: MakeApp, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    left = Position(0, 0)

    def fail() -> None:
        raise LookupError("甲乙")

    with pytest.raises(LookupError):  # noqa: PT012  # it comes out where the pilot ends
        async with app.run_test(size=(100, 30)) as pilot:
            screen = await settled(pilot)
            await pilot.press("j", "j", "l")
            left = screen.cursor
            app.call_later(fail)
            await pilot.pause(0.1)
    assert isinstance(app.fault, LookupError)
    assert app.return_code == 1
    app.places.close()
    kept = Places(own_home / "notebook.sqlite").of(open_article(FLAGSHIP))
    assert kept is not None
    assert kept.cursor == left
    assert left != Position(0, 0)
    assert "Traceback" not in capsys.readouterr().err
