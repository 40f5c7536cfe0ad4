"""Which glossaries a command is about: what the reader uses, without a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader import locations
from reader.commands.telling import near
from reader.glossary.files import layers


def glossary_layers(extra: Sequence[Path] = ()) -> list[Path]:
    """The shipped glossary first."""
    return [near(path) for path in layers(None, locations.user_glossary(), extra)]
