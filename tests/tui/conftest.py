"""A reader in a home of its own, with a frozen library and no blinking."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.settings import Settings
from reader.sources import open_article
from reader.tui.app import DubenApp
from reader.tui.places import Places
from reader.tui.screens.reading import ReadingScreen
from tests.conftest import CACHE

TEXTS = Path(__file__).resolve().parents[2] / "texts"
FLAGSHIP = TEXTS / "ceasefire.zh-Hant.md"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUBEN_HOME", str(tmp_path))
    monkeypatch.setattr("reader.locations.cache_dir", lambda: CACHE)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Tell whether the disk is full from now on."""
    sync = os.fsync

    def fill(full: bool) -> None:
        def fsync(descriptor: int) -> None:
            if full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            sync(descriptor)

        monkeypatch.setattr("reader.filewrite.os.fsync", fsync)

    return fill


MakeApp = Callable[..., DubenApp]


@pytest.fixture
def make_app(own_home: Path) -> MakeApp:
    def make(path: Path | None = FLAGSHIP, **settings: object) -> DubenApp:
        article = open_article(path) if path else None
        chosen = Settings(language="en", **settings)  # type: ignore[arg-type]
        return DubenApp(chosen, Places(own_home / "notebook.sqlite"), article=article)

    return make


async def settled(pilot: Pilot[int]) -> ReadingScreen:
    """The reading screen, once everything in sight is annotated."""
    for _ in range(400):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if isinstance(screen, ReadingScreen) and screen.page.desk and screen.page.desk.annotated_all:
            await pilot.pause(0.05)
            return screen
    raise AssertionError("the page did not settle")


async def until(
    pilot: Pilot[int], holds: Callable[[], object], wait: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Wait for something the worker brings."""
    for _ in range(1500):
        if holds():
            return
        await pilot.pause()
        await wait(0.01)
    raise AssertionError("it never came")
