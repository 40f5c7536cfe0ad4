"""A file that holds a list, read, changed and written in one turn: its byte order mark and line ends stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.errors import GlossaryError, Place
from reader.filewrite import replace_file, turn
from reader.glossary.filetext import LARGEST, raw_text
from reader.glossary.lineends import ended_as, plain
from reader.uncollected import uncollected

_ATTEMPTS = 3


def rewrite(path: Path, changed: Callable[[str], str]) -> tuple[str | None, str]:
    """What the file held, None where there was none, and what it holds now, to the letter.

    `changed` is given the text with plain line ends ("" for no file) and returns the new one, or raises; the
    same text is not written. Where another program that takes no turns, an editor, has written the file
    meanwhile, it is changed anew. Raises GlossaryError where the file cannot be read or would be too long,
    OSError where it cannot be written; the file is then as it was.
    """

    def is_as(before: str | None) -> Callable[[], bool]:
        return lambda: held(path) == before

    with turn(path), uncollected():
        for _ in range(_ATTEMPTS):
            before = held(path)
            text = plain(before or "")
            wished = changed(text)
            after = ended_as(before or "", wished)
            if len(after.encode()) > LARGEST:
                what = f"would have more than {LARGEST // 1_000_000} MB"
                raise GlossaryError(what, place=Place(path), remedy="write into several files")
            if wished == text or replace_file(path, after, is_as(before)):
                return before, after
    raise GlossaryError("is being changed by another program", place=Place(path), remedy="try again")


def held(path: Path) -> str | None:
    """What is in a file, to the letter; None where there is none. Raises as `read_text`."""
    try:
        return raw_text(path)
    except FileNotFoundError:
        return None
