"""How much colour is written, by option and by the conventions for variables; and that it is SGR alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.palette import LOOKS, PALETTES
from reader.sgr import Depth, Ink, depth_of, nearest, paper_palette

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("asked", "variables", "terminal", "depth"),
    [
        ("auto", XTERM, True, Depth.MANY),
        ("auto", XTERM, False, Depth.NONE),
        ("auto", {**XTERM, "COLORTERM": "truecolor"}, True, Depth.TRUE),
        ("auto", {"TERM": "xterm"}, True, Depth.SIXTEEN),
        ("auto", {"TERM": "dumb"}, True, Depth.NONE),
        ("auto", {}, True, Depth.NONE),
        ("auto", {**XTERM, "NO_COLOR": "1"}, True, Depth.LINES),
        ("auto", {**XTERM, "NO_COLOR": "1"}, False, Depth.NONE),
        ("auto", {**XTERM, "NO_COLOR": ""}, True, Depth.MANY),
        ("auto", {**XTERM, "NO_COLOR": "1", "FORCE_COLOR": "1"}, False, Depth.NONE),
        ("auto", {**XTERM, "FORCE_COLOR": "1"}, False, Depth.MANY),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "3"}, False, Depth.TRUE),
        ("auto", {**XTERM, "FORCE_COLOR": "0"}, True, Depth.LINES),
        ("auto", {**XTERM, "CLICOLOR_FORCE": "1"}, False, Depth.MANY),
        ("auto", {**XTERM, "CLICOLOR_FORCE": "0"}, False, Depth.NONE),
        ("auto", {**XTERM, "CLICOLOR": "0"}, True, Depth.LINES),
        ("always", {"TERM": "dumb", "NO_COLOR": "1"}, False, Depth.SIXTEEN),
        ("always", XTERM, False, Depth.MANY),
        ("never", {**XTERM, "FORCE_COLOR": "1"}, True, Depth.NONE),
    ],
)
def test_the_option_and_then_the_variables_decide(
    asked: str, variables: dict[str, str], terminal: bool, depth: Depth
) -> None:
    assert depth_of(asked, variables, terminal=terminal) is depth


def test_the_ground_a_terminal_tells_chooses_day_or_night() -> None:
    assert paper_palette("duben-night", {"COLORFGBG": "0;15"}).name == "duben-day"
    assert paper_palette("duben-day", {"COLORFGBG": "15;default;0"}).name == "duben-night"
    assert paper_palette("duben-contrast", {"COLORFGBG": "15;0"}).name == "duben-contrast"
    assert paper_palette("duben-day", {"COLORFGBG": "rubbish"}).name == "duben-day"


parts = st.lists(
    st.tuples(st.text("停火 a", max_size=6), st.lists(st.sampled_from(sorted(LOOKS)), max_size=3).map(tuple)),
    max_size=8,
)


@given(parts, st.sampled_from(sorted(PALETTES)), st.sampled_from(Depth))
def test_a_line_is_its_text_and_sequences_of_numbers_that_end_where_it_ends(
    line: list[tuple[str, tuple[str, ...]]], theme: str, depth: Depth
) -> None:
    written = Ink(PALETTES[theme], depth).line(line)
    sequences = re.findall(r"\x1b\[[0-9;]*m", written)
    assert re.sub(r"\x1b\[[0-9;]*m", "", written) == "".join(text for text, _ in line)
    assert not sequences or sequences[-1] == "\x1b[0m"
    assert not (depth is Depth.NONE and sequences)


def test_without_colours_there_are_still_lines_and_weight() -> None:
    ink = Ink(PALETTES["duben-night"], Depth.LINES)
    assert ink.line([("基輔", ("place",))]) == "\x1b[0;4m基輔\x1b[0m"
    assert ink.line([("停火", ("title",))]) == "\x1b[0;1m停火\x1b[0m"


@given(st.integers(16, 255))
def test_a_colour_of_the_256_is_its_own_nearest(number: int) -> None:
    steps = (0, 95, 135, 175, 215, 255)
    if number >= 232:
        channels = [8 + 10 * (number - 232)] * 3
    else:
        channels = [steps[(number - 16) // 36], steps[(number - 16) // 6 % 6], steps[(number - 16) % 6]]
    found = nearest("#{:02x}{:02x}{:02x}".format(*channels))
    assert found == number or len(set(channels)) == 1
