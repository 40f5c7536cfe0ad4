"""What names and their originals are made of: letters that sound alike, words that are translated, surnames.

Written down from general usage in Hong Kong, Taiwan and the mainland; in the simplified view. The stems of
medicines are those of the World Health Organization's list of international nonproprietary names.
"""

from __future__ import annotations

from functools import cache

_PARTICLES = """
de da di du del della der den des van von of the and bin ibn al el la le les dos do das e y ter ten zu zum
af av st jr sr sir dame lord lady mr mrs ms dr prof pope king queen prince princess general for in on at i
ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Passed over for next to nothing."""

_ALIKE = """
b/p/.4 b/v/.5 b/w/.8 p/f/.7 p/v/1 f/v/.2 f/w/.7 v/w/.2 f/h/.6 h/w/.8 u/w/.3 u/v/.5 h/v/1.2 d/t/.4 d/z/.9
t/z/.7 t/c/.8 t/s/1 d/s/1.2 t/j/1.1 d/j/.9 d/y/1.2 t/x/1.2 q/t/.9 g/k/.4 k/c/.1 k/q/.2 g/c/.5 g/q/.6
g/h/.6 k/h/.5 k/x/.6 h/x/.4 h/j/.5 h/c/.9 g/j/.5 h/q/1 g/y/.9 g/w/.9 h/r/1 s/z/.4 s/c/.3 z/c/.4 s/x/.4
x/z/.8 c/x/.6 z/j/.6 c/j/.6 s/j/1 q/c/.3 q/j/.5 x/j/.8 s/q/.8 j/y/.4 j/i/.5 z/q/.8 l/r/.4 m/n/.5 n/l/1.1
n/g/.6 r/y/1 r/j/.7 r/z/1 r/w/.9 l/n/1.1 l/y/1.4 r/u/1 a/e/.5 a/o/.45 a/i/.7 a/u/.5 e/i/.4 e/o/.6 e/u/.6
o/u/.3 i/u/.8 i/o/.9 i/y/.1 e/y/.5 u/y/.6 a/y/.8 o/y/1 o/w/.5 a/w/.8 e/r/.8 i/j/.4
"""
LETTERS = {frozenset(pair.split("/")[:2]): float(pair.split("/")[2]) for pair in _ALIKE.split()}
"""How different two letters sound; any others 2.4."""

