"""The reader's dictionaries: the shipped one and those that were imported, in the order they are asked.

An imported dictionary is a copy NAME.u8 in the folder; `order.toml` beside it lists names. One called as the
shipped one is stands in its place. Where the list leaves the shipped one out it is switched off, unless
nothing else would be left; a copy the list leaves out comes last.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from reader.chinese.cachefile import write_whole
from reader.chinese.cedict import Lines
from reader.chinese.dictionary import SHIPPED, Dictionary, own_prefix
from reader.chinese.unpacking import unpack
from reader.errors import DictionaryError, Place
from reader.tomlplaces import syntax_place

ENDING = ".u8"
EXPECTED = "a dictionary has lines such as 中國 中国 [Zhong1 guo2] /China/, in UTF-8"
LONGEST_NAME = 60
_NAME = re.compile(r"[^\W_][\w .+()·'-]*")
_COMMENT = "# Dictionaries in the order they are asked. `duben dictionary order` writes this list.\n"


class Shelf:
    """Answers from the folder each time: other programs may change it."""

    def __init__(self, folder: Path, cache_dir: Path) -> None:
        self._folder = folder
        self._cache_dir = cache_dir

    # -- what is there ---------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """Of the dictionaries that are asked, in their order. Raises DictionaryError for a list that cannot
        be read."""
        listed = self._listed()
        copies = self._copies()
        first = [SHIPPED] if listed is None else []
        known = {SHIPPED.casefold(): SHIPPED} | {name.casefold(): name for name in copies}
        wanted = [known[name.casefold()] for name in listed or first if name.casefold() in known]
        return list(dict.fromkeys([*wanted, *copies])) or [SHIPPED]

    def copy_of(self, name: str) -> Path | None:
        """The file of an imported dictionary; None for the shipped one."""
        copy = self._folder / f"{name}{ENDING}"
        return copy if copy.is_file() else None

    def is_imported(self, name: str) -> bool:
        return any(_same(copy, name) for copy in self._copies())

    def open(self, name: str) -> Dictionary:
        """Raises OSError where its file cannot be read, DictionaryError where nothing in it can."""
        import sqlite3

        copy = self.copy_of(name)
        if copy is None and name == SHIPPED:
            return Dictionary.open(self._cache_dir)
        copy = copy or self._folder / f"{name}{ENDING}"
        try:
            return Dictionary.open_copy(copy, self._cache_dir)
        except sqlite3.DatabaseError:
            what = "has no entry that can be read"
            raise DictionaryError(what, place=Place(copy), remedy=EXPECTED) from None

    def open_all(self, shipped: Dictionary | None = None) -> list[Dictionary]:
        """Those that can be opened, in their order; the shipped one where none can. Pass `shipped` where it
        is open already."""
        try:
            names = self.names()
        except DictionaryError:
            names = list(dict.fromkeys([SHIPPED, *self._copies()]))
        opened = []
        for name in names:
            is_open = shipped is not None and name == SHIPPED and self.copy_of(name) is None
            with suppress(OSError, DictionaryError):
                opened.append(shipped if is_open and shipped else self.open(name))
        return opened or [shipped or Dictionary.open(self._cache_dir)]

    # -- what changes it -------------------------------------------------------------------------------

    def add(self, path: Path, name: str = "") -> Dictionary:
        """Take a file in, in place of one with the same name; a new one comes last.

        Raises DictionaryError where it is no dictionary or `name` cannot be a file's name.
        """
        order = self.names()
        checked = _checked_name(name) if name else ""
        self._folder.mkdir(parents=True, exist_ok=True)
        arrived = self._folder / f".import-{os.getpid()}"
        try:
            write_whole(arrived, lambda unfinished: unpack(path, unfinished))
            named = _name_of(arrived, path)
            called = checked or named
            called = next((old for old in [SHIPPED, *self._copies()] if _same(old, called)), called)
            arrived.replace(self._folder / f"{called}{ENDING}")
        finally:
            arrived.unlink(missing_ok=True)
        if called not in order:
            self._write([*order, called])
        return self.open(called)

    def remove(self, name: str) -> str:
        """Delete an imported dictionary, or switch the shipped one off; the name as it was written there.

        Raises DictionaryError where there is none of that name or no other would be left.
        """
        order = self.names()
        known = _find(name, order)
        copy = self.copy_of(known)
        if copy is None and len(order) == 1:
            raise DictionaryError(f"{known} is the only dictionary", remedy="import another first")
        if copy is not None:
            copy.unlink()
            for stale in self._cache_dir.glob(f"{own_prefix(known)}*"):
                stale.unlink(missing_ok=True)
        if copy is None or known != SHIPPED:
            self._write([other for other in order if other != known])
        return known

    def put_first(self, names: Sequence[str]) -> list[str]:
        """Ask these first, in this order, then the others; the new order. Raises DictionaryError for a name
        that is not there."""
        order = self.names()
        first = [_find(name, [*order, SHIPPED]) for name in names]
        order = list(dict.fromkeys([*first, *order]))
        self._write(order)
        return order

    # -- the folder ------------------------------------------------------------------------------------

    def _copies(self) -> list[str]:
        try:
            found = sorted(path.stem for path in self._folder.iterdir() if path.suffix == ENDING)
        except OSError:
            return []
        return [name for name in found if _fits(name)]

    @property
    def _order_file(self) -> Path:
        return self._folder / "order.toml"

    def _listed(self) -> list[str] | None:
        """None where there is no list yet."""
        import tomllib

        path, text = self._order_file, ""
        try:
            text = path.read_text("utf-8-sig")
            listed = tomllib.loads(text).get("order")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except tomllib.TOMLDecodeError as error:
            what, place = syntax_place(str(error), path, text)
            remedy = "mend it or delete the file"
            raise DictionaryError(f"this is not TOML: {what}", place=place, remedy=remedy) from error
        except UnicodeDecodeError as error:
            raise DictionaryError("is not UTF-8", place=Place(path), remedy="delete the file") from error
        if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
            remedy = 'write order = ["CC-CEDICT", …] or delete the file'
            raise DictionaryError("'order' is no list of names", place=Place(path), remedy=remedy)
        return listed

    def _write(self, order: Sequence[str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = "".join(f'    "{name}",\n' for name in order)
        text = f"{_COMMENT}order = [\n{lines}]\n"
        write_whole(self._order_file, lambda unfinished: _write_text(unfinished, text))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _same(left: str, right: str) -> bool:
    """File systems may not tell cases apart."""
    return left.casefold() == right.casefold()


def _find(name: str, known: Sequence[str]) -> str:
    found = next((each for each in known if _same(each, name)), None)
    if found is None:
        near = get_close_matches(name, known, 1)
        remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(dict.fromkeys(known))}"
        raise DictionaryError(f"no dictionary is called {name!r}", remedy=remedy)
    return found


def _fits(name: str) -> bool:
    """Whether it can be a file's name wherever that is kept, and stands in a list as it is."""
    return bool(_NAME.fullmatch(name)) and len(name) <= LONGEST_NAME and name[-1] not in " ."


def _checked_name(name: str) -> str:
    if not _fits(name):
        remedy = "use up to 60 letters, digits, spaces and - . _ + ( ), a letter or digit first"
        raise DictionaryError(f"{name!r} cannot name a dictionary", remedy=remedy)
    return name


def _name_of(copy: Path, path: Path) -> str:
    """As its header says; else as the file is called. Raises DictionaryError where no line is an entry."""
    with copy.open("rb") as file:
        read = Lines(file)
        if next(iter(read), None) is None:
            raise DictionaryError("has no entry that can be read", place=Place(path), remedy=EXPECTED)
    for name in (read.header.name, path.name.partition(".")[0]):
        fitting = re.sub(r"[^\w .+()·'-]+", "-", name)[:LONGEST_NAME].strip(" ._+(-'·")
        if fitting and _fits(fitting):
            return fitting
    return "dictionary"
