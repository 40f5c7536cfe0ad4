"""The clipboard, by the desktop's own tools; for copying also OSC 52, through the terminal.

OSC 52 is never confirmed by a terminal, so success is claimed only where a native tool has said so; and few
terminals answer what it asks, so it is read by the tools alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reader.errors import ReaderError

_UTF8 = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"


class Tool(NamedTuple):
    variable: str
    """Of the environment, that must be set where the tool can work."""
    copy: tuple[str, ...]
    """What takes the text on its standard input."""
    paste: tuple[str, ...]
    """What writes it to its standard output."""


TOOLS = (
    Tool("WAYLAND_DISPLAY", ("wl-copy",), ("wl-paste", "--no-newline")),
    Tool(
        "DISPLAY",
        ("xclip", "-selection", "clipboard"),
        ("xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"),
    ),
    Tool("DISPLAY", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")),
    Tool("", ("pbcopy",), ("pbpaste",)),
    Tool("", ("clip.exe",), ("powershell.exe", "-NoProfile", "-Command", _UTF8)),
)
PATIENCE = 2.0
"""Seconds a native tool may take to copy."""
READING_PATIENCE = 6.0
"""Seconds to be read: powershell.exe alone takes two to start."""
LARGEST = 1 << 26
"""Bytes that are taken from it."""


def copy_natively(text: str) -> bool:
    """True where a tool of the desktop took the text. May block: for a worker thread."""
    for tool in _there("copy"):
        try:
            done = subprocess.run(
                tool,
                input=text.encode(),
                timeout=PATIENCE,
                env=_environment(),
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return True
    return False


def read_clipboard() -> str:
    """The text in it. May block. Raises ReaderError where there is none, or no tool that reads it."""
    tried = False
    for tool in _there("paste"):
        tried = True
        text = _pasted(tool)
        if text.strip():
            return text
    if tried:
        raise ReaderError("the clipboard holds no text", remedy="copy a text first")
    raise ReaderError(
        "there is no tool here that reads the clipboard",
        remedy="install wl-clipboard, xclip or xsel, or pipe the text into duben -",
    )


def _pasted(tool: Sequence[str]) -> str:
    """Empty where the tool fails, takes too long, or what there is is no text."""
    try:
        done = subprocess.run(
            tool,
            timeout=READING_PATIENCE,
            env=_environment(),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return done.stdout[:LARGEST].decode() if done.returncode == 0 else ""
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""


def _there(way: Literal["copy", "paste"]) -> Iterator[tuple[str, ...]]:
    """The commands that can work here, in order."""
    for tool in TOOLS:
        command: tuple[str, ...] = getattr(tool, way)
        if (not tool.variable or os.environ.get(tool.variable)) and shutil.which(command[0]):
            yield command


def _environment() -> dict[str, str]:
    """pbcopy and pbpaste take and give what the locale says, which is not always UTF-8."""
    return {**os.environ, "LC_ALL": "en_US.UTF-8"}
