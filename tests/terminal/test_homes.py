"""Without a home, with one that takes nothing, on a full disk, two at once: reading works."""

from __future__ import annotations

import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.sources import open_article
from reader.tui.places import Places
from tests.conftest import CACHE
from tests.terminal.screen import FLAGSHIP, ROOT, TerminalScreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and users as Linux has them")


NOBODY = """\
import os, pwd, sys
os.environ.pop("HOME", None)
def unknown(uid):
    raise KeyError(uid)
pwd.getpwuid = unknown
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""A user whom the system does not know."""


def run(
    *arguments: str,
    environment: dict[str, str],
    program: Sequence[str] = ("-m", "reader"),
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *program, *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | environment,
        cwd="/",
        capture_output=True,
        text=True,
        preexec_fn=before,
        timeout=60,
        check=False,
    )


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("特朗普到訪北京，雙方簽署協議。\n", "utf-8")
    return path


@pytest.mark.parametrize("home", ["", "/proc/1/nowhere"])
def test_without_a_home_that_can_be_written_a_command_answers(text: Path, home: str) -> None:
    environment = {"DUBEN_HOME": home} if home else {}
    done = run("locate", "notebook", environment=environment, program=("-c", NOBODY))
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.strip()).is_absolute()
    assert "~" not in done.stdout
    environment["DUBEN_CACHE"] = str(CACHE)
    done = run("annotate", str(text), environment=environment, program=("-c", NOBODY))
    assert (done.returncode, done.stderr) == (0, "")
    assert '"Donald Trump"' in done.stdout


def limited() -> None:
    """Not a byte can be written into any file, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_on_a_full_disk_a_command_answers(text: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(CACHE, cache, ignore=shutil.ignore_patterns("*-1-*", "*-2-1*", "glossary", "annotation"))
    environment = {"DUBEN_HOME": str(tmp_path / "home"), "DUBEN_CACHE": str(cache)}
    done = run("lookup", "銀行", environment=environment, before=limited)
    assert done.returncode == 0
    assert "bank" in done.stdout
    assert done.stderr == ""


def test_on_a_full_disk_reading_goes_on_and_one_line_tells_what_is_not_kept(tmp_path: Path) -> None:
    screen = TerminalScreen(
        "--at", "2", str(FLAGSHIP), home=tmp_path, limits=limited, DUBEN_CACHE=str(CACHE), columns=140
    )
    screen.wait_for("§2/3")
    screen.wait_for("[person]")
    screen.press("jj")
    screen.wait_for("remembered")
    screen.press("]")
    screen.wait_for("§3/3")
    assert screen.quit() == 0
    screen.check_sane()


def test_two_at_once_keep_their_places(tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("\n\n".join(f"第{n}段：特朗普到訪北京。" for n in range(1, 9)), "utf-8")
    screens = [
        TerminalScreen(*arguments, home=tmp_path)
        for arguments in (("--at", "2", str(FLAGSHIP)), (str(other),), (str(FLAGSHIP),))
    ]
    for screen, shown in zip(screens, ("§2/3", "第1段", "§1/3"), strict=True):
        screen.wait_for(shown)
    screens[1].press("jjj")
    screens[2].press("3")
    screens[2].wait_for("§3/3")
    for screen, ending in zip(screens, (signal.SIGTERM, None, signal.SIGHUP), strict=True):
        if ending:
            screen.signal(ending)
            assert screen.ended() == 128 + ending
        else:
            assert screen.quit() == 0
    places = Places(tmp_path / "data" / "notebook.sqlite")
    flagship, text = (places.of(open_article(path)) for path in (FLAGSHIP, other))
    places.close()
    assert flagship is not None
    assert text is not None
    assert flagship.cursor.block > 15, "the one that was left last"
    assert text.cursor.block == 3
    assert places.notice() == ""


def test_output_and_errors_that_nobody_takes_are_no_failure(text: Path, tmp_path: Path) -> None:
    environment = {"DUBEN_HOME": str(tmp_path / "home"), "DUBEN_CACHE": str(CACHE)}
    command = f'"{sys.executable}" -m reader'
    for line, code in (
        (f"{command} annotate {text} >&-", 2),
        (f"{command} nowhere.txt 2>&-", 2),
        (f"{command} annotate {text} >/dev/full", 2),
        (f"{command} nowhere.txt >&- 2>&- <&-", 2),
        (f"{command} annotate {text} | true", 0),
    ):
        done = subprocess.run(
            ["/bin/bash", "-o", "pipefail", "-c", line],
            env=os.environ | environment | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, line
        assert done.stdout == ""
        assert done.stderr.count("\n") <= 1, done.stderr
        assert "Traceback" not in done.stderr


def test_a_terminal_that_closes_while_the_page_is_printed(text: Path, tmp_path: Path) -> None:
    text.write_text("特朗普到訪北京，雙方簽署協議。\n\n" * 400, "utf-8")
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", "--print", str(text)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "DUBEN_HOME": str(tmp_path), "DUBEN_CACHE": str(CACHE)},
        stdout=theirs,
        stderr=subprocess.PIPE,
        stdin=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.read(ours, 10)
    os.close(ours)
    _, errors = program.communicate(timeout=30)
    assert program.returncode in (0, 2)
    assert b"Traceback" not in errors
