"""Where everything is kept. Pure: nothing here makes a directory or touches a file.

DUBEN_HOME puts all of a reader's own files under one directory, and DUBEN_CACHE what can be built again under
another; otherwise each goes where the platform keeps its kind.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


NOWHERE = Path(os.devnull) / "no-home"
"""Where nothing can be kept or made, for those who have no home directory: reading goes on without."""


def path_text(path: Path | str) -> str:
    r"""A path as text that any file and any program takes; bytes that are not UTF-8 show as ?.

    >>> path_text("渡\udcff.txt")
    '渡?.txt'
    """
    return str(path).encode("utf-8", "replace").decode()


def config_dir() -> Path:
    return _under("config")


def data_dir() -> Path:
    return _under("data")


def cache_dir() -> Path:
    """What can be built again: dictionaries and frequencies."""
    if cache := os.environ.get("DUBEN_CACHE"):
        return _expanded(cache)
    return _under("cache")


def log_file() -> Path:
    """Reports of what went wrong."""
    return _under("log") / "duben.log"


def config_file() -> Path:
    return config_dir() / "config.toml"


def notebook_file() -> Path:
    """Places and history."""
    return data_dir() / "notebook.sqlite"


def dictionaries_dir() -> Path:
    """Copies of the dictionaries the reader imported, and the order they are asked in."""
    return data_dir() / "dictionaries"


def library_dir() -> Path:
    """Copies of the texts the reader keeps, a directory each."""
    return data_dir() / "texts"


def removed_texts_dir() -> Path:
    """The texts taken out of the library, to be brought back."""
    return data_dir() / "removed"


def user_glossary() -> Path:
    """The reader's own entries: every .yaml file in it."""
    return config_dir() / "glossary"


def packs_dir() -> Path:
    """Copies of the glossary packs the reader has added."""
    return data_dir() / "packs"


def packs_file() -> Path:
    """Which packs are on."""
    return config_dir() / "packs.toml"


def corrections_file() -> Path:
    """How the reader has divided or read words otherwise."""
    return config_dir() / "corrections.yaml"


def shipped_glossary() -> Path:
    return _shipped("glossary")


def shipped_texts() -> Path:
    return _shipped("texts")


def located() -> tuple[Path, ...]:
    """All of these, as `duben locate` tells them."""
    return (
        config_file(),
        config_file(),
        user_glossary(),
        packs_dir(),
        corrections_file(),
        library_dir(),
        notebook_file(),
        dictionaries_dir(),
        cache_dir(),
        log_file(),
        shipped_glossary(),
        shipped_texts(),
    )


def _under(kind: str) -> Path:
    home = os.environ.get("DUBEN_HOME")
    if home:
        return _expanded(home) / kind
    from platformdirs import PlatformDirs

    folders = PlatformDirs("duben", appauthor=False)
    try:
        path = Path(getattr(folders, f"user_{kind}_dir"))
    except RuntimeError:
        return NOWHERE / kind
    return path if path.is_absolute() else NOWHERE / kind


def _expanded(written: str) -> Path:
    try:
        return Path(written).expanduser().absolute()
    except RuntimeError:  # nobody's home
        return NOWHERE


def _shipped(name: str) -> Path:
    """Inside the package where it is installed, beside it in a checkout."""
    installed = PACKAGE / "shipped" / name
    return installed if installed.is_dir() else PACKAGE.parent / name
