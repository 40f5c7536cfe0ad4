"""`duben glossary`: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from reader.cli import main
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[2]
WRONG = "- term: 玩具幣\n  english: rouble\n  kind: trem\n- term: 鱷\n  english: crocodile\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def user(home: Path) -> Path:
    """The user's own glossary folder."""
    folder = home / "config" / "glossary"
    folder.mkdir(parents=True)
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[list[str], str]:
    assert main(["glossary", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out.splitlines(), printed.err


def test_what_is_wrong_is_one_line_each_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.yaml").write_text(WRONG, "utf-8")
    lines, said = told(capsys, "check", "mine.yaml", code=1)
    assert lines == [
        "mine.yaml:3:9: error: unknown kind 'trem'; did you mean 'term'?",
        "mine.yaml:4:9: warning: the single character 鱷 is met in other words too; add whole_word: true",
    ]
    assert said == "duben: 1 file, 2 entries: 1 error, 1 warning\n"


def test_the_same_for_a_path_in_full_and_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.yaml").write_text(WRONG, "utf-8")
    first = told(capsys, "check", "mine", code=1)
    assert first == told(capsys, "check", str(tmp_path / "mine" / "a.yaml"), code=1)
    assert first[0][0].startswith("mine/a.yaml:3:9: ")


def test_without_a_path_all_that_the_reader_uses_is_checked(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, said = told(capsys, "check")
    assert all(": info: " in line for line in lines)
    assert said.endswith(": 0 errors, 0 warnings\n")
    (user / "mine.yaml").write_text(
        WRONG + "- term: 美國總統\n  english: president\n  aliases: [特朗普]\n", "utf-8"
    )
    lines, said = told(capsys, "check", code=1)
    assert [line.split(": ")[0] for line in lines if ": info: " not in line] == [
        "home/config/glossary/mine.yaml:3:9",
        "home/config/glossary/mine.yaml:4:9",
        "home/config/glossary/mine.yaml:8:13",
    ]
    assert "people.yaml" in lines[-1]


def test_what_is_found_can_be_had_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").write_text(WRONG, "utf-8")
    lines, _ = told(capsys, "check", "--format", "json", "mine.yaml", code=1)
    made = json.loads("\n".join(lines))
    assert {key: made[key] for key in ("files", "entries", "errors", "warnings", "infos")} == {
        "files": 1,
        "entries": 2,
        "errors": 1,
        "warnings": 1,
        "infos": 0,
    }
    assert made["findings"][1] == {
        "severity": "warning",
        "rule": "whole-word",
        "file": "mine.yaml",
        "line": 4,
        "column": 9,
        "what": "the single character 鱷 is met in other words too",
        "remedy": "add whole_word: true",
    }


def test_annotations_of_a_workflow_are_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a,b:c%.yaml").write_text('- term: 玩具幣\n  english: rouble\n  kind: "50%\\n::x"\n', "utf-8")
    (line,), _ = told(capsys, "check", "--format", "github", "a,b:c%.yaml", code=1)
    assert line.startswith(
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=9::unknown kind '50%25 ::x'; kinds are "
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere.yaml"],
        ["check", "empty"],
        ["check", "--format", "xml"],
        ["list", "--kind", "trem"],
        ["show"],
        [],
        ["moon"],
    ],
)
def test_what_cannot_be_done_is_one_line_and_code_2(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    lines, said = told(capsys, *arguments, code=2)
    assert lines == []
    assert said.startswith("duben: ")
    assert said.count("\n") == 1


def test_nothing_a_terminal_would_obey_is_printed(user: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (user / "a\x1b[31m.yaml").write_text(
        '- term: "玩\\e[1m具"\n  english: "a\\e]0;x\\ab"\n  kind: "\\e[2J"\n', "utf-8"
    )
    for arguments, code in (
        (["check"], 1),
        (["check", "--format", "github"], 1),
        (["check", "--format", "json"], 1),
        (["list", "玩"], 0),
        (["list", "--json", "玩"], 0),
        (["show", "玩␛[1m具"], 0),
    ):
        lines, said = told(capsys, *arguments, code=code)
        assert "\x1b" not in "".join(lines) + said
        assert "\x07" not in "".join(lines)


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
def test_a_file_name_that_is_no_text_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / os.fsdecode(b"\xff.yaml")).write_text(WRONG, "utf-8")
    for form in ("text", "json", "github"):
        assert main(["glossary", "check", "--format", form, os.fsdecode(b"\xff.yaml")]) == 1
    capsys.readouterr()


def test_the_schema_is_printed_as_it_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    lines, _ = told(capsys, "schema")
    assert "\n".join(lines) + "\n" == (ROOT / "glossary" / "schema.json").read_text("utf-8")


def test_entries_are_listed_with_their_place(user: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (user / "mine.yaml").write_text("- term: 制裁\n  english: punitive measures\n", "utf-8")
    lines, _ = told(capsys, "list", "制裁", "--kind", "term")
    rows = [line for line in lines if line.startswith("制裁 ")]
    assert rows[0].split()[:2] == ["制裁", "sanctions;"]
    assert rows[0].endswith("(in its place home/config/glossary/mine.yaml:1)")
    assert rows[1].split() == ["制裁", "punitive", "measures", "term", "home/config/glossary/mine.yaml:1"]


@pytest.mark.parametrize("word", ["川普", "特 朗普", "telangpu", "te4 lang3 pu3", "donald  TRUMP", "Trump"])
def test_a_filter_is_blind_to_script_tones_and_spaces(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines, _ = told(capsys, "list", word, "--file", "people", "--json")
    (row,) = [row for row in json.loads("\n".join(lines)) if row["term"] == "特朗普"]
    assert row["kind"] == "person"
    assert row["english"] == "Donald Trump"
    assert row["file"].endswith("people.yaml")
    assert not row["replaced"]


def test_a_list_with_nothing_in_it_is_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "list", "無此詞語", code=1) == ([], "duben: no entry for '無此詞語'\n")
    assert told(capsys, "list", "--json", "無此詞語", code=1)[0] == ["[]"]
    assert "duben: no entry has the spelling '朗'" in told(capsys, "show", "朗", code=1)[1]


def test_an_entry_is_shown_whole_with_those_whose_place_it_takes(
    user: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = "- term: 制裁\n  english: punitive measures\n  see: [俄油]\n"
    (user / "mine.yaml").write_text(mine, "utf-8")
    lines, _ = told(capsys, "show", "制裁")
    assert lines[0] == "# home/config/glossary/mine.yaml:1"
    assert lines[1].startswith("# in place of: ")
    assert lines[1].endswith("(sanctions; to impose sanctions)")
    assert "\n".join(lines[2:]).startswith(mine)
    assert "# in its place: home/config/glossary/mine.yaml:1" in lines
    (tmp_path / "shown.yaml").write_text("\n".join(lines), "utf-8")
    assert main(["glossary", "list", "--glossary", "shown.yaml", "--file", "shown.yaml"]) == 0


def test_several_terms_are_shown_and_what_is_missing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    lines, said = told(capsys, "show", "特朗普", "沒有這個詞", "普京", code=1)
    assert {"- term: 特朗普", "- term: 普京"} <= set(lines)
    assert said == "duben: no entry has the spelling '沒有這個詞'\n"
    _, said = told(capsys, "show", "特朗", code=1)
    assert "duben glossary list 特朗 finds" in said


def test_what_is_worth_knowing_of_the_shipped_files_is_not_for_the_reader(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (user / "x.yaml").write_text("- term: 甲乙丙\n  english: 甲乙丙\n", "utf-8")
    lines, _ = told(capsys, "check", code=1)
    assert ["x.yaml" in line for line in lines] == [True]


def test_no_entry_in_a_file_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "list", "--file", "nofile", code=1)
    assert said == "duben: no entry in a file called nofile\n"
