"""Whose written Chinese a text is, by its characters and by what it calls things.

Simplified characters are the mainland's. Among traditional texts Hong Kong writes 着 and Cantonese words,
Taiwan 著 after verbs, 裡 and 臺, and either has its own words and names (特朗普, 川普). Only words that say
nothing of what a text is about are counted, each once, so that an article about the other place is not taken
for its own. Source of the lists: collected by hand from the usage of either press; characters by Hong Kong's
list of 2012 (常用字字形表) and Taiwan's standard (國字標準字體).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reader.article import Block, Region

SAMPLE = 10_000
"""Characters that are looked at."""
_BLOCKS = 1_000
_ENOUGH = 2.0
"""Weight of evidence below which nothing is said."""
_CLEARLY = 2.0
"""How many times the evidence for the other region must be outweighed."""

_SIMPLIFIED = frozenset("们这国说时会来为对个学发过还没样现问间门东车长见话给让请谁书爱电开关气实进动处远单")
_TRADITIONAL = frozenset(
    "們這國說時會來為對個學發過還沒樣現問間門東車長見話給讓請誰書愛電開關氣實進動處遠單說"
)
_MOSTLY = 4
"""How many times as many characters of one script as of the other make a text one of it."""

_CANTONESE = frozenset("嘅喺咗冇佢哋啲嗰嚟嘢咁唔啱嘥攞瞓")
_HONG_KONG_CHARACTERS = {
    "綫": 1.5,
    "衞": 1.5,
    "着": 1.0,
    "裏": 0.5,
    "羣": 0.3,
    "啓": 0.3,
    "麪": 0.3,
    "牀": 0.3,
}
"""着 and 裏 are also what conversions make of mainland texts."""
_TAIWAN_CHARACTERS = {"臺": 1.5, "裡": 0.7}
_TAIWAN_ASPECT = (
    "看著",
    "跟著",
    "隨著",
    "有著",
    "帶著",
    "拿著",
    "等著",
    "走著",
    "說著",
    "接著",
    "意味著",
    "面臨著",
)
_ASPECT_AT_MOST = 1.0
"""Weight of 著 after verbs: Hong Kong's screens write it too."""

_HONG_KONG_WORDS = (
    *("特朗普", "澤連斯基", "普京", "奧巴馬", "馬克龍", "悉尼", "新西蘭", "意大利", "沙特", "老撾", "碧咸"),
    *(
        "網絡",
        "軟件",
        "硬件",
        "質素",
        "屋邨",
        "屋苑",
        "單車",
        "雪櫃",
        "冷氣機",
        "熒幕",
        "屏幕",
        "視像",
        "電郵",
    ),
    *("早前", "有見及此", "日前表示", "料將", "甚麼", "傳媒", "惟", "份外", "賬", "滙", "揸", "埋單"),
    *(
        "士多啤梨",
        "三文治",
        "朱古力",
        "芝士",
        "薯仔",
        "打風",
        "泊車",
        "返工",
        "放工",
        "搭的士",
        "的士司機",
        "小巴",
    ),
)
_TAIWAN_WORDS = (
    *("川普", "澤倫斯基", "普丁", "歐巴馬", "馬克宏", "雪梨", "紐西蘭", "義大利", "沙烏地", "寮國", "北韓"),
    *(
        "網路",
        "軟體",
        "硬體",
        "品質",
        "計程車",
        "公車",
        "捷運",
        "腳踏車",
        "影片",
        "透過",
        "簡訊",
        "部落格",
        "螢幕",
    ),
    *("藉由", "電子郵件", "列印", "數位", "機車", "滑鼠", "國小", "光碟", "行動電話", "台鐵", "里長"),
    *("臉書", "報導", "超商"),
    *("草莓", "三明治", "巧克力", "起司", "馬鈴薯", "颱風天", "便當", "幼稚園", "水準", "鄰里"),
)


def guess_region(blocks: Iterable[Block]) -> Region:
    """The region whose usage a text has; unknown where there is too little, or both have their say."""
    text = "\n".join(block.text for block in islice(blocks, _BLOCKS))[:SAMPLE]
    characters = set(text)
    simplified = sum(text.count(char) for char in _SIMPLIFIED & characters)
    traditional = sum(text.count(char) for char in _TRADITIONAL & characters)
    if simplified > _MOSTLY * traditional:
        return Region.CHINA
    if traditional <= _MOSTLY * simplified:
        return Region.UNKNOWN
    return _between(_hong_kong(text, characters), _taiwan(text, characters))


def _between(hong_kong: float, taiwan: float) -> Region:
    if hong_kong >= _ENOUGH and hong_kong >= _CLEARLY * taiwan:
        return Region.HONG_KONG
    if taiwan >= _ENOUGH and taiwan >= _CLEARLY * hong_kong:
        return Region.TAIWAN
    return Region.UNKNOWN


def _hong_kong(text: str, characters: set[str]) -> float:
    weight = 1.5 * min(3, len(_CANTONESE & characters))
    weight += sum(value for char, value in _HONG_KONG_CHARACTERS.items() if char in characters)
    return weight + sum(word in text for word in _HONG_KONG_WORDS)


def _taiwan(text: str, characters: set[str]) -> float:
    weight = sum(value for char, value in _TAIWAN_CHARACTERS.items() if char in characters)
    weight += min(_ASPECT_AT_MOST, 0.5 * sum(words in text for words in _TAIWAN_ASPECT))
    return weight + sum(word in text for word in _TAIWAN_WORDS)
