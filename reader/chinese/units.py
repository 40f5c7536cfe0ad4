"""What is counted, in English: currencies, weights and measures, times, people.

The usual English names of the units of the metric system (SI brochure), of Hong Kong's own (Weights and
Measures Ordinance, cap. 68: catty) and of currencies (ISO 4217). A measure word that only points at its noun
(名, 架, 宗) is none of these.
"""

from __future__ import annotations

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
人民幣 yuan | 人民币 yuan | 盧布 rouble/s | 卢布 rouble/s | 韓圜 won | 韓元 won | 韩元 won
| 盧比 rupee/s | 卢比 rupee/s | 披索 peso/s | 比索 peso/s | 泰銖 baht | 泰铢 baht | 越南盾 dong
| 印尼盾 rupiah | 里拉 lira | 瑞郎 Swiss franc/s | 瑞士法郎 Swiss franc/s | 法郎 franc/s | 馬克 mark/s
| 马克 mark/s | 蘭特 rand | 兰特 rand | 比特幣 bitcoin | 比特币 bitcoin | 澳門元 pataca/s
| 澳门元 pataca/s | 噸 tonne/s | 吨 tonne/s | 公噸 tonne/s | 公吨 tonne/s | 公斤 kg | 千克 kg | 克 g
| 毫克 mg | 斤 catty/catties | 磅 pound/s | 桶 barrel/s | 盎司 ounce/s | 安士 ounce/s | 克拉 carat/s
| 公里 km | 英里 mile/s | 海里 nautical mile/s | 浬 nautical mile/s | 米 metre/s | 公尺 metre/s
| 厘米 cm | 公分 cm | 毫米 mm | 微米 micrometre/s | 納米 nanometre/s | 纳米 nanometre/s
| 奈米 nanometre/s | 呎 foot/feet | 英尺 foot/feet | 吋 inch/inches | 英寸 inch/inches | 碼 yard/s
| 光年 light year/s | 平方公里 sq km | 平方米 sq m | 平方呎 sq ft | 公頃 hectare/s | 公顷 hectare/s
| 畝 mu | 亩 mu | 英畝 acre/s | 英亩 acre/s | 立方米 cubic metre/s | 公升 litre/s | 毫升 ml
| 加侖 gallon/s | 加仑 gallon/s | 千瓦 kW | 兆瓦 MW | 吉瓦 GW | 千瓦時 kWh | 千瓦时 kWh | 分貝 decibel/s
| 分贝 decibel/s | 人 person/people | 人次 visit/s | 歲 year old/years old | 岁 year old/years old
| 票 vote/s | 席 seat/s | 國 country/countries | 国 country/countries | 倍 times
| 個百分點 percentage point/s | 个百分点 percentage point/s | 百分點 percentage point/s | 年 year/s
| 個月 month/s | 个月 month/s | 個星期 week/s | 个星期 week/s | 星期 week/s
| 周 week/s | 週 week/s | 天 day/s | 個小時 hour/s | 个小时 hour/s | 小時 hour/s | 小时 hour/s
| 分鐘 minute/s | 分钟 minute/s | 秒 second/s | 秒鐘 second/s | 晚 night/s | 間公司 company/companies
| 次 time/s | 攝氏度 °C | 摄氏度 °C
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
人民 人均 人手 人士 人工 人類 人选 人員 人员 人口 人生 年代 年度 年級 年级 米飯 克服 國內 國際 国内 国际 斤斤
票房 票價 天然 天文 席間 次序 周年 倍感
"""
_NO_UNIT = tuple(_ALIKE.split())
"""Words that begin like a unit."""


def unit_of(after: str) -> Unit | None:
    """The unit that the text after a number begins with; None for a word that only begins alike."""
    if after.startswith(_NO_UNIT):
        return None
    for size in range(min(LONGEST, len(after)), 0, -1):
        if unit := UNITS.get(after[:size]):
            return unit
    return None
