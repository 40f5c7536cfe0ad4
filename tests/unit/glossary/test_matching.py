"""Entries are found by any spelling, in any script, and overlaps are kept for the lattice to decide."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.script import analysis_view
from reader.errors import Place
from reader.glossary.entry import Entry, Located
from reader.glossary.files import load_glossary
from reader.glossary.glossary import Glossary
from reader.glossary.keys import fold
from reader.glossary.matching import Matcher

TRUMP = Entry(term="特朗普", english="Donald Trump", aliases=("唐納德·特朗普",), regions={"tw": "川普"})
KUSHNER = Entry(term="庫什納", english="Jared Kushner", aliases=("Kushner",))
LIST = Entry(term="SDN名單", english="SDN List")
RUSSIA = Entry(term="俄羅斯", english="Russia")
OIL = Entry(term="俄羅斯石油公司", english="Rosneft")


def glossary_of(*entries: Entry, layer: str = "one") -> Glossary:
    return Glossary(Located(entry, Place("x.yaml"), layer) for entry in entries)


def found(text: str, *entries: Entry) -> list[tuple[str, str]]:
    glossary = glossary_of(*entries)
    matches = Matcher.of(glossary).match(text, analysis_view(text))
    return [(text[start:end], glossary[entry].entry.term) for start, end, entry in matches]


def test_a_term_is_found_in_either_script() -> None:
    assert found("庫什納到訪", KUSHNER) == [("庫什納", "庫什納")]
    assert found("库什纳到访", KUSHNER) == [("库什纳", "庫什納")]


def test_aliases_and_regional_forms_find_the_same_entry() -> None:
    assert found("川普即特朗普", TRUMP) == [("川普", "特朗普"), ("特朗普", "特朗普")]


def test_middle_dots_are_one_dot_and_overlaps_are_all_told() -> None:
    assert found("唐納德・特朗普", TRUMP) == [("唐納德・特朗普", "特朗普"), ("特朗普", "特朗普")]
    assert found("俄羅斯石油公司", RUSSIA, OIL) == [
        ("俄羅斯", "俄羅斯"),
        ("俄羅斯石油公司", "俄羅斯石油公司"),
    ]


def test_latin_is_found_in_any_case_and_width_but_only_as_whole_words() -> None:
    assert found("kushner說", KUSHNER) == [("kushner", "庫什納")]
    assert found("ＳＤＮ名單與sdn名單", LIST) == [("ＳＤＮ名單", "SDN名單"), ("sdn名單", "SDN名單")]
    assert found("Kushnerian", KUSHNER) == []
    assert found("1Kushner", KUSHNER) == []


def test_a_spelling_with_a_space_or_a_sign_is_found() -> None:
    entry = Entry(term="Agencja Wyborcza.pl", english="Agencja Wyborcza")
    assert found("攝影：Agencja Wyborcza.pl", entry) == [("Agencja Wyborcza.pl", "Agencja Wyborcza.pl")]


def test_a_short_spelling_at_the_end_is_found_once_and_inside_the_text() -> None:
    assert found("制裁俄羅斯", RUSSIA, OIL) == [("俄羅斯", "俄羅斯")]


def test_find_knows_an_entry_by_any_spelling() -> None:
    glossary = glossary_of(KUSHNER, TRUMP)
    assert [glossary.find(form) for form in ("特朗普", "川普", "唐纳德‧特朗普", "库什纳", "盧布", "")] == [
        1,
        1,
        1,
        0,
        None,
        None,
    ]


def test_a_later_layer_replaces_an_entry_with_the_same_term_in_either_script(tmp_path: Path) -> None:
    (tmp_path / "shipped.yaml").write_text(
        "- term: 澤連斯基\n  english: Zelensky\n- term: 盧布\n  english: rouble\n", encoding="utf-8"
    )
    (tmp_path / "mine.yaml").write_text("- term: 泽连斯基\n  english: President Z\n", encoding="utf-8")
    glossary = load_glossary([tmp_path / "shipped.yaml", tmp_path / "mine.yaml"])
    assert [located.entry.english for located in glossary] == ["rouble", "President Z"]
    index = glossary.find("澤連斯基")
    assert index is not None
    assert glossary[index].place.path == tmp_path / "mine.yaml"


def test_a_later_layers_alias_goes_before_an_earlier_layers_term() -> None:
    early = Located(Entry(term="普京", english="Putin"), Place("a"), "a")
    late = Located(Entry(term="普丁", english="V. Putin", aliases=("普京",)), Place("b"), "b")
    glossary = Glossary([early, late])
    index = glossary.find("普京")
    assert index is not None
    assert glossary[index].entry.english == "V. Putin"


def test_of_two_terms_with_one_key_the_one_printed_so_is_meant() -> None:
    queen, after = Entry(term="后", english="queen"), Entry(term="後", english="after")
    assert found("后後", queen, after) == [("后", "后"), ("後", "後")]


@given(st.text(alphabet="特朗普川·・唐納德Kushner名單SDN ０a", max_size=30))
def test_every_match_is_the_key_of_a_spelling_at_its_offsets(text: str) -> None:
    glossary = glossary_of(TRUMP, KUSHNER, LIST)
    view = analysis_view(text)
    for start, end, entry in Matcher.of(glossary).match(text, view):
        assert 0 <= start < end <= len(text)
        assert entry in glossary.owners[fold(view)[start:end]]
