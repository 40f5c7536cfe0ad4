"""What people write in a glossary that YAML refuses, commonest first, and how to write it instead.

Looked for only in lines that YAML has refused: some of it is legal elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Slip(NamedTuple):
    column: int
    """1-based, in code points."""
    what: str
    remedy: str


# (pattern whose group "at" is where it shows, what, remedy)
_SLIPS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^[\s-]*(?P<key>[A-Za-z_]+)\s*(?P<at>：)"),
        "full-width colon ： after '{key}'",
        "write '{key}: ' with a half-width colon and a space",
    ),
    (
        re.compile(r"^ *(?:- *)?(?P<key>)(?P<at>\t)"),
        "tab used for indentation",
        "use two spaces",
    ),
    (
        re.compile(r"^[ -]*(?P<key>[a-z_]+)(?P<at>:)[^\s:/]"),
        "no space after '{key}:'",
        "write '{key}: ' with a space after the colon",
    ),
    (
        re.compile(r"""^[ -]*(?P<key>[A-Za-z_]+): +(?!["'\[{|>]).*?(?P<at>:)(?: |$)"""),
        "': ' inside the value of '{key}'",
        'put the value in double quotes: {key}: "…"',
    ),
    (
        re.compile(r"^[ -]*(?P<key>[A-Za-z_]+): +(?P<at>[@`%,\]}])"),
        "the value of '{key}' begins with a sign that means something to YAML",
        'put the value in double quotes: {key}: "…"',
    ),
    (
        re.compile(r"""^[ -]*(?P<key>[A-Za-z_]+): +(?P<at>"[^"]*"|'[^']*') *[^\s#]"""),
        "text after the closing quote of '{key}'",
        "quote the whole value, or none of it",
    ),
    (
        re.compile(r"^[ -]*(?P<key>aliases|see|regions|links): +(?P<at>\[[^\]]*|\{[^}]*)$"),
        "the list of '{key}' is not closed",
        "close it on the same line",
    ),
    (
        re.compile(r"^[ -]*(?P<key>term|english|note|pinyin|jyutping): +(?P<at>[\[{])"),
        "the value of '{key}' begins with a bracket",
        'put the value in double quotes: {key}: "…"',
    ),
)


def find_slip(line: str) -> Slip | None:
    """The likeliest slip in a line that YAML has refused.

    >>> find_slip("  english：Steve Witkoff").what
    "full-width colon ： after 'english'"
    """
    for pattern, what, remedy in _SLIPS:
        if found := pattern.search(line):
            key = found["key"]
            return Slip(found.start("at") + 1, what.format(key=key), remedy.format(key=key))
    return None
