"""The first frame, drawn without Textual: the text itself, set where every later frame will have it.

It goes to the alternate screen as plain lines with colours; Textual takes the screen over from there. Where
anything about the terminal is in doubt nothing is drawn, and Textual's own first frame is the first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from reader.article import Article
from reader.palette import NIGHT, PALETTES
from reader.settings import Settings
from reader.sgr import Depth, Ink
from reader.tui.anchor import Anchor, point_of
from reader.tui.desk import Desk
from reader.tui.finder import Finder
from reader.tui.frame import SCROLLBAR, SMALLEST, contents_width, lay_desk, place_contents, take_measure
from reader.tui.hold import show_frame
from reader.tui.opening import Opening
from reader.tui.progress import Progress
from reader.tui.status import assumed_encoding, footline, lay_bar, masthead, name_of
from reader.tui.titles import ARTICLE, Titles, first_title, title_line
from reader.tui.widgets.ink import Selection, inked
from reader.typesetting.cells import width
from reader.typesetting.drawing import drawn
from reader.wording import Wording, chosen_language

Runs = Iterable[tuple[str, tuple[str, ...]]]

ENTER = "\x1b[?1049h\x1b[?25l\x1b[H"


def draw_first_frame(
    article: Article, opening: Opening, settings: Settings, *, ambiguous: int, turn: tuple[int, int] = (1, 1)
) -> bool:
    """True where it has been drawn; the screen is then the alternate one."""
    out = sys.__stdout__
    if os.name != "posix" or out is None or not out.isatty():
        return False
    try:
        columns, rows = os.get_terminal_size(out.fileno())
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            return False
        lines = frame(article, opening, settings, columns=columns, rows=rows, ambiguous=ambiguous, turn=turn)
        ink = Ink(PALETTES.get(settings.theme, NIGHT), _depth(), filled=True)
        show_frame(ENTER + "\r\n".join(_written(line, ink) for line in lines))
    except (OSError, UnicodeError):
        return False
    return True


@contextmanager
def quiet_keyboard() -> Iterator[None]:
    """Keys pressed between the first frame and Textual are kept for it, and not echoed over the text."""
    if os.name != "posix":
        yield
        return
    import termios

    try:
        keyboard = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
        before = termios.tcgetattr(keyboard)
    except (OSError, ValueError, termios.error):
        yield
        return
    quiet = termios.tcgetattr(keyboard)
    quiet[0] &= ~termios.ICRNL  # Enter stays Enter
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        # Textual gives back what it found, which is the quiet keyboard; the shell needs its own.
        with suppress(OSError, termios.error):
            termios.tcsetattr(keyboard, termios.TCSANOW, before)


def frame(
    article: Article,
    opening: Opening,
    settings: Settings,
    *,
    columns: int,
    rows: int,
    ambiguous: int,
    turn: tuple[int, int] = (1, 1),
) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Every line of the screen as (text, look)."""
    wording = Wording(chosen_language(settings.language))
    contents = place_contents(columns, settings, article, None)
    titles = Titles(article, opening.view.script, opening.kept)
    left = contents_width(columns, settings, titles) if contents.shown else 0
    page = columns - left - SCROLLBAR
    measure = take_measure(article, opening.view, settings, columns=columns, page=page, ambiguous=ambiguous)
    desk = lay_desk(article, opening.view, measure, wording, opening.kept)
    progress = Progress(article)
    section = progress.section(opening.cursor)
    listed = _listed(titles, section, wording, left, rows - 3) if left else None
    name = titles.of(ARTICLE) or name_of(article, wording)
    encoding = assumed_encoding(article)
    head = lay_bar(*masthead(name, opening.view, wording, measure, turn, encoding), columns - 2)
    foot = lay_bar(
        *footline(
            None,
            wording,
            section=(section + 1, len(article.sections)),
            per_cent=progress.per_cent(opening.cursor),
            finder=Finder(),
        ),
        columns - 2,
    )
    body = _page(desk, opening, rows - 2)
    lines = [[(" ", ()), *((text, (look,)) for text, look in head)]]
    for _ in range(rows - 2):
        beside = next(listed) if listed is not None else []
        lines.append([*beside, *next(body, [])])
    lines.append(
        [
            (" ", ("on-surface",)),
            *((text, ("on-surface", look)) for text, look in foot),
            (" ", ("on-surface",)),
        ]
    )
    return lines


def _page(desk: Desk, opening: Opening, rows: int) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    anchor = opening.top or Anchor(opening.cursor, 0)
    point = min(point_of(desk, anchor), desk.flow.last_top(rows))
    for _ in range(rows):
        cursor = opening.cursor
        word = desk.word_at(cursor) if cursor.block == point.block else None
        yield inked(desk, point.block, desk.set_block(point.block).lines[point.line], Selection(word))
        following = desk.flow.step(point, 1)
        if following == point:
            return
        point = following


def _listed(
    titles: Titles, current: int, wording: Wording, cells: int, rows: int
) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    """Lines of the contents panel, without end."""
    blank = " " * (cells - 1)
    edge = ("▕", ("panel-edge",))
    yield [(blank, ()), edge]
    for index in range(first_title(current, rows), len(titles)):
        title = title_line(titles, index, wording("introduction"), cells - 6)
        mark = "▸ " if index == current else "  "
        text = f" {mark}{title}"
        yield [(text, ("current",) if index == current else ()), (" " * (cells - 1 - width(text)), ()), edge]
    while True:
        yield [(blank, ()), edge]


def _written(line: Runs, ink: Ink) -> str:
    """A whole line, its rest filled with the ground."""
    return f"{''.join(f'{ink.sgr(look)}{drawn(text)}' for text, look in line)}{ink.sgr(())}\x1b[K"


def _depth() -> Depth:
    """True colour where the terminal says so, else weight and lines alone: Textual knows the rest better."""
    true_colour = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    return Depth.TRUE if true_colour and not os.environ.get("NO_COLOR") else Depth.LINES
