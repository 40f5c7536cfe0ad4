"""Names with a middle dot, found by their characters alone, so that a row need not part one.

Needs neither spans nor a script: it reads what the page shows. The characters are those of transliterations
(`reader.chinese.transliteration`, in the simplified view) and their traditional forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

DOTS = "·‧・•･"

TRADITIONAL = (
    "亞佈來侖倫傑儁億內凱別勛勝勞勳喬噹囌圖堯奧婭寧岡島崗崙巖庫張彆彌彿徹愛懷捨揚撣於曆東楊榮樸檳櫚欽歐歷淩湯溫漢澤濛濱瀰烏熱爾瑪瓊畢當發盤盧眞矇竇範約納紐紗紮紹絲"
    "綏維緬緹缽羅聖肅脩興茲華萊萬葉蓋蓮薑薩蘇蘭蘿衛衞裏裡託許誇諾謝譚讚豐貝貢費貼賈賓賢賴賽贊載輝農連達遜邁鄧鄭鉉鉢鋒錫鐸門開雜雲靈韋順頌頓馬馮騰騷鬆鬍魯鮑麗麥齊龍龐"
)
"""Traditional forms of the simplified ones, as OpenCC and Big5 with HKSCS have them."""


def find_dotted_names(shown: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each name with a middle dot.

    >>> [text[a:b] for text in ["總統弗拉基米爾·普京表示"] for a, b in find_dotted_names(text)]
    ['弗拉基米爾·普京']
    """
    if any(dot in shown for dot in DOTS):
        yield from (match.span() for match in _pattern().finditer(shown))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    from reader.chinese.transliteration import SOUNDS

    sounds = "".join([*SOUNDS, *TRADITIONAL])
    return re.compile(rf"[{sounds}]{{1,6}}(?:[{DOTS}][{sounds}]{{1,6}})+")
