"""The notebook keeps places through moves, edits, damage, full disks and versions."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader import notebook
from reader.errors import NotebookError
from reader.notebook import Bookplace, Notebook

PLACE = Bookplace(
    digest="d1",
    path="/texts/一.md",
    title="停火",
    block=3,
    offset=14,
    top_block=2,
    top_offset=5,
    top_lines=1,
    per_cent=12,
    view={"script": "taiwan", "ruby": "all"},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.sqlite"


@pytest.fixture
def book(path: Path) -> Iterator[Notebook]:
    opened = Notebook.open(path)
    yield opened
    opened.close()


def remember(path: Path, *places: Bookplace) -> None:
    with closing(Notebook.open(path)) as opened:
        for place in places:
            opened.remember(place)


def place_of(path: Path, digest: str = "d1") -> Bookplace | None:
    with closing(Notebook.open(path)) as opened:
        return opened.place(digest)


def untimed(place: Bookplace | None) -> Bookplace | None:
    return place and replace(place, updated="")


def test_a_place_comes_back_whole_in_another_process(path: Path) -> None:
    remember(path, PLACE)
    assert untimed(place_of(path)) == PLACE


def test_a_place_says_when_it_was_written_in_utc(book: Notebook) -> None:
    before = datetime.now(UTC)
    book.remember(PLACE)
    kept = book.place("d1")
    assert kept
    assert before <= datetime.fromisoformat(kept.updated) <= datetime.now(UTC)


def test_a_later_place_replaces_the_earlier_one(book: Notebook) -> None:
    book.remember(PLACE)
    book.remember(replace(PLACE, offset=99))
    kept = book.place("d1")
    assert kept
    assert kept.offset == 99
    assert len(book.every()) == 1


def test_a_file_that_moved_is_known_by_its_text(book: Notebook) -> None:
    book.remember(PLACE)
    assert untimed(book.place("d1", "/elsewhere/一.md")) == PLACE


def test_a_file_whose_text_changed_is_known_by_its_path(book: Notebook) -> None:
    book.remember(PLACE)
    book.remember(replace(PLACE, digest="d2", offset=20))
    assert untimed(book.place("d3", PLACE.path)) == replace(PLACE, digest="d2", offset=20)
    assert book.place("d3") is None
    assert book.place("d3", "/another.md") is None


def test_standard_input_is_never_known_by_its_path(book: Notebook) -> None:
    book.remember(replace(PLACE, path=""))
    assert book.place("d2", "") is None


def test_places_come_latest_first_with_those_of_a_files_earlier_texts(book: Notebook) -> None:
    book.remember(PLACE)
    book.remember(replace(PLACE, digest="pipe 1", path=""))
    book.remember(replace(PLACE, digest="pipe 2", path=""))
    book.remember(replace(PLACE, digest="d2", title="edited"))
    book.remember(replace(PLACE, digest="d3", path="/texts/二.md"))
    assert [place.digest for place in book.every()] == ["d3", "d2", "pipe 2", "pipe 1", "d1"]


def test_the_last_place_is_that_of_a_file(book: Notebook) -> None:
    assert book.last() is None
    book.remember(PLACE)
    book.remember(replace(PLACE, digest="pipe", path=""))
    assert untimed(book.last()) == PLACE


def test_a_view_that_cannot_be_read_is_no_view(path: Path) -> None:
    remember(path, PLACE)
    for written in ("{", "[1]", ""):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE places SET view = ?, seal = ''", (written,))
        kept = place_of(path)
        assert kept
        assert kept.view == {}


def damage_header(path: Path) -> None:
    path.write_bytes(b"not a notebook at all" * 400)


def damage_pages(path: Path) -> None:
    written = bytearray(path.read_bytes())
    written[4096 + 8 :] = b"\xff" * (len(written) - 4096 - 8)
    path.write_bytes(bytes(written))


def lose_everything(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [damage_header, damage_pages, lose_everything]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_notebook_is_restored_from_the_last_good_copy_and_kept(path: Path, damage: object) -> None:
    remember(path, PLACE)
    damage(path)  # type: ignore[operator]
    bad = path.read_bytes()
    with closing(Notebook.open(path)) as opened:
        assert untimed(opened.place("d1")) == PLACE
        (aside,) = path.parent.glob("*.damaged-*")
        assert "the last good copy was restored" in opened.restored
        assert aside.name in opened.restored
        assert aside.read_bytes() == bad
    with closing(Notebook.open(path)) as opened:
        assert opened.restored == ""


@pytest.mark.parametrize("damage", [damage_header, damage_pages])
def test_a_damaged_notebook_without_a_good_copy_is_put_aside_and_begun_anew(
    path: Path, damage: object
) -> None:
    remember(path, PLACE)
    path.with_name("notebook.sqlite.good").unlink()
    damage(path)  # type: ignore[operator]
    with closing(Notebook.open(path)) as opened:
        assert "a new one was begun" in opened.restored
        assert opened.place("d1") is None
        opened.remember(PLACE)
    assert len(list(path.parent.glob("*.damaged-*"))) == 1
    assert place_of(path)


def test_a_good_copy_that_is_damaged_too_is_not_used(path: Path) -> None:
    remember(path, PLACE)
    damage_header(path)
    damage_header(path.with_name("notebook.sqlite.good"))
    with closing(Notebook.open(path)) as opened:
        assert "a new one was begun" in opened.restored


def test_a_notebook_damaged_twice_at_once_loses_neither_file(path: Path) -> None:
    for _ in range(2):
        remember(path, PLACE)
        damage_header(path)
        Notebook.open(path).close()
    assert len(list(path.parent.glob("*.damaged-*"))) == 2


def test_a_notebook_that_was_thrown_away_is_not_brought_back(path: Path) -> None:
    remember(path, PLACE)
    path.unlink()
    assert place_of(path) is None


def test_a_notebook_from_a_later_duben_is_left_alone(path: Path) -> None:
    remember(path, PLACE)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9")
    known = len(notebook.MIGRATIONS)
    with pytest.raises(NotebookError, match=f"of version 9, this duben knows {known}; use a newer duben"):
        Notebook.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM places").fetchone() == (1,)


def test_a_migration_keeps_every_place_and_a_copy_of_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(path, PLACE)
    known = len(notebook.MIGRATIONS)
    step = ("ALTER TABLE places ADD COLUMN shelf TEXT NOT NULL DEFAULT ''", "CREATE TABLE words (word TEXT)")
    monkeypatch.setattr(notebook, "MIGRATIONS", (*notebook.MIGRATIONS, step))
    assert untimed(place_of(path)) == PLACE
    with closing(sqlite3.connect(path.with_name(f"notebook.sqlite.version-{known}"))) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (known,)
        assert before.execute("SELECT digest FROM places").fetchall() == [("d1",)]


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(path, PLACE)
    monkeypatch.setattr(
        notebook,
        "MIGRATIONS",
        (*notebook.MIGRATIONS, ("CREATE TABLE words (word TEXT)", "DROP TABLE nothing")),
    )
    with pytest.raises(NotebookError):
        Notebook.open(path)
    monkeypatch.undo()
    assert untimed(place_of(path)) == PLACE


def test_two_readers_at_once_share_a_notebook(path: Path) -> None:
    with closing(Notebook.open(path)) as one, closing(Notebook.open(path)) as other:
        one.remember(PLACE)
        other.remember(replace(PLACE, digest="d2", path="/b"))
        assert {place.digest for place in one.every()} == {"d1", "d2"}


def test_a_reader_that_is_killed_loses_nothing(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from reader.notebook import *; "
        "b = Notebook.open(Path(sys.argv[1])); "
        "b.remember(Bookplace(digest='d1', path='/a', title='t', block=1, offset=2)); os._exit(9)"
    )
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run([sys.executable, "-c", script, str(path)], cwd=root, check=False)
    assert ended.returncode == 9
    kept = place_of(path)
    assert kept
    assert (kept.block, kept.offset) == (1, 2)


def test_a_place_where_nothing_can_be_made_is_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(NotebookError, match=r"the notebook cannot be used: .*; reading goes on") as caught:
        Notebook.open(blocked / "notebook.sqlite")
    assert "\n" not in str(caught.value)


def test_a_directory_in_its_place_is_one_line(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(NotebookError, match="cannot be used"):
        Notebook.open(path)


def test_a_notebook_that_may_only_be_read_still_tells_places(path: Path) -> None:
    remember(path, PLACE)
    with closing(Notebook.open(path)) as opened:
        opened._connection.execute("PRAGMA query_only = ON")
        assert untimed(opened.place("d1")) == PLACE
        with pytest.raises(NotebookError, match="readonly"):
            opened.remember(PLACE)


def test_a_full_disk_is_one_line_and_what_was_kept_stays(path: Path) -> None:
    remember(path, PLACE)
    with closing(Notebook.open(path)) as opened:
        pages = opened._connection.execute("PRAGMA page_count").fetchone()[0]
        opened._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotebookError, match="full"):
            opened.remember(replace(PLACE, digest="d2", title="長" * 100_000))
        assert untimed(opened.place("d1")) == PLACE
    assert untimed(place_of(path)) == PLACE


def test_closing_where_no_copy_can_be_made_is_silent(path: Path) -> None:
    opened = Notebook.open(path)
    opened.remember(PLACE)
    path.with_name("notebook.sqlite.good").mkdir()
    opened.close()
    assert untimed(place_of(path)) == PLACE
    assert not list(path.parent.glob("*.good.*"))
