"""Masked and lost words marked as gaps: what stood there is not guessed, and 某某 stays as printed."""

import re
from dataclasses import replace

from scripts.document import Blocks, Table, map_text
from scripts.passes.keeping import GAP, han_but_gaps
from scripts.pipeline import HAN, cleaning_pass

_HAN = HAN.pattern[1:-1]
_DIGITS = "〇零一二三四五六七八九十百千万亿两"
_END = r"(?=[，。；、：！？）]|$)"
_COUNTER = "人次|场次|条|篇|场|次|期|份|件|个|名|户|天|项|幅|家|块|遍|轮|人"
# What is counted stands before the number: a unit straight after it, at the end of a clause, has lost its number.
_COUNTED = {
    "场|次|场次|人次": "参加|召开|举办|组织|开展|讲课|宣讲|演出|播出|学习|培训|会议|活动|讲座|座谈|座谈会|研讨|研讨会|报告会|发布会|培训班"
    "|专题会|党课|检查|排查|巡查|宣传|报道|走访|转发|阅读|浏览|点击|采访|督查",
    "条|篇|件|份|幅": "发布|转发|转载|刊发|刊登|报送|播发|推送|采用|信息|报道|消息|稿件|新闻|文章|作品|舆情|意见|建议|线索|内容|留言|评论|资料|材料|提案|问题|视频",
    "天|期|条|次|篇|场|个|份|件|项|人次|名|户|人": "累计|共计|合计|总计|累计更新|累计发布|累计播出|累计开展|累计举办|累计召开|累计参加|累计培训|累计印发|累计发放|累计走访"
    "|共更新|共发布|共播出|共印发|共发放|更新|已办结|共办结",
    "人": "总人数|人数|总数|到会|参会人员|听众",
    "名": "党员|干部|人员|教师|学生|职工|员工|网评员|信息员|评论员",
}
_WORDS_BEFORE = {
    unit: tuple(word for units, words in _COUNTED.items() if unit in units.split("|") for word in words.split("|"))
    for unit in dict.fromkeys("|".join(_COUNTED).split("|"))
}
_COUNTED_UNIT = re.compile(f"(?:{'|'.join(sorted(_WORDS_BEFORE, key=len, reverse=True))}){_END}")
_MASKS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"\ufffd+", GAP),
        (r"(?<![A-Za-z0-9])[_＿]+(?:[xX×*]+(?![A-Za-z]))*[_＿]*|[_＿]+(?![A-Za-z0-9])|[_＿]{2,}", GAP),
        (r"(?<![*\w])[*＊]+[xX×]*(?=[^\s*\w]|$)|[*＊]+[xX×]*|(?<=\S)[*＊]+[xX×]+", GAP),
        (r"(?<=(?<!\d)[12]\d)[xX×]{2}(?![A-Za-z0-9])|(?<=(?<!\d)[12]\d\d)[xX×](?=年)", GAP),
        (rf"(?<![A-Za-z])[xX×]{{2,}}(?=[{_HAN}])(?!错误|状态|响应|系列)", GAP),
        (rf"(?<![A-Za-z0-9×\-])[xXｘＸ×]+(?![A-Za-z0-9×\-光轴射])|(?<=[{_HAN}])[xX×]+(?=\d*[{_HAN}])(?![光轴射])", GAP),
        (r"[○◯△]{2,}|[○◯△](?=[省市县区镇乡村局委校院年月日])", GAP),
        (
            rf"(?<![{_DIGITS}])〇{{2,}}(?![{_DIGITS}年])|(?<=[{_HAN}，。、；：（])[□■▇█●◆◎]{{2,}}|(?<=[{_HAN}，。、；：（])[□■▇█●◆◎]+(?=[省市县区镇乡村局委校院年月日条次篇人])",
            GAP,
        ),
    )
)
_LOST = (
    (r"20[-—－–]", rf"(?<=(?<!\d)20)[-—－–]+(?=[年{_HAN}])", GAP),
    (r"20年?[上下]半年", r"(?<=(?<!\d)20)(?=[上下]半年|年[上下]半年)", GAP),
    (
        "年上半年|年下半年|年度|年网络|年意识形态|年工作|年党",
        r"(?:(?<=现将)|(?<=[我本][局委办镇县市区校院系])|(?<=完成)|(?<=安排)|^)(?=年[上下]半年|年度?(?:网络|意识形态|工作|党))",
        GAP,
    ),
    ("《》|“”", r"(?<=《)(?=》)|(?<=“)(?=”)", GAP),
    (
        "，、|：、|（、|、等|、，|、。|、；|、、",
        r"(?<=[，：（])(?=、)|(?<=、)(?=等[^\w〔]|等[平媒单部人方]|[，。；、])",
        GAP,
    ),
    ("％|%", rf"(?<=[{_HAN}])(?=％|%)", GAP),
    ("年月日|月日", r"^(?=年月日$)|(?<=年)(?=月日$)|(?<=月)(?=日$)", GAP),
    (
        f"余(?:{_COUNTER}|元|万)",
        r"(?<![业工课多剩盈富残公闲之其有节结冗空])(?<![\d〇零一二三四五六七八九十百千万亿几两数〕])"
        rf"(?=余(?:{_COUNTER}|人|元|万)(?:[，。；、：）]|$))(?<=[{_HAN}])",
        GAP,
    ),
    (
        "人次",
        rf"((?:参与|参加|培训|覆盖|惠及)[^，。；\d一二三四五六七八九十百千万几数多余〕]{{0,6}})(?=人次{_END})",
        rf"\1{GAP}",
    ),
    (
        "|".join(f"{unit}[，；、]" for unit in "条篇件项份次期场起个"),
        rf"(\d(条|篇|件|项|份|次|期|场|起|个)[，；、][^。，；]{{0,6}}?(?:停播|转发|退回|退改|整改|删除|驳回|办结|答复|采用|缓办|取消|更正|撤下|下架|推迟|新增|补发|注销|缺|改|播|发|撤|退))(?=\2{_END})",
        rf"\1{GAP}",
    ),
    (f"共(?:有|收到)?(?:{_COUNTER})", rf"((?<!公)(?:一共|总共|共有|共收到|共))(?=(?:{_COUNTER}){_END})", rf"\1{GAP}"),
    (
        "一共|总共|共计|累计|合计|先后",
        rf"((?:一共|总共|共计|累计|合计|先后)[^，。；\d{_DIGITS}几数多余〕]{{1,6}}了)(?=(?:{_COUNTER})[^，。；]{{0,4}}{_END})",
        rf"\1{GAP}",
    ),
    (
        "个百分点",
        r"((?:增长|下降|提高|提升|上升|减少|降低|增加|高出|低于|高于))(?=个百分点)",
        rf"\1{GAP}",
    ),
    ("万元|亿元", rf"(?<=[{_HAN}])(?<![{_DIGITS}数几上近逾余多过超破成每半均])(?=[万亿]元)", GAP),
    (
        "设个|辖个|设有个|有个",
        r"((?:下设|共辖|下辖|设有|现有|共有))(?=个(?!别|人|体|性|案|个)[^，。；]{2})",
        rf"\1{GAP}",
    ),
    (
        "第季度|第届|第轮|第号|〔〕",
        r"(?<=第)(?=(?:季度|届|轮|号)(?!次))|(?<=〔)(?=〕(?:\d|〔缺|第|号))",
        GAP,
    ),
    ("月日", rf"(?<![{_DIGITS}\d〕年本当每次上下个按隔逐])月日(?=[，。至上下晚召举组])", f"{GAP}月{GAP}日"),
    ("会次", rf"((?:班|大|例|议|部署|推进|动员|分析|联席)会)(?=次{_END})", rf"\1{GAP}"),
    (
        "书份|单份|册份|卷份|报份|纸份",
        rf"(倡议书|宣传单|传单|手册|问卷|海报|明白纸|宣传册|责任书|承诺书)(?=份{_END})",
        rf"\1{GAP}",
    ),
)
"""What a text needs to have for a rule to be tried at all (most have none), what is lost, and how it is marked."""
_RULES = tuple((re.compile(needs), re.compile(pattern), put) for needs, pattern, put in _LOST)
_MAY_HAVE_LOST = re.compile("|".join(needs for needs, _, _ in _LOST))
_IDENTIFIER = re.compile(
    r"(?<![A-Za-z0-9_])(?:__[a-z]+__|(?![xX]+_)[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)(?![A-Za-z0-9_])|(?<=[A-Za-z0-9]) ?[*＊] ?(?=[A-Za-z0-9])"
)
"""Names in code (a_b.txt, __init__) and sums (2*3) are no masks."""
_REPEATED = re.compile(f"{GAP}(?:{GAP})+")
_MAY_BE_MASKED = re.compile(r"[_＿*＊xXｘＸ×○◯△〇□■▇█●◆◎\ufffd]")


