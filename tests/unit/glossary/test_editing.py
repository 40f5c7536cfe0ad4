"""Entries written into people's files: theirs stays theirs, and what is written reads back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import GlossaryError
from reader.glossary.editing import add_entry, change_entry, delete_entry, undo
from reader.glossary.entry import Entry, Kind
from reader.glossary.files import parse_glossary

OWN = """\
# 人物，從報上抄下來的

- term: 施紀賢      # 英國
  english: Keir Starmer   # Labour
  kind: person
  aliases: [斯塔默,   施凱爾]

# to check
- term: "馬克龍"
  english: 'Emmanuel Macron'
  note: >-
    President of
    France.
  regions: {tw: 馬克宏}
"""
MERZ = Entry(term="默茨", english="Friedrich Merz", kind=Kind.PERSON, regions={"tw": "梅爾茨"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "glossary" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(OWN, "utf-8")
    return path


def entries(path: Path) -> dict[str, Entry]:
    found, problems = parse_glossary(path.read_text("utf-8"), path)
    assert not problems
    return {each.entry.term: each.entry for each in found}


def test_an_entry_goes_to_the_end_and_the_rest_is_not_touched(file: Path) -> None:
    add_entry(file, MERZ)
    assert file.read_text("utf-8").startswith(OWN)
    assert entries(file)["默茨"] == MERZ


def test_the_first_entry_makes_a_file_that_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "new" / "mine.yaml"
    add_entry(path, MERZ)
    assert path.read_text("utf-8").startswith("# Your own glossary")
    assert entries(path) == {"默茨": MERZ}


def test_a_change_keeps_comments_order_and_the_style_of_the_rest(file: Path) -> None:
    known = entries(file)["施紀賢"]
    change_entry(file, "施紀賢", Entry(**{**_fields(known), "note": "Prime Minister."}))
    text = file.read_text("utf-8")
    assert "# 英國" in text
    assert "# Labour" in text
    assert "  note: Prime Minister.\n" in text
    assert text[text.index("# to check") :] == OWN[OWN.index("# to check") :]
    assert list(entries(file)) == ["施紀賢", "馬克龍"]


def test_a_folded_note_and_quotes_stay_where_another_key_is_changed(file: Path) -> None:
    known = entries(file)["馬克龍"]
    change_entry(file, "馬克龍", Entry(**{**_fields(known), "kind": Kind.PERSON}))
    text = file.read_text("utf-8")
    assert "  note: >-\n    President of\n    France.\n" in text
    assert "'Emmanuel Macron'" in text
    assert text.startswith(OWN[: OWN.index("# to check")])


def test_adding_a_term_that_is_there_changes_it(file: Path) -> None:
    add_entry(file, Entry(term="馬克龍", english="Macron"))
    assert entries(file)["馬克龍"] == Entry(term="馬克龍", english="Macron")
    assert len(entries(file)) == 2


def test_a_deleted_entry_takes_its_lines_alone(file: Path) -> None:
    delete_entry(file, "施紀賢")
    text = file.read_text("utf-8")
    assert "施紀賢" not in text
    assert text.startswith("# 人物")
    assert text[text.index("# to check") :] == OWN[OWN.index("# to check") :]


@pytest.mark.parametrize("what", ["add", "change", "delete"])
def test_everything_can_be_undone_to_the_letter(file: Path, what: str) -> None:
    change = {
        "add": lambda: add_entry(file, MERZ),
        "change": lambda: change_entry(file, "馬克龍", MERZ),
        "delete": lambda: delete_entry(file, "馬克龍"),
    }[what]()
    assert file.read_text("utf-8") != OWN
    undo(change)
    assert file.read_text("utf-8") == OWN


def test_undo_leaves_what_somebody_else_has_written_since(file: Path) -> None:
    change = add_entry(file, MERZ)
    file.write_text(file.read_text("utf-8") + "# 補記\n", "utf-8")
    with pytest.raises(GlossaryError, match="changed since"):
        undo(change)
    assert "默茨" in file.read_text("utf-8")


def test_an_entry_that_is_gone_cannot_be_changed(file: Path) -> None:
    with pytest.raises(GlossaryError, match="no longer there"):
        change_entry(file, "默茨", MERZ)


def test_a_file_with_a_slip_elsewhere_can_still_be_added_to(file: Path) -> None:
    file.write_text(OWN + "- term： 錯\n", "utf-8")
    add_entry(file, MERZ)
    found, problems = parse_glossary(file.read_text("utf-8"), file)
    assert MERZ in [each.entry for each in found]
    assert len(problems) == 1


def test_two_programs_that_add_at_the_same_moment_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"

    def add(name: str) -> None:
        for number in range(8):
            add_entry(path, Entry(term=f"{name}{number}", english="x"))

    threads = [threading.Thread(target=add, args=(name,)) for name in "甲乙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(entries(path)) == 16


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(
    st.builds(
        Entry,
        term=WORDS,
        english=LINES,
        kind=st.sampled_from(Kind),
        aliases=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        regions=st.dictionaries(st.sampled_from(["hk", "tw", "cn"]), WORDS),
        note=st.one_of(st.just(""), LINES),
        see=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        whole_word=st.booleans(),
    )
)
def test_whatever_is_written_reads_back_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, entry: Entry
) -> None:
    path = tmp_path_factory.mktemp("g") / "mine.yaml"
    path.write_text(OWN, "utf-8")
    try:
        add_entry(path, entry)
        changed = Entry(**{**_fields(entry), "note": "other", "english": entry.english + "!"})
        change_entry(path, entry.term, changed)
    except GlossaryError:
        return
    assert entries(path)[entry.term] == changed


def _fields(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__struct_fields__}
