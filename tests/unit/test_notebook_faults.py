"""Whatever happens to the notebook's files, clocks and neighbours, a place is right or not there."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from reader import notebook
from reader.article import Position
from reader.errors import NotebookError
from reader.notebook import Bookplace, Notebook
from reader.sources import open_article
from reader.tui import places as places_module
from reader.tui.anchor import Anchor
from reader.tui.places import Places
from reader.tui.view import View
from tests.unit.chinese.test_cachefile import cut, flip, swap, zero

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
ROWS = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.sqlite"


def written(number: int, digest: str = "") -> Bookplace:
    return Bookplace(
        digest=digest or f"d{number}",
        path=f"/texts/{number}",
        title="停火" * 10,
        block=number,
        offset=1000 + number,
        view={"ruby": "all"},
        about={"author": "某人"},
    )


def fill(path: Path) -> None:
    with closing(Notebook.open(path)) as opened:
        for number in range(ROWS):
            opened.remember(written(number))


def told(place: Bookplace) -> tuple[object, ...]:
    return place.path, place.title, place.block, place.offset, place.view, place.about


def test_no_damage_is_believed(path: Path) -> None:
    fill(path)
    sound = path.read_bytes()
    good = path.with_name("notebook.sqlite.good").read_bytes()
    chance, restored = random.Random(11), 0
    for damage in [flip, flip, cut, zero, swap] * 10:
        for left in path.parent.iterdir():
            left.unlink()
        path.with_name("notebook.sqlite.good").write_bytes(good)
        content = bytearray(sound)
        damage(content, chance)
        path.write_bytes(content)
        try:
            with closing(Notebook.open(path)) as opened:
                for number in range(ROWS):
                    place = opened.place(f"d{number}")
                    assert place is None or told(place) == told(written(number))
                assert sum(opened.place(f"d{number}") is not None for number in range(ROWS)) == ROWS
                opened.remember(written(ROWS))
                restored += bool(opened.restored)
        except NotebookError as error:  # its version alone was hit: it may as well be a later one's
            if "use a newer duben" not in str(error):
                raise
        assert not list(path.parent.glob(".*unfinished*"))
    assert restored > 10


@pytest.mark.parametrize(
    ("name", "damaged"),
    [(b"top_block", b"tap_block"), (b"CREATE TABLE", b"CREATE TABL\xc5"), (b"NULL", b"\xceULL")],
)
def test_a_schema_that_is_damaged_is_restored(path: Path, name: bytes, damaged: bytes) -> None:
    fill(path)
    content = path.read_bytes()
    at = content.index(name, content.index(b"CREATE TABLE places"))
    path.write_bytes(content[:at] + damaged + content[at + len(name) :])
    with closing(Notebook.open(path)) as opened:
        assert "the last good copy was restored" in opened.restored
        assert len(opened.every()) == ROWS


def test_a_damaged_log_of_a_killed_program_costs_no_more_than_what_was_in_it(path: Path) -> None:
    fill(path)
    chance = random.Random(5)
    child = os.fork()
    if not child:
        opened = Notebook.open(path)
        for number in range(ROWS, 2 * ROWS):
            opened.remember(written(number))
        os._exit(0)
    os.waitpid(child, 0)
    kept = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    assert f"{path.name}-wal" in kept
    for damage in [flip, cut, zero] * 4:
        for beside in ("-wal", "-shm"):
            for left in path.parent.iterdir():
                left.unlink()
            for name, content in kept.items():
                changed = bytearray(content)
                if name.endswith(beside):
                    damage(changed, chance)
                (path.parent / name).write_bytes(changed)
            with closing(Notebook.open(path)) as opened:
                found = [opened.place(f"d{number}") for number in range(2 * ROWS)]
            assert all(place and told(place) == told(written(n)) for n, place in enumerate(found[:ROWS]))
            assert all(place is None or told(place) == told(written(n)) for n, place in enumerate(found))


def test_one_bad_row_is_put_back_from_the_good_copy_and_the_others_stay(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE places SET block = 77 WHERE digest = 'd3'")
        connection.execute("UPDATE places SET title = CAST(x'ff80ff' AS TEXT) WHERE digest = 'd4'")
    with closing(Notebook.open(path)) as opened:
        opened.remember(written(99))
        for number in (3, 4, 5, 99):
            place = opened.place(f"d{number}")
            assert place
            assert told(place) == told(written(number))
        assert "a place in the notebook was damaged" in opened.restored
        assert len(opened.every()) == ROWS + 1


# -- clocks --------------------------------------------------------------------------------------------


class Clock(datetime):
    at = datetime(2026, 10, 25, 0, 59, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return cls.at


@pytest.mark.parametrize(
    "jump", [timedelta(days=-20_000), timedelta(days=20_000), timedelta(hours=-1), timedelta(0)]
)
def test_whatever_the_clock_does_the_last_is_what_was_read_last(
    path: Path, monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    monkeypatch.setattr(notebook, "datetime", Clock)
    with closing(Notebook.open(path)) as opened:
        for number in range(6):
            monkeypatch.setattr(Clock, "at", datetime(2026, 10, 25, 0, 59, tzinfo=UTC) + jump * (number % 2))
            opened.remember(written(number))
        opened.remember(written(2))
        assert [place.block for place in opened.every()] == [2, 5, 4, 3, 1, 0]
        last = opened.last()
        assert last
        assert last.block == 2


@pytest.mark.parametrize("updated", ["", "yesterday", "9999-12-31T23:59:59.999999+00:00", "2026-13-45"])
def test_a_time_that_is_none_stops_nothing(path: Path, updated: str) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE places SET updated = ?, seal = '' WHERE digest = 'd0'", (updated,))
    with closing(Notebook.open(path)) as opened:
        opened.remember(written(50))
        assert opened.place("d50")
        assert len(opened.every()) == ROWS + 1


# -- neighbours ----------------------------------------------------------------------------------------


def read_on(path: Path, reader: int, *, own: bool) -> None:
    """A duben that goes through a text of its own, or through one that all read."""
    opened = Notebook.open(path)
    for number in range(25):
        opened.remember(written(number, f"text {reader if own else 0}"))
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("own", [True, False])
def test_many_at_once_lose_nothing(path: Path, own: bool) -> None:
    start = get_context("fork").Process
    readers = [start(target=read_on, args=(path, reader), kwargs={"own": own}) for reader in range(4)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert [each.exitcode for each in readers] == [0] * 4
    with closing(Notebook.open(path)) as opened:
        for reader in range(4 if own else 1):
            place = opened.place(f"text {reader}")
            assert place
            assert place.block == 24
        assert not opened.restored


@pytest.fixture
def article(tmp_path: Path) -> Path:
    text = tmp_path / "a.txt"
    text.write_text("一二三四五。\n\n六七八九十。\n", "utf-8")
    return text


def keep(places: Places, text: Path, offset: int) -> str:
    return places.keep(open_article(text), Position(0, offset), Anchor(Position(0, 0), 0), View())


def test_a_notebook_that_is_held_by_another_program_is_told_once_and_tried_again(
    path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: really(*a, **k | {"timeout": 0.01}))
    places = Places(path)
    assert keep(places, article, 1) == ""
    with closing(really(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "locked" in keep(places, article, 2)
        assert keep(places, article, 2) == ""
        other.execute("ROLLBACK")
    assert keep(places, article, 2) == ""
    places.close()
    resumed = Places(path).of(open_article(article))
    assert resumed
    assert resumed.cursor == Position(0, 2)


def test_a_notebook_that_was_put_aside_under_us_is_opened_again(path: Path, article: Path) -> None:
    places = Places(path)
    keep(places, article, 1)
    path.rename(path.with_name("aside"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).rename(path.with_name("aside" + suffix))
    fill(path)
    assert keep(places, article, 3) == ""
    places.close()
    with closing(Notebook.open(path)) as opened:
        assert len(opened.every()) == ROWS + 1


def test_a_home_that_comes_later_is_used(
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places_module, "OPEN_AGAIN", 0.0)
    blocked = tmp_path / "home"
    blocked.touch()
    places = Places(blocked / "notebook.sqlite")
    assert "not remembered" in keep(places, article, 1)
    blocked.unlink()
    assert keep(places, article, 1) == ""
    places.close()
    assert (blocked / "notebook.sqlite").exists()
