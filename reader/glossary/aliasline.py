"""The aliases of an entry as one line that is typed: any of ；、，,; between them.

An alias that holds one of these itself stays one as long as it stands in the line as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BETWEEN = "；;、，,"


def joined(aliases: Sequence[str]) -> str:
    """
    >>> joined(["小明", "阿明"])
    '小明; 阿明'
    """
    return "; ".join(map(_squeezed, aliases))


def split(line: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Each once, in order; `known` are those that were there before.

    >>> split("小明、阿明, 明仔")
    ('小明', '阿明', '明仔')
    >>> split("甲;乙; 丙", ["甲;乙"])
    ('甲;乙', '丙')
    """
    whole = {_squeezed(alias): alias for alias in known}
    held = sorted((alias for alias in whole if re.search(f"[{BETWEEN}]", alias)), key=len, reverse=True)
    one = "|".join([*map(re.escape, held), f"[^{BETWEEN}]+"])
    found = re.findall(rf"\s*({one})\s*(?=[{BETWEEN}]|$)", _squeezed(line))
    return tuple(dict.fromkeys(whole.get(each.strip(), each.strip()) for each in found if each.strip()))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
