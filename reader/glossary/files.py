"""Glossary files: which there are, in which order, and what is in them.

Nothing in a file can stop the reader: whatever cannot be used becomes one problem with file, line and column,
and all the rest is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.errors import GlossaryError, Place
from reader.glossary.entry import Located
from reader.glossary.glossary import Glossary
from reader.glossary.nodes import read_nodes
from reader.glossary.schema import read_entry

LARGEST = 16_000_000
"""Bytes of one file: some 80,000 entries."""
ENDINGS = (".yaml", ".yml")
WANTED = "give a .yaml file or a directory of them"


def layers(
    article: Path | None, user: Path | None, extra: Sequence[Path] = (), *, shipped: Path | None = None
) -> list[Path]:
    """Directories and files to load, later over earlier.

    The shipped glossary, the user's directory, what lies beside the article, what was asked for by name. What
    was asked for is listed even where it does not exist, so that loading can say so.
    """
    if shipped is None:
        from reader.locations import shipped_glossary

        shipped = shipped_glossary()
    beside = [article.parent / "glossary", *_beside(article)] if article else []
    present = [path for path in (shipped, user, *beside) if path and path.exists()]
    ordered: dict[Path, Path] = {}
    for path in present:
        ordered.setdefault(same_path(path), path)
    for path in extra:
        ordered.pop(same_path(path), None)
        ordered[same_path(path)] = path
    return list(ordered.values())


def load_glossary(paths: Sequence[Path]) -> Glossary:
    """Every entry of these layers. A directory gives its .yaml files in the order of their names."""
    return Glossary(*load_entries(paths))


def load_entries(paths: Sequence[Path]) -> tuple[list[Located], list[GlossaryError]]:
    """The same, with those entries that a later layer replaces."""
    entries: list[Located] = []
    problems: list[GlossaryError] = []
    for layer in paths:
        for path in files_of(layer, problems):
            found, wrong = _load_file(path, str(layer))
            entries += found
            problems += wrong
    return entries, problems


def parse_glossary(text: str, path: Path, layer: str = "") -> tuple[list[Located], list[GlossaryError]]:
    """The entries of one file's text, and what is wrong with the rest."""
    nodes, problems = read_nodes(text, path)
    first: dict[str, Located] = {}
    for node in nodes:
        entry, wrong = read_entry(node, path)
        problems += wrong
        if entry is None:
            continue
        located = Located(entry, Place(path, node.line, node.column), layer)
        if (earlier := first.setdefault(entry.term, located)) is not located:
            remedy = f"it stands on line {earlier.place.line} already: make one entry of the two"
            problems.append(GlossaryError(f"{entry.term} again", place=located.place, remedy=remedy))
    problems.sort(key=lambda problem: (problem.place.line or 0) if problem.place else 0)
    return list(first.values()), problems


def _load_file(path: Path, layer: str) -> tuple[list[Located], list[GlossaryError]]:
    try:
        return parse_glossary(read_text(path), path, layer)
    except OSError as error:
        return [], [unreadable(path, error)]
    except GlossaryError as problem:
        return [], [problem]


def read_text(path: Path) -> str:
    """A file of UTF-8. Raises GlossaryError where it is none, OSError where it cannot be read."""
    if not path.is_file():
        raise GlossaryError("is not a file", place=Place(path), remedy=WANTED)
    if path.stat().st_size > LARGEST:
        what = f"has more than {LARGEST // 1_000_000} MB"
        raise GlossaryError(what, place=Place(path), remedy="split it into several files")
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - before.rfind(b"\n")
        place = Place(path, before.count(b"\n") + 1, column)
        raise GlossaryError("is not UTF-8", place=place, remedy="save it with the encoding UTF-8") from None


def files_of(layer: Path, problems: list[GlossaryError]) -> Iterator[Path]:
    try:
        if not layer.is_dir():
            if not layer.exists():
                raise FileNotFoundError(2, os.strerror(2))
            yield layer
            return
        yield from sorted(path for path in layer.iterdir() if path.suffix.lower() in ENDINGS)
    except OSError as error:
        problems.append(unreadable(layer, error))


def unreadable(path: Path, error: OSError) -> GlossaryError:
    return GlossaryError(f"cannot be read ({error.strerror})", place=Place(path), remedy=WANTED)


def _beside(article: Path) -> Iterator[Path]:
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
