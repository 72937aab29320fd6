"""Names and numbers of private persons: 王小明 → 王某, a mobile number → 〔略〕.

A name is told by what stands round it (a title, a role, a label, a list), never by its shape alone. Kept are those
who hold public office at county level or above and are named in it, and names that are history, theory or a model.
"""

import re
from collections.abc import Iterator

from scripts.document import Block, Blocks, Heading, Paragraph, Table, block_text, map_text
from scripts.passes.keeping import han_once
from scripts.passes.people import INITIAL, KEPT, NAME, REST, WORDS, surname_of
from scripts.pipeline import HAN, cleaning_pass

LEFT_OUT = "〔略〕"
_HAN = HAN.pattern[1:-1]
_ROLES = (
    "校长|园长|院长|所长|站长|科长|股长|处长|局长|主任|书记|支书|组长|班长|队长|厂长|店长|会长|社长|馆长|镇长|乡长|村长|部长|主席|委员|干事|会计|出纳"
    "|教师|老师|教员|教练|辅导员|教研员|党员|干部|职工|员工|民警|辅警|医生|护士|医师|护士长|工程师|技术员|网格员|联络员|信息员|网评员|评论员|宣讲员|讲解员"
    "|志愿者|代表|学生|同学|村民|居民|农户|贫困户|脱贫户|经理|董事长|主持人|负责人|教授|博士|专家|律师|记者|编辑|校友|家长|老人|模范|标兵|秘书|司机"
    "|保安|妻子|丈夫|儿子|女儿|父亲|母亲|名叫|先进个人|专干|文书|馆员|研究员|讲师|作者|创始人|法人|租客|业主|商户|店主|网民|网友|法官|检察官|军人|能手|工人|管理员|保管员|安全员|炊事员|宿管员|通讯员|嘉宾|主播|带头人|来信人|来访人|当事人|申请人|宣传员|组织员|科员|院士|政委|指导员|教导员|大队长|裁判|导师|骨干|先锋|师傅"
)
_TITLES = (
    "同志|同学|老师|先生|女士|小姐|师傅|大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|老人|教授|博士|医生|护士|警官|律师|校长|园长|主任|书记|支书|局长|科长|股长"
    "|处长|院长|所长|站长|组长|班长|队长|经理|董事长|馆长|社长|会长|一家|夫妇|等同志|等老师|等同学"
)
_DOES = (
    f"(?=[^{_HAN}]|$|(?:{_TITLES})|主持|主讲|主动|主抓|带[领队头着病]|率|作[了为报动题专重]|做[了好]|讲[授话解述课了]|传达|宣读|领学|参加|出席|列席|指出|强调|表示|说"
    "|介绍|负责|分管|任[组副书主正职教]|担任|兼任|为[组副成本全党师大该其]|在|亲自|进行|围绕|结合|就[《“全如当]|代表|等|荣获|获[得评奖]|被[评授推选]|发言|总结|部署|要求"
    "|组织|汇报|通报|调研|陪同|走访|慰问|深入|牵头|撰写|编写|整理|分享|谈|从|向|到|对|给|和|与|及|同[志学]|的|是|因|自|已|也|还|先后|分别|一[起行人]|反映|告诉|认为"
    "|提出|提醒|检查|督导|指导|授课|上[台课门了示公党专]|点评|签|审[核阅]|把|将|每|连续|经|兼|不|家|要|应|会|能|可|电话|手机|性别|职务|民族|年龄|述职|具体|全面|统一|专门|共同|轮流|通讯员|摄影|记者|[两三四五六七八九十][名人位]|先进|事迹|利用|坚持|用|以[《“案自身]|年仅|今年|现年|去年|来[到自])"
)
_LEADS = "由请向对给与和及为是到了的名位即叫让派经以将把被从跟员长师生民者人部志记任表医士工理校局镇村乡院厂司科室组队班级站所系园彰扬问访望聘邀荐予励找询托警官手军友户干"
_BEFORE = f"(?<![{_HAN}])|(?<=[{_LEADS}])"
_NAME = f"(?P<name>{INITIAL}{REST})"
_FREE_NAME = f"(?P<name>{INITIAL}(?:(?<![{_HAN}].)|(?<=[{_LEADS}].)){REST})"
"""A name where a word may begin: behind no Chinese character, or behind one that a name may follow."""
_LABEL = (
    "(?:(?:主要|直接|分管|包保|第一|具体|项目)?(?:联系|负责|责任|报告|述职|撰稿|审核|签发|填表|填报|记录|主持|主讲|参会|参加|出席|列席|参与|获奖|值班|经办|发言|宣讲|报送"
    "|拟稿|校对|承办|带班|带队|包片|监督|见证|录入|制表|被访|采访|申报)(?:人员|人|者)|姓名|联络员|联络人|网评员|信息员|(?:副|常务副)?组长|组员|成员|召集人|宣讲员|辅导员"
    "|班主任|优秀[^，。；：、]{1,8}|先进[^，。；：、]{1,6}|[一二三]等奖|作者|通讯员|撰稿|供稿|拟稿|审稿|记录|主持|签名|签字"
    f"|{_ROLES})"
)
_PUBLIC = re.compile(
    r"(?:总书记|国家(?:副)?主席|总理|委员长|国务委员|(?:中央|国务院|全国人大|全国政协|中宣部|教育部)[^，。；、]{0,16}"
    r"|(?:省|自治区|市|州|盟|县|旗|地|(?<![社园校小院])区)委[^，。；、]{0,14}(?:书记|常委|部长|主任|秘书长)"
    r"|(?:省|市|州|盟|县|旗|(?<![社园校小院])区)(?:人大|政协|政府|人民政府|监委|纪委监委|法院|人民法院|检察院|人民检察院)[^，。；、]{0,12}"
    r"|(?:^|[^社院校园])(?:副?省长|副?市长|副?州长|副?县长|副?区长|副?旗长))(?:[、，]?同志)?$"
)
_BY_CONTEXT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_ROLES}){_NAME}{_DOES}",
        rf"{_FREE_NAME}(?=(?:{_TITLES}))",
        rf"{_FREE_NAME}(?=等(?:\d+|[两二三四五六七八九十]+)[名位人个]|（[^（）]{{0,12}}(?:{_ROLES})）|[，,（(][男女][，,）)]|[ ：:，,（(]{{0,2}}(?:联系)?(?:电话|手机)?[号码：: ]*1[3-9]\d\d)",
        rf"[由请]{_NAME}(?=担任|任[组副]|负责|主持|牵头|主讲|讲授|授课|带队|兼任|作[题专报])",
        rf"(?P<name>{INITIAL}(?<![{_HAN}].){REST})(?=(?:担任|任|为)(?:常务)?副?(?:组长|主任|书记|队长|召集人|负责人))",
    )
)
_ASKED = "[^，。]{2,4}[任负主牵讲授带兼作]"
_SIGN = re.compile(
    f"{_ROLES}|{_TITLES}|:|：|（|\\(|等[\\d两二三四五六七八九十]|由{_ASKED}|请{_ASKED}|任|为|男|女|1[3-9]\\d\\d|组长"
)
"""What a text has where it names a person; most have none of it."""
_ANY_NAME = re.compile(NAME)
_TITLED = _BY_CONTEXT[1]
_RUN = re.compile(rf"(?P<names>{_FREE_NAME}(?:(?:[、，]|和|与|及){NAME})+)(?P<after>.{{0,8}})")
_RUN_AFTER = re.compile(
    r"等?(?:\d+|[两二三四五六七八九十]+)?[名位个]?(?:同志|老师|教师|同学|学生|党员|干部|人|职工|民警|医生|护士|志愿者)|等(?:人|[，。；）]|\d)|为副?(?:组长|成员)|任|担任|荣?获|被[评授]|[）)]"
)
_RUN_BEFORE = re.compile(rf"(?:{_ROLES}|同志|{_LABEL}[:：]?|[（(]|包括|分别是|评选出|表彰)$")
_LABELLED = re.compile(rf"(?:{_LABEL})(?:[（(][^（()）]{{1,10}}[）)])?[:：](?=(?P<list>[^。；：:\n]{{2,300}}))")
_ENTRY = re.compile(
    rf"(?:^|(?<=[、，,\s/（(]))(?:{_ROLES})?{_NAME}(?=$|[^{_HAN}]|{_ROLES}|{_TITLES}|性别|职务|单位|电话|年龄|职称|手机|联系|民族|签|\d)"
)
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![0-9A-Za-z_/.=-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])",
        r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])",
        r"[A-Za-z0-9._%+-]{1,64}@(?!(?:[a-z]+\.)?example\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}",
        r"(?<=[Qq]{2}|扣扣)((?:群|号|号码)?[：: ]{0,2})[1-9]\d{4,10}(?!\d)",
        r"((?:微信|抖音|快手|微博)(?:号|账号)?[：:] ?)[A-Za-z][A-Za-z0-9_-]{5,19}",
        r"((?:银行)?(?:卡|账|帐)号(?:为|是|[：:])?)\d{12,19}",
    )
)
_MAY_BE_NUMBER = re.compile(r"\d[\d -]{9}")
_MAY_BE_ACCOUNT = re.compile("@|QQ|Qq|qQ|qq|扣扣|微信|抖音|快手|微博|卡号|账号|帐号")
_DATE = re.compile(r"[（(]?(?:\d{4}|20〔缺〕|[〇○零一二三四五六七八九十]{4})年.{1,4}月.{0,5}[）)]?")
_COLUMN = re.compile(
    r"姓\s*名|联系人|负责人|责任人|主持人|主讲人|宣讲人|参加人|组长|联络员|报送人|经办人|获奖(?:人|者)|班主任|值班人员?"
)
_SHORT = 4
_TOP = 3
"""Lines from the title down among which the author's name may stand alone."""


