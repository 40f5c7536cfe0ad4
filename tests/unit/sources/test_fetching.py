"""A page is fetched, or one line says why not: from a server on this machine that does what servers do."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from reader import open_article
from reader.errors import SourceError
from reader.sources import fetching
from reader.sources.fetching import Limits, fetch
from reader.sources.http import ascii_address, checked_redirect
from reader.sources.source import Given

PATIENT = Limits(whole=60.0, silence=30.0, patience=30.0, size=100_000, redirects=4)
"""For servers that answer, on however busy a machine."""
QUICK = PATIENT._replace(whole=2.0, silence=0.6, patience=0.2)
TEXT = "兩國代表在日內瓦會面，談了三個小時，沒有結果。" * 5
PAGE = f"<html lang=zh-HK><title>停火的限期</title><h1>停火的限期</h1><p>{TEXT}</p></html>"


class Site(BaseHTTPRequestHandler):
    """Answers each path in a way of its own."""

    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        Site.seen.append({name.lower(): value for name, value in self.headers.items()})
        path, _, query = self.path.partition("?")
        with suppress(BrokenPipeError, ConnectionResetError):
            answer = getattr(self, f"send_{path.strip('/').partition('/')[0].partition('.')[0]}", None)
            (answer or self.send_nothing_there)(query)

    def log_message(self, *_: object) -> None:
        pass

    def reply(self, content: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in {"content_length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def move(self, target: str, code: int = 302) -> None:
        self.send_response(code)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send_page(self, _: str) -> None:
        self.reply(PAGE.encode())

    def send_labelled(self, query: str) -> None:
        """?codec=said: how it is encoded, and what the server says."""
        codec, _, said = query.partition("=")
        self.reply(PAGE.encode(codec), f"text/html; charset={said}" if said else "text/html")

    def send_gzip(self, _: str) -> None:
        self.reply(gzip.compress(PAGE.encode()), content_encoding="gzip")

    def send_deflate(self, query: str) -> None:
        packed = zlib.compress(PAGE.encode())
        self.reply(packed[2:-4] if query == "raw" else packed, content_encoding="deflate")

    def send_badgzip(self, _: str) -> None:
        self.reply(b"no gzip at all", content_encoding="gzip")

    def send_halfgzip(self, _: str) -> None:
        self.reply(gzip.compress(PAGE.encode())[:-20], content_encoding="gzip")

    def send_bomb(self, _: str) -> None:
        self.reply(gzip.compress(b"\0" * 5_000_000), content_encoding="gzip")

    def send_brotli(self, _: str) -> None:
        self.reply(b"x", content_encoding="br")

    def send_kind(self, query: str) -> None:
        self.reply(b"\x89PNG\r\n" if "image" in query else PAGE.encode(), query)

    def send_notes(self, _: str) -> None:
        self.reply(f"# 題目\n\n{TEXT}\n\n## 小題\n\n文。\n".encode(), "text/plain; charset=utf-8")

    def send_markdown(self, _: str) -> None:
        self.reply(f"題目\n===\n\n{TEXT}\n".encode(), "text/markdown")

    def send_moved(self, _: str) -> None:
        self.move("/page#part", 301)

    def send_loop(self, _: str) -> None:
        self.move("/loop")

    def send_chain(self, query: str) -> None:
        self.move(f"/chain?{int(query or 0) + 1}")

    def send_cookie(self, _: str) -> None:
        if "cookie" in Site.seen[-1]:
            self.send_page("")
            return
        self.send_response(302)
        self.send_header("Set-Cookie", "asked=1")
        self.send_header("Location", "/cookie")
        self.end_headers()

    def send_away(self, query: str) -> None:
        self.move(query)

    def send_status(self, query: str) -> None:
        self.send_error(int(query))

    def send_nothing_there(self, _: str) -> None:
        self.send_error(404)

    def send_silent(self, _: str) -> None:
        time.sleep(1.5)

    def send_drip(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _at in range(60):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)

    def send_endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 50_000)

    def send_huge(self, _: str) -> None:
        self.reply(b"x", content_length="999999999999999999999999")

    def send_short(self, _: str) -> None:
        self.reply(PAGE.encode(), content_length=str(len(PAGE.encode()) + 100))

    def send_chunks(self, query: str) -> None:
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        content = PAGE.encode()
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        self.wfile.write(b"40\r\nabc" if query == "broken" else b"0\r\n\r\n")
        self.close_connection = True

    def send_garbage(self, _: str) -> None:
        self.wfile.write(b"\x1b[2Jwhat?\r\n\r\n")

    def send_hangup(self, _: str) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(fetching.fetch, "__defaults__", (PATIENT,))


def test_a_page_is_opened_by_its_address(site: str) -> None:
    article = open_article(f"{site}/page")
    assert [block.text for block in article.blocks] == ["停火的限期", TEXT]
    assert article.address == f"{site}/page"
    assert article.path is None
    assert article.region.value == "hk"


def test_the_server_is_told_who_asks_and_for_which_language(site: str) -> None:
    fetch(f"{site}/page")
    asked = Site.seen[-1]
    assert asked["user-agent"].startswith("duben/")
    assert asked["accept-language"].startswith("zh")
    assert asked["accept-encoding"] == "gzip, deflate"
    assert "referer" not in asked
    assert "cookie" not in asked


@pytest.mark.parametrize(
    "path", ["gzip", "deflate", "deflate?raw", "moved", "cookie", "chunks", "kind?", "kind?text/plain"]
)
def test_however_it_is_sent_it_is_the_same_text(site: str, path: str) -> None:
    assert open_article(f"{site}/{path}").digest == open_article(f"{site}/page").digest


def test_the_address_is_where_the_page_was_in_the_end(site: str) -> None:
    assert open_article(f"{site}/moved").address == f"{site}/page"


@pytest.mark.parametrize("said", ["", "utf-8", "big5", "gb2312", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("codec", ["utf-8", "big5hkscs", "gb18030"])
def test_a_page_is_read_whatever_its_server_says_of_it(site: str, codec: str, said: str) -> None:
    article = open_article(f"{site}/labelled?{codec}={said}")
    assert article.blocks[1].text == TEXT


def test_what_the_reader_says_comes_first(site: str) -> None:
    article = open_article(f"{site}/page", given=Given(region="tw", format="plain"))
    assert article.region.value == "tw"
    assert article.blocks[0].text.startswith("<html")


def test_the_kind_of_a_text_is_its_servers_word_or_its_name(site: str) -> None:
    assert open_article(f"{site}/notes.md").title == "題目"
    assert open_article(f"{site}/notes.md").sections[1].title == "小題"
    assert open_article(f"{site}/markdown").title == "題目"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere", "there is no such page (404)"),
        ("status?403", "its server does not let it be read (403)"),
        ("status?418", "its server refuses (418)"),
        ("status?503", "its server has trouble (503)"),
        ("loop", "its server sends us about without end"),
        ("chain", "its server sends us about without end"),
        ("away?file:///etc/passwd", "its server sends us to what is no web page"),
        ("away?ftp://127.0.0.1/x", "its server sends us to what is no web page"),
        ("away?javascript:alert(1)", "its server sends us to what is no web page"),
        ("badgzip", "what its server sends is damaged"),
        ("halfgzip", "the connection broke off before the end"),
        ("short", "the connection broke off before the end"),
        ("chunks?broken", "the connection broke off before the end"),
        ("brotli", "its server packs it in a way not known here (br)"),
        ("bomb", "it is larger than 0 MB"),
        ("huge", "it is larger than 0 MB"),
        ("endless", "it is larger than 0 MB"),
        ("silent", "does not answer"),
        ("garbage", "does not answer as web servers do"),
        ("hangup", "ends the connection without an answer"),
        ("kind?image/png", "this is image/png, not a text"),
        ("kind?application/json", "this is application/json, not a text"),
    ],
)
def test_what_cannot_be_fetched_is_one_clear_line(
    site: str, path: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path == "silent":
        monkeypatch.setattr(fetching.fetch, "__defaults__", (QUICK,))
    with pytest.raises(SourceError) as failed:
        open_article(f"{site}/{path}")
    assert told in str(failed.value)
    assert str(failed.value).startswith(site)
    assert str(failed.value).isprintable()


def test_a_server_that_sends_a_byte_now_and_then_does_not_hold_the_reader_up(site: str) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceError, match="not there after 1 seconds"):
        fetch(f"{site}/drip", QUICK._replace(whole=0.8))
    assert time.monotonic() - begun < 3, "half of what it would take"


def test_nobody_there_and_nobody_known_is_said(site: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(SourceError, match="refuses the connection"):
            fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(SourceError, match="no host nowhere"):
        fetch("http://nowhere.invalid/")
    with pytest.raises(SourceError, match="no secure connection to"):
        fetch(site.replace("http:", "https:"))


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[",
        "http://a b/",
        "http://\x1b[2J/",
        "http://x:99999/",
        "http://..",
        "http://" + "字" * 99,
    ],
)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(SourceError) as failed:
        fetch(address)
    assert str(failed.value).isprintable()


def test_no_password_is_sent_anywhere() -> None:
    with pytest.raises(SourceError, match="password"):
        fetch("http://me:secret@127.0.0.1/")


def test_from_a_secure_address_there_is_no_way_back() -> None:
    assert checked_redirect("http://a.b/1", "https://a.b/2") == "https://a.b/2"
    assert checked_redirect("https://a.b/1", "//c.d/停") == "https://c.d/%E5%81%9C"
    with pytest.raises(SourceError, match="not"):
        checked_redirect("https://a.b/1", "http://a.b/2")


def test_an_address_is_sent_as_ascii() -> None:
    assert ascii_address("https://例子.hk/新聞?q=停#a").isascii()
    assert ascii_address("http://a.b/x%20y?z=1&w=2") == "http://a.b/x%20y?z=1&w=2"
    assert "\n" not in ascii_address("http://a.b/x\ny")


def test_who_waits_is_told_once_and_told_when_it_is_over(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def waiting(host: str) -> Callable[[], None]:
        told.append(host)
        return lambda: told.append("over")

    monkeypatch.setattr(fetching, "on_waiting", waiting)
    fetch(f"{site}/page")
    assert told == []
    with suppress(SourceError):
        fetch(f"{site}/silent", QUICK)
    assert told == [site.removeprefix("http://"), "over"]


def test_a_fetched_text_is_known_again(site: str, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE)
    assert open_article(f"{site}/page").digest == open_article(saved).digest
