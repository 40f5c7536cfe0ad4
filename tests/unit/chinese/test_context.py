"""Which reading a character has in its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.choosing import Place, Question, choose
from reader.chinese.context import LONGEST, ContextModel
from reader.chinese.sounds import Alternatives, Sound


@pytest.fixture(scope="module")
def model() -> ContextModel:
    return ContextModel.open()


def likeliest(model: ContextModel, view: str, character: str, *readings: str) -> str:
    (shares,) = model.weigh([Question(view, view.index(character), readings)])
    return readings[shares.index(max(shares))]


@pytest.mark.parametrize(
    ("view", "character", "reading"),
    [
        ("这本书共有三卷。", "卷", "juan4"),
        ("前燕后来迁都。", "燕", "yan1"),
        ("这座桥长三百米。", "长", "chang2"),
        ("他当选为会长。", "长", "zhang3"),
        ("咽部发炎，要看医生。", "咽", "yan1"),
    ],
)
def test_the_sentence_decides(model: ContextModel, view: str, character: str, reading: str) -> None:
    readings = {
        "卷": ("juan3", "juan4"),
        "燕": ("yan4", "yan1"),
        "长": ("chang2", "zhang3"),
        "咽": ("yan4", "yan1", "ye4"),
    }
    assert likeliest(model, view, character, *readings[character]) == reading


def test_a_neutral_tone_the_model_does_not_know_is_weighed_by_its_full_tone(model: ContextModel) -> None:
    assert likeliest(model, "这样做没有什么好处。", "处", "chu3", "chu5") == "chu5"


def test_readings_nobody_knows_weigh_nothing(model: ContextModel) -> None:
    assert model.weigh([Question("行", 0, ("foo1", "bar2"))]) == [(0.0, 0.0)]


@given(
    st.lists(st.text("银行长得了，。！abc 𠀀重", min_size=1, max_size=2 * LONGEST), min_size=1, max_size=6)
)
def test_a_sentence_reads_the_same_alone_and_among_others(model: ContextModel, views: list[str]) -> None:
    questions = [Question(view, at, ("xing2", "hang2")) for view in views for at in range(0, len(view), 7)]
    together = model.weigh(questions)
    for question, shares in zip(questions, together, strict=True):
        assert sum(shares) == pytest.approx(1)
        assert shares == pytest.approx(model.weigh([question])[0], abs=1e-4)


class Sure:
    """Gives every question's last reading this probability."""

    def __init__(self, share: float) -> None:
        self.share = share

    def weigh(self, questions: list[Question]) -> list[tuple[float, ...]]:
        rest = [(1 - self.share) / (len(question.readings) - 1) for question in questions]
        return [
            (*[other] * (len(question.readings) - 1), self.share)
            for question, other in zip(questions, rest, strict=True)
        ]


OPEN = Sound(("yin2", "xing2"), True, choices=(Alternatives(1, (("xing2",), ("hang2",))),))
USUAL = Sound(("guo4",), choices=(Alternatives(0, (("guo4",), ("guo5",)), open=False),))


def chosen(sound: Sound, share: float) -> Sound:
    sounds = [sound]
    choose([Place("银行", 0, sounds, 0)], Sure(share))  # type: ignore[arg-type]
    return sounds[0]


def test_what_the_sentence_makes_sure_is_in_doubt_no_more() -> None:
    assert (chosen(OPEN, 0.99).syllables, chosen(OPEN, 0.99).doubtful) == (("yin2", "hang2"), False)


def test_what_the_sentence_leaves_open_stays_in_doubt() -> None:
    assert (chosen(OPEN, 0.8).syllables, chosen(OPEN, 0.8).doubtful) == (("yin2", "hang2"), True)


def test_the_usual_reading_leads_where_the_sentence_hardly_tells() -> None:
    assert chosen(OPEN, 0.6).syllables == ("yin2", "xing2")


def test_what_the_model_says_too_often_is_not_believed() -> None:
    one = Sound(("ge4",), True, choices=(Alternatives(0, (("ge4",), ("ge3",))),))
    sounds = [one]
    choose([Place("个", 0, sounds, 0)], Sure(0.9999))  # type: ignore[arg-type]
    assert (sounds[0].syllables, sounds[0].doubtful) == (("ge4",), True)


def test_a_usual_reading_gives_way_only_to_near_certainty() -> None:
    assert chosen(USUAL, 0.9).syllables == ("guo4",)
    assert chosen(USUAL, 0.999).syllables == ("guo5",)


def test_words_that_differ_in_two_characters_are_weighed_as_wholes() -> None:
    word = Sound(("a1", "b1"), True, choices=(Alternatives(0, (("a1", "b1"), ("a2", "b2"))),))
    assert chosen(word, 0.8).syllables == ("a2", "b2")
