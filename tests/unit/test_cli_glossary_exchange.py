"""duben glossary import, export and diff, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from tests.conftest import CACHE

TABLE = 'term,english,kind,note\n港鐵,MTR Corporation,organisation,"Runs\nrailways."\n無英文,,,\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[list[str], str]:
    assert main(["glossary", *arguments]) == code
    captured = capsys.readouterr()
    return captured.out.splitlines(), captured.err


def test_a_table_becomes_a_glossary_and_what_is_wrong_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "list.csv").write_text(TABLE, "utf-8")
    out, err = told(capsys, "import", "list.csv", code=1)
    assert out == ["home/config/glossary/list.yaml: 1 entry added"]
    assert err == "duben: list.csv:4:1: no 'english' (無英文); add 'english: …'\n"
    out, _ = told(capsys, "show", "港鐵")
    assert "  note: |-" in out
    out, err = told(capsys, "import", "list.csv", "--to", "home/config/glossary/list.yaml", code=1)
    assert out == ["home/config/glossary/list.yaml: 0 entries added, 1 there already"]


def test_another_meaning_is_taken_only_when_asked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "a.csv").write_text("term,english\n甲,one\n", "utf-8")
    told(capsys, "import", "a.csv")
    (home / "a.csv").write_text("term,english\n甲,ONE\n", "utf-8")
    out, err = told(capsys, "import", "a.csv")
    assert out == ["home/config/glossary/a.yaml: 0 entries added, 1 kept as they were"]
    assert "a.yaml:3: 甲 says something else; --replace takes the new one" in err
    out, _ = told(capsys, "import", "a.csv", "--replace")
    assert out == ["home/config/glossary/a.yaml: 0 entries added, 1 replaced"]


def test_an_export_says_what_it_cannot_hold_and_comes_back(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "mine.yaml").write_text("- {term: 甲, english: =one, note: n, see: [乙]}\n", "utf-8")
    out, err = told(capsys, "export", "mine.yaml")
    assert out[1] == "甲,'=one,,,,,,n,乙,,"
    assert err == "duben: 1 entry with a cell like a formula; an apostrophe before it keeps it text\n"
    out, err = told(capsys, "export", "mine.yaml", "--format", "cedict", "--title", "Mine")
    assert out == ["# Mine", "甲 甲 [jia3] /=one/"]
    assert err == "duben: not in it, for CC-CEDICT's text has no place for them: 1 × note, 1 × see\n"
    told(capsys, "export", "mine.yaml", "--output", "mine.tbx")
    told(capsys, "import", "mine.tbx", "--to", "back.yaml")
    assert told(capsys, "diff", "mine.yaml", "back.yaml") == ([], "duben: 0 added, 0 removed, 0 changed\n")


def test_what_is_no_text_needs_a_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = told(capsys, "export", "--format", "yomitan", code=2)
    assert err == "duben: Yomitan dictionary is no text; name a file: --output glossary.zip\n"
    _, err = told(capsys, "export", "--output", "nowhere/x.zip", code=2)
    assert "there is no such folder" in err
    out, _ = told(capsys, "export", "--output", "all.zip", "--kind", "person")
    assert out[0].startswith("all.zip: ")
    assert (home / "all.zip").read_bytes()[:4] == b"PK\x03\x04"


def test_diff_tells_what_was_added_removed_and_changed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "a.yaml").write_text("- {term: 甲, english: one}\n- {term: 乙, english: two}\n", "utf-8")
    (home / "b.yaml").write_text(
        "- {term: 甲, english: ONE, aliases: [A]}\n- {term: 丙, english: three}\n", "utf-8"
    )
    out, err = told(capsys, "diff", "a.yaml", "b.yaml", code=1)
    assert out == [
        "+ 丙  three  b.yaml:2",
        "- 乙  two  a.yaml:2",
        "~ 甲  ONE  b.yaml:1",
        "    english: one → ONE",
        "    aliases: (nothing) → A",
    ]
    assert err == "duben: 1 added, 1 removed, 1 changed\n"
    out, _ = told(capsys, "diff", "a.yaml", "b.yaml", "--json", code=1)
    assert json.loads("\n".join(out))[2]["fields"] == {"english": ["one", "ONE"], "aliases": [[], ["A"]]}
    _, err = told(capsys, "diff", "a.yaml", "none.yaml", code=2)
    assert err == "duben: none.yaml: is not there; give a glossary file or a folder\n"


@pytest.mark.parametrize("name", ["none.csv", "dir", "a.doc", "x.stardict.zip"])
def test_what_cannot_be_imported_is_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (home / "dir").mkdir()
    (home / "a.doc").write_text("hello", "utf-8")
    (home / "x.stardict.zip").write_bytes(b"PK\x03\x04")
    _, err = told(capsys, "import", name, code=2)
    assert err.startswith(f"duben: {name}: ")
    assert err.count("\n") == 1


def test_ten_thousand_rows_go_in_and_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"第{number}號,number {number},term,別名{number} | B{number}" for number in range(10_000)]
    table = "\n".join(["term,english,kind,aliases", *rows]) + "\n"
    (home / "big.csv").write_text(table, "utf-8")
    assert told(capsys, "import", "big.csv")[0] == ["home/config/glossary/big.yaml: 10,000 entries added"]
    out, err = told(capsys, "export", "--own")
    assert err == ""
    back = [line.split(",") for line in out[1:]]
    assert [(line[0], line[1], line[5]) for line in back] == [
        (row.split(",")[0], row.split(",")[1], row.split(",")[3]) for row in rows
    ]


def test_mine_has_the_first_word_and_an_import_says_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "add", "徐大方", "Hsu Mine", "--note", "mine")
    (home / "aaa.csv").write_text("term,english\n徐大方,Hsu Other\n", "utf-8")
    _, err = told(capsys, "import", "aaa.csv")
    assert "mine.yaml:3: 徐大方 comes before the imported one" in err
    out, _ = told(capsys, "export", "--own")
    assert [line.split(",")[:2] for line in out[1:]] == [["徐大方", "Hsu Mine"]]


def test_what_is_imported_goes_into_a_glossary_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "a.csv").write_text("term,english\n甲,one\n", "utf-8")
    _, err = told(capsys, "import", "a.csv", "--to", "b.csv", code=2)
    assert "b.csv: is no glossary file" in err
    _, err = told(capsys, "import", "a.csv", "--to", "nowhere/b.yaml", code=2)
    assert "there is no such folder" in err
    _, err = told(capsys, "import", ".", code=2)
    assert "is a folder; give a file in it" in err


def test_half_a_pair_is_told_and_kinds_may_be_chinese(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "a.csv").write_text("詞,英文,類別,regions\n甲城,Jia,地名,tw=乙城 | hk\n", "utf-8")
    _, err = told(capsys, "import", "a.csv", code=1)
    assert "a.csv:2:1: 'regions' has 'hk', which is no name=value" in err
    out, _ = told(capsys, "show", "甲城")
    assert {"  kind: place", "  regions: {tw: 乙城}"} <= set(out)


def test_what_is_no_glossary_is_compared_with_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "text.txt").write_text("這是一段文字。\n", "utf-8")
    out, err = told(capsys, "diff", "text.txt", "shipped", code=2)
    assert out == []
    assert "text.txt:1:1: no list of entries" in err