# Chinese, then the words of an original it may stand for.
_TRANSLATED = """
大学:university,college,universite,universitat 学院:college,institute,academy,school
中学:school,college,high 小学:school 学校:school 医院:hospital 诊所:clinic 博物馆:museum
美术馆:gallery,museum 图书馆:library 研究所:institute,research 研究院:institute,research,academy
研究中心:research,center,centre 中心:center,centre 实验室:laboratory,laboratories,lab,labs
基金会:foundation,fund 基金:fund,foundation 公司:company,corporation,corp,inc,co,ltd,group,limited
集团:group,holdings,company,corporation 控股:holdings,holding 银行:~bank,banque,banca,banco
证券:securities 保险:insurance 资本:capital 投资:investment,investments 工业:industries,industry
航空:airlines,airways,~air,aviation 汽车:motors,motor,auto 石油:~oil,petroleum,~neft 天然气:~gas,~gaz
能源:energy 钢铁:steel 电力:power,electric 电子:electronics 科技:technology,technologies,~tech
技术:technology,technologies 软件:software 娱乐:entertainment 影业:~films,film,pictures,studios
电影:~films,film,movie,pictures 制片厂:studios 唱片:records 出版社:press,publishing,publishers,~books
报:times,post,~news,daily,journal,tribune,press 时报:times 邮报:post 日报:daily,~news 新闻:~news
周刊:weekly,magazine 杂志:magazine 电视台:television,tv 电台:radio 广播:broadcasting 通讯社:agency,~news
社:press,agency 委员会:commission,committee,council,board 议会:parliament,council,assembly
国会:congress,parliament 参议院:senate 众议院:house 会议:council,conference,congress,convention
理事会:council 协会:association,society,institute,federation 学会:society,association,institute
联盟:union,league,alliance 联合会:federation,union 工会:union 组织:organization,organisation 党:party
法院:court 法庭:court,tribunal 部:ministry,department 局:bureau,agency,administration,office
署:agency,administration 俱乐部:club 球会:club 足球:football 乐团:orchestra,band
交响乐团:orchestra,symphony 乐队:band 剧院:theatre,theater,opera 酒店:hotel 饭店:hotel,restaurant
餐厅:restaurant 广场:square,plaza,place 大厦:building,tower,house,mansion 大楼:building,tower 塔:tower
桥:bridge 大桥:bridge 街:street,strasse 路:road,rue 大道:avenue,boulevard 公园:park,gardens
花园:garden,gardens 机场:airport 车站:station 站:station 港:port,harbour,harbor 码头:pier
教堂:church,chapel 大教堂:cathedral 修道院:abbey,monastery 寺:temple 宫:palace 城堡:castle,chateau
堡:~burg,~berg,fort 庄园:estate,manor 监狱:prison,jail 村:village 屋邨:estate 市:city 县:county
郡:county,shire 州:state 省:province 区:district,region 地区:region,area,territory 岛:island,isle
群岛:islands,isles 半岛:peninsula 海峡:strait,straits 海:sea 湾:bay,gulf 洋:ocean 河:river 江:river
湖:lake,loch 山:mount,mountain,mt 山脉:mountains,range 峰:peak 谷:valley 沙漠:desert 平原:plain,plains
高原:plateau 角:cape 战役:battle 号:the 奖:prize,award,awards 杯:cup 法案:act,bill 条约:treaty,pact
协定:agreement,accord,accords 协议:agreement,accord,deal 计划:plan,program,project 宣言:declaration
事件:incident,affair 国际:international 国家:national,state 全国:national 联邦:federal 中央:central
皇家:royal 世界:~world 大陆:~world,continent 全球:global,~world 联合:united,union 人民:people,peoples
欧洲:european,europe,~euro 欧盟:european,eu 美国:american,america,us,usa 英国:british,britain,uk,english
法国:french,france 德国:german,germany 俄罗斯:russian,russia,~ros,~rus 乌克兰:ukrainian,ukraine
日本:japan,japanese 中国:china,chinese 香港:hong,kong,hongkong 亚洲:asia,asian 非洲:african,africa
加拿大:canada,canadian 澳洲:australia,australian 澳大利亚:australia,australian 印度:india,indian
意大利:italy,italian 西班牙:spain 以色列:israel,israeli 伊朗:iran,iranian 波兰:poland,polish
韩国:korea,korean 太平洋:pacific 大西洋:atlantic 新:new,~neo,nova 旧:old 老:elder,old
小:little,jr,junior,younger 大:great,grand,big,greater 圣:saint,st,san,santa,sankt 北:north,northern
南:south,southern 东:east,eastern 西:west,western 上:upper 下:lower 内:inner,~cis 外:outer,~trans
中:central,middle 白:white 黑:black,dark 红:red 金:gold,golden 银:silver 蓝:blue 绿:green 第一:first
自由:free,freedom 和平:peace 太空:~space 星:~star 天:sky,heaven 飞镖:dart 一世:i 二世:ii 三世:iii 四世:iv
五世:v 六世:vi 七世:vii 八世:viii 九世:ix 十世:x 十一世:xi 十二世:xii 十三世:xiii 十四世:xiv 十五世:xv
十六世:xvi 纽约:~york 伦敦:london 巴黎:paris
"""


@cache
def translations() -> dict[str, tuple[str, ...]]:
    """Chinese to the words it may stand for, made when first asked for."""
    pairs = (item.split(":") for item in _TRANSLATED.split())
    return {chinese: tuple(words.split(",")) for chinese, words in pairs}


_INSTITUTIONS = """
公司 集团 大学 学院 中学 学校 医院 银行 基金 基金会 委员会 协会 学会 联盟 联合会 组织 研究所 研究院 中心
法院 俱乐部 乐团 出版社 通讯社 电视台 影业 航空 庄园 广场 大厦 机场 公园 教堂 博物馆 监狱 群岛 半岛 海峡
山脉 战役 条约 法案 协定 宣言 酒店 党 号 站 实验室 工会 理事会 议会 事务所
"""
INSTITUTIONS = tuple(_INSTITUTIONS.split())
"""What bodies and places end in."""

STOPS = frozenset("的是在与和及或由将把对向于为到往赴称说会見见自从被有以至用让给跟同叫名乘去访参入离")
"""What ends before a name begins."""
DETERMINERS = frozenset("首该这此某各两数第多本另每任原前新几一")
"""What no name of a body begins with."""

_MEDICINES = """
barbital azole cillin mycin micin caine pril sartan statin olol dipine idine adine atadin atadine oxacin
prazole mab tinib vir parin steride triptan gliptin glitazone setron lukast profen coxib zepam zolam barb
oxetine
"""
MEDICINES = tuple(_MEDICINES.split())
"""What the names of medicines end in: words, not names."""
