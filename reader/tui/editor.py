"""How the reader's own editor is told to open a file at a line."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from reader.errors import Place

_WITH_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})
_WITH_COLON = frozenset({"subl", "zed", "hx", "helix", "mate"})
"""Editors that take file:line; all others are given +line, as vi, nano and emacs understand it."""


def editor_command(place: Place, environment: Mapping[str, str] = os.environ) -> list[str]:
    """The program and its arguments: $VISUAL, else $EDITOR, else vi."""
    written = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        command = shlex.split(written) or ["vi"]
    except ValueError:
        command = [written]
    name, path = Path(command[0]).name, str(place.path)
    if place.line is None:
        return [*command, path]
    if name in _WITH_GOTO:
        wait = [] if {"--wait", "-w"} & set(command) else ["--wait"]
        return [*command, *wait, "--goto", f"{path}:{place.line}"]
    if name in _WITH_COLON:
        return [*command, f"{path}:{place.line}"]
    return [*command, f"+{place.line}", path]
