"""JSON as this program writes it: Chinese as it is, and what cannot be seen as an escape.

JSON itself escapes C0 alone; C1, what turns a text about and what hides in it are escaped here too, so that a
terminal may be shown any of it and no value is changed.
"""

from __future__ import annotations

import json
import re

_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    "\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


def json_text(made: object, *, indent: int | None = None) -> str:
    r"""
    >>> json_text({"讀": "本\x9b\u202e"})
    '{"讀": "本\\u009b\\u202e"}'
    """
    return escaped(json.dumps(made, ensure_ascii=False, indent=indent))


def escaped(written: str) -> str:
    """JSON of any hand: what is hidden stands in strings alone, so escaping it everywhere is right."""
    return _HIDDEN.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
