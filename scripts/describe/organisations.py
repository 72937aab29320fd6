"""The unit a report speaks for: its name as printed, and its kind by the words of title, signature and body."""

import re
from collections.abc import Iterator, Mapping

from scripts.articles.similarity import GAP
from scripts.pipeline import HAN

_SUFFIX = (
    "委员会|党工委|党委会?|党组|党总支|党支部|宣传部|组织部|统战部|机关工委|网信办|办公室|管委会|人民政府|人民法院|检察院|"
    "大学|学院|学校|中学|小学|幼儿园|医院|卫生院|保健院|疾控中心|研究院|研究所|科学院|设计院|"
    "集团|公司|工厂|银行|合作社|供销社|图书馆|文化馆|博物馆|档案馆|美术馆|服务中心|中心|电视台|报社|"
    "公证处|总工会|妇联|文联|科协|残联|侨联|工商联|团委|联合会|协会|商会|[林农牧渔]场|社区|街道|办事处|园区|开发区|高新区|"
    "局|厅|镇(?!村|机关)|乡(?!镇|村)|(?<![农乡])村(?!级|民|组|居|干)|馆|站(?!位|点|在)|所(?!有|属|在)|院(?!校|系|内|务)|系(?!统|列|数)|厂|校(?!园|内|外|务)|社(?!会|区)|委(?!员|会|托)|办(?!理|学|事|公|好|法)"
)
_NAME = re.compile(rf"^((?:中共)?[\u4e00-\u9fff（）]{{2,28}}(?:{_SUFFIX}))")
_ENDS = frozenset(HAN.findall(_SUFFIX))
"""One of which a name ends with."""
_WHOLE = re.compile(rf"^(?:中共)?[\u4e00-\u9fff（）]{{2,28}}(?:{_SUFFIX})$")
_CERTAIN = re.compile(
    r"^([\u4e00-\u9fff（）]{2,24}?(?:公司|医院|大学|[中小]学(?!习)|学院|[书化博档]..?馆|研究[院所]|人民政府|管委会|供销社|[计育政安务]局|社区))"
)
_LEAD = re.compile(
    r"^(?:(?:20\d\d|20〔缺〕|二〇..)年?(?:度|上半年|下半年|以来|第?[一二三四]季度)?以?来?[，,]?|今年以?来[，,]?|近年来[，,]|"
    r"上半年[，,]|一年来[，,]|年初以来[，,])"
)
_AFTER_NAME = re.compile(
    r"(?:关于|20|二〇|网络|意识形态|坚持|认真|深入|高度|严格|始终|积极|紧紧|全面|切实|以|把|将|在|按|根据|围绕|有|共|落实|对|"
    r"贯彻|牢牢|扎实|党|开展|安全|宣传|思想|一季度|上半年|年度|第|工作|现有|召开|全体|的)|$|[，,：:（(“]"
)
_MASK = re.compile(rf"{re.escape(GAP)}|[_＿xX×*]")
_GENERIC = re.compile(
    r"^(?:浅[谈析议论]|试[论析谈]|谈|论|新[时形媒]|如何|做好|加强|抓好|材料|我|本|该|全|各|基层|[县市]级|民营|部分|市委|县委|区委|省委|党委|党组|党支部|中共中央|中央|学校|学院|社区|公司|集团公司|办公室|人民政府|.{0,2}以来|为|根据|按照|在|近|今|年|现|一|二|三|[局镇乡村院校办厅](?:党|机关|领导))"
)

_TITLE, _LAST_WORD, _SIGNED, _OPENING = 6.0, 2.0, 5.0, 3.0
_SPEAKING, _BODY, _BODY_MOST = 1.0, 0.4, 2.0


def _own(units: str) -> str:
    """A unit that speaks of itself: 我局 全镇. Written out, since a search for words by their first characters is quick."""
    return "|".join(f"{own}们?(?:{units})" for own in "我本该全")


