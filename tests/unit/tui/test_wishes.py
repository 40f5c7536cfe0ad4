"""When the worker begins: after what a key changes is drawn, and at once where its answer is waited for."""

from __future__ import annotations

import time

import pytest

from reader.tui import wishes
from reader.tui.wishes import Wishes


@pytest.fixture(autouse=True)
def long_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "BREATH", 0.5)


def seconds_to_take(asked: Wishes) -> float:
    begun = time.monotonic()
    assert asked.take(other_work=False, patience=None)
    return time.monotonic() - begun


def test_what_goes_with_the_page_waits_until_the_page_is_drawn() -> None:
    asked = Wishes(1)
    asked.ask("gloss", lambda _: None)
    assert seconds_to_take(asked) > 0.4


def test_what_is_waited_for_begins_at_once() -> None:
    asked = Wishes(1)
    asked.ask("gloss", lambda _: None)
    asked.ask("card", lambda _: None)
    assert seconds_to_take(asked) < 0.4
