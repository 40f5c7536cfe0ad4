"""The foot line gives way in the right order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.card import Gloss
from reader.tui.finder import Finder
from reader.tui.status import footline, lay_bar
from reader.typesetting.cells import width
from reader.wording import Wording

LONG = "Ābǔdùlāhèmàn Qíyàní Yīběn Mùhǎnmòdé Āěrshāmǔsī"


def foot(cells: int, reading: str = LONG) -> str:
    gloss = Gloss(
        headword="阿卜杜拉赫曼", reading=reading, english="Abd al-Rahman", kind="person", doubtful=True
    )
    left, right = footline(gloss, Wording("en"), section=(1, 3), per_cent=12, finder=Finder())
    return "".join(text for text, _ in lay_bar(left, right, cells))


def test_a_long_reading_gives_way_before_the_english_and_the_kind() -> None:
    assert foot(80).startswith("阿卜杜拉赫曼  Ābǔdùlāhèmàn Qíyà… ?  Abd al-Rahman  [person]")
    assert LONG in foot(160)


@given(st.integers(0, 200), st.text(alphabet="abcā 阿", max_size=90))
def test_it_is_as_long_as_the_window_is_wide(cells: int, reading: str) -> None:
    assert width(foot(cells, reading)) == cells
