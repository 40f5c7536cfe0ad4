"""Characters of several readings: what they are read where nothing else tells, and as surnames.

Written down by hand from general knowledge of usage, checked against no printed dictionary; some characters
were added after they had been read wrongly in test sentences. In simplified characters.
"""

from __future__ import annotations

import re

# Alone these are all but always read so: not worth a mark of doubt.
_SURE = """
的 de5 了 le5 一 yi1 不 bu4 是 shi4 在 zai4 个 ge4 们 men5 大 da4 上 shang4 下 xia4 和 he2 说 shuo1
要 yao4 会 hui4 那 na4 哪 na3 这 zhe4 吗 ma5 呢 ne5 吧 ba5 啊 a5 过 guo4 看 kan4 好 hao3 给 gei3
没 mei2 还 hai2 都 dou1 只 zhi3 被 bei4 让 rang4 把 ba3 将 jiang1 与 yu3 但 dan4 也 ye3 就 jiu4
而 er2 并 bing4 于 yu2 及 ji2 从 cong2 向 xiang4 中 zhong1 里 li3 后 hou4 前 qian2 间 jian1 者 zhe3
化 hua4 女 nü3 子 zi3 王 wang2 石 shi2 车 che1 见 jian4 使 shi3 曾 ceng2 已 yi3 更 geng4 几 ji3
约 yue1 多 duo1 少 shao3 每 mei3 无 wu2 否 fou3 似 si4 若 ruo4 令 ling4 且 qie3 我 wo3 你 ni3 他 ta1
她 ta1 它 ta1 其 qi2 此 ci3 之 zhi1 以 yi3 所 suo3 区 qu1 任 ren4 打 da3 人 ren2 家 jia1 六 liu4
十 shi2 百 bai3 万 wan4 月 yue4 日 ri4 号 hao4 年 nian2 时 shi2 分 fen1 点 dian3 信 xin4 食 shi2
卡 ka3 南 nan2 北 bei3 西 xi1 谷 gu3 红 hong2 价 jia4 节 jie2 戏 xi4 画 hua4 术 shu4 柏 bai3
巷 xiang4 厂 chang3 汤 tang1 亡 wang2 厕 ce4 称 cheng1 据 ju4 因 yin1 由 you2 同 tong2 可 ke3
能 neng2 才 cai2 再 zai4 又 you4 或 huo4 问 wen4 炮 pao4 枪 qiang1 舰 jian4 军 jun1 机 ji1
师 shi1 团 tuan2 省 sheng3 市 shi4 县 xian4 州 zhou1 村 cun1 伤 shang1 国 guo2 党 dang3 派 pai4
场 chang3 头 tou2 听 ting1 讲 jiang3 读 du2 俊 jun4 正 zheng4 作 zuo4 处 chu4 属 shu3 圈 quan1
强 qiang2 搁 ge1 赚 zhuan4 量 liang4 率 lü4 角 jiao3 盛 sheng4 济 ji4 华 hua2 写 xie3 吃 chi1 喝 he1
别 bie2 隆 long2
"""
# As traditional texts print them: what simplified ones write alike is read otherwise (湧 yǒng).
_PRINTED = "涌 chong1"
# The commoner reading, where another is not rare.
_LIKELY = """
为 wei2 长 chang2 得 de5 地 di4 着 zhe5 著 zhu4 行 xing2 重 zhong4 种 zhong3 数 shu4 应 ying1
当 dang1 相 xiang1 难 nan2 倒 dao4 空 kong1 背 bei4 便 bian4 干 gan4 尽 jin4 结 jie2 禁 jin4 切 qie1
曲 qu3 散 san4 胜 sheng4 调 diao4 降 jiang4 血 xue4 载 zai4 转 zhuan3 发 fa1 觉 jue2 传 chuan2
创 chuang4 答 da2 担 dan1 度 du4 佛 fo2 冠 guan4 横 heng2 划 hua4 混 hun4 假 jia3 奔 ben1 教 jiao4
解 jie3 卷 juan3 壳 ke2 乐 le4 累 lei4 凉 liang2 露 lu4 论 lun4 落 luo4 脉 mai4 蒙 meng2 磨 mo2
宁 ning2 片 pian4 漂 piao1 铺 pu1 奇 qi2 抢 qiang3 塞 sai4 色 se4 扇 shan4 舍 she4 提 ti2 挑 tiao1
吐 tu3 系 xi4 吓 xia4 鲜 xian1 校 xiao4 兴 xing4 旋 xuan2 咽 yan4 燕 yan4 饮 yin3 员 yuan2 晕 yun1
脏 zang1 炸 zha4 占 zhan4 涨 zhang3 挣 zheng4 症 zheng4 钻 zuan1 坐 zuo4 朝 chao2 藏 cang2 差 cha4
参 can1 供 gong1 薄 bo2 暴 bao4 臂 bi4 扁 bian3 伯 bo2 泊 bo2 剥 bo1 叉 cha1 禅 chan2 乘 cheng2
澄 cheng2 匙 chi2 冲 chong1 臭 chou4 畜 chu4 撮 cuo1 单 dan1 逮 dai3 斗 dou4 肚 du4 恶 e4 坊 fang1
缝 feng4 服 fu2 夹 jia1 嚼 jiao2 劲 jin4 俱 ju4 龟 gui1 呱 gua1 观 guan1 哈 ha1 汗 han4 荷 he2
吭 keng1 哄 hong1 晃 huang4 纪 ji4 监 jian1 渐 jian4 尺 chi3 抹 mo3 模 mo2 泥 ni2 弄 nong4 疟 nüe4
刨 pao2 迫 po4 仆 pu2 铅 qian1 茄 qie2 亲 qin1 仇 chou2 查 cha2 屏 ping2 稍 shao1 什 shi2 宿 su4
遂 sui4 拓 tuo4 瓦 wa3 尾 wei3 纤 xian1 削 xiao1 轧 ya4 殷 yin1 攒 zan3 择 ze2 扎 zha1 粘 zhan1
爪 zhua3 琢 zhuo2 笮 ze2 埋 mai2 吴 wu2 尔 er3 娜 na4 咖 ka1 咀 zui3 埔 pu3 涌 yong3 券 quan4
浅 qian3 喷 pen1 衰 shuai1 笼 long2 拧 ning3 撇 pie3 翘 qiao4 勒 le4 肖 xiao1 冯 feng2 艮 gen4
幢 zhuang4 氐 di1 镐 hao4 阙 que4 拽 zhuai4 呵 he1 圜 huan2 阆 lang4 翟 zhai2 覃 qin2 葛 ge3 贾 jia3
媛 yuan2 凹 ao1 勾 gou1 剌 la4 褚 chu3 扒 pa2 煞 sha4 帖 tie3 弹 tan2 撒 sa3
"""
# Words the dictionary gives two readings of, in the one that running text has.
_WORDS = """
多少 duo1shao5 不是 bu4shi4 土地 tu3di4 当时 dang1shi2 当天 dang4tian1 当年 dang1nian2
东西 dong1xi5 地方 di4fang5 地道 di4dao4 不了 bu4liao3 过去 guo4qu4 人家 ren2jia1
便宜 pian2yi5 大意 da4yi4 精神 jing1shen2 自然 zi4ran2 报道 bao4dao4 出来 chu1lai2
起来 qi3lai5 下来 xia4lai2 上来 shang4lai2 孙子 sun1zi5 大人 da4ren5 运气 yun4qi5
明朝 ming2chao2 本事 ben3shi5 男人 nan2ren2 女人 nü3ren2 买卖 mai3mai4 兄弟 xiong1di4
对头 dui4tou2 合计 he2ji4 生意 sheng1yi5
"""
# In transliterated names, where that is not the usual one.
_TRANSLITERATED = (
    "切 qie4 什 shi2 塞 sai4 娜 na4 柏 bo2 那 na4 伯 bo2 朝 chao2 葛 ge3 卡 ka3 拉 la1 沙 sha1 哈 ha1 茄 jia1"
    " 卜 bu3 隆 long2 得 de2 的 di2 艮 gen4"
)
_SURNAMES = """
曾 zeng1 单 shan4 区 ou1 任 ren2 仇 qiu2 查 zha1 解 xie4 华 hua4 葛 ge3 翟 zhai2 朴 piao2 乐 yue4
缪 miao4 冼 xian3 燕 yan1 召 shao4 纪 ji3 秘 bi4 种 chong2 祭 zhai4 覃 qin2 那 na1 盛 sheng4 石 shi2
沈 shen3 曲 qu1 哈 ha3 过 guo1 相 xiang4 应 ying1 宁 ning4 卜 bu3 句 gou1 员 yun4 盖 ge3 尉 wei4
晟 cheng2 谌 chen2 隗 wei3 洗 xian3 令 ling2 黑 he4
"""
_DOUBLE_SURNAMES = """
欧阳 ou1yang2 司马 si1ma3 上官 shang4guan1 诸葛 zhu1ge3 尉迟 yu4chi2 长孙 zhang3sun1 令狐 ling2hu2
万俟 mo4qi2 澹台 tan2tai2 慕容 mu4rong2 司徒 si1tu2 皇甫 huang2fu3 夏侯 xia4hou2 公孙 gong1sun1
端木 duan1mu4 东方 dong1fang1
"""
COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤习温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪"
    "梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车"
    "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜"
    "海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门"
)


