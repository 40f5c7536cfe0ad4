"""What a spelling is known by: simplified, lower case, middle dots and widths made one."""

from __future__ import annotations

from collections.abc import Sequence


def keys_of(spellings: Sequence[str]) -> list[str]:
    """The key of each spelling; one conversion for all, because each call into the converter costs."""
    from reader.chinese.script import analysis_view

    joined = "\n".join(spelling.replace("\n", " ") for spelling in spellings)
    return fold(analysis_view(joined)).split("\n") if spellings else []


def fold(view: str) -> str:
    """An analysis view with case, widths and middle dots made one, as long as it was.

    >>> fold("SDN名单 威廉‧莎士比亚")
    'sdn名单 威廉·莎士比亚'
    """
    folded = view.translate(_ONE)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


_ONE = {ord(dot): "·" for dot in "‧•・･⋅∙"} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
