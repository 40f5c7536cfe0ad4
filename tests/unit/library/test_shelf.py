"""A text is kept whole or not at all, once, whoever is killed, whatever is full, whoever else adds it."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from reader.errors import ReaderError, SourceError
from reader.library.adding import copy_of_file, copy_of_text
from reader.library.catalogue import all_kept
from reader.library.folder import Progress, import_folder, texts_in
from reader.library.kept import Reading, read_about, tags_of
from reader.library.opening import open_file
from reader.library.shelf import Copy, Shelf, read_kept

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals")
forks = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
KILLS = 120


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def text(number: int) -> bytes:
    return f"題目{number}號\n\n今天開會，明天也開會，這是第{number}次。\n".encode()


def copy(number: int) -> Copy:
    return copy_of_text(text(number), reading=Reading())


def test_what_belongs_to_a_text_is_kept_with_it(tmp_path: Path, shelf: Shelf) -> None:
    path = tmp_path / "cloud.zh-Hant.txt"
    path.write_text("雲端\n\n作者：陳大文\n\n今天開會。\n", "utf-8")
    (tmp_path / "cloud.en.txt").write_text("Cloud\n\nA meeting today.\n", "utf-8")
    (tmp_path / "cloud.glossary.yaml").write_text("- term: 雲端\n  english: cloud\n", "utf-8")
    (tmp_path / "other.en.txt").write_text("Other\n", "utf-8")
    made = copy_of_file(path, tags=("news",), reading=Reading())
    assert shelf.add(made)
    directory = shelf.path_of(made.kept).parent
    assert sorted(each.name for each in directory.iterdir()) == [
        "about.json",
        "cloud.en.txt",
        "cloud.glossary.yaml",
        "cloud.zh-Hant.txt",
    ]
    kept = read_about((directory / "about.json").read_bytes())
    assert (kept.title, kept.author, kept.tags, kept.origin) == ("雲端", "陳大文", ("news",), str(path))
    assert open_file(shelf.path_of(kept)).translated_title == "Cloud"


def test_the_same_text_is_kept_once_whatever_its_encoding(tmp_path: Path, shelf: Shelf) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_bytes("停火\n\n雙方仍在談判，今天沒有結果。\n".encode())
    other.write_bytes("停火\r\n\r\n雙方仍在談判，今天沒有結果。\r\n".encode("big5"))
    assert shelf.add(copy_of_file(one, reading=Reading()))
    assert not shelf.add(copy_of_file(other, reading=Reading()))
    assert [kept.file for kept in all_kept(shelf)] == ["one.txt"]


def test_the_readers_title_is_the_one_that_is_read(tmp_path: Path, shelf: Shelf) -> None:
    made = copy_of_text(text(1), title="我的題目", reading=Reading())
    shelf.add(made)
    assert open_file(shelf.path_of(made.kept)).title == "我的題目"


def test_how_a_text_is_to_be_read_is_kept(shelf: Shelf) -> None:
    made = copy_of_text(text(1), reading=Reading(region="tw"))
    shelf.add(made)
    assert open_file(shelf.path_of(made.kept)).region == "tw"


def test_a_title_that_is_no_name_of_a_file_harms_nothing(shelf: Shelf) -> None:
    made = copy_of_text("今天開會。".encode(), title="../../../etc/\x1b[31mpasswd", reading=Reading())
    assert shelf.add(made)
    path = shelf.path_of(made.kept)
    assert path.is_file()
    assert path.parent == shelf.directory / made.kept.id
    assert path.name.isprintable()


def test_an_about_that_leads_elsewhere_is_not_followed(tmp_path: Path, shelf: Shelf) -> None:
    made = copy(1)
    shelf.add(made)
    about = shelf.directory / made.kept.id / "about.json"
    (tmp_path / "secret").write_text("x", "utf-8")
    told = json.loads(about.read_text("utf-8")) | {"file": "../../../../secret"}
    about.write_text(json.dumps(told), "utf-8")
    assert [shelf.path_of(kept) for kept in all_kept(shelf)] == [shelf.path_of(made.kept)]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe", b'{"id": 3}', b'{"tags": [1], "file": "a"}', None]
)
def test_a_damaged_about_is_made_again_from_the_copy(shelf: Shelf, damage: bytes | None) -> None:
    made = copy(1)
    shelf.add(made)
    shelf.retag(made.kept.id, add=("news",))
    about = shelf.directory / made.kept.id / "about.json"
    about.write_bytes(damage) if damage is not None else about.unlink()
    (kept,) = all_kept(shelf)
    assert (kept.id, kept.title, kept.characters) == (made.kept.id, "題目1號", made.kept.characters)
    assert read_about(about.read_bytes()) == kept
    aside = list(about.parent.glob(".about.json.damaged-*"))
    assert [each.read_bytes() for each in aside] == ([] if damage is None else [damage])


@pytest.mark.parametrize("damage", [b"", b"[9, {}]", b'[1, {"a": 3}]', b"\xff"])
def test_a_damaged_catalogue_is_made_again(tmp_path: Path, shelf: Shelf, damage: bytes) -> None:
    for number in range(3):
        shelf.add(copy(number))
    before = sorted(kept.title for kept in all_kept(shelf))
    (file,) = (tmp_path / "cache").glob("library-*.json")
    file.write_bytes(damage)
    assert sorted(kept.title for kept in all_kept(shelf)) == before


def test_the_catalogue_follows_what_others_do(shelf: Shelf) -> None:
    one, two = copy(1), copy(2)
    shelf.add(one)
    assert len(all_kept(shelf)) == 1
    Shelf().add(two)
    Shelf().retag(one.kept.id, add=("news",))
    assert {kept.id: kept.tags for kept in all_kept(shelf)} == {one.kept.id: ("news",), two.kept.id: ()}
    Shelf().remove(two.kept.id)
    assert [kept.id for kept in all_kept(shelf)] == [one.kept.id]


def test_what_was_removed_comes_back_with_its_tags(shelf: Shelf) -> None:
    made = copy(1)
    shelf.add(made)
    shelf.retag(made.kept.id, add=("news",))
    assert shelf.remove(made.kept.id)
    assert not shelf.remove(made.kept.id)
    assert all_kept(shelf) == []
    assert [kept.tags for kept in all_kept(shelf, removed=True)] == [("news",)]
    assert shelf.restore(made.kept.id)
    assert not shelf.restore(made.kept.id)
    assert [kept.tags for kept in all_kept(shelf)] == [("news",)]


def test_a_text_removed_and_added_again_is_one(shelf: Shelf) -> None:
    made = copy(1)
    for _ in range(3):
        assert shelf.add(made)
        assert shelf.remove(made.kept.id)
    assert shelf.add(made)
    assert not shelf.restore(made.kept.id)
    assert len(all_kept(shelf)) == 1
    assert len(all_kept(shelf, removed=True)) == 1


def test_a_text_that_has_gone_cannot_be_tagged(shelf: Shelf) -> None:
    with pytest.raises(ReaderError, match="no longer"):
        shelf.retag("0" * 32, add=("news",))


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text(1))
    really = copy_of_file.__globals__["open_article"]

    def meanwhile(*args: object, **named: object) -> object:
        article = really(*args, **named)
        path.write_bytes(text(1) + text(2))
        return article

    monkeypatch.setattr("reader.library.adding.open_article", meanwhile)
    with pytest.raises(SourceError, match="being changed"):
        copy_of_file(path, reading=Reading())


def test_a_folder_is_taken_in_with_a_line_for_each_that_fails(tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "folder"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_bytes(text(1))
    (folder / "deep" / "same.txt").write_bytes(text(1))
    (folder / "deep" / "b.md").write_bytes(text(2))
    (folder / "deep" / "b.en.md").write_text("Two\n", "utf-8")
    (folder / "deep" / "deeper" / "noise.txt").write_bytes(b"\0\1\2")
    (folder / "deep" / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden" / "c.txt").write_bytes(text(3))
    (folder / "deep" / "circle").symlink_to(folder, target_is_directory=True)
    told: list[tuple[int, int]] = []
    done = import_folder(
        folder, shelf, tags=("folder",), tell=lambda each: told.append((each.done, each.total))
    )
    assert (done.added, done.known, len(done.failed), done.cancelled) == (2, 1, 1, False)
    assert "noise.txt" in done.failed[0]
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert {kept.tags for kept in all_kept(shelf)} == {("folder",)}
    again = import_folder(folder, shelf)
    assert (again.added, again.known, len(again.failed)) == (0, 3, 1)


def test_an_import_stops_when_it_is_told_to(tmp_path: Path, shelf: Shelf) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(text(number))
    seen: list[int] = []
    done: Progress = import_folder(
        tmp_path, shelf, tell=lambda each: seen.append(each.done), stopped=lambda: len(seen) > 2
    )
    assert done.cancelled
    assert done.added == len(all_kept(shelf)) == 2


def test_a_folder_without_texts_has_none(tmp_path: Path) -> None:
    assert list(texts_in(tmp_path / "nowhere")) == []


def test_tags_are_words() -> None:
    assert tags_of(" #news，hk、 news #") == ("news", "hk")


# -- kills, full disks, others --


def check(shelf: Shelf) -> set[str]:
    """Every text that stands in the library is whole; which they are."""
    found = set()
    for directory in shelf.directory.iterdir():
        if directory.name.startswith("."):
            continue
        assert {each.name for each in directory.iterdir()} >= {"about.json"}
        kept = read_about((directory / "about.json").read_bytes())
        assert kept.id == directory.name
        assert shelf.path_of(kept).read_bytes() == text(int(kept.title[2:-1]))
        found.add(kept.id)
    return found


def busy_child(first: int, report: int) -> int:
    """A process that adds, tags, removes and restores, and reports what it has done."""
    child = os.fork()
    if child:
        return child
    try:
        shelf = Shelf()
        for number in range(first, first + 500):
            made = copy(number)
            shelf.add(made)
            os.write(report, f"+{made.kept.id}\n".encode())
            shelf.retag(made.kept.id, add=("news",))
            if number % 3:
                os.write(report, f"?{made.kept.id}\n".encode())
                shelf.remove(made.kept.id)
                os.write(report, f"-{made.kept.id}\n".encode())
            if number % 3 == 2:
                os.write(report, f"?{made.kept.id}\n".encode())
                shelf.restore(made.kept.id)
                os.write(report, f"+{made.kept.id}\n".encode())
    finally:
        os._exit(1)


@posix
@forks
def test_a_program_that_is_killed_at_any_moment_leaves_a_whole_library(tmp_path: Path, shelf: Shelf) -> None:
    copy(0)
    chance = random.Random(7)
    there: set[str] = set()
    left_behind = 0
    for round_ in range(KILLS):
        reported, report = os.pipe()
        child = busy_child(1 + round_ * 500, report)
        os.close(report)
        unsure: set[str] = set()
        with os.fdopen(reported) as lines:
            begun = [lines.readline() for _ in range(chance.randrange(4))]
            time.sleep(chance.uniform(0, 0.006))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in (*begun, *lines):
                mark, number = line[0], line[1:].strip()
                (there.add if mark == "+" else there.discard)(number)
                unsure = {number} if mark == "?" else set()
        if not shelf.directory.is_dir():
            continue
        left_behind += any(each.name.endswith(".unfinished") for each in shelf.directory.iterdir())
        found = check(shelf)
        assert there - unsure <= found, "what was said to be kept is there"
        assert len(found - there - unsure) <= 1, "and at most the one that was being added"
        for number in unsure - found:
            assert (shelf.removed / number / "about.json").is_file(), "what is not here is there"
        there = found
    assert there
    assert left_behind, "some were killed in the middle"
    assert {kept.id for kept in all_kept(shelf)} == there
    shelf.add(copy(0))
    Shelf().add(copy(-1))
    assert not [each for each in shelf.directory.iterdir() if each.name.endswith(".unfinished")]


def add_many(first: int) -> None:
    shelf = Shelf()
    for number in range(first, first + 12):
        shelf.add(copy(number))
        shelf.add(copy(number % 12))


@posix
@forks
def test_programs_that_add_at_the_same_moment_lose_nothing_and_keep_nothing_twice(shelf: Shelf) -> None:
    programs = [get_context("fork").Process(target=add_many, args=(12 * program,)) for program in range(5)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert len(check(shelf)) == 60


@pytest.mark.parametrize("call", ["os.fsync", "os.open", "Path.open", "Path.mkdir", "Path.rename"])
@pytest.mark.parametrize("deed", ["add", "tag", "remove", "restore"])
def test_a_full_disk_at_any_call_leaves_a_whole_library(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, call: str, deed: str
) -> None:
    one, two, gone = copy(1), copy(2), copy(3)
    shelf.add(one)
    shelf.add(gone)
    shelf.remove(gone.kept.id)
    deeds = {
        "add": lambda: shelf.add(two),
        "tag": lambda: shelf.retag(one.kept.id, add=("news",)),
        "remove": lambda: shelf.remove(one.kept.id),
        "restore": lambda: shelf.restore(gone.kept.id),
    }
    owner, name = (os, call[3:]) if call.startswith("os.") else (Path, call[5:])

    def full(*_args: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        if call == "Path.open":  # reading goes on
            really = Path.open
            patched.setattr(
                Path,
                "open",
                lambda path, mode="r", **more: (really if "r" in mode else full)(path, mode, **more),
            )
        else:
            patched.setattr(owner, name, full)
        try:
            deeds[deed]()
        except OSError as error:
            assert error.filename  # noqa: PT017  # not every call is made by every deed
    found = check(shelf)
    assert found >= {one.kept.id} or deed == "remove"
    assert not list(shelf.directory.glob("*/.*.unfinished"))
    deeds[deed]()
    assert read_kept(shelf.directory / one.kept.id) is not None or deed == "remove"
    check(shelf)
