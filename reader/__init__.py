"""讀本 duben: read annotated Chinese, from a program as well as in the terminal.

>>> from reader import open_article, annotate, Glossary   # doctest: +SKIP

Names are resolved when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.annotation.annotator import annotate as annotate
    from reader.glossary.glossary import Glossary as Glossary
    from reader.sources import open_article as open_article

__version__ = "0.1.0"

__all__ = ["Glossary", "__version__", "annotate", "open_article"]

_HOMES = {
    "open_article": "reader.sources",
    "annotate": "reader.annotation.annotator",
    "Glossary": "reader.glossary.glossary",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