KINDS: Mapping[str, tuple[str, str]] = {
    "university": (
        r"大学(?!习)|学院|高校|教学系|职业技术|专科学校",
        _own("系|院") + "|学院|辅导员|大学生|院系|系部|高校",
    ),
    "school": (
        r"[中小]学(?!习)|幼儿园|(?:职业教育|职教)中心|(?<!专科)学校|一中|中心校",
        _own("校|园(?!区)") + "|家长|少先队|班主任|中小学|班会",
    ),
    "hospital": (r"医院|卫生院|保健院|卫生服务(?:中心|站)", _own("院") + "|患者|医护|医务|病区|门诊|诊疗"),
    "township": (
        r"(?:镇|乡|街道)(?:党委|党工委|人民政府|办事处)?(?!村|.{1,8}(?:村|社区)(?:[党委支]|$))",
        _own("镇|乡|街道") + "|镇党委|乡党委|村干部|各村|村组|镇村",
    ),
    "community": (
        r"社区|村(?:党|委|民委|支)|居委会|村$",
        _own("社区|村") + "|社区(?:党|居|工作)|居民|村支部|村两委|楼栋|网格员",
    ),
    "enterprise": (
        r"公司|集团|厂|银行|企业",
        _own("公司|厂|行|集团") + "|集团公司|公司党委|生产经营|车间|班组|子公司|客户",
    ),
    "party": (
        r"(?:[省市县区州盟旗镇乡〕某]委|党工委|党委)(?:宣传部|组织部|统战部|办公室|办|政法委|网信办|老干部局|党校)"
        r"|机关工委|党校|纪委|(?:^|[省市县区])网信办|[省市县区]委(?:员会)?$|共青团|团委|总工会|(?:妇|文|残|侨|工商)联|科协",
        _own("部") + "|部机关|部务会|机关工委|宣传文化系统",
    ),
    "park": (r"园区|开发区|高新区|管委会|产业园|工业园", _own("园区") + "|园区|管委会|区党工委|入园企业|开发区|入驻企业"),
    "research": (r"研究院|研究所|科学院|农科院|设计院|科研", _own("所|院") + "|科研|课题组|研究室|研究员|实验室"),
    "institution": (
        r"(?<!卫生服务)(?<!职业教育)(?<!职教)中心(?!组|校|任务|工作|卫生|小学|中学|学校|幼儿|医院|血站)|馆|(?<!网)(?<!卫生服务)站|供销社|电视台|报社|融媒体|剧团|事业|公证处|协会|商会|[林农牧渔]场|(?:福利|敬老|养老|救助|光荣)院",
        _own("中心|馆|站|社|台") + "|中心党支部|全中心|读者|展厅|馆员",
    ),
    "government": (
        r"(?<!老干部)局|派出所|厅|人民政府|(?<![校管省市县区])委(?:员会)?(?:党组|机关)?$|(?<!委)办公室|法院|检察院|发改委|卫健委|[省市县](?=坚持|十分|高度|认真)",
        _own("局|办|厅|委|区|单位") + r"|局党[组委]|局机关|局领导|办领导|各科室|股室|全县|全市",
    ),
}  # fmt: skip
_NAMING = {kind: re.compile(words[0]) for kind, words in KINDS.items()}
_SAYING = {kind: re.compile(words[1]) for kind, words in KINDS.items()}
_BASIS = re.compile(r"^(?:根据|按照|依据|为|在|以|遵照)")
_SELF = re.compile(
    r"[我本该](?:们)?(?:局|镇|乡|办|委|校|学院|院|系|中心|社区|村|公司|集团|厂|站|所|馆|园区|街道|厅|队|区|县|市|行|社|部|单位|地区?)"
    r"|我们(?=认真|坚持|始终|积极|虽然|将)"
)


def is_name(text: str) -> bool:
    """Whether a line is the name of a unit and nothing else."""
    return _WHOLE.match(text.strip()) is not None


def find_name(title: str, signature: str, opening: str) -> tuple[str | None, float]:
    """The unit's name as printed and how sure that is; None where it is masked or nowhere given."""
    for text, sure in ((title, 0.9), (signature, 0.9), (opening, 0.7)):
        for line in text.split("\n"):
            name = _name_in(line)
            if name:
                return name, sure
    return None, 0.5


def _name_in(line: str) -> str | None:
    """The longest run in front of a line that ends like a unit's name and is followed like one."""
    line = _LEAD.sub("", line.strip().removeprefix("关于"))
    best = None
    for end in range(3, min(len(line), 34) + 1):
        if line[end - 1] in _ENDS and _WHOLE.match(line[:end]) and _AFTER_NAME.match(line[end:]):
            best = line[:end]
            break
    if best is None and (found := _CERTAIN.match(line)):
        best = found[1]
    if best is None or _GENERIC.match(best) or _MASK.search(line[: len(best) + 1]):
        return None
    return _with_tail(best, line)


def _with_tail(name: str, line: str) -> str:
    """A committee's or an office's name goes on past its first suffix: 某某县委 → 某某县委宣传部."""
    found = _NAME.match(line)
    if found and len(found[1]) > len(name) and len(found[1]) - len(name) <= 5 and "的" not in found[1]:
        return found[1]
    return name


def kind_votes(title: str, name: str | None, signature: str, opening: str, body: str) -> dict[str, float]:
    """Weights of each kind of unit: what the names say counts most, what the body says counts by how often."""
    votes = dict.fromkeys(KINDS, 0.0)
    for kind, text, weight in _named(title, name, signature, opening):
        if _NAMING[kind].search(text):
            votes[kind] += weight
    for kind in _last_named(name or ""):
        votes[kind] += _LAST_WORD
    for kind, pattern in _SAYING.items():
        spoken = pattern.findall(body)
        own = sum(each[:1] in "我本该" for each in spoken)
        votes[kind] += own * _SPEAKING + min((len(spoken) - own) * _BODY, _BODY_MOST)
    return votes


def _last_named(name: str) -> list[str]:
    """The kinds that the last word of a name tells: 白石镇中心小学 is a school, not a township."""
    ends = {
        kind: max(found.end() for found in words.finditer(name))
        for kind, words in _NAMING.items()
        if words.search(name)
    }
    return [kind for kind, end in ends.items() if end == max(ends.values())]


def _named(title: str, name: str | None, signature: str, opening: str) -> Iterator[tuple[str, str, float]]:
    begins = "" if _BASIS.match(opening) else re.sub("全[镇乡]", "", _LEAD.sub("", opening)[:16])
    for kind in KINDS:
        yield kind, name or "", _TITLE
        yield kind, title if not name else "", _TITLE / 2
        yield kind, signature, _SIGNED
        yield kind, begins, _OPENING


def speaks_of_itself(body: str) -> int:
    """How often a text speaks of its own unit (我局 本单位): essays never do."""
    return len(_SELF.findall(body))
