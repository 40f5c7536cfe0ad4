"""Years and decades that are counted otherwise than by the common era's.

Eras are given by the year before their first. The Republic of China's began in 1912; Japan's are 明治 1868,
大正 1912, 昭和 1926, 平成 1989 and 令和 2019 (National Diet Library, calendar of eras); Qing reigns count
from their first full year, 康熙 1662 to 宣統 1909 (Hummel, Eminent Chinese of the Ch'ing Period).
"""

from __future__ import annotations

import re
from datetime import date

from reader.chinese.dates import ordinal
from reader.chinese.numerals import value_of

_ERAS = """
民國 1911 民国 1911 明治 1867 大正 1911 昭和 1925 平成 1988 令和 2018 康熙 1661 雍正 1722 乾隆 1735 嘉慶 1795
嘉庆 1795 道光 1820 咸豐 1850 咸丰 1850 同治 1861 光緒 1874 光绪 1874 宣統 1908 宣统 1908
"""
_BEFORE_FIRST = {era: int(year) for era, year in zip(_ERAS.split()[::2], _ERAS.split()[1::2], strict=True)}
_OTHERS = """
貞觀 永徽 開元 天寶 開皇 大業 武德 貞元 元和 會昌 建隆 太平興國 景德 慶曆 熙寧 元豐 元祐 崇寧 宣和 紹興
淳熙 至元 洪武 建文 永樂 宣德 正統 景泰 成化 弘治 正德 嘉靖 隆慶 萬曆 天啟 崇禎 順治 天聰 崇德 建安
建武 永平 太康 永和 太元 天文 天正 慶長 元祿 享保 天保 嘉永 安政 慶應 文化 文政 貞观 开元 天宝 开皇
永乐 万历 崇祯 顺治 主體
"""
_OTHER_ERAS = tuple(_OTHERS.split())
_BC = re.compile("(?:公元|西元|紀元|纪元)前$")
_AD = re.compile("(?:公元|西元)$")
_CENTURY = re.compile(
    r"(?:(?P<this>[上本])(?:個|个)?|(?P<number>\d{1,2}|[一二三四五六七八九十廿]{1,3}))世[紀纪]$"
)
_SURE_DECADES = range(50, 100)
"""Decades that are the twentieth century's by themselves: the thirties may be either's."""


def gloss_era(plain: str, before: str, after: str, today: date | None) -> str | None:
    """民國|115|年, 公元前|221|年, 二十一|世紀, 八十|年代; None where the text counts by no era."""
    value = value_of(plain.removesuffix("年"))
    if value is None or value != int(value) or value > 9999:
        return None
    number = int(value)
    if (plain.endswith("年") or after.startswith("年")) and (year := _year(number, before)):
        return year
    if after.startswith(("世紀", "世纪")):
        return f"{ordinal(number)} century"
    if after.startswith("年代") and number < 100 and number % 10 == 0:
        return f"the {_hundreds(number, before, today) + number or number}s"
    return None


def in_another_era(before: str, after: str) -> bool:
    """開皇|18|年, 天文|15|年（1546年）, 前|55|年: a year, though which is not said."""
    return before.endswith((*_OTHER_ERAS, "前")) or after.startswith(("年（", "年("))


def _year(number: int, before: str) -> str | None:
    if _BC.search(before):
        return f"{number} BC"
    if _AD.search(before) and number < 1000:
        return f"AD {number}"
    start = next((first for era, first in _BEFORE_FIRST.items() if before.endswith(era)), None)
    return str(start + number) if start else None


def _hundreds(decade: int, before: str, today: date | None) -> int:
    """1900 for the eighties; 0 where the century is not sure."""
    if found := _CENTURY.search(before):
        if found["number"]:
            return (int(value_of(found["number"]) or 1) - 1) * 100
        here = today.year // 100 * 100 if today else 0
        return here and here - (100 if found["this"] == "上" else 0)
    return 1900 if decade in _SURE_DECADES else 0
