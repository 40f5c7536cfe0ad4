"""A text in an old encoding, from the command line to the page and back."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.screen import TerminalScreen

LINES = ["渡輪公司早前去信，指油價上升，料將加價。", "居民話，佢哋喺碼頭等咗成個鐘頭。", "船照樣開。"]


def test_the_encoding_is_found_out_told_changed_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "船.txt"
    path.write_bytes("\n".join(LINES).encode("big5hkscs") + b"\xff")
    terminal = TerminalScreen(str(path), home=tmp_path / "home")
    shown = terminal.wait_for("佢哋喺碼頭等咗")
    assert "Big5-HKSCS" in shown.split("\n")[0]
    terminal.wait_for("at line 3")
    terminal.press("D")
    terminal.wait_for("EUC-TW")
    terminal.press("5")
    terminal.wait_gone("佢哋喺碼頭等咗")
    assert "GB18030" in terminal.wait_for("GB18030").split("\n")[0]
    assert terminal.close() == 0
    terminal = TerminalScreen(str(path), home=tmp_path / "home")
    assert "佢哋喺碼頭等咗" not in terminal.wait_for("GB18030")
    assert terminal.close() == 0
    terminal = TerminalScreen("--encoding", "Big5", str(path), home=tmp_path / "home")
    terminal.wait_for("佢哋喺碼頭等咗")
    assert terminal.close() == 0
