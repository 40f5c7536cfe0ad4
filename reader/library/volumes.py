"""The texts there are to read, with how far each has been read: kept, read elsewhere, and shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from reader import locations
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.library.kept import Kept
    from reader.library.shelf import Shelf
    from reader.notebook import Bookplace

Standing = Literal["kept", "elsewhere", "shipped"]
Order = Literal["opened", "added", "title", "progress"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One text as it is listed. What is not known is empty."""

    path: Path
    """Empty for a page of the web that is not kept."""
    standing: Standing
    id: str
    """Digest of the text."""
    title: str
    """Or its file's name."""
    translated_title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    address: str = ""
    origin: str = ""
    region: str = ""
    encoding: str = ""
    characters: int = 0
    tags: tuple[str, ...] = ()
    added: str = ""
    """ISO 8601, UTC."""
    opened: str = ""
    """When it was last read; empty: never."""
    per_cent: int = 0

    @property
    def target(self) -> str | Path:
        """What to open: its file, or its address."""
        return self.path if self.path != Path() else self.address


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which volumes are to be listed, and how."""

    words: str = ""
    tag: str = ""
    standing: Standing | Literal[""] = ""
    order: Order = "opened"


def list_volumes(
    shelf: Shelf,
    places: Sequence[Bookplace],
    shipped: Iterable[Path] = (),
    *,
    elsewhere: int = 200,
    refused: Callable[[OSError], None] | None = None,
) -> list[Volume]:
    """`places` are the notebook's, the latest first; so many read elsewhere are listed at most.

    No text is opened to be listed, but a shipped one, once. A library that cannot be read is told to
    `refused`, and the others are listed; without it, raises OSError.
    """
    by_digest = {place.digest: place for place in places}
    kept = {
        one.id: volume_of(one, shelf.path_of(one), "kept", by_digest.get(one.id))
        for one in _all_kept(shelf, refused)
    }
    ours = {
        about.id: volume_of(about, path, "shipped", by_digest.get(about.id))
        for path in shipped
        if (about := _about(path)) and about.id not in kept
    }
    others = _elsewhere(places, kept.keys() | ours.keys(), shelf.directory, elsewhere)
    return [*others, *kept.values(), *ours.values()]


def shipped_texts() -> list[Path]:
    """The texts that come with duben, the flagship first."""
    texts = sorted(locations.shipped_texts().glob("*.zh-Hant.md"))
    return sorted(texts, key=lambda path: path.name != "ceasefire.zh-Hant.md")


def _all_kept(shelf: Shelf, refused: Callable[[OSError], None] | None) -> Sequence[Kept]:
    from reader.library.catalogue import all_kept

    try:
        return all_kept(shelf)
    except OSError as error:
        if refused is None:
            raise
        refused(error)
        return ()


def volume_of(kept: Kept, path: Path, standing: Standing, place: Bookplace | None) -> Volume:
    return Volume(
        path=path,
        standing=standing,
        id=kept.id,
        title=kept.name,
        translated_title=kept.translated_title,
        author=kept.author,
        date=kept.date,
        source=kept.source,
        address=kept.address,
        origin=kept.origin,
        region=kept.region,
        encoding=kept.encoding,
        characters=kept.characters,
        tags=kept.tags,
        added=kept.added,
        opened=place.updated if place else "",
        per_cent=place.per_cent if place else 0,
    )


def _elsewhere(places: Sequence[Bookplace], seen: Set[str], library: Path, most: int) -> list[Volume]:
    """Read from files that are still there, or from the web; of what has changed, only its latest text."""
    found: list[Volume] = []
    targets = {""}
    for place in places:
        target = place.path or str(place.about.get("address", ""))
        if target in targets:
            continue
        targets.add(target)
        path = Path(place.path)
        inside = path.parent.parent == library
        if len(found) == most:
            break
        if place.digest not in seen and not inside and (not place.path or path.is_file()):
            found.append(_read_volume(place, path))
    return found


def _read_volume(place: Bookplace, path: Path) -> Volume:
    about = place.about
    return Volume(
        path=path,
        standing="elsewhere",
        id=place.digest,
        title=place.title or path.name or str(about.get("address", "")),
        address=str(about.get("address", "")),
        author=str(about.get("author", "")),
        date=str(about.get("date", "")),
        source=str(about.get("source", "")),
        characters=about["characters"] if isinstance(about.get("characters"), int) else 0,
        opened=place.updated,
        per_cent=place.per_cent,
    )


@lru_cache(maxsize=64)
def _about(path: Path) -> Kept | None:
    """What a shipped text tells of itself; opened once."""
    from reader.library.kept import about_article
    from reader.sources import open_article

    try:
        return about_article(open_article(path), path.name, added="")
    except ReaderError:
        return None
