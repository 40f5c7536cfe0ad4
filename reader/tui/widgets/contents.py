"""The list of sections, the current one marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.typesetting.cells import truncate


class Contents(OptionList):
    """Titles come in the script the page is in; the mark, not the colour alone, shows where the reader is."""

    def show(self, titles: Sequence[str], current: int) -> None:
        """List the sections; the highlight stays where it is while the list has the focus."""
        chosen = self.highlighted if self.has_focus else current
        self.clear_options()
        self.add_options(
            [self._option(title, current=index == current) for index, title in enumerate(titles)]
        )
        if titles:
            self.highlighted = min(chosen if chosen is not None else 0, len(titles) - 1)

    def _option(self, title: str, *, current: bool) -> Option:
        """One line: a title too long for the panel stands whole on the page."""
        shown = truncate(title, max(8, int(self.styles.width.value if self.styles.width else 24) - 6))
        return Option(Content.assemble("▸ " if current else "  ", (shown, "bold" if current else "")))
