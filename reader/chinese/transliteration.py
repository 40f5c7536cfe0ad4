"""How the characters of transliterated names sound, for comparing them with Latin letters.

Characters after the tables of Xinhua's Names of the World's Peoples and Hong Kong usage, in the simplified
view; each with its toneless pinyin and the letters it commonly stands for.
"""

from __future__ import annotations

_TABLE = """
阿:a,e 埃:ai,e,ei,a,zhi 艾:ai,e,i,ei,al,a,yi 爱:ai,e,i,ed 安:an 昂:ang,yang 奥:ao,o,au,yu 澳:ao,yu 巴:ba
拔:ba,bo 白:bai,be,bo 拜:bai 班:ban 邦:bang 包:bao,pao 保:bao 鲍:bao 贝:bei 本:ben 比:bi,pi 彼:bi 毕:bi 碧:bi
别:bie 宾:bin 滨:bin 波:bo,po,bei 伯:bo,ber,bur,be,bai 博:bo 勃:bo 卜:bo,bu 布:bu,b 不:bu,fou
查:cha,char,zha 察:cha,tza,tcha,cui 昌:chang,cha 彻:che 茨:ci,ts,tz,z,c 慈:ci 措:cuo,tso,ze 达:da,ti
大:da,dai 戴:dai 丹:dan 当:dang 岛:dao 道:dao 德:de,d 得:de,dei 登:deng,de 邓:deng,shan 迪:di 狄:di,ti
底:di,de 蒂:di 地:di,de 第:di 丁:ding,zheng 东:dong 顿:dun,ton,don,du 多:duo,do 杜:du,tu 厄:e 恩:en
尔:er,r,l 耳:er,reng 二:er 发:fa 法:fa 凡:fan 范:fan 方:fang,pang 菲:fei,fe,phi,fi 费:fei,fe,ve 芬:fen
丰:feng 冯:feng,ping 佛:fo,for,fl,fu 夫:fu,v,f 弗:fu,v,f 福:fu 富:fu 盖:gai,ge,gue 甘:gan,han 冈:gang
高:gao 戈:ge,go 哥:ge,go 格:ge,g,luo 葛:ge,go,gra 根:gen 古:gu,ku 瓜:gua 圭:gui 哈:ha,he 海:hai 汉:han
翰:han,hn 豪:hao 赫:he,h,kh,ch,shi 黑:hei 亨:heng,xiang 洪:hong 胡:hu,ju 华:hua,wa,va 怀:huai,fu
惠:hui,whi,hue 霍:huo,ho,he 基:ji,ki,ky,chi,gi 吉:ji,gi,ki,gui 季:ji,ti,di 及:ji 加:jia,ga,ca,ka
嘉:jia,ga 贾:jia,ja,gu 杰:jie,je,ja,ge 金:jin,kin,king,gin 京:jing,tin,king 卡:ka,qia 开:kai 凯:kai
坎:kan 康:kang
考:kao,cau,kau,cow 科:ke,co,ko 柯:ke,co,ko,ki 可:ke,co,ge 克:ke,c,k,q,ck,ch 肯:ken 孔:kong 库:ku 夸:kua
奎:kui 坤:kun 拉:la 来:lai 莱:lai,le,ley,re,ry,lie 赖:lai,ri,rei,wrigh 兰:lan,ran
朗:lang,ron,ran,rum,ronn 劳:lao,lau,ro,law 勒:le,ler,l,lei 雷:lei,re,ra,rey 蕾:lei 里:li,ri,ry
理:li,ri 利:li,ri,ly 莉:li,ry,chi 黎:li 李:li 丽:li 立:li,wei 历:li 列:lie,le,li 林:lin,rin,lyn,rim
琳:lin,lyn 灵:ling 龙:long,ron 隆:long,lon,ron 卢:lu,rou 鲁:lu,ru,roo 路:lu,lou,luo 吕:lv,lu 伦:lun
罗:luo 洛:luo,lo,ro 马:ma 玛:ma 迈:mai,mi,my 麦:mai,mc,ma,mi 曼:man,mann 芒:mang,huang 毛:mao
梅:mei,me,may 美:mei,me 门:men 蒙:meng 米:mi 密:mi 明:ming,meng 摩:mo,ma 莫:mo,mu 默:mo,mer,mur 姆:mu,m
穆:mu 慕:mu 拿:na 那:na,nuo 纳:na 娜:na,nuo 奈:nai,ne,ny 南:nan,na 内:nei,ne,ner,na 尼:ni 妮:ni 宁:ning,zhu
纽:niu 农:nong 努:nu 诺:nuo,no 欧:ou,o,eu 帕:pa,mo 派:pai,mai 潘:pan,bo 庞:pang 佩:pei 彭:peng,pang 皮:pi
平:ping,pian 蒲:pu,bo 普:pu,p 齐:qi,zi,zzi,ji 奇:qi,ch,tch,tz,ji 契:qi,che,xie 恰:qia,cha,cza
乔:qiao,jiao 切:qie,che,ce,qi 钦:qin 琼:qiong,jo 丘:qiu,chu,kyu 屈:qu,jue 热:re,je,ge 仁:ren,gen
日:ri,gi,j 荣:rong 茹:ru,ju 瑞:rui,re,rey 若:ruo,jo,re 撒:sa 萨:sa 塞:sai,se 赛:sai 桑:sang
瑟:se,ser,the,thur 森:sen,son,sson,sun 沙:sha,suo 莎:sha,suo 珊:shan 山:shan 尚:shang,chang 绍:shao
舍:she,shi 申:shen,schen 生:sheng 圣:sheng,san,st,saint,ku 胜:sheng,xing 施:shi,yi 石:shi,dan
什:shi,sh,s,ch,shen 史:shi,s,st 士:shi 世:shi 仕:shi 舒:shu,yu 丝:si 司:si,ci 斯:si,s,th,z,x,shi
思:si,sai 松:song 苏:su 索:suo,so 塔:ta,da 泰:tai 坦:tan 唐:tang 陶:tao,yao 特:te,t 腾:teng 提:ti,di 田:tian
汀:ting,tine,ding 廷:ting,tin 通:tong 图:tu 托:tuo,to 陀:tuo,do,duo 瓦:wa 万:wan,van,mo 王:wang,yu
旺:wang,wan 威:wei,wi,vi 韦:wei,we,wy,ve 维:wei,vi,we,wi 卫:wei 魏:wei 温:wen,win,ven,yun
文:wen,vin,ven 翁:weng,on 沃:wo,wa,vo 乌:wu,u 吾:wu,yu 武:wu 伍:wu 西:xi,si,ci,sy 希:xi,hi,si,shi 锡:xi
席:xi 夏:xia,cha,sha,jia 香:xiang 肖:xiao 谢:xie,she 辛:xin,sin,shin 欣:xin 兴:xing 休:xiu,hu,hou,xu
修:xiu 许:xu,hu 雪:xue 亚:ya,ia,a 延:yan 扬:yang 杨:yang 尧:yao 耶:ye,je,ie,xie 叶:ye,xie 伊:yi,i,e,y 依:yi
易:yi 因:yin 英:ying,yang 尤:you,ju,yu,u,eu 于:yu,wei 约:yue,jo,yo,yao 云:yun 扎:zha,za,rza,ja 赞:zan
泽:ze,z 曾:ceng,zeng 詹:zhan,ja,dan 张:zhang 者:zhe 真:zhen 芝:zhi 知:zhi 治:zhi,chi 朱:zhu,ju,giu,shu
卓:zhuo 兹:zi,z,ds,ci 祖:zu,jie 佐:zuo,zo,so 哲:zhe,je 辰:chen 芭:ba,pa 蓓:bei 薇:wei 薄:bao,bo 芙:fu
芮:rui,ruo 谭:tan 霓:ni 茜:qian,xi 茱:zhu,ju 葆:bao 惹:re,ruo 喀:ka,ke 啦:la 咖:ka,ga 嘎:ga 噶:ga,ge
娃:wa,gui 婷:ting 伽:ga,jia 仑:lun 萝:luo,ro,lo 珍:zhen 珠:zhu 贡:gong 孟:meng 裴:pei,fei 敦:dun,dui
郎:lang,ron,ran 辉:hui 杭:hang,kang 汤:tang,shang 荷:he,ho 鹿:lu,lv 霸:ba,po 柏:bo,ber,pa,bai 邱:qiu
甫:fu,pu 雅:ya,ja,ia 雨:yu 缇:ti 缅:mian,men,me 仰:yang,ang 佤:wa 掸:dan,shan 玻:bo 冰:bing,ning 匈:xiong
蜀:shu 荻:di 挪:nuo 瑙:nao 帛:bo 斐:fei 汶:wen,min 札:zha,ya 岗:gang 盘:pan 苗:miao 钵:bo 宏:hong 昭:zhao
育:yu,zhou 帝:di 尹:yin,yun 崔:cui 朴:pu,piao 顺:shun 熙:xi,yi 俊:jun,shun 浩:hao,gao 载:zai 铉:xuan
姜:jiang 郑:zheng 敏:min 智:zhi 贤:xian 勋:xun 姬:ji,yi 沁:qin 娅:ya,ia 岩:yan 埔:pu,bu 铎:duo 凌:ling 亿:yi
雍:yong 弥:mi 勉:mian 肃:su 毗:pi 撤:che 捷:jie,te,qie 彬:bin,ban 仔:zai,zi 尊:zun 绥:sui 赤:chi 嫩:nen
雄:xiong 锋:feng 莲:lian 纱:sha 颂:song 披:pi 差:cha,chai 贴:tie 拓:tuo,ta 尖:jian 璞:pu 翠:cui 坡:po
槟:bin,bing 榈:lv 窦:dou 杂:za,duo 骚:sao 宗:zong 督:du 旦:dan 曹:cao 侯:hou 裘:qiu 连:lian,len,lien
逊:xun,son 涅:nie,ne 久:jiu 廖:liao,lio 柳:liu,lyu 佳:jia,dya 孜:zi 岑:cen,tze 妥:tuo
"""

