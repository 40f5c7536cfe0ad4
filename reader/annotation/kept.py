"""What an earlier sitting has found out about a text, for as long as nothing it was made from has changed.

It is drawn from before the annotator is loaded: opening it costs a few stats and one read, and imports
nothing of the language. What cannot be told to hold is not there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from reader import locations
from reader.annotation.keptfile import KeptFile, digest_of
from reader.annotation.packed import unpack
from reader.annotation.packedlooks import reading_section, unpack_readings, unpack_view, view_section
from reader.annotation.spans import Spans
from reader.annotation.stamps import Stamp, code_stamp, still_hold
from reader.article import Article
from reader.chinese.pronunciation import Reading, System
from reader.chinese.script import Script, ScriptView

SPANS = "spans"
ENDING = ".kept"
Made = TypeVar("Made")


class Kept:
    """Spans, readings and views of blocks; None wherever there are none that hold."""

    def __init__(self, article: Article, file: KeptFile) -> None:
        """Raises ValueError where the file's facts are none."""
        self.article = article
        self.file = file
        facts = file.facts
        try:
            self.stamps: list[Stamp] = [_stamp_of(row) for row in facts["stamps"]]
            self.kinds: tuple[str, ...] = tuple(facts["names"][kind] for kind in facts["kinds"])
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"kept annotation lacks what it must tell: {error}") from None

    def has(self, block: int) -> bool:
        return self.file.has(SPANS, block)

    @cached_property
    def complete(self) -> bool:
        """Whether every block has its spans."""
        return len(self.file.blocks(SPANS)) == len(self.article.blocks)

    def packed(self, block: int) -> bytes | None:
        return self.file.piece(SPANS, block, self._text(block))

    def spans(self, block: int) -> Spans | None:
        return self._made(SPANS, block, lambda packed: unpack(self._text(block), packed))

    def readings(self, block: int, spans: Spans, system: System, script: Script) -> list[Reading] | None:
        section = reading_section(system, script)
        return self._made(section, block, lambda packed: unpack_readings(spans, packed))

    def view(self, block: int, script: Script) -> ScriptView | None:
        text = self._text(block)
        return self._made(view_section(script), block, lambda packed: unpack_view(text, script, packed))

    def _text(self, block: int) -> str:
        return self.article.blocks[block].text

    def _made(self, section: str, block: int, make: Callable[[bytes], Made]) -> Made | None:
        packed = self.file.piece(section, block, self._text(block))
        if packed is None:
            return None
        try:
            return make(packed)
        except (ValueError, OverflowError):  # whole, and yet not what we write: somebody else has written it
            return None


def open_kept(article: Article, extra: Sequence[Path] = ()) -> Kept | None:
    """What holds of this text now; `extra` are the glossaries asked for by name."""
    try:
        kept = Kept(article, KeptFile(kept_path(article, extra)))
    except (OSError, ValueError):
        return None
    return kept if still_hold(kept.stamps) else None


def kept_path(article: Article, extra: Sequence[Path] = ()) -> Path:
    """Where it is kept: by the text, by where everything lies that it depends on, and by what makes it."""
    made_by = [
        code_stamp(locations.PACKAGE / room for room in _ROOMS),
        sys.prefix,
        *map(str, sys.version_info),
    ]
    where = [
        locations.shipped_glossary(),
        locations.user_glossary(),
        locations.packs_dir(),
        locations.packs_file(),
        locations.corrections_file(),
        locations.dictionaries_dir(),
        article.path.absolute() if article.path else "",
        *(path.absolute() for path in extra),
    ]
    text = [article.digest, article.region.value, article.date, len(article.blocks)]
    key = "\n".join(map(str, [*text, *where, *made_by]))
    return kept_folder() / f"{digest_of(key.encode('utf-8', 'surrogatepass')).hex()}{ENDING}"


def kept_folder() -> Path:
    return locations.cache_dir() / "annotation"


_ROOMS = ("annotation", "chinese", "glossary")


def _stamp_of(row: Any) -> Stamp:
    path, written, changed, size, inode = row
    return str(path), int(written), int(changed), int(size), int(inode)
