"""The flow finds its way over estimated heights and comes back over exact ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.typesetting.flow import Flow, FlowPoint

heights = st.lists(st.integers(1, 9), min_size=1, max_size=30)


@given(heights, st.data())
def test_a_step_there_and_back_comes_to_the_same_line(exact: list[int], data: st.DataObject) -> None:
    flow = Flow([3] * len(exact), exact.__getitem__)
    block = data.draw(st.integers(0, len(exact) - 1))
    start = FlowPoint(block, data.draw(st.integers(0, exact[block] - 1)))
    there = flow.step(start, data.draw(st.integers(-40, 40)))
    moved = flow.line_of(there) - flow.line_of(start)
    assert flow.step(there, -moved) == start


@given(heights)
def test_every_line_belongs_to_one_point(exact: list[int]) -> None:
    flow = Flow(exact, exact.__getitem__)
    assert [flow.line_of(flow.point_at(line)) for line in range(flow.height)] == list(range(flow.height))


@given(heights, st.integers(1, 20))
def test_the_last_top_fills_the_page_or_is_the_first_line(exact: list[int], rows: int) -> None:
    flow = Flow([2] * len(exact), exact.__getitem__)
    top = flow.last_top(rows)
    for block in range(len(exact)):
        flow.height_of(block)
    assert flow.line_of(top) == max(0, sum(exact) - rows)


def test_a_block_is_measured_once() -> None:
    asked: list[int] = []
    flow = Flow([1, 1], lambda block: asked.append(block) or 4)
    assert [flow.height_of(1), flow.height_of(1), flow.height] == [4, 4, 5]
    assert asked == [1]
