"""The worker: questions first, then what is in sight, then the rest; an error is one notice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message

from reader.annotation.spans import SpanKind, Spans
from reader.article import Article, Block, BlockKind, Section
from reader.chinese.pronunciation import System
from reader.chinese.script import Script, ScriptView
from reader.errors import GlossaryError
from reader.tui.loader import Loader
from reader.tui.messages import BlockAnnotated, BlocksAnnotated, Failed, GlossaryLoaded, GlossReady, Notice


class Slow:
    """An annotator that says what it was asked, and can be held."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.nearby_first = False
        self.names_read = 99

    def kinds(self) -> Iterator[str]:
        self.gate.wait(5)
        return iter(["person"])

    def spans(self, block: int) -> Spans:
        self.asked.append(f"spans {block}")
        return Spans("停火", [(0, 2, SpanKind.WORD, -1)])

    def view(self, block: int, spans: Spans, script: Script) -> ScriptView:
        return ScriptView(script, "停火")

    def readings(self, *_: Any) -> list[Any]:
        return []

    def use_context(self) -> None:
        self.asked.append("context")

    def annotate_nearby_first(self) -> None:
        self.nearby_first = True

    def knows_names(self, block: int) -> bool:
        return block <= self.names_read

    def read_names(self, block: int, _seconds: float) -> bool:
        """Two blocks at a time."""
        self.names_read += 2
        return self.names_read >= block


def article_of(blocks: int) -> Article:
    made = tuple(Block(BlockKind.PARAGRAPH, "停火", 0) for _ in range(blocks))
    return Article(title="", blocks=made, sections=(Section("", 0, blocks),))


def run(
    blocks: int, prepare: Callable[[Loader], None], *, names_read: int = 99
) -> tuple[list[Message], Slow]:
    posted: list[Message] = []
    slow = Slow()
    slow.names_read = names_read
    loader = Loader(lambda: slow, article_of(blocks), posted.append)  # type: ignore[arg-type, return-value]
    loader.start()
    prepare(loader)
    slow.gate.set()
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(isinstance(m, BlocksAnnotated) and m.last for m in posted):
        time.sleep(0.005)
    loader.stop()
    return posted, slow


def test_questions_come_before_blocks_in_sight_and_those_before_the_rest() -> None:
    order: list[str] = []

    def prepare(loader: Loader) -> None:
        loader.want([2], Script.ORIGINAL, System.PINYIN, readings=False)
        loader.ask("gloss", lambda annotator: order.append("question") or None)  # type: ignore[func-returns-value]

    posted, slow = run(4, prepare)
    kinds = [type(message) for message in posted]
    assert kinds[0] is GlossaryLoaded
    assert kinds[1] is BlockAnnotated
    assert order == ["question"]
    assert slow.asked[0] == "spans 2"
    assert sorted(slow.asked) == ["context", *(f"spans {block}" for block in range(4))]


def test_sentences_are_read_once_all_in_sight_is_there_and_its_readings_come_again() -> None:
    posted, slow = run(4, lambda loader: loader.want([2, 1], Script.ORIGINAL, System.PINYIN, readings=True))
    assert slow.asked[:3] == ["spans 2", "spans 1", "context"]
    assert [message.block for message in posted if isinstance(message, BlockAnnotated)] == [2, 1, 2, 1]


def test_of_two_questions_on_a_topic_the_newer_is_answered() -> None:
    from reader.article import Position

    def answer(offset: int) -> Callable[[Any], Message]:
        return lambda _: GlossReady(Position(0, offset), None, False)

    def prepare(loader: Loader) -> None:
        loader.ask("gloss", answer(1))
        loader.ask("gloss", answer(2))

    posted, _ = run(1, prepare)
    assert [m.position.offset for m in posted if isinstance(m, GlossReady)] == [2]


@pytest.mark.parametrize("error", [GlossaryError("it is broken"), RuntimeError("no such thing")])
def test_an_error_is_one_notice_and_no_traceback(error: Exception) -> None:
    posted: list[Message] = []
    done = threading.Event()

    def post(message: Message) -> None:
        posted.append(message)
        done.set()

    def fail() -> Any:
        raise error

    Loader(fail, article_of(1), post).start()
    assert done.wait(5)
    if isinstance(error, GlossaryError):
        assert posted == [Notice(str(error), "error")]
    else:
        (told,) = posted
        assert isinstance(told, Failed)
        assert (told.key, told.kind) == ("fault-annotation", "RuntimeError")
        assert "no such thing" not in Path(told.log).read_text("utf-8")


def test_what_the_reader_comes_to_next_is_annotated_before_the_rest() -> None:
    def prepare(loader: Loader) -> None:
        loader.want([4], Script.ORIGINAL, System.PINYIN, readings=True, ahead=[5, 6])

    posted, slow = run(9, prepare)
    assert slow.asked[0] == "spans 4"
    assert slow.asked.index("spans 6") < slow.asked.index("spans 7") < slow.asked.index("spans 0")
    blocks = [message.block for message in posted if isinstance(message, BlockAnnotated)]
    assert blocks[:3] == [4, 4, 5], "in sight, again once sentences are read, then ahead"
    told = [message for message in posted if isinstance(message, BlocksAnnotated)]
    assert [message.share for message in told] == sorted(message.share for message in told)
    assert sorted(block for message in told for block, _, _ in message.blocks) == list(range(9))


def test_what_is_annotated_without_the_names_before_it_is_annotated_again_once_they_are_read() -> None:
    def prepare(loader: Loader) -> None:
        loader.want([6], Script.ORIGINAL, System.PINYIN, readings=False)

    posted, slow = run(9, prepare, names_read=0)
    assert slow.nearby_first
    assert slow.asked == ["spans 6", "context", *(f"spans {block}" for block in (6, 7, 8, *range(6)))]
    assert [message.block for message in posted if isinstance(message, BlockAnnotated)] == [6, 6]
    told = [message.blocks for message in posted if isinstance(message, BlocksAnnotated)]
    assert sorted(block for blocks in told for block, _, _ in blocks) == list(range(9))
