"""A reading is marked as doubtful only once its sentence has been read."""

from __future__ import annotations

from typing import Any

import pytest

from reader.annotation.card import Gloss
from reader.annotation.spans import Spans
from reader.article import Position
from reader.tui.messages import GlossReady
from reader.tui.questions import gloss
from reader.tui.view import View


class Doubter:
    """Stands for an annotator that is never sure."""

    def gloss(self, *_: object) -> Gloss:
        return Gloss(headword="長", reading="zhǎng", english="", kind="", doubtful=True)


class Stage:
    """Stands for the worker."""

    def __init__(self, *, reads_sentences: bool) -> None:
        self.reads_sentences = reads_sentences

    def spans_of(self, _annotator: object, _block: int) -> Spans:
        return Spans("長", [(0, 1, 2, -1)])


@pytest.mark.parametrize("reads_sentences", [False, True])
def test_no_doubt_is_told_before_the_sentence_has_been_read(*, reads_sentences: bool) -> None:
    stage: Any = Stage(reads_sentences=reads_sentences)
    doubter: Any = Doubter()
    answer = gloss(stage, Position(0, 0), View())(doubter)
    assert isinstance(answer, GlossReady)
    assert answer.gloss
    assert answer.gloss.doubtful is reads_sentences
