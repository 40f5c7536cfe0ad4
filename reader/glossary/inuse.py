"""The glossary a reader uses for a text: the shipped one, the packs that are on, the reader's own, and what
lies beside the text or is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from reader import locations
from reader.errors import GlossaryError, Place
from reader.glossary.entry import Located
from reader.glossary.files import layers, load_glossary, same_path
from reader.glossary.glossary import Glossary
from reader.glossary.switches import read_switches


def layers_in_use(article: Path | None = None, extra: Sequence[Path] = ()) -> list[Path]:
    """Directories and files, later over earlier."""
    packs, _ = packs_in_use(article)
    return layers(article, locations.user_glossary(), extra, packs=packs)


class Whose(IntEnum):
    """Whose a layer is, the nearest to the reader first."""

    READERS = 0
    TEXTS = 1
    """Beside the text, or asked for by name: the reader's to change, too."""
    PACKS = 2
    SHIPPED = 3


def whose(layer: str) -> Whose:
    path = same_path(Path(layer))
    if path == same_path(locations.user_glossary()):
        return Whose.READERS
    if path == same_path(locations.shipped_glossary()):
        return Whose.SHIPPED
    return Whose.PACKS if path.is_relative_to(same_path(locations.packs_dir())) else Whose.TEXTS


def is_own(located: Located) -> bool:
    """Whether an entry stands in a file of the reader's: not in one that comes with duben or with a pack, and
    would be overwritten by the next version."""
    return located.place.line is not None and whose(located.layer) <= Whose.TEXTS


def packs_in_use(article: Path | None) -> tuple[list[Path], list[GlossaryError]]:
    """Folders of the packs that are on, and what is wrong with the switches."""
    file, folder = locations.packs_file(), locations.packs_dir()
    switches, problems = read_switches(file)
    names = switches.of(article)
    for name in names:
        if not (folder / name).is_dir():
            remedy = f"add it, or duben glossary pack off {name}"
            problems.append(GlossaryError(f"the pack {name} is not there", place=Place(file), remedy=remedy))
    return [folder / name for name in names if (folder / name).is_dir()], problems


def open_glossary(article: Path | None = None, extra: Sequence[Path] = ()) -> Glossary:
    """All entries, and all that is wrong with any file."""
    packs, problems = packs_in_use(article)
    paths = layers(article, locations.user_glossary(), extra, packs=packs)
    glossary = load_glossary(paths, locations.cache_dir())
    glossary.problems = (*problems, *glossary.problems)
    return glossary
