"""What lies over an edge keeps its wide characters, drawn as a whole and drawn again in part."""

from __future__ import annotations

from io import StringIO

import pyte
import pytest
from rich.console import Console
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from reader.tui.compositor import keep_characters_whole

OVER = "上面的字不可切斷啊"


class Layers(App[None]):
    CSS = """
    Screen { layers: under over; }
    #left { width: 11; } #right { width: 1fr; }
    #over { layer: over; width: 20; height: 1; offset: 4 0; }
    """

    def __init__(self) -> None:
        keep_characters_whole()
        super().__init__()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("甲乙" * 9, id="left")
            yield Static("子丑" * 40, id="right")
        yield Static(OVER, id="over")


async def test_a_line_over_an_edge_is_whole() -> None:
    app = Layers()
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert strips[0].text.startswith(f"甲乙{OVER}")
        assert all(strip.cell_length == 40 for strip in strips)


@pytest.mark.parametrize("changed", ["#left", "#right", "#over"])
async def test_a_part_drawn_again_leaves_what_lies_over_it_whole(changed: str) -> None:
    app = Layers()
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        terminal = pyte.Screen(40, 3)
        stream, console = pyte.Stream(terminal), Console(file=StringIO(), color_system=None)
        compositor = app.screen._compositor
        stream.feed(compositor.render_full_update().render_segments(console))
        before = list(terminal.display)
        assert OVER in before[0].replace(" ", "")
        compositor._dirty_regions.add(app.query_one(changed).region.intersection(app.screen.region))
        update = compositor.render_partial_update()
        assert update
        stream.feed(update.render_segments(console))
        assert list(terminal.display) == before
