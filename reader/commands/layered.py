"""Which glossaries a command is about: what the reader uses, without a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.commands.telling import near
from reader.glossary.inuse import layers_in_use


def glossary_layers(extra: Sequence[Path] = ()) -> list[Path]:
    """The shipped glossary first."""
    return [near(path) for path in layers_in_use(None, extra)]
