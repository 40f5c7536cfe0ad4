"""A file that is written is whole, old or new, whoever is killed, whatever is full, whoever else writes."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from reader import filewrite
from reader.annotation.correctionfile import add_correction, load_corrections
from reader.annotation.corrections import Correction
from reader.errors import GlossaryError
from reader.glossary.editing import add_entry, delete_entry
from reader.glossary.entry import Entry
from reader.glossary.files import load_glossary

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="forks and signals"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
KILLS = 180
"""Of each kind of file."""
OWN = "# 我的\n- term: 甲\n  english: A\n"


def glossary_save(path: Path, number: int) -> None:
    add_entry(path, Entry(term=f"詞{number}", english=str(number)))


def glossary_read(path: Path) -> set[int]:
    glossary = load_glossary([path.parent])
    assert not glossary.problems
    return {int(each.entry.english) for each in glossary if each.entry.english.isdigit()}


def corrections_save(path: Path, number: int) -> None:
    add_correction(path, Correction(text=chr(0x4E00 + number), pinyin="yi1"))


def corrections_read(path: Path) -> set[int]:
    corrections = load_corrections(path)
    assert not corrections.problems
    return {ord(each.text) - 0x4E00 for each in corrections}


KINDS = pytest.mark.parametrize(
    ("save", "read"), [(glossary_save, glossary_read), (corrections_save, corrections_read)]
)


def saving_child(path: Path, first: int, save: Callable[[Path, int], None], report: int) -> int:
    """A process that saves number after number and reports each when it is on the disk."""
    child = os.fork()
    if child:
        return child
    try:
        os.write(report, b"go\n")
        for number in range(first, first + 500):
            save(path, number)
            os.write(report, f"{number}\n".encode())
    finally:
        os._exit(1)


@KINDS
def test_a_program_that_is_killed_at_any_moment_leaves_a_whole_file(
    tmp_path: Path, save: Callable[[Path, int], None], read: Callable[[Path], set[int]]
) -> None:
    save(tmp_path / "warm.yaml", 0)
    (tmp_path / "warm.yaml").unlink()
    path, chance = tmp_path / "mine.yaml", random.Random(7)
    left_behind = 0
    for round_ in range(KILLS):
        if round_ % 30 == 0:
            path.unlink(missing_ok=True)
            saved: set[int] = set()
        reported, report = os.pipe()
        child = saving_child(path, round_ * 500, save, report)
        os.read(reported, 3)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(report)
        with os.fdopen(reported) as lines:
            saved |= {int(line) for line in lines if line.strip() not in ("", "go")}
        found = read(path) if path.exists() else set()
        assert saved <= found, "what was said to be saved is there"
        assert len(found - saved) <= 1, "and at most the one that was being saved"
        saved = found
        left_behind += bool(list(tmp_path.glob(".*.unfinished")))
    assert left_behind, "some were killed in the middle"
    save(path, 20_000)
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".unfinished")] == []


def add_many(save: Callable[[Path, int], None], path: Path, first: int) -> None:
    for number in range(first, first + 12):
        save(path, number)


@KINDS
def test_programs_that_add_at_the_same_moment_lose_nothing(
    tmp_path: Path, save: Callable[[Path, int], None], read: Callable[[Path], set[int]]
) -> None:
    path = tmp_path / "mine.yaml"
    programs = [
        get_context("fork").Process(target=add_many, args=(save, path, 100 * program)) for program in range(5)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert read(path) == {100 * program + number for program in range(5) for number in range(12)}


def full(*_args: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "call", ["os.open", "os.fsync", "Path.open", "Path.replace", "Path.chmod", "Path.mkdir"]
)
@KINDS
def test_a_full_disk_at_any_call_leaves_the_old_file_and_names_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    save: Callable[[Path, int], None],
    read: Callable[[Path], set[int]],
) -> None:
    path = tmp_path / "mine.yaml"
    save(path, 1)
    before = path.read_bytes()
    owner, name = (os, call[3:]) if call.startswith("os.") else (Path, call[5:])
    with monkeypatch.context() as patched:
        really = getattr(owner, name)

        def fails(*args: object, **named: object) -> object:
            spared = name == "open" and not re.search(r"\.(lock|unfinished)", str(args[0]))
            return really(*args, **named) if spared else full()

        patched.setattr(owner, name, fails)
        with pytest.raises(OSError, match="No space left") as told:
            save(path, 2)
    assert told.value.filename == str(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*.unfinished"))
    save(path, 2)
    assert read(path) == {1, 2}


def test_a_file_size_limit_stops_the_writing_itself_and_the_old_file_stays(tmp_path: Path) -> None:
    """The system itself refuses in the middle of the file, as a full disk does."""
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    child = os.fork()
    if not child:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))
        try:
            add_entry(path, Entry(term="乙", english="B" * 50))
        except OSError as error:
            os._exit(0 if error.filename == str(path) and error.errno == errno.EFBIG else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert path.read_text("utf-8") == OWN
    assert not list(tmp_path.glob(".*.unfinished"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError) as told:
        add_entry(path, Entry(term="乙", english="B"))
    tmp_path.chmod(0o700)
    assert told.value.filename == str(path)
    assert path.read_text("utf-8") == OWN


def test_what_an_editor_writes_between_reading_and_writing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    edits = iter(["- term: 乙\n  english: B\n", "- term: 丙\n  english: C\n"])
    really = os.fsync

    def meanwhile(descriptor: int) -> None:
        really(descriptor)
        if edit := next(edits, ""):
            path.write_text(path.read_text("utf-8") + edit, "utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    add_entry(path, Entry(term="丁", english="D"))
    assert [each.entry.term for each in load_glossary([path])] == ["甲", "乙", "丙", "丁"]


def test_a_file_that_never_rests_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text(path.read_text("utf-8") + "#\n", "utf-8"))
    with pytest.raises(GlossaryError, match="another program"):
        add_entry(path, Entry(term="丁", english="D"))
    assert path.read_text("utf-8") == OWN + "#\n" * 3


def test_a_program_that_never_gives_its_turn_up_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    monkeypatch.setattr(filewrite, "PATIENCE", 0.02)
    told: list[OSError] = []

    def other() -> None:
        try:
            add_entry(path, Entry(term="乙", english="B"))
        except OSError as error:
            told.append(error)

    with filewrite.turn(path):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert [(error.strerror, error.filename) for error in told] == [
        ("another program is writing it", str(path))
    ]


def test_who_waits_for_programs_that_write_one_after_another_waits_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    patience, told = 0.2, list[Path]()
    monkeypatch.setattr(filewrite, "PATIENCE", patience)

    def other() -> None:
        with filewrite.turn(path):
            told.append(path)

    with filewrite.turn(path):
        thread = threading.Thread(target=other)
        thread.start()
        until = time.monotonic() + 3 * patience
        while time.monotonic() < until:
            filewrite.replace_file(path, f"{time.monotonic()}")
        assert thread.is_alive()
    thread.join()
    assert told == [path]


def test_links_stay_and_links_that_lead_to_themselves_are_told(tmp_path: Path) -> None:
    real, link, loop = tmp_path / "real.yaml", tmp_path / "mine.yaml", tmp_path / "loop.yaml"
    real.write_text(OWN, "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    loop.symlink_to(loop)
    add_entry(link, Entry(term="乙", english="B"))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "乙" in real.read_text("utf-8")
    with pytest.raises(OSError, match="symbolic links") as told:
        add_entry(loop, Entry(term="乙", english="B"))
    assert told.value.filename == str(loop)
    delete_entry(link, "甲")
    assert "甲" not in real.read_text("utf-8")
