"""A folder on its way into the library: how far it has come, and what could not be kept."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from reader.errors import visible
from reader.library.folder import Progress, import_folder
from reader.library.shelf import Shelf
from reader.tui.status import Parts
from reader.tui.widgets.rows import Rows
from reader.typesetting.cells import truncate
from reader.wording import Wording

TELL_EVERY = 0.05
"""Seconds between two looks at how far it has come."""
BAR = 40
"""Cells."""


class Importing(ModalScreen[Progress]):
    """Dismisses with what was done. Esc stops it while it runs, then closes; what was kept stays kept."""

    BINDINGS = [Binding("escape,q", "leave", show=False)]

    class Came(Message):
        def __init__(self, progress: Progress, *, over: bool) -> None:
            super().__init__()
            self.progress = progress
            self.over = over

    def __init__(self, folder: Path, wording: Wording) -> None:
        super().__init__()
        self._folder = folder
        self._wording = wording
        self._stop = Event()
        self._progress = Progress(0)
        self._over = False

    def compose(self) -> ComposeResult:
        with Vertical(id="importing"):
            yield Static(id="bar")
            yield Static(id="counts")
            yield Rows(id="failures")
            yield Static(id="failure")
            yield Button(self._wording("import-stop"), id="leave", compact=True)

    def on_mount(self) -> None:
        self.query_one("#importing").border_title = Content(
            f"{self._wording('import')} {visible(str(self._folder))}"
        )
        self.query_one(Rows).focus()
        self._run_import()

    @work(thread=True)
    def _run_import(self) -> None:
        """Tells now and then, and in the end always."""
        told = 0.0

        def tell(progress: Progress) -> None:
            nonlocal told
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                self.post_message(self.Came(progress, over=False))

        done = import_folder(self._folder, Shelf(), tell=tell, stopped=self._stop.is_set)
        self.post_message(self.Came(done, over=True))

    def on_importing_came(self, event: Came) -> None:
        progress = self._progress = event.progress
        self._over = event.over
        done = BAR * progress.done // progress.total if progress.total else BAR * event.over
        bar = f"{'━' * done}{'─' * (BAR - done)} {progress.done:,} / {progress.total:,}"
        self.query_one("#bar", Static).update(Content(bar))
        counts = self._wording("import-counts").format(
            added=f"{progress.added:,}", known=f"{progress.known:,}", failed=f"{len(progress.failed):,}"
        )
        self.query_one("#counts", Static).update(Content(counts))
        rows = self.query_one(Rows)
        if len(progress.failed) != rows.virtual_size.height or event.over:
            rows.show(len(progress.failed), self._draw, row=max(0, rows.row))
        if event.over:
            self.query_one(Button).label = Content(self._wording("import-close"))

    def _draw(self, row: int, cells: int) -> Parts:
        return ((truncate(visible(self._progress.failed[row]), cells), ""),)

    @on(Rows.Moved)
    def _tell_failure(self, event: Rows.Moved) -> None:
        """The current line in full."""
        failed = self._progress.failed
        line = failed[event.row] if 0 <= event.row < len(failed) else ""
        self.query_one("#failure", Static).update(Content(visible(line)))

    def on_button_pressed(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        if self._over:
            self.dismiss(self._progress)
        else:
            self._stop.set()

    def on_unmount(self) -> None:
        self._stop.set()