FOREIGN_OPENINGS = frozenset(
    "马史莫巴贝费沙安查雷罗高戴汤麦施葛车贾艾乔韦柯易盖路伊胡霍何古米洛欧邓温万索翁康顾华班白伯林方夏利里塔阿卡布"
    "福金李黎梅毛蒙穆倪尼纽诺庞佩皮普齐邱瑞桑石舒司斯苏唐陶田图屠托王威魏文沃吴武席谢辛雅杨姚叶尹约泽詹章朱祖尤郭柳"
)
"""Surnames that transliterations begin with as well."""


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def two_syllables(joined: str) -> list[str]:
    """Two numbered syllables written together."""
    at = next(at for at, sign in enumerate(joined) if sign.isdigit()) + 1
    return [joined[:at], joined[at:]]


# What the context model says too often: in dictionary words that have one reading only, met in running text,
# it was wrong in more than a third of the cases where it said so (個 in 個人 as gě).
_UNTRUSTED = """
个 ge3 乾 gan1 仇 qiu2 仔 zai3 卷 juan4 咖 ga1 地 de5 塞 sai4 处 chu4 夹 jia2 将 jiang1 尉
yu4 岭 ling2 差 cha4 帖 tie3 并 bing1 得 de5 扎 zha1 拽 zhuai4 挣 zheng1 提 di1 枸 gou3
楞 leng2 榜 bang4 泌 bi4 济 ji3 溃 hui4 牟 mou2 省 xing3 着 zhe5 磨 mo4 祇 zhi3 累 lei2 累
lei4 翘 qiao4 脯 fu3 艮 gen4 著 zhuo2 薄 bao2 载 zai4 还 huan2 遂 sui2 都 dou1 重 chong2
钻 zuan4 长 chang2
"""


SURE = _pairs(_SURE)
UNTRUSTED = frozenset(zip(_UNTRUSTED.split()[::2], _UNTRUSTED.split()[1::2], strict=True))
NEVER_ASKED = frozenset("的了一不于是在个们大上下和这那也就而以之其有我你他中")
"""Of the sure ones, those whose sentence need not be read for them."""
LIKELY = _pairs(_LIKELY)
PRINTED = _pairs(_PRINTED)
TITLED = re.compile(
    "先生|女士|太太|小姐|太(?![多少大小高低长短远近过])|氏|某|教授|医生|律师|老师|议员|父(?!亲)|母(?!亲)|姓"
)
"""What a surname alone stands before: 曾先生, 單氏."""
WORDS = {word: tuple(two_syllables(sound)) for word, sound in _pairs(_WORDS).items()}
TRANSLITERATED = _pairs(_TRANSLITERATED)
SURNAMES = _pairs(_SURNAMES)
DOUBLE_SURNAMES = {name: tuple(two_syllables(sound)) for name, sound in _pairs(_DOUBLE_SURNAMES).items()}
