"""Keys that are typed faster than the screen follows reach what the keys before them have opened.

Textual gives every key at once to whatever has the focus at that moment. Here the next one waits until the
one before it has been handled, with all that follows from it: a screen that it opens stands, a line that it
closes has given the focus back, and an answer that the worker owes has come. Nothing is waited for longer
than `PATIENCE`.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 0.7
"""Seconds a key waits for the one before it."""
QUIET = 2
"""Rounds without any message under way, after which nothing more follows: one may fall between two queues."""


class InTurn(App[int]):
    """An app that gives keys out one by one."""

    def __init__(self, **named: object) -> None:
        super().__init__(**named)  # type: ignore[arg-type]
        self._typed: deque[events.Key | events.Paste] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._holding: set[str] = set()
        self._freed = asyncio.Event()

    def hold_keys(self, topic: str) -> None:
        """What the last key asked for comes later: those after it are for what it brings."""
        self._holding.add(topic)
        self._freed.clear()

    def free_keys(self, topic: str) -> None:
        """It has come."""
        self._holding.discard(topic)
        if not self._holding:
            self._freed.set()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._serving is not None and not self._serving.done():
            self._typed.append(event)
        else:
            await super().on_event(event)
            self._serving = asyncio.create_task(self._serve())

    async def _serve(self) -> None:
        try:
            await self._settle()
            while self._typed:
                await super().on_event(self._typed.popleft())
                await self._settle()
        except Exception as error:
            self._handle_exception(error)

    async def _settle(self) -> None:
        until, quiet = time.monotonic() + PATIENCE, 0
        while quiet < QUIET and (left := until - time.monotonic()) > 0 and not self._closing:
            try:
                async with asyncio.timeout(left):
                    if self._holding:
                        await self._freed.wait()
                    quiet = quiet + 1 if await self._make_round() else 0
            except TimeoutError:
                break
        self._holding.clear()

    async def _make_round(self) -> bool:
        """Wait until each place a key passes has done all it has been given; whether there was nothing."""
        way = self._way()
        quiet = not any(place.message_queue_size for place in way)
        for place in way:
            done = asyncio.Event()
            if place.call_later(done.set):
                await done.wait()
        return quiet and not self._holding and way == self._way()

    def _way(self) -> list[MessagePump]:
        """From what has the focus up to the app."""
        first = self.focused or self.screen
        return [place for place in (*first.ancestors_with_self, self) if place.is_attached]
