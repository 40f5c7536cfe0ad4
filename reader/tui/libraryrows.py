"""Texts of the library as lines: pure, from what is known of them to parts of lines.

A row has the columns it has room for; the title takes what is left. What a row has no room for stands below
the list, for the current text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from reader.errors import visible
from reader.library.volumes import Order, Volume
from reader.tui.status import Parts
from reader.typesetting.cells import truncate, width
from reader.wording import Wording

GAP = 2
"""Cells between columns."""
BAR = 6
"""Cells of the bar that shows how far a text has been read."""
_LEAST = 40
"""Cells that a title must have before a column is given up."""


class Column(NamedTuple):
    name: str
    """Its heading, as `wording` has it: "library-date"."""
    cells: int
    draw: Callable[[Volume, int], Parts]
    order: Order | None = None
    """The order in which a click on its heading puts the texts."""
    right: bool = False
    """Aligned to the right."""


def columns_for(cells: int) -> list[Column]:
    """Those that a row of so many cells shows, from left to right, after the title."""
    chosen: list[Column] = []
    room = cells - _LEAST
    for column in _BY_WEIGHT:
        if column.cells + GAP <= room:
            room -= column.cells + GAP
            chosen.append(column)
    return [column for column in _IN_ORDER if column in chosen]


def title_cells(cells: int, columns: list[Column]) -> int:
    return max(0, cells - sum(column.cells + GAP for column in columns))


def draw_volume(volume: Volume, cells: int) -> Parts:
    """Nothing wider than the cells."""
    columns = columns_for(cells)
    room = title_cells(cells, columns)
    title = truncate(visible(volume.title), room)
    parts = [(title, "strong" if volume.standing == "kept" else ""), (" " * (room - width(title)), "")]
    for column in columns:
        parts.append((" " * GAP, ""))
        parts += _fitted(column.draw(volume, column.cells), column)
    return tuple(parts)


def draw_headings(cells: int, wording: Wording, order: Order) -> Parts:
    """A line above the rows; the column that tells the order is marked."""
    columns = columns_for(cells)
    room = title_cells(cells, columns)
    parts = [*_heading(wording("library-title"), room, marked=order == "title")]
    for column in columns:
        parts.append((" " * GAP, ""))
        heading = _heading(wording(column.name), column.cells, marked=column.order == order)
        parts += reversed(heading) if column.right else heading
    return tuple(parts)


def order_at(x: int, cells: int) -> Order | None:
    """Which order a click into the headings asks for."""
    columns = columns_for(cells)
    at = title_cells(cells, columns)
    if x < at:
        return "title"
    for column in columns:
        at += GAP + column.cells
        if x < at:
            return column.order
    return None


def describe_volume(volume: Volume, wording: Wording) -> Iterator[tuple[str, str]]:
    """Everything known of a text, as (line, look); as many lines as there is something to say."""
    yield visible(volume.title), "strong"
    if volume.translated_title:
        yield visible(volume.translated_title), ""
    region = wording.region(volume.region) if volume.region not in ("", "unknown") else ""
    length = wording("characters").format(n=f"{volume.characters:,}") if volume.characters else ""
    facts = (volume.author, volume.source, volume.date, region, length, volume.encoding)
    yield visible(" · ".join(filter(None, facts))), ""
    state = [wording(f"library-{volume.standing}")]
    if volume.added:
        state.append(f"{wording('library-added-on')} {_day(volume.added)}")
    if volume.opened:
        state.append(f"{wording('library-opened')} {_day(volume.opened)} · {volume.per_cent}%")
    state += [f"#{tag}" for tag in volume.tags]
    yield visible(" · ".join(state)), "faint"
    yield visible(volume.address or volume.origin or str(volume.path)), "faint"


def _fitted(parts: Parts, column: Column) -> list[tuple[str, str]]:
    used = sum(width(text) for text, _ in parts)
    space = (" " * max(0, column.cells - used), "")
    return [space, *parts] if column.right else [*parts, space]


def _heading(name: str, cells: int, *, marked: bool) -> list[tuple[str, str]]:
    text = truncate(f"{name} ▾" if marked else name, cells)
    return [(text, "accent" if marked else "faint"), (" " * max(0, cells - width(text)), "")]


def _text(told: str, cells: int) -> Parts:
    return ((truncate(visible(told), cells), "faint"),)


def _source(volume: Volume, cells: int) -> Parts:
    return _text(volume.source or volume.author, cells)


def _date(volume: Volume, cells: int) -> Parts:
    return _text(volume.date, cells)


def _length(volume: Volume, cells: int) -> Parts:
    return _text(f"{volume.characters:,}" if volume.characters else "", cells)


def _opened(volume: Volume, cells: int) -> Parts:
    return _text(_day(volume.opened), cells)


def _tags(volume: Volume, cells: int) -> Parts:
    return _text(" ".join(f"#{tag}" for tag in volume.tags), cells)


def _progress(volume: Volume, _cells: int) -> Parts:
    """A bar and per cent; nothing for a text that was never opened."""
    if not volume.opened:
        return ()
    per_cent = min(max(volume.per_cent, 0), 100)
    done = round(BAR * per_cent / 100)
    return (("━" * done, "accent"), ("─" * (BAR - done), "faint"), (f"{per_cent:4}%", "faint"))


def _day(time: str) -> str:
    """Of a time in UTC, where the reader is."""
    try:
        return datetime.fromisoformat(time).astimezone().date().isoformat()
    except (ValueError, OSError, OverflowError):
        return ""


_SOURCE = Column("library-source", 18, _source)
_DATE = Column("library-date", 10, _date)
_LENGTH = Column("library-length", 9, _length, right=True)
_PROGRESS = Column("library-progress", BAR + 5, _progress, "progress")
_OPENED = Column("library-opened", 10, _opened, "opened")
_TAGS = Column("library-tags", 24, _tags)
_BY_WEIGHT = (_PROGRESS, _OPENED, _SOURCE, _DATE, _LENGTH, _TAGS)
_IN_ORDER = (_SOURCE, _DATE, _LENGTH, _PROGRESS, _OPENED, _TAGS)
