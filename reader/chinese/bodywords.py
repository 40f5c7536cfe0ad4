"""What bodies are called by: what their names end in, and the words that are no part of them.

Written down from general usage in Hong Kong, Taiwan and the mainland; in the simplified view but for the
characters of FUNCTION, which stand in both scripts.
"""

from __future__ import annotations

_BODIES = """
公司 集团 大学 学院 中学 小学 书院 医院 银行 基金 研究所 研究院 研究中心 中心 俱乐部 乐团 出版社 通讯社 电视台
影业 航空 酒店 工厂 医学院 法学院 研究室 事务所 交易所 会所 商会 工会 联会 联盟 学校 日报 时报 党 博物馆
美术馆 图书馆 医疗中心 控股 组织 同盟 政府 大使馆 领事馆 总领事馆
"""
BODIES = tuple(_BODIES.split())
"""After what a body is called: 盧克石油|公司. By themselves they are ordinary words."""
_OFFICES = """
委员会 管理局 监察局 局 署 部 厅 协会 学会 基金会 联合会 总会 议会 理事会 法院 法庭 检察院 公会 总署 总局
办公室 秘书处 联席会议 司令部 参谋部 警察局 检察厅
"""
OFFICES = tuple(_OFFICES.split())
"""After what a body does: 房屋|委員會, 選舉|管理|委員會."""
_PLAIN = """
公司 集团 银行 医院 中心 学校 酒店 工厂 航空 组织 控股 中学 小学 党 基金 工会 商会 同盟 联盟 政府 大使馆
领事馆 总领事馆
"""
PLAIN = frozenset(_PLAIN.split())
"""After the name of a place alone these are any of that place: 美國公司."""
_MODIFIERS = """
最大 主要 大型 小型 中型 私营 国有 国营 民营 有关 相关 多间 多家 当地 本地 国内 国外 外国 海外 部分 不少 许多
所有 全部 其他 其它 任何 所谓 另外 现任 前任 时任 历任 著名 知名 大多数 多数 各国 我国 两国 双方 上述 目前
当时 如今 唯一 知情 成为 作为 包括 根据 通过 由于 以及 关于 对于 一间 一家 一个 某些 这些 那些 这个 那个 自己
他们 我们 官方 现时 正值
"""
MODIFIERS = frozenset(_MODIFIERS.split())
"""Words that stand before bodies and are no part of what they are called."""
_FUNCTION = """
的了在是有和與与及或也都就還还又再才只不沒没未無无很更最太較较這这那其此該该每各某個个位名次年月日時时分人們们我你
他她它自等者上下中內内外前後后裡裏里間间來来去到從从向往對对於于把被讓让使將将為为給给由以因而但卻却則则且並并如若
當当會会能可要想應应須须必得地著着過过起出入說说稱称指看做作用成大小多少高低好新舊旧兩两第幾几一二三四五六七八九十百
千萬万億亿元嗎吗呢吧啊呀所之乃亦即既均皆僅仅仍曾已正先至同跟比被叫請请像似種种條条件項项場场家篇句段本書书封張张
隻只塊块話话事物天今昨明早晚現现刻讀读寫写買买賣卖吃喝走跑站坐住死生見见聽听問问答找拿放打開开關关進进回帶带
"""
FUNCTION = frozenset("".join(_FUNCTION.split()))
"""Characters that stand alone in any text."""
