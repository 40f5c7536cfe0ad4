"""An address opens like a file; one that does not answer is left at once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.cli import main
from tests.terminal.screen import ROOT, TerminalScreen

PAGE = (
    "<html lang=zh-HK><title>停火的限期｜本地報</title><nav>首頁</nav><article><h1>停火的限期</h1>"
    "<p>特朗普到訪北京，雙方在會上簽署協議，<ruby>行<rt>háng</rt></ruby>長也在場。</p></article></html>"
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode("big5hkscs"))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def silent() -> Iterator[str]:
    """Takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DUBEN_HOME": str(home), "LANG": "C.UTF-8", "NO_PROXY": "*"}
    command = [sys.executable, "-m", "reader", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_page_is_read_in_the_terminal(site: str, tmp_path: Path) -> None:
    screen = TerminalScreen(site, home=tmp_path, NO_PROXY="*")
    assert "首頁" not in screen.wait_for("簽署協議")
    assert "停火的限期" in screen.text()
    assert screen.close() == 0


def test_a_page_is_printed_and_annotated(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "*")
    for command in (["--print", site], ["show", "--color", "never", site]):
        assert main(command) == 0
        shown = capsys.readouterr()
        assert "簽署協議" in shown.out
        assert "首頁" not in shown.out
        assert shown.err == ""
    assert main(["annotate", "--explain", "--no-context", site]) == 0
    assert "hángzhǎng (printed)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["http://127.0.0.1:1/"], "127.0.0.1 refuses the connection"),
        (["annotate", "http://127.0.0.1:1/"], "127.0.0.1 refuses the connection"),
        (["www.example.com/1"], "is it https://www.example.com/1?"),
        (["convert", "--to", "taiwan", "https://example.com/1"], "what is converted is a file"),
        (["http://\x1b[2J/"], "this is no address of the web"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(arguments: list[str], told: str, tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert done.stderr.rstrip("\n").isprintable()


def test_who_waits_is_told_so_and_can_leave_at_once(silent: str, tmp_path: Path) -> None:
    screen = TerminalScreen(silent, home=tmp_path, NO_PROXY="*")
    screen.wait_for("fetching from 127.0.0.1")
    begun = time.monotonic()
    screen.child.sendintr()
    while screen.child.isalive() and time.monotonic() < begun + 10:
        screen.read()
    assert time.monotonic() - begun < 2
    assert "Traceback" not in screen.text()
    screen.child.close()
    assert screen.child.exitstatus == 130
