"""A correction says what its reader changed and no more; typing that cannot be one is refused in a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.annotator import Annotator
from reader.annotation.corrections import Correction, Corrections
from reader.annotation.fixing import Proposal, corrected, propose
from reader.chinese.pronunciation import System
from reader.errors import ReaderError

Annotate = Callable[..., Annotator]

WRONG = Proposal(
    words=("研究生", "命", "的"),
    syllables=("yan2", "jiu1", "sheng1", "ming4", "de5"),
    spelled=("yánjiūshēng", "mìng", "de"),
    system=System.PINYIN,
    before="學者",
    after="起源",
    chosen=0,
)
READING = " ".join(WRONG.spelled)


def at_word(annotator: Annotator, word: str, system: System = System.PINYIN) -> Proposal:
    spans = annotator.spans(0)
    index = next(index for index, span in enumerate(spans) if span.text == word)
    made = propose(annotator, 0, spans, index, system)
    assert made is not None
    return made


def test_a_word_is_put_forward_with_its_neighbours(annotate: Annotate) -> None:
    made = at_word(annotate("學者研究生命的起源，"), "的")
    assert made.words == ("生命", "的", "起源")
    assert made.spelled == ("shēngmìng", "de", "qǐyuán")
    assert (made.before, made.after, made.chosen) == ("研究", "，", 1)


def test_no_neighbour_across_a_sign_or_a_space(annotate: Annotate) -> None:
    made = at_word(annotate("他說，研究 生命"), "研究")
    assert (made.words, made.before, made.after) == (("研究",), "，", "")


def test_a_sign_is_no_word(annotate: Annotate) -> None:
    annotator = annotate("他，你")
    assert propose(annotator, 0, annotator.spans(0), 1, System.PINYIN) is None


def test_moved_spaces_become_the_words_that_changed(annotate: Annotate) -> None:
    assert corrected(WRONG, "研究 生命 的", READING) == Correction(text="研究生命", words=("研究", "生命"))


def test_nothing_changed_is_no_correction() -> None:
    assert corrected(WRONG, "研究生  命 的", "yánjiūshēng  mìng de") is None


def test_joined_words_hold_everywhere_and_words_taken_apart_only_here() -> None:
    assert corrected(WRONG, "研究生命 的", READING) == Correction(text="研究生命", words=("研究生命",))
    apart = corrected(WRONG, "研究 生 命 的", READING)
    assert apart == Correction(text="研究生", words=("研究", "生"), before="學者", after="命")


def test_who_types_decides_where_it_holds() -> None:
    assert corrected(WRONG, "研究 生命 的", READING, here=True) == Correction(
        text="研究生命", words=("研究", "生命"), before="學者", after="的"
    )
    apart = corrected(WRONG, "研究 生 命 的", READING, here=False)
    assert apart is not None
    assert (apart.before, apart.after) == ("", "")


def test_a_reading_changed_is_kept_for_that_word_alone() -> None:
    made = corrected(WRONG, "研究生 命 的", "yánjiūshēng mìng dì")
    assert made == Correction(text="的", pinyin="dì", before="命", after="起源")


def test_words_and_reading_together() -> None:
    made = corrected(WRONG, "研究 生命 的", "yanjiu4 sheng1ming4 de")
    assert made == Correction(text="研究生命", words=("研究", "生命"), pinyin="yanjiu4 sheng1ming4")


def test_a_reading_without_the_words_spaces_is_spelled_by_words() -> None:
    made = corrected(WRONG, "研究 生命 的", "yán jiū shèng mìng de")
    assert made is not None
    assert made.pinyin == "yánjiū shèngmìng"


def test_a_capital_is_a_correction() -> None:
    made = corrected(WRONG, "研究生 命 的", "yánjiūshēng Mìng de")
    assert made == Correction(text="命", pinyin="Mìng", before="研究生", after="的")


@pytest.mark.parametrize(
    ("words", "reading", "said"),
    [
        ("研究 生名 的", READING, "only the spaces"),
        ("", READING, "only the spaces"),
        ("研究生 命 的", "yánjiūshēng mìng", "one syllable"),
        ("研究生 命 的", "研究", "no letter of pinyin"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(words: str, reading: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        corrected(WRONG, words, reading)


def test_jyutping_is_corrected_as_jyutping(annotate: Annotate) -> None:
    made = at_word(annotate("學者研究生命的起源"), "的", System.JYUTPING)
    assert made.system is System.JYUTPING
    fixed = corrected(made, " ".join(made.words), " ".join(made.spelled).replace("dik1", "di1"))
    assert fixed == Correction(text="的", jyutping="di1", before="生命", after="起源")


@given(st.data())
def test_every_division_of_the_words_is_what_the_text_then_has(
    annotate: Annotate, data: st.DataObject
) -> None:
    line = "學者研究生命的起源"
    annotator = annotate(line)
    made = at_word(annotator, data.draw(st.sampled_from([span.text for span in annotator.spans(0)])))
    spaced = made.text[0] + "".join(
        data.draw(st.sampled_from(["", " "])) + character for character in made.text[1:]
    )
    if (fix := corrected(made, spaced, " ".join(made.spelled))) is not None:
        annotator.correct(Corrections([fix]))
    found = [span.text for span in annotator.spans(0)]
    start = line.index(made.text)
    before = [span.text for span in annotate(line).spans(0) if span.start < start]
    assert found[len(before) :][: len(spaced.split())] == spaced.split()
