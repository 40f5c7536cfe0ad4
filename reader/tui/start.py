"""From the command to the screen: what must be known before the first frame, and the frame itself.

The first frame is drawn here, before Textual is loaded, from the same desk and at the same places as Textual
will draw the second: the text stands on the screen in half the time a bare Textual app takes for its first.
Errors that end it are raised before anything is drawn, or when the terminal is the reader's again.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader import locations
from reader.library.opening import Opener, ReadingList
from reader.settings import load_settings
from reader.tui.actions import BY_ID
from reader.tui.first_frame import draw_first_frame, quiet_keyboard
from reader.tui.hold import take_screen, terminal_held
from reader.tui.opening import open_at
from reader.tui.places import Places
from reader.tui.probe import ambiguous_width
from reader.typesetting.cells import widen_ambiguous
from reader.uncollected import spare_what_stands


def run(
    *,
    targets: Sequence[str | Path],
    opener: Opener,
    at: str | None,
    glossary: Sequence[Path],
) -> int:
    """Read in the terminal until the reader quits; the exit code. Raises SourceError where nothing opens."""
    # Start-up makes a hundred thousand objects that stay; looking through them again costs a tenth of it.
    gc.set_threshold(50_000, 20, 50)
    # The thread that draws waits as long for the one that annotates, each time it has waited for anything
    # else: at Python's own 5 ms a key pressed meanwhile takes four times as long.
    sys.setswitchinterval(0.0005)
    settings, problems = load_settings(locations.config_file(), actions=BY_ID)
    if settings.keys:
        from reader.tui.keychecks import key_problems

        problems += key_problems(locations.config_file(), settings.keys)
    places = Places(locations.notebook_file())
    if not targets and (last := places.last_path()):
        targets = [last]
    reading_list = ReadingList(targets, replace(opener, remembered=places.given))
    article, unopened = reading_list.open_next()
    if article is None and unopened:
        raise unopened[-1]
    opening = open_at(article, settings, places, at, glossary, opener.given) if article else None
    drawn = False
    try:
        with terminal_held(), quiet_keyboard(), failures_logged():
            ambiguous = ambiguous_width(settings.ambiguous)
            if ambiguous == 2:
                widen_ambiguous()
            if article is not None and opening is not None:
                drawn = draw_first_frame(
                    article, opening, settings, ambiguous=ambiguous, turn=reading_list.turn
                )
            # Textual >= 8.2.7 asks the terminal for every key; several then lose an input method's commits.
            os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
            from reader.tui.app import DubenApp

            _draw_on_the_terminal()
            app = DubenApp(
                settings,
                places,
                article=article,
                opening=opening,
                glossary=glossary,
                problems=[*problems, *unopened],
                reading_list=reading_list,
                ambiguous=ambiguous,
                drawn=drawn,
            )
            app.settled = spare_what_stands
            take_screen()
            app.run()
    finally:
        places.close()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


@contextmanager
def failures_logged() -> Iterator[None]:
    """What Python would print over the screen: failures of threads, and in places that cannot raise."""
    import threading

    from reader.faults import report

    def note(failure: Any) -> None:
        if isinstance(failure.exc_value, Exception):
            report(failure.exc_value, "thread")

    before = threading.excepthook, sys.unraisablehook
    threading.excepthook = sys.unraisablehook = note
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = before


def _draw_on_the_terminal() -> None:
    """Textual draws on standard error; where that has been sent elsewhere, draw on standard output."""
    if sys.__stderr__ is not None and not sys.__stderr__.isatty():
        setattr(sys, "__stderr__", sys.__stdout__)  # noqa: B010  # typed as final, and yet the only way
