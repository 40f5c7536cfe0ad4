"""Export the README's picture from the running program.

    python docs/make_pictures.py

Rich gives a run of text the length of its characters, which squeezes Han into half its width; the lengths are
put right here, so that the picture is true.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len

ROOT = Path(__file__).resolve().parents[1]
RUN = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<middle>[^>]*?)'
    r'textLength="[\d.]+"(?P<after>[^>]*)>(?P<text>[^<]*)</text>'
)
CELL = 12.2
"""Width of a cell in Rich's pictures."""
FONTS = "'Noto Sans Mono CJK TC','Noto Sans Mono CJK HK','Sarasa Mono TC','PingFang HK',monospace"


def with_true_widths(svg: str) -> str:
    """The picture with every run as long as its cells."""

    def mend(match: re.Match[str]) -> str:
        x = float(match["x"])
        pieces = []
        for _, group in groupby(html.unescape(match["text"]), key=lambda character: cell_len(character) == 2):
            text = "".join(group)
            length = cell_len(text) * CELL
            place = f'{match["before"]}x="{x:.1f}"{match["middle"]}'
            attributes = f'{place}textLength="{length:.1f}"{match["after"]}'
            if text.strip():
                pieces.append(f"<text {attributes}>{html.escape(text).replace(' ', '&#160;')}</text>")
            x += length
        return "".join(pieces)

    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS).replace("font-family: arial", f"font-family: {FONTS}")
    return RUN.sub(mend, svg)


async def picture(size: tuple[int, int], keys: list[str], text: Path, **settings: object) -> str:
    """What the screen shows after these keys."""
    from reader.settings import Settings
    from reader.sources import open_article
    from reader.tui.app import DubenApp
    from reader.tui.places import Places
    from reader.tui.screens.reading import ReadingScreen

    with tempfile.TemporaryDirectory() as home:
        app = DubenApp(
            Settings(language="en", **settings),  # type: ignore[arg-type]
            Places(Path(home) / "notebook.sqlite"),
            article=open_article(text),
        )
        async with app.run_test(size=size) as pilot:
            for _ in range(500):
                await pilot.pause(0.02)
                screen = app.screen
                if isinstance(screen, ReadingScreen) and screen.page.desk and screen.page.desk.annotated_all:
                    break
            await pilot.pause(0.3)
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.15)
            await pilot.pause(0.3)
            return with_true_widths(app.export_screenshot(title="duben"))


def main() -> None:
    if len(sys.argv) > 1:
        width, height, text, target, *keys = sys.argv[1:]
        Path(target).write_text(asyncio.run(picture((int(width), int(height)), keys, Path(text))), "utf-8")
        return
    keys = ["e", "r", "slash", *"telangpu", "enter", "enter"]
    svg = asyncio.run(picture((120, 32), keys, ROOT / "texts" / "ceasefire.zh-Hant.md"))
    (ROOT / "docs" / "reading.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
