"""The words of the masthead and the gloss line. Pure: from what is known to parts of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Region
from reader.errors import visible
from reader.tui.finder import Finder
from reader.tui.view import Ruby, View
from reader.typesetting.cells import truncate, width
from reader.typesetting.page import English, Measure
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.annotation.card import Gloss

Parts = tuple[tuple[str, str], ...]
"""(text, look) each; "" for plain."""


def lay_bar(left: Parts, right: Parts, cells: int) -> Parts:
    """One line: the left part gives way, the right part stands at the right edge."""
    right = _cut(right, max(0, cells * 2 // 3))
    taken = sum(width(text) for text, _ in right)
    left = _with_shorter_reading(left, cells - taken - (2 if taken else 0))
    left = _cut(left, cells - taken - (2 if taken else 0))
    used = sum(width(text) for text, _ in left)
    return (*left, (" " * max(0, cells - used - taken), ""), *right)


def _with_shorter_reading(parts: Parts, room: int) -> Parts:
    """A long reading gives way before the English and the kind do."""
    over = sum(width(text) for text, _ in parts) - room
    return tuple(
        (truncate(text, max(SHORTEST, width(text) - over)), look)
        if look == "accent" and over > 0 and width(text) > SHORTEST
        else (text, look)
        for text, look in parts
    )


SHORTEST = 16
"""Cells of a reading that stay."""


def _cut(parts: Parts, room: int) -> Parts:
    kept = []
    for text, look in parts:
        cut = truncate(text, room)
        kept.append((cut, look))
        room -= width(cut)
        if cut != text:
            break
    return tuple(kept)


def masthead(
    title: str,
    view: View,
    wording: Wording,
    measure: Measure | None,
    turn: tuple[int, int] = (1, 1),
    encoding: str = "",
) -> tuple[Parts, Parts]:
    """讀本 and the title; which of several texts it is; script, reading mode and English; the encoding."""
    left: Parts = (("讀本 ", "accent"), (visible(title), "strong"))
    looks = [f"{turn[0]}/{turn[1]}"] if turn[1] > 1 else []
    looks.append(wording(f"script-{view.script}"))
    if view.ruby is Ruby.OFF:
        looks.append(wording("ruby-off"))
    else:
        looks.append(f"{wording(f'system-{view.system}')}: {wording(f'ruby-{view.ruby}')}")
    if view.english is not English.OFF:
        shown = measure.english if measure and measure.english is not English.OFF else view.english
        looks.append(f"EN {wording(f'english-{shown}-short')}")
    if encoding:
        looks.append(encoding)
    return left, ((" · ".join(looks), "faint"),)


def assumed_encoding(article: Article) -> str:
    """What a text was read as, where that is not plain UTF-8; with a question mark where it was a guess."""
    if article.encoding in ("", "UTF-8"):
        return ""
    return article.encoding + "?" * article.encoding_doubtful


LONGEST_QUERY = 24
"""Cells of what is sought; the place in the text is told beside it."""
GAUGE = 8
"""Cells of a gauge."""


def gauge(share: float) -> str:
    """How much is done, from 0 to 1, as a bar and in figures.

    >>> gauge(0.3)
    '██░░░░░░ 30%'
    """
    done = min(GAUGE, int(share * GAUGE))
    return f"{'█' * done}{'░' * (GAUGE - done)} {int(100 * share)}%"


def footline(
    gloss: Gloss | None,
    wording: Wording,
    *,
    section: tuple[int, int],
    per_cent: int,
    finder: Finder,
    annotated: float = 1.0,
    preparing: bool = False,
) -> tuple[Parts, Parts]:
    """Headword · reading · English · kind; what takes long, search, section k of n, per cent, help.

    `annotated` is how much of the text is, where that is worth telling; `preparing` says that what is waited
    for are files which are built once.
    """
    left: list[tuple[str, str]] = []
    if gloss is not None:
        left.append((gloss.headword, "strong"))
        if gloss.reading:
            left.append((f"  {gloss.reading}", "accent"))
            if gloss.doubtful:
                left.append((" ?", "alert"))
        if gloss.english:
            left.append((f"  {gloss.english}", ""))
        if gloss.kind:
            left.append((f"  [{wording.kind(gloss.kind)}]", "faint"))
    right = []
    if preparing:
        right.append(wording("preparing"))
    if finder.query:
        count = f"{len(finder.hits)}{'' if finder.done else '+'}"
        searched = f" {gauge(finder.share)}" if finder.is_slow else ""
        right.append(f"/{truncate(finder.query, LONGEST_QUERY)} {finder.number}/{count}{searched}")
    elif annotated < 1 and not preparing:
        right.append(f"{wording('annotating')} {gauge(annotated)}")
    right += [f"§{section[0]}/{section[1]}", f"{per_cent}%", f"? {wording('help-word')}"]
    return tuple(left), ((" · ".join(right), "faint"),)


def masthead_line(article: Article, wording: Wording) -> str:
    """Date, author, source and region, as far as the text gives them."""
    region = "" if article.region is Region.UNKNOWN else wording.region(article.region)
    region += "?" * article.region_guessed
    return " · ".join(part for part in (article.date, article.author, article.source, region) if part)


def name_of(article: Article, wording: Wording) -> str:
    """What to call an article: its title, else its file."""
    return article.title or (article.path.name if article.path else wording("standard-input"))