def _without_names(blocks: Blocks) -> Blocks:
    told: set[str] = set()
    public: set[str] = set(KEPT)
    for text in (part for block in blocks for part in _parts(block)):
        for name, is_public in _named(text):
            (public if is_public else told).add(name)
    told.update(_alone(blocks))
    told -= public
    pattern = _pattern(told)
    return map_text(blocks, lambda text: _masked(text, pattern))


def _parts(block: Block) -> Iterator[str]:
    """The texts of a block; a cell of a column of names as if it were labelled."""
    if not isinstance(block, Table):
        yield block_text(block)
        return
    named = [bool(_COLUMN.search(cell)) for cell in block.rows[0]] if block.rows else []
    for row in block.rows:
        for at, cell in enumerate(row):
            yield f"姓名：{cell}" if at < len(named) and named[at] and row is not block.rows[0] else cell


def _named(text: str) -> Iterator[tuple[str, bool]]:
    """Every person a text names by context, and whether the name may stand."""
    if not _ANY_NAME.search(text) or not _SIGN.search(text):
        return
    for pattern in _BY_CONTEXT:
        for found in pattern.finditer(text):
            if name := _name(found["name"], titled=pattern is _TITLED):
                yield name, _is_public(text, text.index(name, found.start("name")))
    for found in _RUN.finditer(text):
        names = re.split("[、，和与及]", found["names"])
        evident = _RUN_AFTER.match(found["after"]) or _RUN_BEFORE.search(text[: found.start("names")])
        if evident and all(surname_of(each) or each in KEPT for each in names):
            yield from ((each, False) for each in names if surname_of(each))
    for listed in _LABELLED.finditer(text) if "：" in text or ":" in text else ():
        for found in _ENTRY.finditer(listed["list"]):
            if surname_of(found["name"], sure=True):
                yield found["name"], False


