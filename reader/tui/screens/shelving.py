"""What is done to the texts of the library: kept, tagged, taken out, brought back. Each in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events
from textual.screen import Screen
from textual.widgets import Input

from reader.errors import ReaderError
from reader.sources.addresses import is_address
from reader.tui.actions import bindings

if TYPE_CHECKING:
    from reader.library.shelf import Copy
    from reader.library.volumes import Volume
    from reader.tui.app import DubenApp

TakeKey = Callable[[events.Key], None]
Deed = Callable[[], str]
"""Done in a worker; the line to be told."""


class Shelving(Screen[None]):
    """The library without its list."""

    BINDINGS = bindings("library")

    @property
    def duben(self) -> DubenApp:
        return cast("DubenApp", self.app)

    @property
    def current(self) -> Volume | None:
        """The text that the list stands on."""
        raise NotImplementedError

    def tags(self) -> list[str]:
        """All there are."""
        raise NotImplementedError

    def look_again(self, number: str = "") -> None:
        """The library has changed; where a number is given, to that text."""
        raise NotImplementedError

    # -- adding --

    def action_add(self) -> None:
        self.open_add()

    def action_import(self) -> None:
        self.open_import()

    def open_add(self) -> TakeKey:
        from reader.library.completing import complete_path

        return self._ask("library-add-path", complete_path, self._add)

    def open_import(self) -> TakeKey:
        from reader.library.completing import complete_path

        return self._ask("library-import-path", partial(complete_path, folders=True), self._add)

    def _ask(
        self,
        key: str,
        complete: Callable[[str], Sequence[str]],
        answer: Callable[[str | None], None],
        *,
        value: str = "",
        **more: str,
    ) -> TakeKey:
        """Open a line to type in, under a title of `wording`; who takes the keys meant for it."""
        from reader.tui.screens.asking import Asking

        wording = self.duben.wording
        asking = Asking(wording(key).format(**more), wording, complete, value)
        self.app.push_screen(asking, answer)
        return asking.take_key

    def _add(self, written: str | None) -> None:
        from reader.library.completing import path_of

        if not written or not written.strip():
            return
        path = path_of(written)
        if is_address(written.strip()):
            self._do(partial(self._keep, written.strip()))
        elif path.is_dir():
            self._import(path)
        else:
            self._do(partial(self._keep, path))

    def _import(self, folder: Path) -> None:
        from reader.tui.screens.importing import Importing

        self.app.push_screen(Importing(folder, self.duben.wording), lambda _: self.look_again())

    def action_keep(self) -> None:
        """The current text, where it is not kept yet."""
        if self.current is not None:
            self._do(partial(self._keep, self.current.target))

    def _keep(self, target: str | Path) -> str:
        line, number = keep_target(target, self.duben)
        self.app.call_from_thread(self.look_again, number)
        return line

    # -- tags --

    def action_tags(self) -> None:
        self.open_tags()

    def open_tags(self) -> TakeKey | None:
        from reader.library.completing import complete_tags

        volume = self._kept()
        if volume is None:
            return None
        tags, value = self.tags(), "".join(f"{tag} " for tag in volume.tags)
        complete, answer = partial(complete_tags, tags=tags), partial(self._retag, volume)
        return self._ask("library-tags-of", complete, answer, value=value, title=volume.title)

    def _retag(self, volume: Volume, written: str | None) -> None:
        from reader.library.kept import tags_of
        from reader.library.shelf import Shelf

        if written is None:
            return
        tags = tags_of(written)

        def retag() -> str:
            Shelf().retag(volume.id, add=tags, drop=tuple(tag for tag in volume.tags if tag not in tags))
            self.app.call_from_thread(self.look_again, volume.id)
            return ""

        self._do(retag)

    # -- removing --

    def action_remove(self) -> None:
        volume = self._kept()
        if volume is not None:
            self._do(partial(self._remove, volume))

    def _remove(self, volume: Volume) -> str:
        from reader.library.shelf import Shelf

        wording = self.duben.wording
        removed = Shelf().remove(volume.id)
        self.app.call_from_thread(self.look_again)
        if not removed:  # another program has been first
            return ""
        self.duben.visit.removed.append((volume.id, volume.title))
        return wording("library-removed").format(title=volume.title)

    def action_undo(self) -> None:
        """Bring the text back that was taken out last."""
        if not self.duben.visit.removed:
            self.duben.tell(self.duben.wording("library-none-removed"), "information")
            return
        self._do(partial(self._restore, *self.duben.visit.removed.pop()))

    def _restore(self, number: str, title: str) -> str:
        from reader.library.shelf import Shelf

        try:
            Shelf().restore(number)
        except OSError:
            self.duben.visit.removed.append((number, title))
            raise
        self.app.call_from_thread(self.look_again, number)
        return self.duben.wording("library-restored").format(title=title)

    # -- --

    def _kept(self) -> Volume | None:
        """The current text, where it is kept; where it is not, that is told."""
        volume = self.current
        if volume is not None and volume.standing != "kept":
            self.duben.tell(self.duben.wording("library-not-kept"), "information")
            return None
        return volume

    def _do(self, deed: Deed) -> None:
        self.run_worker(partial(do_and_tell, deed, self.duben), thread=True, group="deeds")


def type_into(field: Input, event: events.Key) -> None:
    """A key that was meant for a field and came to another widget."""
    if event.key == "backspace":
        field.action_delete_left()
    elif event.is_printable and event.character:
        field.insert_text_at_cursor(event.character)


def do_and_tell(deed: Deed, app: DubenApp) -> None:
    """In a worker: what it says, or what stops it, in one line."""
    from reader.library.shelf import unusable

    try:
        line, severity = deed(), "information"
    except ReaderError as error:
        line, severity = str(error), "error"
    except OSError as error:
        line, severity = str(unusable(error)), "error"
    if line:
        app.call_from_thread(app.tell, line, severity)


def keep_target(target: str | Path, app: DubenApp) -> tuple[str, str]:
    """In a worker, a file or an address: what to tell, and the text's number. Raises ReaderError, OSError."""
    from reader.library.adding import copy_of_address, copy_of_file
    from reader.library.kept import Reading

    if isinstance(target, str):
        return keep_copy(copy_of_address(target, reading=Reading()), app)
    given = app.places.given(target)
    reading = Reading(encoding=given.encoding, region=given.region, format=given.format)
    return keep_copy(copy_of_file(target, reading=reading), app)


def keep_pasted(content: bytes, app: DubenApp) -> tuple[str, str]:
    """The same of a text that is no file."""
    from reader.library.adding import copy_of_text
    from reader.library.kept import Reading

    return keep_copy(copy_of_text(content, reading=Reading()), app)


def keep_copy(copy: Copy, app: DubenApp) -> tuple[str, str]:
    from reader.library.shelf import Shelf

    key = "library-added" if Shelf().add(copy) else "library-known"
    return app.wording(key).format(title=copy.kept.name), copy.kept.id
