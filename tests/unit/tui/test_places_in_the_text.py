"""The page's own reckoning: anchors, motion, progress, search hits, ways back. No screen is opened."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.spans import SpanKind, Spans
from reader.article import Position
from reader.chinese.script import Script
from reader.sources import parse_text
from reader.tui.anchor import Anchor, anchor_at, point_of
from reader.tui.desk import MENTIONS, Desk
from reader.tui.finder import Finder
from reader.tui.history import DEPTH, History
from reader.tui.motion import Motion
from reader.tui.progress import Progress
from reader.tui.status import gauge
from reader.tui.view import Ruby, View
from reader.typesetting.flow import FlowPoint
from reader.typesetting.page import English, Measure

TEXT = "\n\n".join(
    [
        "停火的限期",
        "三月之前，雙方代表在阿布扎比會面，討論停火如何執行、部隊如何隔離。" * 3,
        "誰來監察？",
        "「時間表」由華盛頓訂立（Washington），基輔沒有反對，但也沒有答應。" * 4,
        "圖為會場外的記者。（路透社）",
        "談判下月繼續。",
    ]
)
ARTICLE = parse_text(TEXT)

measures = st.builds(
    Measure,
    width=st.integers(20, 160),
    english=st.sampled_from([English.OFF, English.BELOW]),
    ruby=st.booleans(),
)
views = st.builds(View, script=st.sampled_from(Script), ruby=st.sampled_from(Ruby))


@given(measures, st.lists(st.tuples(views, measures), max_size=4), st.data())
@settings(deadline=None)
def test_the_top_line_survives_any_change_of_look_and_back(
    measure: Measure, changes: list[tuple[View, Measure]], data: st.DataObject
) -> None:
    desk = Desk(ARTICLE, View(), measure, masthead="2026-02-12")
    top = desk.flow.step(FlowPoint(0, 0), data.draw(st.integers(0, 40)))
    anchor = anchor_at(desk, top)
    settled = point_of(desk, anchor)
    for view, other in changes:
        desk.look(view, other)
        point_of(desk, anchor)
    desk.look(View(), measure)
    assert point_of(desk, anchor) == settled
    assert point_of(desk, anchor_at(desk, settled)) == settled


def test_a_page_that_begins_on_a_row_is_anchored_there() -> None:
    desk = Desk(ARTICLE, View(), Measure(width=40))
    block = 1
    for line in desk.set_block(block).text_lines:
        anchor = anchor_at(desk, FlowPoint(block, line))
        assert anchor.lines == 0
        assert point_of(desk, anchor) == FlowPoint(block, line)


def annotated_desk() -> Desk:
    desk = Desk(ARTICLE, View(), Measure(width=60))
    for index, block in enumerate(ARTICLE.blocks):
        kinds = [SpanKind.WORD if c.isalnum() else SpanKind.PUNCTUATION for c in block.text]
        spans = Spans(block.text, [(at, at + 1, kind, -1) for at, kind in enumerate(kinds)])
        desk.add_spans(index, spans, spans.mentions())
    return desk


def test_word_by_word_to_the_end_and_back_meets_every_word_once() -> None:
    motion = Motion(annotated_desk())
    there, at = [], Position(0, 0)
    while at is not None:
        there.append(at)
        at = motion.word(at, 1)
    back, at = [], there[-1]
    while at is not None:
        back.append(at)
        at = motion.word(at, -1)
    assert there == back[::-1]
    words = sum(character.isalnum() for block in ARTICLE.blocks for character in block.text)
    assert len(there) == words


def test_progress_ends_at_the_last_word_and_counts_sections() -> None:
    progress = Progress(ARTICLE)
    last = len(ARTICLE.blocks) - 1
    assert progress.per_cent(Position(0, 0)) == 0
    assert progress.per_cent(Position(last, len(ARTICLE.blocks[last].text) - 2)) == 100
    assert [progress.section(Position(section.start, 0)) for section in ARTICLE.sections] == list(
        range(len(ARTICLE.sections))
    )


def test_hits_go_round_in_order_as_they_come_in() -> None:
    finder = Finder("停火")
    finder.add([(3, 0, 2)], done=False)
    finder.add([(1, 4, 6), (3, 0, 2)], done=True)
    assert finder.first_from(Position(2, 0)) == (3, 0, 2)
    assert finder.number == 2
    assert finder.step(Position(3, 0), 1) == (1, 4, 6)
    assert finder.step(Position(1, 4), -1) == (3, 0, 2)
    assert Finder().step(Position(0, 0), 1) is None


def test_the_way_back_forgets_only_the_oldest_stops() -> None:
    history = History()
    for block in range(DEPTH + 5):
        history.leave(Position(block, 0), Anchor(Position(block, 0), 0))
        history.leave(Position(block, 0), Anchor(Position(block, 0), 0))
    stops = []
    while (stop := history.back()) is not None:
        stops.append(stop.cursor.block)
    assert stops == list(range(DEPTH + 4, 4, -1))


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), unique=True, max_size=30), st.integers(0, 20)
)
def test_hits_are_in_order_however_the_search_went_round(places: list[tuple[int, int]], start: int) -> None:
    hits = sorted((block, at, at + 1) for block, at in places)
    asked = [hit for hit in hits if hit[0] >= start] + [hit for hit in hits if hit[0] < start]
    finder = Finder("停火")
    for first in range(0, len(asked), 7):
        finder.add(asked[first : first + 7], done=False, share=0.5)
    assert finder.hits == hits
    assert all(
        list(finder.in_block(block)) == [hit[1:] for hit in hits if hit[0] == block] for block in range(21)
    )
    for hit in hits:
        assert finder.first_from(Position(*hit[:2])) == hit
        assert finder.number == hits.index(hit) + 1


def test_a_gauge_is_a_bar_and_a_figure() -> None:
    assert gauge(0) == "░░░░░░░░ 0%"
    assert gauge(0.999) == "███████░ 99%"
    assert gauge(1) == "████████ 100%"


def test_of_a_word_on_every_line_some_thousands_of_mentions_are_enough() -> None:
    text = "\n\n".join(["港" * 50 + "。"] * 300)
    article = parse_text(text)
    desk = Desk(article, View(), Measure(width=80))
    assert desk.mentions(Position(0, 0)) == []
    spans = Spans(article.blocks[0].text, [(at, at + 1, SpanKind.WORD, -1) for at in range(50)])
    desk.add_spans(0, spans, spans.mentions())
    assert len(desk.mentions(Position(0, 0))) == MENTIONS
