"""Why a block is divided as it is: costs that are the lattice's own, and what else there might have been."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.explaining import MOST, Candidate, ExplainedBlock, explain_block
from reader.annotation.spans import SpanKind
from reader.chinese.segmentation import Edge, Segmenter

Annotate = Callable[..., Annotator]

PIECES = ["特朗普", "研究", "生命", "公屋", "率高才通過", "所有人質", "3萬億元", "GDP", "Agencja Wyborcza.pl"]
LINES = st.lists(st.sampled_from([*PIECES, " ", "，", "對俄", "美好", "😀", "銀行長期", "二十"]), max_size=6)


def candidates_of(explained: ExplainedBlock, text: str) -> dict[str, Candidate]:
    """By their text; where a word is an entry as well, the entry."""
    (span,) = (span for span in explained.spans if span.chosen.text == text)
    return {each.text: each for each in sorted(span.candidates, key=lambda each: -each.kind)}


def cost_of(edges: list[Edge], view: str) -> float:
    """Of the best path over these edges, found by going through all of them."""
    costs = [0.0] * (len(view) + 1)
    for at in range(1, len(view) + 1):
        ways = (costs[edge.start] + edge.cost for edge in edges if edge.end == at)
        costs[at] = min(ways, default=float("inf"))
    return costs[-1]


@settings(deadline=None)  # the first one may build the word list
@given(LINES.map("".join))
def test_the_loss_is_what_the_block_costs_more_where_the_candidate_is_forced(
    annotate: Annotate, line: str
) -> None:
    annotator = annotate(line)
    explained = explain_block(annotator, 0)
    edges = list(annotator.weighed(0))
    assert explained.cost == pytest.approx(cost_of(edges, line))
    for span in explained.spans:
        for candidate in span.candidates:
            own = [
                e
                for e in edges
                if (e.start, e.end, e.kind) == candidate_place(candidate) and e.cost == candidate.cost
            ]
            across = [e for e in edges if e.end <= candidate.start or candidate.end <= e.start]
            forced = cost_of([*across, own[0]], line)
            assert candidate.loss == pytest.approx(forced - explained.cost, abs=1e-6)


def candidate_place(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.start, candidate.end, candidate.kind


@settings(deadline=None)  # the first one may build the word list
@given(LINES.map("".join))
def test_every_span_is_explained_and_loses_nothing(annotate: Annotate, line: str) -> None:
    annotator = annotate(line)
    explained = explain_block(annotator, 0)
    assert [(span.chosen.start, span.chosen.end, span.chosen.kind) for span in explained.spans] == [
        (span.start, span.end, span.kind) for span in annotator.spans(0)
    ]
    for span in explained.spans:
        chosen = span.chosen
        assert chosen.loss == pytest.approx(0, abs=1e-6)
        losses = [candidate.loss for candidate in span.candidates]
        assert losses == sorted(losses)
        for candidate in span.candidates:
            assert candidate.start < chosen.end
            assert chosen.start < candidate.end
            assert candidate_place(candidate) != candidate_place(chosen) or chosen.kind is SpanKind.ENTRY
        words = [each for each in span.candidates if each.kind not in (SpanKind.ENTRY, SpanKind.NAME)]
        assert len(words) <= MOST


def test_the_segmenter_chooses_from_the_edges_it_tells(annotate: Annotate) -> None:
    annotator = annotate("x")
    segmenter: Segmenter = annotator._instruments.segmenter
    view = "他 得了3万亿元，GDP 与公屋。"
    path = segmenter.segment("_" * len(view), view)
    assert sum(edge.cost for edge in path) == pytest.approx(cost_of(list(segmenter.weighed(view)), view))


def test_an_entry_that_lost_is_told_with_its_file_and_line(annotate: Annotate) -> None:
    explained = explain_block(annotate("他在辦公屋宇署工作"), 0)
    lost = candidates_of(explained, "辦公")["公屋"]
    assert (lost.kind, lost.source, str(lost.place)) == (SpanKind.ENTRY, "glossary", "mine/people.yaml:3:3")
    assert lost.loss > 0
    assert (lost.start, lost.end) == (3, 5)


def test_an_entry_that_won_is_weighed_against_the_word_it_would_be(annotate: Annotate) -> None:
    explained = explain_block(annotate("制裁俄羅斯石油公司"), 0)
    others = candidates_of(explained, "俄羅斯石油公司")
    assert others["俄羅斯"].source == "glossary"
    assert others["石油"].source == "dictionary"


def test_the_longer_word_that_nearly_won_is_told_on_both_words_it_crosses(annotate: Annotate) -> None:
    explained = explain_block(annotate("學者研究生命的起源"), 0)
    assert 0 < candidates_of(explained, "研究")["研究生"].loss < 5
    assert "研究生" in candidates_of(explained, "生命")
    assert "命" not in candidates_of(explained, "生命"), "it goes with 研究生"


def test_a_word_no_dictionary_has_is_from_the_word_list(annotate: Annotate) -> None:
    explained = explain_block(annotate("他釋放所有人質"), 0)
    assert candidates_of(explained, "所有")["所有人"].source == "word list"


def test_names_and_numbers_say_what_they_are(annotate: Annotate) -> None:
    explained = explain_block(annotate("威特科夫（Steve Witkoff）取得3萬億元"), 0)
    sources = {span.chosen.text: span.chosen.source for span in explained.spans}
    assert (sources["威特科夫"], sources["Steve"], sources["3萬億"]) == ("name", "latin", "number")
    assert sources["（"] == "punctuation"


@pytest.mark.parametrize(
    ("line", "word", "source"),
    [
        ("對俄制裁", "俄", "glossary"),
        ("朋友來訪", "朋友", "dictionary"),
        ("慢慢地走", "地", "context"),
        ("他在基輔", "在", "character"),
        ("威特科夫（Steve Witkoff）到訪", "威特科夫", "transliteration"),
    ],
)
def test_a_reading_says_where_it_comes_from(annotate: Annotate, line: str, word: str, source: str) -> None:
    explained = explain_block(annotate(line), 0)
    (span,) = (span for span in explained.spans if span.chosen.text == word)
    assert span.reading.source == source


def test_an_empty_block_has_nothing_to_explain(annotate: Annotate) -> None:
    explained = explain_block(annotate(""), 0)
    assert (explained.cost, explained.spans) == (0, ())


def test_both_parts_of_a_persons_name_are_told_from_the_whole(annotate: Annotate) -> None:
    explained = explain_block(annotate("議員譚文豪表示"), 0)
    surname, given = (span for span in explained.spans if span.chosen.source == "person")
    assert surname.chosen.text == given.chosen.text == "譚文豪"
    assert surname.chosen.loss == given.chosen.loss == pytest.approx(0, abs=1e-9)


def test_a_foreign_name_nobody_lists_is_a_transliteration(annotate: Annotate) -> None:
    explained = explain_block(annotate("議長恰扎斯蒂拒絕"), 0)
    assert ("恰扎斯蒂", "transliteration") in {(s.chosen.text, s.chosen.source) for s in explained.spans}
