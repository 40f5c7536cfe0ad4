"""What an article and its sections are called, in the script the page is in.

Of thousands of titles only those in sight are converted, in the worker; what an earlier sitting has kept is
there at once. A title that is not converted yet is shown as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.annotation.kept import Kept
from reader.article import Article, BlockKind
from reader.chinese.script import Script
from reader.typesetting.cells import truncate

ARTICLE = -1
"""Stands for the article's own title among the numbers of sections."""
DEEPEST = 4
"""Steps of indentation: a title needs its room."""


class Titles:
    def __init__(self, article: Article, script: Script, kept: Kept | None = None) -> None:
        self.article = article
        self.script = script
        self._kept = kept
        self._shown: dict[int, str] = {}
        self.outermost = min((section.level for section in article.sections), default=2)
        """The level of the titles that stand at the panel's edge."""

    def __len__(self) -> int:
        return len(self.article.sections)

    def turn_to(self, script: Script) -> None:
        """Another script from now on."""
        if script is not self.script:
            self.script = script
            self._shown.clear()

    def add(self, script: Script, shown: Mapping[int, str]) -> None:
        """What the worker has converted, if it is still wanted."""
        if script is self.script:
            self._shown.update(shown)

    def of(self, section: int) -> str:
        """A section's title; the article's for ARTICLE. Empty where it has none."""
        if (known := self._shown.get(section)) is not None:
            return known
        printed = self.printed(section)
        if self.script is Script.ORIGINAL or self._kept is None:
            return printed
        block = heading_of(self.article, section)
        view = self._kept.view(block, self.script) if block is not None else None
        if view is not None:
            self._shown[section] = view.text
        return view.text if view is not None else printed

    def printed(self, section: int) -> str:
        return self.article.title if section == ARTICLE else self.article.sections[section].title

    def missing(self, sections: Iterable[int]) -> list[int]:
        """Those of these that are to be converted."""
        if self.script is Script.ORIGINAL:
            return []
        unknown = [section for section in sections if self.of(section) is not self._shown.get(section)]
        return [section for section in unknown if heading_of(self.article, section) is not None]

    def forget_kept(self) -> None:
        """The glossary has changed: regions may call things otherwise."""
        self._kept = None
        self._shown.clear()


def heading_of(article: Article, section: int) -> int | None:
    """The block whose text is the title; None where it stands in no block."""
    if section == ARTICLE:
        head = article.blocks[0] if article.blocks else None
        return 0 if head and head.kind is BlockKind.HEADING and head.text == article.title else None
    told = article.sections[section]
    titled = told.title and article.blocks[told.start].text == told.title
    return told.start if titled else None


def title_line(titles: Titles, section: int, introduction: str, cells: int) -> str:
    """A line of the contents, as far in as its section stands below the outermost; within the cells."""
    inward = min(DEEPEST, titles.article.sections[section].level - titles.outermost)
    return "  " * inward + truncate(titles.of(section) or introduction, max(4, cells - 2 * inward))


def first_title(current: int, rows: int) -> int:
    """The first section of a panel of so many rows in which the current one is to be seen."""
    return max(0, current - rows + 1)
