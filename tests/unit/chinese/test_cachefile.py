"""A file of the cache is the one that was built, byte for byte, or it is built anew, and that is told."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.chinese import cachefile
from reader.chinese.cachefile import built_once, is_whole, read_sealed, take_damaged, write_whole
from reader.chinese.dictionary import Dictionary
from reader.chinese.soundtables import cantonese_table, mandarin_table
from reader.chinese.unlisted import Unlisted
from reader.chinese.wordlist import WordList
from reader.filewrite import clear_stale
from tests.conftest import CACHE

CONTENT = "停火限期\n".encode() * 5000


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def build(path: Path) -> None:
    path.write_bytes(CONTENT)


@pytest.fixture(autouse=True)
def _nothing_to_tell() -> None:
    take_damaged()


def flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def zero(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    content[start : start + 4096] = bytes(len(content[start : start + 4096]))


def swap(content: bytearray, chance: random.Random) -> None:
    page = 512
    one, other = sorted(chance.sample(range(len(content) // page), 2))
    first, second = slice(one * page, (one + 1) * page), slice(other * page, (other + 1) * page)
    content[first], content[second] = content[second], content[first]


def grow(content: bytearray, chance: random.Random) -> None:
    content += chance.randbytes(chance.randint(1, 40))


DAMAGES = [flip, cut, zero, swap, grow]


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_damage_goes_unseen(tmp_path: Path, damage: Callable[[bytearray, random.Random], None]) -> None:
    path, chance = tmp_path / "built", random.Random(damage.__name__)
    write_whole(
        path, lambda unfinished: unfinished.write_bytes(chance.randbytes(40_000)) and None, sealed=True
    )
    assert is_whole(path)
    sound = path.read_bytes()
    for _ in range(300):
        content = bytearray(sound)
        damage(content, chance)
        if content != sound:
            path.write_bytes(content)
            assert not is_whole(path)


def test_a_damaged_file_is_built_anew_and_told_once(tmp_path: Path) -> None:
    path = built_once(tmp_path / "cache" / "built", build)
    assert read_sealed(path) == CONTENT
    assert take_damaged() == []
    path.write_bytes(path.read_bytes()[:-1])
    assert built_once(path, build) == path
    assert read_sealed(path) == CONTENT
    assert take_damaged() == [path]
    assert take_damaged() == []


@pytest.mark.parametrize("in_its_place", ["directory", "link to nothing", "empty file"])
def test_whatever_is_in_its_place_the_file_is_built(tmp_path: Path, in_its_place: str) -> None:
    path = tmp_path / "built"
    if in_its_place == "directory":
        path.mkdir()
    elif in_its_place == "empty file":
        path.touch()
    else:
        path.symlink_to(tmp_path / "nowhere" / "else")
    assert read_sealed(built_once(path, build)) == CONTENT


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    blocked = tmp_path / "file"
    blocked.touch()
    assert read_sealed(built_once(blocked / "cache" / "built", build)) == CONTENT
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):  # nor anywhere else
        built_once(tmp_path / "elsewhere" / "other", build)
    monkeypatch.undo()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_many_who_need_it_at_once_build_it_once(tmp_path: Path) -> None:
    built: list[Path] = []

    def slowly(path: Path) -> None:
        built.append(path)
        threading.Event().wait(0.05)
        build(path)

    threads = [threading.Thread(target=built_once, args=(tmp_path / "built", slowly)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert read_sealed(tmp_path / "built") == CONTENT


def test_who_reads_a_file_that_is_built_anew_reads_on(tmp_path: Path) -> None:
    """It is replaced, never written into: a mapped file that shrinks takes the program with it."""
    path = built_once(tmp_path / "built", build)
    with path.open("rb") as reading:
        path.with_name("other").write_bytes(b"damaged")
        path.with_name("other").replace(path)
        built_once(path, build)
        assert reading.read()[: len(CONTENT)] == CONTENT


OPENED: dict[str, Callable[[Path], object]] = {
    "words-": lambda cache: WordList.open(cache).cost("银行"),
    "names-": lambda cache: len(list(Unlisted.open(cache).persons("陈大文说"))),
    "pypinyin-": lambda cache: mandarin_table(cache).get("银行"),
    "xjyutping-": lambda cache: cantonese_table(cache).get("銀行"),
    "cedict-": lambda cache: Dictionary.open(cache).lookup("銀行"),
}


@pytest.mark.parametrize("begins", OPENED)
def test_every_file_of_the_cache_answers_as_before_whatever_is_done_to_it(
    tmp_path: Path, begins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = OPENED[begins](CACHE)
    assert answer
    (file,) = [path for path in CACHE.glob(f"{begins}*") if is_whole(path) and "search" not in path.name][-1:]
    sound, chance = file.read_bytes(), random.Random(begins)

    def put_back(unfinished: Path) -> None:
        unfinished.write_bytes(sound[: -cachefile.SEAL_BYTES])

    # What builds it takes seconds and has tests of its own.
    really = cachefile.built_once
    for module in ("wordlist", "unlisted", "soundtables", "dictionary"):
        monkeypatch.setattr(f"reader.chinese.{module}.built_once", lambda path, _: really(path, put_back))
    for damage in DAMAGES:
        content = bytearray(sound)
        damage(content, chance)
        (tmp_path / file.name).write_bytes(content)
        assert OPENED[begins](tmp_path) == answer
        assert [path.name for path in take_damaged()] == [file.name]


def test_a_sheet_or_a_list_of_terminals_that_is_damaged_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.glossary.sheets import read_sheet
    from reader.tui import probe

    path, chance = tmp_path / "mine.yaml", random.Random(4)
    path.write_text("- term: 停火\n  english: ceasefire\n", "utf-8")
    entries = read_sheet(path, tmp_path / "cache").entries
    (kept,) = (tmp_path / "cache" / "glossary").glob("*.sheet")
    sound = kept.read_bytes()
    monkeypatch.setattr(probe, "_file", lambda: tmp_path / "terminals.json")
    for damage in [flip, cut, zero, grow] * 15:
        content = bytearray(sound)
        damage(content, chance)
        kept.write_bytes(content)
        assert read_sheet(path, tmp_path / "cache").entries == entries
        listed = bytearray(b'{"xterm": 1, "other": 2}')
        damage(listed, chance)
        (tmp_path / "terminals.json").write_bytes(listed)
        assert set(probe._remembered().values()) <= {1, 2}


def test_what_a_killed_program_left_is_cleared_when_nobody_can_be_writing_it(tmp_path: Path) -> None:
    left, written, other = (tmp_path / name for name in (".a.1-1.unfinished", ".b.2-2.unfinished", "c"))
    for path in (left, written, other):
        path.touch()
    now = left.stat().st_mtime
    os.utime(left, (now - 4000, now - 4000))
    clear_stale(tmp_path, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.2-2.unfinished", "c"]


def test_a_command_tells_of_a_damaged_file_and_answers(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(CACHE, cache, ignore=shutil.ignore_patterns("*search*", "*.lock", "glossary"))
    (names,) = [path for path in cache.glob("names-*") if is_whole(path)][-1:]
    names.write_bytes(names.read_bytes()[:100])
    text = tmp_path / "a.txt"
    text.write_text("陳大文說，銀行今天不開門。\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", str(text)],
        env={**os.environ, "DUBEN_HOME": str(tmp_path), "DUBEN_CACHE": str(cache), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == f"duben: {names.name} in the cache was damaged and has been built anew\n"
    assert "銀行今天不開門" in done.stdout


def test_who_waits_for_a_file_to_be_built_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cachefile, "PATIENCE", 0.01)
    told = threading.Event()

    def slow(path: Path) -> None:
        assert cachefile.is_building()
        assert told.wait(5)
        build(path)

    cachefile.tell_when_building(told.set)
    assert built_once(tmp_path / "words", slow).exists()
    assert not cachefile.is_building()
    told.clear()
    cachefile.tell_when_building(told.set)
    built_once(tmp_path / "words", slow)
    assert not told.wait(0.05)
