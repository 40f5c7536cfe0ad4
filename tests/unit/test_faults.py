"""The log tells where in the program something failed, never what was being read, and stays small."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import faults, locations
from reader.cli import main
from reader.errors import SourceError

SECRET = "鄰居的信"
PLAIN = "neighbour"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setattr(faults, "_reported", set())
    return locations.log_file()


def caught(fail: Callable[[], object]) -> Exception:
    try:
        fail()
    except Exception as error:
        return error
    raise AssertionError("it did not fail")


def refuse() -> None:
    raise TypeError(f"cannot take {PLAIN} {SECRET}")


FAILURES: list[Callable[[], object]] = [
    lambda: {}[SECRET + PLAIN],
    lambda: int(SECRET + PLAIN),
    lambda: Path(f"/nowhere/{SECRET}-{PLAIN}.txt").read_text("utf-8"),
    lambda: f"{PLAIN}{SECRET}".encode("ascii"),
    lambda: b"\xff".decode("utf-8"),
    lambda: json.loads(f'{{"{PLAIN}": {SECRET}'),
    lambda: sqlite3.connect(":memory:").execute(f'SELECT "{PLAIN}" FROM {SECRET}'),
    lambda: exec(f"x = '{PLAIN}{SECRET}'\nx.{PLAIN}"),
    refuse,
    lambda: (_ for _ in ()).throw(SourceError(f"{PLAIN} {SECRET}")),
    lambda: (_ for _ in ()).throw(ValueError(PLAIN, SECRET)),
]


@pytest.mark.parametrize("fail", FAILURES, ids=range(len(FAILURES)))
def test_nothing_of_what_is_read_is_in_a_report(fail: Callable[[], object], log: Path) -> None:
    error = AssertionError(SECRET + PLAIN)
    error.__cause__ = caught(fail)
    error.add_note(SECRET + PLAIN)
    assert faults.report(error, "test") == str(log)
    text = log.read_text("utf-8")
    assert SECRET not in text
    assert PLAIN not in text
    assert "鄰" not in text
    assert "after, or because of:" in text


def test_a_report_tells_the_way_through_the_program_and_what_python_says_of_code(log: Path) -> None:
    from reader.chinese.cedict import parse

    faults.report(caught(lambda: parse(None)), "test")  # type: ignore[arg-type]
    text = log.read_text("utf-8")
    assert "'NoneType' object has no attribute 'rstrip'" in text
    assert "reader/chinese/cedict.py:" in text
    assert "in parse\n    found = _LINE.match(line.rstrip())" in text
    assert str(locations.PACKAGE) not in text
    assert __file__ not in text
    last = faults.last_report()
    assert last is not None
    assert (last.during, last.kind) == ("test", "AttributeError")
    assert last.place.startswith("reader/chinese/cedict.py:")


def test_the_same_failure_is_reported_once_and_a_process_reports_only_so_many(log: Path) -> None:
    for _ in range(3):
        faults.report(caught(refuse), "test")
    assert log.read_text("utf-8").count(faults.BEGINNING) == 1
    for number in range(2 * faults.MOST):
        assert faults.report(caught(refuse), f"test {number}")
    assert log.read_text("utf-8").count(faults.BEGINNING) == faults.MOST


def test_the_log_is_bounded_and_what_was_before_is_kept_once(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "LARGEST", 3000)
    monkeypatch.setattr(faults, "MOST", 1000)
    for number in range(60):
        faults.report(caught(refuse), f"test {number}")
    kept = sorted(path.name for path in log.parent.iterdir())
    assert kept == ["duben.log", "duben.log.1"]
    assert all(path.stat().st_size < 2 * 3000 for path in log.parent.iterdir())
    last = faults.last_report()
    assert last is not None
    assert last.during == "test 59"


def test_a_long_way_is_told_by_its_ends(log: Path) -> None:
    def down() -> None:
        down()

    faults.report(caught(down), "test")
    assert "more …" in log.read_text("utf-8")
    assert log.stat().st_size < 8000


def test_reports_of_many_threads_stay_whole(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST", 1000)

    def report_many(name: int) -> None:
        for number in range(20):
            faults.report(caught(refuse), f"{name}-{number}")

    threads = [threading.Thread(target=report_many, args=(name,)) for name in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reports = log.read_text("utf-8").removeprefix("\n").split("\n\n")
    assert len(reports) == 100
    assert all(one.startswith(faults.BEGINNING) for one in reports)


def test_half_a_report_of_a_killed_program_is_passed_over(log: Path) -> None:
    faults.report(caught(refuse), "first")
    whole = log.read_bytes()
    faults.report(caught(refuse), "second")
    for end in range(len(whole) + 1, len(whole) + 40):
        log.write_bytes(log.read_bytes()[:end])
        faults._reported.clear()
        faults.report(caught(refuse), "third")
        last = faults.last_report()
        assert last is not None
        assert last.during == "third"


def test_where_no_log_can_be_written_nothing_happens(log: Path) -> None:
    log.parent.parent.mkdir(parents=True)
    log.parent.write_text("a file where the folder should be")
    assert faults.report(caught(refuse), "test") == ""
    assert faults.last_report() is None
    log.parent.unlink()
    log.mkdir(parents=True)
    assert faults.report(caught(refuse), "test") == ""
    assert faults.last_report() is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_its_place_is_not_waited_for(log: Path) -> None:
    log.parent.mkdir(parents=True)
    os.mkfifo(log)
    assert faults.report(caught(refuse), "test") == ""
    assert faults.last_report() is None


def test_a_command_that_fails_is_one_line_that_names_the_log_and_exit_code_1(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(options: object) -> int:
        raise ValueError(SECRET)

    monkeypatch.setattr("reader.commands.reading.read", fail)
    text = tmp_path / "a.txt"
    text.write_text("一\n", "utf-8")
    assert main([str(text)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"duben: this should not have happened (ValueError); the report is in {log}\n"
    assert "ValueError" in log.read_text("utf-8")
    log.unlink()
    log.mkdir()
    monkeypatch.setattr(faults, "_reported", set())
    assert main([str(text)]) == 1
    assert capsys.readouterr().err == "duben: this should not have happened (ValueError)\n"
