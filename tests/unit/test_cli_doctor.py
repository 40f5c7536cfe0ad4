"""The doctor tells what is wrong and how to mend it, and nothing of what the reader has."""

from __future__ import annotations

import json
import random
import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader import faults, locations
from reader.cli import main
from reader.commands.doctor_system import PACKAGES
from reader.notebook import Bookplace, Notebook
from tests.conftest import copy_of_cache
from tests.unit.chinese.test_cachefile import flip, zero

SECRET = ("鄰居", "neighbour", "私人")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that nobody else writes into while its size is told."""
    return copy_of_cache(tmp_path_factory.mktemp("cache"), "cedict-")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose every name and word is nobody's business."""
    folder = tmp_path / "neighbour" / "home"
    (folder / "config" / "glossary").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "neighbour"))
    monkeypatch.setenv("DUBEN_HOME", str(folder))
    monkeypatch.setenv("DUBEN_CACHE", str(cache))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setattr(faults, "_reported", set())
    glossary = folder / "config" / "glossary"
    (glossary / "鄰居.yaml").write_text("- term: 鄰居\n  english: neighbour\n", "utf-8")
    correction = "- text: 鄰居\n  words: [鄰, 居]\n"
    (folder / "config" / "corrections.yaml").write_text(correction, "utf-8")
    (folder / "data" / "dictionaries").mkdir(parents=True)
    private = "鄰居 邻居 [lin2 ju1] /neighbour/\n"
    (folder / "data" / "dictionaries" / "鄰居的詞典.u8").write_text(private, "utf-8")
    with closing(Notebook.open(folder / "data" / "notebook.sqlite")) as notebook:
        place = Bookplace(digest="d", path="/texts/鄰居.txt", title="私人的信", block=0, offset=0)
        notebook.remember(place)
    try:
        raise ValueError("鄰居 neighbour")
    except ValueError as error:
        faults.report(error, "test")
    return folder


def examined(capsys: pytest.CaptureFixture[str], code: int) -> tuple[str, dict[str, dict[str, str]]]:
    """The text, and the problems by section and name."""
    main(["doctor"])  # which puts into the cache what it compiles; its size is told the same from then on
    capsys.readouterr()
    assert main(["doctor", "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is (code == 0)
    assert main(["doctor"]) == code
    text = capsys.readouterr().out
    wrong = {
        section: {fact["name"]: fact["problem"] for fact in facts if fact["problem"]}
        for section, facts in told["facts"].items()
    }
    for facts in told["facts"].values():
        for fact in facts:
            assert bool(fact["problem"]) == bool(fact["remedy"])
            assert fact["value"] in text
            assert fact["problem"] in text
    for secret in SECRET:
        assert secret not in text
        assert secret not in json.dumps(told, ensure_ascii=False)
    return text, {section: names for section, names in wrong.items() if names}


def test_all_is_well_and_nothing_of_the_readers_own_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text, wrong = examined(capsys, 0)
    assert wrong == {}
    assert text.endswith("all is well\n")
    for told in ("CC-CEDICT", "imported 2", "1 entries", "of them yours  1", "corrections    1", "1 place"):
        assert told in text
    assert "$DUBEN_HOME/data/notebook.sqlite" in text
    assert "test: ValueError at " in text


def test_every_package_that_the_project_needs_is_told() -> None:
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    needed = {each.partition(">")[0] for each in project["project"]["dependencies"]}
    assert needed == set(PACKAGES)


def break_settings(home: Path) -> None:
    (home / "config" / "config.toml").write_text('theme = "neighbour"\n"鄰居" = 1\n', "utf-8")


def break_glossary(home: Path) -> None:
    (home / "config" / "glossary" / "鄰居.yaml").write_text("- term: 鄰居\n  english：neighbour\n", "utf-8")


def break_corrections(home: Path) -> None:
    (home / "config" / "corrections.yaml").write_text("- 鄰居\n", "utf-8")


def break_notebook(home: Path) -> None:
    path = home / "data" / "notebook.sqlite"
    content = bytearray(path.read_bytes())
    zero(content, random.Random(1))
    path.write_bytes(content[:5000])


def from_later(home: Path) -> None:
    with closing(sqlite3.connect(home / "data" / "notebook.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")


def break_order(home: Path) -> None:
    (home / "data" / "dictionaries" / "order.toml").write_text("order = [鄰居", "utf-8")


def break_dictionary(home: Path) -> None:
    (home / "data" / "dictionaries" / "鄰居的詞典.u8").write_bytes(b"\xff\xfe neighbour")


@pytest.mark.parametrize(
    ("damage", "section", "name"),
    [
        (break_settings, "settings", "config.toml:1"),
        (break_glossary, "glossary", "entries"),
        (break_corrections, "glossary", "corrections"),
        (break_notebook, "notebook", "notebook"),
        (from_later, "notebook", "notebook"),
        (break_order, "dictionaries", "order"),
        (break_dictionary, "dictionaries", "imported 2"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(
    home: Path, damage: Callable[[Path], None], section: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(home)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    text, wrong = examined(capsys, 1)
    assert name in wrong[section]
    assert list(wrong) == [section]
    assert "wrong, marked with !" in text
    after = {path: path.read_bytes() for path in before if path.exists()}
    assert after == before, "the doctor changes nothing"


def test_a_home_that_takes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("neighbour")
    monkeypatch.setenv("DUBEN_HOME", str(blocked))
    _, wrong = examined(capsys, 1)
    assert set(wrong) == {"places"}
    assert "notebook" in wrong["places"]


def test_no_home_at_all_is_one_thing_that_is_wrong(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.locations._expanded", lambda written: locations.NOWHERE)
    monkeypatch.setattr("reader.locations.cache_dir", lambda: cache)
    _, wrong = examined(capsys, 1)
    assert wrong == {"places": {"home": "there is no home directory, nothing is kept"}}


def test_a_section_that_fails_is_one_of_those_that_are_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> object:
        raise LookupError("鄰居")

    monkeypatch.setattr("reader.notebook_file.examine", fail)
    _, wrong = examined(capsys, 1)
    assert wrong == {"notebook": {"-": "cannot be told (LookupError)"}}


def test_a_damaged_notebook_is_never_called_well(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from reader.notebook import MIGRATIONS
    from reader.notebook_file import examine

    path, chance = home / "data" / "notebook.sqlite", random.Random(3)
    sound = path.read_bytes()
    called_damaged = 0
    for damage in [flip, zero] * 30:
        content = bytearray(sound)
        damage(content, chance)
        path.write_bytes(content)
        called_damaged += examine(path, len(MIGRATIONS)).problem == "damaged"
        assert path.read_bytes() == content
    assert called_damaged > 10
