"""Keys in one write, faster than anything opens, do what they do when they are typed slowly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.screen import TerminalScreen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[TerminalScreen]:
    text = tmp_path / "text.txt"
    text.write_text("題目\n\n總統普京到訪。他說特朗普不來。\n", "utf-8")
    made = TerminalScreen(str(text), home=tmp_path, columns=80, rows=24)
    made.wait_for("§1/1")
    made.press("/telangpu\r")
    made.wait_for("Donald Trump")
    made.press("\x1b")
    made.wait_gone("/telangpu")
    yield made
    assert made.close() == 0


def test_the_key_after_a_search_is_for_the_page_where_the_search_has_come(screen: TerminalScreen) -> None:
    screen.press("g/pujing\ra")
    screen.wait_for("Vladimir Putin")
    screen.wait_for("New entry")
    assert "pujinga" not in screen.text()
    screen.press("\x1b")
    screen.wait_gone("New entry")


def test_a_digit_chooses_from_the_menu_that_the_key_before_it_opens(screen: TerminalScreen) -> None:
    screen.press("T2")
    screen.wait_for("题目")
    assert "Script" not in screen.text().splitlines()[5:]
    screen.press("T1T2")
    screen.wait_for("题目")


def test_what_is_typed_after_the_key_of_a_form_stands_in_the_form(screen: TerminalScreen) -> None:
    screen.press("a, of the US\r")
    screen.wait_for("Donald Trump, of the US  [person]")


def test_the_popup_takes_the_keys_after_enter(screen: TerminalScreen) -> None:
    screen.press("\r\x1b[B\x1b[B\x1b\x1b")
    screen.wait_gone("╭")
    screen.press("\rjjI")
    screen.wait_for("every file")
    screen.press("\x1b")
    screen.wait_gone("every file")  # Esc and a letter together would be Alt and the letter
