"""A row of the library is as wide as its window, whatever is in it, and headings stand over their columns."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.errors import visible
from reader.library.volumes import ORDERS, Volume
from reader.tui.libraryrows import columns_for, describe_volume, draw_headings, draw_volume, order_at
from reader.tui.status import Parts
from reader.typesetting.cells import width
from reader.wording import Wording

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["雲端運算" * 30, "e\u0301👩‍👩‍👧‍👦", "\x1b[31m紅\x1b[0m", "\u202e倒"]
)
VOLUMES = st.builds(
    Volume,
    path=st.just(Path("/texts/a.txt")),
    standing=st.sampled_from(["kept", "elsewhere", "shipped"]),
    id=st.just("0" * 32),
    title=TEXTS,
    translated_title=TEXTS,
    author=TEXTS,
    date=TEXTS,
    source=TEXTS,
    characters=st.integers(0, 10**12),
    tags=st.lists(TEXTS, max_size=5).map(tuple),
    added=TEXTS | st.just("2026-01-01T00:00:00+00:00"),
    opened=TEXTS | st.just("2026-02-01T00:00:00.000000+00:00") | st.just("0001-01-01T00:00:00+00:00"),
    per_cent=st.integers(-5, 500),
)


def cells_of(parts: Parts) -> int:
    return sum(width(text) for text, _ in parts)


@given(VOLUMES, st.integers(0, 300))
def test_a_row_fills_its_cells_and_steers_nothing(volume: Volume, cells: int) -> None:
    parts = draw_volume(volume, cells)
    assert cells_of(parts) == cells
    assert all(visible(text) == text for text, _ in parts)


@given(st.integers(0, 300), st.sampled_from(ORDERS), st.sampled_from(["en", "zh-Hant"]))
def test_headings_fill_the_same_cells(cells: int, order: str, language: str) -> None:
    parts = draw_headings(cells, Wording(language), order)  # type: ignore[arg-type]
    assert cells_of(parts) == cells


@given(VOLUMES)
def test_what_is_told_below_steers_nothing(volume: Volume) -> None:
    lines = list(describe_volume(volume, Wording("en")))
    assert 4 <= len(lines) <= 5
    assert all(visible(line) == line for line, _ in lines)


@given(st.integers(70, 300))
def test_a_click_on_a_heading_asks_for_its_order(cells: int) -> None:
    line = "".join(text for text, _ in draw_headings(cells, Wording("en"), "added"))
    assert order_at(0, cells) == "title"
    assert order_at(line.index("Read"), cells) == "progress"
    assert order_at(line.index("Opened"), cells) == "opened"
    assert order_at(cells, cells) is None


def test_wider_windows_tell_more() -> None:
    told = [len(columns_for(cells)) for cells in (20, 40, 76, 116, 196)]
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 6)
