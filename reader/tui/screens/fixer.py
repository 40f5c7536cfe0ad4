"""The form in which a few words are divided or read otherwise."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from reader.annotation.corrections import Correction
from reader.annotation.fixing import Proposal, corrected, is_particular
from reader.chinese.pronunciation import System
from reader.errors import ReaderError
from reader.tui.widgets.fields import Tick
from reader.tui.widgets.saving import Saving
from reader.wording import Wording


class Fixer(Saving):
    """Hands over the correction. It says while one types what will be kept."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, proposal: Proposal, wording: Wording, save: Callable[[Correction], None]) -> None:
        super().__init__()
        self._save = save
        self._proposal = proposal
        self._wording = wording
        self._here: bool | None = None
        """What the reader has chosen; None while the change itself decides."""

    def compose(self) -> ComposeResult:
        wording, system = self._wording, self._proposal.system
        reading = "fix-jyutping" if system is System.JYUTPING else "fix-pinyin"
        with Vertical(id="fixer"):
            yield Label(wording("fix-words"), markup=False)
            yield Input(" ".join(self._proposal.words), id="words", select_on_focus=False)
            yield Label(wording(reading), markup=False)
            yield Input(" ".join(self._proposal.spelled), id="reading", select_on_focus=False)
            yield Tick(wording("fix-here"), id="here")
            yield Static(id="outcome", markup=False)
            with Vertical(id="buttons"):
                yield Button(wording("fix-keep"), id="keep", compact=True)
                yield Button(wording("fix-leave"), id="leave", compact=True)

    def on_mount(self) -> None:
        self.query_one("#fixer").border_title = Content(self._wording("fix-title"))
        words = self.query_one("#words", Input)
        before = self._proposal.words[: self._proposal.chosen]
        words.cursor_position = sum(map(len, before)) + len(before)
        words.focus()
        self._show_outcome()

    @on(Input.Changed)
    def _retell(self) -> None:
        self._show_outcome()

    @on(Tick.Changed)
    def _choose_place(self, event: Tick.Changed) -> None:
        self._here = event.value
        self._show_outcome()

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#keep")
    @on(Input.Submitted)
    def _keep(self) -> None:
        """An unfinished form stays open and says what is wrong."""
        if self.is_saving:
            return
        try:
            made = self._correction()
        except ReaderError:
            self._show_outcome()
            return
        if made is None:
            self.dismiss(None)
        else:
            self.is_saving = True
            self._save(made)

    def _correction(self) -> Correction | None:
        words, reading = (self.query_one(f"#{name}", Input).value for name in ("words", "reading"))
        return corrected(self._proposal, words, reading, here=self._here)

    def _show_outcome(self) -> None:
        outcome = self.query_one("#outcome", Static)
        try:
            made = self._correction()
        except ReaderError as error:
            self.say_wrong(str(error))
            return
        outcome.set_class(False, "-wrong")
        outcome.update(Content(self._told(made)))
        if self._here is None:
            particular = made is not None and is_particular(self._proposal, made)
            self.query_one("#here", Tick).value = particular

    def _told(self, made: Correction | None) -> str:
        if made is None:
            return self._wording("fix-unchanged")
        words = " | ".join(made.words or (made.text,))
        reading = made.pinyin or made.jyutping
        place = f"{made.before or '…'} ＿ {made.after or '…'}"
        where = self._wording("fix-between").format(place=place) if made.before or made.after else ""
        return "  ".join(filter(None, (words, reading, where or self._wording("fix-everywhere"))))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
