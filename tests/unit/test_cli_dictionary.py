"""`duben dictionary` and `duben lookup`: what they print, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.typesetting.cells import width
from tests.conftest import CACHE

ROOT = Path(__file__).resolve().parents[2]
OWN = "# HanDeDict\n# Datenstand: 2026-07-28\n# Lizenz: CC-BY-SA 3.0\n銀行 银行 [yin2 hang2] /Bank (S)/\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "handedict.u8"
    path.write_text(OWN, "utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    assert main(list(arguments)) == code
    return capsys.readouterr().out.splitlines()


def test_a_dictionary_is_imported_listed_ordered_and_removed(
    own: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "dictionary", "import", str(own)) == [
        "HanDeDict · 1 entry · 2026-07-28 · CC BY-SA 3.0",
        "asked in this order: CC-CEDICT, HanDeDict",
    ]
    assert told(capsys, "dictionary", "order", "HanDeDict") == ["asked in this order: HanDeDict, CC-CEDICT"]
    first, second = told(capsys, "dictionary", "list")
    assert first.split() == [
        "1", "HanDeDict", "1", "entry", "2026-07-28", "CC", "BY-SA", "3.0",
        str(home / "data" / "dictionaries" / "HanDeDict.u8"),
    ]  # fmt: skip
    assert second.split() == [
        "2",
        "CC-CEDICT",
        "122,143",
        "entries",
        "2023-11-07",
        "CC",
        "BY-SA",
        "4.0",
        "shipped",
    ]
    assert "switched off" in told(capsys, "dictionary", "remove", "CC-CEDICT")[0]
    assert "switched off" in told(capsys, "dictionary", "list")[1]
    assert told(capsys, "dictionary", "remove", "handedict") == [
        "HanDeDict: removed",
        "asked in this order: CC-CEDICT",
    ]


def test_a_line_that_is_no_entry_is_told_with_its_place(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(OWN + "\nno entry\nnor this\n", "utf-8")
    assert main(["dictionary", "import", str(own)]) == 0
    assert capsys.readouterr().err == f"duben: {own}:6: is no entry, nor is one line after it; passed over\n"


@pytest.mark.parametrize("arguments", [["import", "nowhere"], ["remove", "x"], ["order", "x"]])
def test_what_cannot_be_done_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionary", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("duben: ")


def test_a_word_is_told_with_its_readings_in_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "lookup", "行")
    assert lines[0] == "行  xíng · HSK 3.0 (2025) level 3 · CC-CEDICT"
    assert lines[1].startswith("  to walk; to go;")
    assert "行  háng · CC-CEDICT" in lines
    assert all(width(line) <= 80 for line in lines)


def test_the_reading_is_in_the_readers_system(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('reading = "zhuyin"\n', "utf-8")
    assert told(capsys, "lookup", "衞生")[0].startswith("衛生 卫生  ㄨㄟˋ ㄕㄥ · HSK")


def test_two_kinds_of_answer_have_headings_and_one_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "lookup", "--limit", "2", "shang")
    assert lines[0] == "── read “shang” ──"
    assert "── meaning “shang” ──" in lines
    assert lines.count("(there are more: --limit 4)") == 2
    assert told(capsys, "lookup", "zhong1", "guo2")[0].startswith("中國 中国  Zhōngguó")


def test_several_dictionaries_are_named_before_what_they_say(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "dictionary", "import", str(own))
    assert told(capsys, "lookup", "銀行")[-2:] == ["  CC-CEDICT: bank", "  HanDeDict: Bank (S)"]


def test_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads("\n".join(told(capsys, "lookup", "--json", "--limit", "1", "行")))
    assert set(answer) == {"query", "glossary", "words", "sounds", "meanings", "more"}
    (word,) = answer["words"]
    assert (word["pinyin"], word["reading"]) == (["xing2"], "xíng")
    assert word["level"] == {"standard": "HSK 3.0 (2025)", "level": "3"}
    assert word["dictionaries"][0]["name"] == "CC-CEDICT"
    assert answer["more"] == ["words"]


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_nothing_found_is_one_line_and_1(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", *options, "zzqq\x1b[31m"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "\x1b" not in err


def test_a_blank_query_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", " "]) == 2
    assert "which word?" in capsys.readouterr().err


def test_bytes_that_are_no_text_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "\udcff"]) == 1


def test_the_shipped_dictionary_opens_no_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "lookup", "朋友")
    told(capsys, "dictionary", "list")
    assert not home.exists()


@pytest.mark.parametrize("query", ["zeliansiji", "Zélián Sījī", "ze2lian2si1ji1"])
def test_an_entry_of_the_glossary_is_found_by_its_reading(
    query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lookup", query]) == 0
    assert "Volodymyr Zelensky" in capsys.readouterr().out
