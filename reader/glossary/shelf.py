"""The files one article's glossary is read from, and whether any of them has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reader.glossary.files import files_of, load_glossary
from reader.glossary.glossary import Glossary

Stamp = tuple[tuple[str, int, int], ...]


class Shelf:
    """`layers` tells the directories and files there are now: the first entry makes the reader's own."""

    def __init__(self, layers: Callable[[], Sequence[Path]], cache_dir: Path | None = None) -> None:
        self._layers = layers
        self._cache_dir = cache_dir
        self._stamp: Stamp = _stamp(layers())

    def read(self) -> Glossary:
        """All entries as they are now."""
        layers = self._layers()
        self._stamp = _stamp(layers)
        return load_glossary(layers, self._cache_dir)

    def has_changed(self) -> bool:
        """Whether a file has come, gone or been written since they were last read."""
        return _stamp(self._layers()) != self._stamp


def _stamp(layers: Sequence[Path]) -> Stamp:
    found = []
    for layer in layers:
        for path in files_of(layer, []):
            with suppress(OSError):  # it may go between two looks; that is a change, too
                state = path.stat()
                found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)
