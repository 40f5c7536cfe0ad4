"""What somebody has begun to type: paths of texts and folders, and tags."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.library.folder import is_called_as_text

MOST = 200
"""Candidates that are told."""


def complete_path(written: str, *, folders: bool = False) -> list[str]:
    """Paths that begin so, folders with "/" at their end, written as they were begun.

    Texts and folders only, or folders alone; hidden ones where a dot was typed.
    """
    head, _, begun = written.rpartition("/")
    directory = f"{head}/" if "/" in written else ""
    try:
        with os.scandir(Path(directory or ".").expanduser()) as entries:
            found = [
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in entries
                if _begins(entry.name, begun)
                and (entry.is_dir() or (not folders and is_called_as_text(Path(entry.name))))
            ]
    except (OSError, ValueError, RuntimeError):  # no such user
        return []
    return [directory + name for name in sorted(found, key=lambda name: (name.casefold(), name))[:MOST]]


def complete_tags(written: str, tags: Sequence[str]) -> list[str]:
    """The same words, the last one completed to a tag there is and is not among them."""
    *before, begun = written.split(" ") if written else [""]
    taken = {word.strip("#,") for word in before}
    sign = "#" if begun.startswith("#") else ""
    return [
        " ".join([*before, sign + tag])
        for tag in tags
        if tag.startswith(begun.strip("#")) and tag not in taken
    ][:MOST]


def common_beginning(candidates: Sequence[str]) -> str:
    """
    >>> common_beginning(["texts/cloud.txt", "texts/club/"])
    'texts/cl'
    """
    first, last = min(candidates), max(candidates)
    alike = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
    return first[: len(min(first, last, key=len)) if alike is None else alike]


def path_of(written: str) -> Path:
    """What was typed, pasted or dropped: with quotes, a file: address or shell's backslashes as well."""
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    path = _expanded(text)
    if "\\" in text and not _is_there(path):
        plain = _expanded(text.replace("\\", ""))
        path = plain if _is_there(plain) else path
    return path


def _begins(name: str, begun: str) -> bool:
    if name.startswith(".") and not begun.startswith("."):
        return False
    return name.casefold().startswith(begun.casefold())


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # no such user
        return Path(text)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
