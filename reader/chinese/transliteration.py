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
