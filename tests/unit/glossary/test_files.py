"""Glossary files: whatever is wrong is one clear line, and all the rest is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary import filetext
from reader.glossary.entry import Entry, Kind
from reader.glossary.files import layers, load_glossary, parse_glossary

GOOD = "- term: 盧布\n  english: rouble\n"


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in parse_glossary(text, Path("mine.yaml"))[1]]


def terms_of(text: str) -> list[str]:
    return [located.entry.term for located in parse_glossary(text, Path("mine.yaml"))[0]]


def test_an_entry_with_every_key_is_read_as_written() -> None:
    text = """
- term: 特朗普
  english: Donald Trump
  kind: person
  aliases: [唐納德·特朗普]
  regions: {tw: 川普}
  note: 45th and 47th President.
  see: [庫什納]
  links: {wikidata: Q22686}
  whole_word: false
"""
    (located,), problems = parse_glossary(text, Path("people.yaml"), "shipped")
    assert not problems
    assert located.entry == Entry(
        term="特朗普",
        english="Donald Trump",
        kind=Kind.PERSON,
        aliases=("唐納德·特朗普",),
        regions={"tw": "川普"},
        note="45th and 47th President.",
        see=("庫什納",),
        links={"wikidata": "Q22686"},
    )
    assert (str(located.place), located.layer) == ("people.yaml:2:3", "shipped")


def test_scalars_stay_the_text_they_are_written_as() -> None:
    text = "- term: '1:30'\n  english: no\n- term: on\n  english: 2026-02-12\n"
    (first, second), _ = parse_glossary(text, Path("x.yaml"))
    assert (first.entry.term, first.entry.english) == ("1:30", "no")
    assert (second.entry.term, second.entry.english) == ("on", "2026-02-12")


@pytest.mark.parametrize(
    ("broken", "where", "says"),
    [
        ("- term: 甲\n", "1:3", "no 'english' (甲)"),
        ("- english: A\n", "1:3", "no 'term'"),
        ("- term: 甲\n  english: A\n  knid: person\n", "3:3", "did you mean 'kind'?"),
        ("- term: 甲\n  english: A\n  kind: persn\n", "3:9", "did you mean 'person'?"),
        ("- term: 甲\n  english: [A]\n", "2:12", "'english' is a list"),
        ("- term: 甲\n  english: A\n  aliases: 乙\n", "3:12", "write a list: aliases: [乙]"),
        ("- term: 甲\n  english: A\n  whole_word: yes\n", "3:15", "write true or false"),
        ("- term: 甲\n  english: A\n  regions: {us: 乙}\n", "3:12", "regions are hk, tw, cn"),
        ("- term: 甲\n  english：A\n", "2:10", "full-width colon"),
        ("- term：甲\n", "1:3", "full-width colon"),
        ("- term: 甲\n  english: A: B\n", "2:13", "put the value in double quotes"),
        ("- term: 甲\n  english:A\n", "2:10", "no space after 'english:'"),
        ("- term: 甲\n\tenglish: A\n", "2:1", "tab used for indentation"),
        ("- term: 甲\n  english: A\n  english: B\n", "3:3", "'english' is written twice"),
        ("- term: 甲\n  english: !!python/name:os.system x\n", "2:12", "carries the tag"),
        ("- term: &a 甲\n  english: *a\n", "2:12", "is the alias *a"),
        ("- term: 甲\n  english: [b]A[/b]\n", "2:12", "put the value in double quotes"),
        ("- term: 甲\n  english: A\n  aliases: [乙\n", "3:12", "is not closed"),
        ("- 甲\n", "1:3", "not an entry"),
    ],
)
def test_a_broken_entry_is_one_line_with_its_place_and_the_others_are_loaded(
    broken: str, where: str, says: str
) -> None:
    (problem,) = problems_of(broken + GOOD)
    assert problem.startswith(f"mine.yaml:{where}: ")
    assert says in problem
    assert terms_of(broken + GOOD)[-1] == "盧布"
    before = GOOD.count("\n")
    line, column = map(int, where.split(":"))
    assert problems_of(GOOD + broken)[0].startswith(f"mine.yaml:{line + before}:{column}: ")


def test_a_wrong_optional_key_costs_only_itself() -> None:
    (located,), (_,) = parse_glossary("- term: 甲\n  english: A\n  kind: persn\n", Path("x.yaml"))
    assert located.entry == Entry(term="甲", english="A")


def test_a_reading_with_too_few_syllables_is_named_and_left_out() -> None:
    (located,), (problem,) = parse_glossary("- term: 特朗普\n  english: T\n  pinyin: Tè pǔ\n", Path("x.yaml"))
    assert str(problem).startswith("x.yaml:3:11: 'pinyin' of 特朗普")
    assert not located.entry.pinyin


def test_only_han_characters_are_counted_as_syllables() -> None:
    assert not problems_of("- term: SDN名單\n  english: S\n  pinyin: míngdān\n")


def test_a_term_written_twice_in_one_file_is_named_and_the_first_is_kept() -> None:
    text = GOOD + "- term: 盧布\n  english: again\n"
    (problem,) = problems_of(text)
    assert "盧布 again" in problem
    assert "line 1" in problem
    assert parse_glossary(text, Path("x.yaml"))[0][0].entry.english == "rouble"


@pytest.mark.parametrize("text", ["term: 甲\nenglish: A\n", "hello", "{}"])
def test_a_file_that_is_no_list_says_what_it_should_be(text: str) -> None:
    (problem,) = problems_of(text)
    assert "a glossary file is a list" in problem


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "[]\n"])
def test_an_empty_file_is_no_problem(text: str) -> None:
    assert not problems_of(text)


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 20_000, "{a: " * 50_000])
def test_bottomless_nesting_is_refused_and_does_not_crash(deep: str) -> None:
    assert len(problems_of(deep)) == 1
    assert terms_of(f"- term: {deep}\n{GOOD}") == ["盧布"]


def test_an_alias_bomb_multiplies_nothing() -> None:
    doublings = [f"- &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    bomb = "- &a [x, x]\n" + "".join(doublings)
    assert len(problems_of(bomb)) == 9
    assert not terms_of(bomb)


def test_markup_is_data_and_control_characters_are_made_visible() -> None:
    text = '- term: "甲\\e[31m"\n  english: "[b]A[/b]"\n- term: 乙\n  english: B\x07\n'
    (first, second), problems = parse_glossary(text, Path("x.yaml"))
    assert not problems
    assert (first.entry.term, first.entry.english) == ("甲␛[31m", "[b]A[/b]")
    assert second.entry.english == "B␇"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_no_text_whatever_raises(text: str) -> None:
    located, _ = parse_glossary(text + "\n" + GOOD, Path("x.yaml"))
    assert all(entry.entry.term and entry.entry.english for entry in located)


YAML_SIGNS = ["- ", "term: 甲", "english: ", "\n", "  ", "：", ": ", *'[]{}"|#\t', "&a", "*a", "!x"]


@given(st.lists(st.sampled_from(YAML_SIGNS)))
def test_no_heap_of_yaml_signs_raises(pieces: list[str]) -> None:
    for problem in parse_glossary("".join(pieces), Path("x.yaml"))[1]:
        assert "\n" not in str(problem)


# -- files and layers --------------------------------------------------------------------------------


def test_a_file_that_is_not_utf8_is_named_and_the_next_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("- term: 甲\n  english: A\n".encode("big5"))
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8-sig")
    glossary = load_glossary([tmp_path])
    (problem,) = glossary.problems
    assert str(problem) == f"{tmp_path / 'a.yaml'}:1:9: is not UTF-8; save it with the encoding UTF-8"
    assert [located.entry.term for located in glossary] == ["盧布"]


def test_a_missing_path_and_an_oversized_file_are_problems_not_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "big.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(filetext, "LARGEST", 10)
    glossary = load_glossary([tmp_path / "none.yaml", tmp_path])
    assert [problem.what for problem in glossary.problems] == [
        "cannot be read (No such file or directory)",
        "has more than 0 MB",
    ]


def test_layers_come_in_order_each_once_and_only_where_they_are(tmp_path: Path) -> None:
    shipped, user, texts = tmp_path / "shipped", tmp_path / "user", tmp_path / "texts"
    for directory in (shipped, user, texts, texts / "glossary"):
        directory.mkdir()
    beside = texts / "peace.glossary.yaml"
    beside.touch()
    extra = tmp_path / "extra.yaml"
    found = layers(texts / "peace.zh-Hant.md", user, [extra, user], shipped=shipped)
    assert found == [shipped, texts / "glossary", beside, extra, user]
    assert layers(None, tmp_path / "none", shipped=shipped) == [shipped]
