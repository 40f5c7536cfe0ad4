"""Candidates for glossary entries: which there are, what is told of each, and that they load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.excerpts import LONGEST, excerpt
from reader.annotation.skeleton import skeleton
from reader.annotation.suggesting import Candidate, suggest
from reader.chinese.dictionary import Dictionary
from reader.errors import Place, SourceError
from reader.glossary.entry import Entry, Kind, Located
from reader.glossary.files import parse_glossary
from reader.glossary.glossary import Glossary
from reader.sources import parse_text

Suggest = Callable[..., dict[str, Candidate]]


@pytest.fixture(scope="module")
def suggested(cache_dir: Path) -> Suggest:
    dictionary = Dictionary.open(cache_dir)

    def suggested(text: str, *entries: Entry, **options: int) -> dict[str, Candidate]:
        glossary = Glossary([Located(entry, Place("own.yaml", 1), "own") for entry in entries])
        annotator = Annotator(parse_text(text, lines=True), glossary, cache_dir=cache_dir)
        return {each.entry.term: each for each in suggest(annotator, [dictionary], **options)}

    return suggested


def test_a_name_with_its_original_has_its_english(suggested: Suggest) -> None:
    found = suggested("美國國務卿盧比奧（Marco Rubio）今日抵達。\n盧比奧其後離開。")["盧比奧"]
    assert (found.entry.english, found.entry.kind, found.count) == ("Marco Rubio", Kind.PERSON, 2)


def test_a_transliterated_name_is_one_candidate_from_dot_to_dot(suggested: Suggest) -> None:
    found = suggested("財長弗拉基米爾·科雷切夫表示同意。")
    assert [*found] == ["弗拉基米爾·科雷切夫"]
    assert found["弗拉基米爾·科雷切夫"].entry.english == ""


def test_the_last_part_of_a_name_is_its_alias_where_the_text_has_it_alone(suggested: Suggest) -> None:
    entry = suggested("弗拉基米爾·科雷切夫表示同意。科雷切夫其後離開。")["弗拉基米爾·科雷切夫"].entry
    assert entry.aliases == ("科雷切夫",)
    assert not entry.whole_word


def test_a_single_character_is_an_alias_where_a_person_is_called_so(suggested: Suggest) -> None:
    entry = suggested("阿卜杜拉·欣說他走了。欣表示不再來。")["阿卜杜拉·欣"].entry
    assert entry.aliases == ("欣",)
    assert entry.whole_word


@pytest.mark.parametrize(("text", "aliases"), [("陳先生會來。", ("陳",)), ("陳皮會來。", ())])
def test_a_surname_is_an_alias_only_before_a_title(
    text: str, aliases: tuple[str, ...], suggested: Suggest
) -> None:
    assert suggested(f"陳大文先生表示，{text}")["陳大文"].entry.aliases == aliases


def test_a_surname_two_persons_share_is_no_alias(suggested: Suggest) -> None:
    found = suggested("陳大文先生表示同意。陳小明教授表示反對。陳先生會來。")
    assert found["陳大文"].entry.aliases == found["陳小明"].entry.aliases == ()


def test_a_surname_that_is_an_adverb_too_is_no_alias_before_a_verb(suggested: Suggest) -> None:
    assert suggested("曾大文議員表示同意，他曾表示反對。")["曾大文"].entry.aliases == ()


def test_what_the_text_says_a_name_is_called_too_is_an_alias(suggested: Suggest) -> None:
    entry = suggested("斯塔默爾（又譯史塔默爾）表示同意。史塔默爾離開。")["斯塔默爾"].entry
    assert entry.aliases == ("史塔默爾",)


def test_a_proper_name_has_the_english_of_the_dictionary_without_its_explanation(suggested: Suggest) -> None:
    entry = suggested("他今晨抵達莫斯科。")["莫斯科"].entry
    assert (entry.english, entry.note) == ("Moscow", "Moscow, capital of Russia")
    assert (entry.kind, entry.pinyin) == (Kind.PLACE, "")


@pytest.mark.parametrize(
    "text",
    ["他在星期一用中文寫信。", "價錢是一百美元。", "第三次會談在2026年2月5日舉行。", "他們討論時間表。"],
)
def test_ordinary_words_numbers_and_dates_are_no_candidates(text: str, suggested: Suggest) -> None:
    assert suggested(text) == {}


@pytest.mark.parametrize(
    "body",
    ["房屋委員會", "俄羅斯石油公司", "盧克石油公司", "香港中文大學醫學院", "勞工及福利局", "選舉管理委員會"],
)
def test_a_body_is_taken_whole(body: str, suggested: Suggest) -> None:
    found = suggested(f"據報{body}昨日回應。")[body]
    assert found.entry.kind is Kind.ORGANISATION


@pytest.mark.parametrize(
    "text", ["他住在法國南部。", "公司和大學都休息。", "美國公司裁員。", "這個委員會休會。"]
)
def test_what_only_ends_as_bodies_do_is_none(text: str, suggested: Suggest) -> None:
    assert not any(each.entry.kind is Kind.ORGANISATION for each in suggested(text).values())


def test_a_word_nobody_lists_needs_two_mentions_with_other_neighbours(suggested: Suggest) -> None:
    assert "劏房" in suggested("他住劏房多年。政府取締劏房業主。")
    assert "劏房" not in suggested("他住劏房多年。")
    assert "劏房" not in suggested("他住劏房多年。他住劏房多年。")


def test_what_a_glossary_has_is_not_suggested_nor_is_it_an_alias(suggested: Suggest) -> None:
    text = "弗拉基米爾·科雷切夫表示同意。科雷切夫其後抵達莫斯科。"
    assert suggested(text, Entry(term="莫斯科", english="Moscow")).keys() == {"弗拉基米爾·科雷切夫"}
    assert suggested(text, Entry(term="科雷切夫", english="Kolychev")).keys() == {"莫斯科"}


def test_nothing_is_suggested_again_once_it_is_an_entry(suggested: Suggest) -> None:
    text = (
        "盧比奧（Marco Rubio）與陳大文先生抵達莫斯科。阿卜杜拉·欣說欣表示同意。俄羅斯石油公司回應。\n"
        "他住劏房多年。政府取締劏房業主。"
    )
    first = suggested(text)
    entries = [
        Entry(term=term, english="x", aliases=each.entry.aliases, kind=each.entry.kind)
        for term, each in first.items()
    ]
    assert len(first) >= 6
    assert suggested(text, *entries) == {}


def test_the_surest_come_first_and_no_more_than_are_wanted(suggested: Suggest) -> None:
    text = "莫斯科、莫斯科、莫斯科。盧比奧（Marco Rubio）與陳大文先生抵達華沙。"
    assert [*suggested(text)] == ["盧比奧", "陳大文", "莫斯科", "華沙"]
    assert [*suggested(text, limit=1)] == ["盧比奧"]
    assert [*suggested(text, least=2)] == ["莫斯科"]


def test_pinyin_is_written_where_the_reader_would_not_derive_it(suggested: Suggest) -> None:
    entry = suggested("議員查大文表示，查大文先生會來。")["查大文"].entry
    assert entry.pinyin == "Zhā Dàwén"
    assert suggested("議員陳大文表示同意。")["陳大文"].entry.pinyin == ""


# -- the file ------------------------------------------------------------------------------------------------

_WORDS = [
    "盧比奧（Marco Rubio）",
    "陳大文先生",
    "莫斯科",
    "俄羅斯石油公司",
    "# - term:",
    ": ",
    "\t",
    "「",
    "'",
    '"',
    "…",
]
_TEXTS = st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), min_size=1, max_size=12).map("".join)


@given(text=_TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_file_loads_whatever_the_text_was(text: str, suggested: Suggest) -> None:
    try:
        found = list(suggested(text).values())
    except SourceError:  # no text in it
        return
    entries, problems = parse_glossary("\n".join(skeleton(found, text)) + "\n", Path("made.yaml"))
    assert problems == []
    assert [each.entry for each in entries] == [each.entry for each in found if each.entry.english]


def test_a_candidate_without_english_becomes_an_entry_when_it_is_filled_in(suggested: Suggest) -> None:
    found = [*suggested("陳大文先生表示，陳先生會來。").values()]
    lines = [*skeleton(found, "text")]
    start = lines.index("# - term: 陳大文")
    filled = [line.removeprefix("# ").replace("english:", "english: Tai-man Chan") for line in lines[start:]]
    entries, problems = parse_glossary("\n".join(filled), Path("made.yaml"))
    assert problems == []
    assert entries[0].entry == Entry(
        term="陳大文", english="Tai-man Chan", kind=Kind.PERSON, aliases=("陳",), whole_word=True
    )


@given(text=st.text(min_size=1, max_size=200), data=st.data())
def test_an_excerpt_shows_its_place_and_fits_a_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 10)))
    shown = excerpt(text, start, end)
    assert text[start:end].strip() in shown
    assert len(shown) <= LONGEST + 2
