"""`duben show`: texts one after another, as they are asked for."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.options import READINGS, THEMES
from reader.settings import ALLOWED
from reader.typesetting.cells import width

SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLORFGBG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    first, second = tmp_path / "one.md", tmp_path / "two.txt"
    first.write_text("# 會面\n\n特朗普到訪北京。\n\n## 之後\n\n雙方簽署協議。\n", "utf-8")
    second.write_text("渡輪公司表示，票價下月起調整。\n", "utf-8")
    monkeypatch.chdir(tmp_path)  # the folder's own name is as long as the machine makes it
    return [first.name, second.name]


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["show", *arguments]) == 0
    return capsys.readouterr().out


def test_several_texts_come_one_after_another(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, *texts)
    assert (
        page.index("one.md ──") < page.index("特朗普[1]") < page.index("two.txt ──") < page.index("渡輪公司")
    )
    assert "\x1b" not in page
    assert "two.txt" not in shown(capsys, texts[1])


@pytest.mark.parametrize("command", [["show"], ["--print"]])
def test_an_english_that_is_not_there_takes_no_room_and_is_said(
    command: list[str], tmp_path: Path, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("渡輪公司表示，票價下月起調整。" * 12, "utf-8")
    assert main([*command, str(long), "--width", "120"]) == 0
    page, said = capsys.readouterr()
    assert said == ""
    assert main([*command, str(long), "--width", "120", "--english", "beside"]) == 0
    assert capsys.readouterr() == (page, "duben: This text has no English version.\n")


def test_colours_come_when_asked_for(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    coloured, plain = shown(capsys, "--colour", "always", *texts), shown(capsys, *texts)
    assert SGR.sub("", coloured) == plain != coloured
    assert coloured != shown(capsys, "--color", "always", "--theme", "duben-day", *texts)


def test_the_page_is_as_asked_for(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(
        capsys, texts[0], "--width", "40", "--script", "simplified", "--ruby", "all", "--reading", "zhuyin"
    )
    assert max(map(width, page.splitlines())) <= 40
    assert "签署" in page
    assert "ㄒㄧㄝˊ" in page


def test_it_begins_at_the_section_asked_for(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, texts[0], "--at", "之後")
    assert "雙方簽署協議" in page
    assert "到訪北京" not in page


def test_standard_input_is_one_of_the_texts(
    texts: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("居民要等下一班船。\n".encode())))
    assert "下一班船" in shown(capsys, texts[1], "-")


def test_what_cannot_be_shown_is_said_and_the_others_are_shown(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "nowhere.txt", texts[1]]) == 2
    out, said = capsys.readouterr()
    assert "渡輪公司" in out
    assert said == "duben: nowhere.txt: there is no such file\n"


def test_the_options_are_those_of_the_settings() -> None:
    assert sorted(READINGS) == sorted(ALLOWED["reading"])
    assert sorted(THEMES) == sorted(ALLOWED["theme"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_not_utf8_is_a_text_like_any_other(
    texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    Path(path).write_text("特朗普到訪北京。\n", "utf-8")
    Path(path).with_suffix(".glossary.yaml").write_text("- term: 到訪\n  english: visit\n", "utf-8")
    assert "visit" in shown(capsys, path)
    for command in (
        ("annotate", path),
        ("annotate", "--explain", path),
        ("convert", "--to", "taiwan", path),
        ("texts", "add", path),
        ("texts", "list", "--json"),
        ("glossary", "suggest", path, "--json"),
        ("glossary", "check", str(Path(path).with_suffix(".glossary.yaml")), "--format", "json"),
        ("glossary", "list", "到訪", "--json", "--glossary", str(Path(path).with_suffix(".glossary.yaml"))),
    ):
        assert main(command) in (0, 1), command
        out, said = capsys.readouterr()
        assert out
        assert "should not have happened" not in said
