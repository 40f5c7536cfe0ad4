"""Glossary files: which there are, in which order, and what is in them.

Nothing in a file can stop the reader: whatever cannot be used becomes one problem with file, line and column,
and all the rest is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Located
from reader.glossary.filetext import WANTED
from reader.glossary.glossary import Glossary, Volume
from reader.glossary.sheets import read_sheet
from reader.uncollected import uncollected

if TYPE_CHECKING:
    from reader.glossary.compiling import Nodes

ENDINGS = (".yaml", ".yml")
OWN_FILE = "mine.yaml"
"""Where entries go that are made in the program: within its folder it has the first word."""


def layers(
    article: Path | None,
    user: Path | None,
    extra: Sequence[Path] = (),
    *,
    shipped: Path | None = None,
    packs: Sequence[Path] = (),
) -> list[Path]:
    """Directories and files to load, later over earlier.

    The shipped glossary, the packs that are on, the user's directory, what lies beside the article, what was
    asked for by name. What was asked for is listed even where it does not exist, so that loading can say so.
    """
    if shipped is None:
        from reader.locations import shipped_glossary

        shipped = shipped_glossary()
    beside = [article.parent / "glossary", *glossaries_beside(article)] if article else []
    present = [path for path in (shipped, *packs, user, *beside) if path and os.path.lexists(path)]
    ordered: dict[Path, Path] = {}
    for path in present:
        ordered.setdefault(same_path(path), path)
    for path in extra:
        ordered.pop(same_path(path), None)
        ordered[same_path(path)] = path
    return list(ordered.values())


def load_glossary(paths: Sequence[Path], cache_dir: Path | None = None) -> Glossary:
    """Every entry of these layers. A directory gives its .yaml files in the order of their names,
    mine.yaml first.

    With a cache, a file that has not changed since it was last loaded is not parsed again.
    """
    volumes: list[Volume] = []
    problems: list[GlossaryError] = []
    with uncollected():
        for layer in paths:
            for path in files_of(layer, problems):
                try:
                    sheet = read_sheet(path, cache_dir)
                except OSError as error:
                    problems.append(unreadable(path, error))
                except GlossaryError as problem:
                    problems.append(problem)
                else:
                    volumes.append(Volume(sheet, path, str(layer)))
                    problems += sheet.problems(path)
    return Glossary.of(volumes, problems)


def load_entries(paths: Sequence[Path]) -> tuple[list[Located], list[GlossaryError]]:
    """The same, with those entries that a later layer replaces."""
    glossary = load_glossary(paths)
    return list(glossary.every()), list(glossary.problems)


def parse_glossary(
    text: str, path: Path, layer: str = "", nodes_of: Nodes | None = None
) -> tuple[list[Located], list[GlossaryError]]:
    """The entries of one file's text, and what is wrong with the rest; `nodes_of` takes their nodes."""
    from reader.glossary.compiling import compile_sheet

    sheet = compile_sheet(text, path, nodes_of)
    return list(Glossary.of([Volume(sheet, path, layer)])), list(sheet.problems(path))


def files_of(layer: Path, problems: list[GlossaryError]) -> Iterator[Path]:
    try:
        if not S_ISDIR(layer.stat().st_mode):
            yield layer
            return
        found = (path for path in layer.iterdir() if _is_glossary(path.name))
        yield from sorted(found, key=lambda path: (path.name != OWN_FILE, path))
    except OSError as error:
        problems.append(unreadable(layer, error))


def _is_glossary(name: str) -> bool:
    """Not what editors and systems put beside a file (.#mine.yaml, ._mine.yaml), nor what tells of a pack."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".") and name != "pack.yaml"


def unreadable(path: Path, error: OSError) -> GlossaryError:
    return GlossaryError(f"cannot be read ({error.strerror or error})", place=Place(path), remedy=WANTED)


def glossaries_beside(article: Path) -> Iterator[Path]:
    """NAME.glossary.yaml for NAME.md and for NAME.zh-Hant.md."""
    name = article.stem
    yield from (article.with_name(f"{stem}.glossary{ending}") for stem in _stems(name) for ending in ENDINGS)


def _stems(name: str) -> tuple[str, ...]:
    shorter = name.rpartition(".")[0]
    return (shorter, name) if shorter and "zh" in name.rpartition(".")[2].lower() else (name,)


def same_path(path: Path) -> Path:
    """One identity for the ways to write a path."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
