"""Lines go through a pager where they are more than the screen holds, and come out whole."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.commands.paging import page_lines, pager_of

LINES = [f"第{number}行" for number in range(50)]
TERMINAL = {"TERM": "xterm"}


def test_git_s_rules_say_which_pager() -> None:
    assert pager_of({**TERMINAL, "PAGER": "cat"}) == ""
    assert pager_of({**TERMINAL, "PAGER": ""}) == ""
    assert pager_of({"TERM": "dumb", "PAGER": "sh"}) == ""
    assert pager_of({**TERMINAL, "PAGER": "sh -c 'x'"}) == "sh -c 'x'"
    assert pager_of({**TERMINAL, "PAGER": "no-such-pager-here"}) == ""
    assert pager_of({**TERMINAL, "PAGER": "'unclosed"}) == ""


def test_what_fits_the_screen_goes_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert not page_lines(LINES[:5], "exit 3", os.environ, rows=5)
    assert capsys.readouterr().out.splitlines() == LINES[:5]


def test_more_goes_to_the_pager_with_less_told_how(tmp_path: Path) -> None:
    out = tmp_path / "out"
    environ = {**os.environ, "OUT": str(out)}
    environ.pop("LESS", None)
    assert page_lines(iter(LINES), '(echo "$LESS"; cat) >"$OUT"', environ, rows=5)
    assert out.read_text("utf-8").splitlines() == ["FRX", *LINES]


def test_a_pager_left_early_is_no_error() -> None:
    made = []

    def without_end() -> object:
        for number in range(10_000_000):
            made.append(number)
            yield "停火" * 40

    assert page_lines(without_end(), "head -1 >/dev/null", os.environ, rows=5)  # type: ignore[arg-type]
    assert len(made) < 100_000


def test_a_pager_that_is_not_there_after_all_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    page_lines(iter(LINES), "A=1 no-such-pager-here 2>/dev/null", os.environ, rows=5)
    assert capsys.readouterr().out.splitlines() == LINES


def test_nor_does_one_that_goes_amid_the_first_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly() -> float:
        time.sleep(0.01)
        return time.perf_counter()

    monkeypatch.setattr("reader.commands.paging.time", SimpleNamespace(monotonic=slowly))
    monkeypatch.setattr("reader.commands.paging.AT_ONCE", 0)
    page_lines(iter(LINES), "exit 127", os.environ, rows=40)
    assert capsys.readouterr().out.splitlines() == LINES
