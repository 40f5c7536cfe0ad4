"""Widths agree with what the screen draws, also where a terminal draws ambiguous characters wide."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given

from reader.typesetting.cells import clusters, truncate, width
from tests.unit.typesetting.strategies import any_texts


@given(any_texts)
def test_clusters_cover_the_text_and_add_up_to_its_width(text: str) -> None:
    parts = clusters(text)
    assert "".join(text[start:end] for start, end, _ in parts) == text
    assert sum(cells for _, _, cells in parts) == width(text)


@given(any_texts)
def test_a_truncated_text_fits(text: str) -> None:
    for cells in (1, 7, 20):
        assert width(truncate(text, cells)) <= cells


def test_ambiguous_characters_are_one_cell_unless_told() -> None:
    assert width("“特朗普”") == 8
    assert width("“特朗普”", ambiguous=2) == 10
    assert width("──") == width("──", ambiguous=2) == 2


def test_rich_counts_them_as_two_once_it_has_been_told() -> None:
    code = (
        "from reader.typesetting.cells import widen_ambiguous, width; import rich.cells as r\n"
        "before = width('“a·à”', 2); widen_ambiguous()\n"
        "print(before, width('“a·à”', 2), r.cell_len('“a·à”'), r.cell_len('──'), r.cell_len('中a'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["9", "9", "9", "2", "3"]
