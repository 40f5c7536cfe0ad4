"""The Jyutping that goes with each Mandarin reading of a character: 長 is zoeng2 where it is zhǎng.

Where a word by itself leaves Cantonese a choice too, the choice that has been made in Mandarin tells. Written
down from common usage (Unihan has the readings, kCantonese and kMandarin, but does not pair them); simplified
characters, because that is what sentences are analysed in.
"""

from __future__ import annotations

_TABLE = """
长 zhang3 zoeng2 chang2 coeng4 | 重 zhong4 cung5 chong2 cung4 | 行 hang2 hong4 xing2 hang4
单 shan4 sin6 dan1 daan1 | 任 ren2 jam4 ren4 jam6 | 仇 qiu2 kau4 chou2 sau4 | 曾 zeng1 zang1 ceng2 cang4
数 shu3 sou2 shu4 sou3 | 区 ou1 au1 qu1 keoi1 | 查 zha1 zaa1 cha2 caa4 | 解 xie4 haai6 jie3 gaai2
朝 chao2 ciu4 zhao1 ziu1 | 校 jiao4 gaau3 xiao4 haau6 | 调 tiao2 tiu4 diao4 diu6
为 wei4 wai6 wei2 wai4 | 中 zhong4 zung3 zhong1 zung1 | 少 shao4 siu3 shao3 siu2
好 hao4 hou3 hao3 hou2 | 相 xiang4 soeng3 xiang1 soeng1 | 应 ying4 jing3 ying1 jing1
当 dang4 dong3 dang1 dong1 | 传 zhuan4 zyun6 chuan2 cyun4 | 差 chai1 caai1 cha1 caa1 cha4 caa1
还 huan2 waan4 hai2 waan4 | 降 xiang2 hong4 jiang4 gong3 | 冠 guan4 gun3 guan1 gun1
教 jiao1 gaau3 jiao4 gaau3 | 空 kong4 hung3 kong1 hung1 | 难 nan4 naan6 nan2 naan4
兴 xing4 hing3 xing1 hing1 | 种 zhong4 zung3 zhong3 zung2 | 量 liang2 loeng4 liang4 loeng6
华 hua4 waa6 hua2 waa4 | 强 qiang3 koeng5 qiang2 koeng4 | 处 chu3 cyu5 chu4 cyu3
分 fen4 fan6 fen1 fan1 | 几 ji3 gei2 ji1 gei1 | 乐 yue4 ngok6 le4 lok6 | 间 jian4 gaan3 jian1 gaan1
看 kan1 hon1 kan4 hon3 | 王 wang4 wong6 wang2 wong4 | 种 chong2 cung4 | 藏 zang4 zong6 cang2 cong4
率 shuai4 seot1 lü4 leot6 | 与 yu4 jyu6 yu3 jyu5 | 系 ji4 hai6
"""


def _rows() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in _TABLE.replace("\n", "|").split("|"):
        if parts := row.split():
            character, *readings = parts
            found.update({(character, m): c for m, c in zip(readings[::2], readings[1::2], strict=True)})
    return found


PAIRED = _rows()
CHARACTERS = frozenset(character for character, _ in PAIRED)
