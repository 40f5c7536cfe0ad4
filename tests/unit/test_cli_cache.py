"""`duben cache` tells what is there, and deletes nothing that is not duben's."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from reader.annotation.keptfile import write_kept
from reader.cli import main

OTHERS = ("notes.txt", "photos/annotation/x.kept", "annotation/readme", "glossary/mine.yaml", "words.sqlite3")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    monkeypatch.setenv("DUBEN_CACHE", str(folder))
    own = (
        "cedict-3-1.2.0.sqlite",
        "words-8-1.marisa",
        "names-2-1-1.json",
        "terminals.json",
        "glossary/0a.sheet",
    )
    for name in (*own, *OTHERS):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(1000))
    for age in range(3):
        path = folder / "annotation" / f"{age}.kept"
        write_kept(
            path, {"title": f"第{age}篇", "path": f"/texts/{age}.md"}, {"spans": [(0, bytes(5000))]}, ["字"]
        )
        os.utime(path, (time.time() - age * 86_400,) * 2)
    for name in ("annotation/.0.kept.4711-9.unfinished", ".cedict-3-1.2.0.sqlite.lock"):
        (folder / name).write_bytes(bytes(1000))
        os.utime(folder / name, (1, 1))
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["cache", *arguments]) == code
    return "".join(capsys.readouterr())


def left(cache: Path) -> set[str]:
    return {str(path.relative_to(cache)) for path in cache.rglob("*") if path.is_file()}


def test_every_kind_is_told_with_its_size(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys)
    assert "texts, annotated                  3      15 kB, of at most 200.0 MB" in out.replace(
        "16 kB", "15 kB"
    )
    assert "dictionaries and word lists       3       3 kB" in out
    assert "never finished                    2" in out
    assert str(cache) in out
    kinds = json.loads(told(capsys, "--json"))["kinds"]
    assert kinds["glossaries"] == {"entries": 1, "bytes": 1000}
    assert kinds["foreign"]["entries"] == 4, "and what lies in folders of others is not looked at"


def test_texts_are_listed_those_used_last_first(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cache / "annotation" / "2.kept").write_bytes(b"x")
    rows = [line.split(maxsplit=2)[2] for line in told(capsys, "list").splitlines()]
    assert rows == ["(damaged)", "第0篇 · /texts/0.md", "第1篇 · /texts/1.md"]


def test_pruning_deletes_the_oldest_texts_and_what_is_left_over(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = left(cache)
    told(capsys, "prune")
    assert before - left(cache) == {"annotation/.0.kept.4711-9.unfinished", ".cedict-3-1.2.0.sqlite.lock"}
    told(capsys, "prune", "--to", "12kB")
    assert before - left(cache) >= {"annotation/2.kept"}
    assert {"annotation/0.kept", "annotation/1.kept"} <= left(cache)


def test_what_is_being_written_is_left_alone(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.utime(cache / "annotation" / ".0.kept.4711-9.unfinished")
    told(capsys, "prune")
    assert "annotation/.0.kept.4711-9.unfinished" in left(cache)


def test_clearing_deletes_texts_and_with_all_everything_that_is_built_again(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "deleted 3 files" in told(capsys, "clear")
    assert "cedict-3-1.2.0.sqlite" in left(cache)
    told(capsys, "clear", "--all")
    assert left(cache) == set(OTHERS)


def test_links_are_not_followed(cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.kept").write_bytes(b"x")
    told(capsys, "clear", "--all")
    (cache / "annotation" / "readme").unlink()
    (cache / "annotation").rmdir()
    (cache / "annotation").symlink_to(elsewhere)
    told(capsys, "clear", "--all")
    assert (elsewhere / "x.kept").exists()


def test_there_need_be_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUBEN_CACHE", str(tmp_path / "nowhere"))
    assert "texts, annotated                  0" in told(capsys)
    assert "deleted 0 files, 0 B" in told(capsys, "clear", "--all")


def test_a_size_that_is_none_is_one_line(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "'much' is no size: write 50MB" in told(capsys, "prune", "--to", "much", code=2)
