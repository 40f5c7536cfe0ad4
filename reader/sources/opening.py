"""Reads files and standard input and puts an article together.

The edge of this room: everything that touches the disk is here; the other modules turn text into text.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

try:
    from _blake2 import blake2b  # hashlib's own, without the 3 ms of loading OpenSSL
except ImportError:  # pragma: no cover  # another Python
    from hashlib import blake2b

from reader.article import Article
from reader.errors import Place, SourceError
from reader.sources.cleaning import unify_line_ends
from reader.sources.decoding import Decoded, decode
from reader.sources.draft import Draft

LARGEST = 1 << 26
"""Bytes. Four thousand times a long article; more is a mistake, or a device without an end."""
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_PLAIN = frozenset({".txt", ".text"})


def open_path(path: Path, *, lines: bool) -> Article:
    data = read_bytes(path)
    article_source = _decoded(data, path)
    return _assemble(article_source, path=path, lines=lines, beside=path)


def open_stdin(stdin: BinaryIO | None, *, lines: bool) -> Article:
    data = (stdin or sys.stdin.buffer).read(LARGEST + 1)
    _refuse_size(data, Place("standard input"))
    return _assemble(_decoded(data, None), path=None, lines=lines)


def article_from_text(text: str, *, path: Path | None = None, lines: bool = False) -> Article:
    return _assemble(Decoded(text, "utf-8"), path=path, lines=lines)


def read_bytes(path: Path) -> bytes:
    """Everything in a file. Raises SourceError with the reason where that is not possible."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceError("there is no such file", place=Place(path), remedy=_nearest_name(path)) from None
    except IsADirectoryError:
        raise SourceError(
            "this is a directory", place=Place(path), remedy="name a text or Markdown file in it"
        ) from None
    except PermissionError:
        reason = "this is a directory" if path.is_dir() else "this file may not be read"
        raise SourceError(reason, place=Place(path), remedy="check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"the file cannot be read: {reason}", place=Place(path)) from None
    _refuse_size(data, Place(path))
    return data


def read_draft(path: Path) -> Draft:
    """A file's blocks, on their own: for the translation beside an article."""
    source = _decoded(read_bytes(path), path)
    draft = _draft(unify_line_ends(source.text), path, lines=False)
    if source.notice:
        draft.notices.append(f"{path.name}: {source.notice}")
    return draft


def _assemble(source: Decoded, *, path: Path | None, lines: bool, beside: Path | None = None) -> Article:
    text = unify_line_ends(source.text, unicode_ends=not lines)
    draft = _draft(text, path, lines=lines)
    if source.notice:
        draft.notices.append(source.notice)
    translated_title = ""
    if beside and not lines and draft.blocks:
        from reader.sources.parallel import add_translation

        translated_title = add_translation(draft, beside)
    article = draft.article(path=path, digest=_digest(text))
    if not translated_title:
        return article
    from dataclasses import replace

    return replace(article, translated_title=translated_title)


def _draft(text: str, path: Path | None, *, lines: bool) -> Draft:
    if lines:
        from reader.sources.plain import draft_lines

        return draft_lines(text)
    if _is_markdown(text, path):
        from reader.sources.markdown import draft_markdown

        return draft_markdown(text, path)
    from reader.sources.plain import draft_plain

    return draft_plain(text)


def _is_markdown(text: str, path: Path | None) -> bool:
    """By the file's ending; without one, and from standard input, by how the text begins."""
    suffix = path.suffix.lower() if path else ""
    if suffix in _MARKDOWN or suffix in _PLAIN:
        return suffix in _MARKDOWN
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("# ") or (first.rstrip() == "---" and "\n---" in rest[:4000])


def _decoded(data: bytes, path: Path | None) -> Decoded:
    place = Place(path) if path else Place("standard input")
    if not data:
        raise SourceError("there is no text in it: it is empty", place=place)
    try:
        return decode(data)
    except SourceError as error:
        raise SourceError(error.what, place=place, remedy=error.remedy) from None


def _digest(text: str) -> str:
    return blake2b(text.rstrip("\n").encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _refuse_size(data: bytes, place: Place) -> None:
    if len(data) > LARGEST:
        raise SourceError(f"this is larger than {LARGEST >> 20} MB", place=place, remedy="open a part of it")


def _nearest_name(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"is it {path.with_name(close[0])}?" if close else ""
