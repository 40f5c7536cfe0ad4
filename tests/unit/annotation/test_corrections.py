"""What a reader corrects holds wherever its context holds, in any script, above everything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.corrections import Correction, Corrections
from reader.annotation.spans import SpanKind
from reader.chinese.pronunciation import System
from reader.chinese.script import analysis_view
from reader.errors import Place

Annotate = Callable[..., Annotator]


def words(annotator: Annotator, block: int = 0) -> list[str]:
    return [span.text for span in annotator.spans(block)]


def corrected(annotate: Annotate, *lines: str, **fields: object) -> Annotator:
    annotator = annotate(*lines)
    annotator.correct(Corrections([Correction(**fields)]))  # type: ignore[arg-type]
    return annotator


def readings(annotator: Annotator, system: System = System.PINYIN) -> dict[str, tuple[str, ...]]:
    spans = annotator.spans(0)
    found = annotator.readings(0, spans, system)
    return {span.text: reading.syllables for span, reading in zip(spans, found, strict=True)}


def test_words_are_divided_as_corrected_and_only_there(annotate: Annotate) -> None:
    annotator = corrected(annotate, "學者的研究", "研究生的宿舍", text="研究生", words=("研", "究生"))
    assert words(annotator)[-1] == "研究"
    assert words(annotator, 1)[:2] == ["研", "究生"]


def test_joined_words_are_one(annotate: Annotate) -> None:
    annotator = corrected(annotate, "新冠疫情", text="新冠疫情", words=("新冠疫情",))
    assert words(annotator) == ["新冠疫情"]


def test_a_correction_holds_in_the_other_script(annotate: Annotate) -> None:
    annotator = corrected(annotate, "雲端运算", text="雲端運算", words=("雲", "端運算"))
    assert words(annotator) == ["雲", "端运算"]


def test_it_holds_only_in_its_surroundings(annotate: Annotate) -> None:
    lines = ("學會才能夠用", "有才能的人")
    annotator = corrected(annotate, *lines, text="才能", words=("才", "能"), before="有", after="的")
    assert "才能" not in words(annotator, 1)
    assert words(annotator, 1)[1:3] == ["才", "能"]
    assert words(annotator, 0)[1:3] != ["才", "能"]


def test_an_entry_stays_an_entry_where_it_is_one_of_the_words(annotate: Annotate) -> None:
    annotator = corrected(annotate, "在辦公屋宇署前", text="辦公屋宇", words=("辦", "公屋", "宇"))
    kinds = {span.text: span.kind for span in annotator.spans(0)}
    assert kinds["公屋"] is SpanKind.ENTRY


def test_a_name_with_its_original_gives_way(annotate: Annotate) -> None:
    annotator = corrected(annotate, "威特科夫（Steve Witkoff）到訪", text="威特科夫", words=("威特", "科夫"))
    assert words(annotator)[:2] == ["威特", "科夫"]


def test_a_corrected_reading_is_sure_and_says_who_says_so(annotate: Annotate) -> None:
    annotator = corrected(annotate, "他得了獎", text="得", pinyin="děi")
    spans = annotator.spans(0)
    reading = annotator.readings(0, spans, System.PINYIN)[1]
    assert (reading.syllables, reading.source, reading.doubtful) == (("dei3",), "correction", False)
    assert readings(annotator, System.JYUTPING)["得"] == ("dak1",), "only what was corrected"


def test_each_word_takes_its_part_of_the_reading_and_its_capital(annotate: Annotate) -> None:
    annotator = corrected(annotate, "單文豪說", text="單文豪", words=("單", "文豪"), pinyin="Shàn wénháo")
    spans = annotator.spans(0)
    surname, given_name = annotator.readings(0, spans, System.PINYIN)[:2]
    assert (surname.syllables, surname.proper) == (("shan4",), True)
    assert (given_name.syllables, given_name.proper) == (("wen2", "hao2"), False)


def test_a_reading_holds_for_the_word_alone_not_for_longer_ones(annotate: Annotate) -> None:
    annotator = corrected(annotate, "部長長大了", text="長", pinyin="cháng")
    assert readings(annotator)["部長"] == ("bu4", "zhang3")


def test_of_two_corrections_the_later_holds(annotate: Annotate) -> None:
    annotator = annotate("研究生命")
    annotator.correct(
        Corrections(
            [
                Correction(text="研究生命", words=("研究生", "命")),
                Correction(text="生命", words=("生", "命")),
            ]
        )
    )
    assert words(annotator) == ["研究", "生", "命"]


def test_taking_corrections_back_restores_everything(annotate: Annotate) -> None:
    annotator = annotate("學者研究生命的起源")
    before = words(annotator), readings(annotator)
    annotator.correct(Corrections([Correction(text="研究生命", words=("研究生", "命"), pinyin="a b")]))
    assert words(annotator) != before[0]
    annotator.correct(Corrections())
    assert (words(annotator), readings(annotator)) == before


def test_the_card_says_where_the_correction_is_written(annotate: Annotate) -> None:
    place = Place("corrections.yaml", 4, 1)
    annotator = corrected(annotate, "新冠疫情", text="新冠疫情", words=("新冠", "疫情"), place=place)
    spans = annotator.spans(0)
    assert annotator.card(0, spans, 1, System.PINYIN).corrected == place
    assert annotate("新冠疫情").card(0, spans, 1, System.PINYIN).corrected is None


@pytest.mark.parametrize("view", ["", "研", "无关"])
def test_nothing_is_found_where_nothing_stands(view: str) -> None:
    assert Corrections([Correction(text="研究")]).find(view) == []


@given(
    st.text("研究生命的abA1", max_size=12),
    st.lists(st.tuples(*[st.text("研究生命的aA1", min_size=n, max_size=2) for n in (1, 0, 0)]), max_size=5),
)
def test_what_is_found_stands_there_in_order_and_none_over_another(
    text: str, made: list[tuple[str, str, str]]
) -> None:
    corrections = Corrections([Correction(text=t, before=b, after=a) for t, b, a in made])
    found = corrections.find(analysis_view(text))
    at = 0
    for each in found:
        correction = each.correction
        assert at <= each.start
        at = each.end
        around = correction.before + correction.text + correction.after
        start = each.start - len(correction.before)
        assert start >= 0
        assert analysis_view(text)[start : start + len(around)].lower() == analysis_view(around).lower()
