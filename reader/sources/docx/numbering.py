"""What Word prints before the paragraphs of a list, and before numbered headings: it is not in their text."""

from __future__ import annotations

from typing import NamedTuple

from reader.sources.xmltree import Element

_BULLETS = "•◦▪"
_DEEPEST = 9
_CHINESE = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(NamedTuple):
    form: str
    """How its numbers are written, in Word's names."""
    pattern: str
    """What is printed, with %1 for the number of the first level, and so on."""
    start: int


class Numbering:
    """Counts paragraphs as they come."""

    def __init__(self, root: Element | None) -> None:
        """`root` is that of numbering.xml, where there is one."""
        kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        for element in root or ():
            if element.name == "abstractNum":
                kinds[element.get("w:abstractNumId")] = dict(map(_level, element.all("lvl")))
            elif element.name == "num" and (kind := element.first("abstractNumId")) is not None:
                named = kind.get("w:val")
                own = element.get("w:numId") if element.first("lvlOverride") is not None else ""
                self._lists[element.get("w:numId")] = own or f"of {named}", kinds.get(named, {})

    def marker(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of this list; empty where nothing does."""
        kind, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None or depth >= _DEEPEST:
            return ""
        counts = self._counts.setdefault(
            kind, [levels[d].start - 1 if d in levels else 0 for d in range(_DEEPEST)]
        )
        counts[depth] += 1
        for deeper in range(depth + 1, _DEEPEST):
            counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        if level.form == "bullet":
            return _BULLETS[min(depth, 2)]
        if level.form == "none":
            return ""
        printed = level.pattern
        for above in range(_DEEPEST):
            if f"%{above + 1}" in printed:
                form = levels[above].form if above in levels else "decimal"
                printed = printed.replace(f"%{above + 1}", written(max(counts[above], 1), form))
        return printed.strip()


def _level(element: Element) -> tuple[int, Level]:
    def value(name: str, otherwise: str) -> str:
        found = element.first(name)
        return found.get("w:val") if found is not None else otherwise

    start = value("start", "1")
    depth = element.get("w:ilvl")
    return (
        int(depth) if depth.isdecimal() and len(depth) < 3 else _DEEPEST,
        Level(
            value("numFmt", "decimal"),
            value("lvlText", "%1.")[:40],
            int(start) if start.isdecimal() and len(start) < 6 else 1,
        ),
    )


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; those not known here in figures.

    >>> written(12, "taiwaneseCountingThousand"), written(4, "upperRoman"), written(27, "lowerLetter")
    ('十二', 'IV', 'aa')
    """
    if form.startswith(("chinese", "taiwanese", "ideograph", "japanese")) and number < 100:
        return _in_chinese(number)
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter[:8].upper() if form.startswith("upper") else letter[:8]
    if form.endswith("Roman") and number < 50:
        roman, rest = "", number
        for worth, sign in _ROMAN:
            roman, rest = roman + sign * (rest // worth), rest % worth
        return roman.upper() if form.startswith("upper") else roman
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _CHINESE[ones]
    return (_CHINESE[tens] if tens > 1 else "") + "十" + (_CHINESE[ones] if ones else "")
