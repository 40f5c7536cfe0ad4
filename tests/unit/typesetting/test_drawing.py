"""What is drawn takes the cells it is counted for, on a terminal that knows of no joining; and nothing is
obeyed."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth  # as pyte counts, and most terminals

from reader.typesetting.cells import width
from reader.typesetting.drawing import MOST_MARKS, drawn
from tests.unit.typesetting.strategies import texts

WILD = st.one_of(
    texts,
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *(
                        "👩‍👩‍👧",
                        "👍🏽",
                        "🏽",
                        "🇭🇰",
                        "🇭",
                        "❤️",
                        "1️⃣",
                        "\u200d👧",
                        "\U0001f3f4\U000e0067\U000e007f",
                    ),
                    *("葛\U000e0100", "か\u3099", "\u3099", "e" + "\u0301" * 12, "\u0301" * 20, "\u05b1א"),
                    *("\x1b[31m", "\x1b]0;題\x07", "\x9b2J", "\x90q\x9c", "\0", "\x7f", "\u202e", "\u2066"),
                    *(
                        "\ud800",
                        "\udfff",
                        "\u2028",
                        "\u200b",
                        "\xad",
                        "\ufeff",
                        "\ufdd0",
                        "\U0010ffff",
                        "\ue000",
                    ),
                    *("क्षि", "각", "ก\u0e33", "\u0600", "مرحبا", "停", "a"),
                ]
            ),
            st.characters(exclude_categories=["Cn"]),
        ),
        max_size=12,
    ).map("".join),
)


calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine makes texts slowly."""


def cells_on_a_terminal(text: str) -> int:
    return sum(max(0, wcwidth(character)) for character in text)


@calmly
@given(WILD)
def test_every_text_takes_the_cells_the_width_table_says(text: str) -> None:
    assert width(drawn(text)) == width(text) == cells_on_a_terminal(drawn(text))


@calmly
@given(WILD)
def test_nothing_is_drawn_that_a_terminal_obeys_or_that_turns_text_about(text: str) -> None:
    categories = {unicodedata.category(character) for character in drawn(text)}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not any(0xFDD0 <= ord(one) <= 0xFDEF or ord(one) & 0xFFFE == 0xFFFE for one in drawn(text))


@calmly
@given(WILD)
def test_what_is_drawn_is_drawn_again_as_it_is(text: str) -> None:
    assert drawn(drawn(text)) == drawn(text)


def test_every_character_of_every_script_takes_its_cells() -> None:
    wrong = [
        hex(code)
        for plane in (0, 1, 2, 14, 16)
        for code in range(plane << 16, (plane << 16) + (0x10000 if plane < 2 else 0x300))
        if unicodedata.category(chr(code)) != "Cn"
        and not width(drawn(chr(code))) == width(chr(code)) == cells_on_a_terminal(drawn(chr(code)))
    ]
    assert wrong == []


def test_marks_are_drawn_up_to_a_number_a_letter() -> None:
    assert drawn("e" + "\u0301" * 10_000) == "e" + "\u0301" * MOST_MARKS
    assert drawn("ế") == "ế"
    assert drawn("בְּ") == "בְּ"


def test_variation_selectors_of_han_stay() -> None:
    assert drawn("葛\U000e0100飾\ufe00") == "葛\U000e0100飾\ufe00"


def test_joined_pictures_are_drawn_as_what_every_terminal_agrees_on() -> None:
    assert drawn("👩‍👩‍👧和👍🏽") == "👩和👍"
    assert drawn("🇭🇰") == "HK"
    assert drawn("❤️。") == "❤ 。"
