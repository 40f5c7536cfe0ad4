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

from reader.tui.actions import ACTIONS

PATIENCE = 0.7
"""Seconds a key waits for the one before it."""
STEPS = frozenset(
    action.id
    for action in ACTIONS
    if (action.where == "page" and action.group == "move")
    or (action.where == "rows" and action.keys != "enter")
)
"""Actions that move within what has the focus."""
QUIET = 2
"""Rounds without any message under way, after which nothing more follows: one may fall between two queues."""


class InTurn(App[int]):
    """An app that gives keys out one by one."""

    def __init__(self, **named: object) -> None:
        super().__init__(**named)  # type: ignore[arg-type]
        self._typed: deque[events.Key | events.Paste] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._stepped = False
        """The last key was a step, which may still be under way."""
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
        elif not self._leads_on(event):
            self._stepped = True
            await super().on_event(event)
        else:
            if self._stepped:
                self._typed.append(event)
            else:
                await super().on_event(event)
            self._serving = asyncio.create_task(self._serve())

    def _leads_on(self, event: events.Key | events.Paste) -> bool:
        """Whether it may open or close something: after a step through the text the next key is for the same
        place, and a key held down must not wait for each line to be drawn."""
        if isinstance(event, events.Key):
            for _, bindings in self.screen._modal_binding_chain:
                if bound := bindings.key_to_bindings.get(event.key):
                    return bound[0].id not in STEPS
        return True

    async def _serve(self) -> None:
        try:
            await self._settle()
            self._stepped = False
            while self._typed:
                event = self._typed.popleft()
                leads_on = self._leads_on(event)
                if leads_on and self._stepped:
                    await self._settle()
                await super().on_event(event)
                self._stepped = not leads_on
                if leads_on:
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
