"""`duben texts`: the library, as lines to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from reader import locations
from reader.commands.telling import Told, argument_text, as_json, count
from reader.errors import NotebookError, ReaderError, visible
from reader.library.finding import Finder
from reader.library.kept import tags_of
from reader.library.naming import SHORT, find_named
from reader.library.shelf import Shelf, unusable
from reader.library.volumes import Order, Volume, Wanted, list_volumes, shipped_texts, volume_of
from reader.locations import path_text

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.notebook import Bookplace


def run(options: Namespace) -> Told:
    """Raises ReaderError where it cannot be done."""
    from reader.commands.texts_adding import add

    commands: Mapping[str, Callable[[Namespace], Told]] = {
        "add": add,
        "list": _list,
        "tag": _tag,
        "remove": _remove,
        "restore": _restore,
        "purge": _purge,
        "show": _show,
    }
    try:
        return commands[options.what](options)
    except OSError as error:
        raise unusable(error) from None


# -- telling --


def _list(options: Namespace) -> Told:
    volumes, said = _removed() if options.removed else _kept() if options.kept else _all()
    words, tag = argument_text(" ".join(options.words)), argument_text(options.tag)
    order = cast("Order", options.sort)
    found = Finder(volumes).find(Wanted(words=words, tag=tag.strip("#"), order=order))
    if options.json:
        return Told(0 if found else 1, [as_json([as_row(volume) for volume in found])], said)
    if not found:
        none = "there is no such text" if volumes else "no text has been removed"
        remedy = "duben texts add FILE keeps one"
        return Told(1, [], [*said, none if volumes or options.removed else f"there is no text yet; {remedy}"])
    return Told(0, map(row, found), said)


def row(volume: Volume) -> str:
    """A text in one line: its number, its title, and what there is to tell."""
    facts = [
        volume.author or volume.source,
        volume.date,
        count(volume.characters, "character"),
        f"{volume.per_cent}%" if volume.opened else "",
        " ".join(f"#{tag}" for tag in volume.tags),
        {"elsewhere": "read elsewhere", "shipped": "shipped"}.get(volume.standing, ""),
    ]
    return visible(" · ".join([f"{volume.id[:SHORT]}  {volume.title}", *filter(None, facts)]))


def as_row(volume: Volume) -> dict[str, Any]:
    """What other programs are told: every field of a Volume, under its name."""
    return asdict(volume) | {"path": path_text(volume.path)}


def _show(options: Namespace) -> Told:
    volumes, said = _kept() if options.kept else _all()
    found = [find_named(volumes, argument_text(name)) for name in options.names]
    if options.json:
        return Told(0, [as_json([as_row(volume) for volume in found])], said)
    return Told(0, [line for volume in found for line in _about(volume)], said)


def _about(volume: Volume) -> Iterator[str]:
    told = as_row(volume) | {
        "tags": " ".join(volume.tags),
        "progress": f"{volume.per_cent}%" if volume.opened else "",
    }
    for key, value in told.items():
        if value and key != "per_cent":
            yield visible(
                f"{key.replace('_', ' ')}: {value:,}"
                if isinstance(value, int)
                else f"{key.replace('_', ' ')}: {value}"
            )


# -- changing --


def _tag(options: Namespace) -> Told:
    words = [argument_text(word) for word in options.words]
    changes = [word for word in words if word[:1] in ("+", "-")]
    names = [word for word in words if word[:1] not in ("+", "-")]
    if not names or not changes:
        raise ReaderError("which text, and which tags?", remedy="duben texts tag TEXT +news -later")
    add = tags_of(" ".join(word[1:] for word in changes if word[0] == "+"))
    drop = tags_of(" ".join(word[1:] for word in changes if word[0] == "-"))
    volumes, said = _kept()
    shelf = Shelf()
    lines = []
    for volume in [find_named(volumes, name) for name in names]:
        kept = shelf.retag(volume.id, add=add, drop=drop)
        tags = " ".join(f"#{tag}" for tag in kept.tags) or "no tags"
        lines.append(visible(f"{volume.id[:SHORT]}  {volume.title} · {tags}"))
    return Told(0, lines, said)


def _remove(options: Namespace) -> Told:
    return _move(options, _kept, Shelf.remove, "removed")


def _restore(options: Namespace) -> Told:
    return _move(options, _removed, Shelf.restore, "restored")


def _purge(options: Namespace) -> Told:
    """Of the removed ones; there is no way back."""
    if not options.names and not options.all:
        raise ReaderError("which of the removed texts?", remedy="duben texts purge TEXT, or --all")
    volumes, said = _removed()
    named = [find_named(volumes, argument_text(name)) for name in options.names]
    shelf = Shelf()
    lines = []
    for volume in volumes if options.all else named:
        shelf.purge(volume.id)
        lines.append(visible(f"{volume.id[:SHORT]}  {volume.title}: deleted"))
    return Told(0, lines, said)


def _move(
    options: Namespace,
    among: Callable[[], tuple[Sequence[Volume], Sequence[object]]],
    move: Callable[[Shelf, str], bool],
    done: str,
) -> Told:
    volumes, said = among()
    shelf = Shelf()
    lines = []
    for volume in [find_named(volumes, argument_text(name)) for name in options.names]:
        moved = move(shelf, volume.id)
        lines.append(visible(f"{volume.id[:SHORT]}  {volume.title}: {done if moved else 'already there'}"))
    return Told(0, lines, said)


# -- what there is --


def _all() -> tuple[Sequence[Volume], Sequence[object]]:
    """What the library's screen lists: kept, read elsewhere, shipped."""
    places, said = _places()
    return list_volumes(Shelf(), places, shipped_texts()), said


def _kept() -> tuple[Sequence[Volume], Sequence[object]]:
    """What is kept, and what is wrong with the notebook."""
    shelf = Shelf()
    places, said = _places()
    return list_volumes(shelf, places, elsewhere=0), said


def _removed() -> tuple[Sequence[Volume], Sequence[object]]:
    from reader.library.catalogue import all_kept

    shelf = Shelf()
    removed = all_kept(shelf, removed=True)
    return [volume_of(kept, shelf.removed / kept.id / kept.file, "kept", None) for kept in removed], ()


def _places() -> tuple[Sequence[Bookplace], Sequence[object]]:
    from reader.notebook import Notebook

    path = locations.notebook_file()
    if not path.exists():
        return (), ()
    try:
        notebook = Notebook.open(path)
        try:
            return notebook.every(), ()
        finally:
            notebook.close()
    except NotebookError as error:
        return (), (error,)
