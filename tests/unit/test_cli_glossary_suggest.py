"""`duben glossary suggest`: where it prints, what it refuses, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[2]
TEXT = "國務卿盧卡申科夫（Ivan Lukashenkov）與陳大文先生會面。\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[list[str], str]:
    assert main(["glossary", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out.splitlines(), printed.err


def test_what_is_known_is_an_entry_and_the_rest_a_comment(capsys: pytest.CaptureFixture[str]) -> None:
    lines, said = told(capsys, "suggest", "text.txt")
    at = lines.index("- term: 盧卡申科夫")
    assert lines[at - 1] == "# once: 國務卿盧卡申科夫（Ivan Lukashenkov）與陳大文先生會面。"
    assert lines[at + 1 : at + 3] == ["  english: Ivan Lukashenkov", "  kind: person"]
    assert lines[-3:] == ["# - term: 陳大文", "#   english:", "#   kind: person"]
    assert said == "duben: 2 suggestions, 1 with English\n"


def test_json_tells_the_kind_the_evidence_and_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    lines, _ = told(capsys, "suggest", "text.txt", "--json", "--limit", "1")
    (row,) = json.loads("\n".join(lines))
    assert (row["term"], row["kind"], row["evidence"]) == ("盧卡申科夫", "person", "original")
    assert (row["count"], row["block"], row["start"]) == (1, 0, 3)


def test_a_glossary_that_is_named_counts(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "own.yaml").write_text("- term: 盧卡申科夫\n  english: Lukashenkov\n", "utf-8")
    lines, _ = told(capsys, "suggest", "text.txt", "--glossary", "own.yaml")
    assert not any("- term: 盧卡申科夫" in line for line in lines)


def test_a_file_is_made_once_and_never_written_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "suggest", "text.txt", "--output", "new.yaml")[0] == ["new.yaml"]
    made = (home / "new.yaml").read_text("utf-8")
    _, said = told(capsys, "suggest", "text.txt", "--output", "new.yaml", code=2)
    assert said == "duben: new.yaml: is there already; name a new file, or delete it first\n"
    assert (home / "new.yaml").read_text("utf-8") == made
    assert sorted(path.name for path in home.iterdir() if "new" in path.name) == ["new.yaml"]


def test_the_file_that_is_made_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "suggest", "text.txt", "--output", "new.yaml")
    assert told(capsys, "check", "new.yaml")[1] == "duben: 1 file, 1 entry: 0 errors, 0 warnings\n"


def test_nothing_to_suggest_is_exit_code_1_and_makes_no_file(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "text.txt").write_text("他們討論時間表。\n", "utf-8")
    assert told(capsys, "suggest", "text.txt", code=1) == ([], "duben: nothing to suggest\n")
    assert told(capsys, "suggest", "text.txt", "--json", code=1)[0] == ["[]"]
    _, said = told(capsys, "suggest", "text.txt", "--output", "new.yaml", code=1)
    assert said == "duben: nothing to suggest\n"
    assert not (home / "new.yaml").exists()


def test_a_folder_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "suggest", "text.txt", "--output", "none/new.yaml", code=2)
    assert said == "duben: none: there is no such folder; make it first\n"


@pytest.mark.parametrize("number", ["0", "-1", "many", "²"])
def test_a_count_must_be_one(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "suggest", "text.txt", f"--min={number}", code=2)
    assert "is not a number from 1 on; duben glossary suggest --help explains" in said
    assert said.count("\n") == 1


def test_a_text_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = told(capsys, "suggest", "none.txt", code=2)
    assert said.startswith("duben: none.txt: ")
    assert said.count("\n") == 1
