"""A book in a real terminal: its contents beside the page, its notes in it, and the place that is kept."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.screen import TerminalScreen
from tests.unit.sources.books import Book, link, nav


def test_a_book_is_read_by_its_contents_and_found_again(tmp_path: Path) -> None:
    note = '<aside epub:type="footnote" id="n"><p>即渡輪。</p></aside>'
    book = Book(
        {
            "a.xhtml": f'<h1>開埠</h1><p>小輪<a epub:type="noteref" href="#n">1</a>往來。</p>{note}',
            "b.xhtml": "<h1>戰後</h1><p>乘客日增。</p>",
            "c.xhtml": b"\0\1\2\3" * 200,
        },
        nav=nav(link("開埠", "a.xhtml"), link("戰後", "b.xhtml")),
    )
    path = tmp_path / "ferry.epub"
    path.write_bytes(book.stored())
    screen = TerminalScreen(str(path), home=tmp_path / "home", columns=100, rows=30)
    shown = screen.wait_for("§1/2")
    assert "※ [1] 即渡輪。" in shown
    assert "小輪[1]往來。" in shown
    assert "▸ 開埠" in shown
    screen.wait_for("a part of the book is left out")
    screen.press("]")
    screen.wait_for("▸ 戰後")
    screen.quit()
    screen = TerminalScreen(str(path), home=tmp_path / "home", columns=100, rows=30)
    screen.wait_for("§2/2")
    screen.quit()


def test_what_cannot_be_opened_is_one_line_and_no_screen(tmp_path: Path) -> None:
    path = tmp_path / "cut.epub"
    path.write_bytes(Book({"a.xhtml": "<p>小輪。</p>"}).stored()[:200])
    screen = TerminalScreen(str(path), home=tmp_path / "home", columns=100, rows=30)
    assert screen.ended() == 2
    said = screen.raw.decode()
    assert "not a whole ZIP archive" in said
    assert "Traceback" not in said
