"""A bounded part of `python -m tests.kills`: the stores that other tests do not kill."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.kills import KINDS, Kind, kill_writers

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="forks and signals"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
KILLS = 40
ELSEWHERE = ("glossary", "corrections")
"""Killed by the tests of filewrite."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name not in ELSEWHERE], ids=lambda k: k.name)
def test_who_is_killed_while_writing_loses_nothing_that_was_saved(
    tmp_path: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    count = kill_writers(kind, tmp_path, KILLS)
    assert count.kills == KILLS
    assert count.saved
