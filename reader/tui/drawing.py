"""The last thing before the terminal: whatever a widget shows, only what is drawn goes there.

Texts, names and fields are made harmless where they come in; this holds also for what Textual shows by itself
(what is pasted into a field, a list of its own), and keeps every character in the cells it is counted for.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.typesetting.drawing import drawn


class Drawn(LineFilter):
    """Textual passes every line of every widget through it, and keeps what came out with the line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [Segment(drawn(text), style, control) for text, style, control in segments]
