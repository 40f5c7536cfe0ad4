"""The glossary packs there are: which are on, for this text or always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from reader import locations
from reader.errors import ReaderError, visible
from reader.tui.actions import bindings
from reader.tui.status import Parts
from reader.tui.widgets.rows import Rows
from reader.typesetting.cells import truncate, width
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.glossary.packs import Pack
    from reader.glossary.switches import Switches


class PacksScreen(ModalScreen[None]):
    """Space switches a pack for this text, Shift+A for all; the page follows at once."""

    BINDINGS = bindings("packs")

    @dataclass
    class Listed(Message):
        """A worker has looked into the folder."""

        packs: Sequence[tuple[Pack, int]]
        """With the number of their entries."""
        switches: Switches
        problems: Sequence[str]

    def __init__(self, text: Path | None, wording: Wording, changed: Callable[[], None]) -> None:
        """`text` is what is being read; `changed` is called when a pack has been switched."""
        super().__init__()
        self._text = text
        self._wording = wording
        self._changed = changed
        self._packs: Sequence[tuple[Pack, int]] = ()
        self._switches: Switches | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="packs"):
            yield Rows()
            yield Static(id="about")
            yield Static(id="problem")
            yield Static(Content(self._wording("packs-hint")), classes="hint")

    def on_mount(self) -> None:
        self.query_one("#packs").border_title = Content(self._wording("packs"))
        self.query_one(Rows).focus()
        self.run_worker(self._look, thread=True)

    def _look(self) -> None:
        """In a worker."""
        from reader.glossary.files import load_glossary
        from reader.glossary.packs import installed
        from reader.glossary.switches import read_switches

        found, problems = installed(locations.packs_dir())
        switches, wrong = read_switches(locations.packs_file())
        counted = [(pack, len(load_glossary([pack.path], locations.cache_dir()))) for pack in found]
        self.post_message(self.Listed(counted, switches, [*map(str, problems), *map(str, wrong)]))

    def on_packs_screen_listed(self, event: Listed) -> None:
        self._packs, self._switches = event.packs, event.switches
        rows = self.query_one(Rows)
        rows.show(len(self._packs), self._draw, row=max(0, rows.row))
        if event.problems:
            self.tell_problem(event.problems[0])

    def tell_problem(self, line: str) -> None:
        """In the dialog, where nothing is hidden by it; the last one stands."""
        self.query_one("#problem", Static).update(Content(f"✗ {visible(line)}"))

    def _draw(self, row: int, cells: int) -> Parts:
        pack, entries = self._packs[row]
        here = self._is_on(pack, here=True)
        mark = f"{'[x]' if here else '[ ]'} "
        always = self._is_on(pack, here=False)
        state = self._wording("packs-on" if always else "packs-here" if here else "packs-off")
        right = f"  {entries:,} · {visible(pack.licence)} · {state}"
        room = max(4, cells - width(mark) - width(right))
        title = truncate(visible(pack.title), room)
        name = truncate(f"  {visible(pack.name)}", room - width(title)) if self._has_twin(pack) else ""
        space = " " * (room - width(title) - width(name))
        return ((mark, "accent"), (title, "strong"), (f"{name}{space}", ""), (right, "faint"))

    def _has_twin(self, pack: Pack) -> bool:
        return sum(other.title == pack.title for other, _ in self._packs) > 1

    def _is_on(self, pack: Pack, *, here: bool) -> bool:
        switches = self._switches
        return switches is not None and pack.name in switches.of(self._text if here else None)

    @on(Rows.Moved)
    def _tell_about(self, event: Rows.Moved) -> None:
        about = self.query_one("#about", Static)
        if not 0 <= event.row < len(self._packs):
            about.update(Content(self._wording("packs-none") if self._switches else ""))
            return
        pack, _ = self._packs[event.row]
        region = self._wording.region(pack.region) if pack.region else ""
        facts = " · ".join(filter(None, (pack.name, pack.author, region, pack.version)))
        told = "\n".join(filter(None, (facts, pack.description, pack.homepage)))
        about.update(Content("\n".join(map(visible, told.split("\n")))))

    @on(Rows.Chosen)
    def action_here(self) -> None:
        """For this text; where there is no file to remember it by, for all."""
        self._switch(here=self._text is not None)

    def action_always(self) -> None:
        self._switch(here=False)

    def _switch(self, *, here: bool) -> None:
        row = self.query_one(Rows).row
        if 0 <= row < len(self._packs):
            pack, _ = self._packs[row]
            on = not self._is_on(pack, here=here)
            self.run_worker(lambda: self._write(pack.name, on=on, here=here), thread=True)

    def _write(self, name: str, *, on: bool, here: bool) -> None:
        """In a worker."""
        from reader.glossary.switches import change_switches

        try:
            change_switches(locations.packs_file(), name, on=on, text=self._text if here else None)
        except ReaderError as error:
            self.app.call_from_thread(self.tell_problem, str(error))
        except OSError as error:
            self.app.call_from_thread(self.tell_problem, f"{error.filename}: {error.strerror}")
        else:
            self._changed()
        self._look()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
