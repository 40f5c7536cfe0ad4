"""Whatever a text, a name or a field holds, only the program's own sequences reach the terminal.

The real program in a pseudo-terminal, fed through every door; asserted on the raw bytes.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pexpect
import pytest

from reader.cli import main
from tests.hostile import CONTROLS, HOSTILE, TURNED, all_of
from tests.terminal.obeyed import violations
from tests.terminal.screen import ROOT, TerminalScreen

TERM = "毒瓶船隊"
NAME = "渡\x1b]0;pwned\x07輪\x9b8m[bold]\u202e.md"


def quoted(text: str) -> str:
    """As a string of YAML, TOML and JSON, every character in it escaped that could be."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08X}" for c in text) + '"'


def glossary(*, kind: str = "person") -> str:
    fields = {key: quoted(f"{key} {all_of()}") for key in ("english", "note")}
    return (
        f"- term: {TERM}\n  english: {fields['english']}\n  kind: {kind}\n  note: {fields['note']}\n"
        f"  aliases: [{quoted('毒船' + HOSTILE['conceal'])}, {quoted('毒艦' + HOSTILE['pictures'])}]\n"
        f"  see: [{quoted('渡' + HOSTILE['a title'])}]\n"
        f"  links: {{{quoted('渡' + HOSTILE['reset'])}: {quoted(all_of())}}}\n"
        f"  regions: {{tw: {quoted('毒罐' + HOSTILE['bidi override'])}}}\n"
        f"- term: {quoted(all_of())}\n  english: x\n  {quoted('渡' + HOSTILE['reset'])}: x\n"
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A home and a text in it with something hostile in every file."""
    config = tmp_path / "config"
    (config / "glossary").mkdir(parents=True)
    (config / "glossary" / f"mine{HOSTILE['a title']}.yaml").write_text(glossary(kind="term"), "utf-8")
    keys = f"[keys]\n{quoted(all_of(CONTROLS))} = 'x'\n"
    (config / "config.toml").write_text(
        f"theme = {quoted(all_of())}\n{quoted(all_of(TURNED))} = 1\n{keys}", "utf-8"
    )
    (config / "corrections.yaml").write_text(
        f"- text: {TERM}\n  pinyin: {quoted(all_of())}\n- {quoted('渡' + HOSTILE['reset'])}: 1\n", "utf-8"
    )
    pack = tmp_path / "data" / "packs" / "it"
    pack.mkdir(parents=True)
    about = "".join(
        f"{key}: {quoted(f'{key} {all_of()}')}\n"
        for key in ("title", "author", "licence", "version", "description", "homepage")
    )
    (pack / "pack.yaml").write_text(about, "utf-8")
    (pack / "terms.yaml").write_text(glossary(), "utf-8")
    head = "".join(
        f"{key}: {quoted(f'{key} {all_of()}')}\n" for key in ("title", "author", "date", "source", "licence")
    )
    body = "\n\n".join(f"{TERM}這一段是 {text} 之後" for text in HOSTILE.values())
    body = f"{body}\n\n&#x1b;[31;8m &#155;8m &#0; &#x202e; &#xd800; &#65533;\n\n{'👩‍👩‍👧‍👦👍🏽🇭🇰❤️' * 40}"
    lines = f"---\n{head}---\n\n{TERM}（Po\x1b[31;8mison）來了。\n\n## 一 {all_of()}\n\n{body}\n"
    (tmp_path / NAME).write_bytes(lines.replace("\0", "").encode())
    (tmp_path / NAME).with_suffix(".glossary.yaml").write_text(glossary(), "utf-8")
    english = "\n\n".join([f"{TERM} has come.", f"## {all_of()}", *HOSTILE.values()])
    (tmp_path / NAME.replace(".md", ".en.md")).write_bytes(english.replace("\0", "").encode())
    return tmp_path


def pasted(text: str) -> bytes:
    return b"\x1b[200~" + text.encode("utf-8", "surrogatepass").replace(b"\x1b[201~", b"") + b"\x1b[201~"


def assert_columns_stand(screen: TerminalScreen) -> None:
    """No row is wider or narrower on the terminal than it was counted: edges stand under one another."""
    buffer, margin = screen.screen.buffer, range(screen.screen.columns - 3, screen.screen.columns - 1)
    rows = range(1, screen.screen.lines - 1)
    assert {buffer[y][23].data for y in rows} == {"▕"}
    assert {buffer[y][x].data for y in rows for x in margin} == {" "}, screen.text()


def test_no_screen_of_the_reader_lets_anything_through(house: Path) -> None:
    screen = TerminalScreen(str(house / NAME), home=house, columns=110, rows=40)
    screen.wait_for("§1/2")
    screen.press("\t")
    screen.wait_for("dúpíng")
    screen.press("\r")
    screen.wait_for("Esc close")  # the popup
    screen.press(" ")
    screen.press("\x1b")
    screen.wait_gone("Esc close")
    screen.wait_gone("config.toml")  # with the notices
    screen.press("G")
    screen.wait_for("§2/2 · 100%")
    assert_columns_stand(screen)
    screen.press("b")
    assert_columns_stand(screen)
    screen.press("g")
    for key in ("c", "c", "e", "r", "t", "T"):
        screen.press(key)
    screen.press("\x1b")
    for key in (" ", " ", "b", "i"):
        screen.press(key)
    screen.press("\x1b")
    screen.press("I")
    screen.press(pasted("渡" + TERM))
    screen.wait_for("渡" + TERM)
    screen.press(pasted(all_of()))
    screen.press("\x1b")
    screen.wait_gone("every file")  # Esc and a letter together would be Alt and the letter
    screen.press("P")
    screen.wait_for("title 渡")
    screen.press("\x1b")
    screen.press("/")
    screen.press(pasted(all_of(CONTROLS)))
    screen.press("\r")
    screen.press("\x1b")
    screen.press(f"/{TERM[:2]}\r")
    screen.wait_for(f"/{TERM[:2]} ")
    screen.press("x")
    screen.press("\x1b")
    screen.press("a")
    screen.wait_for("english 渡")
    screen.press(pasted(all_of()))
    screen.press("\x1b")
    for key in ("y", "?"):
        screen.press(key)
    screen.press("\x1b")
    screen.press(":")
    screen.press(pasted(all_of()))
    screen.press("\x1b")
    screen.press("o")
    screen.wait_for("pwned")
    screen.close()
    assert b"pwned" in screen.raw
    assert violations(screen.raw, copied=True) == []


@pytest.mark.parametrize("name", [name for name in HOSTILE if name in {**CONTROLS, **TURNED}])
def test_whatever_is_hostile_is_found(name: str) -> None:
    assert violations(f"停火\x1b[1m{HOSTILE[name]}\x1b[0m好\r\n".encode())
    assert violations("停火\x1b[1m\x1b[38;2;1;2;3m好\x1b[4;5H\r\n".encode()) == []


class Terminal(io.TextIOWrapper):
    """A standard output that says it is one."""

    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> bytes:
    """Everything a command writes to a terminal, its errors included."""
    written = io.BytesIO()
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, Terminal(written, "utf-8", write_through=True, newline="\n"))
    main(arguments)
    return written.getvalue()


COMMANDS = (
    ("show", "TEXT", "--ruby", "all", "--english", "below"),
    ("--print", "TEXT"),
    ("show", "TEXT", "--at", all_of().replace("\0", "")),
    ("show", f"no{NAME}"),
    ("annotate", "TEXT"),
    ("annotate", "TEXT", "--explain"),
    ("convert", "--to", "taiwan", "--words", "TEXT"),
    ("lookup", TERM, all_of().replace("\0", "")),
    ("lookup", TERM, "--json"),
    ("lookup", "毒物"),
    ("glossary", "list", TERM),
    ("glossary", "show", TERM),
    ("glossary", "check", "GLOSSARY"),
    ("glossary", "export", "GLOSSARY"),
    ("glossary", "suggest", "TEXT"),
    ("glossary", "pack", "list"),
    ("glossary", "pack", "show", "it"),
    ("dictionary", "list"),
    ("texts", "add", "TEXT", "--tag", "渡\x1b]0;pwned\x07", "--title", f"題{all_of(CONTROLS)}"),
    ("texts", "list"),
    ("texts", "list", "--json"),
    ("texts", "show", "1"),
    ("texts", "tag", "1", "+渡\x9b8m pwned"),
    ("texts", "remove", "1"),
    ("texts", "show", all_of(CONTROLS).replace("\0", "")),
    (f"--{all_of().replace(chr(0), '')}",),
)


def test_no_command_lets_anything_through(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBEN_HOME", str(house))
    monkeypatch.setenv("TERM", "xterm-256color")
    source = house / f"dict{HOSTILE['a title']}.u8"
    source.write_text(f"#! title={all_of(CONTROLS)}\n毒物 毒物 [du2 wu4] /{all_of()}/\n", "utf-8")
    files = {"TEXT": str(house / NAME), "GLOSSARY": str((house / NAME).with_suffix(".glossary.yaml"))}
    for command in (("dictionary", "import", str(source)), *COMMANDS):
        written = told(monkeypatch, *(files.get(one, one) for one in command))
        assert b"pwned" in written, command
        assert violations(written) == [], command


def test_nor_does_the_program_itself_on_a_terminal_of_its_own(house: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    child = pexpect.spawn(
        *(sys.executable, ["-m", "reader", "show", str(house / NAME), "--no-pager", "--ruby", "all"]),
        env={**environment, "DUBEN_HOME": str(house)},
        dimensions=(40, 110),
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert b"pwned" in child.before
    assert violations(child.before) == []
