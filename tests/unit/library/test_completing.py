"""What has been typed is completed as shells do it, and what was pasted or dropped is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.completing import common_beginning, complete_path, complete_tags, path_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("cloud.txt", "Club.md", "picture.png", ".hidden.txt", "雲端.txt", "packed.txt.gz"):
        (tmp_path / name).touch()
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "a b.txt").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("cl", ["clips/", "cloud.txt", "Club.md"]),
        ("CLO", ["cloud.txt"]),
        ("clips/", ["clips/a b.txt"]),
        ("./cl", ["./clips/", "./cloud.txt", "./Club.md"]),
        ("~/clo", ["~/cloud.txt"]),
        ("雲", ["雲端.txt"]),
        (".h", [".hidden.txt"]),
        ("pa", ["packed.txt.gz"]),
        ("nowhere/x", []),
        ("~nobody-is-called-so/x", []),
        ("a\0b/", []),
    ],
)
def test_paths(folder: Path, written: str, found: list[str]) -> None:
    assert complete_path(written) == found


def test_folders_alone(folder: Path) -> None:
    assert complete_path("", folders=True) == ["clips/"]


def test_tags(folder: Path) -> None:
    tags = ["news", "novel", "烏克蘭"]
    assert complete_tags("", tags) == tags
    assert complete_tags("hk n", tags) == ["hk news", "hk novel"]
    assert complete_tags("news ", tags) == ["news novel", "news 烏克蘭"]
    assert complete_tags("#烏", tags) == ["#烏克蘭"]
    assert complete_tags("x", tags) == []


@pytest.mark.parametrize(
    "written",
    [
        "clips/a b.txt",
        " clips/a b.txt ",
        "'clips/a b.txt'",
        '"clips/a b.txt"',
        r"clips/a\ b.txt",
        "~/clips/a b.txt",
    ],
)
def test_a_pasted_path_is_the_file(folder: Path, written: str) -> None:
    assert path_of(written).is_file()


def test_an_address_of_a_file_is_the_file(folder: Path) -> None:
    assert path_of(f"file://{folder}/clips/a%20b.txt").is_file()


@given(st.lists(st.text("ab/", max_size=6), min_size=1, max_size=6))
def test_the_common_beginning_is_the_longest_that_all_have(candidates: list[str]) -> None:
    common = common_beginning(candidates)
    assert all(each.startswith(common) for each in candidates)
    longer = {each[: len(common) + 1] for each in candidates}
    assert len(longer) > 1 or common in candidates


@given(st.text(max_size=40))
def test_whatever_is_typed_is_some_path(written: str) -> None:
    assert isinstance(path_of(written), Path)
    assert isinstance(complete_path(written), list)
