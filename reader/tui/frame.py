"""Where things stand on the screen: masthead, contents, page, gloss line.

Panels fold away before the text suffers. Knows no Textual, so that the first frame stands where every later
one will.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.annotation.kept import Kept
from reader.article import Article
from reader.settings import Settings
from reader.tui.desk import Desk
from reader.tui.status import masthead_line
from reader.tui.titles import Titles, title_line
from reader.tui.view import Ruby, View
from reader.typesetting.cells import width
from reader.typesetting.page import English, Measure
from reader.wording import Wording

BESIDE_FROM = 100
"""Columns of the terminal below which English beside becomes English below."""
CONTENTS_FROM = 100
"""Columns from which the contents stand beside the page."""
NARROWEST, NARROWEST_OVER = 24, 28
"""Columns of the contents beside the page, whatever their titles, and over it."""
AROUND_TITLE = 6
"""Columns of the contents besides the longest title: mark, edge, margins."""
AROUND_TEXT = 8
"""Columns of the page besides its measure: margins and scroll bar."""
TITLES = 400
"""Titles that are measured; a book has some hundreds."""
SCROLLBAR = 1
SMALLEST = (20, 5)
"""Columns and rows below which nothing can be read."""


class ContentsPlace(NamedTuple):
    shown: bool
    over: bool
    """Over the page instead of beside it."""


def place_contents(columns: int, settings: Settings, article: Article, wanted: bool | None) -> ContentsPlace:
    """`wanted` is what the reader has asked for: to see them, not to, or nothing yet."""
    if wanted is False:
        return ContentsPlace(False, False)
    roomy = columns >= CONTENTS_FROM
    if wanted:
        return ContentsPlace(True, not roomy)
    return ContentsPlace(roomy and settings.contents != "off" and len(article.sections) > 1, False)


def contents_width(columns: int, settings: Settings, titles: Titles, *, over: bool = False) -> int:
    """Columns of the contents: as their titles are long, in a third of the window at most, and beside the
    page only where its text keeps its measure. The same in every look of a text: nothing jumps."""
    sections = range(min(TITLES, len(titles)))
    longest = max((width(title_line(titles, section, "", columns)) for section in sections), default=0)
    wanted = longest + AROUND_TITLE
    if over:
        return max(min(wanted, columns - 4), min(NARROWEST_OVER, columns))
    panes = 2 if any(block.translation for block in titles.article.blocks[:50]) else 1
    spare = columns - panes * 2 * settings.measure - AROUND_TEXT
    return max(NARROWEST, min(wanted, columns // 3, spare))


def take_measure(
    article: Article, view: View, settings: Settings, *, columns: int, page: int, ambiguous: int
) -> Measure:
    """`columns` of the terminal, of which `page` are the page's."""
    english = view.english
    if english is English.BESIDE and columns < BESIDE_FROM:
        english = English.BELOW
    if not any(block.translation for block in article.blocks[:50]):
        english = English.OFF
    return Measure(
        width=page,
        measure=2 * settings.measure,
        english=english,
        ruby=view.ruby is not Ruby.OFF,
        ambiguous=ambiguous,
    )


def lay_desk(
    article: Article, view: View, measure: Measure, wording: Wording, kept: Kept | None = None
) -> Desk:
    """A desk with the article's date line, the words of its hints, and what is kept of the text."""
    return Desk(
        article,
        view,
        measure,
        masthead=masthead_line(article, wording),
        reveal_hint=wording("reveal-hint"),
        kept=kept,
    )
