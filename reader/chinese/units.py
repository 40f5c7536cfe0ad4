"""What is counted, in English: currencies, weights and measures, times, people.

The usual English names of the units of the metric system (SI brochure), of Hong Kong's own (Weights and
Measures Ordinance, cap. 68: catty, picul) and of currencies (ISO 4217). A measure word that only points at
its noun (名, 架, 宗) is none of these, and neither is one that is something else elsewhere: 碼 is a yard, a
digit of a code, or in Taiwan a quarter of a percentage point; 桶 is a barrel of oil and a bucket of water.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 5


class Unit(NamedTuple):
    one: str
    many: str
    sign: bool = False
    """Stands before the number: US$."""


_SIGNS = """
美元 US$ | 美金 US$ | 港元 HK$ | 港幣 HK$ | 港币 HK$ | 歐元 € | 欧元 € | 英鎊 £ | 英镑 £ | 新台幣 NT$
| 新台币 NT$ | 台幣 NT$ | 台币 NT$ | 新臺幣 NT$ | 臺幣 NT$ | 澳元 A$ | 加元 C$ | 坡元 S$ | 新加坡元 S$
| 紐元 NZ$ | 日圓 ¥ | 日圆 ¥ | 日元 ¥
"""
_NAMED = """
人民幣 yuan | 人民币 yuan | 盧布 rouble/s | 卢布 rouble/s | 韓圜 won | 韓元 won | 韩元 won | 盧比 rupee/s
| 卢比 rupee/s | 披索 peso/s | 比索 peso/s | 泰銖 baht | 泰铢 baht | 越南盾 dong | 印尼盾 rupiah
| 里拉 lira | 瑞郎 Swiss franc/s | 瑞士法郎 Swiss franc/s | 法郎 franc/s | 馬克 mark/s | 马克 mark/s
| 蘭特 rand | 兰特 rand | 比特幣 bitcoin | 比特币 bitcoin | 澳門元 pataca/s | 澳门元 pataca/s
| 噸 tonne/s | 吨 tonne/s | 公噸 tonne/s | 公吨 tonne/s | 公斤 kg | 千克 kg | 克 g | 毫克 mg
| 斤 catty/catties | 磅 pound/s | 盎司 ounce/s | 安士 ounce/s | 克拉 carat/s | 公里 km | 英里 mile/s
| 海里 nautical mile/s | 浬 nautical mile/s | 米 metre/s | 公尺 metre/s | 厘米 cm | 公分 cm | 毫米 mm
| 微米 micrometre/s | 納米 nanometre/s | 纳米 nanometre/s | 奈米 nanometre/s | 呎 foot/feet
| 英尺 foot/feet | 吋 inch/inches | 英寸 inch/inches | 光年 light year/s | 平方公里 sq km | 平方米 sq m
| 平方呎 sq ft | 公頃 hectare/s | 公顷 hectare/s | 畝 mu | 亩 mu | 英畝 acre/s | 英亩 acre/s
| 立方米 cubic metre/s | 公升 litre/s | 毫升 ml | 里 li | 擔 picul/s | 担 picul/s | 千米 km | 瓦 W
| 瓦特 W | 兆赫 MHz | 加侖 gallon/s | 加仑 gallon/s | 千瓦 kW | 兆瓦 MW | 吉瓦 GW | 千瓦時 kWh
| 千瓦时 kWh | 分貝 decibel/s | 分贝 decibel/s | 人 person/people | 人次 person-time/s
| 歲 year old/years old | 岁 year old/years old | 票 vote/s | 席 seat/s | 國 country/countries
| 国 country/countries | 黨 party/parties | 党 party/parties | 倍 times | 個百分點 percentage point/s
| 个百分点 percentage point/s | 百分點 percentage point/s | 年 year/s | 個月 month/s | 个月 month/s
| 個星期 week/s | 个星期 week/s | 星期 week/s | 周 week/s | 週 week/s | 天 day/s | 個小時 hour/s
| 个小时 hour/s | 小時 hour/s | 小时 hour/s | 分鐘 minute/s | 分钟 minute/s | 秒 second/s | 秒鐘 second/s
| 晚 night/s | 間公司 company/companies | 次 time/s | 攝氏度 °C | 摄氏度 °C
"""


def _units() -> Iterator[tuple[str, Unit]]:
    for pair in _SIGNS.split("|"):
        name, sign = pair.split()
        yield name, Unit(sign, sign, sign=True)
    for pair in _NAMED.split("|"):
        name, english = pair.split(maxsplit=1)
        one, _, many = english.strip().partition("/")
        plural = one + many if many in {"s", "es"} else many or one
        yield name, Unit(one, plural)


UNITS = dict(_units())
_ALIKE = """
人民 人均 人手 人士 人工 人類 人类 人選 人选 人員 人员 人口 人生 人質 人质 人大 人權 人权 人道 人數
人数 人才 人行 人造 年代 年度 年級 年级 年報 年报 天然 天文 天主 天空 天價 天价 歲月 岁月 晚報 晚报
晚會 晚会 晚宴 晚間 晚间 晚上 晚餐 周年 周歲 周岁 周刊 周末 周日 週年 週歲 週刊 週末 週日 國內 国内
國際 国际 國慶 国庆 國家 国家 國民 国民 國會 国会 國王 国王 國防 国防 國語 国语 國軍 国军 國企 国企
國產 国产 國泰 国泰 國務 国务 國安 国安 黨員 党员 黨委 党委 黨團 党团 黨派 党派 黨校 党校 黨組 党组
黨籍 党籍 米飯 米饭 米蘭 米兰 米其 克服 克朗 克羅 克罗 克里 克林 克什 克制 克宮 斤斤 里程 里斯 里約
里约 里昂 里長 里长 擔心 担心 擔任 担任 擔保 担保 擔當 担当 擔憂 担忧 歐元區 欧元区 馬克龍 马克龙
馬克思 马克思 票房 票價 票价 票數 票数 票據 票据 票站 席間 席间 席捲 席卷 次序 次子 次女 次級 次级 倍感
瓦解
"""
_NO_UNIT = tuple(_ALIKE.split())
"""Words that begin like a unit."""


_MONEY = frozenset(name for pair in _SIGNS.split("|") for name in pair.split()[:1]) | {"人民幣", "人民币"}


def unit_of(after: str, before: str = "") -> Unit | None:
    """The unit that the text after a number begins with; None for a word that only begins alike.

    A currency may stand before the number or after 元 (港幣|500萬|元, 500萬|元人民幣), a temperature's scale
    before it.
    """
    if after.startswith("元"):
        names = (name for name in _MONEY if before.endswith(name) or after.startswith(name, 1))
        return next((UNITS[name] for name in names), None)
    if after.startswith(("度", "℃")) and (scale := _SCALE.search(before)):
        return Unit("°C", "°C") if scale[1] in {"攝", "摄"} else Unit("°F", "°F")
    if after.startswith(_NO_UNIT):
        return None
    for size in range(min(LONGEST, len(after)), 0, -1):
        if unit := UNITS.get(after[:size]):
            return unit
    return None


_SCALE = re.compile("([攝摄華华])氏(?:零下)?$")
