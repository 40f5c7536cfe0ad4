"""Which glossaries a command is about: what the reader uses, without a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader import locations
from reader.commands.telling import near
from reader.errors import Place, ReaderError
from reader.glossary.files import ENDINGS
from reader.glossary.filetext import WANTED
from reader.glossary.inuse import layers_in_use


def checked_file(path: Path) -> Path:
    """Raises ReaderError where it is not called like a glossary file, or its folder is not there; only the
    reader's own need not be."""
    if path.suffix.lower() not in ENDINGS:
        raise ReaderError("is no glossary file", place=Place(path), remedy=WANTED)
    folder = path.absolute().parent
    if not folder.is_dir() and folder != locations.user_glossary():
        raise ReaderError("there is no such folder", place=Place(path.parent), remedy="make it first")
    return path


def glossary_layers(extra: Sequence[Path] = ()) -> list[Path]:
    """The shipped glossary first."""
    return [near(path) for path in layers_in_use(None, extra)]
