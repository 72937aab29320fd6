"""What a Chinese personal name looks like, and which names may stand: data and grammar for the pass `names`.

Certain names only: a surname of the common ones and one or two characters people are really given. A word that
looks the same (安全, 高度, 文明) is no name, and a name that is history, theory or a model stays.
"""

import re
from pathlib import Path

_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|东方|夏侯|司徒|端木|南宫|呼延|轩辕"
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左"
    "柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄"
    "窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥郁"
    "南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙"
)
# Surnames that are everyday words first: a name only where a label or title says so.
_RARE = frozenset("全应和师位区花权强帅国平计来都普满原南时成门初相海明单边管连解路党车包向常农司查封班支商乐井谈")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红建文辉力志国永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信"
    "子岩峰晓小春凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹"
    "蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晴欢枫芸菲寒伊亚宜可姬舒影荔枝思巧俊松柏林森炎"
    "栋梁柱浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌彪鑫淼坤钧铭锋锐钢铁银鹏鸿鹤翔骏麒麟驰康宽安宝家庆庭廷德惠慧智贤忠孝礼诚敬正直恒恩宗祖孟"
    "仲叔季少远达进跃腾立成功业勋绩昌盛隆泰和谐顺祺祯祥福禄寿喜乐怀念振威震雷霆雨霖霏露霜虹彩霓阳光旭晨曦昊昕晖晔晗景星辰宇宙天乾东西南"
    "北中川江河湖溪泉津洲沛泽润涵深渊源淑滨潇漫瀚灿炜炳焕煜烨燕熙然照珂玲珏珠珺琪琛瑜瑛璇玮玥琨甫田畅盈睿石硕磐社祎禹秉程稳立竞章"
    "童笑纪红绍经维绪绮绿美群翠耀肖胤致航舟艾芝芬芷苏苗茂范茵荃莹菊萌萱葆蒙蓝蔚蕾薛裕西言诗语谊豪贝贺赫超越路轩辰运逸道遥邦郁"
    "郡采金钊钦铎锡镇长阔陆隽雄雅静韬颂领飒驹高魁鲁黎齐亭仕令传佑佩侠俭修倬傲允先克全兆兵其典冠凌凯初力加勉劲博印卓占厚友双取叙"
    "召启吉同向吟周哲唯善嘉器四圣在地城培基堂增士壮夏大夫央奎奕好妙如始姗娇婧子存孜孺宁守宣寅专导尊尔尚屹岐岭崇嵘巍巨巧帅常干年幸幼广康"
    "延开弘弛强彤彦彭征律微心必忆怀恬恺悟悠愉愿懿战才扬承拓拥振捷授掌支攀敦方施旗日时易普智朝本权来杏果柯柳树根格桐桑梓棋棠楚楠榕槐"
    "欧歌殿水永汉汝沁沙沐治泓泳洪济浦涌淇添清温游溢滔澄灵煌牧牡玄率珉理甜用甲申男留白百益相真矛祖禾秦积空竣端笃筱简米粉粤精索纲统绵继续"
    "羿翊翎耘卫聿胡能舜良节芊芙芮花苒若英茹莘菡萃葵蒋蓬薏虎蝶行衡观言训诺谷谋豫贯贵赋赐起跃辅辽通造连邵郎醒里野钰铠铮镜闯闻阁际陶隐集誉"
    "雯露非靖韦项顶颜风馗驭骁骥鲜鸽默龄一二三"
)
# people.txt: words that a surname begins and a given name could end; names that stand wherever they occur.
WORDS, KEPT = (
    frozenset(each.split("\n", 1)[1].split())
    for each in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")
)

_ONE = "".join(sorted(set(_GIVEN) - set("一二三四百在来其非可能用行言年地本上会")))
_TWO = "".join(sorted(set(_GIVEN) - set("二三四来其非年地会")))
_PLACE_ENDS = frozenset("山江河湖海州城阳里洲川泉园社业学节水家")
"""Given characters that, alone behind a surname, make the name of a place or a word rather than of a person."""
_BEGUN = "|".join(f"(?<={name[0]}){name[1]}" for name in _COMPOUND.split("|"))
INITIAL = f"[{_SINGLE}{''.join(name[0] for name in _COMPOUND.split('|'))}]"
REST = rf"(?:(?:{_BEGUN})[{_TWO}]{{1,2}}|(?<=[{_SINGLE}])(?:[{_TWO}]{{2}}|[{_ONE}]))"
"""A name is its first character and the rest of it; apart, since a search for a set of characters is quick."""
NAME = INITIAL + REST
_FORMS_OF_ADDRESS = frozenset({"先生", "小姐", "同学", "师傅", "大姐", "大哥", "大伯", "奶奶", "爷爷"})
"""What stands behind a surname alone (黄先生): no given name."""
_PARTS = re.compile(rf"(?:({_COMPOUND})[{_TWO}]{{1,2}}|([{_SINGLE}])([{_TWO}]{{2}}|[{_ONE}]))")


def surname_of(name: str, *, sure: bool = False) -> str:
    """The surname of a text that is the name of one private person, else "".

    `sure`: a label says that a name stands here, so that 时建国 and 王海 count as well, words still not.
    """
    found = _PARTS.fullmatch(name)
    if not found or name[1:] in _FORMS_OF_ADDRESS or name in KEPT or name in WORDS or (name[:2] in WORDS and not sure):
        return ""
    if found[1] or sure:
        return found[1] or found[2]
    return "" if found[2] in _RARE or found[3] in _PLACE_ENDS else found[2]
