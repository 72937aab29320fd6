"""Words printed twice in a row by mistake; verbs that may be doubled (学习学习) and 天天, 层层 are no mistake."""

import re

from scripts.document import Blocks, map_text, plain_text
from scripts.passes.keeping import han_or_fewer
from scripts.passes.numbering import number_of
from scripts.pipeline import cleaning_pass

_WORDS = (
    "工作|问题|意识|意识形态|情况|制度|责任|小组|形态|干部|党员|群众|会议|单位|机制|精神|思想|领域|阵地|同志|部门|网络|社区|学校|习近平|"
    "总书记|进一步|不断|切实|始终|积极|重要|主要|通过|根据|按照|以及|并且|同时|我们|认真贯彻|落实|坚持|加强|建立健全|党委|党组|书记|中心|"
    "人员|企业|记录|登记|材料|网站|平台|账号|村民|居民|职工|教师|学生|项目|资料|文件|内容|时间|地点|现场|效果|成效|成果|经验|做法|办法|意见|方法|标准|程序|环节"
    "|渠道|载体|专题|课堂|教室|宿舍|食堂|车间|班组|岗位|窗口|大厅|公告|简报|台账|档案|清单|年度|季度|月份|今年|去年|明年|基层|乡镇|街道|社团|协会|支部|理论|政治|队伍|"
    "政府|机关|舆论|舆情|信息|媒体|措施|计划|方案|任务|目标|能力|水平|作用|方面|社会|主义|特色|新时代|中国"
)
_ALONE = (
    "(?![员部局表本者人会家点站队单处科室日长师证书册簿栏制法权力性化率量网界箱袋包夹盒柜架墙廊稿群库在到于了着过下入])"
)
"""What makes two words of it: 企业企业家, 登记登记表, 会议记录记录在册."""
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"({_WORDS})\1+{_ALONE}|(工作)(?:工作)+(?=人员|日)", r"\1\2"),
        (r"(?<![目有打])的的(?![确士])", "的"),
        (r"(?<=\d年)年(?=[^度初底末中间内报会终关轻迈月味货画景均审检])", ""),
        (r"(?<=[一二三四五六七])中全全会", "中全会"),
        (r"(?<=[一两三])年来年(?=[^度初底末])", "年来"),
        (r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])是是(?!否|非)", r"\1是"),
        (r"([下进]一步)步(?![入骤伐行为登])", r"\1"),
    )
)


_GLUED = re.compile(r"[\u4e00-\u9fff]{2,24}?([\u4e00-\u9fff]{2,4})(?=\1[\u4e00-\u9fff])")
"""A numbered heading and the sentence glued to it may end and begin with one word: （三）读者意见意见箱和…"""
_TWICE = re.compile(rf"([\u4e00-\u9fff]{{2,4}}?)\1+{_ALONE}")
"""Any noun twice is a mistake where the text has it once as well or it is long; verbs may be doubled."""
_MAY_BE_TWICE = re.compile(
    r"[〇一二三四五六七八九十百千万亿两几的不是有没了在和与及很多少某这那哪每各逐往来反复上下左右前后非常慢快天年月再又也都就还]|^(.)\1|"
    "学习|讨论|研究|商量|交流|分析|了解|考虑|锻炼|休息|打扫|收拾|整理|检查|活动|介绍|说明|表示|意思|体验|感受|尝试|比较|参考|准备|调查|安排|照顾|关心|帮助|教育|批评"
    "|总结|宣传|汇报|走访|谈论|琢磨|反思|改进|提高|放松|开心|高兴|热闹|劝说|打听|核实|核对|回顾|回忆|沟通|协调|督促|提醒|动员|代表|领导|要求|通知|规定|决定|建议|指示"
    "|编辑|主持|保证|证明|报道|翻译|评价|认识|熟悉|合计|盘算|比划|敲打|管理|服务|监督|测试|练习|培训|引导|指导|辅导|解释|处理|改造|清理|完善|巩固|对照"
)


_AGAIN = re.compile(r"([\u4e00-\u9fff]{2,4}?)\1")
_SHORT_AGAIN = ("的的", "年年", "全全", "年来年", "是是", "步步")


def _may_be_doubled(text: str) -> bool:
    """Whether any rule could hold for a text; for most none does."""
    return _AGAIN.search(text) is not None or any(map(text.__contains__, _SHORT_AGAIN))


def _told_once(blocks: Blocks) -> Blocks:
    told = plain_text(blocks)
    if not _may_be_doubled(told):
        return blocks
    words = {found[1] for found in _TWICE.finditer(told) if not _MAY_BE_TWICE.search(found[1])}
    known = {word for word in words if len(word) > 2 or told.count(word) > 2 * told.count(word * 2)}
    once = map_text(blocks, lambda text: _once(text, known))
    return once if once == blocks else _told_once(once)


def _once(text: str, known: set[str]) -> str:
    """The text with every rule applied, again and again: what one word leaves may be doubled in turn."""
    if not _may_be_doubled(text):
        return text
    number = number_of(text)
    glued = _GLUED.match(number.rest) if number else None
    start = len(text) - len(number.rest) + glued.end() if number and glued else 0
    head, told = text[:start], text[start:]
    told = _TWICE.sub(lambda found: found[1] if found[1] in known else found[0], told)
    for pattern, put in _RULES:
        told = pattern.sub(put, told)
    told = head + told
    return told if told == text else _once(told, known)


@cleaning_pass(keeps=han_or_fewer)
def doubled_words(blocks: Blocks) -> Blocks:
    """重字：误打了两遍的字词，只留一遍。"""
    return _told_once(blocks)
