"""A glossary file is compiled once; what the cache gives is what the file says, or it is compiled again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import Place
from reader.glossary import compiling, sheets
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.files import load_glossary
from reader.glossary.glossary import Glossary
from reader.glossary.keys import keys_of

SOURCE = """\
# mine
- term: 特朗普
  english: Donald Trump
  kind: person
  aliases: [川普]
- term: 烏
  english: Ukraine
  colour: blue

- {term: 盧布, english: rouble}
"""

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
entries = st.builds(
    Entry,
    term=texts,
    english=texts,
    kind=st.sampled_from(Kind),
    aliases=st.lists(texts, max_size=3).map(tuple),
    regions=st.dictionaries(st.sampled_from(("hk", "tw", "cn")), texts),
    note=texts,
    whole_word=st.booleans(),
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are compiled from now on."""
    known, paths = compiling.compile_sheet, []

    def compile_sheet(text: str, path: Path) -> object:
        paths.append(path)
        return known(text, path)

    monkeypatch.setattr(compiling, "compile_sheet", compile_sheet)
    return paths


def told(glossary: Glossary) -> tuple[list[Located], list[str]]:
    return list(glossary), [str(problem) for problem in glossary.problems]


def test_what_the_cache_gives_is_what_the_file_says(mine: Path, tmp_path: Path, compiled: list[Path]) -> None:
    plain = load_glossary([mine])
    first, second = load_glossary([mine], tmp_path / "cache"), load_glossary([mine], tmp_path / "cache")
    assert told(plain) == told(first) == told(second)
    assert [located.place.line for located in second] == [2, 6, 10]
    assert "colour" in str(second.problems[0])
    assert compiled == [mine, mine]
    assert second.owners == plain.owners


def test_a_file_that_has_changed_is_compiled_again(mine: Path, tmp_path: Path, compiled: list[Path]) -> None:
    stamp = mine.stat()
    load_glossary([mine], tmp_path)
    mine.write_text(SOURCE.replace("rouble", "ruble!"), encoding="utf-8")
    os.utime(mine, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert "ruble!" in [located.entry.english for located in load_glossary([mine], tmp_path)]
    assert len(compiled) == 2


def test_files_that_are_the_same_say_each_their_own_place(mine: Path, tmp_path: Path) -> None:
    other = mine.with_name("other.yaml")
    other.write_bytes(mine.read_bytes())
    load_glossary([mine], tmp_path / "cache")
    glossary = load_glossary([other], tmp_path / "cache")
    assert {located.place.path for located in glossary} == {other}
    assert glossary.problems[0].place == Place(other, 8, 3)


@pytest.mark.parametrize("harm", ["cut short", "a byte flipped", "empty", "text"])
def test_a_damaged_sheet_is_made_anew(mine: Path, tmp_path: Path, harm: str, compiled: list[Path]) -> None:
    cache = tmp_path / "cache"
    plain = told(load_glossary([mine], cache))
    (kept,) = (cache / "glossary").iterdir()
    whole = kept.read_bytes()
    middle = len(whole) // 2
    harmed = {
        "cut short": whole[:middle],
        "a byte flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "empty": b"",
        "text": b"not a sheet at all",
    }
    kept.write_bytes(harmed[harm])
    assert told(load_glossary([mine], cache)) == plain
    assert len(compiled) == 2
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_to_is_done_without(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert len(load_glossary([mine], tmp_path / "cache")) == 3


def test_the_sheets_not_used_for_longest_go(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "KEPT", 3)
    for number in range(6):
        mine.write_text(SOURCE + f"- {{term: 第{number}, english: {number}}}\n", encoding="utf-8")
        load_glossary([mine], tmp_path)
    assert len(list((tmp_path / "glossary").iterdir())) == 3


@given(st.lists(entries, max_size=6))
def test_entries_come_out_of_a_sheet_as_they_went_in(some: list[Entry]) -> None:
    located = [Located(entry, Place("x.yaml", 1 + at, 3), "x") for at, entry in enumerate(some)]
    glossary = Glossary(located)
    assert list(glossary) == located
    assert [located.entry.kind for located in glossary] == list(glossary.kinds())
    for index, each in enumerate(glossary):
        for form, key in zip(each.entry.forms(), keys_of(list(each.entry.forms())), strict=True):
            assert not key or index in glossary.owners[key], form


def test_a_replaced_entry_is_not_counted_but_is_among_every(tmp_path: Path) -> None:
    early = Located(Entry(term="普京", english="Putin"), Place("a", 1, 3), "a")
    other = Located(Entry(term="盧布", english="rouble"), Place("a", 3, 3), "a")
    late = Located(Entry(term="普京", english="V. Putin"), Place("b", 1, 3), "b")
    glossary = Glossary([early, other, late])
    assert list(glossary) == [other, late]
    assert list(glossary.every()) == [early, other, late]
    assert glossary.find("普京") == 1
