"""Names with their originals: 威特科夫（Steve Witkoff）.

The bracket says where a name ends; where it begins is decided by the cheapest reading of what stands before
it: words up to some place, from there on the original spelled by sound (`sounding`). So 美國總統特使 stays
outside. A surname in one of its spellings begins an East Asian name (李家超, John Lee). Where nothing sounds
alike, quotation marks, what bodies end in (公司) or the head of a paragraph decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.chinese.nameparts import DETERMINERS, INSTITUTIONS, STOPS
from reader.chinese.originals import BRACKET, original_in
from reader.chinese.sounding import DOTS, costs_of_starts, words_of
from reader.chinese.transliteration import BEFORE, SPELLINGS


class FoundName(NamedTuple):
    start: int
    """Offset of the name's first character."""
    end: int
    """Offset past its last: where the bracket (or a closing quotation mark) stands."""
    original: str
    latin_start: int
    latin_end: int


Cost = Callable[[str], "float | None"]
"""Nats of a word, None where it is none: `WordList.cost`."""

_BEFORE = re.compile(rf"[\u3400-\u9fff{re.escape(DOTS)}]+$")
_QUOTED = {"》": "《", "〉": "〈", "」": "「", "』": "『", "”": "“"}
_OF_WORKS = "》〉"
LONGEST = 22
"""Characters looked at before a bracket."""
ENOUGH = 7.5
"""Most nats a character that a spelled name may cost."""
SHARE = 1.2
"""Most it may cost, of what its characters cost as words: 電影公司 is no spelling of anything."""
UNCOUNTED = 6.0
"""A character's nats where words are not known."""
NEVER_SEEN = 18.0
"""A character that is no word."""
UNUSUAL = 6.5
"""Nats a character above which characters make no ordinary words: 星|鏈, but not 社會|正義."""


def find_names(text: str, view: str, cost: Cost | None = None) -> list[FoundName]:
    """Every name directly before its Latin original in brackets, in order.

    `view` is for analysis. With `cost` titles are told from names by the words they are (F1 97 against 93 on
    the development set).
    """
    found = []
    for bracket in BRACKET.finditer(text):
        original = original_in(bracket["inside"])
        if original and (span := _Search(text, view, original, cost).before(bracket.start())):
            at = bracket.start("inside") + bracket["inside"].index(original)
            found.append(FoundName(*span, original, at, at + len(original)))
    return found


class _Search:
    """For the Chinese name of one original."""

    def __init__(self, text: str, view: str, original: str, cost: Cost | None) -> None:
        self._text = text
        self._view = view
        self._words = words_of(original)
        self._capitals = original.isupper()
        self._cost = cost

    def before(self, bracket: int) -> tuple[int, int] | None:
        """(start, end) of the name before this place."""
        end = bracket
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        if not self._words or not end:
            return None
        if self._text[end - 1] in _QUOTED:
            return self._in_quotes(end - 1)
        run = _BEFORE.search(self._view[max(0, end - LONGEST) : end])
        if not run:
            return None
        base = max(0, end - LONGEST) + run.start()
        start = self._begin(base, end)
        return None if start is None else (start, end)

    def _in_quotes(self, end: int) -> tuple[int, int] | None:
        """Titles of works are names as they stand; others where they are spelled or no ordinary words."""
        start = self._text.rfind(_QUOTED[self._text[end]], max(0, end - LONGEST), end) + 1
        if not start or not re.search(r"[\u3400-\u9fff]", self._view[start:end]):
            return None
        if self._text[end] in _OF_WORKS:
            return start, end
        if self._capitals:
            return None
        spelled = costs_of_starts(self._view, start, end, self._words).get(start)
        named = spelled is not None and spelled <= ENOUGH * (end - start)
        return (start, end) if named or self._view[end - 1] == "号" or self._unusual(start, end) else None

    def _begin(self, base: int, end: int) -> int | None:
        if self._capitals and len(self._words[0]) < 5:
            return None
        spelled = self._by_sound(base, end)
        if self._capitals:
            return spelled
        person = self._by_surname(base, end)
        if spelled is not None:
            # 仁勳 sounds like Jensen, 黃 is Huang; but in 烏爾里克·李 the surname is the last character.
            return spelled if person is None else min(spelled, person)
        if person is None:
            person = self._by_ending(base, end)
        return self._by_place(base, end) if person is None else person

    def _by_sound(self, base: int, end: int) -> int | None:
        spelled = costs_of_starts(self._view, base, end, self._words)
        if not spelled:
            return None
        before = self._costs_of_words(base, end)
        start = min(spelled, key=lambda start: before[start - base] + spelled[start])
        size = sum(sign not in DOTS for sign in self._view[start:end])
        as_words = before[-1] - before[start - base]
        if size < 2 or spelled[start] > min(ENOUGH * size, SHARE * as_words):
            return None
        if start > base and any(BEFORE.get(word) == self._view[start - 1] for word in self._words):
            return start - 1
        return start

    def _by_surname(self, base: int, end: int) -> int | None:
        """A surname, spelled by a word at either end of the original, and one or two characters more."""
        if len(self._words) < 2:
            return None
        ends = {self._words[0], self._words[-1]} | {"".join(self._words[-2:])}
        for size in (4, 3, 2):
            start = end - size
            if start < base or any(sign in DOTS for sign in self._view[start:end]):
                continue
            one = SPELLINGS.get(self._view[start], frozenset()) if size < 4 else frozenset()
            two = SPELLINGS.get(self._view[start : start + 2], frozenset()) if size > 2 else frozenset()
            if not ends.isdisjoint(one | two):
                return start
        return self._three_unusual(base, end)

    def _three_unusual(self, base: int, end: int) -> int | None:
        """Three characters that begin with a surname and make no words: married women, chosen names."""
        start = end - 3
        if self._cost is None or len(self._words) > 3 or start < base or self._view[start] not in SPELLINGS:
            return None
        if not STOPS.isdisjoint(self._view[start:end]):
            return None
        parts = ((start, end), (start + 1, end), (start, start + 2), (max(base, start - 1), start + 1))
        in_use = any(b - a > 1 and self._cost(self._view[a:b]) is not None for a, b in parts)
        return None if in_use else start

    def _by_ending(self, base: int, end: int) -> int | None:
        """The name of a body, back to what cannot be part of it: 旗下的|太空探索技術公司."""
        if not self._view.endswith(INSTITUTIONS, base, end):
            return None
        start = end - 1
        while start > base and self._view[start - 1] not in STOPS:
            start -= 1
        return start if 3 <= end - start <= 14 and self._view[start] not in DETERMINERS else None

    def _by_place(self, base: int, end: int) -> int | None:
        """Alone at the head of a paragraph: what the paragraph is about."""
        alone = not self._text[:base].strip() and end - base <= 6 and self._view[base] not in DETERMINERS
        return base if alone and self._unusual(base, end) else None

    def _unusual(self, start: int, end: int) -> bool:
        return self._cost is not None and self._costs_of_words(start, end)[-1] > UNUSUAL * (end - start)

    def _costs_of_words(self, base: int, end: int) -> Sequence[float]:
        """Least cost of view[base:at] as words, for every place."""
        if self._cost is None:
            return [UNCOUNTED * at for at in range(end - base + 1)]
        best = [0.0]
        for at in range(base + 1, end + 1):
            ways = [best[-1] + (self._cost(self._view[at - 1 : at]) or NEVER_SEEN)]
            for start in range(max(base, at - 8), at - 1):
                known = self._cost(self._view[start:at])
                if known is not None:
                    ways.append(best[start - base] + known)
            best.append(min(ways))
        return best
