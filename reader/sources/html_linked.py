"""What a page says of its article as linked data: JSON-LD in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LARGEST = 1 << 20
"""Characters of a script that is read."""
_MOST = 2000
"""Objects that are looked at."""


def linked_article(scripts: list[str]) -> dict[str, Any]:
    """The properties of the page's article, those of the first that has each."""
    found: dict[str, Any] = {}
    for article in _articles(scripts):
        for key, value in article.items():
            if value:
                found.setdefault(key, value)
    return found


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The objects that are an article."""
    if not scripts:
        return
    import json

    left = _MOST
    for script in scripts:
        if len(script) > _LARGEST:
            continue
        try:
            waiting: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            left -= 1
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting[:0] = one[:_MOST]
            elif isinstance(one, dict):
                if _is_article(one.get("@type")):
                    yield one
                waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _is_article(written: object) -> bool:
    types = written if isinstance(written, list) else [written]
    return any(isinstance(one, str) and one.endswith(("Article", "Posting", "Report")) for one in types)
