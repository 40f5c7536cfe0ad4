"""A ZIP archive that is no book and no document itself: the one text in it, or what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from reader.errors import Place, SourceError, told_first
from reader.sources.draft import Draft
from reader.sources.formats import FORMATS, read_source
from reader.sources.signatures import is_zip
from reader.sources.source import Source
from reader.sources.zipped import LARGEST, Zipped

_KINDS = (
    ("xl/workbook", "an Excel workbook", "save the text in it as a text file"),
    ("ppt/presentation", "a PowerPoint presentation", "save the text in it as a text file"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
    ("AndroidManifest.xml", "an Android app", ""),
)


def draft(source: Source) -> Draft:
    """Raises SourceError where it holds no text or more than one."""
    archive = Zipped(source.data, source.place)
    texts = [name for name in archive.names if _is_text(name)]
    if len(texts) == 1:
        inner = archive.read(texts[0], LARGEST)
        return read_source(replace(source, data=inner, name=PurePosixPath(texts[0]).name))
    for name, what, remedy in _KINDS:
        if any(known.startswith(name) for known in archive.names):
            raise SourceError(f"this is {what}, not a text", place=source.place, remedy=remedy)
    if not texts:
        raise SourceError("this ZIP archive holds no text", place=source.place)
    what = f"this ZIP archive holds {len(texts):,} texts: {', '.join(told_first(texts))}"
    remedy = f"name one, as {source.path}/{texts[0]}" if source.path else "unpack it and open one of them"
    raise SourceError(what, place=source.place, remedy=remedy)


def read_named(path: Path) -> bytes:
    """A text of an archive named as of a folder: archive.zip/text.txt. Raises SourceError."""
    from reader.sources.opening import read_bytes

    stored = next((parent for parent in path.parents if parent.is_file()), None)
    if stored is None:
        raise SourceError("there is no such file", place=Place(path))
    content = read_bytes(stored)
    if not is_zip(content):
        raise SourceError(f"{stored.name} is a file, and no folder or archive", place=Place(path))
    archive = Zipped(content, Place(stored))
    name = path.relative_to(stored).as_posix()
    if found := archive.find(name):
        return archive.read(found, LARGEST)
    texts = ", ".join(told_first([known for known in archive.names if _is_text(known)]))
    raise SourceError(f"there is no {name} in this archive", place=Place(stored), remedy=f"it holds {texts}")


def _is_text(name: str) -> bool:
    """By its ending. What a Mac adds of its own, and another archive, are none."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and any(
        path.suffix.lower() in one.suffixes for one in FORMATS if one.module != "archive"
    )
