"""The popup: a card beside its word, never over the word's own line."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.annotation.card import Card
from reader.article import Position
from reader.chinese.pronunciation import System
from reader.tui.actions import bindings
from reader.tui.cardset import CardLine, set_card
from reader.tui.styles import Styles
from reader.typesetting.cells import width
from reader.wording import Wording

WIDEST = 58
"""Cells: about as long as a line of English should be."""


class Popup(ScrollView, can_focus=True):
    """Shows one card at a time; follows its links and comes back."""

    BINDINGS = bindings("popup")

    @dataclass
    class Closed(Message):
        pass

    @dataclass
    class LinkFollowed(Message):
        term: str

    @dataclass
    class MentionAsked(Message):
        step: int

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._system = System.PINYIN
        self._trail: list[tuple[Card, str]] = []
        self._lines: list[CardLine] = []
        self._link = -1
        self._edge = ""
        self._beside = Region(0, 0, 0, 1)
        self.position: Position | None = None
        """Where the word stands whose card was opened."""

    @property
    def card(self) -> Card | None:
        return self._trail[-1][0] if self._trail else None

    def show(self, card: Card, position: Position, beside: Region, system: System, mention: str) -> None:
        """Open on a word. `beside` is the word's place on the screen, in cells."""
        self.position, self._beside, self._system = position, beside, system
        self._trail = [(card, mention)]
        self._fit()

    def follow(self, card: Card) -> None:
        """The card of a link; Esc comes back from it."""
        self._trail.append((card, ""))
        self._fit()

    def renew(self, card: Card, beside: Region, system: System, mention: str) -> None:
        """The same word in another script or reading: neither the popup nor its trail closes."""
        self._beside, self._system = beside, system
        self._trail[0] = (card, mention)
        self._fit(keep=True)

    def move_beside(self, beside: Region) -> None:
        """The word stands elsewhere on the screen now."""
        self._beside = beside
        self._fit(keep=True)

    # -- shape --

    def _fit(self, *, keep: bool = False) -> None:
        if not self._trail:
            return
        card, mention = self._trail[-1]
        screen = self.screen.size
        cells = min(WIDEST, screen.width - 6)
        self._lines = set_card(card, cells, self._system, self._wording)
        if not keep:
            self._link = -1
        above, below = self._beside.y - 1, screen.height - self._beside.bottom - 1
        wanted = len(self._lines) + 2
        under = below >= min(wanted, 8) or below >= above
        height = max(3, min(wanted, below if under else above, 24))
        self.styles.width, self.styles.height = cells + 4 + (1 if height < wanted else 0), height
        x = max(1, min(self._beside.x - 2, screen.width - cells - 6))
        y = self._beside.bottom if under else max(0, self._beside.y - height)
        self.absolute_offset = Offset(x, y)
        self.border_title = Content(self._title(card))
        links = f" · Tab {self._wording('popup-links')}" if card.see else ""
        back = self._wording("popup-back" if len(self._trail) > 1 else "popup-close")
        self._edge = f"{mention}{links} · Esc {back}".removeprefix(" · ")
        self.border_subtitle = Content(self._edge)
        self.virtual_size = Size(cells, len(self._lines))
        if not keep:
            self.scroll_to(y=0, animate=False)
        self.refresh(layout=True)

    def _title(self, card: Card) -> str:
        forms = [f"{form}" for _, form in card.forms if form != card.headword]
        return " · ".join(dict.fromkeys([card.headword, *forms]))

    def on_resize(self, event: events.Resize) -> None:
        self.scroll_to(
            y=min(self.scroll_offset.y, max(0, len(self._lines) - event.size.height)), animate=False
        )

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        if index >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[index]
        styles = Styles(self.app.theme, self.rich_style)
        segments = []
        for text, name in line.parts:
            chosen = line.link >= 0 and line.link == self._link and name == "link"
            segments.append(Segment(text, styles("cursor" if chosen else f"card-{name}" if name else "")))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    # -- actions --

    def action_move(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page(self, step: int) -> None:
        self.action_move(step * max(1, self.size.height - 1))

    def action_link(self, step: int) -> None:
        if self.card is None or not self.card.see:
            return
        count = len(self.card.see)
        self._link = (self._link + step) % count if self._link >= 0 else (0 if step > 0 else count - 1)
        line = next(index for index, line in enumerate(self._lines) if line.link == self._link)
        if not self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height:
            self.scroll_to(y=line, animate=False)
        self.refresh()

    def action_follow(self) -> None:
        if self.card is None:
            return
        if self._link < 0 and len(self.card.see) == 1:
            self._link = 0
        if 0 <= self._link < len(self.card.see):
            self.post_message(self.LinkFollowed(self.card.see[self._link][0]))

    def action_mention(self, step: int) -> None:
        self.post_message(self.MentionAsked(step))

    def action_close(self) -> None:
        """One card back; from the first, back to the page."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._fit()
        else:
            self.post_message(self.Closed())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            if event.y >= self.outer_size.height - 1:
                self._click_below(event.x)
            return
        index = self.scroll_offset.y + offset.y
        if 0 <= index < len(self._lines) and self._lines[index].link >= 0 and self.card is not None:
            self.post_message(self.LinkFollowed(self.card.see[self._lines[index].link][0]))

    def _click_below(self, x: int) -> None:
        """On the lower edge: ‹ and › go to other mentions, the rest closes."""
        edge = f"{self._edge}──"
        at = x - (self.outer_size.width - width(edge))
        around = "".join(character for cell, character in enumerate(edge) if abs(cell - at) <= 1)
        if "‹" in around or "›" in around:
            self.action_mention(-1 if "‹" in around[:2] else 1)
        else:
            self.action_close()
