"""What a bracket right after a name says: its original, its abbreviation, what it is called from then on.

（Baltic Energy Corridor, BEC）, （Jinghong Advanced，下稱「晶宏」）: several of these may stand in one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.chinese.script import analysis_view

_BRACKET = re.compile(r"[（(]([^（(）)\n]{1,120})[）)]")
_ORIGINAL = re.compile(r"[A-Za-z\u00c0-\u024f][^\u3400-\u9fff]{0,80}")
_SHORT = re.compile(r"[A-Z][A-Z0-9&\-]{1,9}")
_CALLED = re.compile(
    '(?:英文)?(?:以下|下文)?(?:简称|下称|又称|又译|亦称|亦译|或译|也译|又名|缩写)[为作]?[「『“‘"]?'
    '(?P<other>[\u3400-\u9fff·A-Za-z0-9&-]{1,12})[」』”’"]?'
)


class Bracketed(NamedTuple):
    original: str = ""
    others: tuple[str, ...] = ()
    """What else it is called, in order."""


def bracketed_after(text: str, end: int) -> Bracketed:
    """Of the brackets that follow one another from an offset on.

    >>> bracketed_after("某計劃（Some Plan, SP）（下稱「計劃」）", 3)
    Bracketed(original='Some Plan', others=('SP', '計劃'))
    """
    originals: list[str] = []
    others: dict[str, None] = {}
    while found := _BRACKET.match(text, end):
        end = found.end()
        for piece in filter(None, (each.strip() for each in re.split("[，,；;、]", found[1]))):
            if called := _CALLED.fullmatch(analysis_view(piece)):
                others[piece[slice(*called.span("other"))]] = None
            elif originals and _SHORT.fullmatch(piece):
                others[piece] = None
            elif _ORIGINAL.fullmatch(piece):
                originals.append(piece)
    return Bracketed(", ".join(originals), tuple(others))