SOUNDS: dict[str, tuple[str, ...]] = {item[0]: tuple(item[2:].split(",")) for item in _TABLE.split()}
"""Character to its sounds, the likeliest first."""

_RARER = """
意:yi,i 俄:e,o,ru 义:yi,i
昆:kun,quen,quin,cun,coon 素:su,sse,sso 堡:bao,burg,borg,berg,bour 乃:nai,ne 罕:han,ham 珀:po,pe,per
秋:qiu,tyu,chu,kyu,tch 川:chuan,trum,tran 段:duan,do,tto 忒:te,the 焦:jiao,jo,gio 阔:kuo,quo,co
冉:ran,jean,zhan 让:rang,jean 泊:bo,po 钱:qian,chan,chen 湾:wan 楚:chu 霞:xia 柴:chai,tcha,cha,tche
津:jin,gen,zin 舜:shun 茅:mao 纪:ji,gi 汗:han,khan 贞:zhen,jin 诗:shi,s,sh 芷:zhi,gi,ji 曦:xi
琪:qi,ki,chi,kie 绮:qi 歌:ge,go,co 狮:shi 积:ji,ge,jac 逸:yi 樊:fan,van 祈:qi,ki 霖:lin 侃:kan,can 敬:jing
蔻:kou,co 柔:rou 涵:han 蜜:mi 玫:mei,ro 瑰:gui,kui 朵:duo,do 嫚:man 艳:yan 芸:yun 虹:hong 紫:zi 娥:e 姿:zi
盛:sheng,son 逵:kui 阮:ruan,ngu 妲:da 妃:fei,fe,phe 妍:yan 姗:shan 婕:jie 媞:ti 嫣:yan 绸:chou
缪:miao,mu,mew 翡:fei 腓:fei,phi 苔:tai,ta 茵:yin,ine 菈:la 萱:xuan 薛:xue,sche,sha 诃:he,ha 谷:gu 邬:wu
铂:bo 鲜:xian 麒:qi 黛:dai,de,da 鼎:ding 齿:chi 柱:zhu 辜:gu 亦:yi 奕:yi 骏:jun 磊:lei 耀:yao 腊:la 莒:ju
苍:cang 耐:nai,ni,ne 晋:jin 晏:yan 沛:pei 洽:qia 涂:tu 渥:wo,o 滕:teng 潭:tan 烈:lie,le 煦:xu 皓:hao 硕:shuo
礼:li,ri 穗:sui 笃:du 纬:wei,vi 孚:fu 宽:kuan 屯:tun,ton 峇:ba 峰:feng 幸:xing 庇:bi,pi 庄:zhuang,john
庚:geng 度:du 廉:lian,liam 彦:yan 恒:heng 悉:xi,sy 慧:hui 戎:rong 敖:ao,o 星:xing 晓:xiao 朔:shuo 杏:xing
枚:mei 柬:jian,cam 桂:gui 桃:tao 梭:suo,so 梵:fan,van 楠:nan 歇:xie 殊:shu 氏:shi 沈:shen 浦:pu 涉:she
淑:shu 渣:zha,cha 渝:yu 漠:mo 澈:che 澎:peng 狭:xia 猜:cai 甸:dian,dan 番:fan 盎:ang 矶:ji 碌:lu 祥:xiang
祜:hu 禄:lu 秘:bi,mi,pe 稣:su 窝:wo 笔:bi 筏:fa 粤:yue 绅:shen 绫:ling 绵:mian 缔:di 肇:zhao 肋:lei 肱:gong
胥:xu 脱:tuo,to 臣:chen,son,sen,ssen 芹:qin 苇:wei 茂:mao,mo,mu 荔:li 菁:jing 菠:bo 葵:kui 衡:heng 褒:bao
襄:xiang 诚:cheng 贵:gui 赐:ci 趾:zhi 轩:xuan 辽:liao 迦:jia,ca,ga 逢:feng 郡:jun 释:shi 钮:niu 铁:tie,ti
铭:ming 锁:suo 锦:jin 镇:zhen 阁:ge 隋:sui 隼:sun 靖:jing 静:jing 韩:han 频:pin 驰:chi 魁:kui 鲸:jing 鸠:jiu
鸥:ou 鸿:hong 麓:lu 呀:ya,a 哇:wa 喜:xi,hi 嘛:ma 坊:fang 培:pei,pe 堤:di 壁:bi 夷:yi 妈:ma 孝:xiao 宜:yi
宫:gong 宿:su 峡:xia 巍:wei 弯:wan 志:zhi 抗:kang 斋:zhai 族:zu 旭:xu 晨:chen 晴:qing 曙:shu 杉:shan
"""
_SURNAMES = """
王:wang,wong,ong,heng 李:li,lee,lei,yi,rhee,ri 张:zhang,cheung,chang,teo,cheong 刘:liu,lau,low,liew,yoo
陈:chen,chan,tan,chin,tran 杨:yang,yeung,young,yeo,duong 黄:huang,wong,hwang,ng,wee,vong
赵:zhao,chiu,chao,cho 吴:wu,ng,goh,oh,ngo 周:zhou,chow,chau,chou,chew,joo 徐:xu,tsui,hsu,chui,seo
孙:sun,suen,sung,son 马:ma,mah 朱:zhu,chu,choo,joo 胡:hu,woo,wu,ho 郭:guo,kwok,kuo,quek,kwak 何:he,ho
高:gao,ko,kao,go 林:lin,lam,lim,rim 罗:luo,lo,law,loh 郑:zheng,cheng,tay,chung,jung,jeong
梁:liang,leung,leong,neo,yang 谢:xie,tse,hsieh,chia 宋:song,sung,soong 唐:tang,tong
许:xu,hui,hsu,koh,heo,hsui 韩:han,hon 冯:feng,fung 邓:deng,tang,teng 曹:cao,tso,tsao,cho 彭:peng,pang,phang
曾:zeng,tsang,tseng,chan,jang 肖:xiao 萧:xiao,siu,hsiao 田:tian,tin,tien 董:dong,tung 潘:pan,poon,phua
袁:yuan,yuen 蔡:cai,tsai,choi,choy,chua,tsoi,chae 蒋:jiang,tseung,chiang 余:yu,yue,yee,er 于:yu 杜:du,to,tu
叶:ye,yip,yeh,ip,yap 程:cheng,ching 魏:wei,ngai,wi 苏:su,so,soo 吕:lu,lui,lyu,lee 丁:ding,ting
任:ren,yam,jen,lim 沈:shen,shum,sum,sim 姚:yao,yiu,yew 卢:lu,lo,loo,lou,roh 钟:zhong,chung,chong
姜:jiang,keung,kang,chiang 崔:cui,chui,choi,choe 谭:tan,tam 陆:lu,luk,look 汪:wang,wong 范:fan,pham
金:jin,kam,kim,chin 石:shi,shek,shih,seok 廖:liao,liu,liew,liaw 贾:jia,ka 夏:xia,ha,hsia 韦:wei,wai
方:fang,fong 白:bai,pak,paek,baek 邹:zou,chow,tsou 孟:meng,mang 熊:xiong,hung,hsiung 秦:qin,chun,chin
邱:qiu,yau,chiu,khoo 江:jiang,kong,chiang,kang 尹:yin,wan,yoon,yun 薛:xue,sit,hsueh,seol 雷:lei,lui,loi
侯:hou,hau,hau 龙:long,lung 陶:tao,to 黎:li,lai,le 贺:he,ho 顾:gu,koo,ku 毛:mao,mo 龚:gong,kung
邵:shao,shiu,siu,shaw 万:wan,man 钱:qian,chin,chien 严:yan,yim,yen 戴:dai,tai 莫:mo,mok
孔:kong,hung,kung,gong 汤:tang,tong 温:wen,wan,wan 习:xi 文:wen,man,moon 庄:zhuang,chong,chuang 区:ou,au
欧:ou,au 关:guan,kwan,kuan 伍:wu,ng,eng 甘:gan,kam 施:shi,si,sze,shih,sy 翁:weng,yung,ong
阮:ruan,yuen,nguyen 柯:ke,or,ko,kua 纪:ji,kei,chi 梅:mei,mui,moy 霍:huo,fok 骆:luo,lok 麦:mai,mak
岑:cen,shum,sum 鲍:bao,pau 简:jian,kan,chien 颜:yan,ngan,yen 洪:hong,hung,ang 倪:ni,ngai 申:shen,shin,sin
朴:park,pak,bak 权:kwon,quan,kuen 吉:ji,kat 安:an,ahn,on 柳:liu,lau,ryu,yoo 裴:pei,bae,pui 俞:yu,yoo
全:quan,jeon,chun 车:che,cha 连:lian,lien,lin 游:you,yau,yu 詹:zhan,chan,chim,jim 赖:lai
卓:zhuo,cheuk,cho,toh 傅:fu,foo 杭:hang 宁:ning 武:wu,vu 段:duan,tuen,doan 郝:hao 史:shi,sze,shih 查:zha,cha
华:hua,wah 屈:qu,wat 冼:xian,sin 利:li,lee 古:gu,koo,ku 容:rong,yung 苗:miao,miu 楼:lou,lau 凌:ling
祝:zhu,chuk 欧阳:ouyang,auyeung,yeung 司徒:situ,szeto,seeto 上官:shangguan,sheungkoon 诸葛:zhuge,chukot
司马:sima,szema
"""

RARER: dict[str, tuple[str, ...]] = {item[0]: tuple(item[2:].split(",")) for item in _RARER.split()}
"""Others met in foreign names, but as often in Chinese ones: they tell something only beside an original."""
BEFORE = {
    "elder": "老",
    "younger": "小",
    "jr": "小",
    "new": "新",
    "saint": "圣",
    "st": "圣",
    "great": "大",
} | {
    "north": "北",
    "south": "南",
    "east": "东",
    "west": "西",
}
"""Words that are translated by a character before the name."""
SPELLINGS: dict[str, frozenset[str]] = {
    item.partition(":")[0]: frozenset(item.partition(":")[2].split(",")) for item in _SURNAMES.split()
}
"""Surname to its usual spellings: Mandarin, Hong Kong's and South East Asia's Cantonese and Min, Korean."""
