"""Correcting how the text is divided and read, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.tui import questions
from reader.tui.messages import NothingToUndo, NotWritten, ProposalReady, Recorrected
from reader.tui.screens.finding import Finding

if TYPE_CHECKING:
    from reader.annotation.corrections import Correction
    from reader.annotation.kept import Kept
    from reader.article import Article, Position
    from reader.tui.anchor import Anchor
    from reader.tui.view import View
    from reader.tui.widgets.saving import Saving


class Fixing(Finding):
    """`x` opens the words at the cursor, `u` takes a correction back."""

    def __init__(
        self,
        article: Article,
        view: View,
        cursor: Position,
        top: Anchor | None = None,
        kept: Kept | None = None,
    ) -> None:
        super().__init__(article, view, cursor, top, kept)
        self._made: list[Correction | None] = []
        """Corrections made since the text was opened; None in the place of what is no correction."""
        self._form: Saving | None = None
        """The last that was opened."""

    def action_fix(self) -> None:
        if self._loader:
            self.ask_box("fix", questions.proposal(self._loader, self.cursor, self.view))

    @on(ProposalReady)
    def _open_fixer(self, event: ProposalReady) -> None:
        from reader.tui.screens.fixer import Fixer

        if event.proposal is None:
            self.duben.tell(self.duben.wording("fix-nothing"), "information")
        elif self.is_current:
            self._open_saving(Fixer(event.proposal, self.duben.wording, self._correct))
        self.duben.free_keys("fix")

    def _open_saving(self, form: Saving) -> None:
        """A form that closes when what is in it has been written."""
        self._form = form
        self.app.push_screen(form)

    def _close_form(self) -> None:
        if self._form and self._form.is_current and self._form.is_saving:
            self._form.dismiss(None)

    @on(NotWritten)
    def _tell_not_written(self, event: NotWritten) -> None:
        if event.undoing is None and self._form and self._form.is_current and self._form.is_saving:
            self._form.refuse(event.line)
        else:
            self.duben.tell(event.line, "error")

    def _correct(self, correction: Correction) -> None:
        if self._loader:
            self._loader.ask("correct", questions.correct(self._loader, self.article, correction))

    def action_undo_fix(self) -> None:
        if self._loader:
            last = next((made for made in reversed(self._made) if made), None)
            self._loader.ask(
                "correct", questions.undo_correction(self._loader, self.article, self.cursor, last)
            )

    @on(NothingToUndo)
    def _tell_nothing(self) -> None:
        self.duben.tell(self.duben.wording("fix-none"), "information")

    @on(Recorrected)
    def _show_corrected(self, event: Recorrected) -> None:
        if event.undone:
            self._made = [made for made in self._made if made != event.correction]
        else:
            self._close_form()
            self._made.append(event.correction)
        if self.page.desk:
            self.page.desk.expect_again(event.blocks)
            self.page.report_sighted()
        self._ask_gloss()
        self._renew_popup()
        key = "fix-undone" if event.undone else "fix-kept"
        words = " ".join(event.correction.words or (event.correction.text,))
        reading = event.correction.pinyin or event.correction.jyutping
        text = f"{words} {reading}".strip()
        self.duben.tell(self.duben.wording(key).format(text=text), "information")