def _name(found: str, *, titled: bool) -> str:
    """The name proper: 向张华 behind nothing is 张华 with 向 before it; a text that is no name gives ""."""
    shorter = found[1:]
    if len(found) == 3 and found[0] in "向由请对给与和及为于从同让经" and (shorter in KEPT or surname_of(shorter)):
        return "" if shorter in KEPT else shorter
    return found if surname_of(found, sure=titled and len(found) == 3 and found[:2] not in WORDS) else ""


def _is_public(text: str, at: int) -> bool:
    return bool(_PUBLIC.search(text[max(0, at - 30) : at]))


def _alone(blocks: Blocks) -> Iterator[str]:
    """Names on a line of their own: an author's under the title, a signer's above the date."""
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > _SHORT or not surname_of(block.text):
            continue
        above, below = blocks[max(0, at - 1) : at], blocks[at + 1 : at + 2]
        signs = bool(at and below and _DATE.fullmatch(block_text(below[0])))
        if signs or (at < _TOP and any(isinstance(each, Heading) and each.level == 0 for each in above)):
            yield block.text


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    """Where the names stand: long ones anywhere, those of two characters only where a word may begin and end."""
    if not names:
        return None
    long = [re.escape(name) for name in sorted(names) if len(name) > 2]
    short = [rf"(?:{_BEFORE}){re.escape(name)}{_DOES}" for name in sorted(names) if len(name) == 2]
    return re.compile("|".join((*long, *short)))


def _masked(text: str, names: re.Pattern[str] | None) -> str:
    if names:
        text = names.sub(lambda found: (surname_of(found[0], sure=True) or found[0][0]) + "某", text)
    if _MAY_BE_NUMBER.search(text) or _MAY_BE_ACCOUNT.search(text):
        for pattern in _NUMBERS:
            text = pattern.sub(lambda found: (found[1] if found.re.groups else "") + LEFT_OUT, text)
    return text


@cleaning_pass(keeps=han_once(_without_names))
def names(blocks: Blocks) -> Blocks:
    """人名：私人的姓名只留姓、后加“某”，手机、证件、邮箱等号码略去；职务在县级以上的、载入史册的不动。"""
    return _without_names(blocks)
