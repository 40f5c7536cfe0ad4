"""Packs put into their folder, from a folder or an archive: whole or not at all, and nothing but glossaries.

An archive is data from outside: no path in it leads anywhere else, no link or device is made, and it cannot
be larger than a glossary can be.
"""

from __future__ import annotations

import gzip
import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import NamedTuple

from reader.errors import GlossaryError, Place
from reader.glossary.files import ENDINGS
from reader.glossary.packs import ABOUT, Pack, read_pack

LARGEST = 64_000_000
"""Bytes of all files together."""
MOST = 1000
"""Files."""
TAKEN = (*ENDINGS, ".md", ".txt")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz")


class _File(NamedTuple):
    path: PurePosixPath
    content: bytes


def add_pack(source: Path, folder: Path, *, name: str = "", replace: bool = False) -> Pack:
    """A copy of the pack in `folder`. Raises GlossaryError where it is none or is there already; OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = Path(mkdtemp(prefix=".pack-", dir=folder))
    try:
        files = list(_rooted(_files(source), source))
        for file in files:
            target = unfinished / "pack" / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
        try:
            read_pack(unfinished / "pack")
        except GlossaryError as problem:
            place = problem.place and Place(source / ABOUT, problem.place.line, problem.place.column)
            raise GlossaryError(problem.what, place=place, remedy=problem.remedy) from None
        final = folder / (name or _name_of(source))
        _put(unfinished, final, replace=replace)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return read_pack(final)[0]


def _name_of(source: Path) -> str:
    name = source.resolve().name
    ending = next((ending for ending in ARCHIVES if name.lower().endswith(ending)), "")
    return (name[: len(name) - len(ending)] if ending else name).lstrip(".") or "pack"


def _put(unfinished: Path, final: Path, *, replace: bool) -> None:
    if final.exists():
        if not replace:
            remedy = "--replace takes the new one, --name gives it another name"
            raise GlossaryError("there is a pack of that name", place=Place(final), remedy=remedy)
        final.rename(unfinished / "old")
    (unfinished / "pack").rename(final)


def _files(source: Path) -> Iterator[_File]:
    """What may be taken, with paths of their own making. Raises GlossaryError where it is too much."""
    if source.is_dir():
        found = _in_folder(source)
    elif source.is_file() and zipfile.is_zipfile(source):
        found = _in_zip(source)
    elif source.is_file() and _is_tar(source):
        found = _in_tar(source)
    else:
        remedy = f"give a folder with a {ABOUT}, or a .zip or .tar.gz of one"
        raise GlossaryError("is no pack", place=Place(source), remedy=remedy)
    size = 0
    for number, file in enumerate(found, 1):
        size += len(file.content)
        if number > MOST or size > LARGEST:
            what = f"holds more than {MOST} files or {LARGEST // 1_000_000} MB"
            raise GlossaryError(what, place=Place(source), remedy="a pack holds glossary files alone")
        yield file


def _is_tar(source: Path) -> bool:
    """A damaged one too, which says so when it is read."""
    try:
        return tarfile.is_tarfile(source)
    except (EOFError, zlib.error, OSError):
        return True


def _rooted(files: Iterator[_File], source: Path) -> Iterator[_File]:
    """From the folder that holds pack.yaml on, which an archive may have inside another."""
    known = list(files)
    roots = sorted(
        (file.path.parent for file in known if file.path.name == ABOUT), key=lambda p: len(p.parts)
    )
    if not roots:
        raise GlossaryError("is no pack", place=Place(source), remedy=f"it must hold a {ABOUT}")
    for file in known:
        if file.path.is_relative_to(roots[0]):
            yield file._replace(path=file.path.relative_to(roots[0]))


def _is_taken(path: PurePosixPath) -> bool:
    sound = not path.is_absolute() and ".." not in path.parts and all(part[0] != "." for part in path.parts)
    known = path.suffix.lower() in TAKEN or path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING"))
    return sound and known and bool(path.parts) and len(path.parts) <= 4


def _in_folder(source: Path) -> Iterator[_File]:
    for path in sorted(source.rglob("*")):
        name = PurePosixPath(path.relative_to(source).as_posix())
        if _is_taken(name) and path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
            yield _File(name, path.read_bytes())


def _in_zip(source: Path) -> Iterator[_File]:
    try:
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                name = PurePosixPath(info.filename)
                is_link = stat.S_ISLNK(info.external_attr >> 16)
                if _is_taken(name) and not info.is_dir() and not is_link:
                    with archive.open(info) as file:
                        yield _File(name, file.read(LARGEST + 1))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise GlossaryError(f"cannot be read ({error})", place=Place(source)) from None


def _in_tar(source: Path) -> Iterator[_File]:
    try:
        with tarfile.open(source) as archive:
            for info in archive:
                name = PurePosixPath(info.name)
                if _is_taken(name) and info.isfile():
                    file = archive.extractfile(info)
                    if file is not None:
                        yield _File(name, file.read(LARGEST + 1))
    except (tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, ValueError) as error:
        raise GlossaryError(f"cannot be read ({error})", place=Place(source)) from None


def remove_pack(name: str, folder: Path) -> None:
    """Raises GlossaryError where there is none; OSError."""
    path = folder / name
    if "/" in name or name.startswith(".") or not path.is_dir():
        remedy = "duben glossary pack list tells which there are"
        raise GlossaryError(f"there is no pack {name}", remedy=remedy)
    unfinished = Path(mkdtemp(prefix=".pack-", dir=folder))
    path.rename(unfinished / "old")
    shutil.rmtree(unfinished, ignore_errors=True)
