"""What is left to do is done from where the reader is, each block once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.remaining import Remaining


@given(st.integers(1, 40), st.integers(0, 39))
def test_from_the_reader_to_the_end_then_from_the_beginning(blocks: int, start: int) -> None:
    start %= blocks
    remaining = Remaining(blocks)
    remaining.go_on_from(start)
    taken = [remaining.take() for _ in range(blocks)]
    assert taken == [*range(start, blocks), *range(start)]
    assert (len(remaining), remaining.share) == (0, 1.0)


@given(st.integers(1, 40), st.lists(st.integers(0, 39), max_size=10))
def test_what_is_put_back_is_done_once_more(blocks: int, again: list[int]) -> None:
    again = [block % blocks for block in again]
    remaining = Remaining(blocks)
    while remaining:
        remaining.take()
    remaining.put_back(again)
    assert len(remaining) == len(set(again))
    assert sorted(remaining.take() for _ in range(len(remaining))) == sorted(set(again))


def test_of_a_text_without_blocks_nothing_remains() -> None:
    assert not Remaining(0)
    assert Remaining(0).share == 1.0
