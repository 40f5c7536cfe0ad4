"""The reader's own editor, in a real terminal: the page is left, comes back, and shows what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.screen import TerminalScreen

EDITOR = """\
#!/bin/sh
sed -i 's/cloud sums/cloud computing/' "$2"
echo "$1 $2" >"$2.asked"
"""


def test_an_entry_is_edited_in_the_readers_own_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary = tmp_path / "config" / "glossary"
    glossary.mkdir(parents=True)
    mine = glossary / "mine.yaml"
    mine.write_text("# mine\n- term: 雲端運算\n  english: cloud sums\n", "utf-8")
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    text = tmp_path / "text.txt"
    text.write_text("雲端運算很重要。\n", "utf-8")
    screen = TerminalScreen(str(text), home=tmp_path, columns=80, rows=24)
    screen.wait_for("cloud sums")
    screen.press(b"\x05")
    screen.wait_for("cloud computing")
    assert (glossary / "mine.yaml.asked").read_text().startswith("+2 ")
    assert screen.close() == 0
