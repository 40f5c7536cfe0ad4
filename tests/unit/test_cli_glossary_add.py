"""`duben glossary add`: what it writes and where, what it says of other entries, what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.glossary.entry import Entry, Kind
from reader.glossary.files import load_entries

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = 20
"""Commands run at the same moment."""


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home" / "config" / "glossary" / "mine.yaml"


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[list[str], str]:
    assert main(["glossary", "add", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out.splitlines(), printed.err


def entries_of(path: Path) -> list[Entry]:
    located, problems = load_entries([path])
    assert problems == []
    return [each.entry for each in located]


def test_everything_that_can_be_told_is_written(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines, said = told(
        capsys,
        *("測試者", "Tester", "--kind", "person", "--pinyin", "Cè Shìzhě", "--jyutping", "caak1 si3 ze2"),
        *("--alias", "甲", "--alias", "乙", "--note", "two: words # here", "--region", "tw=測者"),
        *("--see", "特朗普", "--link", "wikidata=Q1", "--whole-word"),
    )
    assert lines == ["home/config/glossary/mine.yaml:3"]
    assert said == ""
    assert entries_of(mine) == [
        Entry(
            term="測試者",
            english="Tester",
            kind=Kind.PERSON,
            pinyin="Cè Shìzhě",
            jyutping="caak1 si3 ze2",
            aliases=("甲", "乙"),
            regions={"tw": "測者"},
            note="two: words # here",
            see=("特朗普",),
            links={"wikidata": "Q1"},
            whole_word=True,
        )
    ]


def test_comments_and_other_entries_stay(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.parent.mkdir(parents=True)
    before = "# mine\n- {term: 甲, english: one} # here\n"
    mine.write_text(before, "utf-8")
    assert told(capsys, "乙", "two")[0] == ["home/config/glossary/mine.yaml:3"]
    assert mine.read_text("utf-8").startswith(before)


def test_an_entry_is_replaced_only_when_asked(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "甲", "one")
    _, said = told(capsys, "甲", "two", code=2)
    assert said == (
        "duben: home/config/glossary/mine.yaml:3:3: 甲 has an entry already; "
        "--replace puts the new one in its place\n"
    )
    assert entries_of(mine)[0].english == "one"
    told(capsys, "甲", "two", "--replace")
    assert [entry.english for entry in entries_of(mine)] == ["two"]


def test_it_says_which_shipped_entry_the_new_one_comes_before(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "特朗普", "Mr Trump")
    assert said.startswith("duben: it now comes before ")
    assert said.endswith(" (Donald Trump)\n")
    assert "people.yaml:" in said


def test_another_file_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "甲", "one", "--to", "text.glossary.yaml")[0] == ["text.glossary.yaml:3"]
    assert entries_of(tmp_path / "text.glossary.yaml")[0].term == "甲"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("特朗普", "x", "--pinyin", "te"),
            (
                "'pinyin' of 特朗普 cannot be used: 'te' does not read as 3 syllables of pinyin; "
                "write one syllable a character (3), or leave 'pinyin' out"
            ),
        ),
        (("甲", "x", "--kind", "persn"), "unknown kind 'persn'; did you mean 'person'?"),
        (("甲", "x", "--region", "xx=1"), "unknown region 'xx'; regions are hk, tw, cn"),
        (("甲", "x", "--region", "tw"), "--region 'tw' names nothing; write --region tw=川普"),
        (("甲", "x", "--link", "a=1", "--link", "a=2"), "--link a is given twice; keep one"),
        (("甲", " "), "no 'english' (甲); add 'english: …'"),
        (
            ("甲", "x", "--to", "a.txt"),
            "a.txt: is no glossary file; give a .yaml file or a directory of them",
        ),
    ],
)
def test_what_cannot_be_used_is_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], line: str, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, *arguments, code=2) == ([], f"duben: {line}\n")
    assert not mine.exists()


def test_what_would_steer_a_terminal_is_shown(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines, said = told(capsys, "甲", "one\x1b[31m")
    assert "\x1b" not in "".join(lines) + said + mine.read_text("utf-8")


def test_commands_run_at_the_same_moment_keep_every_entry(mine: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "reader", "glossary", "add", f"詞{number}", str(number)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(TOGETHER)
    ]
    places = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * TOGETHER
    assert len(set(places)) == TOGETHER
    assert sorted(int(entry.english) for entry in entries_of(mine)) == [*range(TOGETHER)]


def test_a_replacement_keeps_what_is_not_given(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "徐大方", "Hsu", "--kind", "person", "--note", "a note")
    told(capsys, "徐大方", "Hsu Ta-fang", "--replace")
    (entry,) = entries_of(mine)
    assert (entry.english, entry.kind, entry.note) == ("Hsu Ta-fang", Kind.PERSON, "a note")


def test_what_a_check_would_say_is_said_at_once(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "鱷", "crocodile", "--see", "沒有這個詞", "--alias", "特朗普")
    assert "mine.yaml:3:9: warning: the single character 鱷" in said
    assert "'see' names 沒有這個詞" in said
    assert "the alias 特朗普 hides the entry of that name" in said
    _, said = told(capsys, "徐大方", "Hsu")
    assert said == ""