@cleaning_pass(keeps=han_but_gaps)
def gaps(blocks: Blocks) -> Blocks:
    """缺字：被遮盖、漏掉的数字和字词标作〔缺〕，不猜。"""
    return tuple(_of_cells(block) if isinstance(block, Table) else map_text((block,), _marked)[0] for block in blocks)


def _of_cells(table: Table) -> Table:
    """A cell is no sentence: a head of a column (参加人次) has lost no number, only masks count."""
    rows = tuple(
        tuple(_without_masks(cell) if _MAY_BE_MASKED.search(cell) else cell for cell in row) for row in table.rows
    )
    return replace(table, rows=rows)


def _marked(text: str) -> str:
    if not HAN.search(text) and not _MAY_BE_MASKED.search(text):
        return text
    masked = _without_masks(text) if _MAY_BE_MASKED.search(text) else text
    return _REPEATED.sub(GAP, _with_lost(masked))


def _without_masks(text: str) -> str:
    held = _IDENTIFIER.findall(text)
    text = _IDENTIFIER.sub("\U000f0000", text)
    for pattern, put in _MASKS:
        text = pattern.sub(put, text)
    text = _REPEATED.sub(GAP, text)
    return re.sub("\U000f0000", lambda _: held.pop(0), text) if held else text


def _with_lost(text: str) -> str:
    for needs, pattern, put in _RULES if _MAY_HAVE_LOST.search(text) else ():
        if needs.search(text):
            text = pattern.sub(put, text)
    return _COUNTED_UNIT.sub(_counted, text)


def _counted(unit: re.Match[str]) -> str:
    """A unit with its gap where what it counts stands right before it."""
    lost = unit.string.endswith(_WORDS_BEFORE[unit[0]], 0, unit.start())
    return GAP + unit[0] if lost else unit[0]
