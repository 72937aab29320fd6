"""Headings that a web site glued to the text after them without a stop: 一、存在的问题虽然…

Cut only where it is certain: the same heading stands alone elsewhere in the document, or a word that ends headings
meets a word that begins sentences.
"""

import re
from collections import Counter

from scripts.document import Block, Blocks, Heading, Paragraph
from scripts.passes.numbering import Number, first_sentence, number_of
from scripts.pipeline import cleaning_pass

_LONGEST = 40
_BODY = 6
"""Characters a first sentence has at least behind a heading."""
_ENDERS = [
    "情况",
    "问题",
    "不足",
    "打算",
    "计划",
    "措施",
    "思路",
    "安排",
    "责任",
    "意识",
    "工作",
    "活动",
    "建设",
    "队伍",
    "阵地",
    "管理",
    "氛围",
    "格局",
    "动力",
    "能量",
    "共识",
    "认识",
    "领导",
    "安全",
    "能力",
    "机制",
    "力度",
    "水平",
    "实效",
    "落实",
    "宣传",
    "引导",
    "导向",
    "保障",
    "监督",
    "学习",
    "武装",
    "制度",
    "舆论",
    "成效",
    "特点",
    "原因",
    "做法",
    "目标",
    "要求",
    "建议",
    "基础",
    "作用",
    "防线",
    "底线",
    "形势",
    "环境",
    "素质",
    "到位",
    "到人",
    "体系",
    "服务",
    "教育",
    "培训",
    "检查",
    "部署",
    "研判",
    "处置",
    "方向",
    "效果",
    "质量",
    "关口",
    "主动",
    "根基",
    "思想",
    "合力",
    "纪律",
    "发展",
    "落地",
    "形式",
    "载体",
    "平台",
    "渠道",
    "方法",
    "内容",
]
_STRONG = re.compile(
    r"虽然|尽管|为了|为(?:进一步|全面|切实|深入|贯彻|确保|加强|落实)|[我本](?:单位|公司|[局镇县市区校院委办社乡街们系中村部所厅])|按要求|按照|根据"
    r"|今年|去年|本年|本学[年期]|[一二三四]季度|[上下]半年|全年|年初|近年|截[至止]|目前|当前|自20|20\d\d年|一是|首先|始终坚持|一直以来"
    r"|(?:公司|学校|医院|社区|支部|园区|馆|中心|集团|村|镇|局|街道)(?:党委|党组|党支部|党总支|领导|高度|始终|积极|[全共现]|\d)|以[^，。]{2,14}为(?:抓手|契机|平台|载体|依托|主线|重点|核心|引领|主题)"
    r"|全[镇县市区校院局]|〔缺〕"
)
_WEAK = re.compile(
    r"组织|成立|建立|深入|加强|制定|利用|充分|坚持|通过|针对|结合|围绕|严格|认真|积极|开展|把|将|对|牢固|严把|健全|落实|定期|及时|切实|高度"
)
_DATE = re.compile(r"\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|初|底|份?起)|20\d\d年")
# Headings of whole sections, whatever stands behind them: 二、存在的问题意见本有… 四、工作要求各年级组要…
_SECTION = re.compile(
    r"(?:(?:工作|活动|自查|检查|调研|学习|培训|整改|宣传|总体|主要|基本|具体|下一?步|下一阶段|[上下]半年|[明今]年|今后|存在|当前|目前|查到|发现)(?:的|工作|主要)*)+"
    r"(?:情况|问题|不足|打算|计划|措施|思路|安排|目标|要求|准备|过程|效果|成效|做法|范围|经过|背景|建议|体会|经验|困难)"
    r"(?![，、。：；和与及的是有如汇报告通说明分析总结表统计台清制度机整落反较很多少良好高低等在为进还主比已得比])"
)
_DEED = re.compile(
    "把|让|用好|管好|守好|讲好|抓好|做好|加强|强化|压实|落实|健全|完善|提升|严格|规范|开展|推进|突出|筑牢|明确"
)
_CONTRAST = re.compile("虽然|尽管|一是|为了")


@cleaning_pass()
def glued_headings(blocks: Blocks) -> Blocks:
    """标题连正文：标题和正文之间没有断开的，把标题分出来。"""
    known = Counter(text for block in blocks for text in _alone(block))
    return tuple(part for block in blocks for part in _parts(block, known))


def _alone(block: Block) -> list[str]:
    """The heading a block is or begins with, when a stop or the end of the line bounds it."""
    if isinstance(block, Heading):
        return [block.text] if block.level else []
    number = number_of(block.text) if isinstance(block, Paragraph) else None
    sentence = first_sentence(number.rest).rstrip("。；：") if number else ""
    return [sentence] if 4 <= len(sentence) <= _LONGEST else []


def _parts(block: Block, known: Counter[str]) -> tuple[Block, ...]:
    number = number_of(block.text) if isinstance(block, Paragraph) and not block.role else None
    at = _cut(number, known) if number and number.rank <= 2 else 0
    if not isinstance(block, Paragraph) or not number or not at:
        return (block,)
    heading = Paragraph(number.printed + number.rest[:at], block.lines)
    return heading, Paragraph(number.rest[at:], block.lines)


def _cut(number: Number, known: Counter[str]) -> int:
    """Where the heading ends in the text after the number; 0 when there is nothing to cut."""
    text, sentence = number.rest, first_sentence(number.rest)
    if len(text) < 8 or not re.search("[。；：]", text):
        return 0
    section = _SECTION.match(text) if number.rank == 1 else None
    if section and len(sentence) - section.end() >= 2 * _BODY:
        return section.end()
    window = min(len(sentence) - _BODY, _LONGEST)
    longest = max(
        (size for size in range(4, window) if text[:size] in known and text[size] not in "，、。和与及的"), default=0
    )
    if longest and known[sentence.rstrip("。；：")] < 2:
        return longest
    is_run_in = len(sentence) < len(text) and len(sentence) <= 30 and not re.search(r"\d", sentence)
    places = [at for at in range(3, max(window, 3)) if _ends_and_begins(text, at, is_run_in)]
    return places[0] if places else 0


def _ends_and_begins(text: str, at: int, is_run_in: bool) -> bool:
    head, rest = text[:at], text[at:]
    if re.search("[。；：！？]", head) or head.count("“") != head.count("”") or head.count("（") != head.count("）"):
        return False
    ends = any(head.endswith(word) for word in _ENDERS)
    clauses = head.split("，")
    is_pair = len(clauses) > 1 and len(clauses[-1]) == len(clauses[-2])
    if _DATE.match(rest) and at >= 5 and not re.search(r"[，至到从自在于截每今本的\d]", head):
        return ends or bool(_DEED.match(head))
    if is_run_in:
        return ends and bool(_CONTRAST.match(rest))
    if _STRONG.match(rest):
        return ends or is_pair or bool(re.match(r"公司\d|学校\d|社区\d", rest))
    return ends and is_pair and bool(_WEAK.match(rest))
