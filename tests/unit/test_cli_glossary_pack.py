"""duben glossary pack, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from tests.conftest import CACHE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.chdir(tmp_path)
    pack = tmp_path / "law"
    pack.mkdir()
    (pack / "pack.yaml").write_text("title: Law\nauthor: S\nlicence: CC0\nregion: hk\n", "utf-8")
    (pack / "terms.yaml").write_text("- {term: 試驗詞條, english: a trial}\n", "utf-8")
    (tmp_path / "text.txt").write_text("試驗詞條\n", "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[list[str], str]:
    assert main(["glossary", "pack", *arguments]) == code
    captured = capsys.readouterr()
    return captured.out.splitlines(), captured.err


def test_a_pack_is_added_used_switched_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "list", code=1)[1] == (
        "duben: there is no pack yet; duben glossary pack add PATH adds one\n"
    )
    assert told(capsys, "add", "law")[0] == ["law: Law · 1 entry · on"]
    assert told(capsys, "list")[0] == ["law: Law · hk · 1 entry · CC0 · on"]
    assert main(["glossary", "show", "試驗詞條"]) == 0
    assert "home/data/packs/law/terms.yaml:1" in capsys.readouterr().out
    assert told(capsys, "off", "law", "--for", "text.txt")[0] == ["law: off for text.txt"]
    assert told(capsys, "list")[0][0].endswith(f"on · off for {home / 'text.txt'}")
    assert told(capsys, "off", "law")[0] == ["law: off"]
    assert main(["glossary", "show", "試驗詞條"]) == 1
    capsys.readouterr()
    assert "title: Law" in told(capsys, "show", "law")[0]
    assert told(capsys, "remove", "law")[0] == ["law: removed"]
    assert not (home / "home/data/packs/law").exists()


def test_the_entries_of_a_pack_are_in_the_text_it_is_on_for(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "add", "law", "--off")
    told(capsys, "on", "law", "--for", "text.txt")
    assert main(["annotate", "text.txt"]) == 0
    assert '"english": "a trial"' in capsys.readouterr().out
    (home / "other.txt").write_text("試驗詞條\n", "utf-8")
    assert main(["annotate", "other.txt"]) == 0
    assert "a trial" not in capsys.readouterr().out


def test_mistakes_in_a_pack_are_told_and_the_rest_is_used(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "law/more.yaml").write_text("- {term: 缺英文}\n- {term: 另一詞, english: another}\n", "utf-8")
    out, err = told(capsys, "add", "law", code=1)
    assert out == ["law: Law · 2 entries · on"]
    assert "more.yaml:1:3: error: no 'english' (缺英文)" in err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("add", "nothing"), "nothing: is no pack; give a folder with a pack.yaml"),
        (("add", "law", "--name", "../x"), "'../x' cannot be the name of a pack"),
        (("on", "nothing"), "there is no pack nothing; duben glossary pack list tells"),
        (("remove", "../law"), "there is no pack ../law"),
        (("off", "x", "--for", "none.txt"), "none.txt is no text"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], what: str
) -> None:
    _, err = told(capsys, *arguments, code=2)
    assert what in err
    assert err.count("\n") == 1
