"""Copying: OSC 52 through the terminal, and the desktop's own tool where there is one.

OSC 52 is never confirmed by a terminal, so success is claimed only where a native tool has said so.
"""

from __future__ import annotations

import os
import shutil
import subprocess

TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
PATIENCE = 2.0
"""Seconds a native tool may take."""


def copy_natively(text: str) -> bool:
    """True where a tool of the desktop took the text. May block: for a worker thread."""
    for variable, command in TOOLS:
        if (variable and not os.environ.get(variable)) or not shutil.which(command[0]):
            continue
        try:
            done = subprocess.run(
                command,
                input=text.encode(),
                timeout=PATIENCE,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return True
    return False
